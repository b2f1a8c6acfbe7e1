"""One outlet as a web application: its home, topic pages, articles, pictures, robots.txt, desk."""

import asyncio
import gzip
import json
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from tema.newsroom.desk import PER_PAGE, Newsroom
from tema.newsroom.outlets import Outlet
from tema.newsroom.truth import TrueArticle

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
TOPIC = "Казахстан"
ROBOTS = "User-agent: *\nDisallow: /search\n"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"/>'


class Site:
    """The pages of one outlet; `hits` gets a line for every answer."""

    def __init__(
        self, newsroom: Newsroom, outlet: Outlet, hits: list[tuple[str, str, int]]
    ) -> None:
        self.newsroom = newsroom
        self.outlet = outlet
        self.hits = hits

    def application(self, *more: Route) -> Starlette:
        """The site as an ASGI application."""
        return Starlette(routes=[*more, Route("/{path:path}", self.answer)])

    async def answer(self, request: Request) -> Response:
        """Any GET of this site."""
        if self.newsroom.delay:
            await asyncio.sleep(self.newsroom.delay)
        response = self.respond(request)
        query = f"?{request.url.query}" if request.url.query else ""
        self.hits.append((self.outlet.key, request.url.path + query, response.status_code))
        return response

    def respond(self, request: Request) -> Response:
        """The answer without its delay."""
        path = request.url.path
        if path == "/robots.txt":
            return PlainTextResponse(ROBOTS)
        if path.startswith("/img/"):
            return Response(PICTURE, media_type="image/svg+xml")
        if self.newsroom.is_removed(self.outlet.key, path):
            return self.page(request, "gone.html", status=410)
        if article := self.newsroom.find(self.outlet.key, path):
            return self.page(request, "article.html", article=article)
        if path == "/":
            return self.page(request, "home.html", articles=self.newsroom.of_outlet(self.outlet))
        if number := self.page_number(request):
            return self.topic_page(request, number)
        return self.page(request, "gone.html", status=404)

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
        """A rendered page in the outlet's encoding, gzipped where that is taken."""
        others = [a for a in self.newsroom.of_outlet(self.outlet) if TOPIC not in a.topics]
        text = TEMPLATES.get_template(f"{self.outlet.key}/{name}").render(
            outlet=self.outlet,
            base=f"http://{request.headers.get('host', '')}",
            topic=TOPIC,
            most_read=others[:4],
            shown_date=self.shown_date,
            json_ld=self.json_ld,
            **values,
        )
        body = text.encode(self.outlet.encoding, "xmlcharrefreplace")
        tag = f'"{blake2b(body, digest_size=8).hexdigest()}"'
        headers = {"Content-Type": f"text/html; charset={self.outlet.encoding}", "ETag": tag}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"ETag": tag})
        if "gzip" in request.headers.get("accept-encoding", ""):
            body = gzip.compress(body, mtime=0)
            headers["Content-Encoding"] = "gzip"
        return Response(body, status_code=status, headers=headers)

    def shown_date(self, article: TrueArticle) -> str:
        """An article's date as its page writes it now."""
        return self.outlet.shown_date(
            article.date_published, self.newsroom.now(), relative=article.relative_date
        )

    def json_ld(self, article: TrueArticle, base: str) -> str:
        """The article's JSON-LD graph, safe inside a script element."""
        local = article.date_published.astimezone(self.outlet.time_zone)
        news = {
            "@type": "NewsArticle",
            "@id": f"{base}{article.path}#article",
            "headline": article.headline,
            "description": article.description,
            "inLanguage": article.in_language,
            "datePublished": local.isoformat(),
            "articleSection": article.section,
            "keywords": ", ".join(article.keywords),
            "author": [{"@type": "Person", "name": name} for name, _ in article.authors],
            "image": {"@type": "ImageObject", "url": f"{base}/img{article.path.rstrip('/')}.jpg"},
            "publisher": {"@type": "Organization", "name": self.outlet.name},
        }
        crumbs = {
            "@type": "BreadcrumbList",
            "itemListElement": [{"@type": "ListItem", "name": TOPIC}],
        }
        graph = [{"@type": "WebSite", "name": self.outlet.name, "url": base}, crumbs, news]
        text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
        return text.replace("</", "<\\/")


def truth_of(newsroom: Newsroom, bases: dict[str, str]) -> JSONResponse:
    """Everything published now, as the desk tells it."""
    return JSONResponse([a.as_json(f"{bases[a.outlet]}{a.path}") for a in newsroom.articles()])
