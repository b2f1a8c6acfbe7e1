"""The words by which pages of many languages lead on to their next, older page."""

import re
from functools import lru_cache

LONGEST = 45
"""Characters of a pager's label."""
PAGE = (
    r"(pages?|posts?|entries|articles?|stories|results?|news|страниц\w+|стр|бет|новини|новости|статии"
    r"|записи?|публикации|seite|beiträge?|einträge|artikel|pagina|página|entradas|noticias|artículos"
    r"|postagens|notícias|articoli|notizie|strona|wpisy|strana|stránka|sayfa|haberler|yazılar|صفحه|الصفحة)"
)
NEXT = re.compile(
    rf"^\W*({PAGE}\W+)?(next|older|(load|show|view|see|read)? ?more|earlier|previous(?= (posts"
    r"|entries|articles))|следващ\w*|по-стар[иа]\w*|още|напред|(покажи|зареди|виж) (още|повече)"
    r"|предишни(?= (публикации|статии))|далее|дальше|следующ\w+|вперёд|вперед|раньше|ранее|ещё"
    r"|еще|(показать|загрузить|смотреть) (ещё|еще|больше)|старые|предыдущие(?= (записи|статьи"
    r"|новости))|келесі|алға|ары қарай|әрі қарай|тағы|көбірек|тағы көрсету|наступн\w+|далі|ще"
    r"|старіші|(показати|завантажити) (ще|більше)|weiter\w*|nächste\w*|ältere\w*|vor|mehr( laden"
    r"| anzeigen)?|suivante?s?|(voir|charger|afficher) plus|plus anciens?|plus ancien(ne)?s|(ver"
    r"|cargar|mostrar|leer) más|más antigu[oa]s|siguientes?|próxim[ao]s?|seguinte|(ver"
    r"|carregar) mais|mais antig[oa]s|anteriores(?= )|successiv[aoi]|avanti|prossim[ao]|(mostra"
    r"|carica) altr[io]|meno recenti|volgende|ouder|oudere|meer( laden)?|następn[aey]|starsze"
    r"|więcej|dalej|další|starší|více|ďalš\w+|sljedeć\w+|sledeć\w+|naslednj\w+|следећ\w+|след"
    r"|starije|следна|постари|következő|régebbi|tovább|mai vechi|următo\w+|înainte|sonraki|ileri"
    r"|daha fazla|eski|επόμεν[ηοα]|παλαιότερ\w+|seuraava|vanhemmat|nästa|äldre|neste|eldre|næste"
    r"|ældre|selanjutnya|berikutnya|lebih lama|tiếp( theo)?|sau|trang sau|เก่ากว่า|ถัดไป"
    r"|หน้าถัดไป|(عرض|تحميل|شاهد) المزيد|التالي(ة)?|الأقدم|المزيد|بعدی|قدیمی‌تر|הבא|הבאים"
    r"|ישנים יותר|下一页|下一頁|下页|后页|更早|加载更多|查看更多|更多|次へ|次のページ|次"
    r"|もっと見る|続きを見る|다음|더보기|이전 글|अगला|और|পরবর্তী|পুরোনো|अगला पेज|შემდეგი|հաջորդ"
    r"|növbəti|keyingi)"
    rf"(\W+{PAGE})?\W*$",
    re.IGNORECASE,
)
BACK = re.compile(
    rf"^\W*({PAGE}\W+)?(prev(ious)?|newer|back|предишн\w*|назад|предыдущ\w*|пред|попередн\w*"
    r"|новіші|новее|алдыңғы|артқа|zurück|vorherige\w*|neuere|précédent\w*|anterior(es)?"
    r"|precedent[ei]|vorige|poprzedni\w*|nowsze|předchozí|önceki|προηγούμεν\w+|السابق(ة)?|上一页"
    r"|上一頁|前へ|이전)"
    rf"(\W+{PAGE})?\W*$",
    re.IGNORECASE,
)
ARROW = re.compile(r"^[\s»›>→⟩▶►❯⇒〉≫⟶🡒➔]{1,3}$")
BACK_ARROW = re.compile(r"^[\s«‹<←⟨◀◄❮⇐〈≪]{1,3}$")


STARTS = frozenset(
    word[:2].lower() for word in re.findall(r"[^\W\d_]+", NEXT.pattern + BACK.pattern)
)
"""The first letters of all their words: most links of a page start otherwise."""
START = re.compile(r"\W*([^\W\d_]{1,2})")


@lru_cache(maxsize=8192)
def direction_of(label: str) -> int:
    """1 for a label that says next, older, more, or is an arrow onward; -1 for one back; else 0."""
    if len(label) > LONGEST:
        return 0
    start = START.match(label)
    if start is None:
        return 1 if ARROW.match(label) else -1 if BACK_ARROW.match(label) else 0
    letters = start[1].lower()
    if letters not in STARTS and letters[0] not in STARTS:
        return 0
    return 1 if NEXT.match(label) else -1 if BACK.match(label) else 0
