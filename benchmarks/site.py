"""The generated site: every response it can give, ready and gzipped before the first request."""

import os
import zlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial

from benchmarks.design import Design, designs
from benchmarks.listings import Listing, collection, missing
from benchmarks.pages import ArticlePage, Shell
from benchmarks.truth import TOPICS, TruePage, truth

SEED = 4
ROBOTS = "User-agent: *\nDisallow: /search\nDisallow: /admin/\n"
LEVEL = 6
"""How hard pages are gzipped, as most servers do."""


@dataclass(frozen=True, slots=True)
class Response:
    """One answer: its status, its type, its bytes gzipped, and how many they are unpacked."""

    status: int
    kind: str
    gzipped: bytes
    size: int


@dataclass(frozen=True)
class Site:
    """All pages of the site at an address (without the last slash)."""

    base: str
    count: int
    seed: int = SEED

    @cached_property
    def pages(self) -> tuple[TruePage, ...]:
        """The truth."""
        return truth(self.seed, self.count)

    @cached_property
    def shells(self) -> Mapping[int, Shell]:
        """What the pages of each design have in common."""
        return {design.number: Shell(design, self.seed) for design in designs(self.seed)}

    @cached_property
    def listings(self) -> Sequence[Listing]:
        """One for each topic."""
        return [
            Listing(
                topic=topic,
                shell=self.shells[topic * 5 % len(self.shells)],
                base=self.base,
                entries=[page for page in self.pages if page.topic == topic],
                everything=self.pages,
            )
            for topic in range(len(TOPICS))
        ]

    @property
    def topic_urls(self) -> list[str]:
        """The first page of each topic's listing."""
        return [self.base + listing.path(1) for listing in self.listings]

    def html(self, page: TruePage) -> str:
        """What stands at a page's path."""
        shell = self.shells[page.design.number]
        if page.kind == "gone":
            return missing(shell, self.base)
        if page.kind == "list":
            return collection(shell, self.base, page, self.pages)
        return ArticlePage(page, shell, self.base, self.pages).html()

    def response(self, page: TruePage) -> Response:
        """A page's answer."""
        return packed(self.html(page), 404 if page.kind == "gone" else 200)

    def responses(self) -> dict[str, Response]:
        """Every answer by its target, made in as many processes as there are cores."""
        found = {"/robots.txt": packed(ROBOTS, 200, "text/plain")}
        for listing in self.listings:
            for number in range(1, listing.count + 1):
                found[listing.path(number)] = packed(listing.html(number), 200)
        cores = os.cpu_count() or 1
        parts = [range(core, self.count, cores) for core in range(cores)]
        with ProcessPoolExecutor(cores) as pool:
            for part in pool.map(partial(_part, self.base, self.count, self.seed), parts):
                found |= part
        return found

    def missing(self) -> Response:
        """The answer where there is no page."""
        return packed(missing(self.shells[0], self.base), 404)


def _part(base: str, count: int, seed: int, numbers: Sequence[int]) -> dict[str, Response]:
    """The answers of some of the pages."""
    site = Site(base, count, seed)
    return {site.pages[n].path: site.response(site.pages[n]) for n in numbers}


def packed(text: str, status: int, kind: str = "text/html; charset=utf-8") -> Response:
    """A text as an answer."""
    body = text.encode()
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, 31)
    return Response(status, kind, packer.compress(body) + packer.flush(), len(body))


def used(pages: Sequence[TruePage]) -> set[Design]:
    """The designs that these pages have."""
    return {page.design for page in pages}
