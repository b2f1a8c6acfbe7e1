"""`python -m tests.chaos.controls`: the same run without one of the protections has to fail.

Three controls, each named for what is taken away, and beside each the same run (seed, faults,
settings) with it, which has to show nothing; exit code 1 if one of the six does otherwise.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from store.connection import connect
from tema.valkey import EmbeddedValkey
from tests.chaos.run import Chaos
from tests.chaos.service import ChaosService

LATER = {"TEMA_RUN_DEADLINE": "100000"}
"""Runs are never sent again: else the crawl itself would bring back what the stream lost."""


class WithoutClaiming(ChaosService):
    """Intake hands on what is new and never looks for what was lost."""

    modules: ClassVar[Mapping[str, str]] = {
        **ChaosService.modules,
        "intake": "tests.chaos.parts.intake_without_claiming",
    }


class PlainInsert(ChaosService):
    """A worker whose store keeps captures by a plain INSERT, their table without its key."""

    modules: ClassVar[Mapping[str, str]] = {
        "worker": "tests.chaos.parts.worker_with_plain_insert",
    }

    def start(self) -> None:
        """Start, without the key."""
        super().start()
        with connect(self.database_url) as conn:
            conn.execute("ALTER TABLE captures DROP CONSTRAINT captures_pkey")


class ForgetfulValkey(EmbeddedValkey):
    """Valkey without its append-only file."""

    def _settings(self) -> list[str]:
        return ["appendonly no" if s == "appendonly yes" else s for s in super()._settings()]


class WithoutFile(ChaosService):
    """The service on such a Valkey."""

    def __init__(self, state: Path, allowed: str, **settings: str) -> None:
        super().__init__(state, allowed, **settings)
        assert self.valkey
        self.valkey = ForgetfulValkey(self.valkey.state, self.valkey.port)


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One thing taken away, the faults that show it, and what then has to be wrong."""

    name: str
    service: type[ChaosService]
    kinds: tuple[str, ...]
    fails: Callable[[Chaos], int]
    """How much is wrong: nothing would be a control that passes."""
    words: str
    settings: Mapping[str, str] = field(default_factory=dict)


def twice(chaos: Chaos) -> int:
    """How many pages were kept twice."""
    assert chaos.found
    return chaos.found.twice


def missing(chaos: Chaos) -> int:
    """How many URLs came to no end."""
    told = [line for line in chaos.broken if " lost: " in line]
    return int(told[0].split()[0]) if told else 0


CONTROLS = (
    Control(
        name="without claiming",
        service=WithoutClaiming,
        kinds=("kill worker group", "kill worker child", "kill valkey"),
        fails=lambda chaos: chaos.stuck,
        words="entries stuck on the stream",
        settings=LATER,
    ),
    Control(
        name="plain INSERT, no unique key",
        service=PlainInsert,
        kinds=("strand",),
        fails=twice,
        words="pages stored twice",
    ),
    Control(
        name="without the append-only file",
        service=WithoutFile,
        kinds=("kill valkey",),
        fails=missing,
        words="pages lost",
        settings=LATER,
    ),
)


def main() -> int:
    """Run the controls, all or those that are named; 1 if one of them does not show its point."""
    asked = argparse.ArgumentParser(prog="python -m tests.chaos.controls", description=__doc__)
    asked.add_argument("--only", default="", help="those with this in their name")
    only = asked.parse_args().only
    passed = [control.name for control in CONTROLS if only in control.name and not shows(control)]
    return 1 if passed else 0


def shows(control: Control) -> bool:
    """Whether a run without it fails as it must, and the same run with it does not."""
    without = run(control, control.service)
    beside = run(control, ChaosService)
    wrong, left = control.fails(without), control.fails(beside)
    well = wrong > 0 and not beside.broken
    print(
        f"{control.name}: {wrong} {control.words}; with it {left}, {len(beside.broken)} broken:"
        f" {'fails as it must' if well else 'SHOWS NOTHING'}"
    )
    for line in beside.broken[:10]:
        print(f"  BROKEN with it: {line}")
    return well


def run(control: Control, service: type[ChaosService]) -> Chaos:
    """One run of a control."""
    state = Path(tempfile.mkdtemp(prefix="tema-chaos-"))
    state.chmod(0o711)
    chaos = Chaos(
        articles=500,
        count=9,
        state=state,
        service_class=service,
        kinds=control.kinds,
        settings=control.settings,
        quiet=90 if service is control.service else 300,
        say=lambda line: print(f"  {line}", file=sys.stderr, flush=True),
    )
    try:
        chaos.run()
    finally:
        shutil.rmtree(state, ignore_errors=True)
    return chaos


if __name__ == "__main__":
    sys.exit(main())
