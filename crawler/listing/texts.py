"""The words of a page by which a link or a box says what it is, in many languages."""

import re
from itertools import islice
from typing import Any

LONGEST = 300
WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
LETTERS = re.compile(rf"[^\W\d_]{{2}}|{WIDE.pattern}")
MORE = re.compile(
    r"^\W*(read|continue|view|see|full|learn|more|weiter\w*|mehr|lire|leer|leggi|ler|leia|lees"
    r"|czytaj|číst|cite[sș]te|pročitaj|прочет\w+|виж|още|подробнее|подробно|читать|далее|читати"
    r"|детальніше"
    r"|толығырақ|оқу|devam\w*|اقرأ|المزيد|قراءة|ادامه|阅读|阅读全文|详细|詳細|続きを読む|もっと|더보기|자세히)(?!\w).{0,24}$",
    re.IGNORECASE,
)
COMMENTS = re.compile(r"#.*(comment|respond|reply|disqus|koment|yorum|otziv)", re.IGNORECASE)
APART = re.compile(
    r"\b(most|popular|trending|related|recommended|recommends?|sponsored|advertis\w+|you may"
    r"|you might|don.?t miss|must read|editor.?s?.? (choice|picks?)|read (also|next)|see also"
    r"|also read|latest comments|partner content|from the web|най-(четен|глед|нов|комент"
    r"|популяр)\w*|популярн\w*|препоръчан\w*|препоръчваме|свързан\w*|вижте още|не пропускай\w*"
    r"|избор на редактора|платен\w* (публикац|съдърж)\w*|(сам|наиболее) \w+емые|сам\w+ (чит"
    r"|попул|обсужд)\w+|читайте также|читать также|смотрите также|рекоменд\w+|выбор редакции"
    r"|похожие|по теме|партн[её]р\w*|топ-?\d* \w+|ең көп \w+|танымал|оқи отырыңыз|тағы оқыңыз"
    r"|ұсынамыз|найчитан\w+|читайте також|вибір редакції|схожі|meist(gelesen|geklickt"
    r"|kommentiert)\w*|beliebt\w*|empfehl\w+|empfohlen\w*|das könnte|auch interessant"
    r"|lesen sie auch|lo más (leído|visto|popular)|más (leíd|vist|popular)\w*|recomend\w+"
    r"|te puede interesar|relacionad\w+|no te pierdas|les plus (lus|populaires|vus|partagés)"
    r"|à lire aussi|à ne pas manquer|à voir aussi|recommandé\w*|sur le même|più (lett|vist"
    r"|popolar|commentat)\w*|consigliat\w*|leggi anche|da non perdere|mais (lidas|vistas"
    r"|populares)|leia (também|mais)|najcz\w+ czytane|najpopularniejsze|polecamy|czytaj też"
    r"|nejčten\w+|doporučujeme|mohlo by|najčítanej\w+|odporúčame|legolvasottabb|ajánlj\w+"
    r"|najčitanij\w+|најчитаниј\w+|preporučujemo|cele mai (citite|populare)|citește și"
    r"|recomand\w+|en çok \w+|çok okunan\w*|önerilen\w*|ilgili haberler|δημοφιλ\w+"
    r"|διαβάστε (επίσης|ακόμ\w+)|περισσότερο διαβασμέν\w+|meest (gelezen|bekeken)|lees ook"
    r"|mest (lästa|läst|leste|læste)|terpopuler|terkait|baca juga|xem nhiều|đọc nhiều"
    r"|có thể bạn)|الأكثر (قراءة|مشاهدة|تداولا|شعبية)|اقرأ أيضا|مواضيع ذات صلة|قد يهمك|مختارات"
    r"|پربازدید|پربحث|מומלצ|הנקראות ביותר|נצפות"
    r"|排行|热门|热点|热榜|推荐|相关|点击榜|精彩|人気|ランキング|おすすめ|関連"
    r"|많이 본|인기|추천|관련|लोकप्रिय|संबंधित|ये भी पढ़ें|জনপ্রিয়|সর্বাধিক",
    re.IGNORECASE,
)
"""Titles of boxes that are not a page's main list: most read, recommended, related …"""
PAID = frozenset(
    {"ad", "ads", "advertisement", "advertising", "реклама", "на правах рекламы", "жарнама"}
    | {"платена публикация", "anzeige", "werbung", "publicidad", "publicité", "pubblicità"}
    | {"reklama", "reklam", "إعلان", "广告", "廣告", "広告", "광고", "pr"}
)
"""What an advertisement among the entries says of itself."""


def text_of(element: Any, longest: int = LONGEST) -> str:
    """The text of an element in one line, as far as a headline may go."""
    inner = len(element)
    if not inner:
        return " ".join((element.text or "")[: 4 * longest].split())[:longest]
    if inner == 1 and not len(child := element[0]):  # a picture, a span: half of the links
        pieces = (element.text, child.text, child.tail)
        return " ".join(" ".join(filter(None, pieces))[: 8 * longest].split())[:longest]
    return " ".join(" ".join(islice(element.itertext(), 60))[: 8 * longest].split())[:longest]


def size_of(text: str) -> int:
    """How long a text is, wide characters counted twice."""
    return len(text) if text.isascii() else len(text) + len(WIDE.findall(text))
