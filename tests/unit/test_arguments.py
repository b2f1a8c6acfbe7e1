"""What a person types becomes a value, or one line that says what is right."""

from datetime import UTC, datetime, timedelta

import pytest
import typer

from tema import arguments


def wrong(read, text: str) -> str:
    """The line that is said about a wrong argument."""
    with pytest.raises(typer.BadParameter) as raised:
        read(text)
    return str(raised.value)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1s", timedelta(seconds=1)),
        ("30s", timedelta(seconds=30)),
        ("15m", timedelta(minutes=15)),
        ("15min", timedelta(minutes=15)),
        ("2h", timedelta(hours=2)),
        ("1d", timedelta(days=1)),
        (" 2 H ", timedelta(hours=2)),
        ("365d", timedelta(days=365)),
    ],
)
def test_a_period_has_a_number_and_a_unit(text, period):
    assert arguments.every(text) == period


@pytest.mark.parametrize(
    "text", ["", "15", "m", "1.5h", "-5m", "0s", "366d", "999999d", "15 мин", "1h30m", "15mm"]
)
def test_what_is_no_period_is_shown_with_an_example(text):
    assert wrong(arguments.every, text) == (
        f"{text!r} is not a period from 1s to 365d, such as 15m"
    )


def test_a_date_without_a_zone_is_utc():
    assert arguments.date(" 2025-01-31 ") == datetime(2025, 1, 31, tzinfo=UTC)


def test_a_date_keeps_the_zone_that_it_names():
    told = arguments.date("2025-01-31T10:00+06:00")
    assert told == datetime(2025, 1, 31, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "вчера", "31.01.2025", "2025-02-30", "2025-13-01", "2025"])
def test_what_is_no_date_is_shown_with_an_example(text):
    assert wrong(arguments.date, text) == f"{text!r} is not a date such as 2025-01-31"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kk:Қазақстан", ("kk", "Қазақстан")),
        ("en:Kazakhstan", ("en", "Kazakhstan")),
        ("zh-Hans:哈萨克斯坦", ("zh-Hans", "哈萨克斯坦")),
        (" bg :  Република   Казахстан ", ("bg", "Република Казахстан")),
        ("ru:Казахстан: нефть", ("ru", "Казахстан: нефть")),
    ],
)
def test_an_alias_is_a_language_and_a_name(text, found):
    assert arguments.alias(text) == found


@pytest.mark.parametrize("text", ["Қазақстан", "kk:", "kk: ", ":Қазақстан", "қаз:Қазақстан", "k:x"])
def test_what_is_no_alias_is_shown_with_an_example(text):
    assert wrong(arguments.alias, text) == f"{text!r} is not LANGUAGE:NAME, such as kk:Қазақстан"


def test_an_alias_that_is_a_url_is_refused():
    assert "looks like a URL" in wrong(arguments.alias, "en:https://novini.example/")


@pytest.mark.parametrize("text", ["Қазақстан", "Україна – її щит", "  Република \n Казахстан  "])
def test_a_name_is_some_words_in_one_line(text):
    assert arguments.name(text) == " ".join(text.split())


def test_a_name_may_have_two_hundred_characters_and_not_one_more():
    assert len(arguments.name("ъ" * 200)) == 200
    assert wrong(arguments.name, "ъ" * 201) == "a name has 1 to 200 printable characters"


@pytest.mark.parametrize("text", ["", " \n ", "Казах\x1b[2Jстан", "Казах\u202eстан", "Казах\0"])
def test_a_name_without_printable_characters_or_with_others_is_refused(text):
    assert wrong(arguments.name, text) == "a name has 1 to 200 printable characters"


def test_a_name_that_looks_like_a_url_is_refused():
    told = wrong(arguments.name, "https://novini.example/tema")
    assert told == "'https://novini.example/tema' looks like a URL, not like a topic's name"


def test_a_url_gets_its_one_spelling():
    told = arguments.url(" HTTPS://Novini.example:443/тема?utm_source=x#top ")
    assert told == "https://novini.example/%D1%82%D0%B5%D0%BC%D0%B0"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("novini.example/tema", "not an absolute http or https URL"),
        ("ftp://novini.example/", "not an absolute http or https URL"),
        ("Қазақстан", "not an absolute http or https URL"),
        ("https://", "not an absolute http or https URL"),
        (f"https://novini.example/{'a' * 2048}", "URL longer than 2048 characters"),
    ],
)
def test_what_is_no_url_is_shown_with_the_reason(text, why):
    assert wrong(arguments.url, text) == f"{text[:80]!r}: {why}"


@pytest.mark.parametrize("text", ["http://novini.example:99999/", "http://[::1/", "http://a:b/"])
def test_a_url_that_cannot_be_taken_apart_is_a_wrong_argument(text):
    assert wrong(arguments.url, text).startswith(f"{text!r}: ")


@pytest.mark.parametrize(("text", "seconds"), [("0", 0), ("2.5", 2.5), ("10s", 10), ("1m", 60)])
def test_a_pace_is_seconds_or_a_period(text, seconds):
    assert arguments.seconds(text) == seconds


@pytest.mark.parametrize("text", ["-1", "nan", "3601", "2h", "soon", "1.2.3", "٣"])
def test_another_pace_is_refused(text):
    with pytest.raises(typer.BadParameter):
        arguments.seconds(text)


@pytest.mark.parametrize(("text", "size"), [("500k", 512_000), ("1M", 1 << 20), ("2 GB", 2 << 30)])
def test_a_size_is_told_in_bytes(text, size):
    assert arguments.bytes_of(text) == size


@pytest.mark.parametrize("text", ["0", "-1k", "1T", "lots", "999999999999G"])
def test_another_size_is_refused(text):
    with pytest.raises(typer.BadParameter):
        arguments.bytes_of(text)


def test_auto_is_no_period():
    assert arguments.every_or_auto("auto") == arguments.AUTO
