"""Intake: hands entries of the pages stream to Celery, and again those whose task was lost or died.

Stateless, any number of them: claiming with a minimum idle time lets exactly one win.
"""

import logging
import signal
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import Event

import kombu.exceptions
import redis

from news import pulse
from news.settings import Settings
from news.wire import QUEUED, WORKING
from workers.app import BATCH, app
from workers.heart import Heart
from workers.jumps import Jumps
from workers.label import label
from workers.pace import Pace
from workers.queues import INGEST
from workers.stream import PageStream

LATENESS = 0.2
"""Seconds that the first entry of a batch waits for others."""
IDLE = 1.0
"""Seconds of one wait for an entry."""
WINDOW = 200
SHORT_QUEUE = 10
"""Messages in Celery's queue below which an entry not begun counts as lost, not as waiting."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """One intake process: the stream it reads, and how it sends a task for some entries."""

    stream: PageStream
    send: Callable[[list[str], str], object]
    """Gives ids to Celery, with a few words for people."""
    settings: Settings
    heart: Heart | None = None
    pace: Pace = field(default_factory=lambda: Pace(most=BATCH))

    def run(self, stop: Event) -> None:
        """Work until stopped; what goes wrong with Valkey is waited out, with growing pauses."""
        pause, jumps = 0.2, Jumps(self.stream.client)
        while not stop.is_set():
            try:
                self.stream.create_group()
                self.work(stop, jumps)
            except (redis.RedisError, kombu.exceptions.OperationalError, OSError) as error:
                log.warning("valkey does not answer", extra={"error": str(error), "pause": pause})
                stop.wait(pause)
                pause = min(5.0, pause * 2)
            else:
                pause = 0.2

    def work(self, stop: Event, jumps: Jumps | None = None) -> None:
        """Hand on new entries, and look for dead and lost ones a few times in each lease.

        What is known of Valkey's clock outlives a connection: a machine that slept loses both.
        """
        swept, jumps = 0.0, jumps or Jumps(self.stream.client)
        while not stop.is_set():
            if time.monotonic() - swept > min(5.0, self.settings.resend / 5):
                if jumps.seen():
                    entries = self.stream.begin_terms_anew()
                    log.warning("valkey's clock was set, leases anew", extra={"entries": entries})
                self.sweep()
                swept = time.monotonic()
            self.take()
            if self.heart:
                self.heart.beat()

    def take(self) -> None:
        """Give new entries to Celery: a full batch, or what came within the allowed lateness.

        What comes while workers have less than a batch to do is given to them at once.
        """
        pending = self.stream.pending()
        room = min(self.pace.batch(pending), WINDOW - pending)
        if room <= 0:
            time.sleep(LATENESS / 4)
            return
        entries = self.stream.read(room, IDLE)
        if entries and len(entries) < room <= pending:
            time.sleep(LATENESS)
            entries |= self.stream.read(room - len(entries))
        if entries:
            log.info("entries given to celery", extra={"entries": len(entries)})
            self.send(list(entries), label(entries.values()))
            self.pace.gave(len(entries))

    def send_again(self, entry_ids: list[str], why: str) -> None:
        """Give entries to Celery that it was given before."""
        entries = self.stream.fields(entry_ids)
        self.send(entry_ids, f"{why}: {label(entries.values())}")

    def sweep(self) -> None:
        """Send dead and lost entries again."""
        self.send_dead()
        if self.stream.client.llen(INGEST) < SHORT_QUEUE:
            self.send_lost()

    def send_dead(self) -> None:
        """Entries whose worker's lease ran out: one dead attempt more, and each goes alone."""
        lease = self.settings.lease
        for held in self.stream.idle(WORKING, lease):
            for entry_id in self.stream.claim(QUEUED, [held.entry_id], idle=lease, dead=True):
                attempts = held.dead_attempts + 1
                log.warning("attempt died", extra={"entry_id": entry_id, "attempts": attempts})
                self.send_again([entry_id], f"again after {attempts} dead")

    def send_lost(self) -> None:
        """Entries given to Celery and not begun: given again, those with dead attempts alone."""
        resend = self.settings.resend
        lost = self.stream.idle(QUEUED, resend)
        fresh = [held.entry_id for held in lost if held.dead_attempts == 0]
        alone = [[held.entry_id] for held in lost if held.dead_attempts > 0]
        for entry_ids in [*_batches(fresh), *alone]:
            if won := self.stream.claim(QUEUED, entry_ids, idle=resend):
                log.warning("entries given to celery again", extra={"entries": len(won)})
                self.send_again(won, "again")


def _batches(entry_ids: list[str]) -> Iterable[list[str]]:
    return (entry_ids[i : i + BATCH] for i in range(0, len(entry_ids), BATCH))


def send(entry_ids: list[str], words: str) -> None:
    """Give these entries to Celery; where that fails they are found as lost and sent again."""
    app.send_task("tema.ingest", [entry_ids], argsrepr=words)


def run(settings: Settings) -> None:
    """The intake process, until SIGTERM or SIGINT."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    stream = PageStream(settings.redis_url, block=IDLE)
    heart = Heart("intake", settings.redis_url, period=pulse.PERIOD)
    heart.beat()
    Intake(stream=stream, send=send, settings=settings, heart=heart).run(stop)
    heart.stop()
