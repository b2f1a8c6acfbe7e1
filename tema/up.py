"""`tema up`: all processes on this machine until Ctrl-C, with a watch over them."""

import logging
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from xmlrpc.client import Fault

import redis
from rich.console import Console
from rich.markup import escape

from news.errors import NotStarted
from news.settings import Settings, is_set, settings
from tema.fitness import check_postgres, check_redis, warnings_of_redis
from tema.health import pulses
from tema.local import LocalService
from tema.parts import PARTS, part_of
from tema.ports import free_port, is_free
from tema.state import private, service_state
from tema.watch import PERIOD, Watch

PATIENCE = 60.0
"""Seconds that all parts may take until their first sign of life."""
log = logging.getLogger(__name__)


def up() -> int:
    """Run the service; servers whose addresses are not set are ours."""
    console = Console(highlight=False)
    with interruptible():
        began = time.monotonic()
        database_url = settings().database_url if is_set("TEMA_DATABASE_URL") else None
        redis_url = settings().redis_url if is_set("TEMA_REDIS_URL") else None
        state = private(service_state(settings().state_dir))
        if database_url:
            check_postgres(database_url)
        if redis_url:
            check_redis(redis_url)
        service = LocalService(
            state,
            {"TEMA_LOG_LEVEL": settings().log_level, "TEMA_FLOWER_PORT": str(flower_port())}
            | own_settings(settings()),
            database_url=database_url,
            redis_url=redis_url,
        )
        try:
            with console.status("starting …"):
                service.__enter__()
                wait_ready(service)
            console.print(f"[green]ready[/green] in {time.monotonic() - began:.1f} s")
            show(console, service)
            watch(console, service)
        except KeyboardInterrupt:
            with console.status("stopping …"):
                service.stop()
            console.print("stopped")
            return 0
        finally:
            service.stop()
    return 0


NOT_HANDED_ON = {"database_url", "redis_url", "state_dir", "flower_port"}
"""What the service itself decides on for its parts."""


def own_settings(chosen: Settings) -> dict[str, str]:
    """What a person set for the parts, handed on: they see no other variable of ours."""
    names = [field.name for field in fields(Settings) if field.name not in NOT_HANDED_ON]
    default = Settings()
    changed = ((name, getattr(chosen, name)) for name in names)
    return {f"TEMA_{n.upper()}": str(v) for n, v in changed if v != getattr(default, n)}


def flower_port() -> int:
    """The chosen port, or a free one where it is taken and was not chosen."""
    chosen = settings().flower_port
    if is_free(chosen):
        return chosen
    if is_set("TEMA_FLOWER_PORT"):
        raise NotStarted(f"port {chosen} of TEMA_FLOWER_PORT is taken")
    return free_port()


@contextmanager
def interruptible() -> Iterator[None]:
    """SIGTERM and a closed terminal are Ctrl-C, also where the parent had that ignored."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # not under nohup
        signal.signal(signal.SIGHUP, signal.default_int_handler)
    yield


def wait_ready(service: LocalService) -> None:
    """Wait until every part's own process has given a sign of life; NotStarted names the others."""
    end = time.monotonic() + PATIENCE
    with client_of(service) as client:
        while missing := silent_parts(service, client):
            if time.monotonic() > end:
                logs = service.state / "logs"
                raise NotStarted(f"no sign of life from {', '.join(missing)}, see {logs}")
            time.sleep(0.05)


def silent_parts(service: LocalService, client: redis.Redis) -> list[str]:
    """The parts whose process of now has given no sign yet."""
    running = service.supervisor.status()
    try:
        told = {(pulse.part, pulse.pid) for pulse in pulses(client)}
    except (redis.RedisError, OSError):  # it may come back: the supervisor begins it again
        told = set()
    own = [name for name in running if part_of(name) in PARTS]
    return [name for name in own if (part_of(name), running[name].pid) not in told]


def client_of(service: LocalService) -> redis.Redis:
    """A client that does not wait long."""
    return redis.Redis.from_url(service.redis_url, socket_timeout=5, socket_connect_timeout=5)


def show(console: Console, service: LocalService) -> None:
    """Where to look and what to do next."""
    console.print(f"Flower    {service.flower_url}  user tema, password in", end=" ")
    console.print(escape(str(service.state / "flower.password")))
    console.print(f"state     {escape(str(service.state))}")
    for line in warnings_of_redis(service.redis_url):
        console.print(f"[yellow]warning[/yellow] {escape(line)}")
    console.print('next      tema topic add "Казахстан" --listing URL   ·   tema status')
    console.print("[bold]Ctrl-C stops all of it[/bold]")


def watch(console: Console, service: LocalService) -> None:
    """Restart what hangs, and say so, for ever."""
    with client_of(service) as client:
        looking = Watch(
            supervisor=service.supervisor,
            client=client,
            parts=frozenset(n for n in service.supervisor.status() if part_of(n) in PARTS),
            settings=settings(),
        )
        while True:
            try:
                restarted = looking.look()
            except (OSError, Fault):
                logs = service.state / "logs"
                raise NotStarted(f"the supervisor has ended, and all with it: see {logs}") from None
            for name, why in restarted:
                console.print(f"{time.strftime('%H:%M:%S')} {name} restarted: {escape(why)}")
            time.sleep(PERIOD)
