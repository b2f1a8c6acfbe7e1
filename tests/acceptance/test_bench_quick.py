"""The benchmark in small: nothing lost, nothing garbled, memory bounded; speed is not asked for."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.acceptance.test_demo import processes_that_name


def test_tema_loses_and_garbles_nothing_within_its_memory(state_dir: Path, tmp_path: Path):
    out = tmp_path / "pipeline.json"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TEMA_")}
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick", "--out", str(out)],
        env=environment | {"TEMA_STATE_DIR": str(state_dir / "bench"), "COLUMNS": "120"},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    told = json.loads(out.read_text())
    tema = told["systems"]["tema"]
    assert set(told["systems"]) == {"bare", "obvious", "tema"}
    assert (tema["lost"], tema["wrong"], tema["faults"]) == (0, 0, [])
    assert 0 < tema["redis_peak_mb"] <= 32
    assert told["systems"]["bare"]["lost"] == told["systems"]["obvious"]["lost"] == 0
    named = ("fetch", "fetch: listings", "hand over", "hand over: leases, known", "parse", "save")
    assert [step for step in named if told["tema_steps_ms"][step] <= 0] == []
    assert told["tema_spans_ms"] < 0.03 * told["tema_traced_ms"]
    assert processes_that_name(state_dir) == []
