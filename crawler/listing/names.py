"""What the names of an element (class, id, label, role) say of its part in a page."""

import re
from functools import lru_cache

ASIDE, APART, BESIDE, STRIP, MATTER, META, PROMO, TITLE = (1 << n for n in range(8))
"""Marks: a column or bar of the layout, a list of another purpose, maybe beside the matter, a
strip that runs, the page's matter, an entry's small print, paid for, a headline."""

WORDS: tuple[tuple[int, str], ...] = (
    (
        ASIDE,
        r"side-?(bar|col|nav|menu|rail|block|box)\w*|(right|left)-?(bar|col|column|rail|side)s?|rail"
        r"|aside|masthead|top-?bar|site-?header|banner|complementary|contentinfo",
    ),
    (
        APART,
        r"most-?(read|viewed|popular|commented|shared|recent|seen|watched)\w*|popular\w*|trending"
        r"|trends?|related\w*|recommend\w*|recirc\w*|suggest\w*|see-?also|read-?(also|next|more-box)"
        r"|foot(er)?\w*|((main|top|mega|site|sub|user|lang\w*)-?)?(menu|nav|navbar|navigation)s?"
        r"|breadcrumbs?|crumbs?|cookies?|consent|newsletters?|subscribe|subscription|login|comments?"
        r"|(recent|last)-?comments|tag-?cloud|calendar|poll|weather|blogroll|modal|popup|off-?canvas(?!-main)"
        r"|drawer|hamburger|horoscop\w*|editors?-?(choice|picks?)|toolbar",
    ),
    (
        BESIDE,
        r"header|widgets?|banners?|social|share|sharing|tags?|top|promo|extra|bottom|more|tabs?|box"
        r"|recent-?(posts|news)?|latest-?(widget|box)|links?|toc|opinions?|partners?|secondary",
    ),
    (
        STRIP,
        r"\w*slide[rs]?|slideshow|\w*slick|carou?sel\w*|owl|swiper\w*|(news-?)?tickers?|marquee"
        r"|breaking\w*|scroller|splide|glide|flickity",
    ),
    (
        MATTER,
        r"main|content|primary|posts?|stories|articles?|entries|news-?(list|feed|items?|grid)?|feed"
        r"|river|stream|list|listing|archive|results?|lenta|category|blog|loop|items",
    ),
    (
        META,
        r"authors?|author-?(name|link)|bylines?|category|categories|cats?|tags?|tagged|rubrics?"
        r"|(cat|tag|tags|category|author|comments?)-links?|section-?name|kicker|eyebrow|comments?"
        r"|comment-?count|meta|share|sharing|social|avatar|labels?|breadcrumbs?|edit",
    ),
    (PROMO, r"ads?|adv|advert\w*|reklama|reklam|commercial"),
    (
        TITLE,
        r"\w*titles?(-(link|text|wrap\w*))?|headlines?(-link)?|headings?(-(small|medium|large|\d|x?[sml]))?|hdl?|zagolovok|subject",
    ),
)
WHOLE = META | TITLE
"""Marks whose word must end a class: `post-category` is one, WordPress's `category-news` is not."""
PATTERNS = [
    (mark, re.compile(rf"(?<![^\W_])({words})" + (r"(?=\s|$)" if mark & WHOLE else r"(?![^\W_])")))
    for mark, words in WORDS
]
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
GRID = re.compile(
    r"(?<![\w-])(?:col|span|grid|column|cell|large|medium)"
    r"(?:[-_](?:xs|sm|md|lg|xl|xxl))?[-_]?(\d{1,2})(?![\w-])"
)
ITEM_CLASS = re.compile(
    r"\d|^(tag|category|type|status|format|has|author|is|no)-|hentry"
    r"|^(first|last|odd|even|alt|sticky|active|current|col|row|left|right|clearfix)$"
)
"""Classes that tell one entry of a list from the next."""


POST_CLASS = re.compile(r"(?<!\S)(tag|category|author|format|status|type|term|post-format)-\S+")
"""WordPress names an entry's tags and sections in its classes: they say nothing of its place."""


@lru_cache(maxsize=4096)
def marks_of(own: str) -> int:
    """The marks of an element's names, written as in the page."""
    if "type-post" in own or "hentry" in own:
        own = POST_CLASS.sub("", own)
    marks = 0
    for name in own[:300].split():
        marks |= _marks_of(name)
    return marks


@lru_cache(maxsize=16384)
def _marks_of(name: str) -> int:
    said = CAMEL.sub("-", name).lower().replace("_", "-")
    return sum(mark for mark, pattern in PATTERNS if pattern.search(said))


@lru_cache(maxsize=8192)
def kind_of(classes: str) -> str:
    """The first class that an element shares with others of its kind."""
    return next((one for one in classes[:300].split() if not ITEM_CLASS.search(one)), "")


@lru_cache(maxsize=8192)
def share_of(classes: str) -> int:
    """The widest share of a grid's twelve columns that classes give, 0 where they name none."""
    return max((int(n) for n in GRID.findall(classes[:300]) if int(n) <= 12), default=0)
