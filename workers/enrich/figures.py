"""Figures: a number at a place of a text, in digits, in words or in both, with its scale."""

import re
from dataclasses import dataclass

from workers.enrich.number_words import MANY, NONE, NumberWords

SPACE = "    "
DIGITS = re.compile(rf"\d{{1,3}}(?:[{SPACE}'’]\d{{3}})+(?:[.,]\d{{1,2}})?(?![\d])|\d+(?:[.,]\d+)*")
GROUPING = re.compile(rf"[{SPACE}'’]")
GAP = re.compile(rf"[{SPACE}\-]?")
LETTERS = re.compile(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
OF = re.compile(rf"[{SPACE}](?:de |d['’])")
ABBREVIATED = frozenset({"млн", "млрд", "трлн", "хил", "тыс", "тис", "мил", "mio", "mrd", "tsd"})
"""Scales whose full stop is theirs."""
LONGEST = 20
"""Digits of a number that is one."""
ATTACHED = frozenset({"m", "k", "b", "t"})
"""Scales that are one only right behind their digits: $5m, not 5 m."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: where it stands, what it is, whether a scale or word is in it."""

    start: int
    end: int
    value: float
    scale: float = 1.0
    in_words: bool = False


def figure_at(text: str, start: int, language: str) -> Figure | None:
    """The number that begins here: 300, 4,2 млрд., двадесет и пет, пять тысяч."""
    words = MANY.get(language, NONE)
    if text[start].isdigit():
        digits = DIGITS.match(text, start)
        value = value_of(digits.group(), language) if digits else None
        if digits is None or value is None:
            return None
        return _scaled(text, Figure(digits.start(), digits.end(), value), words)
    return _in_words(text, start, words)


def value_of(digits: str, language: str) -> float | None:
    """What digits mean, by the custom of the language: 1,234.56 or 1.234,56 or 1 234,56."""
    plain = digits if digits.isdecimal() else GROUPING.sub("", digits)
    if len(plain) > LONGEST:
        return None
    dots, commas = plain.count("."), plain.count(",")
    if dots and commas:
        decimal = max(plain.rfind("."), plain.rfind(","))
        whole = plain[:decimal].replace(".", "").replace(",", "")
        return _float(f"{whole}.{plain[decimal + 1 :]}")
    mark = "." if dots else ","
    if dots + commas > 1:
        parts = plain.split(mark)
        is_grouped = all(len(part) == 3 for part in parts[1:])
        return _float("".join(parts)) if is_grouped else None
    whole, _, rest = plain.partition(mark)
    grouped = len(rest) == 3 and 0 < len(whole) < 4 and whole != "0"
    if grouped and (mark == ",") == (language == "en"):
        return _float(whole + rest)
    if grouped and mark == "," and rest == "000":
        return _float(whole + rest)
    return _float(f"{whole}.{rest}") if rest else _float(whole)


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _scaled(text: str, figure: Figure, words: NumberWords) -> Figure:
    """A number with the scale behind it, and a scale of that: 15 хил. млрд."""
    for _ in range(2):
        gap = GAP.match(text, figure.end)
        place = gap.end() if gap else figure.end
        if text[place - 1 : place] == "-" or not (found := LETTERS.match(text, place)):
            break
        word = found.group().lower()
        scale = words.scales.get(word)
        attached = place == figure.end
        if scale is None or (len(word) == 1 and not (attached and word in ATTACHED)):
            break
        end = found.end()
        if text[end : end + 1] == "." and word in ABBREVIATED:
            end += 1
        whole = figure.value * scale
        figure = Figure(figure.start, end, whole, figure.scale * scale, figure.in_words)
    return _halved(text, figure, words)


def _halved(text: str, figure: Figure, words: NumberWords) -> Figure:
    """With a half behind it: два милиона и половина, три с половиной."""
    for half in words.halves:
        if text.startswith(half, figure.end) and not text[figure.end + len(half) :][:1].isalpha():
            more = figure.value + figure.scale / 2
            end = figure.end + len(half)
            if figure.scale == 1.0:
                return _scaled(
                    text,
                    Figure(figure.start, end, more, 1.0, True),
                    NumberWords(values={}, scales=words.scales),
                )
            return Figure(figure.start, end, more, figure.scale, figure.in_words)
    return figure


def _in_words(text: str, start: int, words: NumberWords) -> Figure | None:
    """A number of words: each is added to the last or multiplies what stands before it."""
    total, current, end, place, size, scale = 0.0, 0.0, start, start, 0.0, 1.0
    seen = False
    while found := LETTERS.match(text, place):
        word = found.group().lower().replace("’", "'").replace("ʼ", "'")
        value = words.values.get(word)
        if value is None and word in words.ones and (not seen or size >= 10):
            value = 1.0
        if word == "half" and text[found.end() : found.end() + 3] != " a ":
            break
        if word == "a" and current == 0.5:
            place = found.end() + 1
            continue
        if value is not None:
            if seen and not (size > value and (size >= 20 or size == 10)):
                break
            current += value
            size = value
        elif word in words.scales and not (len(word) <= 4 and word in ATTACHED):
            factor = words.scales[word]
            if factor == 100 and current:
                current *= 100
                size = 100
            else:
                total += (current or 1.0) * factor
                current, size = 0.0, factor
                scale = factor
        elif seen and word in words.joiners and size >= 20:
            place = found.end() + 1
            after = LETTERS.match(text, place)
            if text[found.end() : place] != " " or not after:
                break
            joined = after.group().lower()
            small = words.values.get(joined, 1.0 if joined in words.ones else None)
            if small is None or small >= size or small < 1:
                break
            continue
        else:
            break
        seen, end = True, found.end()
        if text[end : end + 1] not in {" "}:
            if text[end : end + 1] == "." and word in ABBREVIATED:
                end += 1
            break
        place = end + 1
    if not seen or (current == 1.0 and not total):
        return None
    value = total + current
    bare = scale > 1.0 and value == scale
    figure = Figure(start, end, value, scale if not current else 1.0, True)
    return _halved(text, figure, words) if not bare or _is_sure(text, start, end) else None


APPROXIMATE = re.compile(
    r"(?:около|близо|над|под|почти|более|больше|свыше|менее|почти|до|с|за|от|и|понад|майже|"
    r"nearly|almost|about|over|than|fast|rund|über|près d[e’']|plus d[e’']|әлемде|един|один|"
    r"бір)\s+$",
    re.I,
)
PLURAL = re.compile(
    r"(?:тысячи|тисячі|хиляди|илјади|хиљаде|тысяч|тисяч|миллионы|милиони|мільйони|миллионов|"
    r"мільйонів|милијарди|милиарди|миллиарды|hundred|thousand|million|billion|trillion|millionen|"
    r"milliarden|tausend|hundert|millions|milliards|mille)",
    re.I,
)


def _is_sure(text: str, start: int, end: int) -> bool:
    """Whether a scale without a count is one of it: миллион тюленей, not thousands of people."""
    word = text[start:end].lower().strip(". ")
    if not PLURAL.fullmatch(word):
        return True
    return word in {"тысячи", "тисячі"} and bool(
        APPROXIMATE.search(text[max(0, start - 20) : start])
    )
