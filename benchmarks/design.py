"""The designs of the generated site: 48 ways to build a page, no two alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.schemes import SCHEMES
from benchmarks.written import ENGLISH, FORMS, PLAIN

COUNT = 48
ORDERS: Sequence[str] = (
    "crumbs kicker headline lead meta figure body tags share related comments",
    "figure kicker headline meta lead body share tags comments related",
    "headline meta lead share figure body related tags",
    "date headline figure lead body author tags comments",
    "crumbs headline figure lead body meta share related comments",
    "kicker headline lead author figure date body tags related",
    "crumbs meta headline lead body figure related share comments",
    "share headline date figure lead body tags author related comments",
)
"""The parts of an article from top to bottom; `meta` is author and date in one row."""
NESTS: Sequence[str] = (
    "main article",
    "div div div",
    "div main div article",
    "section article div",
    "table tbody tr td",
    "div section div div",
    "main div",
    "div div article section div",
    "article",
    "main section article",
)
"""The elements around an article, from the outermost."""
PARAGRAPHS = ("p", "p", "p", "p span", "p", "div p", "p", "p", "br", "p", "p", "div")
SIDES = ("right", "left", "both", "below", "right", "none")
TELLINGS: Sequence[frozenset[str]] = (
    frozenset({"json_ld", "og"}),
    frozenset({"graph", "og", "time"}),
    frozenset({"microdata", "og"}),
    frozenset({"og", "published"}),
    frozenset({"json_ld", "og", "time", "published"}),
    frozenset({"og"}),
    frozenset({"time"}),
    frozenset({"graph", "og", "published", "keywords"}),
)
"""What a page says for machines: JSON-LD (alone, in a graph), microdata, meta tags, a time."""
DATED = frozenset({"json_ld", "graph", "microdata", "published", "time"})
LANGUAGES = ("bg", "ru", "kk", "en", "bg", "ru")


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """One way to build a page."""

    number: int
    scheme: str
    variant: int
    language: str
    order: tuple[str, ...]
    nest: tuple[str, ...]
    paragraph: str
    """How a paragraph is marked up: `p`, `p span`, `div`, `div p`, or as lines with `br`."""
    side: str
    date_form: int
    tells: frozenset[str]
    size: float
    """How much of menus, scripts and styles it has, 1 on average."""

    def name(self, part: str) -> str:
        """The class attribute of a part, with a blank before it; empty where it has none."""
        named = SCHEMES[self.scheme](part, self.variant)
        return f' class="{named}"' if named else ""


def designs(seed: int) -> tuple[Design, ...]:
    """All of them, the same for the same seed."""
    chance = Random(f"designs {seed}")
    return tuple(_design(number, chance) for number in range(COUNT))


def _design(number: int, chance: Random) -> Design:
    variant, place = divmod(number, len(SCHEMES))
    language = LANGUAGES[(number + variant) % len(LANGUAGES)]
    tells = TELLINGS[(number * 3 + variant) % len(TELLINGS)]
    forms = range(len(FORMS) if tells & DATED else PLAIN)
    allowed = [form for form in forms if language == "en" or form not in ENGLISH]
    return Design(
        number=number,
        scheme=list(SCHEMES)[place],
        variant=variant,
        language=language,
        order=tuple(ORDERS[(number * 5 + variant) % len(ORDERS)].split()),
        nest=tuple(NESTS[(number * 7 + variant) % len(NESTS)].split()),
        paragraph=PARAGRAPHS[(number * 5 + variant * 3) % len(PARAGRAPHS)],
        side=SIDES[(number + 2 * variant) % len(SIDES)],
        date_form=allowed[(number * 3 + variant) % len(allowed)],
        tells=tells,
        size=min(3.2, max(0.25, chance.lognormvariate(-0.18, 0.6))),
    )
