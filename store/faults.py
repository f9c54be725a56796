"""What a database driver complains about, said in the store's own words."""

from __future__ import annotations

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from store.errors import NotAStore, StoreBusy, StoreError, StoreUnreachable, StoreUnwritable

# Part of SQLite's message → the error and its sentence; `{where}` is the database without its password.
_SQLITE: tuple[tuple[str, type[StoreError], str], ...] = (
    ("file is not a database", NotAStore, "{where} is not a database; name another file or move it away"),
    ("malformed", NotAStore, "{where} is damaged; put back a copy with: kanbao restore FILE"),
    ("readonly database", StoreUnwritable, "{where} cannot be written; give this user the right to write it"),
    (
        "unable to open database",
        StoreUnwritable,
        "{where} cannot be opened; check that its folder exists and that this user may write there",
    ),
    ("disk is full", StoreUnwritable, "the disk of {where} is full; make room and try again"),
    ("disk i/o", StoreUnwritable, "the disk of {where} fails or is full; check it and try again"),
    ("locked", StoreBusy, "{where} is held by another program; try again when that has finished"),
)
# SQLSTATE, or its class, of PostgreSQL → the same.
_POSTGRES: tuple[tuple[str, type[StoreError], str], ...] = (
    ("53100", StoreUnwritable, "the disk of {where} is full; make room and try again"),
    ("25006", StoreUnwritable, "{where} only lets itself be read; name its primary server"),
    ("42501", StoreUnwritable, "the database user of {where} lacks the right to do this; grant it"),
    ("55P03", StoreBusy, "{where} is held by another program; try again when that has finished"),
    ("40", StoreBusy, "{where} was busy with the same rows; try again"),
    ("28", StoreUnreachable, "{where} refuses user or password; check KANBAO_DATABASE_URL"),
    ("3D", StoreUnreachable, "the database of {where} does not exist; make it with createdb"),
    ("08", StoreUnreachable, "{where} does not answer; check that the server runs, and KANBAO_DATABASE_URL"),
    ("57P", StoreUnreachable, "{where} is shutting down or starting; try again"),
)


def place(url: URL) -> str:
    """The database as a person knows it: the file, or the address without the password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "the database in memory"
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def translate(error: DBAPIError, url: URL) -> StoreError | None:
    """The store's error for a driver's, or None for what is a mistake in the program."""
    message, where = str(error.orig).lower(), place(url)
    if url.get_backend_name() == "sqlite":
        rows = (row for row in _SQLITE if row[0] in message)
    else:
        state = getattr(error.orig, "sqlstate", None) or ("08006" if _never_connected(error) else "")
        rows = (row for row in _POSTGRES if state.startswith(row[0]))
    found = next(rows, None)
    return found[1](found[2].format(where=where)) if found else None


def _never_connected(error: DBAPIError) -> bool:
    # psycopg's connection failures carry no SQLSTATE.
    return type(error.orig).__name__ in {"OperationalError", "ConnectionTimeout"}
