"""Currencies: what texts call them, in the languages and their cases, as ISO 4217."""

import re
from collections.abc import Iterable

from workers.enrich.tables import word_set

SYMBOLS = {
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "HK$": "HKD",
    "NZ$": "NZD",
    "S$": "SGD",
    "R$": "BRL",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₸": "KZT",
    "₽": "RUB",
    "₴": "UAH",
    "₺": "TRY",
    "₹": "INR",
    "₩": "KRW",
    "₪": "ILS",
    "₾": "GEL",
    "₼": "AZN",
    "֏": "AMD",
    "₫": "VND",
    "₦": "NGN",
    "zł": "PLN",
}
CODES = word_set(
    """
    USD EUR GBP JPY CNY KZT RUB UAH BGN TRY PLN CZK HUF RON RSD MKD ALL BAM CHF SEK NOK DKK ISK
    CAD AUD NZD HKD SGD INR KRW ILS GEL AZN AMD KGS UZS TJS TMT MNT BYN MDL AED SAR QAR KWD IRR
    IQD EGP ZAR BRL MXN ARS THB IDR MYR VND PHP PKR NGN KES
    """
)

NAMES = {
    "EUR": r"евро(?:то|вите)?|еуро(?:ға|ны|ның|дан|да)?|євро|евра|euros?|eur",
    "USD": r"(?:(?:щатски|американски|амер\.?) )?долар(?:а|и|ите|ів|ам|ах|ами)?|(?:американских |"
    r"амер\. )?"
    r"доллар(?:а|ы|ов|ам|ах|ами|у)?|(?:ақш )?доллар(?:ға|ды|дың|дан|лық|ына|ын|ы)?|щ\.? ?д\.|"
    r"(?:us |u\.s\. |american )?dollars?|(?:us-)?dollars?|dollars? américains?|usd",
    "CAD": r"канадск?и долара|канадских доллар(?:а|ов)|canadian dollars?|dollars? canadiens?",
    "AUD": r"австралийски долара|австралийских доллар(?:а|ов)|australian dollars?",
    "HKD": r"хонконгски долара|гонконгских доллар(?:а|ов)|hong kong dollars?",
    "BGN": r""
    r"(?:български )?лев(?:а|ове|ът|овете)?|лв|(?:болгарских )?левов|bulgarian leva?|leva?|"
    r"lewa?",
    "RUB": r"(?:руски )?рубл[аи]|(?:российских )?рубл(?:ь|я|и|ей|ям|ях|ями|ю|ів|ями)|руб|"
    r"(?:ресей )?рубл(?:ьге|ьді|ьдің|ь)|рубаља|roubles?|rubles?|rubel|roubles?",
    "BYN": r"(?:бело?руски|беларуски) рубли|(?:белорусских|беларуских) рубл(?:я|ей)",
    "KZT": r""
    r"(?:казахски |казахских |казахстанских )?тенге(?:та)?|теңге(?:ні|нің|ге|ден|де|лік|сі|"
    r"сін|сіне|мен)?|"
    r"тг|тнг|(?:kazakh )?tenges?",
    "KGS": r"сом(?:ов|ду|дун|го|дон|доо|у|ы|ға|дық)?|kyrgyz soms?",
    "UZS": r"сум(?:ов|ы)|(?:узбекских )?сум(?:ов|а)|узбекски сума|uzbek soums?|soums?",
    "TJS": r"сомони|somoni",
    "UAH": r"грив(?:ни|ня|на|ен|ень|ні|нь|ну|нях|нам|нями|ната|ните)|грн|hryv?nias?|hryvnya|griwna",
    "GBP": r""
    r"(?:британски )?паунд(?:а|и|ите)?|британски лири|(?:британських |британских )?фунт(?:а|"
    r"ов|ів|и|ы)"
    r"(?: стерлингов| стерлінгів)?|фунт(?:а|и)? стерлинг(?:а|и)?|(?:british )?pounds?(?: "
    r"sterling)?|"
    r"(?:britische )?pfund|livres? sterling",
    "CHF": r"швейцарски франка|швейцарских франк(?:а|ов)|швейцарських франк(?:а|ів)|swiss francs?|"
    r"(?:schweizer )?franken|francs? suisses?",
    "CNY": r"(?:китайски )?юан(?:а|и|ите)|(?:китайских )?юан(?:ь|я|ей|ям|ів|ями)|юань(?:ға|ды|ге|"
    r"ні)?|"
    r"(?:chinese )?yuans?|renminbi|yuan",
    "JPY": r"(?:японски )?йен(?:и|а)|(?:японских )?(?:иен|йен)(?:ы|а)?|(?:японських )?єн(?:а)?|"
    r"иена?(?:ға|ны)?|"
    r"(?:japanese )?yens?|yen",
    "KRW": r"южнокорейски вона|южнокорейских вон|(?:korean |south korean )won",
    "INR": r"(?:индийски )?рупии|(?:индийских )?рупий|рупій|(?:indian )?rupees?|roupies?|rupien",
    "TRY": r"турски лири|турецк(?:их|ие) лир(?:ы)?|турецьких лір|түрік лирасы\w{0,4}|turkish "
    r"lira[s]?|"
    r"türkische lira|livres? turques?",
    "PLN": r"злоти|злотых|злотих|złotych|zlotys?|zloty",
    "HUF": r"форинт(?:а|и|ов|ів)|forints?",
    "RON": r"румънски леи|румынских ле[ейя]в?|румунських леїв|romanian le[ui]",
    "MDL": r"молдовски леи|молдавских леев|молдовських леїв|moldovan le[ui]",
    "CZK": r"чешки крони|чешских крон|чеських крон|czech (?:crowns|koruna)|tschechische kronen",
    "SEK": r"шведски крони|шведских крон|шведських крон|swedish (?:crowns|krona|kronor)|"
    r"schwedische kronen",
    "NOK": r"норвежки крони|норвежских крон|норвезьких крон|norwegian (?:crowns|krone|kroner)|"
    r"norwegische kronen",
    "DKK": r""
    r"датски крони|датских крон|данських крон|danish (?:crowns|krone|kroner)|dänische kronen",
    "RSD": r"(?:сръбски|српских|сербских) динар[аи]?(?:ов)?|serbian dinars?",
    "MKD": r"денар(?:и|а|от|ите)?|македонски денара",
    "GEL": r"(?:грузински )?лари|(?:georgian )?laris?",
    "AZN": r"(?:азербайджански |азербайджанских )?манат(?:а|ов|и|у)?|(?:azerbaijani )?manats?",
    "AMD": r"арменски драма|(?:армянских )?драм(?:ов)|(?:armenian )?drams?",
    "AED": r"(?:оае )?дирхам(?:а|и|ов|ів)?|dirhams?",
    "ILS": r"шекел(?:а|и|ей|ів|ь|я)|shekels?|schekel",
    "BRL": r"бразилски реала|бразильских реал(?:а|ов)|(?:brazilian )?reais",
    "ZAR": r"южноафрикански ранда|рэнд(?:а|ов)|(?:south african )?rands?",
    "MNT": r"тугрик(?:а|и|ов)|tugriks?",
    "IRR": r"ирански риала|иранских риал(?:а|ов)|iranian rials?",
}
LOCAL = {"sr": {"динара": "RSD", "динар": "RSD", "динари": "RSD", "дин": "RSD"}}
SMALL = {
    "BGN": r"стотинк(?:и|а|ите)",
    "RUB": r"копе(?:йки|йка|ек|йку)",
    "KZT": r"тиын(?:ға|ды|нан)?|тиын(?:а|ов)",
    "UAH": r"копій(?:ки|ка|ку)|копійок",
    "GBP": r"пенса|pence|пенсов",
    "": r"евроцента?|цент(?:а|ове|ов|ів|и|ы)?|(?:euro ?)?cents?|(?:euro-?)?cent|centimes?",
}
"""A hundredth of a currency; of cents it is not sure which."""


def _alternatives(tables: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    """One pattern whose group says the currency, the longest name first."""
    parts = (f"(?P<{code or 'cent'}>{names})" for code, names in tables)
    return re.compile(rf"(?:{'|'.join(parts)})(?![^\W_])", re.I)


def _by_length() -> list[tuple[str, str]]:
    """The names with an adjective before the bare ones: канадски долара before долара."""
    bare = ("USD", "RUB", "EUR", "BGN")
    return [(code, names) for code, names in NAMES.items() if code not in bare] + [
        (code, NAMES[code]) for code in bare
    ]


NAMED = _alternatives(_by_length())
HUNDREDTHS = _alternatives(SMALL.items())
SYMBOL = re.compile("|".join(re.escape(s) for s in sorted(SYMBOLS, key=len, reverse=True)))
CODE = re.compile(rf"(?:{'|'.join(sorted(CODES))})(?![^\W_])")


def currency_at(text: str, start: int, language: str) -> tuple[str | None, float, int] | None:
    """ISO code, factor and end of the currency that begins here; a code of None is not sure."""
    if found := SYMBOL.match(text, start):
        return SYMBOLS[found.group()], 1.0, found.end()
    if found := CODE.match(text, start):
        return found.group(), 1.0, found.end()
    for word, code in LOCAL.get(language, {}).items():
        if text.startswith(word, start) and not text[start + len(word) :][:1].isalpha():
            return code, 1.0, start + len(word)
    if found := HUNDREDTHS.match(text, start):
        group = found.lastgroup
        return (None if group == "cent" else group), 0.01, found.end()
    if found := NAMED.match(text, start):
        return found.lastgroup, 1.0, found.end()
    return None


def currency_before(text: str, end: int) -> tuple[str, int] | None:
    """ISO code and start of a symbol or code that ends here or a space before: $, USD."""
    head = text[max(0, end - 5) : end]
    bare = head.rstrip()
    gone = end - len(head)
    if len(head) - len(bare) > 1:
        return None
    for size in (3, 2, 1):
        tail = bare[-size:]
        if tail in SYMBOLS or (tail in CODES and not bare[: -len(tail)][-1:].isalnum()):
            return SYMBOLS.get(tail, tail), gone + len(bare) - len(tail)
    return None
