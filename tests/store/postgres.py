"""A private PostgreSQL server from the system's installation, with as many empty databases as are wanted."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

_NUMBERS = itertools.count()


class NoPostgres(Exception):  # noqa: N818 -- no fault, a reason to leave something out
    """There is no server that could be started, and why."""


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
def private_server() -> Iterator[Callable[[], str]]:
    """A server on a socket of its own; what is given makes an empty database and returns its URL.

    Raises:
        NoPostgres: none is installed, or it cannot run here.
    """
    initdb, server = _program("initdb"), _program("pg_ctl")
    if not initdb or not server:
        raise NoPostgres("PostgreSQL's server is not installed")
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
            yield lambda: _database(str(home))
        finally:
            subprocess.run([server, "-D", data, "-m", "immediate", "-w", "stop"], check=False, **quiet)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _database(home: str) -> str:
    name = f"kanbao{next(_NUMBERS)}"
    where = f"host={home} user=postgres dbname=postgres"
    with psycopg.connect(where, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"postgresql://postgres@/{name}?host={home}"
