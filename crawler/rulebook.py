"""A robots.txt as text: how much of it is read, what reading it costs, and what it then weighs."""

import re
import zlib

from news.bodies import GZIP_MAGIC

LIMIT = 500 * 1024
"""Bytes of a robots.txt that are read, as RFC 9309 (2.5) has it."""
MOST_WORK = 400_000
"""Rules to be kept, each once for every agent of its group: 50 MB and a second at most.

Protego keeps them so: 20,000 agents before 20,000 rules, which are 500 KiB, would be gigabytes.
"""
OF_A_LETTER, OF_A_LINE, OF_A_RULE = 50, 1500, 130
"""Bytes that parsed rules take at most, as measured (Protego 0.7, rules with `*` and `$`)."""
AGENT = re.compile(r"\s*user(-|\s*)agent", re.IGNORECASE)
RULE = re.compile(r"\s*(dis)?allow\s*:", re.IGNORECASE)
"""What surely ends a line of agents; whatever else does is not trusted."""


def unpacked(body: bytes) -> bytes:
    """The first 500 KiB of a robots.txt; raises zlib.error where its gzip is none."""
    if body.startswith(GZIP_MAGIC):
        return zlib.decompressobj(wbits=31).decompress(body, LIMIT)
    return body[:LIMIT]


def work(text: str) -> int:
    """How many rules parsing makes of it, rather too many than too few."""
    total = agents = 0
    begins = True
    for line in text.splitlines():
        if AGENT.match(line):
            agents = (0 if begins else agents) + 1 + line.count("*", 0, 100)
            begins = False
        elif RULE.match(line):
            begins = True
        total += agents
        if total > MOST_WORK:
            break
    return total


def weight(text: str, rules: int) -> int:
    """Bytes of memory that it takes when parsed, at most."""
    return OF_A_LETTER * len(text) + OF_A_LINE * len(text.splitlines()) + OF_A_RULE * rules
