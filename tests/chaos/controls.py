"""`python -m tests.chaos.controls`: the same run without one of the protections has to fail.

Three controls, each named for what is taken away; exit code 1 if one of them passes.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from store.connection import connect, rows
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
    """A worker whose store notes each page by a plain INSERT into a table without a key."""

    modules: ClassVar[Mapping[str, str]] = {
        "worker": "tests.chaos.parts.worker_with_plain_insert",
    }

    def start(self) -> None:
        """Start, with the table."""
        super().start()
        with connect(self.database_url) as conn:
            conn.execute("CREATE TABLE noted (page text)")
            conn.execute("GRANT INSERT ON noted TO tema_worker")


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
    look: Callable[[Any], Mapping[str, Any]] = lambda _: {}


def doubles(conn: Any) -> Mapping[str, Any]:
    """How many pages were noted twice."""
    return rows(conn, "SELECT count(*) - count(DISTINCT page) AS doubles FROM noted")[0]


def missing(chaos: Chaos) -> int:
    """How many URLs came to no end."""
    assert chaos.found
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
        fails=lambda chaos: int(chaos.extra["doubles"]),
        words="pages stored twice",
        look=doubles,
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
    """Run each control; 1 if one of them shows nothing."""
    passed = [control.name for control in CONTROLS if not shows(control)]
    return 1 if passed else 0


def shows(control: Control, articles: int = 500, count: int = 9, quiet: float = 90) -> bool:
    """Whether a run without it fails as it must."""
    state = Path(tempfile.mkdtemp(prefix="tema-chaos-"))
    state.chmod(0o711)
    chaos = Chaos(
        articles=articles,
        count=count,
        state=state,
        service_class=control.service,
        kinds=control.kinds,
        settings=control.settings,
        quiet=quiet,
        look=control.look,
        say=lambda line: print(f"  {line}", file=sys.stderr, flush=True),
    )
    try:
        chaos.run()
    finally:
        shutil.rmtree(state, ignore_errors=True)
    wrong = control.fails(chaos)
    print(f"{control.name}: {wrong} {control.words}: {'fails as it must' if wrong else 'PASSED'}")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
