"""`tema up` hands what a person set on to its parts, all but what it decides on itself."""

from dataclasses import fields

import pytest

from news.settings import Settings, read
from tema.up import NOT_HANDED_ON, own_settings

CHOSEN = {
    "contact": "https://watch.example",
    "languages": "bg",
    "names_by": "my_names:find_mentions",
    "canary_page": "https://watch.example/canary",
    "worker_processes": "3",
}


@pytest.mark.parametrize("name", CHOSEN)
def test_what_is_set_reaches_the_parts(name):
    variable = f"TEMA_{name.upper()}"
    assert own_settings(read({variable: CHOSEN[name]})) == {variable: CHOSEN[name]}


def test_what_is_not_set_does_not():
    assert own_settings(Settings()) == {}


def test_what_the_service_decides_on_stays_with_it():
    assert {field.name for field in fields(Settings)} > NOT_HANDED_ON
    assert own_settings(read({"TEMA_DATABASE_URL": "postgresql://there/tema"})) == {}
