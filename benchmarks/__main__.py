"""`python -m benchmarks`: three systems read the generated site in turn; exit code 1 if Tema fails.

It fails where an article was lost or garbled, or Redis needed more than 32 MB.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
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
OUT = ROOT / "build" / "bench" / "pipeline.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, show, write down; 0 if Tema lost nothing and stayed within its memory."""
    chosen = parsed(arguments)
    console = Console()
    state = private(Path(settings().state_dir or default_state_dir(PROJECT) / "bench").resolve())
    with console.status("building the site …"):
        running = RunningSite(chosen.pages).__enter__()
    try:
        found = measured(console, running, state, chosen)
        traced = None
        if not chosen.no_steps and "tema" in found:
            with console.status("tema, traced …"):
                traced = service.tema(running, state, traced=True)
    finally:
        running.__exit__()
    told = report.summary(found, traced)
    report.write(told, chosen.out)
    table.show(console, told)
    return 0 if "tema" not in found or holds([*found["tema"], *filter(None, [traced])]) else 1


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="300 pages, one round")
    parser.add_argument("--pages", type=int, help="how many pages the site has (2000)")
    parser.add_argument("--rounds", type=int, help="how many rounds (3)")
    parser.add_argument("--systems", default=",".join(SYSTEMS), help="some of %(default)s")
    parser.add_argument("--no-steps", action="store_true", help="without the traced round")
    parser.add_argument("--out", type=Path, default=OUT, help="where the JSON goes (%(default)s)")
    chosen = parser.parse_args(arguments)
    chosen.pages = chosen.pages or (300 if chosen.quick else 2000)
    chosen.rounds = chosen.rounds or (1 if chosen.quick else 3)
    chosen.systems = chosen.systems.split(",")
    if unknown := set(chosen.systems) - set(SYSTEMS):
        parser.error(f"no system {', '.join(unknown)}")
    return chosen


def measured(
    console: Console, running: RunningSite, state: Path, chosen: argparse.Namespace
) -> dict[str, list[Round]]:
    """The rounds of each system, taken in turn."""
    found: dict[str, list[Round]] = {name: [] for name in chosen.systems}
    for number in range(chosen.rounds):
        for name, done in found.items():
            with console.status(f"round {number + 1} of {chosen.rounds}: {name} …"):
                done.append(SYSTEMS[name](running, state))
            figures = done[-1].figures()
            line = f"{name}: {figures['articles_per_s']:.1f} articles/s,"
            console.print(
                f"{line} {figures['cpu_ms_per_article']:.2f} ms, lost {figures['lost']:.0f}"
            )
    return found


def holds(found: Sequence[Round]) -> bool:
    """Whether Tema kept its word in every round."""
    return all(
        not one.lost and not one.wrong and one.redis_peak_mb <= report.REDIS_LIMIT for one in found
    )


if __name__ == "__main__":
    sys.exit(main())
