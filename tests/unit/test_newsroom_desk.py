"""The newsroom's desk publishes, edits and removes, over HTTP as well."""

import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tema.newsroom import Newsroom, RunningNewsroom, TrueArticle

TOPIC = "Казахстан"
NOW = datetime(2026, 11, 24, 9, 40, 31, 5, tzinfo=UTC)
NEW: dict[str, Any] = {
    "outlet": "dala",
    "path": "/kk/zhana-1",
    "headline": "Ақтауда жаңа мектеп ашылды",
    "description": "Онда 600 бала оқиды",
    "paragraphs": ["«Балалар қуанып жүр», — деді мұғалім Ұлжан Һасенова."],
    "authors": [["Айнұр Сәрсенова", "тілші"]],
    "date_published": "2026-11-24T08:15:00+05:00",
    "date_modified": "2026-11-24T09:00:00+05:00",
    "in_language": "kk",
    "section": "Қоғам",
    "quotations": [{"text": "Балалар қуанып жүр", "speaker": "Ұлжан Һасенова"}],
    "mentions": [{"name": "Ақтау", "kind": "place", "forms": ["Ақтауда"], "country": "KZ"}],
    "amounts": [{"text": "600 бала", "value": 600, "unit": "бала"}],
}


@pytest.fixture
def running() -> Iterator[RunningNewsroom]:
    with RunningNewsroom(Newsroom(lambda: NOW)) as running:
        yield running


def order(running: RunningNewsroom, name: str, **values: Any) -> Any:
    url = f"{running.base_url('horizont')}/desk/{name}"
    with urlopen(Request(url, json.dumps(values).encode())) as answer:
        return json.load(answer)


def told(running: RunningNewsroom) -> dict[str, dict[str, Any]]:
    """What the desk tells of each article, by URL."""
    with urlopen(f"{running.base_url('vestnik')}/desk/truth") as answer:
        return {row["url"]: row for row in json.load(answer)}


def wind_park(running: RunningNewsroom) -> TrueArticle:
    found = (a for a in running.newsroom.articles() if a.story == "wind-park")
    return next(a for a in found if a.outlet == "horizont")


def test_an_article_is_published_with_its_truth(running):
    order(running, "publish", **NEW)
    row = told(running)[f"{running.base_url('dala')}/kk/zhana-1"]
    assert row["quotations"] == [NEW["quotations"][0] | {"by": "name"}]
    assert row["mentions"] == [NEW["mentions"][0] | {"role": None}]
    assert row["amounts"] == NEW["amounts"]
    assert row["date_modified"] == NEW["date_modified"]
    assert row["authors"] == [{"name": "Айнұр Сәрсенова", "role": "тілші"}]


def test_the_truth_has_every_field_and_the_body(running):
    row = told(running)[running.url_of(wind_park(running))]
    assert row.keys() == {"url", "article_body"} | {field.name for field in fields(TrueArticle)}
    assert row["article_body"] == "\n\n".join(row["paragraphs"])


def test_new_words_are_a_change_of_now_and_take_old_truth_with_them(running):
    true = wind_park(running)
    order(
        running,
        "edit",
        outlet_key=true.outlet,
        path=true.path,
        paragraphs=list(true.paragraphs[:2]),
    )
    row = told(running)[running.url_of(true)]
    assert row["date_modified"] == "2026-11-24T09:40:00+00:00"
    assert row["quotations"] == []
    assert "Асхат Тюлегенов" not in {mention["name"] for mention in row["mentions"]}
    assert "Жетису" in {mention["name"] for mention in row["mentions"]}


def test_a_new_count_is_no_change(running):
    true = wind_park(running)
    order(running, "edit", outlet_key=true.outlet, path=true.path, view_count=999)
    row = told(running)[running.url_of(true)]
    assert row["view_count"] == 999
    assert row["date_modified"] == true.date_modified.isoformat()


def test_what_is_removed_is_gone_from_the_truth(running):
    true = wind_park(running)
    order(running, "remove", outlet_key=true.outlet, path=true.path)
    assert running.url_of(true) not in told(running)


@pytest.mark.parametrize(
    "wrong",
    [
        {"headline": "само това"},
        NEW | {"outlet": "nobody"},
        NEW | {"amounts": [{"text": "600"}]},
        NEW | {"dates": [{"text": "бүгін", "date": "today"}]},
    ],
)
def test_a_wrong_order_is_refused(running, wrong):
    with pytest.raises(HTTPError, match="400") as refused:
        order(running, "publish", **wrong)
    refused.value.close()


def test_generated_articles_are_the_last_of_the_topic(running):
    made = running.newsroom.add_generated("horizont", 30)
    own = [a for _, a in running.truth(TOPIC) if a.outlet == "horizont"]
    assert own[21:] == made
