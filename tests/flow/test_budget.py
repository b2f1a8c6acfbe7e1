"""A source's budget of the day, and articles that are looked at again, by one crawler."""

from datetime import UTC, datetime

from news.keys import spent_key
from news.model import CrawlRequest, Link, Outcome, Reason, Report, Target
from news.wire import REQUESTS, URGENT, dump
from tests.flow.crawl_site import Site, ask, eventually, messages, report_of

HTML = {"Content-Type": "text/html"}


def reports(stream) -> list[Report]:
    return messages(stream, Report)


def host(site: Site) -> str:
    return f"127.0.0.1:{site.port}"


def test_a_budget_of_pages_ends_the_crawl_for_today(stream, site, start_crawler):
    site.listing("/tema", range(1, 11))
    ask(stream, site, daily_pages=4)
    start_crawler()
    report = report_of(stream)
    assert f"4 pages of {host(site)} are used up" in (report.error or "")
    assert len(report.handed_over) == 3
    assert (report.not_before.hour, report.not_before.minute) == (0, 0)
    assert len([path for path, _ in site.hits if path != "/robots.txt"]) == 4
    account = spent_key(host(site), datetime.now(UTC).date())
    assert int(stream.hget(account, "pages")) == 4
    article = {"target": Target.ARTICLE, "reason": Reason.ON_DEMAND, "refetch": True}
    request = {"listing_id": None, "daily_pages": 4, "force": True, **article}
    ask(stream, site, "/news/10", name=URGENT, run_id=8, **request)
    told = eventually(lambda: [told for told in reports(stream) if told.run_id == 8])
    assert told[0].error is None


def test_a_budget_of_bytes_does_too(stream, site, start_crawler):
    site.listing("/tema", range(1, 11))
    for n in range(1, 11):
        site.answers[f"/news/{n}"] = (200, HTML, b"<p>" + b"x" * 3000)
    ask(stream, site, daily_bytes=8000, delay=0.01)
    start_crawler()
    report = report_of(stream)
    assert "8000 bytes" in (report.error or "")
    assert 1 <= len(report.handed_over) <= 3


def test_articles_are_revisited_only_if_they_changed(stream, site, start_crawler):
    def conditional(headers):
        if headers.get("If-None-Match") == '"e"':
            return 304, {}, b""
        return 200, HTML, b"<h1>new</h1>"

    site.answers |= {"/news/1": conditional, "/news/2": conditional, "/news/3": (410, {}, b"")}
    links = [
        {"url": f"{site.base}/news/1", "etag": '"e"', "last_modified": None},
        {"url": f"{site.base}/news/2", "etag": '"old"', "last_modified": None},
        {"url": f"{site.base}/news/3", "etag": None, "last_modified": None},
    ]
    request = CrawlRequest(
        run_id=7,
        url=f"{site.base}/",
        target=Target.ARTICLE,
        reason=Reason.REVISIT,
        refetch=True,
        links=tuple(Link(**link) for link in links),
    )
    stream.xadd(REQUESTS, dump(request))
    start_crawler()
    report = report_of(stream)
    assert (len(report.unchanged), len(report.handed_over)) == (1, 1)
    assert [failure.outcome for failure in report.failures] == [Outcome.GONE]
    assert report.error is None
