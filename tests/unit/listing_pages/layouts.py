"""Pages with little that names their parts: tables, bare links, side columns without a word."""
# ruff: noqa: E501  # lines of HTML as sites write them

from tests.unit.listing_pages.case import case, each, page
from tests.unit.listing_pages.words import BG, BG_ASIDE, EN, EN_ASIDE, RU, RU_ASIDE

TABLE = case(
    "old_table_layout",
    "http://vesti.example/news.php?cat=4",
    page(
        f"""<table width="980" align="center" cellpadding="0"><tr><td colspan="3"><a href="index.php"><img src="l.gif"></a>
</td></tr><tr><td width="160" valign="top">
{
            each(
                RU_ASIDE,
                lambda n, t: f'<a href="articles.php?id={n}"><font size="1">{t}</font></a><br>',
            )
        }</td>
<td width="600" valign="top"><font size="4"><b>Новости Казахстана</b></font><table width="100%">
{
            each(
                RU[:8],
                lambda n, t: (
                    f'''<tr><td width="90"><a href="news.php?id={n}"><img src="{n}.jpg" width="80"></a></td><td><font
color="#999999">1{n}.09.2025</font><br><a @ href="news.php?id={n}"><b>{t}</b></a><br><font size="2">Работы закончат до
первых заморозков, обещают в акимате.</font></td></tr>'''
                ),
            )
        }</table><center>Страницы: <b>1</b> <a @next href="news.php?cat=4&amp;page=2">2</a>
<a href="news.php?cat=4&amp;page=3">3</a></center></td><td width="200" valign="top"><b>Интересное</b><br>
{
            each(
                RU_ASIDE,
                lambda n, t: f'<img src="b.gif"><a href="articles.php?id=5{n}">{t}</a><br>',
            )
        }</td></tr></table>""",
        lang="ru",
    ),
)

BARE = case(
    "heading_less_list_of_links_and_dates",
    "https://obshtina.example/aktualno/novini",
    page(
        f"""<div class="hdr"><a href="/uslugi/grazhdansko-sastoyanie">Услуги за гражданите</a><a
href="/obshtinski-savet/resheniya">Решения на общинския съвет</a></div><div class="txt"><p>Актуални новини</p><ul>
{each(BG, lambda n, t: f'<li>{n:02}.10.2025 <a @ href="/aktualno/novini/{n:03}">{t}</a></li>')}</ul><p>&lt; 1
<a @next href="/aktualno/novini?p=2">2</a> <a href="/aktualno/novini?p=3">3</a> &gt;</p></div>""",
        lang="bg",
    ),
)

GRID = case(
    "bootstrap_grid_with_a_nameless_narrow_column",
    "https://monitor.example/kazakhstan-news",
    page(
        f"""<div class="container"><div class="row"><div class="col-lg-8"><h1>Kazakhstan</h1><div class="row">
{
            each(
                EN[:8],
                lambda n, t: (
                    f'''<div class="col-sm-6"><div class="thumb"><a href="/n/{n}-kazakhstan-story-today"><img
src="/{n}.jpg"></a></div><h4><a @ href="/n/{n}-kazakhstan-story-today">{t}</a></h4><p>{n} October 2025</p></div>'''
                ),
            )
        }</div><ul class="pagination"><li class="active"><a href="#">1</a></li><li><a @next
href="/kazakhstan-news?page=2">2</a></li><li><a href="/kazakhstan-news?page=2">›</a></li></ul></div><div class="col-lg-4">
{
            each(
                EN_ASIDE * 2,
                lambda n, t: (
                    f'''<div class="thumb"><img src="/s{n}.jpg"></div><h4><a href="/n/5{n}-life-and-style-piece">{t}
</a></h4><p>{n} October 2025</p>'''
                ),
            )
        }</div></div></div>"""
    ),
)

ROWS = case(
    "big_and_small_rows_of_one_grid",
    "https://bulevar.example/sviat/kazahstan/",
    page(
        f"""<div class="wrapper"><h1>Казахстан</h1><div class="row-big">
{
            each(
                BG[:2],
                lambda n, t: (
                    f'''<div class="big-card"><a href="/sviat/{n}/"><img src="/{n}.jpg"></a><h2><a @ href="/sviat/{n}/">{t}
</a></h2><p>Решението бе обявено в понеделник след среща с местните власти.</p></div>'''
                ),
            )
        }</div><div class="row-small">
{
            each(
                BG[2:8],
                lambda n, t: (
                    f'''<div class="small-card"><a href="/sviat/2{n}/"><img src="/2{n}.jpg"></a><h3><a @
href="/sviat/2{n}/">{t}</a></h3></div>'''
                ),
            )
        }</div><div class="row-small">
{
            each(
                BG[8:],
                lambda n, t: (
                    f'''<div class="small-card"><a href="/sviat/3{n}/"><img src="/3{n}.jpg"></a><h3><a @
href="/sviat/3{n}/">{t}</a></h3></div>'''
                ),
            )
        }</div><p class="paging"><a @next href="/sviat/kazahstan/?offset=12" class="arrow-right" title="Следваща страница"></a></p>
</div><div class="bottom-carousel"><h3>Препоръчваме</h3>{
            each(
                BG_ASIDE,
                lambda n, t: (
                    f'<div class="slide"><h3><a href="/lyubopitno/{n}/">{t}</a></h3></div>'
                ),
            )
        }</div>""",
        lang="bg",
    ),
)

FEW = case(
    "one_entry_only",
    "https://monitor.example/topic/aral-sea",
    page(
        f"""<nav><a href="/topic/economy-and-trade">Economy and trade</a></nav><main><h1>Aral Sea</h1><ul class="results"><li>
<h2><a @ href="/n/77-why-the-aral-port-is-busy">Why the Aral port is busy again</a></h2><p>Ten ships a week now call at the
port that stood in the sand for thirty years.</p><time datetime="2025-09-12">12 September</time></li></ul></main>
<aside><h2>Read next</h2>{
            each(
                EN_ASIDE,
                lambda n, t: f'<h3><a href="/n/6{n}-life-and-style-piece">{t}</a></h3>',
            )
        }</aside>"""
    ),
)

THREE = case(
    "three_entries_and_a_bigger_box_of_other_topics",
    "https://kurier.example/tema/saigi",
    page(
        f"""<div class="center"><h1 class="tema">Сайги</h1>
{
            each(
                RU[:3],
                lambda n, t: (
                    f'''<div class="item"><a class="item-pic" href="/story/{n}"><img src="/{n}.jpg"></a><a @
class="item-title" href="/story/{n}">{t}</a><div class="item-lead">Учёные пересчитали животных с самолёта и остались довольны
результатом: стадо выросло.</div><div class="item-date">{n} сентября 2025</div></div>'''
                ),
            )
        }</div>
<div class="recommended-block"><h3>Рекомендуем</h3>{
            each(
                RU_ASIDE * 2,
                lambda n, t: (
                    f'<div class="rec"><a href="/story/9{n}"><img src="/9{n}.jpg">{t}</a></div>'
                ),
            )
        }</div>""",
        lang="ru",
    ),
)

CASES = (TABLE, BARE, GRID, ROWS, FEW, THREE)
