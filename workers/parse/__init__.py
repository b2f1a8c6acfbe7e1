"""Parsing: a page's bytes become an article. Pure: data in, data out."""

from workers.parse.page import parse_article

__all__ = ["parse_article"]
