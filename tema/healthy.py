"""Whether a part on this machine is at work, for the healthcheck of its container.

Docker starts again what ended, not what is unhealthy: so what hangs is ended from here. A check
remembers for the next since when Valkey has answered and tasks have waited: an outage ends nobody.
"""

import os
import signal
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from news import pulse
from news.pulse import Pulse
from news.settings import Settings
from tema import hanging
from tema.checks import Memory
from tema.fitness import address_of, not_a_url, reason
from tema.health import waiting_tasks
from tema.processes import Process, running

PATIENCE = 20.0
"""Seconds from SIGTERM to SIGKILL for what hangs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one process is like."""

    process: Process
    well: bool
    words: str
    hangs: bool = False


def check(part: str, settings: Settings, state: Path, *, or_end: bool) -> tuple[bool, str]:
    """Whether a part of this machine is at work, and a line about it; `or_end` ends what hangs."""
    path = state / f"healthy-{part}.json"
    processes = running(part, settings.redis_url)
    if not processes:
        return False, f"no {part} runs here"
    memory = Memory.take(path, time.monotonic())
    try:
        with client_of(settings.redis_url) as client:
            signs = [sign_of(client, part, process) for process in processes]
            waiting = part == "worker" and waiting_tasks(client) > 0
    except (redis.RedisError, OSError) as error:
        return False, f"Redis at {address_of(settings.redis_url)} does not answer: {reason(error)}"
    pairs = list(zip(processes, signs, strict=True))
    missing = [process.name for process, sign in pairs if sign is None]
    memory = memory.next(waiting=waiting, missing=missing)
    found = [judge(process, sign, memory, settings) for process, sign in pairs]
    if or_end:
        memory, found = end_hanging(memory, found)
    memory.save(path)
    words = "; ".join(f"{part} {one.process.pid}: {one.words}" for one in found)
    return all(one.well for one in found), words


def client_of(url: str) -> redis.Redis:
    """A client that gives up long before a healthcheck's time is over."""
    once = Retry(NoBackoff(), 0)
    try:
        return redis.Redis.from_url(url, socket_connect_timeout=3, socket_timeout=3, retry=once)
    except ValueError:
        raise not_a_url("TEMA_REDIS_URL", "redis") from None


def sign_of(client: redis.Redis, part: str, process: Process) -> Pulse | None:
    """Its last sign of life; one from before its start is of an earlier process with its pid."""
    name = pulse.key(part, process.pid)
    sign = pulse.load(name.encode(), client.hgetall(name))  # type: ignore[arg-type]  # not awaitable here
    begun = datetime.now(UTC) - timedelta(seconds=process.age + 1)
    return sign if sign and sign.at > begun else None


def judge(process: Process, sign: Pulse | None, memory: Memory, settings: Settings) -> Finding:
    """Whether a process is at work, by the rule of `tema up`'s watch.

    One whose sign has just gone may be ending in good order: that counts from now.
    """
    gone = memory.checked - memory.missing.get(process.name, memory.answered_since)
    age = min(process.age, memory.answered, gone)
    why = hanging.why(sign, age=age, waited=memory.waited, settings=settings)
    if why:
        return Finding(process=process, well=False, words=why, hangs=True)
    if sign is None:
        return Finding(process=process, well=False, words="no sign of life")
    silence = sign.silence(datetime.now(UTC))
    well = silence <= settings.silence
    return Finding(process=process, well=well, words=f"last sign of life {silence:.0f} s ago")


def end_hanging(memory: Memory, found: Iterable[Finding]) -> tuple[Memory, list[Finding]]:
    """End what hangs: who was told, and what was found with what was done about it."""
    told, said = {}, []
    for one in found:
        if one.hangs:
            name = one.process.name
            told[name] = memory.told.get(name, memory.checked)
            done = end(one.process, memory.checked - told[name])
            one = replace(one, words=f"{one.words}; {done}")
        said.append(one)
    return replace(memory, told=told), said


def end(process: Process, since: float) -> str:
    """Tell a process to end, or kill it when that was long ago; what was done."""
    with suppress(ProcessLookupError):
        if since >= PATIENCE:
            os.kill(process.pid, signal.SIGKILL)
            return "killed"
        os.kill(process.pid, signal.SIGTERM)
    return "told to end"
