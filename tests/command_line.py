"""The command line in this process: arguments in, exit code and both streams out."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from news.settings import settings
from tema.cli import main


@dataclass(frozen=True, slots=True)
class Told:
    """What a command came to."""

    code: int
    out: str
    err: str


Tema = Callable[..., Told]


@pytest.fixture
def tema(monkeypatch, capsys, tmp_path: Path) -> Iterator[Tema]:
    """Runs `tema …` as somebody does who has no service running and no variable set."""
    for name in [name for name in os.environ if name.startswith("TEMA_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TEMA_STATE_DIR", str(tmp_path))

    def run(*arguments: str) -> Told:
        settings.cache_clear()
        monkeypatch.setattr(sys, "argv", ["tema", *arguments])
        with pytest.raises(SystemExit) as raised:
            main()
        told = capsys.readouterr()
        return Told(int(raised.value.code or 0), told.out, told.err)

    yield run
    settings.cache_clear()
