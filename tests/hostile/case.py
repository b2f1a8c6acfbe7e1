"""A case of the corpus: what is answered, and what is to become of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.hostile.server import Answer, http

SENTENCE = "Министърът обяви в Астана нови 300 локомотива за железниците на Казахстан. "
Row = dict[str, Any]
"""An article with its newest text, as it is stored."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """One article of a hostile site; its path is `/news/` and the name."""

    group: str
    """The group of the list in docs/reliability.md, or `+` and what it is about."""
    name: str
    answer: Answer = field(repr=False)
    ends: str | tuple[str, ...] = "stored"
    detail: str = ""
    """What stands in the outcome's detail."""
    check: Callable[[Row], object] | None = None
    """What is true of the stored article."""
    query: str = ""

    @property
    def path(self) -> str:
        """Where it is answered."""
        return f"/news/{self.name}"

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The outcomes that are right."""
        return (self.ends,) if isinstance(self.ends, str) else self.ends


def html(
    title: str = "Казахстан увеличава добива на нефт",
    *,
    head: str = "",
    text: str | None = None,
    after: str = "",
) -> str:
    """An article's page as plain sites have it."""
    body = text if text is not None else f"<p>{SENTENCE * 4}</p>" * 3
    return (
        f'<!doctype html><html lang="bg"><head><title>{title}</title>{head}</head>'
        f"<body><article><h1>{title}</h1>{body}{after}</article></body></html>"
    )


def page(title: str = "Казахстан увеличава добива на нефт", **parts: Any) -> bytes:
    """The same, answered in good order."""
    return http(html(title, **parts))


def good(number: int, host: str) -> bytes:
    """A page as they should be, which no other is like."""
    return page(f"Добра новина номер {number} от {host}", after=f"<p>{SENTENCE}{number} {host}</p>")
