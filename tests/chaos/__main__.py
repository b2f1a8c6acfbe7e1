"""`python -m tests.chaos`: the chaos run; exit code 1 if an invariant breaks."""

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.chaos.run import Chaos


def main() -> int:
    """One run for each seed."""
    asked = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    asked.add_argument("--articles", type=int, default=5000)
    asked.add_argument("--faults", type=int, default=112, help="112: each of 14 kinds eight times")
    asked.add_argument("--seeds", default="1", help="one run for each: 1,2,3")
    asked.add_argument("--keep", action="store_true", help="keep the state folder, with its logs")
    told = asked.parse_args()
    failed = [seed for seed in told.seeds.split(",") if not held(told, int(seed))]
    return 1 if failed else 0


def held(told: argparse.Namespace, seed: int) -> bool:
    """Run once and say what came of it; whether everything held."""
    state = Path(tempfile.mkdtemp(prefix="tema-chaos-"))
    state.chmod(0o711)
    begun = time.monotonic()
    chaos = Chaos(
        articles=told.articles,
        count=told.faults,
        seed=seed,
        state=state,
        say=lambda line: print(f"{time.monotonic() - begun:6.0f} s  {line}", flush=True),
    )
    try:
        chaos.run()
        print(f"seed {seed}: {chaos.line} | {time.monotonic() - begun:.0f} s")
        kinds = Counter(fault.kind for fault in chaos.faults)
        print("faults: " + ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items())))
        for line in chaos.broken[:50]:
            print(f"BROKEN {line}")
        return not chaos.broken
    finally:
        if told.keep:
            print(f"state kept in {state}")
        else:
            shutil.rmtree(state, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
