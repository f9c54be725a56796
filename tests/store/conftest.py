"""Stores for the tests: SQLite always, PostgreSQL from a private server where one is installed."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from store import Store
from store.intake import take_in_documents
from store.values import IntakeReport
from tests.store.pages import plain

_NUMBERS = itertools.count()


def _program(name: str) -> str | None:
    if found := shutil.which(name):
        return found
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if config := shutil.which("pg_config"):
        told = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False)
        homes.append(Path(told.stdout.strip()))
    return next((str(home / name) for home in homes if (home / name).exists()), None)


def _somebody_else() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then it runs as the first of these users that exists."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    pytest.skip("PostgreSQL cannot run as root and there is no other user")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The folder of a private server's socket."""
    initdb, server = _program("initdb"), _program("pg_ctl")
    if not initdb or not server:
        pytest.skip("PostgreSQL's server is not installed")
    who = _somebody_else()
    home = Path(tempfile.mkdtemp(prefix="kanbao-pg-"))
    try:
        if who:
            os.chown(home, who["user"], who["group"])
        data = home / "data"
        quiet: dict[str, Any] = {"capture_output": True, "cwd": home, **who}
        make = [initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        subprocess.run(make, check=True, **quiet)
        options = f"-c listen_addresses='' -c unix_socket_directories='{home}' -c fsync=off"
        start = [server, "-D", data, "-w", "-o", options, "-l", home / "log", "start"]
        # Its output goes to the log: a pipe that the server holds open would never end.
        subprocess.run(start, check=True, cwd=home, stdout=subprocess.DEVNULL, **who)
        try:
            yield str(home)
        finally:
            subprocess.run([server, "-D", data, "-m", "immediate", "-w", "stop"], check=False, **quiet)
    finally:
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def new_postgres(postgres_server: str) -> Callable[[], str]:
    """Makes an empty database and gives its URL."""

    def make() -> str:
        name = f"kanbao{next(_NUMBERS)}"
        where = f"host={postgres_server} user=postgres dbname=postgres"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return f"postgresql://postgres@/{name}?host={postgres_server}"

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'kanbao.db'}"
    made: str = request.getfixturevalue("new_postgres")()
    return made


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An empty store, of either kind."""
    opened = Store.open(url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'kanbao.db'}"


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    opened = Store.open(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture
def take(store: Store) -> Callable[..., IntakeReport]:
    """Takes page texts in: `take("name.txt", text)`."""

    def taken(name: str, text: str | bytes, **given: Any) -> IntakeReport:
        data = text.encode() if isinstance(text, str) else text
        return take_in_documents(store, [(name, data)], parse=plain, **given)

    return taken
