"""A worker whose parser dies on a page that holds the poison: as a segfault would end it."""

import os
import signal

from tema.orphan import exit_with_parent
from tema.parts import worker
from workers import read

POISON = b"<!-- poison -->"
parse_article = read.parse_article


def parse_or_die(body, *args, **kwargs):
    if POISON in body:
        os.kill(os.getpid(), signal.SIGKILL)
    return parse_article(body, *args, **kwargs)


if __name__ == "__main__":
    exit_with_parent()
    read.parse_article = parse_or_die
    worker()
