"""Words around names: titles, heads of organisations and of places, verbs, and what is no name."""

from workers.enrich.data_files import sections


def _words(section: str) -> frozenset[str]:
    return frozenset(sections("words.txt")[section])


TITLES = _words("titles")
ORG_HEADS = _words("org_heads")
WEAK_HEADS = _words("weak_heads")
COMPLEMENTED = _words("complemented")
GENITIVE = _words("genitive")
KIN_HEADS = _words("kin_heads")
PLACE_HEADS = _words("place_heads")
PLACE_NOUNS = _words("place_nouns")
WORK_HEADS = _words("work_heads")
INSIDE = _words("inside")
LOCATIVE = _words("locative")
NEAR = _words("near")
SPEECH = _words("speech")
WITH_QUOTES = _words("with_quotes")
NOT_ORG = _words("not_org")
NOT_NAMES = _words("not_names")
PARTICLES = _words("particles")
LEGAL = _words("legal")
BEGINNERS = _words("beginners")
COMMON = _words("common")
NOUNS = _words("nouns")
SHORT = _words("short")
REAL_CITIES = _words("real_cities")
DOUBTFUL_CITIES = _words("doubtful_cities")
PLURAL_PLACES = _words("plural_places")
WOMEN = _words("women")
ENGLISH_ORG_ENDS = _words("english_org_ends")
ENGLISH_PLACE_ENDS = _words("english_place_ends")
ENGLISH_PLACE_HEADS = _words("english_place_heads")
ENGLISH_ORG_HEADS = _words("english_org_heads")
STRONG_ADJECTIVES = tuple(sorted(_words("strong_adjectives")))
STORMS = _words("storms")
SPORTS = _words("sports")
BARE_GENITIVES = _words("bare_genitives")
