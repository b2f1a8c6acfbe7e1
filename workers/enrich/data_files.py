"""Data files: word lists as text, because they read better so than as Python."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def read_data(name: str) -> str:
    """The text of a file of workers/enrich/data."""
    return (files("workers.enrich") / "data" / name).read_text(encoding="utf-8")


def lines(name: str) -> Iterator[str]:
    """The lines of a data file that are no comments."""
    return (
        line.strip() for line in read_data(name).splitlines() if line.strip() and line[0] != "#"
    )


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The words of a file by its sections: [section] what its words are."""
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in lines(name):
        if line[0] == "[":
            words = found.setdefault(line[1:].partition("]")[0], [])
        else:
            words.extend(line.split())
    return {section: tuple(told) for section, told in found.items()}
