"""Pages in the manner of regional and institutional sites, from the Balkans to the far East."""
# ruff: noqa: E501  # lines of HTML as sites write them

from tests.unit.listing_pages.case import case, each, page
from tests.unit.listing_pages.words import AR, BG, BG_ASIDE, EN, JA, KK, RU, RU_ASIDE, TR, ZH

TENGRI = case(
    "kazakh_portal_with_spans_for_titles",
    "https://tengri.example/tag/astana/page/2/",
    page(
        f"""<header><nav><div class="menu_top"><a href="/news/">Жаңалықтар</a></div></nav></header><main class="container">
<section class="first"><div class="content_main"><h1 class="head-single">Астана</h1>
{
            each(
                KK,
                lambda n, t: (
                    f'''<div class="content_main_item"><div class="content_main_item_img_wrap"><a
href="/kazakhstan_news/tema-{n}-52{n}/"><picture><img class="content_main_item_img" src="/{n}.jpg"></picture></a></div>
<span class="content_main_item_title"><a @ href="/kazakhstan_news/tema-{n}-52{n}/">{t}</a></span><span
class="content_main_item_announce">Бұл туралы әкімдіктің баспасөз қызметі хабарлады.</span><div
class="content_main_item_meta"><span>{n} қазан 2025</span><span class="content_item_meta_viewings">3 21{n}</span><span
class="content_item_meta_comments"><a href="/kazakhstan_news/tema-{n}-52{n}/#comments">4</a></span></div></div>'''
                ),
            )
        }</div><div class="pagination_cover"><ul class="pagination"><li class="page-item"><a class="page-link" href="/tag/astana/"
rel="prev">‹</a></li><li class="page-item"><a class="page-link" href="/tag/astana/">1</a></li><li class="page-item active"><span
class="page-link">2</span></li><li class="page-item"><a @next class="page-link" href="/tag/astana/page/3/">3</a></li><li
class="page-item"><a class="page-link" href="/tag/astana/page/3/" rel="next">›</a></li></ul></div></section>
<section class="second"><div class="rate-widget"><div class="main-news_super">{
            each(
                RU_ASIDE,
                lambda n, t: (
                    f'<div class="main-news_top_item"><span class="main-news_top_item_title"><a href="/mixnews/drugoe-{n}-49{n}/">{t}</a></span></div>'
                ),
            )
        }</div></div></section></main>""",
        lang="kk",
    ),
)

DNEVNIK = case(
    "bulgarian_daily_with_related_links_under_the_lead",
    "https://dnevnik-like.example/tema/kazahstan/",
    page(
        f"""<div id="wrapper"><div class="nav-main"><a href="/bulgaria/">България</a></div><div class="grid"><div class="main-col">
<h1 class="rubric">Казахстан</h1><div class="thread-list">
{
            each(
                BG[:8],
                lambda n, t: (
                    f'''<div class="secondary-article-v2"><a class="secondary-article-v2__image"
href="/sviat/2025/10/0{n}/47{n}_statia/"><img src="/{n}.jpg"></a><h3><a @ href="/sviat/2025/10/0{n}/47{n}_statia/">{t}</a></h3>
<p class="secondary-article-v2__summary">Решението бе обявено в понеделник след среща с местните власти.</p><div
class="article-tools"><time>{n} окт 2025, 10:0{n}</time> | <a href="/sviat/2025/10/0{n}/47{n}_statia/#comments">12 коментара по
темата</a></div></div>'''
                ),
            )
        }</div><div class="load-more"><a @next href="/tema/kazahstan/?p=1">Още статии</a></div></div><div class="side-col"><div
class="box-list"><h4>Най-четени</h4><ol>{
            each(
                BG_ASIDE,
                lambda n, t: f'<li><a href="/biznes/2025/09/0{n}/46{n}_druga/">{t}</a></li>',
            )
        }</ol></div></div></div></div>""",
        lang="bg",
    ),
)

YAHOO = case(
    "japanese_feed_where_the_whole_row_is_a_link",
    "https://nyusu.example/topics/world?page=1",
    page(
        f"""<div id="contents"><div id="contentsWrap"><div id="uamods-topics"><h1>国際</h1><ul class="newsFeed_list">
{
            each(
                JA,
                lambda n, t: (
                    f'''<li class="newsFeed_item"><a @ class="newsFeed_item_link" href="/pickup/65{n}"
data-cl-params="_cl_vmodule:tpc"><div class="newsFeed_item_thumbnail"><img src="/{n}.jpg"></div><div
class="newsFeed_item_text"><div class="newsFeed_item_title">{t}</div><div class="newsFeed_item_sub"><div
class="newsFeed_item_sourceWrap"><time class="newsFeed_item_date">10/{n}(水) 9:1{n}</time></div></div></div></a></li>'''
                ),
            )
        }</ul><div class="pagination"><ul><li class="pagination_item"><span>1</span></li><li class="pagination_item"><a @next
href="/topics/world?page=2">2</a></li><li class="pagination_item pagination_item-next"><a href="/topics/world?page=2">次へ</a></li></ul>
</div></div><div id="yjnSub"><section><h2>アクセスランキング（国際）</h2><ol>{
            each(
                JA,
                lambda n, t: (
                    f'<li><a href="/articles/0{n}aa"><p class="yjnSub_list_headline">{t[2:]}について</p></a></li>'
                ),
            )
        }</ol></section></div></div></div>""",
        lang="ja",
    ),
)

GOV = case(
    "ministry_table_of_titles_and_dates",
    "http://www.waijiao.example/xwfb/index_3.html",
    page(
        f"""<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/gk/">信息公开</a></li></ul></div><div class="main_list"><table
width="100%">
{each(ZH, lambda n, t: f'<tr><td><a @ href="./20251{n:03}/t20251{n:03}_98{n}.html" target="_blank">{t}</a></td><td width="100">2025-10-0{n}</td></tr>')}
</table></div><div class="page"><a href="index.html">首页</a><a href="index_2.html">上一页</a><a href="index_2.html">3</a><span
class="cur">4</span><a @next href="index_4.html">5</a><a href="index_4.html">下一页</a><a href="index_19.html">尾页</a></div>""",
        lang="zh",
    ),
)

PORTAL = case(
    "arabic_grid_with_advertisements_between",
    "https://jazirah.example/where/kazakhstan/",
    page(
        f"""<main id="main-content-area"><div class="section-header"><h1>كازاخستان</h1></div><section id="news-feed-container">
{
            each(
                AR,
                lambda n, t: (
                    f'''<article class="gc u-clickable-card gc--type-post"><div class="gc__content"><div
class="gc__header-wrap"><h3 class="gc__title"><a @ class="u-clickable-card__link" href="/news/2025/10/{
                        n
                    }/xx-{n}"><span>{t}</span></a>
</h3></div><div class="gc__body-wrap"><div class="gc__excerpt"><p>قال المسؤولون إن العمل سينتهي قبل حلول الشتاء.</p></div></div>
<footer class="gc__footer"><span aria-hidden="true">{n} أكتوبر 2025</span></footer></div></article>{
                        '<div class="ad-container"><a href="/ads/offer-of-the-day">إعلان عن سيارات جديدة في المدينة</a></div>'
                        if n == 3
                        else ""
                    }'''
                ),
            )
        }</section><button class="show-more-button" data-testid="show-more-button"><span>عرض المزيد</span></button></main>
<div class="l-col--sidebar"><div class="trending-articles"><h2>الأكثر قراءة</h2><ol>{
            each(
                AR,
                lambda n, t: (
                    f'<li><a class="trending-articles__link" href="/sport/2025/10/{n}/zz-{n}">{t} الآن</a></li>'
                ),
            )
        }</ol></div></div>""",
        lang="ar",
        attrs=' dir="rtl"',
    ),
)

INTERFAX = case(
    "russian_wire_with_times_and_an_archive_calendar",
    "https://provod.example/news/2025/10/",
    page(
        f"""<div class="mainblock"><div class="leftside"><div class="an"><h1>Новости за октябрь</h1><div class="an_block">
{
            each(
                RU[:10],
                lambda n, t: (
                    f'''<div data-id="99{n}"><span>1{n % 10}:0{n % 10}</span><a @ href="/world/99{n}" tabindex="5"><h3>{t}</h3></a></div>'''
                ),
            )
        }</div></div><div class="pages"><span class="active">1</span><a @next href="/news/2025/10/all/page_2">2</a><a
href="/news/2025/10/all/page_3">3</a></div></div><div class="rightside"><div class="calendar"><table><tr>{
            each(range(1, 32), lambda n, d: f'<td><a href="/news/2025/10/{n:02}">{d}</a></td>')
        }</tr></table></div><div class="infpromo"><a href="/photo/55"><h3>{
            RU_ASIDE[0]
        }</h3></a></div></div></div>""",
        lang="ru",
    ),
)

CUMHUR = case(
    "turkish_daily_with_a_headline_slider_above",
    "https://gazete.example/kazakistan-haberleri",
    page(
        f"""<div class="manset-slider swiper"><div class="swiper-wrapper">{
            each(
                EN[:5],
                lambda n, t: (
                    f'<div class="swiper-slide"><a href="/spor/x-{n}-77{n}" title="{t}"><img src="/m{n}.jpg" alt="{t}"></a></div>'
                ),
            )
        }</div></div><div class="container"><div class="row"><div class="col-12 col-lg-8"><h1>Kazakistan haberleri</h1>
<div class="row">{
            each(
                TR,
                lambda n, t: (
                    f'''<div class="col-6"><a @ href="/dunya/haber-{n}-21{n}" class="card-news" title="{t}"><img src="/{n}.jpg"
alt="{t}"><h3 class="card-news-title">{t}</h3></a></div>'''
                ),
            )
        }</div><div class="text-center"><a @next href="/kazakistan-haberleri?sayfa=2" class="btn btn-more">Daha fazla</a></div></div>
<div class="col-12 col-lg-4"><div class="cok-okunanlar"><h4>Çok Okunanlar</h4>{
            each(
                TR,
                lambda n, t: (
                    f'<a href="/ekonomi/x-{n}-88{n}" class="card-news" title="{t}"><h3 class="card-news-title">{t}!</h3></a>'
                ),
            )
        }</div></div></div></div>""",
        lang="tr",
    ),
)

CASES = (TENGRI, DNEVNIK, YAHOO, GOV, PORTAL, INTERFAX, CUMHUR)
