"""A page of an article and what is to be read of it; what a case does not name is not asked."""

from collections.abc import Iterable
from dataclasses import dataclass, field

FETCHED = "2026-03-15T00:00:00+00:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One page; no `told` where it is no article."""

    name: str
    url: str
    html: str
    fetched: str = FETCHED
    told: dict[str, object] = field(default_factory=dict)


def case(name: str, url: str, html: str, **told: object) -> Case:
    """A case of a page with the fields that are asked of it."""
    fetched = str(told.pop("fetched", FETCHED))
    return Case(name=name, url=url, html=html, fetched=fetched, told=told)


def paragraphs(texts: Iterable[str]) -> str:
    """The texts as paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts)


def related(count: int, text: str) -> str:
    """Items that lead to other articles."""
    return "".join(f'<li><a href="/news/{n}">{text} {n}</a></li>' for n in range(count))
