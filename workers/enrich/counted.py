"""What is counted: the noun behind a number, by the habits of each language."""

import re
from typing import NamedTuple

from news.lemmas import lemma
from news.stopwords import stopwords
from workers.enrich.tables import word_set

SPACE = "    "
NEXT = re.compile(rf"[{SPACE}]([^\W\d_]+(?:[-.'’ʼ/][^\W\d_]+)*['’]?)")
REACH = 4
"""Words that are looked through for the noun."""
MEASURED = word_set(
    """
    квадратни кубически кубични квадратных квадратные кубических кубические квадратних
    кубічних текше шаршы чарчы square cubic процентни процентных процентные процентних
    percentage пайыздық морски морских nautical
    """
)
"""Adjectives that belong to a unit: квадратни метра."""
RATE = re.compile(
    rf"(?:/(?:ч|час|с|сек|мин|h|s)\b|[{SPACE}](?:в|на|per|a|an|pro|par) (?:секунда|секунду|час|"
    rf"минута|"
    r"минуту|секунді|годину|second|hour|minute|Sekunde|Stunde|heure|seconde|киловатчас))"
)
UNITS = word_set(
    """
    км кв м см мм кг г гр т л мл га дка ха kw mw gw mwh kwh km m cm mm kg g t l ha мвт квт
    гвт кВтч мин ч сек tb gb mb тб гб мб mph kph mm sq ft lb lbs oz pct °c °
    """
)
RU_ADJECTIVE = re.compile(
    r".{2,}(?:ых|[кгхжшщчн]их|ые|[кгхжшщчн]ие|[сц]кий|ый|ая|яя|ую|юю|ое|ыми|ими|ым|ого|ому|ной|"
    r"ской)"
)
UK_ADJECTIVE = re.compile(r".{2,}(?:их|[нксвтлрдцхг]і|ий|а(?:я)|ими|им|ого|ому|ної|ської)")
RU_VERB = re.compile(
    r".+(?:лся|лась|лось|лись|ться|тся|ются|утся|ются|ится|ают|яют|уют|ают|ает|яет|ует|или|али|"
    r"или|ули|ели|яли"
    r"|вший|вшие|вала|вали|ится|ились|ался)"
)
UK_VERB = re.compile(
    r".+(?:ться|вся|лася|лося|лися|ають|яють|ують|ає|яє|ує|или|али|или|ули|іли|яли|ила|ала)"
)
BG_VERB = re.compile(r".+(?:ха|ват|ше|аха|иха|яха|оха|(?<!т)ели)|са|бяха|ще|е|беше|има|няма")
BG_ADJECTIVE_END = re.compile(r".+(?:ск|шк|чк|цк)(?:и|ите)")
SR_ADJECTIVE = re.compile(r".+(?:ск|шк|чк|цк)(?:и|их|е|а|у|ог|им)")
BG_ADJECTIVES = word_set(
    """
    нов голям малък общ млад стар друг цял добър важен тежък лек висок подобен различен
    главен ранен местен
    """
)
BG_NOUNS = word_set(
    """
    ден член пламен ремен камен корен степен човек участък списък подарък
    """
)
KK_ADJECTIVE = re.compile(
    r".+(?:стандық|андық|ендік|шетелдік|кеттік|аралық|рикалық|палық|қалалық|ауылдық|дағы|дегі|"
    r"тағы|тегі)"
)
KK_ADJECTIVES = word_set(
    """
    жаңа ірі үлкен кіші шағын ескі жас өлі тірі алтын күміс қола ұлттық халықаралық заманауи
    басты қосымша өзге түрлі орта жеке бос арнайы ауыр жеңіл көлік орыс қытай неміс жаны чоң
    кичине
    """
)
KK_AGES = re.compile(r"жас(?:ында|ынан|ы|қа|та|тағы|тан|ар)?|жаш\w{0,4}")
EN_PLURALS = word_set(
    """
    people men women children feet mice fish sheep police staff personnel aircraft
    spacecraft cattle deer salmon species series percent teeth geese oxen policemen firemen
    fishermen businessmen servicemen servicewomen policewomen lawmakers media data troops
    crew hectares
    """
)
EN_UNIT = re.compile(
    r"\w*(?:met(?:er|re)s|grams|miles|years|days|hours|tonn?es|tons|feet|people)|acres|yards|inches"
)
EN_SINGULAR = re.compile(
    r".*(?:ss|us|is|'s|’s|ous)|his|has|was|as|its|this|does|always|perhaps|less|plus"
)
FR_BEFORE = word_set(
    """
    grands grandes petits petites nouveaux nouvelles jeunes premiers premières autres
    derniers dernières anciens anciennes bons bonnes belles beaux vieux vieilles gros
    grosses longs longues principaux principales mauvais mauvaises
    """
)
DE_ADJECTIVE = re.compile(r"[a-zäöüß-]+(?:e|en|er|es)")
PASSED = word_set(
    """
    new more other such own major first last like next close two такие таких такими другие
    других своих наших первых самых сам самых новых інших таких своїх такива други свои си
    ми му нови mal weitere weiteren weiterer andere anderen anderer autres
    тағы дагы астам артық жуық аса шамасында ашык ашуун жакын
    """
)
"""Stopwords that may stand between a number and its noun: two such places."""
PARTITIVE = {
    "bg": re.compile(rf"[{SPACE}]от ([^\W\d_]+(?:ите|те|та))\b"),
    "ru": re.compile(rf"[{SPACE}]из ([^\W\d_]+(?:ов|ев|ей|ых|ий|ок|ек))\b"),
    "en": re.compile(rf"[{SPACE}]of (?:the|these|those|its|their|his|her|our) ([^\W\d_]+s)\b"),
}
SQUARE = re.compile(rf"[{SPACE}]((?:кв|куб|sq)\.?[{SPACE}]?(?:м|км|m|km|ft|метра|метров)\b)")
PRONOUNS = frozenset(
    ["нас", "вас", "них", "всех", "тях", "нея", "моих", "своих", "наших", "всички"]
)


class Counted(NamedTuple):
    """A noun behind a number: where the phrase ends, and its unit."""

    end: int
    unit: str


def counted_at(text: str, start: int, language: str, value: float) -> Counted | None:
    """The noun that a number which ends at `start` counts; None where none follows."""
    if (part := PARTITIVE.get(language)) and (found := part.match(text, start)):
        return None if found.group(1) in PRONOUNS else Counted(found.end(), found.group(1))
    if square := SQUARE.match(text, start):
        return Counted(square.end(), square.group(1))
    words = _words_behind(text, start)
    if not words:
        return None
    place = _noun(words, language, value)
    if place is None:
        return None
    begin, end, head = words[place]
    if place and words[place - 1][2].lower() in MEASURED:
        begin = words[place - 1][0]
    head = text[begin:end].rstrip("'’.")
    end = begin + len(head)
    if rate := RATE.match(text, end):
        end = rate.end()
    return Counted(end, text[begin:end])


def _words_behind(text: str, start: int) -> list[tuple[int, int, str]]:
    """The next words of the same phrase, up to a mark or figure."""
    found: list[tuple[int, int, str]] = []
    while len(found) < REACH and (match := NEXT.match(text, start)):
        word = match.group(1)
        found.append((match.start(1), match.end(1), word))
        start = match.end(1)
    return found


def _noun(words: list[tuple[int, int, str]], language: str, value: float) -> int | None:
    """Which of the words is the noun."""
    small = [word.lower() for _, _, word in words]
    if small[0] in FRACTIONS or _is_predicate(small[0], language):
        return None
    if small[0] in UNITS or small[0].rstrip(".") in UNITS:
        return 0
    if language == "en":
        return _english(small, value)
    if language == "de":
        return _german([word for _, _, word in words])
    stop = stopwords(language)
    for place, word in enumerate(small):
        if word in PASSED and place + 1 < len(small):
            continue
        if word in stop and not (place == 0 and _is_time(word)):
            return None if place == 0 or small[place - 1] in PASSED else place - 1
        if place and _is_verb(word, language):
            return place - 1
        more = place + 1 < len(small)
        if not more or not _is_adjective(word, language):
            return place if _can_be_noun(word, language) else None
        following = small[place + 1]
        if (following in stop and following not in PASSED) or _is_verb(following, language):
            return place
    return None


FRACTIONS = word_set(
    """
    трети третини четвърти пети десети треть четверть четвертей чверті чверть третина thirds
    quarters fifths quarter third tenths
    """
)
"""What parts are called: две трети is no count of anything."""
BG_AORIST = re.compile(r".+(?:[аяи]ха)|са|бяха|ще|беше|има|няма|бе")
PAST = {"ru": ("ли", "лись"), "uk": ("ли", "лися", "лись")}
INFINITIVES = ("ть", "ться", "ти", "тися", "чь")
TIMES = word_set(
    """
    година години ден дни дена пъти път года лет год день дней дня лет роки років року рік
    дні днів день жыл күн ай рет жылда жылға жылдан күнде күнге жылы ans années année jours
    fois дена године година дана дан пути денот
    """
)
"""Units of time that are stopwords elsewhere."""


def _is_time(word: str) -> bool:
    return word in TIMES


def _can_be_noun(word: str, language: str) -> bool:
    return not (language in {"kk", "ky"} and KK_AGES.fullmatch(word)) and len(word) > 1


def _is_predicate(word: str, language: str) -> bool:
    """Whether a verb or an age stands right behind a number, whose noun is left out."""
    if language in {"bg", "mk"}:
        return bool(BG_AORIST.fullmatch(word))
    if language in {"kk", "ky"}:
        return bool(KK_AGES.fullmatch(word))
    if language in PAST:
        return word.endswith(PAST[language]) and lemma(word, language).endswith(INFINITIVES)
    return False


def _is_verb(word: str, language: str) -> bool:
    pattern = {"bg": BG_VERB, "mk": BG_VERB, "ru": RU_VERB, "uk": UK_VERB}.get(language)
    return bool(pattern and pattern.fullmatch(word))


def _is_adjective(word: str, language: str) -> bool:
    if word in MEASURED:
        return True
    if language == "ru":
        return bool(RU_ADJECTIVE.fullmatch(word))
    if language == "uk":
        return bool(UK_ADJECTIVE.fullmatch(word))
    if language in {"kk", "ky"}:
        return word in KK_ADJECTIVES or bool(KK_ADJECTIVE.fullmatch(word))
    if language == "fr":
        return word in FR_BEFORE
    if language in {"bg", "mk"}:
        return _is_bulgarian_adjective(word)
    return bool(SR_ADJECTIVE.fullmatch(word))


def _is_bulgarian_adjective(word: str) -> bool:
    """By its ending or, of one in -и, by its base form."""
    if BG_ADJECTIVE_END.fullmatch(word):
        return True
    if not word.endswith(("и", "ите")):
        return False
    base = lemma(word, "bg")
    if base in BG_ADJECTIVES:
        return True
    return base.endswith(("ен", "ян", "ов", "ев", "ав", "ив", "ък")) and base not in BG_NOUNS


ENGLISH_STOP = stopwords("en") - {"years", "year"} - PASSED


def _english(small: list[str], value: float) -> int | None:
    """The first plural, or the next one that stands right behind it."""
    stop = ENGLISH_STOP
    for place, word in enumerate(small):
        if word in stop or (place and word in {"times"}):
            return None
        if word in EN_PLURALS or (word.endswith("s") and not EN_SINGULAR.fullmatch(word)):
            following = small[place + 1] if place + 1 < len(small) else ""
            is_unit = EN_UNIT.fullmatch(word)
            if word.endswith(("'", "’")) or (
                not is_unit
                and following.endswith("s")
                and following not in stop
                and len(following) > 3
                and not EN_SINGULAR.fullmatch(following)
            ):
                continue
            return place
        if word.endswith(("s'", "s’")):
            continue
        if word.endswith("ly") or value < 1:
            return None
    return None


def _german(words: list[str]) -> int | None:
    """The first word with a capital, behind adjectives alone."""
    for place, word in enumerate(words):
        if word[0].isupper():
            return place
        if word in PASSED:
            continue
        if word in stopwords("de") or not DE_ADJECTIVE.fullmatch(word):
            return None
    return None
