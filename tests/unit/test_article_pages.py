"""Articles of many makes are read as they are: each field that a page shows, and a clean text."""

from datetime import datetime

import pytest

from news.article import Article
from news.errors import NotAnArticle
from tests.unit.article_pages import CASES, NO_ARTICLES
from tests.unit.article_pages.case import Case
from workers.parse import parse_article

MANNERS = {
    "headline": lambda a: a.headline,
    "lead": lambda a: a.description,
    "authors": lambda a: [(one.name, one.role) for one in a.author_details],
    "section": lambda a: a.article_section,
    "keywords": lambda a: a.keywords,
    "topics": lambda a: a.topic_labels,
    "views": lambda a: a.view_count,
    "comments": lambda a: a.comment_count,
    "free": lambda a: a.is_accessible_for_free,
    "kind": lambda a: str(a.kind),
    "caption": lambda a: a.images[0].caption,
    "credit": lambda a: a.images[0].credit,
    "image": lambda a: a.images[0].url,
    "canonical_url": lambda a: a.canonical_url,
}


def read(case: Case) -> Article:
    return parse_article(
        case.html.encode(), case.url, fetched_at=datetime.fromisoformat(case.fetched)
    )


def name_of(case: Case) -> str:
    return case.name


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_every_field_is_read_that_a_page_shows(case):
    article = read(case)
    asked = MANNERS.keys() & case.told.keys()
    assert {field: MANNERS[field](article) for field in asked} == {
        field: case.told[field] for field in asked
    }


@pytest.mark.parametrize("case", [c for c in CASES if "body" in c.told], ids=name_of)
def test_the_text_is_all_of_it_and_nothing_beside_it(case):
    article, told = read(case), list(case.told["body"])
    read_as = article.article_body.split("\n\n")
    assert read_as == (
        told[1:] if article.description == told[0] and len(read_as) < len(told) else told
    )


@pytest.mark.parametrize("case", [c for c in CASES if "date" in c.told], ids=name_of)
def test_the_date_is_read_with_its_zone_or_in_the_sites(case):
    told, found = case.told["date"], read(case).date_published
    assert found is not None
    assert found.utcoffset() is not None
    if datetime.fromisoformat(told).tzinfo:
        assert found == datetime.fromisoformat(told)
    else:
        assert found.isoformat().startswith(told)


def test_a_change_told_in_the_same_line_is_the_date_of_change():
    case = next(case for case in CASES if "modified" in case.told)
    assert read(case).date_modified == datetime.fromisoformat(case.told["modified"])


@pytest.mark.parametrize("case", NO_ARTICLES, ids=name_of)
def test_what_is_no_article_is_refused(case):
    with pytest.raises(NotAnArticle):
        read(case)
