"""Time zones: where a page most likely is, when it names none."""

from functools import cache, lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

COUNTRIES = {
    "Europe": """
        ad Andorra al Tirane at Vienna ba Sarajevo be Brussels bg Sofia by Minsk ch Zurich cz Prague
        de Berlin dk Copenhagen ee Tallinn es Madrid fi Helsinki fr Paris gr Athens hr Zagreb
        hu Budapest ie Dublin it Rome lt Vilnius lu Luxembourg lv Riga md Chisinau mk Skopje
        mt Malta nl Amsterdam no Oslo pl Warsaw pt Lisbon ro Bucharest rs Belgrade ru Moscow
        se Stockholm si Ljubljana sk Bratislava su Moscow tr Istanbul ua Kyiv uk London
        xn--90ae Sofia xn--90a3ac Belgrade xn--90ais Minsk xn--j1amh Kyiv xn--p1ai Moscow
        xn--d1alf Skopje""",
    "Asia": """
        ae Dubai am Yerevan az Baku bd Dhaka cn Shanghai ge Tbilisi hk Hong_Kong id Jakarta
        il Jerusalem in Kolkata iq Baghdad ir Tehran jp Tokyo kg Bishkek kr Seoul kz Almaty
        lk Colombo mn Ulaanbaatar my Kuala_Lumpur np Kathmandu ph Manila pk Karachi qa Qatar
        sa Riyadh sg Singapore th Bangkok tj Dushanbe tm Ashgabat tw Taipei uz Tashkent
        vn Ho_Chi_Minh xn--80ao21a Almaty xn--l1acc Ulaanbaatar""",
    "Africa": "dz Algiers eg Cairo et Addis_Ababa gh Accra ke Nairobi ma Casablanca ng Lagos"
    " tn Tunis za Johannesburg",
    "America": """
        ar Argentina/Buenos_Aires bo La_Paz cl Santiago cr Costa_Rica cu Havana ec Guayaquil
        gt Guatemala pe Lima py Asuncion uy Montevideo ve Caracas""",
}
"""Zones by country code in a host's name, of countries that have one zone or live by one."""
LANGUAGES = {
    "Europe": """
        be Minsk bg Sofia cs Prague da Copenhagen de Berlin el Athens et Tallinn fi Helsinki
        fr Paris hr Zagreb hu Budapest it Rome lt Vilnius lv Riga mk Skopje nb Oslo nl Amsterdam
        no Oslo pl Warsaw ro Bucharest ru Moscow sk Bratislava sl Ljubljana sq Tirane sr Belgrade
        sv Stockholm tr Istanbul uk Kyiv""",
    "Asia": """
        az Baku fa Tehran he Jerusalem hi Kolkata hy Yerevan id Jakarta ja Tokyo ka Tbilisi
        kk Almaty ko Seoul ky Bishkek mn Ulaanbaatar tg Dushanbe th Bangkok uz Tashkent
        vi Ho_Chi_Minh zh Shanghai""",
}
"""Zones by language, of languages that are written in one zone mostly."""


@lru_cache(maxsize=512)
def zone_of(language: str | None, url: str = "") -> ZoneInfo:
    """The zone by the country in a page's host, else by its language, else UTC."""
    country = (urlsplit(url).hostname or "").rpartition(".")[2]
    name = _named("countries").get(country) or _named("languages").get((language or "")[:2].lower())
    return ZoneInfo(name or "UTC")


@cache
def _named(what: str) -> dict[str, str]:
    """The full names of zones by code."""
    parts = {"countries": COUNTRIES, "languages": LANGUAGES}[what]
    pairs = {part: words.split() for part, words in parts.items()}
    return {
        code: f"{part}/{city}"
        for part, words in pairs.items()
        for code, city in zip(words[::2], words[1::2], strict=True)
    }
