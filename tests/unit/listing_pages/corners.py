"""What lists share a page with: larger entries above, a cloud of other tags, the table they fill."""
# ruff: noqa: E501  # lines of HTML as sites write them

from tests.unit.listing_pages.case import case, each, page
from tests.unit.listing_pages.words import BG, RU, TR

LEADING = case(
    "further_page_with_two_larger_entries_above_the_columns",
    "https://vestnik-obshtina.example/novini?start=10",
    page(
        f"""<div class="blog"><div class="items-leading">{
            each(
                BG[:2],
                lambda n, t: (
                    f'''<div class="leading-{n}"><h2 itemprop="name"><a @ href="/novini/{n}-statia" itemprop="url">{t}</a></h2>
<p>Накратко за новината от деня.</p><p class="readmore"><a class="btn" href="/novini/{n}-statia">Прочетете още: {t}</a></p></div>'''
                ),
            )
        }</div><div class="items-row">{
            each(
                BG[2:8],
                lambda n, t: (
                    f'''<div class="item column-1"><h2 itemprop="name"><a @ href="/novini/{n}-statia" itemprop="url">{t}</a></h2>
<p>Накратко за новината от деня.</p><p class="readmore"><a class="btn" href="/novini/{n}-statia">Прочетете още: {t}</a></p></div>'''
                ),
                start=3,
            )
        }</div><div class="items-more"><ol>{
            each(TR[:5], lambda n, t: f'<li><a href="/novini/9{n}-statia">{t}</a></li>')
        }</ol></div></div>
<div class="pagination"><ul><li><a href="/novini">1</a></li><li><span class="pagenav">2</span></li>
<li><a @next href="/novini?start=20">3</a></li><li><a href="/novini?start=20" title="Следваща">»</a></li></ul></div>""",
        lang="bg",
    ),
)
CLOUD = case(
    "cloud_of_other_tags_longer_than_the_list",
    "https://gradski-list.example/etiket/vlak",
    page(
        f"""<div class="all">{
            each(
                [f"Етикет с дълго име номер {n} от облака" for n in range(60)],
                lambda n, t: f'<a href="/etiket/{n}">{t}</a>',
            )
        }</div><div class="list">{
            each(
                BG[:8],
                lambda n, t: (
                    f'<div class="n"><a @ href="/statia/{n}">{t}</a><div class="d">1{n}.11.2025 | 10:00</div></div>'
                ),
            )
        }</div>""",
        lang="bg",
    ),
)
CELL = case(
    "pager_loose_in_the_cell_of_the_list",
    "http://gazeta-oblast.example/news.asp?page=3",
    f"""<html><body><table><tr><td><a href="/">Главная</a></td></tr><tr><td><table>{
        each(
            RU[:6],
            lambda n, t: (
                f'''<tr><td><font color=gray>1{n}.03.26</font></td>
<td><a @ href="news.asp?id={500 + n}">{t}</a><br>Краткое содержание новости.</td></tr>'''
            ),
        )
    }</table>Страницы: <a href="news.asp?page=1">1</a> <a href="news.asp?page=2">2</a> <b>3</b>
<a @next href="news.asp?page=4">4</a> <a href="news.asp?page=5">5</a></td></tr></table></body></html>""",
)
CASES = (LEADING, CLOUD, CELL)
