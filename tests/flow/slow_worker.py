"""A worker that is long about a marked page, in C, as long as a file is there."""

import os
from pathlib import Path

from tema.orphan import exit_with_parent
from tema.parts import worker
from tests.flow.poisonable_worker import hang
from workers import read

SLOW = b"<!-- slow -->"
WHILE = "SLOW_WHILE"
parse_article = read.parse_article


def parse_slowly(body, *args, **kwargs):
    if SLOW in body and Path(os.environ[WHILE]).exists():
        hang()
    return parse_article(body, *args, **kwargs)


if __name__ == "__main__":
    exit_with_parent()
    read.parse_article = parse_slowly
    worker()
