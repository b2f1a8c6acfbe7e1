"""Bodies are unpacked within bounds."""

import gzip

import pytest

from news.bodies import head_of, unzip_body, zip_body
from news.errors import TooLarge, Unreadable


def test_there_and_back():
    assert unzip_body(zip_body("ғұ".encode())) == "ғұ".encode()


def test_the_same_bytes_pack_alike():
    assert zip_body(b"x") == zip_body(b"x")


def test_a_bomb_is_too_large():
    with pytest.raises(TooLarge):
        unzip_body(gzip.compress(bytes(50_000_000)))


@pytest.mark.parametrize("body", [b"", b"<html>", gzip.compress(b"x" * 999, mtime=0)[:-9]])
def test_what_is_no_whole_gzip_is_unreadable(body):
    with pytest.raises(Unreadable):
        unzip_body(body)


def test_the_head_of_a_packed_body():
    assert head_of(gzip.compress(b"%PDF-1.7" + bytes(9999))).startswith(b"%PDF")


def test_the_parts_of_one_gzip_are_read_as_one():
    assert unzip_body(zip_body(b"one ") + zip_body(b"two") + b"\0\0") == b"one two"


def test_parts_are_bounded_together_and_in_number():
    with pytest.raises(TooLarge):
        unzip_body(zip_body(b"x" * 60) * 2, limit=100)
    with pytest.raises(TooLarge):
        unzip_body(zip_body(b"") * 100_000)
