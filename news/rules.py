"""Rules: which articles of its listings a topic leaves out, by words, sections and languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from news.terms import Match, Names, fold

PARTS = ("headline", "description", "article_body")
Said = Mapping[str, object]
"""An article's headline, description, article_body, article_section and in_language."""


@dataclass(frozen=True, kw_only=True)
class Rules:
    """A topic's names and what it leaves out; what an article does not tell leaves none out."""

    names: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.excluded or self.sections or self.languages)

    @cached_property
    def _named(self) -> Names:
        return Names(self.names)

    @cached_property
    def _excluded(self) -> Names:
        return Names(self.excluded)

    def named(self, said: Said) -> Match | None:
        """Where an article names the topic."""
        return self._named.in_parts(parts(said))

    def reason(self, said: Said) -> str | None:
        """Why the topic leaves an article out; None where it does not."""
        language = str(said["in_language"] or "").partition("-")[0].lower()
        if self.languages and language and language not in self._languages:
            return f"language: {language}"
        section = str(said["article_section"] or "")
        if self.sections and section and fold(section) not in map(fold, self.sections):
            return f"section: {section}"[:200]
        found = self._excluded.in_parts(parts(said)) if self.excluded else None
        return f"word: {found.form}"[:200] if found else None

    @property
    def _languages(self) -> set[str]:
        return {language.partition("-")[0].lower() for language in self.languages}


def parts(said: Said) -> Iterable[tuple[str, str | None]]:
    """An article's texts by the names of its parts."""
    return ((part, str(said[part]) if said[part] else None) for part in PARTS)
