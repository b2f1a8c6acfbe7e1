"""Naming: what an element's class, id and itemprop say that it is."""

import re
from enum import IntFlag, auto
from functools import lru_cache
from typing import Any


class Kind(IntFlag):
    """What authors of pages call the parts of them."""

    ARTICLE = auto()
    TEXT = auto()
    RELATED = auto()
    SHARE = auto()
    COMMENT = auto()
    NAVIGATION = auto()
    FOOTER = auto()
    SIDE = auto()
    AD = auto()
    OFFER = auto()
    CONSENT = auto()
    META = auto()
    CAPTION = auto()
    LEAD = auto()
    TITLE = auto()
    PERSON = auto()
    HIDDEN = auto()
    QUOTE = auto()
    EMBED = auto()
    NOTE = auto()
    TAG = auto()
    LIST = auto()
    DATE = auto()
    BODY = auto()


WORDS = {
    Kind.BODY: r"(article|story|post|news|entry|body|main|full)(body|text|content)|wysiwyg|richtext"
    r"|redactor|prose",
    Kind.ARTICLE: r"article|story|^post$|entry|publication|artikel|notizia|noticia|statya",
    Kind.TEXT: r"^text|text$|^body$|content|paragraph|^copy$|inhalt|contenu|cuerpo|tekst",
    Kind.RELATED: r"relat|recommend|^more|readmore|similar|recirc|outbrain|taboola|popular|trending"
    r"|^most|latest|teaser|upnext|suggest|also|next|promo|^inread|benzer|povezan|svarzan|svurzan",
    Kind.SHARE: r"^shar|social|follow|facebook|twitter|telegram|whatsapp",
    Kind.COMMENT: r"comment|disqus|discussion|respon[ds]$|replies|kommentar|^komentar|^yorum",
    Kind.NAVIGATION: r"^nav|menu|crumb|pager|paginat|header|toolbar|topbar|skip",
    Kind.FOOTER: r"foot(?!ball|age)|copyright|legal|disclaimer|colophon|imprint",
    Kind.SIDE: r"side|^rail|widget|secondary|extra",
    Kind.AD: r"^ads?$|^adv|banner|sponsor|^dfp|^gpt|werbung|anzeige|reklama|publicid|pubblicit",
    Kind.OFFER: r"newsletter|subscri|signup|login|regist|paywall|piano|donat|support|member|^cta$"
    r"|offer|^abo$",
    Kind.CONSENT: r"cookie|consent|gdpr|privacy|popup|modal|overlay|dialog|alert|toast|notific",
    Kind.META: r"meta|byline|info|credit|source|kicker|badge|section|rubri|categor|label|detail",
    Kind.CAPTION: r"caption|figure|photo|image|^img|galler|media|video|picture|slide|thumb",
    Kind.LEAD: r"^lead(?!er)|lede|summary|subtitle|standfirst|^de[ck]k?$|intro|excerpt|anons"
    r"|subhead|abstract|chap(?:eau|o$)|entradilla|sumario|vorspann|perex|description",
    Kind.TITLE: r"title|headline|heading|titre|titulo|zaglav",
    Kind.PERSON: r"author|autor|auteur|avtor|^bio$|profile|contributor|writer",
    Kind.HIDDEN: r"hidden|^hide$|visually|^sr$|screenreader|^none$",
    Kind.QUOTE: r"quote|^pull|zitat|citation",
    Kind.EMBED: r"embed|tweet|instagram|player|infobox|factbox",
    Kind.NOTE: r"^note|correction|editor|disclos|^toc$|endnote|ticker",
    Kind.TAG: r"^tags?$|taglist|keyword|topic|^tema",
    Kind.LIST: r"list|feed|card|grid|^items?$|stream|carousel|slider|collection",
    Kind.DATE: r"date|time(?!line)|datum|publish|updat",
}
PATTERNS = [(kind.value, re.compile(words)) for kind, words in WORDS.items()]
WORD = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+")


@lru_cache(maxsize=20_000)
def words_in(name: str) -> frozenset[str]:
    """The single words of a name, in lower case: of «article__leadText» these three."""
    return frozenset(word.lower() for word in WORD.findall(name))


def words_of_name(element: Any) -> frozenset[str]:
    """The single words of what an element is called."""
    told = element.attrib
    return words_in(" ".join(filter(None, map(told.get, ("class", "id", "itemprop", "rel")))))


VIEWS = frozenset({"view", "views", "hits", "reads", "eye", "seen", "viewed", "prosmotr", "visits"})
COMMENTS = frozenset(
    {"comment", "comments", "comm", "comms", "commentcount", "komentar", "replies"}
)


@lru_cache(maxsize=20_000)
def counts(name: str) -> bool:
    """Whether a name speaks of views or comments, of which the element may be the count."""
    words = words_in(name)
    return not (words.isdisjoint(VIEWS) and words.isdisjoint(COMMENTS))


@lru_cache(maxsize=20_000)
def kinds_of(name: str) -> int:
    """All kinds that a name speaks of, as bits: of the text of a class, an id or an itemprop."""
    found = 0
    for word in WORD.findall(name):
        found |= _kinds_of_word(word.lower())
    return found


@lru_cache(maxsize=20_000)
def _kinds_of_word(word: str) -> int:
    if len(word) < 2 or len(word) > 40:
        return 0
    return sum(kind for kind, pattern in PATTERNS if pattern.search(word))
