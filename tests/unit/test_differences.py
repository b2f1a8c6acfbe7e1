"""Two texts word by word: what went, what came, and that nothing else is lost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.differences import Kind, compared

TEXTS = st.text(alphabet="аб қ\nщ.", max_size=60)


def side(pieces, *kinds: Kind) -> str:
    return "".join(piece.text for piece in pieces if piece.kind in kinds)


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(str(piece.kind), piece.text) for piece in compared(before, after)]


def test_a_word_in_place_of_another():
    assert told("Добивът расте бързо.", "Добивът пада бързо.") == [
        ("same", "Добивът "),
        ("removed", "расте"),
        ("added", "пада"),
        ("same", " бързо."),
    ]


def test_words_next_to_each_other_are_one_change():
    assert told("а стар текст б", "а нов ред б")[1:3] == [
        ("removed", "стар текст"),
        ("added", "нов ред"),
    ]


def test_a_new_paragraph_leaves_the_others_alone():
    assert told("Едно.\nТри.\n", "Едно.\nДве.\nТри.\n") == [
        ("same", "Едно.\n"),
        ("added", "Две.\n"),
        ("same", "Три.\n"),
    ]


@given(TEXTS, TEXTS)
def test_the_pieces_are_both_texts_whole(before, after):
    pieces = compared(before, after)
    assert side(pieces, Kind.SAME, Kind.REMOVED) == before
    assert side(pieces, Kind.SAME, Kind.ADDED) == after


@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_huge_text_is_compared_in_seconds(between):
    before, after = (between.join(f"д{n % mark}" for n in range(100_000)) for mark in (7, 11))
    began = time.monotonic()
    pieces = compared(before, after)
    assert time.monotonic() - began < 10
    assert side(pieces, Kind.SAME, Kind.ADDED) == after
