"""Sayings: what a text says as one JSON value, each name in it once, and as it is read again."""

from collections.abc import Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any

from news.annotations import (
    Amount,
    Annotation,
    Annotations,
    Keyword,
    Mention,
    Quotation,
    TextDate,
    TextPart,
)

Told = Mapping[str, list[dict[str, Any]]]
KINDS: Mapping[str, type] = {
    "quotations": Quotation,
    "amounts": Amount,
    "dates": TextDate,
    "keywords": Keyword,
}
PLAIN = {"part": TextPart.BODY, "version": 1}
"""What most values have, and those that lack it therefore have."""
NAMED = tuple(
    field.name
    for field in fields(Mention)
    if field.name not in {*(f.name for f in fields(Annotation)), "is_derived"}
)
"""What is one for all mentions of a name; the rest tells where each stands."""
PLACED = tuple(field.name for field in fields(Mention) if field.name not in NAMED)
_name, _place = attrgetter(*NAMED), attrgetter(*PLACED)


def told(said: Annotations) -> dict[str, list[dict[str, object]]]:
    """What a text says, as JSON may hold it: `of` is a mention's place among the names."""
    names: dict[tuple[object, ...], int] = {}
    mentions = []
    for mention in said.mentions:
        of = names.setdefault(_name(mention), len(names))
        mentions.append({"of": of, **_short(PLACED, _place(mention))})
    return {
        "names": [_short(NAMED, name) for name in names],
        "mentions": mentions,
        **{part: [_value(one) for one in getattr(said, part)] for part in KINDS},
    }


def read(kept: Told) -> dict[str, list[dict[str, Any]]]:
    """Every value with all that is known of it, from what is kept."""
    names = kept.get("names", [])
    mentions = [
        {**PLAIN, **(names[one["of"]] if "of" in one else {}), **one} for one in kept["mentions"]
    ]
    for one in mentions:
        one.pop("of", None)
    values = {
        part: [{**PLAIN, **one} for one in kept[part]] for part in KINDS if part != "keywords"
    }
    return {"mentions": mentions, **values, "keywords": kept["keywords"]}


_GETTERS = {
    kind: (names := tuple(field.name for field in fields(kind)), attrgetter(*names))
    for kind in KINDS.values()
}


def _value(one: object) -> dict[str, object]:
    names, values_of = _GETTERS[type(one)]
    return _short(names, values_of(one))


def _short(names: tuple[str, ...], values: tuple[object, ...]) -> dict[str, object]:
    """Values by name, without what is not known or goes without saying."""
    return {
        name: value if isinstance(value, str | int | float) else str(value)
        for name, value in zip(names, values, strict=True)
        if value is not None and value is not False and PLAIN.get(name) != value
    }
