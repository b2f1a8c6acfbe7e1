"""The guard knows what is public, and notices settings that would lead round it."""

import pytest
from scrapy.settings import Settings

from crawler.guard import Blocked, GuardedHandler, assert_guarded, check_url
from news.errors import SettingError
from news.networks import is_public, literal_of


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "0.0.0.0", "10.1.2.3", "169.254.169.254", "100.64.0.1", "192.168.1.1"),  # noqa: S104
        *("::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "fd00::1", "fe80::1%eth0", "224.0.0.1"),
        *("64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::1", "2001:20::1", "::"),
        *("::127.0.0.1", "::ffff:0:127.0.0.1", "fec0::1", "5f00::1", "3fff::1", "ff02::1"),
        *("192.88.99.1", "198.18.0.1", "192.0.0.8", "240.0.0.1", "255.255.255.255", "172.16.0.1"),
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
        *("http://a.example:0/", "http://a.example:22/", "gopher://a.example/", "javascript:x"),
        *("http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/"),
        *("http://127.0.0.1./", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::]/"),
        *("http://[fe80::1%25eth0]/", "http://①②⑦.0.0.1/", "http://169.254.169.254/latest/"),
    ],
)
def test_what_is_no_plain_web_address_is_blocked(url):
    with pytest.raises(Blocked):
        check_url(url)


@pytest.mark.parametrize(
    "url", ["http://a.example/", "https://93.184.216.34/", "http://1.2.3.4.5/"]
)
def test_a_name_or_a_public_address_passes_and_is_left_to_the_resolver(url):
    check_url(url)


def test_a_number_is_no_address_where_no_resolver_takes_it_for_one():
    assert [literal_of(host) for host in ("a.example", "1.2.3.4.5", "0x", "")] == [None] * 4


HANDLERS = "scrapy.core.downloader.handlers"
OURS = {"http": "crawler.handler.WebHandler", "https": GuardedHandler}
POLICY = "crawler.guard.PolicyMiddleware"
RETRYING = "scrapy.downloadermiddlewares.retry.RetryMiddleware"


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
        {"METAREFRESH_ENABLED": True},
        {"TWISTED_DNS_RESOLVER": "scrapy.resolver.CachingThreadedResolver"},
        {"DOWNLOAD_HANDLERS": OURS | {"http": f"{HANDLERS}.file.FileDownloadHandler"}},
        {"DOWNLOAD_HANDLERS": OURS | {"http": f"{HANDLERS}.http11.HTTP11DownloadHandler"}},
        {"DOWNLOAD_HANDLERS": OURS | {"https": None}},
        {"DOWNLOAD_HANDLERS": OURS | {"file": f"{HANDLERS}.file.FileDownloadHandler"}},
        {"DOWNLOAD_HANDLERS": OURS | {"gopher": GuardedHandler}},
        {"DOWNLOADER_MIDDLEWARES": {}},
        {"DOWNLOADER_MIDDLEWARES": {POLICY: None}},
        {"DOWNLOADER_MIDDLEWARES": {POLICY: 10, RETRYING: 5}},
    ],
)
def test_a_way_round_the_guard_is_refused(change):
    with pytest.raises(SettingError):
        assert_guarded(chosen(**change))


def test_a_handler_made_of_the_guarded_one_is_guarded():
    class Own(GuardedHandler):
        pass

    assert_guarded(chosen(DOWNLOAD_HANDLERS=OURS | {"http": Own}))
