"""Hanging: the one rule by which a process that is up counts as not at work."""

import math
from datetime import UTC, datetime

from news.pulse import Pulse
from news.settings import Settings


def why(
    pulse: Pulse | None,
    *,
    age: float,
    waited: float,
    settings: Settings,
    unchanged: float = math.inf,
) -> str | None:
    """Why a process counts as hanging, or None.

    `age`: seconds that it has run and Valkey could have heard of it; `waited`: seconds that tasks
    have been waiting all along; `unchanged`: seconds for which its sign has been seen the same,
    by a clock that nobody sets.
    """
    if age <= settings.silence:
        return None
    now = datetime.now(UTC)
    silence = pulse.silence(now) if pulse else age
    if min(silence, unchanged) > settings.silence:
        return f"no sign of life for {silence:.0f} s"
    if pulse is None or pulse.part != "worker" or age <= settings.taking:
        return None
    idle = (now - (pulse.took_at or pulse.started_at)).total_seconds()
    if min(waited, idle) > settings.taking:
        return f"took no task for {idle:.0f} s while tasks were waiting"
    return None
