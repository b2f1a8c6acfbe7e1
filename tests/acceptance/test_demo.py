"""The demo as a newcomer runs it."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path


def test_it_stores_every_article_and_leaves_nothing_running(state_dir: Path):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TEMA_")}
    run = subprocess.run(
        [sys.executable, "-m", "tema", "demo", "--once"],
        env=environment | {"TEMA_STATE_DIR": str(state_dir / "demo"), "COLUMNS": "120"},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "all 63 articles are stored" in run.stdout
    assert run.stdout.count("bg, kk, ru") == 2, "the newsroom's events that three outlets tell"
    assert "Traceback" not in run.stdout + run.stderr
    assert processes_that_name(state_dir) == []
    told = (state_dir / "demo" / "logs" / "supervisord.log").read_text()
    assert "stopped: beat" in told
    assert "SIGKILL" not in told, told


def processes_that_name(path: Path) -> list[str]:
    """The command lines of running processes that hold this path, where /proc tells."""
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            found.append(line.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
    return [command for command in found if str(path) in command]
