"""A part of the release to come: it writes messages of the next version and reads both."""

import sys

from news import wire
from tema.orphan import exit_with_parent
from tema.parts import PARTS

NEXT = wire.VERSION + 1

if __name__ == "__main__":
    exit_with_parent()
    wire.VERSION = NEXT
    PARTS[sys.argv[1]]()
