"""Prose by rule: headlines, sentences and paragraphs of one language, each text its own."""

from dataclasses import dataclass
from random import Random

from benchmarks.lexicon import LEXICONS, Lexicon


def lower(text: str) -> str:
    """A text that goes on in a sentence: its first letter small, unless it is a name's."""
    small = text.startswith(("The ", "В ", "На ", "По ", "Край ", "Под ", "In ", "Near ", "At "))
    common = ("Мин", "Общ", "Ком", "Аген", "Асоц", "Инст", "Съюз", "Прист", "Обл", "Техн", "Дир")
    return text[0].lower() + text[1:] if small or text.startswith(common) else text


def capital(text: str) -> str:
    """A text that begins a sentence."""
    return text[0].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes in one language; what it writes is decided by its source of chance."""

    language: str
    chance: Random

    @property
    def words(self) -> Lexicon:
        """The language's parts of sentences."""
        return LEXICONS[self.language]

    def headline(self) -> str:
        """A headline of 40–110 characters, without a full stop."""
        return self._filled(self.words.headline)

    def sentence(self) -> str:
        """One sentence, now and then one that somebody says."""
        text = capital(self._filled(self.chance.choice(self.words.sentences)))
        if self.chance.random() < 0.12:
            return self.chance.choice(self.words.said).format(s=text[:-1], p=self.person())
        return text

    def paragraph(self, least: int = 2, most: int = 5) -> str:
        """Some sentences that stand together."""
        return " ".join(self.sentence() for _ in range(self.chance.randint(least, most)))

    def paragraphs(self, count: int) -> tuple[str, ...]:
        """Paragraphs that all differ."""
        found: dict[str, None] = {}
        while len(found) < count:
            found[self.paragraph()] = None
        return tuple(found)

    def person(self) -> str:
        """A first and a last name."""
        return f"{self.chance.choice(self.words.first)} {self.chance.choice(self.words.last)}"

    def _filled(self, form: str) -> str:
        pick, words = self.chance.choice, self.words
        who, where, why = pick(words.who), pick(words.where), pick(words.why)
        text = form.format(
            who=who,
            who_=lower(who),
            did=pick(words.did),
            what=pick(words.what),
            where=where,
            where_=capital(where),
            when=pick(words.when),
            why=why,
            why_=capital(why),
            n="{n}",
        )
        while "{n}" in text:
            text = text.replace("{n}", str(self.chance.randint(12, 980)), 1)
        return text
