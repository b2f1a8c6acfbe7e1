"""Number words of the languages, each form with its value; scales; what joins them."""

from collections.abc import Mapping
from dataclasses import dataclass


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


def _values(rows: str) -> dict[str, float]:
    """«2 два две, 3 три» as a mapping from each form to its value."""
    table: dict[str, float] = {}
    for row in rows.split(","):
        value, *forms = row.split()
        table.update(dict.fromkeys(forms, float(value)))
    return table


def _definite(values: Mapping[str, float], *ends: str) -> dict[str, float]:
    """The same forms, and those with an article."""
    return {**values, **{word + end: value for word, value in values.items() for end in ends}}


def _compound(tens: str, ones: str, join: str) -> dict[str, float]:
    """twenty-five, fünfundzwanzig: written as one word."""
    return {
        join.format(ten=ten, one=one): ten_value + one_value
        for ten, ten_value in _values(tens).items()
        for one, one_value in _values(ones).items()
    }


BULGARIAN = _definite(
    _values(
        "2 два две двама двата двете двамата,3 три трима тримата,4 четири четирима четиримата,"
        "5 пет петима петимата,6 шест шестима шестимата,7 седем седмина,8 осем осмина,"
        "9 девет деветима,10 десет десетима,11 единадесет единайсет,12 дванадесет дванайсет,"
        "13 тринадесет тринайсет,14 четиринадесет четиринайсет,15 петнадесет петнайсет,"
        "16 шестнадесет шестнайсет,17 седемнадесет седемнайсет,18 осемнадесет осемнайсет,"
        "19 деветнадесет деветнайсет,20 двадесет двайсет,30 тридесет трийсет,"
        "40 четиридесет четирийсет,50 петдесет,60 шестдесет шейсет,70 седемдесет,80 осемдесет,"
        "90 деветдесет,100 сто,200 двеста,300 триста,400 четиристотин,500 петстотин,"
        "600 шестстотин,700 седемстотин,800 осемстотин,900 деветстотин,0.5 половин"
    ),
    "те",
)
MACEDONIAN = _definite(
    _values(
        "2 два две двајца,3 три тројца,4 четири четворица,5 пет петмина петмината,6 шест шестмина,"
        "7 седум седуммина,8 осум осуммина,9 девет деветмина,10 десет десетмина,11 единаесет,"
        "12 дванаесет,13 тринаесет,14 четиринаесет,15 петнаесет,16 шеснаесет,17 седумнаесет,"
        "18 осумнаесет,19 деветнаесет,20 дваесет,30 триесет,40 четириесет,50 педесет,60 шеесет,"
        "70 седумдесет,80 осумдесет,90 деведесет,100 сто,200 двесте,300 триста,400 четиристотини,"
        "500 петстотини,0.5 половина"
    ),
    "те",
    "та",
)
RUSSIAN = _values(
    "2 два две двух двум двумя двое двоих двоим,3 три трёх трех трём трем тремя трое троих троим,"
    "4 четыре четырёх четырех четырём четырем четырьмя четверо четверых,5 пять пяти пятью пятеро "
    "пятерых,6 шесть шести шестью шестеро шестерых,7 семь семи семью семеро семерых,8 восемь "
    "восьми восемью,9 девять девяти девятью,10 десять десяти десятью,11 одиннадцать одиннадцати,"
    "12 двенадцать двенадцати,13 тринадцать тринадцати,14 четырнадцать четырнадцати,"
    "15 пятнадцать пятнадцати,16 шестнадцать шестнадцати,17 семнадцать семнадцати,"
    "18 восемнадцать восемнадцати,19 девятнадцать девятнадцати,20 двадцать двадцати двадцатью,"
    "30 тридцать тридцати тридцатью,40 сорок сорока,50 пятьдесят пятидесяти,60 шестьдесят "
    "шестидесяти,70 семьдесят семидесяти,80 восемьдесят восьмидесяти,90 девяносто девяноста,"
    "100 сто ста,200 двести двухсот двухстах,300 триста трёхсот трехсот трёхстах трехстах,"
    "400 четыреста четырёхсот четырехсот четырёхстах четырехстах,500 пятьсот пятисот пятистах,"
    "600 шестьсот шестисот шестистах,700 семьсот семисот семистах,800 восемьсот восьмисот,"
    "900 девятьсот девятисот,1.5 полтора полторы полутора,"
    "500000 полмиллиона,500000000 полмиллиарда"
)
UKRAINIAN = _values(
    "2 два дві двох двом двома двоє,3 три трьох трьом трьома троє,4 чотири чотирьох чотирьом "
    "чотирма четверо,5 п'ять п'яти п'ятьох п'ятьма п'ятеро,6 шість шести шістьох шестеро,"
    "7 сім семи сімох семеро,8 вісім восьми вісьмох восьмеро,9 дев'ять дев'яти дев'ятьох,"
    "10 десять десяти десятьох,11 одинадцять одинадцяти,12 дванадцять дванадцяти,13 тринадцять "
    "тринадцяти,14 чотирнадцять чотирнадцяти,15 п'ятнадцять п'ятнадцяти,16 шістнадцять "
    "шістнадцяти,17 сімнадцять сімнадцяти,18 вісімнадцять вісімнадцяти,19 дев'ятнадцять "
    "дев'ятнадцяти,20 двадцять двадцяти двадцятьох,30 тридцять тридцяти,40 сорок сорока,"
    "50 п'ятдесят п'ятдесяти,60 шістдесят шістдесяти,70 сімдесят сімдесяти,80 вісімдесят "
    "вісімдесяти,90 дев'яносто,100 сто ста,200 двісті двохсот,300 триста трьохсот,400 чотириста "
    "чотирьохсот,500 п'ятсот п'ятисот,600 шістсот шестисот,700 сімсот семисот,800 вісімсот "
    "восьмисот,900 дев'ятсот дев'ятисот,1.5 півтора півтори,"
    "500000 півмільйона,500000000 півмільярда"
)
SERBIAN = _values(
    "2 два две двојица двоје,3 три тројица троје,4 четири четворица четворо,5 пет петорица петоро,"
    "6 шест шесторица,7 седам,8 осам,9 девет,10 десет,11 једанаест,12 дванаест,13 тринаест,"
    "14 четрнаест,15 петнаест,16 шеснаест,17 седамнаест,18 осамнаест,19 деветнаест,20 двадесет,"
    "30 тридесет,40 четрдесет,50 педесет,60 шездесет,70 седамдесет,80 осамдесет,90 деведесет,"
    "100 сто,200 двеста двјеста,300 триста,500 петсто"
)
KAZAKH = _values(
    "2 екі,3 үш,4 төрт,5 бес,6 алты,7 жеті,8 сегіз,9 тоғыз,10 он,20 жиырма,30 отыз,40 қырық,"
    "50 елу,60 алпыс,70 жетпіс,80 сексен,90 тоқсан,100 жүз,2 екеуі,3 үшеуі,4 төртеуі,5 бесеуі,"
    "0.5 жарты"
)
KYRGYZ = _values(
    "2 эки,3 үч,4 төрт,5 беш,6 алты,7 жети,8 сегиз,9 тогуз,10 он,20 жыйырма,30 отуз,40 кырк,"
    "50 элүү,60 алтымыш,70 жетимиш,80 сексен,90 токсон,100 жүз,0.5 жарым"
)
ENGLISH_ONES = "1 one,2 two,3 three,4 four,5 five,6 six,7 seven,8 eight,9 nine"
ENGLISH_TENS = "20 twenty,30 thirty,40 forty,50 fifty,60 sixty,70 seventy,80 eighty,90 ninety"
ENGLISH = {
    **_values(ENGLISH_ONES.split(",", 1)[1]),
    **_values(
        "10 ten,11 eleven,12 twelve,13 thirteen,14 fourteen,15 fifteen,16 sixteen,"
        "17 seventeen,18 eighteen,19 nineteen"
    ),
    **_values(ENGLISH_TENS),
    "half": 0.5,
    **_compound(ENGLISH_TENS, ENGLISH_ONES, "{ten}-{one}"),
}
GERMAN_ONES = "1 ein,2 zwei,3 drei,4 vier,5 fünf,6 sechs,7 sieben,8 acht,9 neun"
GERMAN_TENS = (
    "20 zwanzig,30 dreißig,40 vierzig,50 fünfzig,60 sechzig,70 siebzig,80 achtzig,90 neunzig"
)
GERMAN = {
    **_values(GERMAN_ONES.split(",", 1)[1]),
    **_values(
        "2 beide zweier,10 zehn,11 elf,12 zwölf,13 dreizehn,14 vierzehn,15 fünfzehn,"
        "16 sechzehn,17 siebzehn,18 achtzehn,19 neunzehn,100 hundert einhundert,1.5 anderthalb "
        "eineinhalb,2.5 zweieinhalb,3.5 dreieinhalb"
    ),
    **_values(GERMAN_TENS),
    **_compound(GERMAN_TENS, GERMAN_ONES, "{one}und{ten}"),
    **_compound("100 hundert", GERMAN_ONES, "{one}{ten}"),
    **{f"{one}hundert": 100 * value for one, value in _values(GERMAN_ONES).items()},
    **{f"{one}tausend": 1000 * value for one, value in _values(GERMAN_ONES).items()},
    "zehntausend": 10_000.0,
    "hunderttausend": 100_000.0,
}
FRENCH_ONES = "2 deux,3 trois,4 quatre,5 cinq,6 six,7 sept,8 huit,9 neuf"
FRENCH_TENS = "20 vingt,30 trente,40 quarante,50 cinquante,60 soixante,80 quatre-vingt"
FRENCH = {
    **_values(FRENCH_ONES),
    **_values(
        "10 dix,11 onze,12 douze,13 treize,14 quatorze,15 quinze,16 seize,17 dix-sept,"
        "18 dix-huit,19 dix-neuf,70 soixante-dix,80 quatre-vingts,90 quatre-vingt-dix,"
        "100 cent cents"
    ),
    **_values(FRENCH_TENS),
    **_compound(FRENCH_TENS, FRENCH_ONES, "{ten}-{one}"),
}


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
