"""The desk's HTTP API: what a running newsroom is told to publish, edit and remove."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from tema.newsroom.desk import Newsroom
from tema.newsroom.site import truth_of
from tema.newsroom.truth import TrueArticle

TUPLES = ("paragraphs", "authors", "topics", "keywords")


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
    ]


def _values(told: dict[str, Any]) -> dict[str, Any]:
    """An article's fields from JSON: tuples where it has tuples, aware times."""
    values = dict(told)
    for name in TUPLES:
        if name in values:
            values[name] = tuple(tuple(v) if isinstance(v, list) else v for v in values[name])
    if "date_published" in values:
        date = datetime.fromisoformat(values["date_published"])
        values["date_published"] = date if date.tzinfo else date.replace(tzinfo=UTC)
    return values
