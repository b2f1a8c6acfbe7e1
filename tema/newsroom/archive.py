"""The archive: the newsroom's articles as they lie in TOML files, one each."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar

from news.errors import TemaError
from tema.newsroom.outlets import OUTLETS, Outlet
from tema.newsroom.truth import TrueAmount, TrueArticle, TrueDate, TrueMention, TrueQuotation

FOLDER = Path(__file__).parent / "articles"
REQUIRED: Mapping[str, type] = {
    **dict.fromkeys(("path", "headline", "description", "section"), str),
    **dict.fromkeys(("authors", "paragraphs"), list),
}
KEYS: Mapping[str, type] = {
    **REQUIRED,
    **dict.fromkeys(("in_language", "clock", "story", "syndicated_from"), str),
    **dict.fromkeys(("published", "modified"), datetime),
    **dict.fromkeys(("days_ago", "hours_ago", "view_count", "comment_count"), int),
    **dict.fromkeys(("keywords", "topics", "quotations", "mentions", "amounts", "dates"), list),
    "relative": bool,
    "image": dict,
}
AS_TOLD = frozenset(
    {"path", "headline", "description", "section", "in_language", "view_count", "comment_count"}
    | {"story", "syndicated_from"}
)
TABLES: Mapping[str, type] = {
    "quotations": TrueQuotation,
    "mentions": TrueMention,
    "amounts": TrueAmount,
    "dates": TrueDate,
}
DAY = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
CHOICES = {
    "kind": re.compile(r"person|organisation|place"),
    "by": re.compile(r"name|role|pronoun|none"),
    "country": re.compile(r"[A-Z]{2}"),
    "date": re.compile(rf"{DAY}(/{DAY})?"),
}
"""What may stand in some fields of the tables."""
ANYTHING = re.compile(".*")
SPARE = re.compile(r"^\s|\s$|\s{2}|[\n\r\t]")
T = TypeVar("T")


class Misprint(TemaError, ValueError):
    """An article's file is not as it should be."""


def articles(now: datetime, folder: Path = FOLDER) -> list[TrueArticle]:
    """All articles of the archive, those that move with the clock dated from `now`."""
    found: dict[tuple[str, str], TrueArticle] = {}
    for outlet in OUTLETS:
        for file in sorted((folder / outlet.key).glob("*.toml")):
            article = read(file, outlet, now)
            if (outlet.key, article.path) in found:
                raise Misprint(f"{file}: another article has the path {article.path}")
            found[outlet.key, article.path] = article
    return list(found.values())


def read(file: Path, outlet: Outlet, now: datetime) -> TrueArticle:
    """The article that a file tells; raises Misprint, which names the file and what is wrong."""
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        if wrong := next(_wrong(told), None):
            raise ValueError(wrong)
        return _article(outlet, told, now)
    except (KeyError, TypeError, ValueError) as error:
        raise Misprint(f"{file}: {error}") from error


def _wrong(told: Mapping[str, Any]) -> Iterator[str]:
    """What is missing, unknown, of another type, or said twice."""
    yield from (f"no {name}" for name in REQUIRED if name not in told)
    for name, value in told.items():
        if name not in KEYS:
            yield f"unknown key {name}"
        elif type(value) is not KEYS[name]:
            yield f"{name} is {type(value).__name__}, not {KEYS[name].__name__}"
        elif isinstance(value, datetime) and value.tzinfo:
            yield f"{name} has a zone, but is the outlet's local time"
    if len({"published", "days_ago", "hours_ago"} & told.keys()) != 1:
        yield "not one of published, days_ago and hours_ago"
    if "modified" in told and told["modified"] < told.get("published", datetime.max):
        yield "modified before published"
    if ("days_ago" in told) != ("clock" in told):
        yield "days_ago and clock go together"


def _article(outlet: Outlet, told: Mapping[str, Any], now: datetime) -> TrueArticle:
    values = {"in_language": outlet.language} | {k: told[k] for k in AS_TOLD & told.keys()}
    for name in {"paragraphs", "keywords", "topics"} & told.keys():
        values[name] = tuple(_line(name, value) for value in told[name])
    for name in TABLES.keys() & told.keys():
        values[name] = tuple(row_of(TABLES[name], row) for row in told[name])
    if "image" in told:
        values |= _image(**told["image"])
    relative, in_hours = told.get("relative", False), "hours_ago" in told
    return TrueArticle(
        outlet=outlet.key,
        authors=tuple(_author(**row) for row in told["authors"]),
        date_published=_published(outlet, told, now),
        date_modified=_local(outlet, told["modified"]) if "modified" in told else None,
        relative_date=relative,
        in_hours=in_hours,
        date_precision="hour" if relative and in_hours and not outlet.tells_exact else "minute",
        **values,
    )


def _published(outlet: Outlet, told: Mapping[str, Any], now: datetime) -> datetime:
    """When it came out: as told, or so long before `now`; a clock still to come is an hour ago."""
    if "published" in told:
        return _local(outlet, told["published"])
    minute = now.astimezone(UTC).replace(second=0, microsecond=0)
    if "hours_ago" in told:
        return (minute - timedelta(hours=told["hours_ago"])).astimezone(outlet.time_zone)
    day = now.astimezone(outlet.time_zone).date() - timedelta(days=told["days_ago"])
    date = datetime.combine(day, time.fromisoformat(told["clock"]), outlet.time_zone)
    return date if date <= now else (minute - timedelta(hours=1)).astimezone(outlet.time_zone)


def _local(outlet: Outlet, date: datetime) -> datetime:
    return date.replace(tzinfo=outlet.time_zone)


def _author(name: str, role: str | None = None) -> tuple[str, str | None]:
    return _line("authors", name), None if role is None else _line("authors", role)


def _image(caption: str, credit: str) -> dict[str, str]:
    return {
        "image_caption": _line("image caption", caption),
        "image_credit": _line("image credit", credit),
    }


def _line(name: str, value: object) -> str:
    """A text as it is; ValueError where it is none, or not one line without spare spaces."""
    if not isinstance(value, str) or not value or SPARE.search(value):
        raise ValueError(f"{name} holds {value!r}, not a line of text")
    return value


def row_of(kind: type[T], row: Mapping[str, Any]) -> T:
    """A row of a table; a key too many or too few is the TypeError of its dataclass."""
    for name, value in row.items():
        if name == "forms":
            if not isinstance(value, list) or not all(_line(name, form) for form in value):
                raise ValueError(f"forms is {value!r}, not a list of texts")
        elif name == "value":
            if type(value) not in (int, float):
                raise ValueError(f"value is {value!r}, not a number")
        elif not CHOICES.get(name, ANYTHING).fullmatch(_line(name, value)):
            raise ValueError(f"{name} cannot be {value!r}")
    return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()})
