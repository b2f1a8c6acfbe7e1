"""Words around counted things: units, and what adjectives, verbs and plurals look like."""

import re

from news.stopwords import stopwords
from workers.enrich.tables import word_set

SPACE = "    "
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
ENGLISH_STOP = stopwords("en") - {"years", "year"} - PASSED
