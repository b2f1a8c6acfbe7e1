"""What a text says is kept with each name once, and read again as it was found."""

import json
from dataclasses import asdict
from datetime import date

from news.annotations import (
    Amount,
    AmountKind,
    Annotations,
    Keyword,
    Mention,
    MentionKind,
    Quotation,
    TextDate,
    TextPart,
)
from store import sayings

FOUND = {"method": "rules", "confidence": 0.9}
TOKAYEV = {"kind": MentionKind.PERSON, "name": "Касъм-Жомарт Токаев", "key": "ksm tkv", **FOUND}
SAID = Annotations(
    mentions=(
        Mention(start=0, end=6, text="Токаев", part=TextPart.HEADLINE, **TOKAYEV),
        Mention(start=9, end=15, text="Токаев", **TOKAYEV),
        Mention(
            **{**TOKAYEV, "kind": MentionKind.PLACE, "name": "Казахстан", "key": "country:KZ"},
            start=20,
            end=34,
            text="казахстанските",
            country="KZ",
            is_derived=True,
        ),
    ),
    quotations=(Quotation(start=1, end=4, text="Тук", speaker="Токаев", version=2, **FOUND),),
    amounts=(Amount(start=1, end=4, text="0 %", kind=AmountKind.PERCENTAGE, value=0.0, **FOUND),),
    dates=(
        TextDate(
            start=1,
            end=5,
            text="днес",
            first=date(2026, 5, 3),
            last=date(2026, 5, 3),
            **FOUND,
        ),
    ),
    keywords=(Keyword(text="нови локомотиви", lemma="нов локомотив", weight=1.0),),
)


def known(value: dict[str, object]) -> dict[str, object]:
    told = {name: one for name, one in value.items() if one is not None and one is not False}
    return json.loads(json.dumps(told, default=str))


def test_what_was_kept_is_read_as_it_was_found():
    kept = json.loads(json.dumps(sayings.told(SAID)))
    expected = {
        part: [known(asdict(one)) for one in getattr(SAID, part)]
        for part in ("mentions", "quotations", "amounts", "dates", "keywords")
    }
    assert sayings.read(kept) == expected


def test_a_name_is_kept_once():
    kept = sayings.told(SAID)
    assert [name["name"] for name in kept["names"]] == ["Касъм-Жомарт Токаев", "Казахстан"]
    assert [mention["of"] for mention in kept["mentions"]] == [0, 0, 1]


def test_what_was_kept_before_names_were_is_read_too():
    mention = {"start": 0, "end": 6, "part": "body", "version": 1, "name": "Токаев"}
    rest = {"quotations": [], "amounts": [], "dates": [], "keywords": []}
    assert sayings.read({"mentions": [mention], **rest})["mentions"] == [mention]
