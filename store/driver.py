"""Statements handed straight to the database driver, for who asks often in little time.

A search asks twenty times, and SQLAlchemy's way to a statement takes longer than most of them.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Dialect, Table
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

Params = Mapping[str, Any] | Sequence[Any]
_KNOWN, _CHANGES = "kanbao_driver", "kanbao_changes"


def rows(session: Session, statement: str, params: Params = ()) -> list[Any]:
    """The rows of a statement in the driver's own form, all at once."""
    connection = _connection(session)
    try:
        found: list[Any] = connection.driver.execute(statement, params).fetchall()
    except connection.base as error:
        raise _fault(connection, statement, params, error) from error
    return found


def each(session: Session, statement: str, params: Params = ()) -> Generator[Any, None, None]:
    """The rows one by one, for who stops early."""
    connection = _connection(session)
    try:
        with closing(connection.driver.execute(statement, params)) as cursor:
            yield from cursor
    except connection.base as error:
        raise _fault(connection, statement, params, error) from error


def listed(session: Session, values: Sequence[Any]) -> tuple[str, Params]:
    """`IN (…)` for these values, and the parameters that go with it.

    The statement is the same for any number of values: SQLite would take longer to read a new one than to
    answer it.
    """
    if dialect(session) == "sqlite":
        return "IN (SELECT value FROM json_each(?))", (json.dumps(values, ensure_ascii=False),)
    return "= ANY(%s)", (list(values),)


def began(connection: Connection) -> None:
    """To be told at the beginning of each transaction of SQLite's, for `has_written`."""
    connection.info[_CHANGES] = connection.connection.driver_connection.total_changes  # type: ignore[union-attr]


def has_written(session: Session) -> bool:
    """True when the transaction at hand has changed something (SQLite)."""
    connection = _connection(session)
    changes: int = connection.driver.total_changes
    before: int = connection.info[_CHANGES]
    return changes != before


def mark(session: Session) -> str:
    """What stands for a parameter in a statement."""
    return "?" if dialect(session) == "sqlite" else "%s"


def dialect(session: Session) -> str:
    """sqlite or postgresql."""
    return _connection(session).dialect.name


def origin(session: Session) -> Dialect:
    """What all connections to one database have in common, and those to another have not."""
    return _connection(session).dialect


def info(session: Session) -> dict[Any, Any]:
    """What is kept with the connection for as long as it is open."""
    return _connection(session).info


def insert_rows(
    connection: Connection, table: Table, names: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Rows of these columns into a table, by thousands; days as the driver takes them (`day`)."""
    if not rows:
        return
    columns = ", ".join(f'"{name}"' for name in names)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(names))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", rows)  # noqa: S608 - ours
        return
    statement = f"COPY {table.name} ({columns}) FROM STDIN"
    driver: Any = connection.connection.driver_connection
    base = connection.dialect.loaded_dbapi.Error
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except base as error:
        raise DBAPIError.instance(statement, (), error, base, dialect=connection.dialect) from error


def day(connection: Connection, value: dt.date | None) -> Any:
    """A day as the driver takes it."""
    return _plain(value) if connection.dialect.name == "sqlite" else value


def _plain(value: Any) -> Any:
    return value.isoformat() if type(value) is dt.date else value


@dataclass(frozen=True, slots=True)
class _Connection:
    transaction: Any
    driver: Any
    dialect: Dialect
    base: type[Exception]
    info: dict[Any, Any]


def _connection(session: Session) -> _Connection:
    # Asked for once a transaction: a session's own way to its connection takes as long as a short statement.
    known: _Connection | None = session.info.get(_KNOWN)
    if known is None or known.transaction is not session.get_transaction():
        connection = session.connection()
        known = _Connection(
            session.get_transaction(),
            connection.connection.driver_connection,
            connection.dialect,
            connection.dialect.loaded_dbapi.Error,
            connection.info,
        )
        session.info[_KNOWN] = known
    return known


def _fault(connection: _Connection, statement: str, params: Params, error: Exception) -> BaseException:
    """The driver's complaint as SQLAlchemy's, which is what the store knows how to put."""
    told: Any = params
    return DBAPIError.instance(statement, told, error, connection.base, dialect=connection.dialect)
