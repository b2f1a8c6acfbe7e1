"""URLs have one spelling, and one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news import urls


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://Example.COM:443/a?utm_source=x&b=2&a=1#top", "https://example.com/a?a=1&b=2"),
        ("http://user:secret@example.com./", "http://example.com/"),
        ("https://новини.бг/тема", "https://xn--b1amarcd.xn--90ae/%D1%82%D0%B5%D0%BC%D0%B0"),
        ("http://127.0.0.1:8080/a/", "http://127.0.0.1:8080/a/"),
        ("https://a.example/x;jsessionid=0A1F?PHPSESSID=1&a=1", "https://a.example/x?a=1"),
        ("https://a.example/?sid=0123456789abcdef0123", "https://a.example/"),
        ("https://a.example/?sid=1041&s=kazahstan", "https://a.example/?s=kazahstan&sid=1041"),
    ],
)
def test_canonical(url, expected):
    assert urls.canonical(url) == expected


@pytest.mark.parametrize(
    "url",
    ["ftp://a.example/", "javascript:alert(1)", "/relative", "http://", "https://a/" + "b" * 3000],
)
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(ValueError, match=r"URL"):
        urls.canonical(url)


def test_http_and_https_are_one_key():
    assert urls.key("http://a.example/x?fbclid=1") == urls.key("https://a.example/x")


@given(st.text(alphabet="abж/?=&%#.:~ ", max_size=60))
def test_canonical_of_canonical_is_itself(tail):
    try:
        once = urls.canonical(f"https://a.example/{tail}")
    except ValueError:
        return
    assert urls.canonical(once) == once
