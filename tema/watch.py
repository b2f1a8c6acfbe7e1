"""The watch: processes that are up but not at work are noticed from outside, and restarted."""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from xmlrpc.client import Fault

import redis

from news.pulse import Pulse
from news.settings import Settings
from tema import hanging
from tema.health import pulses, waiting_tasks
from tema.parts import part_of
from tema.supervise import Status, Supervisor

PERIOD = 2.0
Key = tuple[str, int]
"""A part and its process id."""
log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Watch:
    """Looks at the signs of the supervised parts; a silence while Valkey is away is no fault."""

    supervisor: Supervisor
    client: redis.Redis
    parts: frozenset[str]
    settings: Settings
    answered_since: float | None = None
    """Since when (monotonic) Valkey has answered every time."""
    waiting_since: float | None = None
    """Since when tasks have been waiting every time."""
    restarts: dict[str, int] = field(default_factory=dict)
    signs: dict[Key, tuple[datetime, float]] = field(default_factory=dict)
    """Each process's last sign, and since when (monotonic) it has been that one."""

    def look(self) -> list[tuple[str, str]]:
        """Restart what hangs; each with the reason."""
        now = time.monotonic()
        try:
            found = pulses(self.client)
            waiting = waiting_tasks(self.client)
        except (redis.RedisError, OSError):
            self.answered_since = self.waiting_since = None
            return []
        self.answered_since = self.answered_since or now
        self.waiting_since = (self.waiting_since or now) if waiting else None
        told = {(pulse.part, pulse.pid): pulse for pulse in found}
        ailing = list(self._ailing(self.supervisor.status(), told, now))
        for name, why in ailing:
            log.warning("process hangs, restarted", extra={"part": name, "why": why})
            self.restarts[name] = self.restarts.get(name, 0) + 1
            try:
                self.supervisor.restart_program(name)
            except Fault as error:  # it ended meanwhile: the supervisor begins it again by itself
                log.warning("process not restarted", extra={"part": name, "error": str(error)})
        return ailing

    def _note(self, told: Mapping[Key, Pulse], now: float) -> None:
        """Note which signs are new; one not seen before counts from the first answer on."""
        first = self.answered_since or now
        for key, pulse in told.items():
            at, since = self.signs.get(key, (pulse.at, first))
            self.signs[key] = (pulse.at, since if at == pulse.at else now)
        self.signs = {key: sign for key, sign in self.signs.items() if key in told}

    def _ailing(
        self, status: Mapping[str, Status], told: Mapping[tuple[str, int], Pulse], now: float
    ) -> list[tuple[str, str]]:
        answered = now - (self.answered_since or now)
        self._note(told, now)
        found = []
        for name in sorted(self.parts & status.keys()):
            one = status[name]
            age = min(one.age, answered)
            if one.state == "RUNNING":
                pulse, waited = (
                    told.get((part_of(name), one.pid)),
                    now - (self.waiting_since or now),
                )
                seen = self.signs.get((part_of(name), one.pid))
                why = hanging.why(
                    pulse,
                    age=age,
                    waited=waited,
                    settings=self.settings,
                    unchanged=now - seen[1] if seen else answered,
                )
                if why:
                    found.append((name, why))
        return found
