"""The search: leads of a site followed until its listings of the topic are found or time is up."""

import asyncio
import zlib
from collections.abc import Awaitable, Callable
from urllib.parse import urljoin, urlsplit

from scrapy.http import Response

from crawler.finding.judging import Read, is_named, judged, keys_of
from crawler.finding.leads import Lead, Leads, Promise
from crawler.finding.looking import Look, look
from crawler.finding.ranking import is_own, ranked
from crawler.finding.robots_lines import sitemaps_of
from crawler.finding.slugs import slugs_of
from crawler.headers import headers_of
from crawler.kinds import PAGES, read_any
from crawler.listing.addresses import host_of, site_of
from crawler.listing.feeds import COMMENTS
from crawler.outcomes import Unfetched
from crawler.paging import READING, Fetch, body_of
from news import urls
from news.answers import Finding, Proposal
from news.errors import TemaError
from news.listing import ListingPage
from news.model import CrawlRequest
from news.terms import Names

REQUESTS = 40
SECONDS = 60.0
AT_ONCE = 4
MANNERS = ("/tag/", "/tema/", "/topic/")
"""How sites name their topics, where this one does not show it."""
Tell = Callable[[int], Awaitable[object]]


class Search:
    """One search of one site."""

    def __init__(self, request: CrawlRequest, fetch: Fetch, tell: Tell) -> None:
        self.request, self.fetch, self.tell = request, fetch, tell
        self.names = Names(request.names)
        self.leads = Leads()
        self.asked = 0
        self.site = ""
        self.manners: dict[str, None] = {}
        self.found: dict[object, tuple[Proposal, set[object]]] = {}

    async def run(self) -> Finding:
        """What there is; what was found before the time was up counts too."""
        error = None
        try:
            async with asyncio.timeout(SECONDS):
                await self.follow_all()
        except TimeoutError:
            error = None if self.found else f"the site is slow: {SECONDS:.0f} s were not enough"
        except (Unfetched, TemaError, ValueError) as failed:
            error = " ".join(str(failed).split())[:500] or type(failed).__name__
        return Finding(
            url=self.request.url,
            error=error,
            asked=self.asked,
            proposals=ranked(list(self.found.values())),
        )

    async def follow_all(self) -> None:
        """Look at the page that was named, then follow leads, the worse ones only if need be."""
        url = self.request.url
        whole = not self.names.in_url(url)
        home = Lead(url=url, promise=Promise.LABEL, found_by="as given", whole_site=whole)
        self.leads.met.add(home.url)
        await self.open(home)
        await self.read_robots()
        for up_to in (Promise.SITEMAP, Promise.SECTION, Promise.GUESS):
            if up_to is Promise.GUESS:
                self.guess()
            while (wave := self.leads.take(AT_ONCE, up_to)) and self.asked < REQUESTS:
                await asyncio.gather(*(self.follow(lead) for lead in wave))
            if any(is_own(proposal) for proposal, _ in self.found.values()):
                return

    async def open(self, lead: Lead) -> None:
        """Read the first page; what is wrong with it is wrong with the search."""
        response = await self.ask(lead.url)
        self.site = site_of(host_of(urlsplit(urls.canonical(response.url)).netloc))
        await self.read(lead, response)

    async def follow(self, lead: Lead) -> None:
        """Read what a lead leads to; one that leads nowhere is none."""
        if self.asked >= REQUESTS or not self.is_inside(lead.url):
            return
        try:
            response = await self.ask(lead.url)
            if self.is_inside(urls.canonical(response.url)):
                await self.read(lead, response)
        except (Unfetched, TemaError, ValueError, TimeoutError):
            return

    async def ask(self, url: str) -> Response:
        """One request of the allowed number."""
        self.asked += 1
        await self.tell(self.asked)
        return await self.fetch(url)

    async def read_robots(self) -> None:
        """Note the sitemaps that the site names, or the usual address."""
        origin = "/".join(self.request.url.split("/", 3)[:3])
        try:
            found = sitemaps_of((await self.ask(f"{origin}/robots.txt")).body, origin)
        except (Unfetched, ValueError, zlib.error):
            found = []
        by = "robots.txt" if found else "the usual address of a sitemap"
        for url in found or [f"{origin}/sitemap.xml"]:
            self.lead(url, Promise.SITEMAP, by, whole_site=not self.names.in_url(url))

    async def read(self, lead: Lead, response: Response) -> None:
        """Judge a response, and note where it leads."""
        url = urls.canonical(response.url)
        async with asyncio.timeout(READING):
            listing, shown = await asyncio.to_thread(self.understand, response, url)
        if listing.parts and not listing.entries:
            for part in listing.parts[:2]:
                self.lead(part.url, Promise.SITEMAP, f"index {url}", whole_site=lead.whole_site)
        proposal = judged(Read(lead=lead, url=url, listing=listing, look=shown), self.names)
        if proposal:
            self.found.setdefault(urls.key(url), (proposal, keys_of(listing.entries)))
        if listing.kind in PAGES:
            own = bool(proposal and not proposal.whole_site)
            self.note(url, listing, shown, own=own)

    def understand(self, response: Response, url: str) -> tuple[ListingPage, Look]:
        """What a response holds."""
        body, headers = body_of(response), headers_of(response)
        listing = read_any(body, url, headers=headers)
        if listing.kind not in PAGES:
            return listing, Look()
        return listing, look(body, url, self.names, self.request.topic, headers=headers)

    def note(self, url: str, listing: ListingPage, shown: Look, *, own: bool) -> None:
        """Note the leads of a page; of a topic's own page only its feeds."""
        for feed in shown.feeds:
            if COMMENTS.search(feed):
                continue
            if own and (self.names.in_url(feed) or feed.startswith(url.rstrip("/"))):
                self.lead(feed, Promise.LABEL, f"feed of {url}")
            else:
                self.lead(
                    feed, Promise.FEED, f"feed of {url}", whole_site=not self.names.in_url(feed)
                )
        self.manners |= dict.fromkeys(shown.manners)
        if own:
            return
        entries = {urls.key(entry.url) for entry in listing.entries}
        for link, text in shown.labels:
            if urls.key(link) not in entries or self.names.in_url(link):
                self.lead(link, Promise.LABEL, f"link «{text or link}» of {url}")
        if shown.search:
            self.lead(shown.search, Promise.SEARCH, f"search form of {url}")
        if shown.is_article:
            return
        for entry in listing.entries[:60]:
            named = is_named(entry, self.names)
            self.lead(entry.url, Promise.ARTICLE if named else Promise.OTHER_ARTICLE, "an article")
        for section in shown.sections:
            self.lead(section, Promise.SECTION, f"menu of {url}")

    def guess(self) -> None:
        """Addresses that the topic may have by the site's manner."""
        manners = [*self.manners][:3] or MANNERS
        for slug in slugs_of(self.request.names):
            for manner in manners:
                self.lead(urljoin(self.request.url, manner + slug), Promise.GUESS, "a guess")

    def lead(self, url: str, promise: Promise, found_by: str, *, whole_site: bool = False) -> None:
        """Note a lead where it stays on the site."""
        if (address := urls.absolute(url, "")) and self.is_inside(address):
            self.leads.add(
                Lead(url=address, promise=promise, found_by=found_by, whole_site=whole_site)
            )

    def is_inside(self, url: str) -> bool:
        """Whether an address is of the site."""
        return not self.site or site_of(host_of(urlsplit(url).netloc)) == self.site
