"""Section: which top-level IPTC Media Topic a site's own section is."""

import re
from collections.abc import Iterable

TOPICS = {
    "medtop:01000000": (
        "arts culture entertainment music film films movies cinema theatre theater books "
        "literature celebrities lifestyle-culture media "
        "tv television show култура изкуство забавление музика кино театър литература книги шоу "
        "медии шоубизнес шоу-бизнес "
        "культура искусство развлечения музыка театр шоу-бизнес книги звезды культура мистецтво "
        "розваги музика кіно театр "
        "шоубіз мәдениет өнер руханият әдебиет шоу kultur kunst unterhaltung musik feuilleton "
        "kino theater bücher medien "
        "culture cinéma musique livres arts médias théâtre télévision people култура уметност "
        "маданият искусство"
    ),
    "medtop:02000000": (
        "crime law justice courts police legal крими криминално криминални престъпления закон "
        "правосъдие съд "
        "криминал преступления происшествия-криминал право суд закон правосудие кримінал злочини "
        "закон суди правосуддя қылмыс құқық "
        "заң сот kriminalität justiz recht polizei justice police-justice faits-divers "
        "правосудие хроника-криминал црна-хроника"
    ),
    "medtop:03000000": (
        "disaster accident disasters accidents emergencies incidents инциденти произшествия "
        "катастрофи бедствия "
        "происшествия чп катастрофы авария аварии надзвичайні події нс катастрофи төтенше "
        "оқиғалар оқиға апат unglück unfälle "
        "katastrophen catastrophes accidents несреќи"
    ),
    "medtop:04000000": (
        "economy business finance markets economics money companies industry energy trade "
        "realestate investing banking stocks "
        "бизнес икономика финанси пазари компании пари индустрия енергетика търговия имоти агро "
        "инвестиции "
        "экономика бизнес финансы рынки деньги компании промышленность энергетика недвижимость "
        "торговля нефть нефтегаз апк "
        "економіка бізнес фінанси гроші ринки компанії нерухомість енергетика экономика қаржы "
        "бизнес нарық кәсіпкерлік өнеркәсіп "
        "wirtschaft finanzen börse geld unternehmen märkte immobilien économie finances "
        "entreprises bourse argent marchés immobilier "
        "економија бизнис финансии економија привреда пословање каржы"
    ),
    "medtop:05000000": (
        "education schools universities образование училища наука-и-образование школа вузы "
        "образование освіта школи білім мектеп "
        "bildung schule schulen éducation école écoles enseignement образование образовање билим"
    ),
    "medtop:06000000": (
        "environment climate nature green ecology околна-среда околнасреда климат природа "
        "екология екосвят экология климат "
        "природа окружающая-среда екологія довкілля клімат экология қоршаған-орта табиғат umwelt "
        "klima natur environnement climat planète "
        "екологија животна-средина"
    ),
    "medtop:07000000": (
        "health medicine covid wellness coronavirus здраве медицина здравеопазване здоровье "
        "медицина здравоохранение здоров'я здоров’я "
        "медицина денсаулық gesundheit medizin santé médecine здравје здравље ден-соолук"
    ),
    "medtop:08000000": (
        "humaninterest oddities weird offbeat любопитно интересно куриози хора необичайное "
        "интересное курьёзы курьезы цікаве курйози "
        "қызық panorama vermischtes buntes insolite insolites занимљивости"
    ),
    "medtop:09000000": (
        "labour labor work jobs employment career careers труд работа заетост кариера карьера "
        "занятость праця робота кар'єра "
        "еңбек жұмыс arbeit karriere beruf emploi travail"
    ),
    "medtop:10000000": (
        "lifestyle leisure food travel tourism fashion beauty home cars auto gastronomy "
        "лайфстайл туризъм пътешествия мода храна авто "
        "автомобили стил кулинария стиль туризм путешествия еда красота автомобили отдых "
        "стиль-жизни подорожі їжа автомобілі дозвілля "
        "туризм сән көлік reise reisen essen mode auto leben genuss voyage voyages gastronomie "
        "mode tourisme style"
    ),
    "medtop:11000000": (
        "politics government elections parliament diplomacy политика избори парламент "
        "правителство дипломация власть выборы политика "
        "парламент правительство внешняя-политика політика вибори влада парламент саясат билік "
        "сайлау үкімет парламент президент "
        "politik wahlen bundestag regierung politique élections gouvernement саясат"
    ),
    "medtop:12000000": (
        "religion faith religions belief религия вяра православие вера церковь релігія церква "
        "дін kirche glaube croyance"
    ),
    "medtop:13000000": (
        "science technology tech digital it space internet gadgets sci-tech технологии наука "
        "техника дигитални космос хайтек ит "
        "технологии наука hi-tech интернет гаджеты технології наука ғылым технология "
        "технологиялар wissenschaft technik digital netzwelt "
        "wissen sciences technologie technologies numérique high-tech технологија илим"
    ),
    "medtop:14000000": (
        "society social community общество соцална социална общество социум суспільство қоғам "
        "әлеумет gesellschaft soziales société "
        "општество друштво коом миграция migration"
    ),
    "medtop:15000000": (
        "sport sports football soccer tennis basketball hockey boxing olympics спорт футбол "
        "тенис баскетбол волейбол бокс хоккей "
        "олимпиада футбол теніс sport fußball fussball tennis football rugby"
    ),
    "medtop:16000000": (
        "conflict war peace defence defense military security terrorism война армия конфликт "
        "отбрана сигурност война армия "
        "конфликты оборона безопасность війна армія оборона соғыс әскер қорғаныс krieg militär "
        "guerre armée défense conflit"
    ),
    "medtop:17000000": (
        "weather forecast време прогноза времето погода прогноз-погоды погода ауа-райы wetter "
        "météo прогноза време аба-ырайы"
    ),
}
NAMES = {name: code for code, names in TOPICS.items() for name in names.split()}
SPLIT = re.compile(r"[/|>›»,;:&+]|\s[-–—]\s|\s(?:и|and|und|et|та|және|i)\s")
EDGE = " .#\t\n\"'«»„“"
LEAST = 2
"""Keywords of one topic, and none of another, from which on the text is sure."""


def media_topic(article_section: str | None, keywords: Iterable[str] = ()) -> str | None:
    """The code (medtop:04000000) of a site's section, else of keywords that agree; else None."""
    for part in reversed(_parts(article_section or "")):
        if code := NAMES.get(part):
            return code
    found = [code for word in keywords for code in {NAMES.get(_folded(word))} if code]
    return found[0] if len(found) >= LEAST and len(set(found)) == 1 else None


def _parts(section: str) -> list[str]:
    """The names in a section, the whole first: of «Новини / Икономика» both."""
    pieces = [_folded(piece) for piece in SPLIT.split(section[:300])]
    return [piece for piece in [*reversed(pieces), _folded(section[:300])] if piece]


def _folded(name: str) -> str:
    return re.sub(r"\s+", "-", name.strip(EDGE).lower())
