"""Topics without articles: whatever stands around them is no list of theirs."""
# ruff: noqa: E501  # lines of HTML as sites write them

from tests.unit.listing_pages.case import case, each, page
from tests.unit.listing_pages.words import EN_ASIDE, RU_ASIDE

CASES = (
    case(
        "empty_topic_with_a_sidebar",
        "https://monitor.example/topic/nothing",
        page(
            f"""<nav><a href="/topic/economy-and-trade">Economy and trade</a></nav><main><h1>Nothing</h1><p>No articles were
found for this topic yet.</p></main><aside class="sidebar"><h2>Most read</h2><ul>{
                each(
                    EN_ASIDE,
                    lambda n, t: f'<li><a href="/n/6{n}-life-and-style-piece">{t}</a></li>',
                )
            }</ul></aside>"""
        ),
    ),
    case(
        "empty_search",
        "https://gazeta.example/search?q=zzz",
        page(
            f"""<div class="content"><h1>Поиск</h1><p>По вашему запросу ничего не найдено.</p></div>
<div class="related-news"><div class="related-news__title">Читайте также</div>{
                each(
                    RU_ASIDE,
                    lambda n, t: (
                        f'<div class="related-news__item"><a href="/social/2025/{n}.shtml">{t}</a></div>'
                    ),
                )
            }</div><footer class="footer"><a href="/about-the-editorial-office">О редакции и контактах</a></footer>""",
            lang="ru",
        ),
    ),
    case("empty_page", "https://leer.example/tag/x", page("")),
)
