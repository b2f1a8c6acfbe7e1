"""Pages of articles written for the tests in the manner of many systems and languages."""

from tests.unit.article_pages import bulgarian, cyrillic, eastern, none, western
from tests.unit.article_pages.case import Case

CASES: tuple[Case, ...] = (
    *bulgarian.CASES,
    *cyrillic.CASES,
    *western.CASES,
    *eastern.CASES,
)
NO_ARTICLES: tuple[Case, ...] = none.CASES
