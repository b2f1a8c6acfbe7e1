"""Numbers that are no amounts: dates, ages, times of day, and what a thing is called by."""

import re

from workers.enrich.counted import Counted
from workers.enrich.figures import Figure
from workers.enrich.tables import word_set
from workers.enrich.text_calendar import MONTH_WORDS

LABELS = word_set(
    """
    ч чл член ал алинея т точка параграф статия статья статьи статье статьей ст пункт пункта п
    глава глави стр страница page p pp article articles section chapter room стая зала
    кабинет офис етаж ет вх бл блок ап апартамент ул улица бул бульвар дом д кв квартира
    корпус к литера no nr № номер номера номером линия линии маршрут автобус трамвай
    тролейбус flight рейс полет полёт канал сезон серия епизод эпизод episode season том
    част часть part volume vol paragraph artikel absatz seite zimmer kapitel chambre бап
    баптың бабы стаття статті розділ кімната школа училище школы школе детская гимназия
    лицей брой выпуск issue level ниво версия version type тип формула formula boeing airbus
    боинг еърбъс эйрбас iphone windows канала группа група group категория раунд round тур
    кръг етап stage phase фаза день day ден psalm закон закона law наредба регламент
    regulation directive директива apollo аполо союз soyuz falcon ту су ил як миг f covid пк
    """
)
"""Words before a number that name a thing by it: чл. 5, стая 12, Boeing 737."""
PREPOSITIONS = word_set(
    """
    през в във от до към за след преди около края началото средата на и с со к ко по после
    перед начала конца року у з із до після in by since until till from of during for before
    after early late mid between and to seit im bis ab vor nach ende anfang mitte en depuis
    avant après fin début dès зима лято пролет есен зимой летом весной осенью summer winter
    spring autumn fall сезон season
    """
)
AT = re.compile(
    r"(?:\b(?:в|във|от|до|към|между|и|с|к|после|перед|около|о|об|до|до|у|ab|um|bis|à|at|vers|"
    r"сағат)[\s])$",
    re.I,
)
CLOCK = re.compile(
    r"(?:час(?:а|ов|ам|у|ът)?|ч|годин[иіа]|години|uhr|heures?|h|o'clock|a\.?m|p\.?m|"
    r"сағат\w*)\b(?!\s+и\s+половина)",
    re.I,
)
CLOCK_LANGUAGES = frozenset({"bg", "ru", "uk", "mk", "sr", "de", "fr"})
OF_DAY = re.compile(r"[\s](?:утра|вечера|ночи|дня|ранку|вечора|ночі|сутринта|вечерта|следобед)\b")
YEARS = re.compile(
    r"(?:годин[аи]|год(?:а|у|ом|ов|ы)?|лет|рок(?:и|у|ів)|рік|years?(?: old|-old)|жыл\w*|г|р|ж)\b",
    re.I,
)
OLD = re.compile(
    r"(?:на възраст(?: от)?|на|в возрасте|возрастом|исполнилось|"
    r"(?:ему|ей|мне|їй|йому)(?: (?:было|сейчас|уже|було))?|у віці|віком|aged|age of|age|"
    r"ages|in alter von|im alter von|alter von|"
    r"âgée? de|à l['’]âge de)\s+$",
    re.I,
)
AGE_UNIT = re.compile(r"(?:години|лет|года|год|роки|років|ans|jahren?|years)\b", re.I)
AGE_BEHIND = re.compile(r"[\s](?:old\b|jahre alt\b|жаста)|[\s](?:years?|months?)[\s]old\b", re.I)
AGO = re.compile(
    r"[\s](?:ago|earlier|later|назад|тому|ранее|раньше|бұрын|мурда|по-рано|по-късно|спустя|"
    r"пізніше)\b",
    re.I,
)
AGO_BEFORE = re.compile(r"(?:\b(?:преди|пред|пре|vor|il y a))\s+$", re.I)
TIME = re.compile(
    r"(?:ден|дни|дена|дня|дней|день|седмиц|недел|тиж|месец|месяц|місяц|годин|год|лет|рок|рік|час|"
    r"минут|хвилин|десетилети|"
    r"десятилет|век|day|week|month|year|decade|hour|minute|centur|tag|woche|monat|jahr|stunde|an|"
    r"jour|mois|"
    r"semaine|күн|апта|ай|жыл|сағат|минут|кун|жума)",
    re.I,
)
MEASURE = re.compile(
    r"(?:метр|километр|кило|грам|тон|литр|хектар|гектар|души|човек|человек|людей|осіб|адам|киш|"
    r"people|"
    r"met(?:er|re)|tonn|kilo|lit(?:er|re)|hectare|personnes|mètre|menschen|km|kg|км|кг|м)",
    re.I,
)


def is_name_or_date(text: str, start: int, figure: Figure, language: str) -> bool:
    """Whether digits are a year, a day of a month, or the number of a thing."""
    before = _word_before(text, start)
    months = MONTH_WORDS.get(language, frozenset())
    if before in LABELS or (before in months and figure.value <= 31):
        return True
    digits = text[figure.start : figure.end]
    year_like = len(digits) == 4 and digits.isdigit() and 1800 <= figure.value <= 2100
    if year_like and (before in months or YEARS.match(text, figure.end + 1)):
        return True
    if year_like and before in PREPOSITIONS and not MEASURE.match(text, figure.end + 1):
        return True
    return digits.startswith("0") and len(digits) > 1 and digits.isdigit()


BEFORE = re.compile(r"([^\W\d_]+|№)[.\s]{0,2}$")


def _word_before(text: str, start: int) -> str:
    found = BEFORE.search(text[max(0, start - 24) : start])
    return found.group(1).lower() if found else ""


def is_time_or_age(text: str, start: int, figure: Figure, noun: Counted, language: str) -> bool:
    """Whether it is a time of day, an age, or a date («два года назад»)."""
    before = text[max(0, start - 24) : start]
    unit_start = noun.end - len(noun.unit)
    is_hour = language in CLOCK_LANGUAGES and figure.value <= 24 and CLOCK.match(noun.unit)
    is_at = OF_DAY.match(text, noun.end) or (not figure.in_words and AT.search(before))
    if is_hour and is_at:
        return True
    if AGE_UNIT.match(text, unit_start) and OLD.search(before):
        return True
    if AGE_BEHIND.match(text, noun.end):
        return True
    if language == "en" and OLD.search(before) and noun.unit.lower().startswith("year"):
        return True
    return bool(TIME.match(noun.unit) and (AGO.match(text, noun.end) or AGO_BEFORE.search(before)))


PAIR = re.compile(r"двете|двата|двамата|обе|оба|обоих|обеих|both|the two|two", re.I)
SIDES = re.compile(
    r"страни|страны|стран|стороны|сторон|сторони|sides|половини|половины|halves|тарап"
)


DECADE = re.compile(r"-(?:те|х)$")
AGES = re.compile(r"годин|год|рок|години")


def is_decade(number: str, unit: str) -> bool:
    """Whether years of a century are meant: 90-те години."""
    return bool(DECADE.search(number) and AGES.match(unit))


def is_pair(number: str, unit: str) -> bool:
    """Whether two sides that are known are meant, and nothing is counted: двете страни."""
    return bool(PAIR.fullmatch(number) and SIDES.fullmatch(unit))
