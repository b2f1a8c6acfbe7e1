"""Wording: what of an article counts when two readings of it are compared, and what changed.

Spaces, quotation marks, dashes and invisible characters do not count, nor lines of counts and
links to other articles that a parser may have left in a text once and taken out another time.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Self

from news.article import Article
from news.dates import allowance

MARKS = dict.fromkeys("«»“”„‟‹›", '"') | dict.fromkeys("‘’‚`´", "'") | dict.fromkeys("–—−‐‑‒", "-")
MARKS |= dict.fromkeys(map(chr, (0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x301)), "")
"""Marks as they are compared; of soft hyphens, joiners and stress marks nothing is left."""
MARKED = re.compile(f"[{''.join(MARKS)}]")  # str.translate takes fifteen times as long

COUNTED = (
    r"просмотр\w*|прочтени\w*|прочитан\w*|прочетен\w*|преглед\w*|перегляд\w*|коммент\w*|комент\w*"
    r"|лайк\w*|репост\w*|споделян\w*|споделен\w*|поширен\w*|пъти|раза?|қаралым|рет|қаралды|пікір\w*"
    r"|views?|reads?|comments?|shares?|likes?|times|kommentar\w*|commentaires?|vues?"
)
COUNTER = re.compile(rf"(?:[\W\d_]|\b(?:{COUNTED})\b)+", re.I)
MOST_OF_COUNTER = 80
RELATED = re.compile(
    r"\W*(?:чита[йт]\w* (?:также|ещ[её]|по теме)|смотрите (?:также|ещ[её])|(?:материалы )?по теме"
    r"|(?:вижте|прочетете|четете|чети|виж) (?:още|също)|още по темата|свързани (?:статии|новини)"
    r"|чита[йт]\w* також|тағы (?:да )?оқыңыз\w*|сондай-ақ оқыңыз\w*"
    r"|(?:read|see) (?:also|more)|related (?:articles|stories|news)|lesen sie auch|lire aussi"
    r"|le[ae] también|czytaj (?:także|też|również))\s*(?:[:|>\"-]|$)",
    re.I,
)
ENDS = (".", "!", "?", '"', "'", ")", ":", ";")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changed from one reading of an article to the next."""

    fields: tuple[str, ...] = ()
    words_added: int = 0
    words_removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.fields)


NOTHING = Change()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What an article says, folded so that equal texts are equal."""

    headline: str
    description: str
    article_body: str
    authors: tuple[str, ...]
    date_published: datetime | None = None
    allowance: timedelta = timedelta()
    """How far another reading of the same date may lie away, by how it was written."""

    @classmethod
    def of(cls, article: Article) -> Self:
        """An article's."""
        return cls.said(
            article.headline,
            article.description,
            article.article_body,
            article.authors,
            article.date_published,
            article.date_published_raw,
        )

    @classmethod
    def said(
        cls,
        headline: str,
        description: str | None,
        body: str,
        authors: Iterable[str],
        date: datetime | None,
        raw: str | None,
    ) -> Self:
        """The wording of these fields; `raw` is how the date was written."""
        return cls(
            headline=fold(headline),
            description=fold(description or ""),
            article_body=fold_body(body),
            authors=tuple(sorted({fold(author).casefold() for author in authors} - {""})),
            date_published=date,
            allowance=allowance(raw or ""),
        )

    @property
    def content_hash(self) -> bytes:
        """The same for the same text and authors; dates are compared, not hashed."""
        parts = (self.headline, self.description, self.article_body, *self.authors)
        return blake2b("\0".join(parts).encode(errors="replace"), digest_size=16).digest()

    def words(self) -> Counter[str]:
        """The words of headline, lead and text, counted."""
        return Counter(f"{self.headline} {self.description} {self.article_body}".split())


def fold(text: str) -> str:
    """One line without what does not count: composed, plain marks, single spaces."""
    return " ".join(plain(text).split())


def plain(text: str) -> str:
    """A text with plain marks, composed."""
    composed = unicodedata.normalize("NFKC", text)
    return MARKED.sub(lambda mark: MARKS[mark.group()], composed)


def fold_body(text: str) -> str:
    """A text's paragraphs, folded to one line, without counters and links to other articles."""
    kept, beside = [], False
    for line in filter(None, (" ".join(line.split()) for line in plain(text).splitlines())):
        if related := RELATED.match(line):
            beside = related.end() >= len(line.rstrip(" :.-"))
            continue
        beside = beside and not line.endswith(ENDS)
        if not beside and not is_counter(line):
            kept.append(line)
    return " ".join(kept)


def is_counter(line: str) -> bool:
    """Whether a line says only how often something was read, shared or commented on."""
    return (
        len(line) <= MOST_OF_COUNTER
        and any(map(str.isdigit, line))
        and any(map(str.isalpha, line))
        and COUNTER.fullmatch(line) is not None
    )


def change(before: Wording, after: Wording) -> Change:
    """What really changed; a date that is no longer told is no change of the article."""
    names = ("headline", "description", "article_body", "authors")
    fields = [name for name in names if getattr(before, name) != getattr(after, name)]
    if not same_date(before, after):
        fields.append("date_published")
    if not fields:
        return NOTHING
    old, new = before.words(), after.words()
    return Change(
        fields=tuple(fields),
        words_added=(new - old).total(),
        words_removed=(old - new).total(),
    )


def same_date(before: Wording, after: Wording) -> bool:
    """Whether the dates may be one, as exactly as they were written."""
    if before.date_published is None or after.date_published is None:
        return after.date_published is None
    apart = abs(after.date_published - before.date_published)
    return apart < max(before.allowance, after.allowance)
