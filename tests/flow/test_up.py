"""`tema up` as a person runs it: ready, addresses, one at a time, and nothing left after Ctrl-C."""

import json
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
import redis
from psycopg import sql

from tema.flower import password_in
from tema.ports import free_port
from tests.flow.flower_client import call
from tests.flow.house import begin, children, tema

PASSWORD = "Flower-ъ-щ-ё".encode().hex()
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


class Up:
    """A `tema up` from its beginning to its end."""

    def __init__(self, **settings: str) -> None:
        self.state = Path(tempfile.mkdtemp(prefix="tema-test-up-"))
        self.state.chmod(0o711)
        self.process = begin("up", state=self.state, **settings)
        self.output = ""

    def wait_ready(self) -> None:
        """Read its lines up to the last of its greeting."""
        while "Ctrl-C" not in self.output:
            line = self.process.stdout.readline()
            assert line, self.process.communicate()
            self.output += line
        self.addresses = json.loads((self.state / "service.json").read_text())
        self.family = family(self.process.pid)

    def flower_status(self, password: str) -> int:
        """What Flower answers to who has this password."""
        return call(self.addresses["flower_url"], "GET", "/", password=password)[0]

    def interrupt(self) -> None:
        """Press Ctrl-C."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)

    def wait(self) -> None:
        """Until it has ended; what it said last."""
        self.output += "".join(self.process.communicate(timeout=60))


def family(pid: int) -> dict[int, str]:
    """A process's descendants, with their command lines."""
    found = {}
    for child in children(pid):
        found |= {child: command_line(child)} | family(child)
    return found


def command_line(pid: int) -> str:
    """A process's command line; nothing where it is gone."""
    with suppress(OSError):
        told = Path(f"/proc/{pid}/cmdline").read_bytes()
        return told.replace(b"\0", b" ").decode(errors="replace")
    return ""


def naming(state: Path) -> list[str]:
    """The command lines of all processes that name this folder."""
    there = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal()]
    return [line for line in map(command_line, there) if str(state) in line]


@pytest.fixture(scope="module")
def given(postgres, valkey) -> Iterator[dict[str, str]]:
    """Somebody else's servers: a database whose owner is no superuser, a Valkey's second part."""
    name, secret = f"tema_{uuid4().hex}", uuid4().hex
    with psycopg.connect(postgres.dsn, autocommit=True) as conn:
        role = sql.Identifier(name)
        conn.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(role, sql.Literal(secret)))
        conn.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(role, role))
        place = f"127.0.0.1:{urlsplit(postgres.dsn).port}"
        yield {
            "TEMA_DATABASE_URL": f"postgresql://{name}:{secret}@{place}/{name}",
            "TEMA_REDIS_URL": valkey.url.removesuffix("/0") + "/1",
        }
        conn.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(role))
        conn.execute(sql.SQL("DROP ROLE {}").format(role))
    with redis.Redis.from_url(valkey.url) as client:
        client.flushall()


@pytest.fixture(scope="module")
def ups(given: dict[str, str]) -> Iterator[tuple[Up, Up]]:
    """One with servers of its own, and one with given ones."""
    chosen = {"TEMA_FLOWER_PASSWORD": PASSWORD, "TEMA_FLOWER_PORT": str(free_port())}
    both = Up(), Up(**given, **chosen)
    try:
        for one in both:
            one.wait_ready()
        yield both
    finally:
        for one in both:
            one.interrupt()
        for one in both:
            one.process.wait(60)
            one.process.stdout.close()
            one.process.stderr.close()
            shutil.rmtree(one.state, ignore_errors=True)


@pytest.fixture(scope="module")
def own(ups: tuple[Up, Up]) -> Up:
    return ups[0]


@pytest.fixture(scope="module")
def guest(ups: tuple[Up, Up]) -> Up:
    return ups[1]


@pytest.fixture(scope="module")
def ended(ups: tuple[Up, Up]) -> Up:
    """The one with servers of its own, after Ctrl-C to both."""
    for one in ups:
        one.interrupt()
    for one in ups:
        one.wait()
    return ups[0]


def test_it_says_that_it_is_ready_and_where_flower_is(own: Up):
    assert own.output.startswith("ready in ")
    assert own.addresses["flower_url"] in own.output


def test_its_addresses_are_in_a_file_that_nobody_else_reads(own: Up):
    assert (own.state / "service.json").stat().st_mode & 0o777 == 0o600


def test_a_command_beside_it_finds_it(own: Up):
    assert tema("status", state=own.state).returncode == 0


def test_a_second_one_with_the_same_state_is_refused_in_one_line(own: Up):
    done = tema("up", state=own.state)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"a service runs with {own.state} already" in done.stderr


def test_a_second_one_leaves_the_servers_of_the_first_alone(own: Up):
    pid = (own.state / "postgres" / "data" / "postmaster.pid").read_text().split()[0]
    tema("up", state=own.state)
    assert (own.state / "postgres" / "data" / "postmaster.pid").read_text().split()[0] == pid
    assert Path(f"/proc/{pid}").exists()


def test_a_refused_second_one_leaves_the_first_one_s_addresses(own: Up):
    tema("up", state=own.state)
    assert json.loads((own.state / "service.json").read_text()) == own.addresses


def test_given_servers_are_used(guest: Up, given: dict[str, str]):
    used = (guest.addresses["database_url"], guest.addresses["redis_url"])
    assert used == (given["TEMA_DATABASE_URL"], given["TEMA_REDIS_URL"])


def test_beside_given_servers_it_starts_none(guest: Up):
    started = [line for line in guest.family.values() if "postgres" in line or "valkey" in line]
    assert started == []


def test_a_chosen_password_is_flower_s(guest: Up):
    assert guest.flower_status(PASSWORD) == 200


def test_the_generated_password_is_flower_s(own: Up):
    assert own.flower_status(password_in(own.state)) == 200


def test_the_schema_belongs_to_the_given_role(guest: Up):
    with psycopg.connect(guest.addresses["database_url"]) as conn:
        found = conn.execute(
            "SELECT tableowner = current_user FROM pg_tables WHERE tablename = 'articles'"
        )
        assert found.fetchall() == [(True,)]


def test_ctrl_c_ends_it_with_exit_0(ended: Up):
    assert (ended.process.returncode, ended.output.endswith("stopped\n")) == (0, True)


def test_ctrl_c_takes_its_addresses_away(ended: Up):
    assert not (ended.state / "service.json").exists()


def test_ctrl_c_leaves_no_process(ended: Up):
    assert [pid for pid, line in ended.family.items() if command_line(pid) == line] == []


def test_ctrl_c_leaves_no_process_that_names_its_folder(ended: Up):
    assert naming(ended.state) == []


def test_ctrl_c_leaves_given_servers_at_work(ended: Up, given: dict[str, str]):
    with psycopg.connect(given["TEMA_DATABASE_URL"]) as conn:
        assert conn.execute("SELECT 1").fetchone() == (1,)
