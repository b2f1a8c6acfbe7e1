"""Months, days of the week and words of time, in the languages and their cases."""


def _numbered(table: str) -> dict[str, int]:
    """«яну януари|фев февруари» as a mapping from each form to its number."""
    return {
        form: number
        for number, forms in enumerate(table.split("|"), start=1)
        for form in forms.split()
    }


MONTHS = {
    "bg": _numbered(
        "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември"
    ),
    "mk": _numbered(
        "јануари|февруари|март|април|мај|јуни|јули|август|септември|октомври|ноември|декември"
    ),
    "sr": _numbered(
        "јануар јануара јануару|фебруар фебруара фебруару|март марта марту|април априла априлу|"
        "мај маја мају|јун јуна јуну јуни|јул јула јулу јули|август августа августу|"
        "септембар септембра септембру|октобар октобра октобру|новембар новембра новембру|"
        "децембар децембра децембру"
    ),
    "ru": _numbered(
        "январь января январе январю|февраль февраля феврале февралю|март марта марте марту|"
        "апрель апреля апреле апрелю|май мая мае маю|июнь июня июне июню|июль июля июле июлю|"
        "август августа августе августу|сентябрь сентября сентябре сентябрю|октябрь октября "
        "октябре октябрю|ноябрь ноября ноябре ноябрю|декабрь декабря декабре декабрю"
    ),
    "uk": _numbered(
        "січень січня січні|лютий лютого лютому|березень березня березні|квітень квітня квітні|"
        "травень травня травні|червень червня червні|липень липня липні|серпень серпня серпні|"
        "вересень вересня вересні|жовтень жовтня жовтні|листопад листопада листопаді|"
        "грудень грудня грудні"
    ),
    "kk": _numbered(
        "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан"
    ),
    "ky": _numbered(
        "январь январда|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь"
    ),
    "en": _numbered(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
        "september sept sep|october oct|november nov|december dec"
    ),
    "de": _numbered(
        "januar jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
    ),
    "fr": _numbered(
        "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    ),
}
KAZAKH_CASES = [
    "да",
    "де",
    "та",
    "те",
    "дың",
    "дің",
    "тың",
    "тің",
    "ның",
    "нің",
    "ға",
    "ге",
    "қа",
    "ке",
    "ы",
    "і",
    "нан",
    "нен",
    "дан",
    "ден",
    "тан",
    "тен",
    "ында",
    "інде",
    "ының",
    "інің",
    "ына",
    "іне",
    "ын",
    "ін",
    "дағы",
    "дегі",
    "тағы",
    "тегі",
    "ынан",
    "інен",
]
for _language in ("kk", "ky"):
    MONTHS[_language] |= {
        name + case: number
        for name, number in tuple(MONTHS[_language].items())
        for case in KAZAKH_CASES
    }
AMBIGUOUS = frozenset({"may", "march", "mar", "mars", "май", "мае", "лютий", "лютого", "қазан"})
"""Months whose names are other words too."""
MONTH_WORDS = {language: frozenset(months) for language, months in MONTHS.items()}
WEEKDAYS = {
    "bg": _numbered("понеделник|вторник|сряда|четвъртък|петък|събота|неделя"),
    "mk": _numbered("понеделник|вторник|среда|четврток|петок|сабота|недела"),
    "sr": _numbered(
        "понедељак понедељка|уторак уторка|среду среда|четвртак четвртка|"
        "петак петка|суботу субота|недељу недеља"
    ),
    "ru": _numbered(
        "понедельник понедельника|вторник вторника|среду среда среды|четверг четверга|"
        "пятницу пятница пятницы|субботу суббота субботы|воскресенье воскресенья"
    ),
    "uk": _numbered(
        "понеділок понеділка|вівторок вівторка|середу середа середи|четвер четверга|"
        "п'ятницю п'ятниця п'ятниці|суботу субота суботи|неділю неділя неділі"
    ),
    "kk": _numbered(
        "дүйсенбі дүйсенбіде|сейсенбі сейсенбіде|сәрсенбі сәрсенбіде|бейсенбі бейсенбіде|"
        "жұма жұмада|сенбі сенбіде|жексенбі жексенбіде"
    ),
    "ky": _numbered("дүйшөмбү|шейшемби|шаршемби|бейшемби|жума|ишемби|жекшемби"),
    "en": _numbered("monday|tuesday|wednesday|thursday|friday|saturday|sunday"),
    "de": _numbered("montag|dienstag|mittwoch|donnerstag|freitag|samstag sonnabend|sonntag"),
    "fr": _numbered("lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"),
}
