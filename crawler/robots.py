"""robots.txt: obeyed, unpacked where it came gzipped, and no leave where it could not be had.

Not Scrapy's middleware: of three requests that wait there for one robots.txt the third passes
unchecked (2.19: Deferred.asFuture consumes the result), and a 5xx counts as leave.
"""

import asyncio
import logging
import re
import time
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Any, Self

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.guard import Blocked
from crawler.handler import MANNERS
from crawler.hosts import SLOWEST, Hosts, host_of
from crawler.manners import Manners
from crawler.rests import HostRests
from crawler.rulebook import MOST_WORK, unpacked, weight, work
from crawler.shelf import Shelf
from crawler.stream import persistently
from crawler.wording import worded

AI_AGENTS = (
    *("GPTBot", "ChatGPT-User", "OAI-SearchBot", "ClaudeBot", "anthropic-ai", "CCBot"),
    *("Google-Extended", "Applebot-Extended", "PerplexityBot", "Bytespider", "Meta-ExternalAgent"),
)
"""Agents that a site names when it says what it thinks of AI; Tema is none of them: it is noted."""
SIGNALS = re.compile(r"^[ \t]*(Content-Signal[ \t]*:[^\r\n]{0,300})", re.IGNORECASE | re.MULTILINE)
"""Lines that say what a page may be used for (search, ai-input, ai-train)."""
MOST = 16 * 1024 * 1024
"""Bytes of one that are taken at all; a larger one gives no leave."""
SITES, MEMORY = 1000, 96 * 1024 * 1024
"""Sites whose answers are kept at most, and bytes that all their rules may take: two files of the
largest size, or hundreds of usual ones. A site whose answer fell off is asked again."""
FRESH, RETRY = 86400.0, 300.0
"""Seconds that an answer holds (RFC 9309, 2.4), and until a missing one is asked for anew."""

STOPPING = object()
"""The signal that the process is about to end."""
log = logging.getLogger(__name__)


class RobotsForbidden(IgnoreRequest):
    """The site's robots.txt forbids it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a site said: its rules, or why there are none to go by."""

    until: float
    rules: Any = None
    error: IgnoreRequest | None = None
    wait: str = ""
    """Why its host is to rest: without its robots.txt there is no leave (RFC 9309, 2.3.1.4)."""
    policy: dict[str, object] = field(default_factory=dict)
    """What is noted with each page of it."""
    weight: int = 0
    """Bytes that its rules take at most."""


class RobotsMiddleware:
    """Each request waits for its site's robots.txt, which is asked for once a day."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self.asked: dict[str, asyncio.Task[Answer]] = {}
        self.answers: Shelf[Answer] = Shelf(SITES, MEMORY)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy makes its middlewares."""
        middleware = cls(crawler)
        crawler.signals.connect(middleware.close_down, STOPPING)
        return middleware

    def close_down(self) -> None:
        """Ask no more: a fetch under way would hold up the process's end."""
        for task in self.asked.values():
            task.cancel()

    async def process_request(self, request: Request) -> None:
        """Let it pass, or raise RobotsForbidden, HostRests or Blocked."""
        if not request.meta.get("dont_obey_robotstxt"):
            request.meta["policy"] = await self.check(request.url, request.meta.get(MANNERS))

    async def check(self, url: str, manners: Manners | None = None) -> dict[str, object]:
        """The same of a URL alone; what its robots.txt says."""
        answer = await self.answer("/".join(url.split("/", 3)[:3]), manners)
        if answer.error:
            raise copy(answer.error)
        if answer.rules is not None and not answer.rules.can_fetch(url, self.agent):
            raise RobotsForbidden(f"robots.txt forbids {url}")
        return answer.policy

    async def answer(self, site: str, manners: Manners | None = None) -> Answer:
        """A site's answer; one that is asked for already is waited for, whoever gives up on it."""
        known = self.answers.get(site)
        if known and known.until > time.monotonic():
            return known
        task = self.asked.get(site)
        if task is None:
            task = self.asked[site] = asyncio.create_task(self.learn(site, manners))
            task.add_done_callback(lambda _: self.asked.pop(site, None))
        return await asyncio.shield(task)

    async def learn(self, site: str, manners: Manners | None) -> Answer:
        """A site's answer, kept for who comes next."""
        answer = await self.ask(site, manners)
        self.answers.put(site, answer, answer.weight)
        return answer

    async def ask(self, site: str, manners: Manners | None) -> Answer:
        """A site's robots.txt; without one its host rests, for all crawlers."""
        told = await self.fetch(site, manners)
        hosts: Hosts = self.crawler.spider.hosts  # type: ignore[union-attr]  # it sent the request
        host = host_of(site)
        if told.wait:
            await persistently(lambda: hosts.rests.rest(host, RETRY, told.wait))
            state = await persistently(lambda: hosts.rests.look(host))
            return replace(told, error=state.error(host))
        asked = told.rules.crawl_delay(self.agent) if told.rules is not None else None
        hosts.delays.drop(host)
        if asked:
            delay = min(float(asked), SLOWEST)
            hosts.delays.put(host, delay)
            if delay > (manners or Manners()).delay_at(site, hosts.delay):
                why = f"robots.txt: Crawl-delay {asked:g}"
                await persistently(lambda: hosts.rests.slow(host, delay, why))
        return told

    async def fetch(self, site: str, manners: Manners | None) -> Answer:
        """What a site answers to the question for its robots.txt."""
        engine = self.crawler.engine
        assert engine is not None  # noqa: S101  # it sent the request
        meta = {"dont_obey_robotstxt": True, "download_maxsize": MOST, MANNERS: manners}
        url = f"{site}/robots.txt"
        try:
            response = await engine.download_async(
                Request(url, priority=1000, meta=meta, callback=NO_CALLBACK, dont_filter=True)
            )
            return await asyncio.to_thread(read, response)  # a large one takes a second
        except Blocked as blocked:
            return Answer(until=time.monotonic() + RETRY, error=blocked)
        except HostRests as rests:
            return Answer(until=time.monotonic(), error=rests)
        except IgnoreRequest as error:  # it redirects without end: RFC 9309 (2.3.1.2) lets it pass
            return Answer(until=time.monotonic() + FRESH, policy={"robots": f"allowed: {error}"})
        except Exception as error:  # noqa: BLE001  # whatever it was, there are no rules to go by
            log.info("robots.txt not had", extra={"url": url, "error": str(error)[:200]})
            return unreachable(f"its robots.txt: {worded(error)}")


def read(response: Response) -> Answer:
    """What a response says: rules where it is 200, no leave for now where the server is in need."""
    if response.status >= 500 or response.status == 429:
        return unreachable(f"its robots.txt: HTTP {response.status}")
    if response.status != 200:
        policy: dict[str, object] = {"robots": f"allowed: no robots.txt, HTTP {response.status}"}
        return Answer(until=time.monotonic() + FRESH, policy=policy)
    text = unpacked(response.body).decode("utf-8-sig", errors="replace")
    if (kept := work(text)) > MOST_WORK:
        return unreachable("its robots.txt: too many rules for too many agents")
    rules = Protego.parse(text)
    return Answer(
        until=time.monotonic() + FRESH,
        rules=rules,
        policy=policy_of(rules, text),
        weight=weight(text, kept),
    )


def policy_of(rules: Any, text: str) -> dict[str, object]:
    """The verdict on a page that may be fetched, and what robots.txt says of AI."""
    refused = [agent for agent in AI_AGENTS if not rules.can_fetch("/", agent)]
    signals = [" ".join(line.split())[:200] for line in SIGNALS.findall(text)[:5]]
    told = {"ai_agents": refused, "signals": signals}
    return {"robots": "allowed"} | {name: value for name, value in told.items() if value}


def unreachable(why: str) -> Answer:
    """No leave for five minutes, or as long as its host rests."""
    return Answer(until=time.monotonic() + 1, wait=why)
