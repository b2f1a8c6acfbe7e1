"""Pages as big newspapers build them: a lead, grids and lists, with boxes beside and between."""
# ruff: noqa: E501  # lines of HTML as sites write them

from tests.unit.listing_pages.case import case, each, page
from tests.unit.listing_pages.words import AR, BG, BG_ASIDE, DE, EN, EN_ASIDE, RU, RU_ASIDE

LEAD = case(
    "lead_story_grid_and_list_are_one_list",
    "https://courier.example/world/kazakhstan",
    page(
        f"""<header class="masthead"><nav class="sections"><a href="/world">World</a><a href="/business-and-finance">Business
and finance</a></nav></header><main><h1 class="section-title">Kazakhstan</h1>
<section class="lead-story"><article class="hero"><a href="/world/2025/oct/01/lead"><img src="/l.jpg"></a><h2><a @
href="/world/2025/oct/01/lead">{
            EN[0]
        }</a></h2><p>The tunnel took eleven years and twice the money that was planned for
it, but the first train was on time.</p><span class="time">2h ago</span></article></section>
<section class="grid-3">
{
            each(
                EN[1:4],
                lambda n, t: (
                    f'''<article class="tile"><a href="/world/2025/oct/0{n}/tile"><img src="/{n}.jpg"></a><h3><a @
href="/world/2025/oct/0{n}/tile">{t}</a></h3><span class="time">{n + 3}h ago</span></article>'''
                ),
            )
        }</section>
<section class="latest"><ul>
{
            each(
                EN[4:],
                lambda n, t: (
                    f'''<li class="row"><h3><a @ href="/world/2025/sep/1{n}/row">{t}</a></h3><p>Officials said
the work will be over before winter.</p><span class="time">1{n} September 2025</span></li>'''
                ),
            )
        }</ul>
<a @next class="next" href="/world/kazakhstan?page=2">Older stories</a></section></main>
<div class="right-rail"><section><h4>Most viewed</h4><ol>{
            each(
                EN_ASIDE,
                lambda n, t: f'<li><h3><a href="/life/2025/oct/0{n}/x">{t}</a></h3></li>',
            )
        }</ol></section></div>
<section class="more-from-courier"><h2>Editor's choice</h2>{
            each(
                EN_ASIDE,
                lambda n, t: (
                    f'<article class="tile"><h3><a href="/life/2025/sep/0{n}/y">{t}?</a></h3></article>'
                ),
            )
        }</section>"""
    ),
)

BOXES = case(
    "box_of_most_read_within_the_list",
    "https://zeitblick.example/thema/kasachstan",
    page(
        f"""<div class="page"><div class="content"><h1>Thema: Kasachstan</h1><div class="teaser-list">
{
            each(
                DE[:4],
                lambda n, t: (
                    f'''<article class="teaser"><a class="teaser__link" @ href="/politik/story-{n}-a-{n}00.html"
title="{t}"><span class="teaser__kicker">Zentralasien</span><span class="teaser__headline">{t}</span></a>
<p class="teaser__text">Die Regierung will bis zum Winter fertig sein.</p><time>0{n}.10.2025</time></article>'''
                ),
            )
        }
<div class="box box--most-read"><h3 class="box__title">Meistgelesen</h3><ol>
<li><a href="/panorama/story-91-a-910.html">Zehn Suppen für lange Winterabende</a></li>
<li><a href="/sport/story-92-a-920.html">Der Trainer geht nach nur drei Spielen</a></li></ol></div>
{
            each(
                DE[4:],
                lambda n, t: (
                    f'''<article class="teaser"><a class="teaser__link" @ href="/politik/story-{n}-a-{n}50.html"
title="{t}"><span class="teaser__kicker">Zentralasien</span><span class="teaser__headline">{t}</span></a>
<p class="teaser__text">Die Regierung will bis zum Winter fertig sein.</p><time>0{n}.09.2025</time></article>'''
                ),
            )
        }
</div><nav class="pagination" aria-label="Seitennavigation"><span>1</span> / 12
<a @next href="/thema/kasachstan/p2" aria-label="Nächste Seite"><svg><use href="#arrow"></use></svg></a></nav></div></div>
""",
        lang="de",
    ),
)

ARABIC = case(
    "right_to_left_with_a_load_button",
    "https://akhbar.example/tag/%D9%83%D8%A7%D8%B2%D8%A7%D8%AE%D8%B3%D8%AA%D8%A7%D9%86",
    page(
        f"""<div dir="rtl"><header><ul class="menu"><li><a href="/politics">أخبار السياسة العالمية اليوم</a></li></ul></header>
<div class="container"><div class="row"><div class="col-md-8"><h1>كازاخستان</h1><div class="posts">
{
            each(
                AR,
                lambda n, t: (
                    f'''<div class="post-card"><a href="/news/2025/9/2{n}/x{n}"><img src="/{n}.jpg"></a><h3><a @
href="/news/2025/9/2{n}/x{n}">{t}</a></h3><span class="date">2{n} سبتمبر 2025</span><p>قال المسؤولون إن العمل سينتهي قبل
حلول الشتاء بحسب الخطة.</p></div>'''
                ),
            )
        }</div>
<a @next class="load-more-button" href="/tag/%D9%83%D8%A7%D8%B2%D8%A7%D8%AE%D8%B3%D8%AA%D8%A7%D9%86?page=2">عرض المزيد</a></div>
<div class="col-md-4"><h4>الأكثر قراءة</h4>{
            each(
                AR,
                lambda n, t: f'<h5><a href="/sport/2025/9/1{n}/z">{t} في الرياضة</a></h5>',
            )
        }</div></div></div></div>""",
        lang="ar",
        attrs=' dir="rtl"',
    ),
)

DAYS = case(
    "entries_under_the_headings_of_their_days",
    "https://lenta-goroda.example/rubrics/kz",
    page(
        f"""<div class="layout"><div class="layout__main"><h1>Казахстан</h1><div class="timeline">
<div class="timeline__day">3 октября 2025</div>
{
            each(
                RU[:4],
                lambda n, t: (
                    f'''<div class="timeline__row"><span class="timeline__time">1{9 - n}:05</span><a @
class="timeline__link" href="/news/2025/10/03/n{n}/">{t}</a></div>'''
                ),
            )
        }
<div class="timeline__day">2 октября 2025</div>
{
            each(
                RU[4:9],
                lambda n, t: (
                    f'''<div class="timeline__row"><span class="timeline__time">1{9 - n}:20</span><a @
class="timeline__link" href="/news/2025/10/02/n{n}/">{t}</a></div>'''
                ),
            )
        }
</div><div class="timeline__more"><a @next href="/rubrics/kz?before=20251002">Раньше</a></div></div>
<div class="layout__side"><div class="side-title">Читайте также</div>{
            each(
                RU_ASIDE,
                lambda n, t: f'<a class="side-link" href="/articles/2025/09/0{n}/s/">{t}</a>',
            )
        }</div></div>""",
        lang="ru",
    ),
)

HOME = case(
    "home_page_with_lead_and_river",
    "https://utro.example/",
    page(
        f"""<header><nav class="main-nav"><a href="/bulgaria">България</a><a href="/svyat">Свят</a></nav></header>
<main><section class="top-news"><article class="lead"><h1><a @ href="/svyat/2025/10/01/1.html">{
            BG[0]
        }</a></h1><p>Работата
продължи единайсет години и струваше два пъти повече от планираното.</p></article>
{
            each(
                BG[1:4],
                lambda n, t: (
                    f'''<article class="sub"><a href="/svyat/2025/10/01/{n + 10}.html"><img src="/{n}.jpg"></a>
<h2><a @ href="/svyat/2025/10/01/{n + 10}.html">{t}</a></h2></article>'''
                ),
            )
        }</section><section class="river">
{
            each(
                BG[4:],
                lambda n, t: (
                    f'''<article class="item"><time>0{n}:15</time><h2><a @ href="/svyat/2025/10/01/{n + 20}.html">{t}
</a></h2><p>Решението бе обявено в понеделник след среща с властите.</p></article>'''
                ),
            )
        }</section></main>
<aside class="sidebar"><h3>Най-четено</h3>{
            each(
                BG_ASIDE,
                lambda n, t: f'<h4><a href="/zabavno/2025/09/30/{n}.html">{t}</a></h4>',
            )
        }</aside><footer><a href="/obshti-usloviya-za-polzvane">Общи условия за ползване</a></footer>""",
        lang="bg",
    ),
)

PAGE_TWO = case(
    "second_page_where_the_top_stories_are_those_of_the_whole_site",
    "https://utro.example/svyat?page=2",
    page(
        f"""<main><section class="highlights">
{
            each(
                BG_ASIDE[:4],
                lambda n, t: (
                    f'''<article class="sub"><h2><a href="/zabavno/2025/10/02/{n}.html">{t}</a></h2></article>'''
                ),
            )
        }</section><h1>Свят</h1><section class="archive-river">
{
            each(
                BG[:8],
                lambda n, t: (
                    f'''<article class="item"><h2><a @ href="/svyat/2025/09/2{n}/{n}.html">{t}</a></h2><p>Решението
бе обявено в понеделник след среща с властите.</p><time datetime="2025-09-2{n}">2{n}.09.2025</time></article>'''
                ),
            )
        }</section><div class="pages"><a href="/svyat">1</a><b>2</b><a @next href="/svyat?page=3">3</a></div></main>""",
        lang="bg",
    ),
)

CASES = (LEAD, BOXES, ARABIC, DAYS, HOME, PAGE_TWO)
