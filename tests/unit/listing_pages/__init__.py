"""Listing pages written for the tests in the manner of real ones, with their truth."""

from tests.unit.listing_pages import (
    blogs,
    cards,
    cms,
    corners,
    empty,
    frameworks,
    layouts,
    newspapers,
    pagers,
    portals,
    regions,
    scripted,
)
from tests.unit.listing_pages.case import Case

CASES: tuple[Case, ...] = (
    *blogs.CASES,
    *cards.CASES,
    *cms.CASES,
    *corners.CASES,
    *newspapers.CASES,
    *portals.CASES,
    *layouts.CASES,
    *frameworks.CASES,
    *regions.CASES,
    *pagers.CASES,
    *scripted.CASES,
    *empty.CASES,
)
