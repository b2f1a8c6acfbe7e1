"""A watchlist is read whole, and what is wrong with it is named by its line or its key."""

from datetime import timedelta
from pathlib import Path

import pytest

from tema.watchlist import WantedListing, WantedTopic, read
from tema.watchlist.reading import Wrong

WHOLE = """
[[topic]]
name = " Казахстан "
aliases = { kk = ["Қазақстан"], en = ["Kazakhstan"] }
exclude = ["футбол"]
languages = ["bg"]

[[topic.listing]]
url = "https://Novini.example/tema/kazahstan#top"
every = "15m"
whole_site = true

[[topic.listing]]
url = "https://novini.example/search?q={topic}"

[[topic]]
name = "Енергетика"
"""


@pytest.fixture
def file(tmp_path):
    def made(text: str | bytes) -> Path:
        path = tmp_path / "topics.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return made


def test_it_is_read_as_what_is_wanted(file):
    assert read(file(WHOLE)) == [
        WantedTopic(
            name="Казахстан",
            aliases=(("kk", "Қазақстан"), ("en", "Kazakhstan")),
            exclude=("футбол",),
            languages=("bg",),
            listings=(
                WantedListing(
                    url="https://novini.example/tema/kazahstan",
                    every=timedelta(minutes=15),
                    whole_site=True,
                ),
                WantedListing(
                    url="https://novini.example/search?q=%D0%9A%D0%B0%D0%B7%D0%B0%D1%85%D1%81%D1%82%D0%B0%D0%BD",
                    search=True,
                ),
            ),
        ),
        WantedTopic(name="Енергетика"),
    ]


TOPIC = '[[topic]]\nname = "Щ"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[topic]]\nname = "Щ\n', "line 2"),
        (b'[[topic]]\nname = "\xff"\n', "line 2 is not in UTF-8"),
        ("[[topics]]\n", "topics is not known; there are: topic"),
        ("topic = 1\n", "topic is written [[topic]]"),
        ("[[topic]]\n", "topic[1].name is missing"),
        (f'{TOPIC}color = "red"\n', "topic[1].color is not known"),
        (f"{TOPIC}paused = 1\n", "topic[1].paused is not true or false"),
        (f"{TOPIC}name_ = 1\n", "topic[1].name_ is not known"),
        ("[[topic]]\nname = 7\n", "topic[1].name is not a text"),
        ('[[topic]]\nname = "а\\u001bб"\n', "topic[1].name: a name has 1 to 200 printable"),
        (f'{TOPIC}aliases = ["Ъ"]\n', "topic[1].aliases is not a table"),
        (f'{TOPIC}aliases = {{ BG1 = ["Ъ"] }}\n', "topic[1].aliases.BG1: 'BG1' is not a language"),
        (f'{TOPIC}aliases = {{ bg = ["Ъ", 2] }}\n', "topic[1].aliases.bg.2 is not a text"),
        (f'{TOPIC}exclude = "Ъ"\n', "topic[1].exclude is not a list of texts"),
        (f"{TOPIC}{TOPIC}", "topic[2].name: Щ is there twice"),
        (f"{TOPIC}listing = [1]\n", "topic[1].listing is written [[topic.listing]]"),
        (f"{TOPIC}[[topic.listing]]\n", "topic[1].listing[1].url is missing"),
        (
            f'{TOPIC}[[topic.listing]]\nurl = "file:///etc/passwd"\n',
            "topic[1].listing[1].url: ",
        ),
        (
            f'{TOPIC}[[topic.listing]]\nurl = "https://a.example/"\nevery = "often"\n',
            "topic[1].listing[1].every: 'often' is not a period",
        ),
        (
            f'{TOPIC}[[topic.listing]]\nurl = "https://a.example/"\npages = true\n',
            "topic[1].listing[1].pages is not a whole number from 1 to 1000",
        ),
        ("a = " + "[" * 20_000, "nested too deeply"),
        (b"#" * 5_000_001, "more than 5 MB"),
    ],
)
def test_what_is_wrong_is_named(file, text, told):
    with pytest.raises(Wrong) as raised:
        read(file(text))
    assert told in str(raised.value)
    assert "topics.toml: " in str(raised.value)


def test_a_file_that_cannot_be_opened_is_wrong(tmp_path):
    with pytest.raises(Wrong, match="No such file"):
        read(tmp_path / "nothing.toml")
    with pytest.raises(Wrong, match="Is a directory"):
        read(tmp_path)
