"""One frozen Settings from TEMA_* variables; nobody else reads the environment."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import timedelta
from functools import cache
from pathlib import Path
from types import NoneType
from typing import get_args, get_type_hints

from news.errors import SettingError

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LEAST = {
    "silence": 10,
    "download_delay": 0,
    "worker_processes": 1,
    "crawlers": 1,
    "crawl_floor": 1,
    "crawl_ceiling": 1,
    "flower_port": 1,
    "request_tick": 0.1,
}
"""The least values; of the others any above nothing."""
MOST = 10_000_000
AGE = re.compile(r"(\d{1,5})([smhd])")
LANGUAGES = re.compile(r"[a-z]{2}(\s+[a-z]{2})*|none", re.I)
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person may set; each default works on a laptop. `.env.example` says why."""

    database_url: str = "postgresql://tema@127.0.0.1:5432/tema"
    redis_url: str = "redis://127.0.0.1:6379/0"
    state_dir: str | None = None
    contact: str = ""
    allow_addresses: str = ""
    download_delay: float = 1.0
    browser: str = ""
    download_timeout: float = 20.0
    request_tick: float = 1.0
    crawl_floor: float = 300.0
    crawl_ceiling: float = 7200.0
    revisits: str = "1h 3h 12h 1d 3d 7d 28d"
    run_deadline: float = 900.0
    claim_idle: float = 30.0
    task_time_limit: float = 60.0
    worker_processes: int = 2
    crawlers: int = 1
    silence: float = 60.0
    flower_address: str = "127.0.0.1"
    flower_port: int = 5555
    flower_password: str = ""
    canary_page: str = ""
    log_level: str = "INFO"
    names_by: str = ""
    languages: str = "bg ru uk kk en"

    @property
    def lease(self) -> float:
        """Seconds after which an entry in work counts as a dead attempt."""
        return self.task_time_limit * 1.25

    @property
    def resend(self) -> float:
        """Seconds after which an entry given to Celery and not begun is given again."""
        return self.task_time_limit

    @property
    def taking(self) -> float:
        """Seconds without taking a task, while tasks wait, after which a worker is restarted."""
        return max(self.silence, 2 * self.lease)

    @property
    def ladder(self) -> tuple[timedelta, ...]:
        """The ages at which an article is looked at again, growing."""
        return ladder_of(self.revisits)

    @property
    def warmed(self) -> tuple[str, ...]:
        """The languages whose dictionaries a worker reads before its processes are forked."""
        languages = self.languages.lower().split()
        return () if languages == ["none"] else tuple(languages)

    @property
    def allowed_addresses(self) -> frozenset[tuple[str, int]]:
        """Exact (address, port) pairs that the guard lets through though they are not public."""
        items = [item.strip() for item in self.allow_addresses.split(",") if item.strip()]
        pairs = [item.rpartition(":") for item in items]
        try:
            return frozenset((host, int(port)) for host, _, port in pairs)
        except ValueError:
            raise SettingError("TEMA_ALLOW_ADDRESSES takes address:port,…") from None


def read(environ: Mapping[str, str]) -> Settings:
    """Settings from variables; an empty one counts as not set, a wrong one raises SettingError.

    `TEMA_NAME_FILE` names a file that holds the value: the way of secrets.
    """
    hints = get_type_hints(Settings)
    values: dict[str, object] = {}
    for field in fields(Settings):
        name = f"TEMA_{field.name.upper()}"
        if text := _text(environ, name):
            kind = next(
                (k for k in get_args(hints[field.name]) if k is not NoneType), hints[field.name]
            )
            try:
                values[field.name] = kind(text)
            except ValueError:
                raise SettingError(f"{name} is not a {kind.__name__}: {text[:40]!r}") from None
    refuse(values)
    return Settings(**values)  # type: ignore[arg-type]  # each value was made by its field's own type


def ladder_of(told: str) -> tuple[timedelta, ...]:
    """Ages such as `1h 1d 7d`, growing; none for `never`."""
    text = told.strip().lower()
    found = [AGE.fullmatch(word) for word in text.split()] if text != "never" else []
    ages = [timedelta(seconds=int(age[1]) * UNITS[age[2]]) for age in found if age]
    if len(ages) < len(found) or ages != sorted(set(ages)):
        raise SettingError("TEMA_REVISITS takes growing ages such as 1h 1d 7d, or never")
    return tuple(ages)


def refuse(values: Mapping[str, object]) -> None:
    """Raise SettingError for what has the right type and no sense."""
    for name, value in values.items():
        variable = f"TEMA_{name.upper()}"
        if isinstance(value, int | float) and not LEAST.get(name, 0.001) <= value < MOST:
            raise SettingError(f"{variable} is out of its range: {value}")
        if name == "revisits":
            ladder_of(str(value))
        if name == "languages" and not LANGUAGES.fullmatch(str(value)):
            raise SettingError(f"{variable} takes codes such as bg ru en, or none: {value}")
        if name == "log_level" and str(value).upper() not in LEVELS:
            raise SettingError(f"{variable} is not one of {', '.join(LEVELS)}: {value}")


def _text(environ: Mapping[str, str], name: str) -> str:
    """What a variable says, or the file that it names."""
    if text := environ.get(name, "").strip():
        return text
    path = environ.get(f"{name}_FILE", "").strip()
    try:
        return Path(path).read_text().strip() if path else ""
    except OSError as error:
        raise SettingError(f"{name}_FILE cannot be read: {error.strerror}: {path}") from None
    except UnicodeDecodeError:
        raise SettingError(f"{name}_FILE is not a text: {path}") from None


def is_set(name: str) -> bool:
    """Whether a person has chosen this setting, by its variable's name."""
    return bool(_text(os.environ, name))


@cache
def settings() -> Settings:
    """This process's settings, read once."""
    return read(os.environ)
