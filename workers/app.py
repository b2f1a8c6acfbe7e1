"""The Celery application: JSON only, no results, early acknowledgement (the stream remembers)."""

import gc
import resource
from contextlib import suppress

from celery import Celery
from celery.schedules import schedule
from celery.signals import setup_logging, worker_before_create_process, worker_process_init
from kombu.entity import Queue
from kombu.transport import TRANSPORT_ALIASES

from news import log, pulse
from news.clock import Clock
from news.settings import settings
from workers.queues import ANNOUNCE, INGEST, QUEUES, REPARSE, SCHEDULE, URGENT

BATCH = 20
MEMORY = 512 * 1024 * 1024
"""Bytes that one child may ask for: beyond them a page is out of memory, not the machine."""

# Under Redis' own name: Flower knows a broker by the scheme of its address.
TRANSPORT_ALIASES |= dict.fromkeys(("redis", "rediss"), "workers.broker:Transport")

app = Celery("tema", include=["workers.tasks", "workers.signs", "workers.ending"])
app.conf.update(
    broker_url=settings().redis_url,
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    broker_transport_options={
        # Above twice the hard limit, so that no message in work is delivered a second time.
        "visibility_timeout": max(300, int(settings().task_time_limit * 3)),
        "unacked_restore_interval": 10,
        "unacked_restore_throttle": 1,
        "socket_timeout": 10,
        "socket_connect_timeout": 5,
        "socket_keepalive": True,
        "health_check_interval": 25,
    },
    task_publish_retry_policy={"max_retries": 3, "interval_start": 0.2, "interval_max": 1},
    accept_content=["json"],
    result_accept_content=["json"],
    task_serializer="json",
    result_serializer="json",
    event_serializer="json",
    task_ignore_result=True,
    task_queues=[Queue(name) for name in QUEUES],  # type: ignore[no-untyped-call]  # kombu has few types
    task_default_queue=SCHEDULE,
    task_create_missing_queues=False,
    task_routes={
        "tema.ingest": {"queue": INGEST},
        "tema.announce": {"queue": ANNOUNCE},
        "tema.recrawl": {"queue": URGENT},
        "tema.reparse": {"queue": REPARSE},
        "tema.apply_topic": {"queue": REPARSE},
        "tema.resume_changes": {"queue": SCHEDULE},
        "tema.request_due": {"queue": SCHEDULE},
        "tema.settle": {"queue": SCHEDULE},
        "tema.remember_known": {"queue": SCHEDULE},
        "tema.look_for_drift": {"queue": SCHEDULE},
        "tema.look_at_coverage": {"queue": SCHEDULE},
        "tema.canary": {"queue": SCHEDULE},
        "tema.assign_stories": {"queue": SCHEDULE},
        "tema.forget_signatures": {"queue": SCHEDULE},
    },
    task_acks_late=False,
    task_time_limit=settings().task_time_limit,
    task_soft_time_limit=settings().task_time_limit * 0.75,
    worker_prefetch_multiplier=1,
    worker_concurrency=settings().worker_processes,
    worker_max_tasks_per_child=500,
    worker_max_memory_per_child=300_000,
    # Seconds until a task whose child died is a failure; the worker's end waits for that.
    worker_lost_wait=1.0,
    worker_cancel_long_running_tasks_on_connection_loss=False,
    worker_hijack_root_logger=False,
    # What Flower shows; events of tasks alone, and none is kept where nobody listens.
    worker_send_task_events=True,
    event_queue_ttl=30,
    event_queue_expires=60,
    beat_scheduler="workers.signs:Clock",
    beat_max_loop_interval=1,
    beat_schedule={
        "request due": {"task": "tema.request_due", "schedule": settings().request_tick},
        "announce": {"task": "tema.announce", "schedule": settings().request_tick},
        "settle": {"task": "tema.settle", "schedule": settings().request_tick},
        "remember known": {"task": "tema.remember_known", "schedule": 20 * settings().request_tick},
        "resume changes": {"task": "tema.resume_changes", "schedule": 30 * settings().request_tick},
        "look for drift": {
            "task": "tema.look_for_drift",
            "schedule": 300 * settings().request_tick,
        },
        "look at coverage": {
            "task": "tema.look_at_coverage",
            "schedule": 300 * settings().request_tick,
        },
        "canary": {"task": "tema.canary", "schedule": pulse.CANARY},
        "assign stories": {"task": "tema.assign_stories", "schedule": 5 * settings().request_tick},
        "forget signatures": {
            "task": "tema.forget_signatures",
            "schedule": 3600 * settings().request_tick,
        },
    },
)
steady = Clock()
for entry in app.conf.beat_schedule.values():
    entry["schedule"] = schedule(entry["schedule"], nowfun=steady.now, app=app)


@setup_logging.connect  # type: ignore[untyped-decorator]  # celery has no types
def set_up_logging(**_: object) -> None:
    """One form of logs for all of Tema's processes, instead of Celery's own."""
    log.set_up(settings().log_level)


@worker_before_create_process.connect  # type: ignore[untyped-decorator]  # celery has no types
def share_memory(**_: object) -> None:
    """Load what a child needs before it is forked, and let its collector leave that alone.

    So the pages stay shared, and a first task loses none of its time limit to imports.
    """
    import workers.parse  # noqa: F401  # the import is the work
    from workers.enrich import warm

    warm(settings().warmed)
    gc.collect()
    gc.freeze()


@worker_process_init.connect  # type: ignore[untyped-decorator]  # celery has no types
def bound_memory(**_: object) -> None:
    """Let a child that asks for too much get a MemoryError, which quarantines its page."""
    from workers.enrich import embedding

    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    with suppress(ValueError, OSError):  # a lower bound holds already, or this system has none
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY + embedding.memory(), hard))
