"""The demo's verdict: what is stored against the newsroom's truth, field by field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from news import urls

Row = Mapping[str, Any]
REQUIRED = ("url", "topic", "headline")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is missing of the required, and for each other field how many articles have it right."""

    articles: int
    missing: tuple[str, ...]
    right: Mapping[str, int]
    asked: Mapping[str, int]

    @property
    def complete(self) -> bool:
        """Whether every article is there with its URL, topic and headline."""
        return self.articles > 0 and not self.missing


def judge(truth: Iterable[Row], stored: Iterable[Row]) -> Verdict:
    """Compare the truth (as the newsroom's desk gives it) with rows of store.reading.articles."""
    by_key: dict[UUID, Row] = {key: row for row in stored for key in row["url_keys"]}
    missing: list[str] = []
    right: dict[str, int] = {}
    asked: dict[str, int] = {}
    count = 0
    for true in truth:
        count += 1
        row = by_key.get(urls.key(true["url"]))
        if row is None:
            missing.append(f"{true['url']}: not stored under the topic")
            continue
        if _text(row["headline"]) != _text(true["headline"]):
            missing.append(f"{true['url']}: headline is {row['headline']!r}")
        for name, same in _fields(true, row).items():
            asked[name] = asked.get(name, 0) + 1
            right[name] = right.get(name, 0) + same
    return Verdict(articles=count, missing=tuple(missing), right=right, asked=asked)


def _fields(true: Row, row: Row) -> dict[str, bool]:
    """Whether each field that the truth has is right in the row."""
    image: Row = next(iter(row["images"]), {})
    same = {
        "description": _text(row["description"]) == _text(true["description"]),
        "article_body": _text(row["article_body"]) == _text(true["article_body"]),
        "authors": [a["name"] for a in row["authors"]] == [a["name"] for a in true["authors"]],
        "author roles": [a["role"] for a in row["authors"]] == [a["role"] for a in true["authors"]],
        "date_published": _same_time(row["date_published"], true),
        "in_language": row["in_language"] == true["in_language"],
        "article_section": _text(row["article_section"]) == _text(true["section"]),
        "keywords": set(true["keywords"] or ()) <= set(row["keywords"]),
        "image caption": _text(image.get("caption")) == _text(true["image_caption"]),
        "image credit": _text(image.get("credit")) == _text(true["image_credit"]),
        "view_count": row["view_count"] == true["view_count"],
        "comment_count": row["comment_count"] == true["comment_count"],
    }
    given = {"author roles": any(a["role"] for a in true["authors"])}
    given |= {"image caption": true["image_caption"], "image credit": true["image_credit"]}
    given |= {"view_count": true["view_count"] is not None}
    given |= {"comment_count": true["comment_count"] is not None}
    given |= {"article_section": true["section"], "keywords": true["keywords"]}
    return {name: value for name, value in same.items() if given.get(name, True)}


def _same_time(date: datetime | None, true: Row) -> bool:
    """Whether a date is right, to the hour where the page shows no more."""
    room = timedelta(hours=1 if true.get("date_precision") == "hour" else 0)
    return date is not None and abs(date - datetime.fromisoformat(true["date_published"])) <= room


def _text(value: str | None) -> str:
    return " ".join((value or "").split())
