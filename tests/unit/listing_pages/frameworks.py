"""Pages as component frameworks and site builders emit them: hashed classes, overlays, lazy lists."""
# ruff: noqa: E501  # lines of HTML as sites write them

from tests.unit.listing_pages.case import case, each, page
from tests.unit.listing_pages.words import DE, EN, EN_ASIDE, ES, FR, RU, RU_ASIDE

HASHED = case(
    "hashed_classes_and_overlay_links_with_labels",
    "https://guardianlike.example/world/kazakhstan",
    page(
        f"""<header class="dcr-1a2b"><a href="/subscribe-to-our-paper-today">Subscribe to our paper today</a></header>
<main class="dcr-9x"><div class="dcr-h1"><h2 class="dcr-zz1">Kazakhstan</h2></div>
<section class="dcr-s1"><div class="dcr-d1"><h3 class="dcr-k8">Today</h3></div><ul class="dcr-u1">
{
            each(
                EN[:4],
                lambda n, t: (
                    f'''<li class="dcr-l{n}"><div class="dcr-c{n}"><a @ class="dcr-lv2" href="/world/2025/oct/0{n}/story-{n}"
data-link-name="news | group-0" aria-label="{t}"></a><div class="dcr-w1"><h3 class="dcr-hh"><span class="dcr-kk">Asia</span>
<span class="show-underline dcr-uu">{t}</span></h3><footer class="dcr-f1"><time datetime="2025-10-0{n}T10:00Z">{n} Oct
2025</time><a href="/world/2025/oct/0{n}/story-{n}#comments" data-link-name="Comment count">12</a></footer></div></div></li>'''
                ),
            )
        }</ul></section>
<section class="dcr-s1"><div class="dcr-d1"><h3 class="dcr-k8">September 2025</h3></div><ul class="dcr-u1">
{
            each(
                EN[4:11],
                lambda n, t: (
                    f'''<li class="dcr-m{n}"><div class="dcr-c{n}"><a @ class="dcr-lv2" href="/world/2025/sep/1{n}/story-{n}"
data-link-name="news | group-0" aria-label="{t}"></a><div class="dcr-w1"><h3 class="dcr-hh"><span
class="show-underline dcr-uu">{t}</span></h3><footer class="dcr-f1"><time datetime="2025-09-1{n}T10:00Z">1{n} Sep
2025</time></footer></div></div></li>'''
                ),
            )
        }</ul></section>
<div class="dcr-pg"><nav aria-label="Pagination"><span aria-label="page 1" aria-current="page">1</span><a @next
href="/world/kazakhstan?page=2" aria-label="page 2">2</a><a href="/world/kazakhstan?page=3" aria-label="page 3">3</a><a
href="/world/kazakhstan?page=2" aria-label="Next page"><svg></svg></a></nav></div></main>
<section class="dcr-mv"><h2 class="dcr-hd">Most viewed</h2><ol>{
            each(
                EN_ASIDE,
                lambda n, t: (
                    f'<li class="dcr-x{n}"><a href="/lifeandstyle/2025/oct/0{n}/piece-{n}"><h4>{t}</h4></a></li>'
                ),
            )
        }</ol></section>"""
    ),
)

WEBFLOW = case(
    "site_builder_collection_with_its_own_page_parameter",
    "https://atelier.example/blog",
    page(
        f"""<div class="navbar w-nav"><nav class="w-nav-menu"><a class="w-nav-link" href="/our-services-and-prices">Our services and
prices</a></nav></div><div class="section"><h1>Journal</h1><div class="w-dyn-list"><div role="list" class="w-dyn-items">
{
            each(
                FR,
                lambda n, t: (
                    f'''<div role="listitem" class="blog-item w-dyn-item"><a @ href="/blog/billet-{n}-du-jour"
class="blog-link w-inline-block"><div class="thumb" style="background-image:url(x{n}.jpg)"></div><div class="tag-label">Voyages et
cultures du monde</div><div class="heading-small">{t}</div><div class="summary">Un récit de route, de gares et de montagnes en
automne.</div></a></div>'''
                ),
            )
        }</div><div role="navigation" class="w-pagination-wrapper"><a @next href="?1f2e3d4c_page=2" aria-label="Next Page"
class="w-pagination-next"><div class="w-inline-block">Suivant</div></a><div class="w-page-count">1 / 4</div></div></div></div>
<div class="footer"><a href="/mentions-legales-et-confidentialite">Mentions légales et confidentialité</a></div>""",
        lang="fr",
    ),
)

SQUARESPACE = case(
    "older_link_with_an_offset",
    "https://studio.example/news",
    page(
        f"""<header class="header"><nav class="header-nav"><a href="/projects-and-places">Projects and places</a></nav></header>
<main id="page"><section class="blog-basic-grid"><div class="blog-basic-grid--container">
{
            each(
                EN[:6],
                lambda n, t: (
                    f'''<article class="blog-basic-grid--entry blog-item"><a href="/news/{n}-entry" class="image-wrapper"><img
src="/{n}.jpg" alt="{t}"></a><div class="blog-basic-grid--text"><div class="blog-meta-section"><span class="blog-categories-list"><a
href="/news/category/Long+walks+and+trains">Long walks and trains</a></span><time class="blog-date" pubdate>{n}/9/25</time></div>
<h1 class="blog-title"><a @ href="/news/{n}-entry">{t}</a></h1><div class="blog-excerpt"><p>A few notes from the road between
the two rivers, with pictures.</p></div><a class="blog-more-link" href="/news/{n}-entry">Read More</a></div></article>'''
                ),
            )
        }</div><nav class="blog-list-pagination"><div class="older"><a @next href="/news?offset=1757073600000"
rel="next"><span>Older Posts</span></a></div></nav></section></main>"""
    ),
)

LAZY = case(
    "agency_feed_with_a_service_for_more",
    "https://agentstvo.example/location_kazakhstan/",
    page(
        f"""<div class="header"><div class="header__menu"><a href="/politics/">Политика</a><a href="/economy/">Экономика</a></div></div>
<div class="layout-rubric"><div class="layout-rubric__main"><div class="rubric-title">Казахстан</div>
<div class="rubric-list"><div class="list list-tags" itemscope itemtype="http://schema.org/ItemList">
{
            each(
                RU[:9],
                lambda n, t: (
                    f'''<div class="list-item" data-type="article"><div class="list-item__content"><a href="/2025100{n}/tema-{n}0.html"
class="list-item__image"><img src="/{n}.jpg" alt="{t}" title="{t}"></a><a @ href="/2025100{n}/tema-{n}0.html"
class="list-item__title color-font-hover-only">{t}</a></div><div class="list-item__info"><div class="list-item__date">{n} октября,
10:0{n}</div><div class="list-item__views">45{n}</div></div><div class="list-item__tags"><ul class="list-tags"><li><a
href="/location_kazakhstan/" class="list-tag__text">Казахстан и Средняя Азия</a></li></ul></div></div>'''
                ),
            )
        }</div><div class="list-more color-btn-second-hover" @next
data-url="/services/location_kazakhstan/more.html?id=2008&amp;date=20251001T100100&amp;offset=9">Еще материалы</div></div></div>
<div class="layout-rubric__side"><div class="the-in-carousel">{
            each(
                RU_ASIDE,
                lambda n, t: (
                    f'<a class="cell-list__item-link" href="/2025090{n}/drugoe-{n}.html"><span>{t}</span></a>'
                ),
            )
        }</div></div></div>""",
        lang="ru",
    ),
)

TEASERS = case(
    "german_magazine_with_kickers_and_a_second_list_beneath",
    "https://spiegelung.example/thema/zentralasien/",
    page(
        f"""<main><div data-area="header"><h1>Zentralasien</h1></div><section data-area="list"><div data-block-el="articleTeaser">
{
            each(
                DE,
                lambda n, t: (
                    f'''<div class="mb-24 z-10"><article aria-label="{t}" class="teaser-{n}"><figure><a tabindex="-1"
href="/ausland/meldung-{n}-a-0{n}bc.html" title="{t}"><img src="/{n}.jpg"></a></figure><header><h2 class="w-full"><a @
href="/ausland/meldung-{n}-a-0{n}bc.html" title="{t}"><span class="block text-primary-base">Bahnbau</span><span
class="hover:opacity-moderate block">{t}</span></a></h2></header><section><a href="/ausland/meldung-{n}-a-0{n}bc.html"><span>Die
Regierung will bis zum Winter fertig sein, sagt sie.</span></a><footer><span data-auxiliary>{n}. Oktober, 10.0{n} Uhr</span></footer>
</section></article></div>'''
                ),
            )
        }</div><div data-area="pagination"><span>1 von 3</span><a @next href="/thema/zentralasien/p2/" title="Ältere Artikel"><svg
class="ic-right"></svg></a></div></section><section data-area="related-topics"><h2>Verwandte Themen</h2><ul>
<li><a href="/thema/eisenbahnen-der-welt/">Eisenbahnen der Welt</a></li><li><a href="/thema/wasser-und-wueste/">Wasser und
Wüste</a></li></ul></section></main>""",
        lang="de",
    ),
)

SECTIONS = case(
    "section_front_with_two_lists_of_one_structure_and_opinion_beside",
    "https://diario.example/internacional/asia/",
    page(
        f"""<header class="x"><div class="x_s"><a href="/internacional/">Internacional</a></div></header><main class="w">
<h1>Asia</h1><div class="b-d_c"><section class="b-d_a">
{
            each(
                ES[:3],
                lambda n, t: (
                    f'''<article class="c c-d c--m"><figure class="c_m"><a href="/internacional/2025-10-0{n}/nota-{n}.html"><img
src="/{n}.jpg"></a></figure><header class="c_h"><div class="c_k"><a href="/noticias/mineria-y-energia/">Minería y energía</a></div>
<h2 class="c_t"><a @ href="/internacional/2025-10-0{n}/nota-{n}.html">{t}</a></h2></header><div class="c_a"><a
href="/autor/lucia-fernandez-ortega/" class="c_a_a">Lucía Fernández Ortega</a></div><p class="c_d">El ministerio anunció el
lunes que las obras acabarán antes del invierno.</p></article>'''
                ),
            )
        }</section><section class="b-d_b">
{
            each(
                ES[3:],
                lambda n, t: (
                    f'''<article class="c c-d"><header class="c_h"><h2 class="c_t"><a @
href="/internacional/2025-09-1{n}/nota-{n}.html">{t}</a></h2></header><p class="c_d">El ministerio lo anunció el
lunes.</p></article>'''
                ),
            )
        }</section></div><div class="b-paginate"><a @next href="/internacional/asia/2/">Siguiente</a></div></main>
<aside class="b-s"><h3>Lo más visto</h3>{
            each(
                EN_ASIDE,
                lambda n, t: (
                    f'<article class="c"><h2 class="c_t"><a href="/gente/2025-10-0{n}/otra-{n}.html">{t}</a></h2></article>'
                ),
            )
        }</aside>""",
        lang="es",
    ),
)

NATIVE = case(
    "custom_elements_and_a_list_in_a_noscript",
    "https://kanal.example/novini/svyat",
    page(
        f"""<site-header><site-nav><a href="/novini/balgariya">България</a></site-nav></site-header><news-feed><h1>Свят</h1>
{
            each(
                RU[:6],
                lambda n, t: (
                    f'''<news-card><a href="/novini/svyat/{n}-zaglavie" slot="media"><img src="/{n}.jpg"></a><a @
href="/novini/svyat/{n}-zaglavie" slot="title">{t}</a><news-time>{n} октября 2025</news-time></news-card>'''
                ),
            )
        }</news-feed><noscript><a href="/novini/svyat/spisak-na-vsichki-statii">Списък на всички статии</a></noscript>
<load-more @next data-next="/novini/svyat?page=2">Ещё</load-more>""",
        lang="ru",
    ),
)

CASES = (HASHED, WEBFLOW, SQUARESPACE, LAZY, TEASERS, SECTIONS, NATIVE)
