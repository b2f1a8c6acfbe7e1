"""One outlet as a web application: home, topic pages, articles, feed, sitemaps, robots.txt."""

import asyncio
import gzip
import time
from datetime import timedelta
from hashlib import blake2b
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from tema.newsroom import datewords
from tema.newsroom.desk import PER_PAGE, Newsroom, generated
from tema.newsroom.markup import rendered
from tema.newsroom.moods import Mood
from tema.newsroom.outlets import Outlet
from tema.newsroom.truth import TOPIC

ROBOTS = """User-agent: *
Disallow: /search
Sitemap: {base}/sitemap.xml
Sitemap: {base}/news-sitemap.xml
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"/>'
CANARY = "/canary"
"""An article that no page and no feed lists."""
FEED_ENTRIES = 20
Arrival = tuple[str, str, float]
"""An outlet, a path, and when (monotonic) it was asked for."""
NEWS_AGE = timedelta(days=2)
"""Of what age the articles of a news sitemap are at the most, by its protocol."""


class Site:
    """The pages of one outlet; `hits` gets a line an answer, `arrivals` a line a request."""

    def __init__(
        self,
        newsroom: Newsroom,
        outlet: Outlet,
        hits: list[tuple[str, str, int]],
        arrivals: list[Arrival] | None = None,
    ) -> None:
        self.newsroom = newsroom
        self.outlet = outlet
        self.hits = hits
        self.arrivals: list[Arrival] = [] if arrivals is None else arrivals

    def application(self, *more: Route) -> Starlette:
        """The site as an ASGI application."""
        return Starlette(routes=[*more, Route("/{path:path}", self.answer)])

    async def answer(self, request: Request) -> Response:
        """Any GET of this site."""
        self.arrivals.append((self.outlet.key, request.url.path, time.monotonic()))
        slowness = self.newsroom.moods.slowness.get(self.outlet.key, 0.0)
        if held_back := self.newsroom.delay + slowness:
            await asyncio.sleep(held_back)
        mood = self.newsroom.moods.take(self.outlet.key, request.url.path)
        response = moody(mood) if mood else self.respond(request)
        query = f"?{request.url.query}" if request.url.query else ""
        self.hits.append((self.outlet.key, request.url.path + query, response.status_code))
        return response

    def respond(self, request: Request) -> Response:
        """The answer without its delay."""
        path = request.url.path
        if path.startswith("/img/"):
            return Response(PICTURE, media_type="image/svg+xml")
        if self.newsroom.is_removed(self.outlet.key, path):
            return self.page(request, "gone.html", status=410)
        if article := self.newsroom.find(self.outlet.key, path):
            return self.page(request, "article.html", article=article)
        if path == CANARY:
            return self.page(request, "article.html", article=generated(self.outlet, 0))
        if path == "/":
            return self.page(request, "home.html", articles=self.newsroom.of_outlet(self.outlet))
        if number := self.page_number(request):
            return self.topic_page(request, number)
        return self.for_machines(request) or self.page(request, "gone.html", status=404)

    def for_machines(self, request: Request) -> Response | None:
        """robots.txt, the topic's feed, a sitemap; None for another path."""
        path, own = request.url.path, self.newsroom.of_outlet(self.outlet)
        if path == "/robots.txt":
            told = self.newsroom.moods.robots.get(self.outlet.key, ROBOTS)
            return PlainTextResponse(told.replace("{base}", base_of(request)))
        if path == self.outlet.feed_path:
            newest = [article for article in own if TOPIC in article.topics][:FEED_ENTRIES]
            return self.xml(request, "feed.xml", "atom+xml", articles=newest)
        if path == "/sitemap.xml":
            return self.xml(request, "sitemap.xml", "xml", articles=own)
        if path == "/news-sitemap.xml":
            since = self.newsroom.now() - NEWS_AGE
            recent = [article for article in own if article.date_published >= since]
            return self.xml(request, "news-sitemap.xml", "xml", articles=recent)
        return None

    def page_number(self, request: Request) -> int:
        """Which of the topic's pages a request asks for, 0 for none."""
        base, path = self.outlet.topic_path, request.url.path
        told = request.query_params.get("page") or request.query_params.get("p") or "1"
        if self.outlet.key == "vestnik" and path.startswith(f"{base}page/"):
            told, path = path.removeprefix(f"{base}page/").rstrip("/"), base
        return int(told) if path == base and told.isdigit() else 0

    def topic_page(self, request: Request, number: int) -> Response:
        """One page of the topic's list, with links to the others."""
        found = self.newsroom.of_outlet(self.outlet, TOPIC)
        last = max(1, -(-len(found) // PER_PAGE))
        if not 1 <= number <= last:
            return self.page(request, "gone.html", status=404)
        pages = [(n, self.outlet.page_path(n)) for n in range(1, last + 1)]
        return self.page(
            request,
            "topic.html",
            articles=found[(number - 1) * PER_PAGE : number * PER_PAGE],
            number=number,
            pages=pages,
            next_path=self.outlet.page_path(number + 1) if number < last else None,
        )

    def page(self, request: Request, name: str, *, status: int = 200, **values: Any) -> Response:
        """A page of the outlet's templates, its dates as they are written now."""
        others = [a for a in self.newsroom.of_outlet(self.outlet) if TOPIC not in a.topics]
        now = self.newsroom.now()
        text = rendered(
            f"{self.outlet.key}/{name}",
            self.outlet,
            base_of(request),
            most_read=others[:4],
            shown_date=lambda a: datewords.shown(self.outlet, a, a.date_published, now),
            shown_change=lambda a: datewords.shown(self.outlet, a, a.date_modified, now),
            is_exact=lambda a: not datewords.moving(self.outlet, a, a.date_published, now),
            **values,
        )
        return self.sent(request, text, "text/html", status)

    def xml(self, request: Request, name: str, kind: str, **values: Any) -> Response:
        """A feed or a sitemap."""
        text = rendered(name, self.outlet, base_of(request), now=self.newsroom.now(), **values)
        return self.sent(request, text, f"application/{kind}", 200)

    def sent(self, request: Request, text: str, media_type: str, status: int) -> Response:
        """A text in the outlet's encoding, gzipped where that is taken; 304 where it is known."""
        body = text.encode(self.outlet.encoding, "xmlcharrefreplace")
        tag = f'"{blake2b(body, digest_size=8).hexdigest()}"'
        headers = {"Content-Type": f"{media_type}; charset={self.outlet.encoding}", "ETag": tag}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"ETag": tag})
        if "gzip" in request.headers.get("accept-encoding", ""):
            body = gzip.compress(body, mtime=0)
            headers["Content-Encoding"] = "gzip"
        return Response(body, status_code=status, headers=headers)


def moody(mood: Mood) -> Response:
    """The answer of an outlet in a mood."""
    headers = {"Retry-After": mood.retry_after} if mood.retry_after is not None else {}
    return PlainTextResponse(f"{mood.status}\n", status_code=mood.status, headers=headers)


def base_of(request: Request) -> str:
    """A site's home without the last slash, as the request names it."""
    return f"http://{request.headers.get('host', '')}"


def truth_of(newsroom: Newsroom, bases: dict[str, str]) -> JSONResponse:
    """Everything published now, as the desk tells it."""
    return JSONResponse([a.as_json(f"{bases[a.outlet]}{a.path}") for a in newsroom.articles()])
