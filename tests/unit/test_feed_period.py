"""How often a feed says that it changes."""

import pytest

from crawler.kinds import read_any
from crawler.syndication.period import period_of

ITEM = "<item><title>Қазақстан</title><link>https://a.example/1</link><ttl>1</ttl></item>"
SY = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("<ttl>60</ttl>", 3600),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", 3600),
        (
            "<sy:updatePeriod> daily </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
            21600,
        ),
        ("<ttl>5</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", 3600),
        ("<ttl>0</ttl>", None),
        ("<ttl>-5</ttl>", None),
        ("<ttl>soon</ttl>", None),
        ("<sy:updatePeriod>often</sy:updatePeriod>", None),
        ("", None),
    ],
)
def test_ttl_and_update_period(told, seconds):
    body = f'<rss version="2.0" {SY}><channel>{told}{ITEM}</channel></rss>'.encode()
    page = read_any(body, "https://a.example/rss")
    assert (page.period, len(page.entries)) == (seconds, 1)


@pytest.mark.parametrize("told", ["9" * 5000, "1e9", "²"])
def test_a_hostile_number_is_none(told):
    assert period_of({"ttl": told}) is None
