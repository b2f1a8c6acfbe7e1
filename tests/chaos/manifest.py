"""The manifest: every URL of the chaos site, on which topic page, and how it has to end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from news.model import Outcome
from tema.newsroom.desk import generated
from tema.newsroom.outlets import BY_KEY, Outlet
from tema.newsroom.truth import TrueArticle

PER_LISTING = 100
ALIASED = 0.1
HOSTILE = 0.02
POISON = 10
"""In 5,000; of fewer articles as many as a five-hundredth part."""
OUTLET = BY_KEY["horizont"]
ENDS: Mapping[str, Outcome] = {
    "gone": Outcome.GONE,
    "forbidden": Outcome.FORBIDDEN,
    "pdf": Outcome.NOT_HTML,
    "bomb": Outcome.TOO_LARGE,
    "huge": Outcome.TOO_LARGE,
    "inward": Outcome.BLOCKED,
    "empty": Outcome.NOT_AN_ARTICLE,
    "nuls": Outcome.STORED,
    "deep": Outcome.STORED,
    "lying": Outcome.STORED,
}
"""The kinds of hostile pages, and how each ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article of the manifest."""

    article: TrueArticle
    listing: int
    kind: str = "healthy"
    """healthy, poison, or one of `ENDS`."""

    @property
    def end(self) -> Outcome:
        """How its URL has to end."""
        if self.kind == "poison":
            return Outcome.QUARANTINED
        return ENDS.get(self.kind, Outcome.STORED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """All of it."""

    outlet: Outlet
    entries: Mapping[str, Entry]
    """By path."""
    aliases: Mapping[int, tuple[str, ...]]
    """By listing, paths with tracking parameters of articles that stand on another one too."""

    @property
    def listings(self) -> int:
        """How many topic pages there are."""
        return 1 + max(entry.listing for entry in self.entries.values())

    def on(self, listing: int) -> list[TrueArticle]:
        """The links of one topic page: its own articles, then the aliases of others."""
        own = [entry.article for entry in self.entries.values() if entry.listing == listing]
        return own + [self._alias(path) for path in self.aliases.get(listing, ())]

    def count(self, test: Callable[[Entry], bool]) -> int:
        """How many entries are so."""
        return sum(map(test, self.entries.values()))

    def _alias(self, path: str) -> TrueArticle:
        plain = self.entries[path.partition("?")[0]].article
        return plain.edited(path=path)


def manifest(articles: int, seed: int) -> Manifest:
    """The site of so many articles, the same for the same seed."""
    random = Random(seed)  # a test's choice, no secret
    made = [generated(OUTLET, number) for number in range(1, articles + 1)]
    chosen = random.sample(range(articles), max(2, POISON * articles // 5000) + articles // 50)
    poison = max(2, POISON * articles // 5000)
    kinds = dict.fromkeys(chosen[:poison], "poison")
    kinds |= {place: list(ENDS)[n % len(ENDS)] for n, place in enumerate(chosen[poison:])}
    entries = {
        article.path: Entry(article=article, listing=n // PER_LISTING, kind=kinds.get(n, "healthy"))
        for n, article in enumerate(made)
    }
    last = (articles - 1) // PER_LISTING
    aliases: dict[int, tuple[str, ...]] = {}
    for path in random.sample(list(entries), int(articles * ALIASED)):
        where = (entries[path].listing + random.randint(1, max(1, last))) % (last + 1)
        tracked = f"{path}?utm_source=kanal-{where}&fbclid={random.randrange(10**9)}"
        aliases[where] = (*aliases.get(where, ()), tracked)
    return Manifest(outlet=OUTLET, entries=entries, aliases=aliases)
