"""Pages of Asian portals and search pages: terse lists, numbers without words, tokens."""
# ruff: noqa: E501  # lines of HTML as sites write them

from tests.unit.listing_pages.case import case, each, page
from tests.unit.listing_pages.words import EN, EN_ASIDE, KO, RU, ZH

CHINESE = case(
    "chinese_portal_with_plain_links",
    "http://news.zhongya.example/hsk/index.shtml",
    page(
        f"""<div class="topnav"><a href="/gn/">国内</a><a href="/gj/">国际</a><a href="http://sports.zhongya.example/">体育</a></div>
<div class="w1000"><div class="left w680"><div class="crumbs"><a href="/">首页</a> &gt; <a href="/hsk/">哈萨克斯坦</a></div>
<ul class="list_009">
{each(ZH, lambda n, t: f'<li><a @ href="/c/2025-10-0{n}/doc-i{n}xyz.shtml" target="_blank">{t}</a><span>(10月0{n}日 08:1{n})</span></li>')}
</ul><div class="pagebox"><span class="pagebox_pre_nolink">上一页</span><span class="pagebox_num_nonce">1</span>
<span class="pagebox_num"><a @next href="/hsk/index_2.shtml">2</a></span><span class="pagebox_num"><a
href="/hsk/index_3.shtml">3</a></span><span class="pagebox_next"><a href="/hsk/index_2.shtml">下一页</a></span></div></div>
<div class="right w300"><h3>点击排行</h3><ul class="rank">
{each(ZH, lambda n, t: f'<li><em>{n}</em><a href="/yl/2025-09-0{n}/doc-r{n}.shtml">{t[::-1]}</a></li>')}</ul></div></div>""",
        lang="zh",
    ),
)

KOREAN = case(
    "korean_list_with_thumbnails_and_press_names",
    "https://sinmun.example/list?sid=104&page=2",
    page(
        f"""<div id="header"><a href="/home">홈</a></div><div id="main_content"><h3>카자흐스탄</h3><ul class="type06_headline">
{
            each(
                KO,
                lambda n, t: (
                    f'''<li><dl><dt class="photo"><a href="/article/00{n}/000{n}"><img src="/{n}.jpg" alt="{t}"></a>
</dt><dt><a @ href="/article/00{n}/000{n}">{t}</a></dt><dd><span class="lede">관계자는 겨울 전에 공사가 끝난다고 밝혔다.</span>
<span class="writing">초원일보</span><span class="date">{n}시간전</span></dd></dl></li>'''
                ),
            )
        }</ul><div class="paging"><a href="?sid=104&amp;page=1">1</a><strong>2</strong><a @next
href="?sid=104&amp;page=3">3</a><a href="?sid=104&amp;page=11" class="next nclicks">다음</a></div></div>
<div id="aside"><h4>많이 본 뉴스</h4><ul>{
            each(KO, lambda n, t: f'<li><a href="/article/09{n}/9{n}">{t}</a></li>')
        }</ul></div>""",
        lang="ko",
    ),
)

SEARCH = case(
    "search_results_with_breadcrumb_addresses",
    "https://gazeta.example/search?q=%D0%9A%D0%B0%D0%B7%D0%B0%D1%85%D1%81%D1%82%D0%B0%D0%BD",
    page(
        f"""<form action="/search"><input name="q" value="Казахстан"></form><div class="search-filters"><a
href="/search?q=%D0%9A%D0%B0%D0%B7%D0%B0%D1%85%D1%81%D1%82%D0%B0%D0%BD&amp;sort=date">Сортировать по дате публикации</a>
<a href="/search?q=%D0%9A%D0%B0%D0%B7%D0%B0%D1%85%D1%81%D1%82%D0%B0%D0%BD&amp;type=video">Только видео и фотогалереи</a>
</div><p>Найдено 214 материалов</p><div class="search-results">
{
            each(
                RU,
                lambda n, t: (
                    f'''<div class="search-result"><div class="search-result__title"><a @
href="/politics/2025/{n}.shtml?from=search&amp;pos={n}">{t}</a></div><div class="search-result__text">…в
<b>Казахстан</b>е, сообщили в пресс-службе министерства…</div><div class="search-result__meta"><span>{n}.09.2025</span>
<a href="/politics/">Политика и международные отношения</a></div></div>'''
                ),
            )
        }
</div><div class="search-pages"><span class="is-current">1</span><a @next
href="/search?q=%D0%9A%D0%B0%D0%B7%D0%B0%D1%85%D1%81%D1%82%D0%B0%D0%BD&amp;from=12">2</a><a
href="/search?q=%D0%9A%D0%B0%D0%B7%D0%B0%D1%85%D1%81%D1%82%D0%B0%D0%BD&amp;from=24">3</a></div>""",
        lang="ru",
    ),
)

CURSOR = case(
    "cursor_in_the_next_link",
    "https://wire.example/hub/kazakhstan",
    page(
        f"""<div id="__next"><nav data-testid="Nav"><a href="/hub/economy">Economy</a></nav><main><h1>Kazakhstan</h1><div
data-testid="topic-feed" class="css-1x2y3z">
{
            each(
                EN[:8],
                lambda n, t: (
                    f'''<div class="css-{n}ab4cd"><a class="sc-{n}k2 hVbLxy" href="/story/{n}f3a"><img alt="" src="/{n}"></a>
<div class="css-9zz{n}"><a class="sc-{n}k3 gTrEwq" @ href="/story/{n}f3a"><h3 class="css-t{n}1">{t}</h3></a><p
class="css-p1">Officials said the work will be over before winter.</p><span class="css-d2">Oct {n}, 2025</span></div></div>'''
                ),
            )
        }</div><a @next class="css-7btn" href="/hub/kazakhstan?cursor=eyJpZCI6MTIzfQ">More stories</a></main><div
data-testid="rail" class="css-rr"><h2>Popular</h2>{
            each(EN_ASIDE, lambda n, t: f'<a href="/story/9{n}x"><h3>{t}</h3></a>')
        }</div></div>"""
    ),
)

CASES = (CHINESE, KOREAN, SEARCH, CURSOR)
