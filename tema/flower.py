"""Flower, closed: no page, metric or health check without the password."""

import signal
from pathlib import Path

from flower.app import Flower
from flower.options import options
from flower.urls import settings as web_settings
from flower.views.monitor import Healthcheck, Metrics
from tornado.ioloop import PeriodicCallback
from tornado.web import authenticated

from news import log, pulse
from news.settings import Settings, settings
from tema.secret import secret
from tema.state import private, service_state
from workers.app import app
from workers.heart import Heart

USER = "tema"
KEPT_TASKS = 20_000
COLUMNS = "name,state,args,kwargs,result,received,runtime,worker"


class ClosedMetrics(Metrics):  # type: ignore[misc]  # flower has no types
    """Prometheus' figures, which Flower 2.2 gives to anybody."""

    @authenticated
    async def get(self) -> None:
        """The figures, for who has the password."""
        await super().get()


class ClosedHealthcheck(Healthcheck):  # type: ignore[misc]  # flower has no types
    """Whether it runs, which Flower 2.2 tells anybody."""

    @authenticated
    async def get(self) -> None:
        """OK, for who has the password."""
        await super().get()


def run() -> None:
    """Serve until SIGTERM or SIGINT."""
    log.set_up(settings().log_level)
    log.quiet("tornado.access")
    flower = closed_flower(settings())
    # Half a period: a callback that comes a moment early would otherwise be left out.
    heart = Heart("flower", settings().redis_url, period=pulse.PERIOD / 2)
    PeriodicCallback(heart.beat, pulse.PERIOD * 1000).start()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: flower.io_loop.add_callback_from_signal(flower.stop))
    flower.start_http_server()
    heart.beat()  # only now: a port that is taken ends it here
    flower.start()
    heart.stop()


def closed_flower(chosen: Settings) -> Flower:
    """Flower's web application with the password on every page."""
    options.address = chosen.flower_address
    options.port = chosen.flower_port
    options.basic_auth = [f"{USER}:{chosen.flower_password or own_password()}"]
    options.max_tasks = KEPT_TASKS
    options.tasks_columns = COLUMNS
    options.purge_offline_workers = 300
    flower = Flower(capp=app, options=options, **web_settings)
    closed = [(r"/metrics", ClosedMetrics), (r"/healthcheck", ClosedHealthcheck)]
    flower.add_handlers(r".*", closed)  # asked before Flower's own
    return flower


def own_password() -> str:
    """The generated password in the state folder."""
    return password_in(private(service_state(settings().state_dir)))


def password_in(state: Path) -> str:
    """The generated password of this state folder."""
    return secret(state / "flower.password")
