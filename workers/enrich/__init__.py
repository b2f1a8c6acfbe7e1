"""Enriching: what the text tells beyond the page's own fields. Pure: data in, data out."""

from workers.enrich.steps import STEPS, enrich
from workers.enrich.warming import warm

__all__ = ["STEPS", "enrich", "warm"]
