"""Entries of unusual build: whole cards as links, overlays, titles without links, short titles."""
# ruff: noqa: E501  # lines of HTML as sites write them

from tests.unit.listing_pages.case import case, each, page
from tests.unit.listing_pages.words import BG, BG_ASIDE, EN, EN_ASIDE, FR, JA, KK, RU, TR

WRAPPED = case(
    "cards_wrapped_in_one_link_with_category_and_date_inside",
    "https://vestnikat.example/tema/kazahstan",
    page(
        f"""<header class="site"><nav><a href="/politika">Политика</a><a href="/ikonomika">Икономика</a></nav></header>
<main><h1>Казахстан</h1><div class="grid">
{
            each(
                BG[:9],
                lambda n, t: (
                    f'''<a @ class="card" href="/novini/{n}?utm_source=tema&amp;utm_medium=list">
<img loading="lazy" src="/p/{n}.webp" alt=""><span class="label">Свят</span><span class="time">преди {n} часа</span>
<strong>{t}</strong><p>Решението бе обявено в понеделник след среща с местните власти.</p></a>'''
                ),
            )
        }
</div><button class="btn load-more" @next data-url="/tema/kazahstan?page=2">Зареди още</button></main>
<aside><h3>Най-четени</h3>{
            each(BG_ASIDE, lambda n, t: f'<a class="card small" href="/novini/9{n}">{t}</a>')
        }</aside>
<footer><a href="/za-nas-i-reklama">За нас и за реклама</a></footer>""",
        lang="bg",
    ),
)

OVERLAY = case(
    "headline_is_no_link_but_an_overlay_covers_the_card",
    "https://orda.example/topics/astana",
    page(
        f"""<div id="app"><nav class="menu"><a href="/topics/economy">Экономика</a></nav><section class="feed">
<h1 class="feed__title">Астана</h1>
{
            each(
                RU[:7],
                lambda n, t: (
                    f'''<div class="feed-card"><div class="feed-card__pic"><img src="/{n}.jpg" alt=""></div>
<h3 class="feed-card__title">{t}</h3><div class="feed-card__date">1{n}.09.2025, 12:0{n}</div>
<a @ class="feed-card__link" href="/posts/{n}" aria-label="{t}"></a></div>'''
                ),
            )
        }
</section><div class="pages"><a class="pages__item pages__item--active" href="/topics/astana">1</a>
<a class="pages__item" @next href="/topics/astana?page=2">2</a></div></div>""",
        lang="ru",
    ),
)

MORE_ONLY = case(
    "only_the_picture_and_read_more_are_links",
    "https://gazette.example/rubrique/kazakhstan",
    page(
        f"""<div class="contenu"><h1>Kazakhstan</h1>
{
            each(
                FR,
                lambda n, t: (
                    f'''<div class="bloc-article"><a href="/article-{n}.html"><img src="/{n}.jpg"></a>
<div class="texte"><h2>{t}</h2><p class="chapo">Le ministère a annoncé lundi la fin des travaux avant l'hiver.</p>
<a @ href="/article-{n}.html" class="suite">Lire la suite</a></div></div>'''
                ),
            )
        }
<p class="pagination"><b>1</b> <a @next href="/rubrique/kazakhstan?debut_articles=10">2</a>
<a href="/rubrique/kazakhstan?debut_articles=20">3</a></p></div>
<div class="colonne-droite"><h3>Les plus lus</h3><ol>
<li><a href="/article-91.html">Dix recettes de soupe pour les soirs d'hiver</a></li>
<li><a href="/article-92.html">Le champion du monde prend sa retraite</a></li></ol></div>""",
        lang="fr",
    ),
)

TRIPLE = case(
    "image_title_and_more_link_to_the_same_page",
    "https://ulus.example/haberler/kazakistan",
    page(
        f"""<div class="wrap"><div class="sol"><h1>Kazakistan haberleri</h1><ul class="haber-listesi">
{
            each(
                TR,
                lambda n, t: (
                    f'''<li><a href="/haber/{n}00{n}/"><img alt="{t}" src="/{n}.jpg"></a><h2><a @
href="/haber/{n}00{n}/">{t}</a></h2><span class="tarih">0{n}.10.2025</span><p>Yetkililer çalışmaların kıştan önce
biteceğini açıkladı.</p><a href="/haber/{n}00{n}/" class="devam">Devamını oku</a><a href="/yazar/ayse-demir-yilmaz/"
class="yazar">Ayşe Demir Yılmaz yazdı</a><a href="/haber/{n}00{n}/#yorumlar">12 yorum yapıldı bu habere</a></li>'''
                ),
            )
        }
</ul><div class="sayfalama"><span>1</span><a @next href="/haberler/kazakistan/2">2</a>
<a href="/haberler/kazakistan/3">3</a><a href="/haberler/kazakistan/2">Sonraki »</a></div></div></div>""",
        lang="tr",
    ),
)

SHORT = case(
    "some_headlines_are_short",
    "https://aul.example/zhanalyqtar/",
    page(
        f"""<div class="content"><h1>Жаңалықтар</h1><div class="news-list">
{
            each(
                (KK[0], "Қар жауды", KK[1], "Тойға шақыру", KK[2], KK[3], "Наурыз", KK[4]),
                lambda n, t: (
                    f'''<div class="news-item"><span class="date">{n} қазан 2025, 10:3{n}</span>
<a @ href="/zhanalyqtar/{n}/" class="news-link">{t}</a></div>'''
                ),
            )
        }
</div><div class="pager"><a href="/zhanalyqtar/?PAGEN_1=1" class="act">1</a>
<a @next href="/zhanalyqtar/?PAGEN_1=2">2</a><a href="/zhanalyqtar/?PAGEN_1=2">Келесі</a></div></div>
<div class="left-menu"><a href="/bailanys/">Байланыс және мекенжай</a><a href="/habarlandyru/">Хабарландырулар</a></div>
""",
        lang="kk",
    ),
)

MIXED = case(
    "videos_galleries_and_live_pages_among_the_articles",
    "https://daily.example/topic/kazakhstan",
    page(
        f"""<main id="main-content"><h1>Kazakhstan</h1><ol class="stream">
{
            each(
                EN[:9],
                lambda n, t: (
                    f'''<li class="stream-item stream-item--video"><div class="video-teaser"><a @
href="/video/{n}-clip"><span class="icon-play"></span><span class="stream-title">{t}</span></a>
<span class="duration">02:1{n}</span></div></li>'''
                    if n % 3 == 0
                    else f'''<li class="stream-item"><article class="teaser"><h2 class="stream-title"><a @
href="/news/2025/{n}-story">{t}</a></h2><p>Officials said the work will be over before winter.</p>
<time datetime="2025-10-0{n}T08:00Z">{n} October</time><ul class="links"><li><a href="/topic/railways">More about
railways and trains</a></li></ul></article></li>'''
                ),
            )
        }
<li class="stream-item stream-item--ad"><article class="teaser sponsored"><span class="label">Sponsored</span><h2
class="stream-title"><a href="/partner/cheap-flights">Fly to Almaty for less this autumn</a></h2></article></li></ol>
<a @next rel="next" class="load-more" href="/topic/kazakhstan?page=2">Show more</a></main>
<aside class="rail"><h2>Most watched</h2>{
            each(EN_ASIDE, lambda n, t: f'<h3><a href="/video/9{n}-clip">{t}</a></h3>')
        }</aside>"""
    ),
)

PARTS = case(
    "japanese_list_of_plain_links_in_a_definition_list",
    "https://shinbun.example/world/kazakhstan/",
    page(
        f"""<div id="contents"><div id="main-column"><h1>カザフスタン</h1><dl class="news">
{
            each(
                JA,
                lambda n, t: (
                    f'<dt>2025年10月{n}日</dt><dd><a @ href="/world/20251{n:03}.html">{t}</a></dd>'
                ),
            )
        }
</dl><div class="pagenavi"><span>1</span><a @next href="/world/kazakhstan/index_2.html">2</a>
<a href="/world/kazakhstan/index_2.html">次へ</a></div></div>
<div id="side"><h2>アクセスランキング</h2><ol>{
            each(
                JA,
                lambda n, t: f'<li><a href="/sports/20250{n:03}.html">{t[::-1]}</a></li>',
            )
        }</ol></div></div>""",
        lang="ja",
    ),
)

CASES = (WRAPPED, OVERLAY, MORE_ONLY, TRIPLE, SHORT, MIXED, PARTS)
