"""Reading a listing page: its main list in order, the next (older) page, the feeds it names.

A page's links are grouped into cards (`cards`), cards of one structure into lists (`lists`). One
list is the main one by its texts and its place (`places`); others belong to it by their likeness
(`choice`).
"""

from crawler.listing.reading import read_listing

__all__ = ["read_listing"]
