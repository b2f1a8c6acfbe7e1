"""Every command explains itself, and says in one line what is wrong with how it was called."""

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from typer.main import get_command

from tema.cli import command_line
from tema.ports import free_port
from tests.factories import URL

PASSWORD = "тайна-p4ss"  # noqa: S105  # of no server at all


def commands(command: Any, *path: str) -> Iterator[tuple[str, ...]]:
    """The paths of all commands and groups that are shown."""
    yield path
    for name, inner in getattr(command, "commands", {}).items():
        if not inner.hidden:
            yield from commands(inner, *path, name)


ALL = sorted(commands(get_command(command_line([]))))


def test_all_commands_are_there():
    names = {" ".join(path) for path in ALL}
    assert {
        *("topic add", "topic list", "topic show", "topic pause", "topic resume", "topic remove"),
        *("topic find", "listing check"),
        *("listing add", "listing list", "listing pause", "listing resume", "listing remove"),
        *("crawl", "crawl cancel", "recrawl", "articles", "articles show", "status", "migrate"),
        *("parse", "reparse", "drift"),
        *("quarantine list", "quarantine show", "quarantine replay", "up", "demo"),
    } <= names


@pytest.mark.parametrize("path", ALL, ids=" ".join)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_shows_an_example(tema, path, option):
    told = tema(*path, option)
    assert (told.code, told.err) == (0, "")
    assert "Example: tema" in " ".join(told.out.split())


@pytest.mark.parametrize("path", [(), ("topic",), ("listing",), ("quarantine",)], ids=" ".join)
def test_a_group_without_a_command_is_its_help(tema, path):
    told = tema(*path)
    assert (told.code, told.err) == (0, "")
    assert "Example: tema" in told.out


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["nyama"], "'nyama'"),
        (["--nyama"], "--nyama"),
        (["topic", "nyama"], "'nyama'"),
        (["topic", "add"], "NAME"),
        (["topic", "add", "https://novini.example/"], "looks like a URL"),
        (["topic", "add", "Ё\x1b[2J"], "printable characters"),
        (["topic", "add", "Ёлка", "--alias", "Қазақстан"], "kk:Қазақстан"),
        (["topic", "add", "Ёлка", "--every", "често"], "such as 15m"),
        (["topic", "add", "Ёлка", "--listing", "novini.example"], "http or https"),
        (["topic", "show"], "TOPIC"),
        (["listing", "add", "Ёлка"], "URL"),
        (["listing", "add", "Ёлка", "novini.example"], "http or https"),
        (["listing", "add", "Ёлка", URL, "--pages", "0"], "'--pages'"),
        (["listing", "check", "novini.example"], "http or https"),
        (["listing", "check", f"{URL}?q={{topic}}"], "--topic"),
        (["listing", "check", URL, "--pages", "51"], "'--pages'"),
        (["topic", "find", "Ёлка"], "URL"),
        (["topic", "find", "Ёлка", "novini.example"], "http or https"),
        (["topic", "find", URL, URL], "looks like a URL"),
        (["topic", "find", "Ёлка", URL, "--alias", "Қазақстан"], "kk:Қазақстан"),
        (["crawl"], "TOPIC"),
        (["crawl", "Ёлка", "--pages", "1001"], "'--pages'"),
        (["crawl", "Ёлка", "--since", "вчера"], "such as 2025-01-31"),
        (["crawl", "Ёлка", "--nyama"], "--nyama"),
        (["recrawl"], "URL|TOPIC"),
        (["articles", "--limit", "0"], "'--limit'"),
        (["articles", "--since", "31.01.2025"], "such as 2025-01-31"),
        (["articles", "show"], "URL"),
        (["articles", "show", "novini.example"], "http or https"),
        (["articles", "nyama"], "'nyama'"),
        (["parse"], "FILE|URL"),
        (["parse", "nyama.html"], "no file"),
        (["parse", "ъ" * 300], "no file"),
        (["parse", "ftp://novini.example/x"], "http or https"),
        (["parse", URL, "--url", URL], "FILE"),
        (["parse", __file__, "--url", "novini.example"], "http or https"),
        (["parse", __file__, "--fetched", "вчера"], "such as 2025-01-31"),
        (["parse", __file__, "--stored"], "URL"),
        (["parse", __file__, "--save", "."], "--save"),
        (["reparse", "Ёлка"], "Ёлка"),
        (["drift", "--site", "https://"], "such as site.example"),
        (["reparse", "--before-version", "0"], "'--before-version'"),
        (["quarantine", "list", "--limit", "много"], "'--limit'"),
        (["quarantine", "show"], "NUMBER|URL"),
        (["quarantine", "replay"], "--all"),
        (["quarantine", "replay", "1", "--all"], "--all"),
        (["status", "nyama"], "nyama"),
        (["up", "nyama"], "nyama"),
        (["migrate", "--nyama"], "--nyama"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_wrong_argument_is_one_line_that_names_it(tema, arguments, named):
    told = tema(*arguments)
    assert (told.code, told.out, told.err.count("\n")) == (2, "", 1)
    assert told.err.startswith("tema: ")
    assert named in told.err


@pytest.mark.parametrize("text", ["Казах\x1b[2Jстан", "\x9b2J", "a\u202eb"])
def test_a_wrong_argument_sends_nothing_to_the_terminal(tema, text):
    told = tema("articles", "--since", text)
    assert text not in told.err


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TEMA_TASK_TIME_LIMIT", "много"),
        ("TEMA_REDIS_URL_FILE", "/nyama/takuv/fail"),
        ("TEMA_DATABASE_URL", "nonsense"),
        ("TEMA_DATABASE_URL", f"postgresql://tema:{PASSWORD}%zz@127.0.0.1/tema"),
    ],
)
def test_a_wrong_setting_is_one_line_that_names_it(tema, monkeypatch, variable, value):
    monkeypatch.setenv(variable, value)
    told = tema("topic", "list")
    assert (told.code, told.out, told.err.count("\n")) == (2, "", 1)
    assert variable in told.err
    assert PASSWORD not in told.err


EACH = [
    *(["topic", "list"], ["topic", "add", "Ёлка"], ["topic", "pause", "Ёлка"]),
    *(["listing", "list"], ["listing", "remove", URL], ["crawl", "Ёлка"], ["crawl", "cancel"]),
    *(["recrawl", URL], ["recrawl", "Ёлка", "--wait"], ["articles"], ["articles", "show", URL]),
    *(["quarantine", "list"], ["quarantine", "show", "1"], ["quarantine", "replay", "--all"]),
    *(["status"], ["status", "--json"], ["migrate"]),
    *(["parse", URL, "--stored"], ["reparse"], ["drift"], ["topic", "find", "Ёлка", URL]),
    *(["listing", "check", URL, "--topic", "Ёлка"],),
]


@pytest.mark.parametrize("arguments", EACH, ids=" ".join)
def test_a_server_that_is_down_is_one_line_with_its_address(tema, monkeypatch, arguments):
    port = free_port()
    url = f"postgresql://tema:{PASSWORD}@127.0.0.1:{port}/tema"
    monkeypatch.setenv("TEMA_DATABASE_URL", url)
    told = tema(*arguments)
    assert (told.code, told.out, told.err.count("\n")) == (3, "", 1)
    assert f"Postgres at 127.0.0.1:{port} does not answer" in told.err
    assert PASSWORD not in told.err


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tema", *arguments],
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_up_with_a_server_that_is_down_is_one_line_with_its_address(tmp_path):
    port = free_port()
    url = f"postgresql://tema:{PASSWORD}@127.0.0.1:{port}/tema"
    told = run("up", TEMA_STATE_DIR=str(tmp_path), TEMA_DATABASE_URL=url)
    assert (told.returncode, told.stdout, told.stderr.count("\n")) == (3, "", 1)
    assert f"127.0.0.1:{port}" in told.stderr
    assert PASSWORD not in told.stderr


def test_help_is_readable_where_the_locale_knows_no_cyrillic(tmp_path):
    told = run("topic", "add", "--help", TEMA_STATE_DIR=str(tmp_path), LANG="C", LC_ALL="C")
    assert (told.returncode, told.stderr) == (0, "")
    assert "Қазақстан" in told.stdout
