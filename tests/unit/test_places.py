"""A crawl that waits for its host gives its place to others."""

import asyncio

from crawler import places
from crawler.places import Places


def test_a_place_is_free_when_its_crawl_is_over():
    async def story() -> list[str]:
        told: list[str] = []
        all_places = Places(1)
        first = await all_places.enter()
        second = asyncio.create_task(all_places.enter())
        await asyncio.sleep(0.01)
        told.append("waits" if not second.done() else "in")
        first.leave()
        await asyncio.wait_for(second, 1)
        return [*told, "in"]

    assert asyncio.run(story()) == ["waits", "in"]


def test_a_long_wait_gives_the_place_away_for_its_time(monkeypatch):
    monkeypatch.setattr(places, "LONG", 0.01)

    async def story() -> list[int]:
        all_places = Places(1)
        first = await all_places.enter()
        with first.asking():
            second = await asyncio.wait_for(all_places.enter(), 1)
        both = all_places.taken
        second.leave()
        return [both, all_places.taken]

    assert asyncio.run(story()) == [2, 1]


def test_a_short_wait_gives_nothing_away():
    async def story() -> int:
        all_places = Places(2)
        place = await all_places.enter()
        with place.asking():
            await asyncio.sleep(0.01)
        return all_places.taken

    assert asyncio.run(story()) == 1


def test_one_that_gives_up_waiting_loses_no_place():
    async def story() -> int:
        all_places = Places(1)
        first = await all_places.enter()
        waiting = [asyncio.create_task(all_places.enter()) for _ in range(2)]
        await asyncio.sleep(0.01)
        first.leave()
        waiting[0].cancel()
        await asyncio.wait_for(waiting[1], 1)
        return all_places.taken

    assert asyncio.run(story()) == 1
