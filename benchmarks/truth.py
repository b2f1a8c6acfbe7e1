"""What the generated site says of itself: each of its pages as it should be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from benchmarks.design import Design, designs
from benchmarks.prose import Writer
from benchmarks.written import shown

TOPICS = ("Казахстан", "Железници", "Водата", "Энергетика", "Қазақстан", "Transport", "Училища",
          "Торговля", "Tourism", "Каспий")  # fmt: skip
"""The topics that the site lists; article n is of topic n modulo ten."""
NEWEST = datetime(2024, 11, 20, 18, 0, tzinfo=UTC)
STEP = timedelta(minutes=97)
HARD = 100
"""One page in so many is no article: by turns a link that is gone and a page of links."""
SLUGS = ("plan", "pat", "voda", "gaz", "most", "gara", "zakon", "dogovor", "shkola", "rynok")
PATHS = (
    "/news/{id}",
    "/{topic}/{day:%Y/%m/%d}/{slug}-{id}.html",
    "/article/{slug}_{id}/",
    "/index.php?newsid={id}",
    "/{day:%Y}/{slug}/{id}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TruePage:
    """One page that a listing links to, and what a reader should make of it."""

    number: int
    topic: int
    kind: str
    """`article`, `gone` (404), or `list` (no article)."""
    design: Design
    path: str
    link: str
    """The path as listings link it: some add where the reader came from."""
    headline: str
    lead: str
    paragraphs: tuple[str, ...]
    """The text; a subheading stands as a line of its own."""
    subheads: frozenset[int]
    """Which of the paragraphs are subheadings."""
    author: str
    date: datetime
    section: str
    tags: tuple[str, ...]

    @property
    def identity(self) -> str:
        """The six digits that every form of its URL has."""
        return f"{100000 + self.number}"


def truth(seed: int, count: int) -> tuple[TruePage, ...]:
    """All pages, the newest first; the same for the same seed and count."""
    looks = designs(seed)
    headlines: set[str] = set()
    pages = []
    for number in range(count):
        design = looks[(number * 31 + number // 48) % len(looks)]
        page = _page(number, design, Random(f"{seed} {number}"), headlines)
        headlines.add(page.headline)
        pages.append(page)
    return tuple(pages)


def kind_of(number: int) -> str:
    """Whether the page of this number is an article."""
    turn, place = divmod(number, HARD)
    return ("gone", "list")[turn % 2] if place == HARD // 2 else "article"


def _page(number: int, design: Design, chance: Random, taken: set[str]) -> TruePage:
    writer = Writer(design.language, chance)
    headline = writer.headline()
    while headline in taken:
        headline = writer.headline()
    texts, subheads = _text(writer, chance)
    day = NEWEST - STEP * number
    slug = "-".join(chance.sample(SLUGS, 3))
    topic = number % len(TOPICS)
    form = PATHS[design.number % len(PATHS)]
    path = form.format(id=100000 + number, day=day, slug=slug, topic=f"t{topic}")
    came_from = "?from=topic" if design.number % 8 == 1 and "?" not in path else ""
    return TruePage(
        number=number,
        topic=topic,
        kind=kind_of(number),
        design=design,
        path=path,
        link=path + came_from,
        headline=headline,
        lead=writer.paragraph(1, 2),
        paragraphs=texts,
        subheads=subheads,
        author=writer.person(),
        date=day,
        section=chance.choice(writer.words.sections),
        tags=tuple(chance.sample(writer.words.sections, 3)),
    )


def _text(writer: Writer, chance: Random) -> tuple[tuple[str, ...], frozenset[int]]:
    """Five to forty paragraphs, with a subheading before every sixth or so."""
    count = min(40, max(5, int(chance.lognormvariate(2.75, 0.45))))
    texts = list(writer.paragraphs(count))
    subheads: set[int] = set()
    for place in range(5, count, 6):
        texts.insert(place + len(subheads), writer.headline())
        subheads.add(place + len(subheads))
    return tuple(texts), frozenset(subheads)


def date_shown(page: TruePage) -> str:
    """The page's date as its design writes it."""
    return shown(page.date, page.design.language, page.design.date_form)


def articles(pages: Sequence[TruePage]) -> Mapping[str, TruePage]:
    """The pages that are articles, by identity."""
    return {page.identity: page for page in pages if page.kind == "article"}
