"""Output that people can read, and that no page of the web can turn against their terminal."""

import json
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from rich.console import Console

from news.model import Outcome
from tema import output
from tests.factories import NOON, URL


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0, "0 s"),
        (-5, "0 s"),  # a clock that is behind
        (59, "59 s"),
        (60, "1 min"),
        (90, "90 s"),
        (120, "2 min"),
        (3600, "1 h"),
        (5400, "90 min"),
        (7200, "2 h"),
        (86400, "1 d"),
        (100_000, "28 h"),
        (20 * 86400, "20 d"),
    ],
)
def test_a_length_of_time_is_told_in_the_largest_unit_that_says_something(seconds, told):
    assert output.span(timedelta(seconds=seconds)) == told


def test_how_long_ago_is_told_from_now():
    assert output.ago(NOON - timedelta(minutes=5), NOON) == "5 min ago"


def test_never_is_no_time_ago():
    assert output.ago(None, NOON) is None


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "0 bytes"),
        (1023, "1023 bytes"),
        (1024, "1.0 KiB"),
        (1_500_000, "1.4 MiB"),
        (3 * 1024**3, "3.0 GiB"),
        (5 * 1024**4, "5120.0 GiB"),
    ],
)
def test_bytes_are_told_in_a_fitting_unit(count, told):
    assert output.size(count) == told


@pytest.mark.parametrize(("count", "told"), [(0, "0 pages"), (1, "1 page"), (21, "21 pages")])
def test_a_count_has_its_plural(count, told):
    assert output.counted(count, "page") == told


def test_letters_of_all_languages_stay_as_they_are():
    text = "Қазақстан, ә ғ қ ң ө ұ ү һ і; ъ ь щ; ё; ї є — «哈萨克斯坦»"
    assert output.plain(text).plain == text


@pytest.mark.parametrize("control", ["\x1b", "\x07", "\x00", "\x08", "\r", "\x7f", "\x9b", "\x85"])
def test_what_a_terminal_might_obey_is_replaced(control):
    told = output.plain(f"Щит{control}[2J").plain
    assert told == "Щит\N{REPLACEMENT CHARACTER}[2J"


@pytest.mark.parametrize(
    "mark",
    ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"],
)
def test_what_turns_the_direction_of_text_is_dropped(mark):
    assert output.plain(f"ъ{mark}щ").plain == "ъщ"


def test_lines_and_tabs_stay():
    assert output.plain("първи\n\tвтори").plain == "първи\n\tвтори"


def shown(*cells: object) -> str:
    console = Console(width=100, force_terminal=True, color_system="truecolor")
    with console.capture() as captured:
        console.print(output.table("headline", "url", rows=[cells]))
    return captured.get()


def test_a_cell_is_no_markup():
    assert "[red]Ёлка[/red]" in shown("[red]Ёлка[/red]", URL)


def test_a_cell_sends_nothing_to_the_terminal():
    assert "\x1b]0;" not in shown("\x1b]0;title\x07", URL)


def test_nothing_is_a_dash_and_zero_is_not():
    assert shown(None, 0).strip().splitlines()[-1].split() == ["–", "0"]


def test_an_address_is_folded_and_never_cut():
    assert shown("x", f"{URL}/{'q' * 300}").count("q") == 300


def test_json_keeps_letters_and_gives_each_thing_its_form(capsys):
    output.print_json(
        {
            "headline": "Қазақстан ъщ",
            "at": datetime(2026, 3, 1, 12, tzinfo=UTC),
            "every": timedelta(minutes=15),
            "key": UUID(int=1),
            "body": b"\x1f\x8b" * 5,
            "view": memoryview(b"abc"),
            "outcome": Outcome.STORED,
            "nothing": None,
        }
    )
    told = capsys.readouterr().out
    assert "Қазақстан ъщ" in told
    assert json.loads(told) == {
        "headline": "Қазақстан ъщ",
        "at": "2026-03-01T12:00:00+00:00",
        "every": 900.0,
        "key": "0" * 31 + "1",
        "body": "10 bytes",
        "view": "3 bytes",
        "outcome": "stored",
        "nothing": None,
    }


def test_what_has_no_form_in_json_is_a_bug_and_loud():
    with pytest.raises(TypeError, match="object"):
        output.print_json({"x": object()})


def test_a_note_does_not_get_into_a_pipe(capsys):
    output.note("бележка")
    assert capsys.readouterr() == ("", "бележка\n")


def test_a_line_without_a_terminal_is_wide_enough_for_a_table(capsys):
    output.console().print("ъ" * 150)
    assert capsys.readouterr().out == f"{'ъ' * 150}\n"


def test_a_period_is_told_exactly():
    seconds = (1, 90, 60, 150, 900, 9000, 7200, 86400)
    told = [output.period(timedelta(seconds=length)) for length in seconds]
    assert told == ["1 s", "90 s", "1 min", "150 s", "15 min", "150 min", "2 h", "1 d"]
