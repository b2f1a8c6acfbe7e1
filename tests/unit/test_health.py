"""Each thing that is wrong is said once, in one line; where all is well nothing is said."""

from dataclasses import replace
from datetime import timedelta

import pytest

from news.pulse import SILENT
from news.settings import Settings
from tema.health import LOW_DISK, OLD_PAGE, REQUIRED, drifting, gaps, notices, problems
from tests.factories import NOON, a_health, a_listing_row, a_pulse

SETTINGS = Settings(silence=60, task_time_limit=60, request_tick=5)


def wrong(**changes) -> list[str]:
    return problems(a_health(**changes), SETTINGS, NOON)


def ago(**length) -> dict:
    return {"at": NOON - timedelta(**length)}


def parts(**changes: dict) -> list:
    """A sign of every required part, some of them otherwise."""
    return [a_pulse(part=part, **changes.get(part, {})) for part in REQUIRED]


def test_nothing_is_wrong_where_all_is_well():
    assert wrong() == []


@pytest.mark.parametrize("part", REQUIRED)
def test_a_part_that_does_not_run_is_named(part):
    there = [pulse for pulse in parts() if pulse.part != part]
    assert wrong(processes=there) == [f"no {part} is running"]


def test_a_part_that_is_silent_is_named_with_its_process():
    there = parts(intake=ago(seconds=31) | {"pid": 4711, "host": "vps-1"})
    assert wrong(processes=there) == ["intake 4711 on vps-1 has been silent for 31 s"]


def test_a_part_counts_as_silent_only_after_its_time():
    assert wrong(processes=parts(beat=ago(seconds=SILENT))) == []


def test_the_sign_that_a_killed_process_left_behind_is_no_fault_of_its_successor():
    successor = a_pulse(part="worker", pid=2, started_at=NOON - timedelta(seconds=40))
    there = [*parts(worker=ago(seconds=50)), successor]
    assert wrong(processes=there) == []


def test_of_two_processes_of_a_part_the_silent_one_is_named():
    there = [*parts(), a_pulse(part="worker", pid=2, **ago(seconds=50))]
    assert wrong(processes=there) == ["worker 2 on vps-1 has been silent for 50 s"]


def test_a_worker_that_takes_nothing_while_tasks_wait_is_named():
    there = parts(worker={"pid": 7, "took_at": NOON - timedelta(seconds=151)})
    assert wrong(processes=there, queues={"ingest": 3}) == [
        "worker 7 on vps-1 has taken no task for 151 s though tasks wait"
    ]


def test_a_worker_that_has_nothing_to_take_is_well():
    assert wrong(processes=parts(worker={"took_at": NOON - timedelta(hours=9)})) == []


def test_a_worker_that_has_never_taken_a_task_counts_from_its_start():
    there = parts(worker={"took_at": None, "started_at": NOON - timedelta(seconds=151)})
    assert len(wrong(processes=there, queues={"ingest": 3})) == 1


def test_a_page_that_waits_too_long_is_told():
    assert wrong(oldest_page=OLD_PAGE + 1) == ["the oldest page has waited for 121 s"]


def test_a_page_that_waits_a_while_is_well():
    assert wrong(oldest_page=OLD_PAGE) == []


def test_listings_that_are_overdue_are_told_once():
    totals = {"due": 3, "most_overdue": NOON - timedelta(seconds=61)}
    assert wrong(totals=totals) == ["3 listings are overdue, since 2026-03-01 11:58 UTC"]


def test_a_listing_that_is_just_due_is_well():
    assert wrong(totals={"due": 1, "most_overdue": NOON - timedelta(seconds=59)}) == []


def test_a_slow_clock_of_beats_is_given_five_ticks():
    found = a_health(totals={"due": 1, "most_overdue": NOON - timedelta(seconds=99)})
    assert problems(found, replace(SETTINGS, request_tick=20), NOON) == []


def test_a_listing_whose_last_crawl_failed_is_named_with_the_reason():
    row = a_listing_row(last_error="listing: HTTP 500")
    assert wrong(listings=[row, a_listing_row(url="https://drugi.example/")]) == [
        "listing https://novini.example/tema: listing: HTTP 500"
    ]


@pytest.mark.parametrize("paused", ["paused", "topic_paused"])
def test_a_paused_listing_is_no_worry(paused):
    assert wrong(listings=[a_listing_row(last_error="HTTP 500", **{paused: True})]) == []


def test_quarantine_of_today_is_told_once_whatever_the_reasons():
    rows = [
        {"stage": "parse", "reason": reason, "pages": 2, "newest": NOON - timedelta(hours=23)}
        for reason in ("unreadable", "KeyError")
    ]
    told = "pages went to quarantine in the last 24 hours: tema quarantine list"
    assert wrong(quarantine=rows) == [told]


def test_quarantine_of_yesterday_is_no_worry():
    row = {"stage": "parse", "reason": "crash", "pages": 1, "newest": NOON - timedelta(hours=25)}
    assert wrong(quarantine=[row]) == []


def test_a_disk_that_is_nearly_full_is_told():
    assert wrong(disk_free=LOW_DISK - 1) == ["only 1023 MiB of disk are free"]


def test_a_disk_that_is_not_ours_is_no_worry():
    assert wrong(disk_free=None) == []


def test_all_that_is_wrong_is_told_together():
    told = wrong(processes=[], oldest_page=500.0, disk_free=0)
    assert len(told) == len(set(told)) == len(REQUIRED) + 2


def test_as_json_it_has_every_field():
    told = a_health(problems=("no beat is running",)).as_json()
    assert set(told) == {
        *("processes", "queues", "stream", "oldest_page", "memory", "totals"),
        *("listings", "quarantine", "disk_free", "drifts", "warnings", "canary"),
        *("hosts", "budgets", "problems", "notices"),
    }


def test_a_gap_is_a_notice_that_says_how_to_read_over_it():
    row = a_listing_row(gap_at=NOON, topic="Казахстан", url="https://a.example/t")
    (told,) = gaps([row, a_listing_row(gap_at=None)])
    assert told.startswith("gap in https://a.example/t since ")
    assert told.endswith('tema crawl "Казахстан" --pages reads over it')
    assert wrong(listings=[row]) == []


def test_what_a_site_stopped_giving_is_one_line_for_the_site():
    date = {"domain": "novini.example", "field": "date_published", "before": 0.98, "now": 0.1}
    text = date | {"field": "body_length", "before": 2100.0, "now": 300.0}
    told = "novini.example gives less: date_published 98 % → 10 %, text 2100 → 300 characters"
    assert drifting([date, text]) == [f"{told}: tema drift"]
    assert wrong(drifts=[date, text]) == []


def sent(**length) -> dict:
    """A canary that was sent so long ago."""
    at = NOON - timedelta(**length)
    return {"sent_at": at, "stored_at": at, "crawled": False}


def test_a_canary_that_does_not_come_is_told():
    assert wrong(canary=sent(seconds=301)) == ["no canary has come the whole way for 301 s"]


def test_a_canary_that_came_lately_is_well():
    assert wrong(canary=sent(seconds=299)) == []


@pytest.mark.parametrize("last", [None, sent(hours=9)])
def test_after_a_start_the_first_canary_has_its_time(last):
    young = parts(beat={"started_at": NOON - timedelta(seconds=299)})
    assert wrong(processes=young, canary=last) == []
    old = parts(beat={"started_at": NOON - timedelta(seconds=301)})
    assert wrong(processes=old, canary=last) == ["no canary has come the whole way for 301 s"]


def test_a_listing_that_was_put_off_is_a_notice_and_no_fault():
    row = a_listing_row(last_error="a:443 rests", waits_until=NOON)
    found = a_health(listings=[row], budgets=["the day's 5 pages of a are used up"])
    assert problems(found, SETTINGS, NOON) == []
    assert notices(found) == [
        "the day's 5 pages of a are used up",
        f"listing {row['url']} waits until 2026-03-01 12:00 UTC: a:443 rests",
    ]
