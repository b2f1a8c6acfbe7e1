"""Pages as content systems make them: Drupal, Joomla, Bitrix, DLE, TYPO3, AMP."""
# ruff: noqa: E501  # lines of HTML as sites write them

from tests.unit.listing_pages.case import case, each, page
from tests.unit.listing_pages.words import BG, BG_ASIDE, DE, EN, KK, RU, RU_ASIDE, UK

DRUPAL = case(
    "drupal_view_with_pages_from_zero",
    "https://institute.example/topics/central-asia?page=1",
    page(
        f"""<div class="layout-container"><header role="banner"><div class="region region-header"><nav role="navigation">
<ul class="menu"><li><a href="/research-and-publications">Research and publications</a></li></ul></nav></div></header>
<main role="main"><div class="layout-content"><div class="region region-content"><h1 class="page-title">Central Asia</h1>
<div class="views-element-container"><div class="view view-taxonomy-term"><div class="view-content">
{
            each(
                EN[:6],
                lambda n, t: (
                    f'''<div class="views-row"><article role="article" class="node node--type-news
node--view-mode-teaser"><h2 class="node__title"><a @ href="/news/{n}-story-of-the-day" rel="bookmark"><span
class="field field--name-title">{t}</span></a></h2><div class="node__meta">Submitted by <span>Staff</span> on
Mon, 09/0{n}/2025 - 10:00</div><div class="field--name-body"><p>The institute looked at ten years of figures and found
that little had changed.</p></div><ul class="links inline"><li class="node-readmore"><a href="/news/{n}-story-of-the-day"
rel="tag" title="{t}">Read more<span class="visually-hidden"> about {t}</span></a></li></ul></article></div>'''
                ),
            )
        }
</div><nav class="pager" role="navigation" aria-labelledby="pagination-heading"><h4 id="pagination-heading"
class="visually-hidden">Pagination</h4><ul class="pager__items js-pager__items"><li class="pager__item"><a href="?page=0"
title="Go to page 1"><span class="visually-hidden">Page</span> 1</a></li><li class="pager__item is-active"><a href="?page=1"
title="Current page"><span class="visually-hidden">Current page</span> 2</a></li><li class="pager__item"><a @next
href="?page=2" title="Go to page 3"><span class="visually-hidden">Page</span> 3</a></li><li class="pager__item
pager__item--next"><a href="?page=2" rel="next"><span class="visually-hidden">Next page</span><span>››</span></a></li>
</ul></nav></div></div></div></div><aside class="layout-sidebar-second" role="complementary"><h2>Events</h2>
<div class="views-row"><a href="/events/annual-conference-2026">Annual conference of the institute 2026</a></div></aside>
</main></div>"""
    ),
)

JOOMLA = case(
    "joomla_blog_with_start",
    "https://selo.example/index.php/novini",
    page(
        f"""<div class="container"><div class="moduletable"><ul class="nav menu"><li class="item-101"><a
href="/index.php/istoriya-na-seloto">История на селото и читалището</a></li></ul></div>
<main id="content" role="main"><div class="blog" itemscope itemtype="https://schema.org/Blog">
<div class="items-leading clearfix"><div class="leading-0" itemprop="blogPost"><div class="page-header"><h2
itemprop="name"><a @ href="/index.php/novini/1-vodeshta" itemprop="url">{
            BG[0]
        }</a></h2></div><dl class="article-info">
<dd class="published"><time datetime="2025-09-20T10:00:00+03:00">20 Септември 2025</time></dd></dl><p>Кметството съобщи,
че работата ще приключи до края на годината.</p></div></div>
<div class="items-row cols-2 row-0 row-fluid clearfix">
{
            each(
                BG[1:5],
                lambda n, t: (
                    f'''<div class="span6"><div class="item column-{n}" itemprop="blogPost"><div
class="page-header"><h2 itemprop="name"><a @ href="/index.php/novini/{n + 1}-statia" itemprop="url">{t}</a></h2></div>
<p>Кметството съобщи подробности.</p><p class="readmore"><a class="btn" href="/index.php/novini/{n + 1}-statia">Прочетете
още: {t}</a></p></div></div>'''
                ),
            )
        }
</div><div class="items-more"><h3>Още статии …</h3><ol class="nav nav-tabs nav-stacked"><li><a
href="/index.php/novini/90-stara">Стара статия за ремонта на моста</a></li></ol></div>
<div class="pagination"><p class="counter pull-right">Страница 1 от 7</p><ul class="pagination-list">
<li class="disabled"><a><span class="icon-first"></span></a></li><li class="active"><a>1</a></li>
<li><a @next title="2" href="/index.php/novini?start=5" class="pagenav">2</a></li>
<li><a title="Следваща" href="/index.php/novini?start=5" class="pagenav"><span class="icon-next"></span></a></li></ul></div>
</div></main><div id="aside" class="span3"><div class="well"><h3>Последни</h3><ul class="latestnews">
{
            each(BG_ASIDE, lambda n, t: f'<li><a href="/index.php/drugi/{n}-a">{t}</a></li>')
        }</ul></div></div></div>""",
        lang="bg",
    ),
)

BITRIX = case(
    "bitrix_news_list_with_arrows",
    "https://akimat.example/press/news/?PAGEN_1=3",
    page(
        f"""<div class="bx-wrapper"><div class="bx-sidebar-block"><ul id="vertical-multilevel-menu"><li><a
href="/press/video/">Видеоматериалы и выступления</a></li></ul></div><div class="workarea"><h1 id="pagetitle">Новости</h1>
<div class="news-list">
{
            each(
                RU[:8],
                lambda n, t: (
                    f'''<p class="news-item" id="bx_1914200_{n}"><a href="/press/news/{700 + n}/"><img
class="preview_picture" src="/upload/{n}.jpg" alt="{t}" title="{t}"></a><span class="news-date-time">1{n}.09.2025</span>
<a @ href="/press/news/{700 + n}/"><b>{t}</b></a><br>Пресс-служба сообщает о ходе работ.<div style="clear:both"></div>
</p>'''
                ),
            )
        }
<br><font class="text">Новости 17 - 24 из 611<br></font><font class="text"><a href="/press/news/">Начало</a>
&nbsp;|&nbsp;<a href="/press/news/?PAGEN_1=2">Пред.</a>&nbsp;|&nbsp;<a href="/press/news/">1</a>
<a href="/press/news/?PAGEN_1=2">2</a> <b>3</b> <a @next href="/press/news/?PAGEN_1=4">4</a>
<a href="/press/news/?PAGEN_1=5">5</a>&nbsp;|&nbsp;<a href="/press/news/?PAGEN_1=4">След.</a>&nbsp;|&nbsp;<a
href="/press/news/?PAGEN_1=77">Конец</a></font></div></div></div>""",
        lang="ru",
    ),
)

DLE = case(
    "dle_short_stories_with_tabs_of_popular_ones",
    "http://gorod.example/kazahstan/",
    page(
        f"""<div class="wrap"><div class="top-menu"><a href="/sport/">Спорт</a></div><div class="cols"><div class="midcol">
<div id="dle-content">
{
            each(
                RU[2:9],
                lambda n, t: (
                    f'''<div class="short-story"><div class="short-head"><a href="/kazahstan/{n}-novost.html">
<img src="/uploads/{n}.jpg" alt="{t}"></a><div class="short-title"><a @ href="/kazahstan/{n}-novost.html">{t}</a></div>
</div><div class="short-text">Подробности стали известны вечером, когда завершилось заседание комиссии.</div>
<div class="short-info">2-10-2025, 0{n}:15 | <a href="/kazahstan/">Новости Казахстана сегодня</a> |
<a href="/kazahstan/{n}-novost.html#comment">Комментарии (3)</a></div></div>'''
                ),
            )
        }
<div class="navigation"><span class="nav_prev">Назад</span> <span>1</span> <a @next
href="http://gorod.example/kazahstan/page/2/">2</a> <a href="http://gorod.example/kazahstan/page/3/">3</a>
<span class="nav_ext">...</span> <a href="http://gorod.example/kazahstan/page/2/">Вперед</a></div></div></div>
<div class="rightcol"><div class="block"><div class="block-title">Популярное</div>
{
            each(
                RU_ASIDE,
                lambda n, t: (
                    f'<a class="topnews" href="/raznoe/{n}-tema.html"><img src="/t{n}.jpg">{t}</a>'
                ),
            )
        }
</div><div class="block" id="calendar-layer"><table id="calendar"><tr>{
            each(range(1, 29), lambda n, d: f'<td><a href="/2025/10/{n:02}/">{d}</a></td>')
        }</tr></table></div></div></div></div>""",
        lang="ru",
    ),
)

TYPO3 = case(
    "typo3_with_a_page_in_brackets",
    "https://landratsamt.example/aktuelles/",
    page(
        f"""<div id="page"><ul class="mainnav"><li><a href="/buergerservice/">Bürgerservice und Formulare</a></li></ul>
<div class="frame"><h1>Aktuelles</h1><div class="news"><div class="news-list-view">
{
            each(
                DE[:6],
                lambda n, t: (
                    f'''<div class="article articletype-0 topnews"><div class="header"><h3><a @ title="{t}"
href="/aktuelles/detail/?tx_news_pi1%5Bnews%5D={n}&amp;cHash=a{n}"><span itemprop="headline">{t}</span></a></h3></div>
<div class="teaser-text"><p>Das Amt informiert. <a class="more" title="{t}"
href="/aktuelles/detail/?tx_news_pi1%5Bnews%5D={n}&amp;cHash=a{n}">Weiterlesen</a></p><div class="footer"><time
datetime="2025-09-0{n}">0{n}.09.2025</time></div></div></div>'''
                ),
            )
        }
<div class="page-navigation"><p>Seite 1 von 4.</p><ul class="f3-widget-paginator"><li class="current">1</li><li><a @next
href="/aktuelles/?tx_news_pi1%5BcurrentPage%5D=2&amp;cHash=77">2</a></li><li class="next"><a
href="/aktuelles/?tx_news_pi1%5BcurrentPage%5D=2&amp;cHash=77">nächste</a></li></ul></div></div></div></div></div>""",
        lang="de",
    ),
)

AMP = case(
    "amp_page_without_pager",
    "https://amp.qala.example/tag/almaty",
    page(
        f"""<amp-sidebar id="menu"><ul><li><a href="/qogam">Қоғам және мәдениет тақырыбы</a></li></ul></amp-sidebar>
<div class="amp-wp-content"><h1 class="amp-archive-title">Алматы</h1>
{
            each(
                KK[:6],
                lambda n, t: (
                    f'''<div class="amp-loop-post"><a href="/p/{n}/amp/"><amp-img src="/{n}.jpg" width="90"
height="60"></amp-img></a><div class="loop-content"><h2 class="loop-title"><a @ href="/p/{n}/amp/">{t}</a></h2>
<p class="loop-date">{n} қыркүйек 2025 ж.</p></div></div>'''
                ),
            )
        }</div><footer class="amp-footer"><a href="/privacy-policy-of-the-site">Құпиялық саясаты</a></footer>""",
        lang="kk",
        attrs=" amp",
    ),
)

UCOZ = case(
    "ucoz_spans_and_javascript_titles",
    "http://visti.example/news/",
    page(
        f"""<table width="100%"><tr><td width="180" class="sidebar-l"><div class="sidebox"><a href="/index/pro_nas/0-2">Про
наше село та його людей</a></div></td><td valign="top" id="cont"><div id="allEntries">
{
            each(
                UK,
                lambda n, t: (
                    f'''<div id="entryID{n}"><table class="eBlock"><tr><td><div class="eTitle"><a @
href="/news/zvistka/2025-09-1{n}-{n}">{t}</a></div><div class="eMessage">Голова громади розповів про це на сесії.</div>
<div class="eDetails">Перегляди: 5{n} | Дата: 1{n}.09.2025 | <a href="/news/zvistka/2025-09-1{n}-{n}#comments">Коментарі
(0) до цієї новини</a></div></td></tr></table></div>'''
                ),
            )
        }
</div><div class="catPages1"><span class="pagesBlockuz1"><b class="swchItemA1"><span>1</span></b> <a @next
class="swchItem1" href="/news/?page2"><span>2</span></a> <a class="swchItem1-next" href="/news/?page2"><span>»</span></a>
</span></div></td></tr></table>""",
        lang="uk",
    ),
)

CASES = (DRUPAL, JOOMLA, BITRIX, DLE, TYPO3, AMP, UCOZ)
