"""A crawler that a listing with poison kills, as a broken C library would."""

import ctypes

from crawler import paging
from crawler.process import run
from tema.orphan import exit_with_parent

POISON = b"<!-- poison: listing -->"
read = paging.read


def read_or_die(response):
    if POISON in response.body:
        ctypes.string_at(0)
    return read(response)


if __name__ == "__main__":
    exit_with_parent()
    paging.read = read_or_die
    run()
