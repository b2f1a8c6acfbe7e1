"""What the guard lets through: public web addresses, and exact pairs that a person allowed."""

from ipaddress import ip_address

import pytest
from scrapy import Request
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Response

from crawler import guard
from crawler.guard import Blocked, PolicyMiddleware, check_answer, check_url, is_allowed
from news.settings import Settings


@pytest.fixture(autouse=True)
def allowing(monkeypatch):
    chosen = Settings(allow_addresses="127.0.0.1:18080")
    monkeypatch.setattr(guard, "settings", lambda: chosen)
    monkeypatch.setattr(guard, "blocked_hosts", {})


@pytest.mark.parametrize(
    ("address", "port", "allowed"),
    [
        ("93.184.216.34", 443, True),
        ("93.184.216.34", 18080, False),  # public, but no web port
        ("127.0.0.1", 18080, True),
        ("127.0.0.1", 18081, False),
        ("127.0.0.2", 18080, False),
        ("::ffff:127.0.0.1", 18080, False),
        ("127.0.0.1", 80, False),
        ("169.254.169.254", 80, False),
        ("100.64.0.1", 443, False),
        ("2002:7f00:1::", 443, False),
        ("2606:2800:220:1:248:1893:25c8:1946", 443, True),
    ],
)
def test_only_public_web_addresses_and_exact_pairs_are_allowed(address, port, allowed):
    assert is_allowed(address, port) is allowed


def test_an_allowed_port_passes_the_policy_and_is_left_to_the_resolver():
    check_url("http://a.example:18080/")
    with pytest.raises(Blocked):
        check_url("http://a.example:18081/")


def test_a_name_without_addresses_is_blocked_only_where_the_guard_took_them():
    missing = CannotResolveHostError("no results for hostname lookup: data.example")
    request = Request("http://data.example/")
    guard.remember("a.example", 80)
    guard.remember("data.example", 443)
    PolicyMiddleware().process_exception(request, missing)
    guard.remember("Data.example", 80)
    with pytest.raises(Blocked):
        PolicyMiddleware().process_exception(request, missing)


def test_the_memory_of_blocked_names_is_bounded():
    for n in range(guard.REMEMBERED + 50):
        guard.remember(f"{n}.example", 80)
    assert len(guard.blocked_hosts) == guard.REMEMBERED
    assert ("0.example", 80) not in guard.blocked_hosts


@pytest.mark.parametrize("meta", [{"proxy": "http://a.example:3128"}, {"bindaddress": "10.0.0.1"}])
def test_a_request_through_a_proxy_is_blocked(meta):
    with pytest.raises(Blocked):
        PolicyMiddleware().process_request(Request("http://a.example/", meta=meta))


@pytest.mark.parametrize("address", ["127.0.0.1", "169.254.169.254", None])
def test_what_an_inner_address_or_an_unknown_one_answered_is_not_taken(address):
    response = Response("http://a.example/", ip_address=address and ip_address(address))
    with pytest.raises(Blocked):
        check_answer(response)


def test_what_a_public_address_answered_is_taken():
    response = Response("http://a.example/", ip_address=ip_address("93.184.216.34"))
    check_answer(response)
