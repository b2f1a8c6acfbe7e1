"""What one publisher does differently: a file for each, named after its host; most need none.

`horizont_example.py` is of horizont.example and its subdomains. Nothing is imported for a site
that has no file: web-poet, which is half a second and 33 MB beside Scrapy, comes with the first.
"""

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from news.article import Article

if TYPE_CHECKING:
    from news.sites.base import SitePage

SITE = "site"
"""Where a field came from that a publisher's file gave."""
SITES = frozenset(module.name for module in iter_modules(__path__) if "_" in module.name)
"""The files that there are; a host has a dot, its file's name an underscore."""


def refined(article: Article, root: Any, url: str) -> Article:
    """The article of a page, its publisher's file asked for what it knows better.

    `root` is the page's tree (lxml), which is not parsed again.
    """
    name = site_of(urlsplit(url).netloc)
    return article if name is None else page_class(name)(article, root, url).refined()


@lru_cache(maxsize=1024)
def site_of(netloc: str) -> str | None:
    """The name of the file for a host or, where it has none, for the domain that it is under."""
    labels = urlsplit(f"//{netloc}").hostname or ""
    names = labels.replace("-", "_").split(".")
    tried = ("_".join(names[n:]) for n in range(len(names) - 1))
    return next((name for name in tried if name in SITES), None)


def page_class(name: str) -> "type[SitePage]":
    """The class `Page` of a publisher's file."""
    found: type[SitePage] = import_module(f"{__name__}.{name}").Page
    return found
