"""An outlet's pages, feed and sitemaps as text, by templates; and its JSON-LD."""

import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from tema.newsroom.outlets import Outlet
from tema.newsroom.truth import TOPIC, TrueArticle

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)


def rendered(name: str, outlet: Outlet, base: str, **values: Any) -> str:
    """A template's text; `base` is the outlet's home without the last slash."""
    return TEMPLATES.get_template(name).render(
        outlet=outlet,
        base=base,
        topic=TOPIC,
        local=lambda date: date.astimezone(outlet.time_zone).isoformat(),
        json_ld=lambda article: json_ld(outlet, article, base),
        **values,
    )


def json_ld(outlet: Outlet, article: TrueArticle, base: str) -> str:
    """The article's JSON-LD graph, safe inside a script element."""
    published, modified = (
        date and date.astimezone(outlet.time_zone).isoformat()
        for date in (article.date_published, article.date_modified)
    )
    picture = {"@type": "ImageObject", "url": f"{base}/img{article.path.rstrip('/')}.jpg"}
    news = {
        "@type": "NewsArticle",
        "@id": f"{base}{article.path}#article",
        "headline": article.headline,
        "description": article.description,
        "inLanguage": article.in_language,
        "datePublished": published,
        "dateModified": modified,
        "articleSection": article.section,
        "keywords": ", ".join(article.keywords),
        "author": [{"@type": "Person", "name": name} for name, _ in article.authors],
        "image": picture if article.image_caption else None,
        "publisher": {"@type": "Organization", "name": outlet.name},
    }
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [{"@type": "ListItem", "name": TOPIC}],
    }
    told = {name: value for name, value in news.items() if value}
    graph = [{"@type": "WebSite", "name": outlet.name, "url": base}, crumbs, told]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return text.replace("</", "<\\/")
