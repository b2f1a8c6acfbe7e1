"""The page of a publisher as a web-poet page: a method for each field that it knows better."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import parsel
import web_poet
from web_poet.fields import get_fields_dict
from web_poet.mixins import SelectorShortcutsMixin

from news.article import Article
from news.sites import SITE

T = TypeVar("T")


def field(method: Callable[[Any], T]) -> T:
    """web-poet's `@field`, with types: the method's value is that of the article's field."""
    made: T = web_poet.field(method)
    return made


class SitePage(SelectorShortcutsMixin, web_poet.ItemPage[Article]):
    """A page of one publisher; `css()` and `xpath()` ask it, `article` is the generic reading.

    A method that gives None has nothing to say; an empty value says that there is nothing.
    """

    def __init__(self, article: Article, root: Any, url: str) -> None:
        self.article = article
        self.selector = parsel.Selector(root=root, type="html")
        self.url = url

    def refined(self) -> Article:
        """The generic reading with this publisher's own fields."""
        told = {name: getattr(self, name) for name in get_fields_dict(self)}
        known = {name: value for name, value in told.items() if value is not None}
        sources = dict(self.article.sources) | dict.fromkeys(known, SITE)
        return replace(self.article, **known, sources=sources)

    def text(self, css: str) -> str | None:
        """The text of the first element that a selector finds, in one line; None for none."""
        found = self.css(css)
        text = " ".join("".join(found[0].xpath(".//text()").getall()).split()) if found else ""
        return text or None
