"""`python -m benchmarks`: three systems read the generated site in turn; exit code 1 if Tema fails.

It fails where an article was lost or garbled, or Redis needed more than 32 MB.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.console import Console

from benchmarks import report, rounds, service, table
from benchmarks.rounds import Round
from benchmarks.running import ROOT, RunningSite
from news.settings import settings
from tema.state import PROJECT, default_state_dir, private

SYSTEMS: dict[str, Callable[[RunningSite, Path], Round]] = {
    "bare": rounds.bare,
    "obvious": rounds.plain,
    "tema": service.tema,
}
traced_tema = partial(service.tema, traced=True)
OUT = ROOT / "build" / "bench" / "pipeline.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The rounds, with the site at work."""

    console: Console
    running: RunningSite
    state: Path
    quick: bool

    def rounds(self, systems: Sequence[str], count: int) -> dict[str, list[Round]]:
        """The rounds of each system, taken in turn."""
        found: dict[str, list[Round]] = {name: [] for name in systems}
        for number in range(count):
            for name, done in found.items():
                system = traced_tema if self.quick and name == "tema" else SYSTEMS[name]
                with self.console.status(f"round {number + 1} of {count}: {name} …"):
                    done.append(system(self.running, self.state))
                self.console.print(line(name, done[-1]))
        return found

    def by_step(self, found: Sequence[Round]) -> Round:
        """A round of Tema with spans: one more, or in a hurry the one there is."""
        if self.quick:
            return found[-1]
        with self.console.status("tema once more, by step …"):
            return traced_tema(self.running, self.state)


def line(name: str, done: Round) -> str:
    """One round in a line."""
    told = done.figures()
    return (
        f"{name}: {told['articles_per_s']:.1f} articles/s,"
        f" {told['cpu_ms_per_article']:.2f} ms, lost {told['lost']:.0f}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, show, write down; 0 if Tema lost nothing and stayed within its memory."""
    chosen = parsed(arguments)
    console = Console()
    state = private(Path(settings().state_dir or default_state_dir(PROJECT) / "bench").resolve())
    with ExitStack() as held:
        with console.status("building the site …"):
            running = held.enter_context(RunningSite(chosen.pages))
        bench = Bench(console=console, running=running, state=state, quick=chosen.quick)
        found = bench.rounds(chosen.systems, chosen.rounds)
        traced = bench.by_step(found["tema"]) if "tema" in found else None
    told = report.summary(found, traced)
    report.write(told, chosen.out)
    table.show(console, told)
    return 0 if holds([*found.get("tema", ()), *filter(None, [traced])]) else 1


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="300 pages, one round, with spans")
    parser.add_argument("--pages", type=int, help="how many pages the site has (2000)")
    parser.add_argument("--rounds", type=int, help="how many rounds (3)")
    parser.add_argument("--systems", default=",".join(SYSTEMS), help="some of %(default)s")
    parser.add_argument("--out", type=Path, default=OUT, help="where the JSON goes (%(default)s)")
    chosen = parser.parse_args(arguments)
    chosen.pages = chosen.pages or (300 if chosen.quick else 2000)
    chosen.rounds = chosen.rounds or (1 if chosen.quick else 3)
    chosen.systems = chosen.systems.split(",")
    if unknown := set(chosen.systems) - set(SYSTEMS):
        parser.error(f"no system {', '.join(unknown)}")
    return chosen


def holds(found: Sequence[Round]) -> bool:
    """Whether Tema kept its word in every round."""
    return all(
        not one.lost and not one.wrong and one.redis_peak_mb <= report.REDIS_LIMIT for one in found
    )


if __name__ == "__main__":
    sys.exit(main())
