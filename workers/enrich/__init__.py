"""Enriching: what the text tells beyond the page's own fields. Pure: data in, data out."""

from workers.enrich.steps import enrich

__all__ = ["enrich"]
