"""A private PostgreSQL server from the system's installation, with as many databases as are wanted."""

from __future__ import annotations

import functools
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from store import Store
from tests import scratch

_NUMBERS = itertools.count()


class NoPostgres(Exception):  # noqa: N818 -- no fault, a reason to leave something out
    """There is no server that could be started, and why."""


class Databases:
    """The databases of a private server, each with an address of its own."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def new(self) -> str:
        """An empty one; its address."""
        return self._made("")

    def migrated(self) -> str:
        """One with the schema and nothing in it, which is copied: cheaper than to migrate anew each time."""
        return self._made(f" TEMPLATE {self._template}")

    def drop(self, url: str) -> None:
        """Away with it at once: hundreds of databases are half a million files to remove in the end."""
        self._say(f"DROP DATABASE {_name(url)} WITH (FORCE)")

    @functools.cached_property
    def _template(self) -> str:
        url = self.new()
        Store.open(url).close()
        return _name(url)

    def _made(self, how: str) -> str:
        name = f"kanbao{next(_NUMBERS)}"
        self._say(f"CREATE DATABASE {name}{how}")
        return f"postgresql://postgres@/{name}?host={self._home}"

    def _say(self, statement: str) -> None:
        where = f"host={self._home} user=postgres dbname=postgres"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(statement.encode())


def _name(url: str) -> str:
    return url.partition("@/")[2].partition("?")[0]


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
    raise NoPostgres("PostgreSQL cannot run as root and there is no other user")


@contextmanager
def private_server() -> Iterator[Databases]:
    """A server on a socket of its own.

    Raises:
        NoPostgres: none is installed, or it cannot run here.
    """
    initdb, server = _program("initdb"), _program("pg_ctl")
    if not initdb or not server:
        raise NoPostgres("PostgreSQL's server is not installed")
    who = _somebody_else()
    home = Path(tempfile.mkdtemp(prefix="kanbao-pg-", dir=scratch.folder()))
    try:
        if who:
            os.chown(home, who["user"], who["group"])
        data = home / "data"
        quiet: dict[str, Any] = {"capture_output": True, "cwd": home, **who}
        make = [initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        subprocess.run(make, check=True, **quiet)
        options = f"-c listen_addresses='' -c unix_socket_directories='{home}' -c fsync=off"
        options += " -c full_page_writes=off -c synchronous_commit=off"
        options += " -c max_wal_size=128MB"
        start = [server, "-D", data, "-w", "-o", options, "-l", home / "log", "start"]
        # Its output goes to the log: a pipe that the server holds open would never end.
        subprocess.run(start, check=True, cwd=home, stdout=subprocess.DEVNULL, **who)
        try:
            yield Databases(home)
        finally:
            subprocess.run([server, "-D", data, "-m", "immediate", "-w", "stop"], check=False, **quiet)
    finally:
        shutil.rmtree(home, ignore_errors=True)
