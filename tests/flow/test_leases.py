"""Leases on a real Valkey: prolonged with the page, but never another crawler's."""

import asyncio
from uuid import UUID

import pytest
import redis.asyncio as redis

from crawler.leases import FETCHING, HANDED, SURE, Leases
from news import urls
from news.keys import known_key, lease_key
from tests.factories import URL

KEY = urls.key(URL)


async def prolonged(url: str, *, age: float, holder: str | None) -> int:
    """The seconds that the lease has left once its page has been handed over."""
    async with redis.from_url(url) as client:
        await client.flushall()
        leases = Leases(client, 7)
        assert (await leases.claim(KEY)).mark
        leases.ours[KEY].taken -= age
        if holder:
            await client.set(lease_key(KEY), holder, ex=FETCHING)
        async with client.pipeline(transaction=False) as pipe:
            leases.prolong(KEY, pipe)
            await pipe.execute()
        await leases.keep(KEY)
        assert not leases.ours
        return await client.ttl(lease_key(KEY))


@pytest.mark.parametrize(
    ("age", "holder", "seconds"),
    [(0, None, HANDED), (SURE, None, HANDED), (SURE, "9:another", FETCHING)],
)
def test_a_lease_is_prolonged_unless_another_has_it_by_now(valkey, age, holder, seconds):
    left = asyncio.run(prolonged(valkey.url, age=age, holder=holder))
    assert seconds - 5 < left <= seconds


def test_what_is_known_of_a_page_of_links(valkey):
    other = urls.key(f"{URL}-2")

    async def known() -> set:
        async with redis.from_url(valkey.url) as client:
            await client.flushall()
            await client.set(known_key(KEY), 1)
            assert await Leases(client, 7).known([]) == set()
            return await Leases(client, 7).known([other, KEY])

    assert asyncio.run(known()) == {KEY}


async def claimed(url: str, *, also_known: bool) -> tuple[bool, bool, bool]:
    """Whether a URL that became known meanwhile is told so, is ours, and has a lease."""
    async with redis.from_url(url) as client:
        await client.flushall()
        await client.set(known_key(KEY), 1)
        claim = await Leases(client, 7).claim(KEY, also_known=also_known)
        return claim.known, bool(claim.mark), bool(await client.exists(lease_key(KEY)))


def test_what_another_crawl_stored_meanwhile_is_not_fetched_again(valkey):
    assert asyncio.run(claimed(valkey.url, also_known=False)) == (True, False, False)


def test_what_is_to_be_fetched_again_may_be_known(valkey):
    assert asyncio.run(claimed(valkey.url, also_known=True)) == (False, True, True)


class Unheard(Leases):
    """Leases of a crawl that never hears what became of its question."""

    async def _ask(self, key: UUID, mark: str) -> tuple[bool, bool]:
        await super()._ask(key, mark)
        await asyncio.Event().wait()
        raise AssertionError


async def left_behind(url: str, *, holder: str | None) -> bytes | None:
    """Whose lease there is after a crawl was ended while it asked for it."""
    async with redis.from_url(url) as client:
        await client.flushall()
        if holder:
            await client.set(lease_key(KEY), holder)
        leases = Unheard(client, 7)
        asking = asyncio.create_task(leases.claim(KEY))
        while not await client.exists(lease_key(KEY)):
            await asyncio.sleep(0.01)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        await leases.drop_all()
        assert not leases.ours
        return await client.get(lease_key(KEY))


@pytest.mark.parametrize("holder", [None, "9:another"])
def test_a_crawl_that_ends_while_it_asks_leaves_no_lease_of_its_own(valkey, holder):
    assert asyncio.run(left_behind(valkey.url, holder=holder)) == (holder and holder.encode())
