"""The parts may all that they need with the rights that the containers' servers give them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from tema.local import LocalService
from tema.ports import free_port
from tema.valkey import EmbeddedValkey
from tests.flow.house import TOPIC, House

ROOT = Path(__file__).parents[2]
PASSWORD = "a-password"  # noqa: S105  # of a server that is gone after the test


@pytest.fixture(scope="module")
def server(shared_state_dir) -> Iterator[EmbeddedValkey]:
    server = EmbeddedValkey(shared_state_dir / "closed", free_port())
    server.start()
    yield server
    server.stop()


@pytest.fixture
def log(server) -> Iterator[redis.Redis]:
    """The superuser's view of a server with the user of deploy/redis.sh."""
    (line,) = re.findall(r"^user tema on (.*)$", (ROOT / "deploy/redis.sh").read_text(), re.M)
    with redis.Redis.from_url(server.url) as client:
        rights = line.replace("#$hash", f">{PASSWORD}").split()
        client.execute_command("ACL", "SETUSER", "tema", "reset", "on", *rights)
        client.acl_log_reset()
        yield client


@pytest.fixture
def house(log, server, state_dir) -> Iterator[House]:
    house = House(state_dir, generated=0)
    url = f"redis://tema:{PASSWORD}@127.0.0.1:{server.port}/0"
    house.service = LocalService(state_dir, house.service.environment, redis_url=url)
    with house:
        yield house


def test_a_crawl_and_every_look_at_it_are_refused_nothing(house, log):
    house.add_topic(TOPIC, "dala", every="1h")
    house.expect("all articles", lambda: house.stored() == 21)
    house.expect("the crawl has ended", house.runs_ended)
    assert house.tema("recrawl", TOPIC, "--wait").returncode == 0
    assert house.tema("crawl", TOPIC, "--dry-run").returncode == 0
    assert house.tema("status").returncode == 0
    assert [(one["object"], one["reason"]) for one in log.acl_log()] == []


@pytest.mark.parametrize("order", ["CONFIG GET maxmemory", "FLUSHALL", "KEYS *", "ACL LIST"])
def test_they_may_not_look_into_the_server_nor_empty_it(log, server, order):
    with (
        redis.Redis(port=server.port, username="tema", password=PASSWORD) as client,
        pytest.raises(redis.exceptions.NoPermissionError),
    ):
        client.execute_command(*order.split())
