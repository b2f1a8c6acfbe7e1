"""What a page says that it is: its kind, whether all of it is shown, its live updates."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from news.article import ArticleKind, LiveUpdate
from news.dates import structured_date
from workers.parse.dateline import Clock
from workers.parse.outline import Outline
from workers.parse.structured import Structured, texts
from workers.parse.text import fold

KINDS = {
    "LiveBlogPosting": ArticleKind.LIVE_BLOG,
    "OpinionNewsArticle": ArticleKind.OPINION,
    "ImageGallery": ArticleKind.GALLERY,
    "MediaGallery": ArticleKind.GALLERY,
    "VideoObject": ArticleKind.VIDEO,
}
"""Types of schema.org by which a page says that it is no plain article."""
OPEN_GRAPH = {"video": ArticleKind.VIDEO, "gallery": ArticleKind.GALLERY}
SECTIONS = {
    ArticleKind.OPINION: frozenset(
        {
            "opinion",
            "opinions",
            "comment",
            "commentary",
            "op ed",
            "editorial",
            "editorials",
            "columns",
        }
        | {"мнение", "мнения", "коментари", "коментар", "мнения и коментари", "колонка", "колонки"}
        | {
            "колумнисти",
            "думка",
            "погляд",
            "блоги",
            "пікір",
            "көзқарас",
            "мишљење",
            "коментари и мишљења",
        }
        | {"opinión", "tribuna", "opiniones", "meinung", "kommentar", "kommentare", "gastkommentar"}
        | {
            "tribune",
            "tribunes",
            "débats",
            "opinioni",
            "opinião",
            "yazarlar",
            "görüş",
            "رأي",
            "评论",
        }
    ),
    ArticleKind.GALLERY: frozenset(
        {
            "photos",
            "photo gallery",
            "gallery",
            "фоторепортаж",
            "фоторепортажи",
            "фотогалерея",
            "галерия",
        }
        | {"фотогалерии", "bilder", "fotostrecke", "fotos", "fotogalería", "photogallery"}
    ),
    ArticleKind.VIDEO: frozenset(
        {"video", "videos", "видео", "відео", "vidéo", "vidéos", "vídeos"}
    ),
}
"""Sections, folded, by which a page says that its article is of a kind."""
NO = frozenset({"false", "no", "0"})
YES = frozenset({"true", "yes", "1"})
PAYING = (
    *(
        "abonn",
        "abbonati",
        "weiterlesen",
        "suscriptor",
        "assinante",
        "subscri",
        "абонати",
        "подпис",
    ),
    *("передплат", "жазылушы", "prenumer", "subskry"),
)
"""What a notice of those who pay has at least."""
PAID = re.compile(
    r"réservée? (?:à nos |aux )abonné|weiterlesen mit |jetzt weiterlesen"
    r"|exclusivo para suscriptores"
    r"|contenuto riservato agli abbonati|exclusivo para assinantes"
    r"|subscribe to (?:continue|keep) reading"
    r"|this (?:article|story|content) is (?:only )?(?:for|available to) (?:paid )?subscribers"
    r"|(?:достъпн|четат?)\w* само (?:за|от) абонати|доступ\w+ только (?:для )?подписчикам"
    r"|полный текст доступен по подписке|доступн\w+ (?:лише|тільки) (?:для )?передплатникам"
    r"|толық нұсқасы .{0,20}жазылушылар|tylko dla (?:prenumeratorów|subskrybentów)",
)
"""A notice that the rest of the text is for those who pay."""
MAX_NOTICE = 200
MAX_UPDATES = 500
KEPT = ("headline", "articleBody")


def kind_of(data: Structured, section: str | None) -> tuple[ArticleKind, str]:
    """The kind of an article, as JSON-LD, meta tags or its section have it, and the source."""
    for name in data.types:
        if kind := KINDS.get(name):
            return kind, "json_ld"
    told = data.meta.get("og:type", [""])[0].partition(".")[0]
    if told in OPEN_GRAPH:
        return OPEN_GRAPH[told], "open_graph"
    if data.meta.get("article:opinion", [""])[0].lower() in YES:
        return ArticleKind.OPINION, "open_graph"
    filed = fold(section)
    kind = next((kind for kind, names in SECTIONS.items() if filed in names), None)
    return (kind, "html") if kind else (ArticleKind.ARTICLE, "")


def free_of(data: Structured, outline: Outline) -> tuple[bool | None, str]:
    """Whether all of an article can be read without paying; None where the page does not say."""
    told = data.json_ld.get("isAccessibleForFree")
    said = str(told).rpartition("/")[2].lower()
    if said in YES | NO:
        return said in YES, "json_ld"
    tier = data.meta.get("article:content_tier", [""])[0].lower()
    if tier in {"free", "metered", "locked"}:
        return tier == "free", "open_graph"
    short = "\n".join(b.text for b in outline.blocks if len(b.text) < MAX_NOTICE).lower()
    paid = any(stem in short for stem in PAYING) and PAID.search(short)
    return (False, "html") if paid else (None, "")


def updates_of(data: Structured, clock: Clock) -> tuple[LiveUpdate, ...]:
    """The entries of a live blog, as they are told, in the page's order."""
    return tuple(_updates(data.json_ld.get("liveBlogUpdate"), clock))


def _updates(told: Any, clock: Clock) -> Iterator[LiveUpdate]:
    entries = told if isinstance(told, list) else [told]
    for entry in entries[:MAX_UPDATES]:
        if not isinstance(entry, Mapping):
            continue
        headline, text = (next(iter(texts(entry.get(name))), "") for name in KEPT)
        date = next(iter(texts(entry.get("datePublished"))), "")
        if headline or text:
            yield LiveUpdate(
                headline=headline or None,
                text=text,
                date_published=structured_date(date, clock.fetched_at, clock.zone),
            )
