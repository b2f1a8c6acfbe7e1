"""Terms: where a text or an address names a topic, in whatever form its language gives the name.

Pure; whoever keeps articles by their words and whoever searches uses the same.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from urllib.parse import unquote, urlsplit

from news.inflections import is_form, is_made_of
from news.sounds import alike

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that do not part words by spaces."""
LONGEST = 400_000
"""Characters of a text that are looked at."""
PARTS = re.compile(r"[/?&=.+;,]")
SLUG = re.compile(r"[-_~ ]+")
JOINERS = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x301), None)
"""Soft hyphens, joiners and stress marks, which part no words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One place where a topic is named: by which name, in which form, where."""

    name: str
    form: str
    where: str = ""
    """The part of the article: headline, description, article_body."""


class Names:
    """A topic's name and aliases, ready to be looked for."""

    def __init__(self, names: Iterable[str]) -> None:
        told = {name: [fold(word) for word in WORD.findall(name)] for name in names}
        self.names = {name: words for name, words in told.items() if words}
        self.proper = {name for name in self.names if name[:1] != name[:1].lower()}
        """Names that are written with a capital, which their cases are too."""

    def __bool__(self) -> bool:
        return bool(self.names)

    @property
    def fingerprint(self) -> str:
        """The same for the same names, in whatever order."""
        return blake2b("\0".join(sorted(self.names)).encode(), digest_size=8).hexdigest()

    def in_parts(self, parts: Iterable[tuple[str, str | None]]) -> Match | None:
        """The first match in these parts of an article, by the part's name."""
        for where, text in parts:
            if text and (found := self.in_text(text)):
                return Match(name=found.name, form=found.form, where=where)
        return None

    def in_text(self, text: str) -> Match | None:
        """The first place in a text that names the topic."""
        return next(self.all_in(text), None)

    def all_in(self, text: str) -> Iterator[Match]:
        """Every such place, in order."""
        text = text[:LONGEST].translate(JOINERS)
        for name in self.names:
            if WIDE.search(name) and name in text:
                yield Match(name=name, form=name)
        words = WORD.findall(text)
        folded = [fold(word) for word in words]
        for place in range(len(folded)):
            for name, wanted in self.names.items():
                if self._is_at(words, folded, place, name):
                    form = " ".join(words[place : place + len(wanted)])
                    yield Match(name=name, form=form)
                    break

    def _is_at(self, words: list[str], folded: list[str], place: int, name: str) -> bool:
        wanted = self.names[name]
        window = folded[place : place + len(wanted)]
        if window[0][0] != wanted[0][0] or len(window) < len(wanted):
            return False
        if not all(map(is_form, window, wanted)):
            return False
        small = words[place][0] == words[place][0].lower() != words[place][0].upper()
        return not (small and name in self.proper and not is_made_of(window[0], wanted[0]))

    def in_label(self, text: str) -> bool:
        """Whether a few words are the topic's name and little else, in any script's sounds."""
        words = [word for word in WORD.findall(text) if not word.isdigit()]
        if not 0 < len(words) <= 6:
            return False
        return self.in_text(text) is not None or any(
            alike("".join(words[place : place + len(wanted)]), "".join(wanted))
            for wanted in self.names.values()
            for place in range(len(words) - len(wanted) + 1)
        )

    def in_url(self, url: str) -> bool:
        """Whether a part of an address is the topic's name, as it is or transliterated."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return False
        told = unquote(f"{parts.path}?{parts.query}")
        return any(self._is_slug(part) for part in PARTS.split(told) if 0 < len(part) < 100)

    def _is_slug(self, part: str) -> bool:
        words = SLUG.split(part)
        words = [word for word in words if word and not word.isdigit()]
        return any(
            len(words) - len(wanted) in {0, 1}
            and any(
                alike("".join(words[start : start + len(wanted)]), "".join(wanted))
                for start in range(len(words) - len(wanted) + 1)
            )
            for wanted in self.names.values()
        )


def fold(text: str) -> str:
    """A text for comparing: composed, without case, its apostrophes straight."""
    return unicodedata.normalize("NFC", text).casefold().replace("’", "'")
