"""Each part may all that it needs and nothing beyond: as the servers of `tema up` have it."""

import asyncio
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
import redis
import redis.asyncio

from crawler.budget import Budget
from crawler.hosts import Hosts
from crawler.manners import Manners
from crawler.rests import Rests
from store import rights
from store.connection import connect
from store.rights import OWNER, WEB, WORKER
from store.uptime import proven
from tema.hosts import ailing
from tema.roles import ACLS, ALL
from tests.flow.house import TOPIC, House, HouseWithFlower

ROOT = Path(__file__).parents[2]
SECRET = re.compile(r"TEMA_\w*(?:PASSWORD|DATABASE_URL)")


@pytest.fixture(scope="module")
def house(shared_state_dir) -> Iterator[House]:
    with HouseWithFlower(shared_state_dir, generated=0) as house:
        yield house


@pytest.fixture(scope="module")
def log(house) -> Iterator[redis.Redis]:
    """The superuser's view of Valkey."""
    with redis.Redis.from_url(house.service.valkey.url) as client:
        yield client


def test_a_crawl_and_every_look_at_it_are_refused_nothing(house, log):
    house.add_topic(TOPIC, "dala", every="1h")
    house.expect("all articles", lambda: house.stored() == 21)
    house.expect("the crawl has ended", house.runs_ended)
    assert house.tema("recrawl", TOPIC, "--wait").returncode == 0
    assert house.tema("crawl", TOPIC, "--dry-run").returncode == 0
    assert house.tema("reparse", "--topic", TOPIC).returncode == 0
    assert house.tema("status").returncode == 0
    assert [(one["username"], one["object"], one["reason"]) for one in log.acl_log()] == []
    logs = "".join(path.read_text() for path in (house.service.state / "logs").glob("*.log"))
    assert "permission denied" not in logs


class TestValkey:
    @pytest.fixture
    def client(self, house, request) -> Iterator[redis.Redis]:
        with redis.Redis.from_url(house.service.valkey.url_of(request.param)) as client:
            yield client

    @pytest.mark.parametrize("client", ACLS, indirect=True)
    @pytest.mark.parametrize(
        "order",
        [
            *("CONFIG GET maxmemory", "CONFIG SET dir /tmp", "FLUSHALL", "FLUSHDB", "KEYS *"),
            *("ACL LIST", "ACL SETUSER x on", "SHUTDOWN", "MODULE LIST", "SAVE"),
            *("REPLICAOF 127.0.0.1 1", "CLIENT KILL ID 1", "MONITOR", "BGREWRITEAOF", "SYNC"),
        ],
    )
    def test_nobody_may_run_the_server_nor_empty_it(self, client, order):
        with pytest.raises(redis.exceptions.NoPermissionError):
            client.execute_command(*order.split())

    @pytest.mark.parametrize("client", ["crawler"], indirect=True)
    @pytest.mark.parametrize(
        "order",
        [
            *("LPUSH ingest x", "LPUSH urgent x", "LRANGE ingest 0 -1", "HGETALL unacked"),
            *(
                "SMEMBERS _kombu.binding.ingest",
                "SET known:1 1",
                "DEL known:1",
                "XADD events * a b",
            ),
            *("SET cancel:1 1", "PUBLISH /0.celery.pidbox x", "HGETALL reparse:1", "GET refused:1"),
            "HSET pulse:worker:a:1 at 1",
            *("DEL pages", "XDEL pages 1-1", "XTRIM pages MAXLEN 0", "XACK pages tema 1-1"),
            *("XRANGE pages - +", "XCLAIM pages tema x 0 1-1", "XGROUP DESTROY pages tema"),
            *(
                "XREADGROUP GROUP tema x STREAMS pages >",
                "XGROUP CREATE pages tema 0",
                "SET pages x",
            ),
            *("RENAME pages lease:1", "COPY pages lease:1", "DUMP pages", "EXPIRE pages 1"),
            *("DEL requests", "XADD requests * a b", "XTRIM requests MAXLEN 0", "UNLINK requests"),
            *("XGROUP DESTROY requests crawlers", "SET requests:urgent x", "SCAN 0", "RANDOMKEY"),
            *("EVAL return(1) 0", "EVALSHA x 0", "SCRIPT LOAD x", "FUNCTION LIST", "FCALL x 0"),
            *("CLIENT LIST", "SUBSCRIBE x", "DBSIZE", "OBJECT FREQ lease:1"),
        ],
    )
    def test_the_crawler_starts_no_task_forgets_no_url_and_takes_no_page_back(self, client, order):
        with pytest.raises(redis.exceptions.NoPermissionError):
            client.execute_command(*order.split())

    def test_the_crawler_lets_a_host_rest_and_tells_of_it(self, house, log):
        async def all_that_a_host_needs() -> None:
            address = house.service.valkey.url_of("crawler")
            async with redis.asyncio.Redis.from_url(address) as client:
                rests = Rests(client)
                await rests.rest("a.example:443", 60, "HTTP 429, Retry-After")
                await rests.back_off("b.example:443", "HTTP 503")
                await rests.failed("c.example:443", "HTTP 500")
                await rests.look("c.example:443")
                await rests.well("c.example:443")
                await rests.slow("d.example:443", 30, "robots.txt: Crawl-delay 30")
                manners = Manners(domain="e.example", daily_pages=1)
                await Budget(client).take_page(manners)
                async with Hosts(client, 0.01).turn("https://e.example/", manners):
                    pass

        asyncio.run(asyncio.wait_for(all_that_a_host_needs(), 10))
        told = [one.host for one in ailing(log, datetime.now(UTC))]
        assert told == ["a.example:443", "b.example:443", "d.example:443"]

    @pytest.mark.parametrize("client", ["web"], indirect=True)
    @pytest.mark.parametrize(
        "order",
        [
            *("XADD pages * a b", "XADD requests * a b", "LPUSH ingest x", "XTRIM events MAXLEN 0"),
            *(
                "DEL pages",
                "SET lease:1 1",
                "DEL known:1",
                "HSET unacked a b",
                "SET pulse:worker:1 1",
            ),
            *("PUBLISH /0.celery.pidbox x", "XACK pages tema 1-1", "RENAME pages other"),
        ],
    )
    def test_the_web_asks_and_changes_nothing(self, client, order):
        with pytest.raises(redis.exceptions.NoPermissionError):
            client.execute_command(*order.split())

    @pytest.mark.parametrize("client", ["web"], indirect=True)
    @pytest.mark.parametrize(
        "order", ["XLEN pages", "LLEN ingest", "XREVRANGE events + - COUNT 1", "HGETALL crawl:1"]
    )
    def test_the_web_reads(self, client, order):
        client.execute_command(*order.split())

    def test_without_a_password_nothing_is_answered(self, house):
        with (
            redis.Redis(port=house.service.valkey.port) as client,
            pytest.raises(redis.exceptions.AuthenticationError),
        ):
            client.ping()

    def test_the_containers_have_the_same_users(self):
        script = (ROOT / "deploy/redis.sh").read_text()
        told = dict(re.findall(r"^user (\w+) on #\$\w+ (.*)$", script, re.MULTILINE))
        assert told == ACLS


class TestPostgres:
    @pytest.fixture
    def conn(self, house, request) -> Iterator[psycopg.Connection]:
        with connect(house.service.postgres.url_of(request.param)) as conn:
            yield conn

    @pytest.mark.parametrize("conn", [OWNER, WORKER, WEB], indirect=True)
    @pytest.mark.parametrize(
        "order",
        [
            "COPY articles TO PROGRAM 'true'",
            "COPY articles FROM '/etc/passwd'",
            "SELECT pg_read_file('/etc/passwd')",
            "CREATE ROLE other SUPERUSER",
            "ALTER SYSTEM SET work_mem = '1MB'",
            "ALTER ROLE postgres PASSWORD 'x'",
            "SET SESSION AUTHORIZATION postgres",
            "SELECT rolpassword FROM pg_authid",
        ],
    )
    def test_nobody_has_the_machine(self, conn, order):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            conn.execute(order)

    @pytest.mark.parametrize("conn", [WORKER, WEB], indirect=True)
    @pytest.mark.parametrize(
        "order",
        [
            *("DROP TABLE articles", "ALTER TABLE articles ADD x int", "TRUNCATE articles"),
            *("CREATE TABLE mine (x int)", "CREATE INDEX ON articles (id)"),
            *("DELETE FROM articles", "DELETE FROM captures", "DELETE FROM article_versions"),
            *("DELETE FROM topics", "INSERT INTO topics (name) VALUES ('x')"),
            *("DELETE FROM quarantine", "DELETE FROM listings", "DELETE FROM _yoyo_migration"),
            *("CREATE SCHEMA mine", f"SET ROLE {OWNER}"),
        ],
    )
    def test_neither_worker_nor_web_loses_what_was_stored(self, conn, order):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            conn.execute(order)

    @pytest.mark.parametrize("conn", [WORKER], indirect=True)
    def test_the_worker_may_ask_whether_postgres_writes(self, conn):
        assert proven(conn) > timedelta(0)

    @pytest.mark.parametrize("conn", [WEB], indirect=True)
    @pytest.mark.parametrize(
        "order",
        [
            *("UPDATE articles SET headline = 'x'", "INSERT INTO urls DEFAULT VALUES"),
            *("UPDATE listings SET paused = true", "UPDATE crawl_runs SET state = 'failed'"),
            *("DELETE FROM crawl_runs", "INSERT INTO events DEFAULT VALUES"),
        ],
    )
    def test_the_web_changes_nothing(self, conn, order):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            conn.execute(order)

    @pytest.mark.parametrize("conn", [WEB], indirect=True)
    def test_the_web_reads_and_asks_for_crawls(self, conn):
        assert conn.execute("SELECT count(*) AS n FROM articles").fetchone()["n"] == 21
        with conn.transaction(force_rollback=True):
            conn.execute(
                "INSERT INTO crawl_runs (listing_id, slot, reason)"
                " SELECT id, now(), 'on_demand' FROM listings"
            )

    def test_rights_are_given_anew_where_a_table_is_new(self, house):
        with connect(house.service.database_url) as owner:
            owner.execute("CREATE TABLE later (x int)")
            assert rights.grant(owner) == [WEB, WORKER]
        with connect(house.service.postgres.url_of(WEB)) as web:
            assert web.execute("SELECT * FROM later").fetchall() == []
        with connect(house.service.database_url) as owner:
            owner.execute("DROP TABLE later")


class TestProcesses:
    def environment(self, house: House, part: str) -> str:
        pid = house.service.supervisor.status()[part].pid
        return Path(f"/proc/{pid}/environ").read_text()

    @pytest.mark.parametrize("part", ["crawler", "intake", "beat", "flower"])
    def test_who_needs_no_database_has_none(self, house, part):
        assert set(SECRET.findall(self.environment(house, part))) == (
            {"TEMA_FLOWER_PASSWORD"} if part == "flower" else set()
        )

    @pytest.mark.parametrize(
        ("part", "user"), [("crawler", "crawler"), ("worker", ALL), ("beat", ALL)]
    )
    def test_each_is_its_own_user_of_valkey(self, house, part, user):
        assert f"TEMA_REDIS_URL=redis://{user}:" in self.environment(house, part)

    def test_each_further_crawler_is_the_same_user(self, house):
        first, second = map(house.service.variables_of, ("crawler", "crawler-2"))
        assert second == first

    def test_the_worker_is_no_owner(self, house):
        assert f"TEMA_DATABASE_URL=postgresql://{WORKER}:" in self.environment(house, "worker")

    def test_servers_and_flower_listen_on_loopback_alone(self, house):
        servers = [server.port for server in house.service.servers]
        ports = {*servers, int(house.service.environment["TEMA_FLOWER_PORT"])}
        house.expect("all listen", lambda: {port for port, _ in listening(ports)} == ports)
        assert listening(ports) == {(port, "0100007F") for port in ports}


def listening(ports: set[int]) -> set[tuple[int, str]]:
    """These ports with the addresses on which something listens, as the kernel writes them."""
    tables = [Path(f"/proc/net/{name}") for name in ("tcp", "tcp6")]
    lines = [line.split() for t in tables if t.exists() for line in t.read_text().splitlines()]
    local = [fields[1].split(":") for fields in lines if fields[3] == "0A"]
    return {(int(port, 16), address) for address, port in local if int(port, 16) in ports}
