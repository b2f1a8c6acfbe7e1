"""Pages in Bulgarian: a magazine theme of WordPress, tables, Joomla, an agency, an opinion."""
# ruff: noqa: E501  # lines of HTML as sites write them

from tests.unit.article_pages.case import case, paragraphs, related
from tests.unit.article_pages.words import BG

CASES = (
    case(
        "wp_tagdiv_bg",
        "https://dnevni-vesti.example/bulgaria/zhelezopatni-vrazki/",
        f"""<!doctype html><html lang="bg-BG"><head><title>Одобриха програма за влаковете до Бургас - Дневни вести</title><meta property="og:site_name" content="Дневни вести"><meta property="og:image" content="https://dnevni-vesti.example/wp-content/uploads/vlak.jpg"></head><body class="post-template-default single single-post">
<div class="td-header-menu-wrap"><ul class="menu"><li><a href="/">Начало</a></li><li><a href="/bulgaria">България</a></li></ul></div>
<div class="td-main-content-wrap"><div class="td-crumb-container"><div class="entry-crumbs"><span><a class="entry-crumb" href="/">Начало</a></span> <span><a class="entry-crumb" href="/bulgaria">България</a></span> <span class="td-bred-no-url-last">Одобриха програма за влаковете до Бургас</span></div></div>
<article class="post"><div class="td-post-header"><ul class="td-category"><li class="entry-category"><a href="/bulgaria">България</a></li></ul><header class="td-post-title"><h1 class="entry-title">Одобриха програма за влаковете до Бургас</h1>
<div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">От</div> <a href="/author/ivan">Иван Петров</a><div class="td-author-line"> - </div> </div><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="2025-11-12T14:20:00+02:00">12.11.2025</time></span><div class="td-post-comments"><a href="#comments"><i class="td-icon-comments"></i>17</a></div><div class="td-post-views"><i class="td-icon-views"></i><span class="td-nr-views-9">2514</span></div></div></header></div>
<div class="td-post-content"><div class="td-post-featured-image"><figure><a href="v.jpg"><img class="entry-thumb" src="/wp-content/uploads/vlak.jpg" alt=""></a><figcaption class="wp-caption-text">Влак на гарата в Бургас. Снимка: Тихомира Методиева</figcaption></figure></div>
{paragraphs(BG[:2])}<div class="td-a-rec"><span class="td-adspot-title">- Реклама -</span></div>{paragraphs(BG[2:3])}<div class="td_block_wrap td_block_related"><h4>Прочетете още</h4><ul>{related(3, "Още една новина за влаковете номер")}</ul></div>{paragraphs(BG[3:])}
<p><strong>Последвайте ни във Facebook и Instagram за още новини</strong></p></div>
<footer><div class="td-post-source-tags"><ul class="td-tags"><li><span>ЕТИКЕТИ</span></li><li><a rel="tag" href="/tag/vlak">влакове</a></li><li><a rel="tag" href="/tag/burgas">Бургас</a></li></ul></div>
<div class="author-box-wrap"><div class="desc"><div class="td-author-name"><a href="/author/ivan">Иван Петров</a></div><div class="td-author-description">Репортер с десет години опит в отразяването на транспорт и инфраструктура в страната и чужбина.</div></div></div></footer></article></div></body></html>""",
        body=BG,
        authors=[("Иван Петров", None)],
        date="2025-11-12T14:20:00+02:00",
        caption="Влак на гарата в Бургас",
        credit="Тихомира Методиева",
        section="България",
        keywords=("влакове", "Бургас"),
        views=2514,
        comments=17,
        headline="Одобриха програма за влаковете до Бургас",
    ),
    case(
        "php_bg_snimka_p",
        "https://regionnews.example/news.php?id=48213",
        f"""<html><head><meta charset="utf-8"><title>РегионНюз | Влаковете до Бургас ще са по-бързи</title></head><body><table width=980><tr><td><a href="/">РегионНюз</a></td></tr><tr><td width=200 valign=top><a href="?c=1">Политика</a><br><a href="?c=2">Общество</a><br></td><td><div class="pateka"><a href="/">Начало</a> » <a href="?c=2">Общество</a></div><h1>Влаковете до Бургас ще са по-бързи</h1><div class="dt">12 ноември 2025, 14:20 | Прочетено: 1 204 | Коментари: 6</div><img src="/i/48213.jpg" width=600><div class="pic_txt">Снимка: БТА</div><div class="newstxt">{"<br><br>".join(BG)}<br><br><b>Мария Димитрова</b><br><br>Виж още: <a href="?id=48000">Строят нова гара край Сливен</a></div><div class=fb>Сподели във Фейсбук</div><h3>Коментари (6)</h3><div class=komentar><b>Пешо</b> 12.11.2025 15:00<br>Хубаво е да се строи, но нека да не е само преди избори, а през цялото време.</div></td></tr></table></body></html>""",
        body=BG,
        authors=[("Мария Димитрова", None)],
        date="2025-11-12T14:20:00+02:00",
        credit="БТА",
        section="Общество",
        views=1204,
        comments=6,
        headline="Влаковете до Бургас ще са по-бързи",
    ),
    case(
        "joomla_bg",
        "https://obshtina-vestnik.example/index.php/novini/1432-vlakove",
        f"""<html lang="bg-bg"><head><title>Бързи влакове до морето</title></head><body><div class="item-page" itemscope itemtype="https://schema.org/Article"><meta itemprop="inLanguage" content="bg-BG"><div class="page-header"><h2 itemprop="headline">Бързи влакове до морето</h2></div><dl class="article-info text-muted"><dt class="article-info-term">Подробности</dt><dd class="createdby" itemprop="author" itemscope itemtype="https://schema.org/Person">Автор: <span itemprop="name">Георги Стоянов</span></dd><dd class="category-name">Категория: <a href="/novini" itemprop="genre">Новини</a></dd><dd class="published"><time datetime="2025-11-12T14:20:00+02:00" itemprop="datePublished">Публикувана: 12 Ноември 2025</time></dd><dd class="hits"><meta itemprop="interactionCount" content="UserPageVisits:917">Посещения: 917</dd></dl><div itemprop="articleBody">{paragraphs(BG)}</div><ul class="pager pagenav"><li class="previous"><a href="/1">Предишна</a></li><li class="next"><a href="/2">Следваща</a></li></ul></div></body></html>""",
        body=BG,
        authors=[("Георги Стоянов", None)],
        date="2025-11-12T14:20:00+02:00",
        section="Новини",
        views=917,
        headline="Бързи влакове до морето",
    ),
    case(
        "bg_agency",
        "https://agentsia.example/bg/news/1001",
        f"""<html lang="bg"><head><title>АГЕНЦИЯ :: Правителството одобри програма за железниците</title></head><body><div class="post"><h1 class="post__title">Правителството одобри програма за железниците</h1><div class="post__top"><div class="post__date">ноември 12, 2025 14:20</div><div class="post__cat">Сектор: <a href="/ikonomika">Икономика</a></div></div><div class="post__media"><img src="/a.jpg"><div class="post__photo-info">Министърът на транспорта по време на брифинга. Снимка: Асен Тонев, АГЕНЦИЯ</div></div><div class="post__content"><p><strong>{BG[0]}</strong></p>{paragraphs(BG[1:])}<p class="signature">/ИВ/</p></div><div class="post__footer"><p>При позоваване на информация, публикувана на сайта, се задължавате да посочите източника на информация.</p></div></div></body></html>""",
        body=BG,
        date="2025-11-12T14:20:00+02:00",
        section="Икономика",
        caption="Министърът на транспорта по време на брифинга",
        credit="Асен Тонев, АГЕНЦИЯ",
        headline="Правителството одобри програма за железниците",
    ),
    case(
        "opinion_bg",
        "https://mnenia.example/analizi/zheleznitsata-koyato-chakame",
        f"""<html lang="bg"><head><title>Железницата, която чакаме</title><meta property="article:section" content="Мнения"><meta property="article:opinion" content="true"></head><body><div class="breadcrumbs"><a href="/">Начало</a><a href="/mnenia">Мнения</a></div><article><h1>Железницата, която чакаме</h1><div class="author-box"><img src="/a.jpg"><a href="/avtor/1">Елена Тодорова</a><span>икономист, преподавател в УНСС</span></div><span class="article-time">12 ное 2025, 07:30 ч.</span><div class="content"><p><b>Тема: <a href="/tema/transport">Транспорт</a></b></p>{paragraphs(BG)}<p><i>* Текстът изразява личното мнение на автора и може да не съвпада с позицията на редакцията.</i></p></div></article></body></html>""",
        authors=[("Елена Тодорова", "икономист, преподавател в УНСС")],
        kind="opinion",
        topics=("Транспорт",),
        date="2025-11-12T07:30:00+02:00",
        headline="Железницата, която чакаме",
    ),
)
