"""Real servers for the tests: one Postgres and one Valkey a session, on free ports."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tema.ports import free_port
from tema.postgres import EmbeddedPostgres
from tema.valkey import EmbeddedValkey

pytest_plugins = ["tests.databases", "tests.command_line", "tests.flow.crawl_site"]


@pytest.fixture(scope="session")
def servers_dir() -> Iterator[Path]:
    """A folder that the servers' account can reach, unlike pytest's own as root."""
    path = Path(tempfile.mkdtemp(prefix="tema-tests-"))
    path.chmod(0o711)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def state_dir() -> Iterator[Path]:
    """The same for one test."""
    path = Path(tempfile.mkdtemp(prefix="tema-test-"))
    path.chmod(0o711)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="module")
def shared_state_dir() -> Iterator[Path]:
    """The same for the tests of one module."""
    path = Path(tempfile.mkdtemp(prefix="tema-test-"))
    path.chmod(0o711)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres(servers_dir: Path) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(servers_dir / "postgres", free_port(), durable=False)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def valkey(servers_dir: Path) -> Iterator[EmbeddedValkey]:
    server = EmbeddedValkey(servers_dir / "valkey", free_port())
    server.start()
    yield server
    server.stop()
