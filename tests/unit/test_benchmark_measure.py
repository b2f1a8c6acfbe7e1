"""Measuring: CPU of children is counted, also after they died; spans add up; the verdict judges."""

import asyncio
import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta

import pytest

from benchmarks import spans
from benchmarks.measure import Meter, Watched, everyone, family, pss
from benchmarks.spans import STEPS, difference, open_book, read, spent
from benchmarks.truth import truth
from benchmarks.verdict import Stored, identity, judge

BURN = "import time\nwhile time.process_time() < 0.5: pass\n"
BASE = "http://127.0.0.1:8080"


def parent_of(burning: str) -> "subprocess.Popen[str]":
    """A process that starts a child, says when it has ended, and goes on until it is told."""
    program = (
        "import subprocess, sys\n"
        f"run = subprocess.Popen([sys.executable, '-c', {burning!r}])\n"
        "print(run.pid, flush=True)\n"
        "sys.stdin.readline(); run.wait(); print('ended', flush=True); sys.stdin.readline()\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_a_child_is_counted_while_it_lives_and_after_it_died():
    with parent_of(BURN) as parent:
        with Meter({"group": Watched((parent.pid,))}) as meter:
            parent.stdout.readline()
            parent.stdin.write("\n")
            parent.stdin.flush()
            assert parent.stdout.readline() == "ended\n"
            found = meter.cpu()["group"]
        parent.communicate("\n")
    assert 0.45 < found < 0.8


def test_a_process_taken_alone_is_counted_without_its_children():
    with parent_of(BURN) as parent:
        with Meter({"group": Watched((parent.pid,), alone=True)}) as meter:
            parent.stdout.readline()
            parent.stdin.write("\n")
            parent.stdin.flush()
            parent.stdout.readline()
            found = meter.cpu()["group"]
        parent.communicate("\n")
    assert found < 0.3


def test_a_child_that_lost_its_parent_is_watched_on():
    with parent_of("import time; time.sleep(60)") as parent:
        pid = int(parent.stdout.readline())
        group = Watched((parent.pid,))
        group.look(everyone())
        parent.kill()
        parent.wait()
        assert [one.pid for one in group.look(everyone())] == [pid]
        os.kill(pid, 9)


def test_memory_of_a_process_and_its_family_is_seen():
    with parent_of("import time; time.sleep(60)") as parent:
        child = int(parent.stdout.readline())
        assert {one.pid for one in family(parent.pid, everyone())} == {parent.pid, child}
        assert pss(child) > 1_000_000
        os.kill(child, 9)
        parent.communicate("\n\n")
    assert pss(child) == 0


@pytest.fixture
def book(tmp_path):
    open_book(tmp_path, "part")
    yield tmp_path
    spans.book = None


def burn(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def test_time_in_an_inner_span_does_not_count_for_the_outer_one(book):
    inner = spent("parse", lambda: burn(0.05))
    outer = spent("save", lambda: (burn(0.02), inner(), burn(0.02)))
    outer()
    found = read(book)["part"]
    assert found["parse"] == pytest.approx(0.05, abs=0.01)
    assert found["save"] == pytest.approx(0.04, abs=0.01)


def test_a_coroutine_is_counted_between_its_waits_and_keeps_its_result(book):
    async def work() -> str:
        burn(0.02)
        await asyncio.sleep(0.1)
        burn(0.02)
        return "done"

    async def both() -> list[str]:
        return await asyncio.gather(spent("fetch", work)(), spent("leases", work)())

    assert asyncio.run(both()) == ["done", "done"]
    found = read(book)["part"]
    assert found["fetch"] == pytest.approx(0.04, abs=0.01)
    assert found["leases"] == pytest.approx(0.04, abs=0.01)


def test_turns_are_counted_and_have_a_price(book):
    spent("parse", lambda: None)()
    assert read(book)["part"]["turns"] == 2
    assert 0 < spans.price(book) < 0.0001


def test_an_error_passes_through_a_span(book):
    async def fail() -> None:
        await asyncio.sleep(0)
        raise ValueError("as it was")

    with pytest.raises(ValueError, match="as it was"):
        asyncio.run(spent("fetch", fail)())
    assert spans.book.step == STEPS.index("other")


def test_a_cancelled_coroutine_is_cancelled_inside(book):
    seen = []

    async def wait() -> None:
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            seen.append("cancelled")
            raise

    async def begin_and_cancel() -> None:
        task = asyncio.create_task(spent("fetch", wait)())
        await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(begin_and_cancel())
    assert seen == ["cancelled"]


def test_what_was_used_before_is_left_out():
    begun = {"worker": {"parse": 2.0}}
    ended = {"worker": {"parse": 5.0, "save": 1.0}, "crawler": {"fetch": 4.0}}
    assert difference(ended, begun) == {
        "worker": {"parse": 3.0, "save": 1.0},
        "crawler": {"fetch": 4.0},
    }


@pytest.fixture(scope="module")
def pages():
    return truth(4, 60)


def stored(page) -> Stored:
    body = "\n\n".join(page.paragraphs)
    return Stored(url=BASE + page.path, headline=page.headline, body=body, date=page.date)


@pytest.fixture
def rows(pages) -> list[Stored]:
    return [stored(page) for page in pages if page.kind == "article"]


def test_what_is_stored_as_it_is_passes(pages, rows):
    verdict = judge(BASE, pages, rows)
    assert (verdict.articles, verdict.lost, verdict.wrong, verdict.incomplete) == (59, (), (), ())


def test_an_article_without_a_row_is_lost(pages, rows):
    assert judge(BASE, pages, rows[1:]).lost == (pages[0].path,)


@pytest.mark.parametrize(
    "change",
    [
        {"headline": "Друго"},
        {"url": f"{BASE}/elsewhere/100000"},
        {"date": None},
        {"body": "Кратко."},
        {"body": "Кратко." * 5000},
    ],
)
def test_a_changed_row_is_wrong(pages, rows, change):
    assert len(judge(BASE, pages, [replace(rows[0], **change), *rows[1:]]).wrong) == 1


def test_a_text_without_one_paragraph_is_incomplete(pages, rows):
    page = max(pages[:40], key=lambda page: len(page.paragraphs))
    short = "\n\n".join(page.paragraphs[1:])
    changed = [replace(row, body=short) if page.path in row.url else row for row in rows]
    verdict = judge(BASE, pages, changed)
    assert (verdict.wrong, verdict.incomplete) == ((), (page.path,))


def test_an_article_that_is_none_and_one_stored_twice_are_wrong(pages, rows):
    gone = next(page for page in pages if page.kind == "gone")
    wrong = judge(BASE, pages, [*rows, stored(gone), rows[0]]).wrong
    assert [text.partition(": ")[2] for text in wrong] == [
        "stored 2 times",
        "gone, stored as an article",
    ]


def test_a_date_without_a_clock_may_be_of_the_next_day(pages, rows):
    near = replace(rows[0], date=pages[0].date.date() + timedelta(days=1))
    far = replace(rows[0], date=pages[0].date.date() + timedelta(days=3))
    assert judge(BASE, pages, [near, *rows[1:]]).wrong == ()
    assert len(judge(BASE, pages, [far, *rows[1:]]).wrong) == 1


def test_a_page_is_known_by_its_six_digits(pages):
    assert [identity(BASE + page.path) for page in pages] == [page.identity for page in pages]
