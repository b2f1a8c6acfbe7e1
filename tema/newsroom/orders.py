"""The desk's HTTP API: what a running newsroom is told to publish and how to answer."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from tema.newsroom.archive import TABLES, row_of
from tema.newsroom.desk import Newsroom
from tema.newsroom.site import truth_of
from tema.newsroom.truth import TrueArticle

TUPLES = ("paragraphs", "authors", "topics", "keywords")
TIMES = ("date_published", "date_modified")


def desk_routes(newsroom: Newsroom, bases: dict[str, str]) -> list[Route]:
    """The desk's routes, for the applications of all outlets."""

    async def truth(_: Request) -> Response:
        return truth_of(newsroom, bases)

    def order(carry_out: Callable[[dict[str, Any]], object]) -> Callable[..., Any]:
        async def endpoint(request: Request) -> Response:
            try:
                carry_out(_values(await request.json()))
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                return PlainTextResponse(f"not done: {error!r}\n", status_code=400)
            return JSONResponse({"done": True})

        return endpoint

    return [
        Route("/desk/truth", truth),
        Route(
            "/desk/publish",
            order(lambda v: newsroom.publish(TrueArticle(**v))),
            methods=["POST"],
        ),
        Route("/desk/edit", order(lambda v: newsroom.edit(**v)), methods=["POST"]),
        Route("/desk/remove", order(lambda v: newsroom.remove(**v)), methods=["POST"]),
        Route("/desk/answer", order(lambda v: newsroom.moods.answer(**v)), methods=["POST"]),
        Route("/desk/robots", order(lambda v: newsroom.moods.set_robots(**v)), methods=["POST"]),
        Route("/desk/slow", order(lambda v: newsroom.moods.slow_down(**v)), methods=["POST"]),
    ]


def _values(told: dict[str, Any]) -> dict[str, Any]:
    """An article's fields from JSON: rows of its tables, tuples, aware times."""
    values = dict(told)
    for name, kind in TABLES.items():
        if name in values:
            values[name] = tuple(row_of(kind, row) for row in values[name])
    for name in TUPLES:
        if name in values:
            values[name] = tuple(tuple(v) if isinstance(v, list) else v for v in values[name])
    for name in TIMES:
        if values.get(name):
            date = datetime.fromisoformat(values[name])
            values[name] = date if date.tzinfo else date.replace(tzinfo=UTC)
    return values
