"""Logs: a constant sentence and fixed keys, one line per hop."""

import logging

STANDARD = frozenset(logging.makeLogRecord({}).__dict__) | {
    "message",
    "asctime",
    "data",
    "spider",
}


class Formatter(logging.Formatter):
    """`time level logger sentence key=value …`, the keys from `extra`."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The line with the record's own keys behind it."""
        extra = {k: v for k, v in record.__dict__.items() if k not in STANDARD}
        return super().formatMessage(record) + "".join(f" {k}={v!r}" for k, v in extra.items())


def set_up(level: str) -> None:
    """Send all logs of this process to its error stream in one form."""
    handler = logging.StreamHandler()
    handler.setFormatter(Formatter())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)


def quiet(name: str) -> None:
    """Let a library's logger speak of warnings only."""
    logging.getLogger(name).setLevel(logging.WARNING)
