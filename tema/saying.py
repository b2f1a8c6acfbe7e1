"""What an article's text says, as a terminal shows it."""

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console

from tema.output import Row, plain, table

KINDS = {"person": "who", "organisation": "organisations", "place": "places"}
LONGEST = 160
"""Characters of a quote that are shown."""


def show(out: Console, says: Row) -> None:
    """Languages, names, quotes, amounts, dates, keywords; nothing of what is not there."""
    told: Mapping[str, list[Row]] = says["told"]
    language = says["body_language"] or says["headline_language"]
    facts = {
        "text in": language,
        "about": ", ".join(says["countries"]),
        "subject": says["media_topic"],
        "keywords": ", ".join(one["text"] for one in told["keywords"]),
    }
    facts |= {name: names(says["entities"], kind) for kind, name in KINDS.items()}
    out.print(table("", "", rows=[pair for pair in facts.items() if pair[1]], title="It says"))
    parts = (
        ("quote", "by", [(cut(q["text"]), speaker(q)) for q in told["quotations"]]),
        ("amount", "is", [(a["text"], amount(a)) for a in told["amounts"]]),
        ("date", "is", [(d["text"], span(d)) for d in told["dates"]]),
    )
    for first, second, rows in parts:
        if rows:
            out.print(table(first, second, rows=rows))


def names(entities: Iterable[Row], kind: str) -> str:
    """The entities of a kind, the most named first, with roles."""
    found = [one for one in entities if one["kind"] == kind]
    return ", ".join(f"{e['name']} ({e['role']})" if e["role"] else e["name"] for e in found)


def speaker(quote: Row) -> str:
    """Who said it, and how the text names them where it is not by name."""
    by = quote.get("speaker_by")
    told = str(quote.get("speaker") or "")
    return f"{told} (by {by})" if told and by in {"role", "pronoun"} else told


def amount(one: Row) -> str:
    """A value with its unit."""
    unit = {"percentage": "%"}.get(str(one["kind"]), one.get("currency") or one.get("unit") or "")
    return f"{one['value']:,.10g} {unit}".strip()


def span(one: Row) -> str:
    """A day, or the first and last of several."""
    return str(one["first"] if one["first"] == one["last"] else f"{one['first']} – {one['last']}")


def cut(text: Any) -> str:
    """A quote, not longer than a few lines."""
    told = str(text)
    return str(plain(told if len(told) <= LONGEST else f"{told[: LONGEST - 1]}…"))
