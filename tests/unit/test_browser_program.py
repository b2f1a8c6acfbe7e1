"""Which browser is taken, and what is said where there is none."""

import subprocess
import sys
from pathlib import Path

import pytest

from crawler.browser import program as programs
from crawler.browser.program import NoBrowser, launching, program
from news.settings import Settings


@pytest.fixture
def chosen(monkeypatch, tmp_path: Path):
    """A setting, and a PATH with nothing on it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(programs, "PLACES", ())
    monkeypatch.setattr(programs, "find_spec", lambda _: True)

    def choose(browser: str = "") -> None:
        monkeypatch.setattr(programs, "settings", lambda: Settings(browser=browser))

    choose()
    return choose


def a_program(path: Path) -> str:
    path.write_text("#!/bin/sh")
    path.chmod(0o755)
    return str(path)


def test_the_systems_browser_is_found_by_its_names(chosen, tmp_path):
    found = a_program(tmp_path / "chromium")
    assert program() == found


def test_a_chosen_one_goes_before_it(chosen, tmp_path):
    a_program(tmp_path / "chromium")
    own = a_program(tmp_path / "own")
    chosen(own)
    assert program() == own


@pytest.mark.parametrize("browser", ["", "/nowhere/chromium"])
def test_none_is_one_line_that_names_the_setting(chosen, browser):
    chosen(browser)
    with pytest.raises(NoBrowser, match=r"^no browser here: .*TEMA_BROWSER.*$"):
        program()


def test_without_the_extra_it_is_one_line_that_names_it_and_nothing_is_imported():
    code = (
        "import sys; sys.modules['scrapy_playwright'] = sys.modules['playwright'] = None\n"
        "from scrapy.utils.test import get_crawler\n"
        "import asyncio, crawler.process\n"
        "from crawler.handler import WebHandler\n"
        "from scrapy import Request\n"
        "wish = Request('https://a.example/', meta={'browser': True})\n"
        "from twisted.internet import asyncioreactor; asyncioreactor.install()\n"
        "handler = WebHandler(get_crawler())\n"
        "asyncio.run(handler.answer(wish))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    last = done.stderr.splitlines()[-1]
    assert last.endswith("NoBrowser: no browser here: pip install 'tema[browser]'")


def test_the_browser_sees_no_variable_of_ours(chosen, tmp_path, monkeypatch):
    a_program(tmp_path / "chromium")
    monkeypatch.setenv("TEMA_DATABASE_URL", "postgresql://secret")
    assert set(launching()["env"]) == {"PATH", "HOME", "LANG"}


def test_what_belongs_to_no_page_has_no_way_out(chosen, tmp_path):
    a_program(tmp_path / "chromium")
    told = launching()
    assert told["proxy"] == {"server": "http://127.0.0.1:9", "bypass": "<-loopback>"}
    assert any(one.startswith("--host-resolver-rules=MAP * ~NOTFOUND") for one in told["args"])
