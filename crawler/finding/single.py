"""Whether a page is a single article: it says so, or its text runs on as an article's does."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

ARTICLE = re.compile(r"(^|/)(\w*Article|BlogPosting|LiveBlogPosting)$")
LISTS = frozenset({"ItemList", "CollectionPage", "SearchResultsPage", "Blog"})
LONG, TEXT, PARAGRAPHS = 80, 1500, 4
"""Characters of a paragraph that is no teaser's end, and of all that stand side by side; and how
many these are."""
MAX_DATA = 300_000


def is_article(root: Any) -> bool:
    """Whether a page says that it is an article."""
    for meta in islice(root.iter("meta"), 200):
        if meta.get("property") == "og:type":
            return (meta.get("content") or "").strip().lower() == "article"
    if types := set(types_of(root)):
        return types.isdisjoint(LISTS) and any(map(ARTICLE.search, types))
    kinds = Counter(e.get("itemtype") for e in islice(root.iterfind(".//*[@itemtype]"), 300))
    marked = [n for kind, n in kinds.items() if ARTICLE.search(kind)]
    return sum(marked) == 1


def types_of(root: Any) -> Iterator[str]:
    """The types of a page's own JSON-LD, those of what it only mentions left out."""
    for script in islice(root.iterfind(".//script[@type='application/ld+json']"), 10):
        try:
            told = json.loads((script.text or "")[:MAX_DATA])
        except (ValueError, RecursionError):
            continue
        graph = told.get("@graph", [told]) if isinstance(told, dict) else told
        for one in graph if isinstance(graph, list) else ():
            kind = one.get("@type") if isinstance(one, dict) else None
            yield from filter(
                lambda name: isinstance(name, str), kind if isinstance(kind, list) else [kind]
            )


def runs_on(root: Any) -> bool:
    """Whether long paragraphs stand side by side in one place, as an article's do.

    Teasers do not; whole posts below each other do in several.
    """
    sizes: Counter[Any] = Counter()
    counts: Counter[Any] = Counter()
    for paragraph in islice(root.iter("p"), 500):
        size = len(" ".join(islice(paragraph.itertext(), 100)))
        if size >= LONG:
            sizes[paragraph.getparent()] += size
            counts[paragraph.getparent()] += 1
    long = [box for box, size in sizes.items() if size >= TEXT and counts[box] >= PARAGRAPHS]
    return len(long) == 1
