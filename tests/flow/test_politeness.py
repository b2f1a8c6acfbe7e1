"""How polite crawlers are together, by the site's own log: delays, rests, robots, budgets."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest
import redis.asyncio

from crawler import hosts
from crawler.manners import Manners
from crawler.rests import Rests, State
from news.keys import rest_key, slow_key, spent_key
from news.model import Outcome, Page, Reason, Report, Target
from news.wire import URGENT
from tests.flow.crawl_site import Site, ask, eventually, messages, report_of, serve

HTML = {"Content-Type": "text/html"}


@pytest.fixture
def neighbour():
    """A second host."""
    made = Site()
    server = serve(made)
    yield made
    server.shutdown()
    server.server_close()


def both(site: Site, neighbour: Site) -> str:
    return f"127.0.0.1:{site.port},127.0.0.1:{neighbour.port}"


def host(site: Site) -> str:
    return f"127.0.0.1:{site.port}"


def timed(site: Site, times: list[float], paths: range) -> None:
    """Let a site note when it is asked for each of its articles."""
    for n in paths:
        answer = site.answers[f"/news/{n}"]

        def noting(_headers, answer=answer):
            times.append(time.monotonic())
            return answer

        site.answers[f"/news/{n}"] = noting


def reports(stream) -> list[Report]:
    return messages(stream, Report)


def test_three_crawlers_keep_one_delay_together_and_hold_up_no_other_host(
    stream, site, neighbour, start_crawler
):
    times: list[float] = []
    for number in range(3):
        numbers = range(number * 4, number * 4 + 4)
        site.listing(f"/tema{number}", numbers)
        timed(site, times, numbers)
        ask(stream, site, f"/tema{number}", run_id=number, delay=0.4)
    neighbour.listing("/quick", range(100, 120))
    ask(stream, neighbour, "/quick", run_id=50)
    for _ in range(3):
        start_crawler(TEMA_ALLOW_ADDRESSES=both(site, neighbour))
    eventually(lambda: len(reports(stream)) == 4)
    assert len(times) == 12
    assert min(later - earlier for earlier, later in pairwise(sorted(times))) >= 0.4
    quick = next(told for told in reports(stream) if told.run_id == 50)
    assert len(quick.handed_over) == 20
    assert quick.ended_at < max(told.ended_at for told in reports(stream))
    assert {page.run_id for page in messages(stream, Page)} == {0, 1, 2, 50}


def test_ten_crawls_that_wait_for_a_slow_host_hold_up_no_other(
    stream, site, neighbour, start_crawler
):
    """More than a crawler works on at once; what is urgent is there within a second."""
    for number in range(10):
        site.listing(f"/tema{number}", range(number * 4, number * 4 + 4))
        ask(stream, site, f"/tema{number}", run_id=number, delay=60)
    neighbour.listing("/quick", range(100, 104))
    start_crawler(TEMA_ALLOW_ADDRESSES=both(site, neighbour))
    eventually(lambda: site.hits)
    ask(stream, neighbour, "/quick", run_id=50)
    eventually(lambda: any(told.run_id == 50 for told in reports(stream)), 10)
    began = time.monotonic()
    wish = {"url": f"{neighbour.base}/news/101", "target": Target.ARTICLE, "run_id": 51}
    ask(stream, neighbour, name=URGENT, **wish, reason=Reason.ON_DEMAND, refetch=True)
    eventually(lambda: any(told.run_id == 51 for told in reports(stream)), 5)
    assert time.monotonic() - began < 1
    assert len(site.hits) <= 2


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("form", ["seconds", "date"])
def test_a_short_retry_after_is_waited_for_and_the_page_taken(
    stream, site, start_crawler, status, form
):
    site.listing("/tema", range(1, 5))
    answer, asked = site.answers["/news/2"], []

    def wait(_headers):
        asked.append(time.time())
        if len(asked) > 1:
            return answer
        date = datetime.now(UTC) + timedelta(seconds=3)
        told = "2" if form == "seconds" else format_datetime(date, usegmt=True)
        return status, {"Retry-After": told}, b""

    site.answers["/news/2"] = wait
    ask(stream, site)
    start_crawler()
    report = report_of(stream)
    assert (report.error, len(report.handed_over)) == (None, 4)
    assert asked[1] - asked[0] >= 2 - 0.05 * (form == "date")


@pytest.mark.parametrize(
    ("told", "least", "most"),
    [("3600", 3590, 3600), ("1000000000", 86390, 86400), ("soon", 50, 66), (None, 50, 66)],
)
def test_a_long_one_puts_the_rest_of_the_crawl_off(stream, site, start_crawler, told, least, most):
    site.listing("/tema", range(1, 5))
    headers = {} if told is None else {"Retry-After": told}
    site.answers["/tema"] = (429, headers, b"")
    ask(stream, site)
    start_crawler()
    report = report_of(stream)
    assert report.failures == ()
    assert (report.error or "").startswith(f"put off: {host(site)} rests until")
    seconds = (report.not_before - report.ended_at).total_seconds()
    assert least <= seconds <= most
    assert site.count("/tema") == 1
    ask(stream, site, run_id=8)
    assert "rests until" in (report_of(stream, 8).error or "")
    assert site.count("/tema") == 1


def test_what_remains_of_a_crawl_is_put_off_and_has_come_to_no_end(stream, site, start_crawler):
    site.listing("/tema", range(1, 9))
    site.answers["/news/1"] = (503, {"Retry-After": "600"}, b"")
    ask(stream, site, delay=0.01, daily_pages=1000)
    start_crawler()
    report = report_of(stream)
    assert report.failures == ()
    asked = len([path for path, _ in site.hits if path != "/robots.txt"])
    account = spent_key(host(site), datetime.now(UTC).date())
    assert int(stream.hget(account, "pages")) == asked  # what was not asked for costs nothing
    put_off = 8 - len(report.handed_over)
    assert f"{put_off} links put off" in (report.error or "")
    assert put_off >= 4
    assert report.not_before > report.ended_at + timedelta(seconds=590)


def test_a_host_that_fails_five_times_in_a_row_rests(stream, site, start_crawler):
    site.listing("/tema", range(1, 11))
    for n in range(1, 11):
        site.answers[f"/news/{n}"] = (403, {}, b"")
    ask(stream, site, delay=0.01)
    start_crawler()
    report = report_of(stream)
    assert [failure.outcome for failure in report.failures] == [Outcome.FORBIDDEN] * 5
    assert "failures in a row" in stream.get(rest_key(host(site))).decode()
    assert "5 links put off" in (report.error or "")


def test_a_person_may_try_a_host_that_rests_after_failures_but_not_one_that_asked_for_it(
    stream, site, start_crawler
):
    site.listing("/tema", range(1, 3))
    wish = {"target": Target.ARTICLE, "reason": Reason.ON_DEMAND, "refetch": True, "force": True}
    stream.set(rest_key(host(site)), '{"why": "5 failures", "asked": false}', px=60_000)
    ask(stream, site, "/news/1", name=URGENT, run_id=1, **wish)
    start_crawler()
    eventually(lambda: any(told.run_id == 1 and told.handed_over for told in reports(stream)))
    stream.set(rest_key(host(site)), '{"why": "HTTP 429", "asked": true}', px=60_000)
    time.sleep(1.1)
    ask(stream, site, "/news/2", name=URGENT, run_id=2, **wish)
    told = eventually(lambda: [told for told in reports(stream) if told.run_id == 2])
    assert "HTTP 429" in told[0].error
    assert site.count("/news/2") == 0


def test_a_rest_that_the_site_asks_for_is_no_less_its_own_where_it_rested_already(valkey, stream):
    async def rested() -> State:
        async with redis.asyncio.Redis.from_url(valkey.url_of("crawler")) as client:
            rests = Rests(client)
            await rests.back_off("a.example:443", "HTTP 503")
            await rests.rest("a.example:443", 7200, "HTTP 503, Retry-After")
            return await rests.look("a.example:443")

    state = asyncio.run(rested())
    assert (state.asked, state.why) == (True, "HTTP 503, Retry-After")
    assert 7190 < state.left <= 7200


def test_a_turn_is_held_for_as_long_as_the_host_is_asked(valkey, stream, monkeypatch):
    monkeypatch.setattr(hosts, "HOLD", 0.3)
    ended: list[float] = []

    async def ask_for(client: redis.asyncio.Redis, seconds: float) -> float:
        async with hosts.Hosts(client, 0.2).turn("https://a.example/", Manners()):
            began = time.monotonic()
            await asyncio.sleep(seconds)
            ended.append(time.monotonic())
            return began

    async def two() -> float:
        async with redis.asyncio.Redis.from_url(valkey.url_of("crawler")) as client:
            first = asyncio.create_task(ask_for(client, 1.0))
            await asyncio.sleep(0.1)
            second = await ask_for(client, 0)
            await first
            return second

    assert asyncio.run(two()) >= ended[0] + 0.19


def test_the_crawl_delay_of_robots_txt_is_kept_and_told(stream, site, start_crawler):
    times: list[float] = []
    site.listing("/tema", range(1, 4))
    timed(site, times, range(1, 4))
    rules = b"User-agent: *\nCrawl-delay: 0.5\nDisallow: /private\n\nUser-agent: CCBot\nDisallow: /"
    site.answers["/robots.txt"] = (200, {}, rules)
    ask(stream, site)
    start_crawler()
    assert report_of(stream).error is None
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.5
    assert "Crawl-delay 0.5" in stream.get(slow_key(host(site))).decode()
    page = messages(stream, Page)[-1]
    assert page.policy["robots"] == "allowed"
    assert page.policy["ai_agents"] == ["CCBot"]
    assert page.policy["waited"] > 0.3


def test_a_robots_txt_that_cannot_be_had_lets_the_host_rest_for_all_crawlers(
    stream, site, start_crawler
):
    site.listing("/tema", range(1, 4))
    site.answers["/robots.txt"] = (500, {}, b"")
    ask(stream, site)
    start_crawler()
    report = report_of(stream)
    assert "robots.txt: HTTP 500" in (report.error or "")
    assert 290 < (report.not_before - report.ended_at).total_seconds() <= 300
    asked = site.count("/robots.txt")
    start_crawler()
    for run_id in range(8, 12):
        ask(stream, site, run_id=run_id)
    eventually(lambda: len(reports(stream)) == 5)
    assert {path for path, _ in site.hits} == {"/robots.txt"}
    assert site.count("/robots.txt") - asked <= 0
