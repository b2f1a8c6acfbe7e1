"""Publishers' files: each saved page is read as its JSON says, and differs without the file."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from web_poet.fields import get_fields_dict

from news.article import Article
from news.bodies import unzip_body
from news.sites import SITES, page_class, site_of
from news.sites.base import SitePage, field
from tema.output import as_json
from tema.parsing import expected
from tests.factories import URL, an_article
from workers.parse import parse_article
from workers.parse.page import page_of

FOLDER = Path(__file__).parents[1] / "sites"
SAVED = sorted(FOLDER.glob("*/*.json"))


def name_of(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def page(path: Path) -> tuple[bytes, str, Mapping[str, Any]]:
    """What the parser is given for a saved page: bytes, address, and the rest by name."""
    told = json.loads(path.read_text())
    body = unzip_body(path.with_name(f"{path.stem}.html.gz").read_bytes())
    fetched_at = datetime.fromisoformat(told["fetched_at"])
    return body, told["url"], {"headers": told["headers"], "fetched_at": fetched_at}


@pytest.mark.parametrize("path", SAVED, ids=name_of)
def test_a_saved_page_is_read_as_its_json_says(path: Path):
    body, url, more = page(path)
    told = json.loads(as_json(expected(parse_article(body, url, **more))))
    assert told == json.loads(path.read_text())["article"]


@pytest.mark.parametrize("path", SAVED, ids=name_of)
def test_without_its_publishers_file_it_is_read_otherwise(path: Path):
    body, url, more = page(path)
    generic, own = page_of(body, url, **more).article(), parse_article(body, url, **more)
    differs = {f.name for f in fields(Article) if getattr(generic, f.name) != getattr(own, f.name)}
    assert differs - {"sources"}
    assert differs - {"sources"} <= set(get_fields_dict(page_class(path.parent.name)))


@pytest.mark.parametrize("site", sorted(SITES))
def test_a_publishers_file_has_two_saved_pages_and_fields_of_an_article(site: str):
    assert len([path for path in SAVED if path.parent.name == site]) >= 2
    named = set(get_fields_dict(page_class(site)))
    assert named
    assert named <= {f.name for f in fields(Article)} - {"sources", "parser_version"}


def test_every_saved_page_has_its_publishers_file():
    assert {path.name for path in FOLDER.iterdir()} <= SITES


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("horizont.example", "horizont_example"),
        ("www.Horizont.example:8080", "horizont_example"),
        ("m.sport.horizont.example", "horizont_example"),
        ("nothorizont.example", None),
        ("horizont.example.com", None),
        ("example", None),
        ("127.0.0.1:8000", None),
        ("[::1]:80", None),
        ("", None),
    ],
)
def test_a_file_is_chosen_by_the_host(host: str, site: str | None):
    assert site_of(host) == site


class Own(SitePage):
    """A publisher that knows three fields, of one of which it has nothing to say."""

    @field
    def publisher(self) -> str | None:
        return self.text("b")

    @field
    def keywords(self) -> tuple[str, ...]:
        return ()

    @field
    def headline(self) -> str | None:
        return self.text("h3")


def refined(markup: str) -> Article:
    article = an_article(keywords=("нефт",), sources={"headline": "html"})
    return Own(article, html.fromstring(markup), URL).refined()


def test_what_a_publisher_gives_stands_and_says_so():
    told = refined("<div><b> Щъркел\n <i>Ә</i></b></div>")
    assert (told.publisher, told.sources["publisher"]) == ("Щъркел Ә", "site")


def test_an_empty_value_says_that_there_is_nothing():
    assert refined("<div></div>").keywords == ()


def test_none_leaves_the_generic_reading():
    told = refined("<div><b> </b></div>")
    assert (told.headline, told.sources["headline"]) == (an_article().headline, "html")
    assert "publisher" not in told.sources


def test_a_site_without_a_file_loads_nothing_for_it():
    code = f"""
import sys
from pathlib import Path
from workers.parse import parse_article
from news.bodies import unzip_body
body = unzip_body(Path({str(SAVED[0].with_name(SAVED[0].stem + ".html.gz"))!r}).read_bytes())
assert parse_article(body, "https://drug.example/x").publisher is None
assert not {{"web_poet", "scrapy", "parsel"}} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
