"""The guard knows what is public, and notices settings that would lead round it."""

import pytest
from scrapy.settings import Settings

from crawler.guard import Blocked, assert_guarded, check_url, is_public
from news.errors import SettingError


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "0.0.0.0", "10.1.2.3", "169.254.169.254", "100.64.0.1", "192.168.1.1"),  # noqa: S104
        *("::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "fd00::1", "fe80::1%eth0", "224.0.0.1"),
        *("64:ff9b::7f00:1", "2002:7f00:1::", "2001::1"),
    ],
)
def test_an_inner_address_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_an_outer_address_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/passwd", "ftp://a.example/", "http://a.example:6379/", "http:///x"),
        *("http://user:secret@a.example/", "data:text/html,x", "http://a.example:99999/"),
    ],
)
def test_what_is_no_plain_web_address_is_blocked(url):
    with pytest.raises(Blocked):
        check_url(url)


def chosen(**changes):
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    for name, value in changes.items():
        settings.set(name, value, priority="cmdline")
    return settings


def test_our_own_settings_are_guarded():
    assert_guarded(chosen())


@pytest.mark.parametrize(
    "change",
    [
        {"HTTPPROXY_ENABLED": True},
        {"TWISTED_REACTOR_ENABLED": False},
        {"TWISTED_DNS_RESOLVER": "scrapy.resolver.CachingThreadedResolver"},
        {"DOWNLOAD_HANDLERS": {"http": "scrapy.core.downloader.handlers._httpx.X"}},
    ],
)
def test_a_way_round_the_guard_is_refused(change):
    with pytest.raises(SettingError):
        assert_guarded(chosen(**change))
