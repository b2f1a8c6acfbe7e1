"""The newsroom as a process of its own, until SIGTERM or SIGINT."""

import signal
from threading import Event

from tema.newsroom.desk import Newsroom
from tema.newsroom.running import RunningNewsroom


def serve(ports: tuple[int, int, int]) -> None:
    """Answer at these ports, one for each outlet."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with RunningNewsroom(Newsroom(), ports):
        stop.wait()
