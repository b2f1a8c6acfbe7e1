"""Number words of the languages, each form with its value; scales; what joins them."""

from collections.abc import Mapping
from dataclasses import dataclass

from workers.enrich.number_values import (
    BULGARIAN,
    ENGLISH,
    FRENCH,
    GERMAN,
    KAZAKH,
    KYRGYZ,
    MACEDONIAN,
    RUSSIAN,
    SERBIAN,
    UKRAINIAN,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """How a language writes numbers in words."""

    values: Mapping[str, float]
    """From two on; one is an article in most languages."""
    scales: Mapping[str, float]
    ones: frozenset[str] = frozenset()
    """Counts before a scale and behind a ten alone: един милион, двадцать один."""
    joiners: frozenset[str] = frozenset()
    halves: tuple[str, ...] = ()
    """Behind a number: и половина, с половиной."""


def _scales(thousand: str, million: str, milliard: str, trillion: str) -> dict[str, float]:
    tables = ((1e3, thousand), (1e6, million), (1e9, milliard), (1e12, trillion))
    return {word: value for value, words in tables for word in words.split()}


MANY = {
    "bg": NumberWords(
        values=BULGARIAN,
        scales=_scales(
            "хиляда хиляди хил хилядите",
            "милион милиона милиони милионите млн",
            "милиард милиарда милиарди милиардите млрд",
            "трилион трилиона трилиони трлн",
        ),
        ones=frozenset({"един", "една", "едно"}),
        joiners=frozenset({"и"}),
        halves=(" и половина",),
    ),
    "mk": NumberWords(
        values=MACEDONIAN,
        scales=_scales(
            "илјада илјади илјадите",
            "милион милиони милиона мил млн",
            "милијарда милијарди милијарди млрд",
            "трилион трилиони",
        ),
        ones=frozenset({"еден", "една", "едно"}),
        joiners=frozenset({"и"}),
        halves=(" и пол",),
    ),
    "ru": NumberWords(
        values=RUSSIAN,
        scales=_scales(
            "тысяча тысячи тысяч тысячу тысячам тысячами тысячах тысячью тыс",
            "миллион миллиона миллионов миллионам миллионах миллионами миллиону млн",
            "миллиард миллиарда миллиардов миллиардам миллиардах миллиардами млрд",
            "триллион триллиона триллионов трлн",
        ),
        ones=frozenset({"один", "одна", "одно", "одного", "одной", "одну"}),
        halves=(" с половиной",),
    ),
    "uk": NumberWords(
        values=UKRAINIAN,
        scales=_scales(
            "тисяча тисячі тисяч тисячу тисячам тисячами тис",
            "мільйон мільйона мільйони мільйонів мільйонам млн",
            "мільярд мільярда мільярди мільярдів мільярдам млрд",
            "трильйон трильйона трильйони трильйонів трлн",
        ),
        ones=frozenset({"один", "одна", "одне"}),
        halves=(" з половиною", " із половиною"),
    ),
    "sr": NumberWords(
        values=SERBIAN,
        scales=_scales(
            "хиљада хиљаде хиљаду",
            "милион милиона милиони мил",
            "милијарда милијарде милијарди",
            "билион билиона",
        ),
        ones=frozenset({"један", "једна", "једно"}),
        joiners=frozenset({"и"}),
        halves=(" и по",),
    ),
    "kk": NumberWords(
        values=KAZAKH,
        scales=_scales(
            "мың мыңнан мыңға",
            "миллион миллионнан миллионға млн",
            "миллиард миллиардтан миллиардқа млрд",
            "триллион трлн",
        ),
        ones=frozenset({"бір"}),
        halves=(" жарым",),
    ),
    "ky": NumberWords(
        values=KYRGYZ,
        scales=_scales("миң", "миллион млн", "миллиард млрд", "триллион трлн"),
        ones=frozenset({"бир"}),
        halves=(" жарым",),
    ),
    "en": NumberWords(
        values=ENGLISH,
        scales={
            "hundred": 100.0,
            **_scales("thousand k", "million m mn mln", "billion bn b bln", "trillion tn trn"),
        },
        ones=frozenset({"a", "one"}),
        joiners=frozenset({"and"}),
        halves=(" and a half",),
    ),
    "de": NumberWords(
        values=GERMAN,
        scales=_scales(
            "tausend tsd",
            "million millionen mio",
            "milliarde milliarden mrd",
            "billion billionen bio",
        ),
        ones=frozenset({"eine", "einer"}),
    ),
    "fr": NumberWords(
        values=FRENCH,
        scales=_scales("mille", "million millions", "milliard milliards mds", "billion billions"),
        ones=frozenset({"un", "une"}),
        joiners=frozenset({"et"}),
        halves=(" et demi", " et demie"),
    ),
}
"""By language; of another one digits alone are read."""
NONE = NumberWords(values={}, scales=_scales("", "million", "", ""))
