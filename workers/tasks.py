"""The tasks by their stable names: each calls a plain function; each may run twice."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from time import monotonic

import psycopg
import redis
from celery import current_task

from news.errors import TemaError
from news.keys import refused_key
from news.settings import settings
from store import clock, quarantine
from store.requests import Wish
from workers import announce as announcing
from workers import applying, coverage, drift, schedule, stories
from workers import canary as flying
from workers import ingest as ingesting
from workers import recrawl as recrawling
from workers import reparse as reparsing
from workers.app import app
from workers.resources import resources

MOST_PAGES = 1000
REFUSAL_KEPT = 3600
log = logging.getLogger(__name__)
story_turn = stories.Turn()


class ServerAway(TemaError):
    """A server does not answer; the work waits for another time"""


class OutOfMemory(TemaError):
    """The task needed more memory than there is"""


class PagesQuarantined(TemaError):
    """Pages went to quarantine: `tema quarantine show NUMBER`"""


class NotUsable(TemaError):
    """An argument of the task cannot be used"""


def task(name: str, **options: object) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """A task that fails in one line when a server is away, and never raises MemoryError.

    A MemoryError that leaves a task ends the worker's main process (celery 5.7).
    """

    def decorate(body: Callable[..., object]) -> Callable[..., object]:
        @wraps(body)
        def run(*args: object, **kwargs: object) -> object:
            try:
                return body(*args, **kwargs)
            except (psycopg.OperationalError, psycopg.InterfaceError, redis.RedisError) as error:
                log.warning("server away, task given up", extra={"task": name, "error": str(error)})
                raise ServerAway(" ".join(str(error).split())[:300]) from None
            except MemoryError:
                log.exception("out of memory", extra={"task": name})
                raise OutOfMemory(name) from None

        return app.task(name=name, throws=(TemaError,), **options)(run)  # type: ignore[no-any-return]  # celery has no types

    return decorate


@task("tema.ingest")
def ingest(entry_ids: list[str]) -> int:
    """Entries of the pages stream become rows; then stories grow, and what happened is announced.

    A page that went to quarantine fails the task after all is saved: so it is seen in Flower.
    """
    conn = resources.postgres()
    work = ingesting.ingest(conn, resources.stream(), entry_ids)
    announcing.announce(conn, resources.stream().client)
    if story_turn.comes(monotonic()):
        stories.assign(conn, clock.now(conn))
    if given_up := quarantine.numbers(conn, work.entry_ids):
        raise PagesQuarantined(", ".join(f"{row['id']}: {row['url']}" for row in given_up)[:500])
    return len(work.entry_ids)


@task("tema.recrawl")
def recrawl(
    target: str,
    refetch: bool = True,
    pages: int | None = None,
    since: str | None = None,
    force: bool = False,
) -> dict[str, object]:
    """Crawl now, ahead of the schedule: a topic (by name or alias), a source, a listing, a URL.

    `refetch`: known articles are fetched again; `pages`: how many pages of each listing, also
    behind what is known; `since`: back to this ISO date; `force`: an article also if it has not
    changed, over the day's budget, and though its host rests after failures. Gives back the runs'
    ids and URLs.
    """
    client = resources.stream().client
    task_id = str(current_task.request.id)
    try:
        wish = wish_of(task_id, target, refetch, pages, since, force)
        conn = resources.postgres()
        opened = recrawling.recrawl(conn, client, target, clock.now(conn), wish)
    except TemaError as error:
        client.set(refused_key(task_id), str(error), ex=REFUSAL_KEPT)
        raise
    return {"runs": [request.run_id for request in opened], "urls": [r.url for r in opened]}


def wish_of(
    task_id: str, target: object, refetch: object, pages: object, since: object, force: object
) -> Wish:
    """The wish that any client's arguments mean; NotUsable says which one is of no use."""
    if not isinstance(target, str) or not target.strip() or not target.isprintable():
        raise NotUsable("target: a URL or a topic's name")
    if not isinstance(refetch, bool) or not isinstance(force, bool):
        raise NotUsable("refetch, force: true or false")
    whole = isinstance(pages, int) and not isinstance(pages, bool) and 1 <= pages <= MOST_PAGES
    if pages is not None and not whole:
        raise NotUsable(f"pages: a whole number from 1 to {MOST_PAGES}")
    try:
        date = None if since is None else aware(datetime.fromisoformat(str(since)))
    except (ValueError, OverflowError):
        raise NotUsable("since: a date such as 2025-01-31") from None
    return Wish(
        asked_by=task_id,
        max_pages=pages if isinstance(pages, int) else None,
        since=date,
        refetch=refetch,
        force=force,
    )


def aware(when: datetime) -> datetime:
    """A time in UTC, which is also that of one that names no zone."""
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)


@task("tema.reparse")
def reparse(job: str, number: int, ids: list[int], dry_run: bool = False) -> bool:
    """A batch of articles, parsed again from what is stored, for the command that waits for it.

    Whether it was: a batch that nobody waits for is left.
    """
    client = resources.stream().client
    conn = resources.postgres()
    done = reparsing.answer(conn, client, job, number, ids, dry_run=dry_run)
    if done and not dry_run:
        announcing.announce(conn, client)
    return done


@task("tema.apply_topic")
def apply_topic(topic_id: int) -> bool:
    """A topic's newest change applied to stored articles; whether there is more of them."""
    return applying.apply(resources.postgres(), int(topic_id), go_on)


def go_on(topic_id: int) -> None:
    """Send the next turn of a topic's change."""
    app.send_task("tema.apply_topic", [topic_id])


@task("tema.resume_changes", send_events=False)
def resume_changes() -> list[int]:
    """Changes of topics that a dead or hindered worker left behind."""
    conn = resources.postgres()
    return applying.resume(conn, clock.now(conn), go_on)


@task("tema.announce", send_events=False)
def announce() -> int:
    """Events that a dead or hindered announcer left behind."""
    return announcing.announce(resources.postgres(), resources.stream().client)


@task("tema.request_due")
def request_due() -> int:
    """Crawls of the listings that are due."""
    client = resources.stream().client
    conn = resources.postgres()
    deadline, ladder = settings().run_deadline, settings().ladder
    return schedule.request_due(conn, client, clock.now(conn), deadline, ladder)


@task("tema.settle", send_events=False)
def settle() -> list[int]:
    """Crawl runs whose last page another worker saved."""
    conn = resources.postgres()
    return schedule.settle(conn, clock.now(conn), settings().run_deadline)


@task("tema.remember_known", send_events=False)
def remember_known() -> int:
    """Known URLs that Valkey has lost."""
    return schedule.remember_known(resources.postgres(), resources.stream().client)


@task("tema.canary", send_events=False)
def canary() -> None:
    """A page that goes the whole way; its age tells whether the way is open."""
    now = clock.now(resources.postgres())
    flying.fly(resources.stream().client, now, settings().canary_page)


@task("tema.look_at_coverage", send_events=False)
def look_at_coverage() -> tuple[int, int]:
    """What sources and listings should have brought and did not, as warnings."""
    conn = resources.postgres()
    told = coverage.look(conn, clock.now(conn))
    announcing.announce(conn, resources.stream().client)
    return told


@task("tema.look_for_drift", send_events=False)
def look_for_drift() -> int:
    """Fields that a site's newest articles lack, against those before."""
    conn = resources.postgres()
    return drift.look(conn, clock.now(conn))


@task("tema.assign_stories", send_events=False)
def assign_stories() -> int:
    """Articles whose story a dead or hindered worker left to be found."""
    conn = resources.postgres()
    return stories.assign(conn, clock.now(conn))


@task("tema.forget_signatures", send_events=False)
def forget_signatures() -> int:
    """Keys of articles that are too old to be found by new ones."""
    conn = resources.postgres()
    return stories.forget(conn, clock.now(conn))
