"""Pages as blog engines make them: WordPress old and new, Blogger, Ghost, Hexo, Substack."""
# ruff: noqa: E501  # lines of HTML as sites write them

from tests.unit.listing_pages.case import case, each, page
from tests.unit.listing_pages.words import DE, EN, EN_ASIDE, ES, RU, RU_ASIDE, UK

TEASER = (
    "The ministry said on Monday that the work would be finished before the first frost, two years "
    "later than planned, and that the villages along the road had been asked for their opinion."
)
WIDGETS = f"""
<div id="secondary" class="widget-area" role="complementary">
 <section class="widget widget_search"><form><input name="s"></form></section>
 <section class="widget widget_recent_entries"><h2 class="widget-title">Recent Posts</h2><ul>
 {each(EN_ASIDE, lambda n, t: f'<li><a href="/2025/08/{n:02}/aside-{n}/">{t}</a></li>')}</ul></section>
 <section class="widget widget_categories"><ul><li class="cat-item"><a href="/category/travel/">Travel notes
 and journeys</a></li><li class="cat-item"><a href="/category/economy/">Economy and markets</a></li></ul>
 </section></div>"""

WORDPRESS = case(
    "wordpress_category",
    "https://steppeblog.example/category/kazakhstan/",
    page(
        f"""<body class="archive category"><div id="page" class="site"><header id="masthead" class="site-header">
<nav id="site-navigation" class="main-navigation"><ul id="menu-main" class="menu">
<li class="menu-item"><a href="/about-the-authors-of-this-blog/">About the authors of this blog</a></li>
<li class="menu-item"><a href="/category/kazakhstan/">Kazakhstan</a></li></ul></nav></header>
<div id="content"><main id="main" class="site-main"><header class="page-header">
<h1 class="page-title">Category: <span>Kazakhstan</span></h1></header>
{
            each(
                EN[:8],
                lambda n, t: (
                    f'''<article id="post-{n}" class="post-{n} post type-post hentry
category-kazakhstan tag-railway"><a class="post-thumbnail" href="/2025/09/{n:02}/story-{n}/"><img src="/{n}.jpg"
alt=""></a><header class="entry-header"><span class="cat-links"><a href="/category/kazakhstan/"
rel="category tag">Kazakhstan and its neighbours</a></span>
<h2 class="entry-title"><a @ href="/2025/09/{n:02}/story-{n}/" rel="bookmark">{t}</a></h2>
<div class="entry-meta"><time class="entry-date" datetime="2025-09-{n:02}T10:00:00+05:00">September {n}, 2025</time>
<span class="byline"><a class="url fn n" href="/author/aigerim-bekova-senior/">Aigerim Bekova, senior</a></span>
</div></header><div class="entry-content"><p>{TEASER} <a class="more-link" href="/2025/09/{n:02}/story-{n}/">Continue
reading<span class="screen-reader-text"> “{t}”</span></a></p></div><footer class="entry-footer">
<span class="comments-link"><a href="/2025/09/{n:02}/story-{n}/#respond">Leave a comment</a></span>
<span class="tags-links"><a href="/tag/high-speed-railways/" rel="tag">high-speed railways</a></span></footer>
</article>'''
                ),
            )
        }
<nav class="navigation pagination"><h2 class="screen-reader-text">Posts navigation</h2><div class="nav-links">
<span aria-current="page" class="page-numbers current">1</span>
<a @next class="page-numbers" href="/category/kazakhstan/page/2/">2</a><span class="page-numbers dots">…</span>
<a class="page-numbers" href="/category/kazakhstan/page/9/">9</a>
<a class="next page-numbers" href="/category/kazakhstan/page/2/">Next</a></div></nav></main></div>{
            WIDGETS
        }
<footer id="colophon" class="site-footer"><a href="https://wordpress.org/">Proudly powered by WordPress</a></footer>
</div>"""
    ),
)

OLDER = case(
    "wordpress_previous_means_older",
    "https://altenotizen.example/",
    page(
        f"""<div id="wrapper"><div id="header"><h1><a href="/">Alte Notizen</a></h1></div><div id="content">
{
            each(
                DE[:5],
                lambda n, t: (
                    f'''<div class="post" id="post-{n}"><h2><a @ href="/?p={900 - n}" rel="bookmark"
title="Permanent Link">{t}</a></h2><small>{20 - n}. Oktober 2025</small><div class="entry"><p>Die Behörde teilte am
Montag mit, dass die Arbeiten noch vor dem Winter enden sollen.</p></div><p class="postmetadata">Abgelegt unter
<a href="/?cat=3" rel="category">Reisen und Wirtschaft im Osten</a> |
<a href="/?p={900 - n}#comments">Keine Kommentare »</a></p></div>'''
                ),
            )
        }
<div class="navigation"><div class="alignleft"><a @next href="/?paged=2">« Vorherige Einträge</a></div>
<div class="alignright"></div></div></div>
<div id="sidebar"><ul><li><h2>Blogroll</h2><ul><li><a href="https://other.example/">Ein Blog über das Reisen</a></li>
</ul></li><li><h2>Archive</h2><ul><li><a href="/?m=202510">Oktober 2025 (alle Einträge)</a></li>
<li><a href="/?m=202509">September 2025 (alle Einträge)</a></li></ul></li></ul></div></div>""",
        lang="de",
    ),
)

BLOGGER = case(
    "blogger_label",
    "https://stepnyedni.example/search/label/%D0%90%D1%81%D1%82%D0%B0%D0%BD%D0%B0",
    page(
        f"""<div class="main-outer"><div class="main section" id="main"><div class="widget Blog" id="Blog1">
<div class="blog-posts hfeed"><div class="status-msg-wrap">Показаны сообщения с ярлыком <b>Астана</b>.</div>
{
            each(
                RU[:6],
                lambda n, t: (
                    f'''<div class="date-outer"><h2 class="date-header"><span>{20 - n} сентября 2025 г.
</span></h2><div class="date-posts"><div class="post-outer"><div class="post hentry"><a name="{n}"></a>
<h3 class="post-title entry-title"><a @ href="/2025/09/blog-post_{n}.html">{t}</a></h3>
<div class="post-body entry-content">Работы закончат до первых заморозков, обещают в акимате. Жители ждут.</div>
<div class="jump-link"><a href="/2025/09/blog-post_{n}.html#more">Далее »</a></div>
<div class="post-footer"><span class="post-labels">Ярлыки: <a href="/search/label/Астана" rel="tag">Астана и
область</a></span></div></div></div></div></div>'''
                ),
            )
        }
</div><div class="blog-pager" id="blog-pager"><span id="blog-pager-older-link"><a @next class="blog-pager-older-link"
href="/search/label/%D0%90%D1%81%D1%82%D0%B0%D0%BD%D0%B0?updated-max=2025-09-14T10:00:00%2B05:00&amp;max-results=6"
title="Предыдущие">Предыдущие</a></span><a class="home-link" href="/">Главная страница</a></div></div></div></div>
<aside class="sidebar section"><div class="widget PopularPosts"><h2>Популярные сообщения</h2><ul>
{
            each(
                RU_ASIDE,
                lambda n, t: f'<li><a href="/2024/01/blog-post_{n + 50}.html">{t}</a></li>',
            )
        }</ul></div></aside>""",
        lang="ru",
    ),
)

GHOST = case(
    "ghost_card_images_and_titles",
    "https://nomadpost.example/tag/kazakhstan/page/2/",
    page(
        f"""<div class="gh-viewport"><header id="gh-navigation" class="gh-navigation"><a href="/about/">About</a></header>
<main class="gh-main"><section class="gh-container is-grid"><h1>Kazakhstan</h1><div class="gh-feed">
{
            each(
                EN[4:10],
                lambda n, t: (
                    f'''<article class="gh-card post"><a class="gh-card-link" @ href="/story-{n}/">
<figure class="gh-card-image"><img src="/i/{n}.jpg" alt="{t}"></figure><div class="gh-card-wrapper">
<h3 class="gh-card-title is-title">{t}</h3><p class="gh-card-excerpt">{TEASER}</p><footer class="gh-card-meta">
<span class="gh-card-author">By Dana Serik</span><time class="gh-card-date" datetime="2025-08-0{n}">0{n} Aug 2025</time>
</footer></div></a></article>'''
                ),
            )
        }
</div><nav class="gh-pagination pagination"><a class="newer-posts" href="/tag/kazakhstan/">← Newer Posts</a>
<span class="page-number">Page 2 of 10</span>
<a @next class="older-posts" href="/tag/kazakhstan/page/3/">Older Posts →</a></nav></section></main>
<section class="gh-container gh-featured is-sidebar"><h4>Featured</h4>
{
            each(
                EN_ASIDE,
                lambda n, t: f'<article><a href="/featured-{n}/"><h4>{t}</h4></a></article>',
            )
        }</section></div>""",
        head='<link rel="prev" href="https://nomadpost.example/tag/kazakhstan/">',
    ),
)

HEXO = case(
    "hexo_archive_titles_and_dates_only",
    "https://notas.example/archives/",
    page(
        f"""<div class="container"><div id="header"><a href="/" class="logo">Notas</a><nav><a href="/archives/">Archivo</a>
<a href="/acerca-de-este-sitio-y-su-autor/">Acerca de este sitio y su autor</a></nav></div><div class="posts-collapse">
<div class="collection-title"><span class="collection-header">Muy bien, 42 entradas</span></div>
<div class="collection-year"><h2>2025</h2></div>
{
            each(
                ES,
                lambda n, t: (
                    f'''<article class="post post-type-normal"><header class="post-header">
<h2 class="post-title"><a @ class="post-title-link" href="/2025/0{9 - n}/01/nota-{n}/"><span itemprop="name">{t}</span>
</a></h2><div class="post-meta"><time class="post-time" datetime="2025-0{9 - n}-01T08:00:00Z">0{9 - n}-01</time></div>
</header></article>'''
                ),
            )
        }
</div><nav class="pagination"><span class="page-number current">1</span>
<a @next class="page-number" href="/archives/page/2/">2</a><a class="extend next" rel="next" href="/archives/page/2/">
<i class="fa fa-angle-right"></i></a></nav><footer class="footer">Powered by <a href="https://hexo.io">Hexo</a></footer>
</div>""",
        lang="es",
    ),
)

LAST = case(
    "wordpress_last_page_with_one_entry_and_a_full_sidebar",
    "https://gromada.example/category/novyny/page/31/",
    page(
        f"""<div id="page"><div class="top-stories-ticker">{
            each(UK, lambda n, t: f'<a href="/neu-{n}/">{t}</a>')
        }</div>
<div id="content"><h1>Новини</h1><div class="post"><h2 class="post-title"><a @ href="/persha-zvistka-hromady/">Перша
звістка нашої громади</a></h2><p class="meta">12 березня 2014</p><p>Сьогодні ми відкриваємо сайт громади, на якому
будуть новини сіл, оголошення ради та розклад автобусів на всі дні тижня.</p></div>
<div class="navigation"><a href="/category/novyny/page/30/">Новіші записи »</a></div></div>
<div class="column2"><h3>Останні записи</h3><ul>{
            each(UK, lambda n, t: f'<li><a href="/neu-{n}/"><img src="/{n}.png">{t}</a></li>')
        }</ul></div></div>""",
        lang="uk",
    ),
)

CASES = (WORDPRESS, OLDER, BLOGGER, GHOST, HEXO, LAST)
