"""The clock of one process jumps: crawls go on, none is done twice, and no time is stored wrong."""

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tema.local import LocalService
from tests.flow.house import House
from tests.flow.test_poison_and_outage import ROOT
from tests.flow.wrong_clock import PLACE

HOUR, DAY = 3600, 86400
JUMPS = [
    *(("beat", seconds) for seconds in (-HOUR, DAY)),
    *(("worker", seconds) for seconds in (HOUR, -DAY)),
    *(("crawler", seconds) for seconds in (-HOUR, HOUR, DAY)),
    *(("intake", seconds) for seconds in (HOUR, -HOUR)),
]
PARTS = {part for part, _ in JUMPS}


class WrongClocks(LocalService):
    """The service with parts whose clocks a test may set."""

    def _parts(self):
        return [
            replace(
                part,
                command=[sys.executable, "-m", "tests.flow.wrong_clock", part.name],
                environment={
                    **part.environment,
                    "PYTHONPATH": str(ROOT),
                    PLACE: str(self.state / f"{part.name}.shift"),
                },
            )
            if part.name in PARTS
            else part
            for part in super()._parts()
        ]


class HouseOfClocks(House):
    service_class = WrongClocks


def test_a_clock_that_jumps_stops_no_crawl_and_doubles_none(state_dir: Path):
    with HouseOfClocks(state_dir, generated=0) as house:
        house.watch("horizont", every=timedelta(hours=2))
        house.expect("the first crawl", house.runs_ended)
        for number, (part, seconds) in enumerate(JUMPS, start=1):
            (state_dir / f"{part}.shift").write_text(str(seconds))
            a_new_article_comes(house, number, f"{part} {seconds:+d} s")
            (state_dir / f"{part}.shift").write_text("0")
        a_new_article_comes(house, len(JUMPS) + 1, "all clocks right again")
        assert len(house.ask("SELECT FROM crawl_runs")) == len(JUMPS) + 2
        assert house.ask("SELECT url FROM quarantine") == []


def a_new_article_comes(house: House, number: int, when: str) -> None:
    """A due listing is crawled, once, and what is stored has the true times."""
    first = house.newsroom.articles()[0]
    told = {"outlet": "horizont", "path": f"/novini/novo-{number}"}
    told |= {"headline": f"Нова вест {number} за Казахстан"}
    newer = first.date_published + timedelta(seconds=number)
    house.newsroom.publish(first.edited(**told, date_published=newer))
    before, began = house.stored(), datetime.now(UTC)
    house.ask("UPDATE listings SET next_crawl_at = now() RETURNING id")
    house.expect(f"the article, {when}", lambda: house.stored() == before + 1, 20)
    house.expect(f"the run complete, {when}", house.runs_ended, 20)
    (times,) = house.ask(
        """
        SELECT l.next_crawl_at, r.requested_at, r.ended_at, c.fetched_at
          FROM listings l, (SELECT * FROM crawl_runs ORDER BY id DESC LIMIT 1) r,
               (SELECT max(fetched_at) AS fetched_at FROM captures) c
        """
    )
    now = datetime.now(UTC)
    assert began < times["requested_at"] < times["fetched_at"] < times["ended_at"] < now, when
    assert now < times["next_crawl_at"] < now + timedelta(hours=4), when
