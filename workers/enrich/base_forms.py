"""Base forms: a person's name out of its cases, as far as rules and the text itself tell."""

import re

from workers.enrich.claims import Claim, Reading
from workers.enrich.forms import SLAVIC, TURKIC, is_turkic_case
from workers.enrich.lexicon import WOMEN
from workers.enrich.name_words import all_given_names, given, surname_base

MALE = (
    (re.compile(r"(.{2,}(?:[оеёє]в|[иії]н|їн))(?:а|у|ым|им|ом|е|і|ові|еві)$"), r"\1"),
    (re.compile(r"(.{2,}[сц]к)(?:ого|ому|им|ом)$"), r"\1ий"),
    (re.compile(r"(.{2,}ськ)(?:ого|ому|им)$"), r"\1ий"),
    (re.compile(r"(.{2,}[еє]нк)(?:а|у|ом|ові)$"), r"\1о"),
    (re.compile(r"(.{3,}[бвгджзклмнпрстфхцчш])(?:а|у|ом|ем|е|ові|еві)$"), r"\1"),
)
MANS = re.compile(r".{2,}[еє]нк(?:а|у|ом|ові)")
"""A surname that a woman bears without cases: Олександра Юрченка is a man's genitive."""
FEMALE = (
    (re.compile(r"(.{2,}(?:[оеёє]в|[иії]н|їн))(?:ой|у|ою|ої|ій)$"), r"\1а"),
    (re.compile(r"(.{2,}[сц]к)(?:ой|ую|ою)$"), r"\1ая"),
    (re.compile(r"(.{2,}ськ)(?:ої|ій|у|ою)$"), r"\1а"),
)


def base_name(reading: Reading, claim: Claim) -> str:
    """A person's name with each of its words in the base case."""
    tokens, language = reading.tokens, reading.language
    words = [tokens.words[place] for place in range(claim.start, claim.end)]
    if claim.base and len(words) == 1:
        return _cased(claim.base, words[0])
    name = " ".join(words).replace(" .", ".").translate({ord("’"): "'"})
    if language in SLAVIC:
        return _slavic(name.split(), language)
    if language in TURKIC:
        return " ".join([*name.split()[:-1], _turkic(name.split()[-1], reading)])
    return name.removesuffix("'s") if language == "en" else name


def _cased(low: str, word: str) -> str:
    """A word in small letters with the capitals that the text gives it."""
    return low.upper() if word.isupper() else "-".join(part.capitalize() for part in low.split("-"))


def _slavic(words: list[str], language: str) -> str:
    if len(words) == 1:
        base = surname_base(words[0].lower(), language)
        return _cased(base, words[0]) if base else words[0]
    first, last = words[0], words[-1]
    name, is_female, is_cased = _given_base(first, language)
    if MANS.fullmatch(last) and first[:-1].lower() in all_given_names():
        name, is_female, is_cased = first[:-1], False, True
    if not is_cased:
        return " ".join(words)
    surname = _in_base(last, FEMALE if is_female else MALE)
    return " ".join([name, *words[1:-1], surname])


def _given_base(word: str, language: str) -> tuple[str, bool, bool]:
    """A given name in the base case, whether it is a woman's, and whether the case was another."""
    low = word.lower()
    known = all_given_names()
    if low in known:
        male = low[:-1] if low[-1] in "ая" else ""
        if not (male in known and low[-1] == "а" and low not in WOMEN):
            return word, low[-1] in "ая", False
    for cut, end, is_female in TURNS:
        base = low[: len(low) - len(cut)] + end
        if low.endswith(cut) and base in known and base != low:
            return _cased(base, word), is_female, True
    if "-" in low:
        head, _, tail = word.rpartition("-")
        base, is_female, is_cased = _given_base(tail, language)
        return f"{_given_base(head, language)[0]}-{base}", is_female, is_cased
    return word, low[-1] in "ая", given(low, language) == 0


TURNS = (
    *(("а", "", False), ("у", "", False), ("ом", "", False), ("ем", "й", False), ("е", "", False)),
    *(
        ("я", "й", False),
        ("ю", "й", False),
        ("я", "ь", False),
        ("ю", "ь", False),
        ("ем", "ь", False),
    ),
    *(
        ("ым", "", False),
        ("и", "й", False),
        ("єм", "й", False),
        ("ові", "", False),
        ("ію", "ій", False),
    ),
    *(("ы", "а", True), ("и", "а", True), ("у", "а", True), ("ой", "а", True), ("ою", "а", True)),
    *(
        ("е", "а", True),
        ("і", "а", True),
        ("ии", "ия", True),
        ("ию", "ия", True),
        ("ией", "ия", True),
    ),
    *(
        ("и", "я", True),
        ("ю", "я", True),
        ("ей", "я", True),
        ("ії", "ія", True),
        ("ію", "ія", True),
    ),
    *(
        ("ією", "ія", True),
        ("а", "о", False),
        ("у", "о", False),
        ("ом", "о", False),
        ("ы", "а", True),
    ),
)


def _in_base(word: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, base in rules:
        if pattern.match(word):
            return pattern.sub(base, word)
    return word


def _turkic(word: str, reading: Reading) -> str:
    """A Kazakh name without its suffixes, where a shorter form of it is known or in the text."""
    low = word.lower()
    if base := surname_base(low, reading.language):
        return _cased(base, word)
    seen = set(reading.tokens.lows)
    for cut in range(4, len(low)):
        base = low[:cut]
        is_name = base in seen or base.endswith(
            ("ев", "ов", "ин", "ұлы", "қызы", "ева", "ова", "ина")
        )
        if is_name and is_turkic_case(low, base):
            return word[:cut]
    return word
