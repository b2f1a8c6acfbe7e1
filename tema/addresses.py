"""Where the local service is: written by `tema up`, read by every command beside it."""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from news.errors import NotStarted
from tema.secret import write_private


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The addresses of one local service; the first two hold passwords."""

    database_url: str
    redis_url: str
    flower_url: str
    logs: str


def save(state: Path, addresses: Addresses) -> None:
    """Write them where only we can read them."""
    write_private(state / "service.json", json.dumps(asdict(addresses)))


def load(state: Path) -> Addresses | None:
    """Those of the service that runs with this state, None where none does."""
    try:
        return Addresses(**json.loads((state / "service.json").read_text()))
    except (OSError, ValueError, TypeError):
        return None


def forget(state: Path) -> None:
    """The service has ended."""
    (state / "service.json").unlink(missing_ok=True)


@contextmanager
def alone(state: Path) -> Iterator[None]:
    """Hold the state folder for one service; NotStarted where another holds it."""
    with (state / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise NotStarted(f"a service runs with {state} already") from None
        yield
