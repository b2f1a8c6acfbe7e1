"""A wrong certificate is never accepted: not of robots.txt, and not of a page after it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from news.model import Outcome, Page, Report, Target
from news.wire import URGENT
from tests.flow.crawl_site import ask, messages, report_of
from tests.hostile.case import page
from tests.hostile.certificates import DAY, Authority
from tests.hostile.server import HostileServer

WEEK = timedelta(days=7)
WRONG = {
    "expired": {"begins": -WEEK, "ends": -DAY},
    "to-come": {"begins": DAY, "ends": WEEK},
    "of-another": {"host": "192.0.2.7"},
    "self-signed": {"self_signed": True},
}

NOT_VALID, ANOTHERS = "TLS: certificate verify failed", "TLS: the certificate is of another host"
WORDS = dict.fromkeys(WRONG, NOT_VALID) | {"of-another": ANOTHERS, "none": "no answer in time"}


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@pytest.fixture
def servers(authority: Authority) -> Iterator[dict[str, HostileServer]]:
    """Hosts with each wrong certificate, one that speaks no TLS, and one that is right."""
    found = {
        name: HostileServer(context=authority.context(name, **how)) for name, how in WRONG.items()
    }
    found["none"] = HostileServer()
    found["right"] = HostileServer(context=authority.context("right"))
    for name, server in found.items():
        server.base = f"https://{server.place}"
        server.answers = {f"/news/{n}": page(f"Казахстан при {name}") for n in range(2)}
    yield found
    for server in found.values():
        server.stop()


def test_no_wrong_certificate_is_accepted_before_or_after_robots_txt(
    stream, site, start_crawler, servers, authority
):
    allowed = ",".join(server.place for server in servers.values())
    start_crawler(
        TEMA_ALLOW_ADDRESSES=allowed,
        SSL_CERT_FILE=str(authority.certificate),
        TEMA_DOWNLOAD_TIMEOUT="6",
    )

    def outcome(run_id: int, server: HostileServer, path: str) -> Report:
        """How asking for an article ends."""
        told = {"url": f"{server.base}{path}", "target": Target.ARTICLE, "force": True}
        ask(stream, site, name=URGENT, run_id=run_id, **told)
        return report_of(stream, run_id)

    # The right one is accepted, by the same authority.
    assert len(outcome(1, servers["right"], "/news/0").handed_over) == 1
    assert servers["right"].hits == ["/robots.txt", "/news/0"]

    # robots.txt itself cannot be had: the host rests, and no path was ever asked for.
    for run_id, (name, words) in enumerate(WORDS.items(), start=10):
        report = outcome(run_id, servers[name], "/news/0")
        assert (report.handed_over, report.failures) == ((), ())
        assert f"its robots.txt: {words}" in report.error, name
        assert report.not_before
        assert servers[name].hits == []

    # robots.txt was had from a right one; then the host shows a wrong one.
    for run_id, (name, how) in enumerate(WRONG.items(), start=20):
        servers["right"].context = authority.context(f"later-{name}", **how)
        report = outcome(run_id, servers["right"], "/news/1")
        (failure,) = report.failures
        assert (failure.outcome, failure.detail) == (Outcome.UNREACHABLE, WORDS[name]), name
    assert servers["right"].hits == ["/robots.txt", "/news/0"]
    assert len(messages(stream, Page)) == 1
