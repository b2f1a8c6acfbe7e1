"""Without the extra `local` the parts and the commands work, and what needs it says so."""

import subprocess
import sys

import pytest

from tema.commands.service import LOCAL, local_extra
from tema.parts import PARTS

HIDDEN = f"import sys; sys.modules |= dict.fromkeys({LOCAL!r}); "
"""Python in which what the extra brings cannot be imported."""
IMPORTS = {
    "crawler": "crawler.process",
    "intake": "workers.intake",
    "worker": "workers.tasks, workers.signs, workers.parse",
    "beat": "celery.beat, workers.signs",
    "flower": "tema.flower",
}


def python(code: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", HIDDEN + code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def tema(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return python("from tema.cli import main; main()", *arguments)


@pytest.mark.parametrize("arguments", [("up",), ("demo",), ("newsroom", "1,2,3")], ids=" ".join)
def test_what_needs_it_is_one_line(arguments):
    done = tema(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("tema: ")
    assert done.stderr.count("\n") == 1
    assert "pip install 'tema[local]'" in done.stderr


def test_another_package_that_is_missing_is_no_matter_of_it():
    with pytest.raises(ModuleNotFoundError, match="nyama"), local_extra():
        import nyama  # noqa: F401


def test_help_needs_nothing_of_it():
    assert tema("up", "--help").returncode == 0


def test_the_parts_and_their_checks_need_nothing_of_it():
    done = python(f"import tema.healthy, {', '.join(IMPORTS[part] for part in PARTS)}")
    assert (done.returncode, done.stderr) == (0, "")
