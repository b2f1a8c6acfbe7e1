"""The canary: once a minute a page goes the way of all pages, and its row tells that it came.

Where TEMA_CANARY_PAGE names a page, a crawler fetches it, behind its guard and as politely as any;
else the way begins on the stream. Readers see nothing of it: its row is one of its own.
"""

import html
import logging
from datetime import datetime

import redis

from news import pulse
from news.bodies import unzip_body, zip_body
from news.errors import TemaError
from news.keys import wanted_key
from news.model import Canary, CrawlRequest, Page, Reason, Target
from news.wire import PAGES, URGENT, dump, load
from workers.enrich import enrich
from workers.parse import parse_article

ANSWER, ASKED = "preview:canary", "canary:asked"
"""The Valkey keys of the crawler's answer, and of what it was asked and when."""
KEPT = 600
ADDRESS = "https://canary.invalid/"
"""A name that there never is (RFC 2606): nothing fetches it."""
PARAGRAPHS = 4
log = logging.getLogger(__name__)


def fly(client: redis.Redis, now: datetime, url: str = "") -> None:
    """Let the next canary fly: what a crawler has brought of the last, or a page made here."""
    if not url:
        send(client, Canary(sent_at=now, url=ADDRESS, body=zip_body(page(now))))
        return
    asked = {k.decode(): v.decode() for k, v in _hash(client, ASKED).items()}
    told = brought(client)
    if asked and told:
        at = datetime.fromisoformat(asked["at"])
        send(client, Canary(sent_at=at, url=told.url, crawled=True, body=told.body))
    elif asked:
        log.warning("no crawler has brought the canary", extra={"url": url})
    ask(client, now, url, asked.get("entry"))


def brought(client: redis.Redis) -> Page | None:
    """The page that a crawler has answered with; None where it has not, or could not have it."""
    try:
        told = load(answer) if (answer := _hash(client, ANSWER)) else None
    except TemaError:
        return None
    return told if isinstance(told, Page) else None


def send(client: redis.Redis, canary: Canary) -> None:
    """Put it on the stream of pages."""
    client.xadd(PAGES, dump(canary))  # type: ignore[arg-type]  # str and bytes are both taken


def ask(client: redis.Redis, now: datetime, url: str, before: str | None) -> None:
    """Ask a crawler for the page; a request of before that nobody took is withdrawn."""
    if before:
        client.xdel(URGENT, before)
    client.delete(ANSWER)
    client.set(wanted_key(ANSWER), 1, ex=int(2 * pulse.CANARY))
    request = CrawlRequest(
        run_id=0, url=url, target=Target.ARTICLE, reason=Reason.PREVIEW, reply_to=ANSWER
    )
    entry = client.xadd(URGENT, dump(request))  # type: ignore[arg-type]  # as above
    client.hset(ASKED, mapping={"at": now.isoformat(), "entry": entry})
    client.expire(ASKED, KEPT)


def arrived(canary: Canary) -> bool:
    """Whether a canary is read as an article, by the same steps as any page."""
    try:
        article = enrich(parse_article(unzip_body(canary.body), canary.url))
    except TemaError as error:
        log.warning("the canary is no article", extra={"url": canary.url, "error": str(error)})
        return False
    return canary.crawled or canary.sent_at.isoformat() in article.headline


def page(now: datetime) -> bytes:
    """A page whose article says when it was sent."""
    said = html.escape(now.isoformat())
    text = "".join(
        f"<p>Абзац {number}: канарче, канарейка, сарышымшық. Той минава целия път на една"
        f" страница, от потока до базата, и казва, че пътят е отворен.</p>"
        for number in range(1, PARAGRAPHS + 1)
    )
    return (
        f'<!doctype html><html lang="bg"><head><title>Канарче {said}</title></head><body>'
        f"<article><h1>Канарче {said}</h1>{text}</article></body></html>"
    ).encode()


def _hash(client: redis.Redis, name: str) -> dict[bytes, bytes]:
    return dict(client.hgetall(name))  # type: ignore[arg-type]  # not awaitable here
