"""The door to the database: one engine, sessions in functions, a thread pool for callers on an event loop."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from store import driver, schema
from store.errors import StoreUnreachable, StoreUnwritable
from store.faults import place, translate
from store.search import joining
from store.search.joining import APART

P = ParamSpec("P")
T = TypeVar("T")

# Four readers saturate two cores with SQLite's C code outside the interpreter's lock.
_THREADS = 4
# How long a writer waits for another program's transaction, in milliseconds.
_BUSY_MS = 15_000
# WAL lets readers read while one writes, and NORMAL is safe with it. Its file is folded back every 32 MB:
# with every 4 MB an archive's intake waits for the disk. Pages are kept by each connection: of what is read
# the system keeps them too, and to fill more than these takes longer than they save; who writes needs them.
_PRAGMAS = (
    "journal_mode=WAL",
    "foreign_keys=ON",
    "synchronous=NORMAL",
    "cache_size=-16000",
    "wal_autocheckpoint=8000",
)
_WHO_WRITES_KEEPS = "PRAGMA cache_size=-64000"


class Store:
    """An open store. Its functions are called with a session: `store.read(articles.latest, limit=5)`."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.url: URL = engine.url
        self._writing = engine.execution_options(kanbao_writing=True)
        self._apart: Engine | None = None
        # SQLite knows one writer: threads of this process queue here, without spinning on the file's lock.
        self._turn: contextlib.AbstractContextManager[Any] = (
            threading.Lock() if self.is_sqlite else contextlib.nullcontext()
        )
        self._alone = isinstance(engine.pool, StaticPool)
        self._kept: dict[str, tuple[object, Any]] = {}
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="store")

    @classmethod
    def open(cls, url: str, *, migrate: bool = True) -> Store:
        """Open the store at a SQLAlchemy URL, making it when there is none.

        Raises:
            StoreError: one of its children, saying what to do.
        """
        store = cls(_engine(address(url)))
        try:
            with store._faults():
                schema.check(store.engine, migrate=migrate)
        except BaseException:
            store.close()
            raise
        return store

    @property
    def is_sqlite(self) -> bool:
        """True for SQLite, False for PostgreSQL."""
        return self.url.get_backend_name() == "sqlite"

    def close(self) -> None:
        """Give back threads and connections."""
        self._pool.shutdown(wait=True)
        self.leave_apart()
        self.engine.dispose()

    def slim(self) -> None:
        """Let connections go that nobody uses, with the pages that each of them holds (SQLite)."""
        if self.is_sqlite and not self._alone:
            self.engine.dispose()

    def kept(self, name: str, version: object, make: Callable[[], T]) -> T:
        """A value that follows from the store, made once for each version of what it follows from."""
        found = self._kept.get(name)
        if found is None or found[0] != version:
            found = self._kept[name] = (version, make())
        value: T = found[1]
        return value

    def read(self, fn: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn(session, …)`; nothing it does is kept."""
        turn = self._turn if self._alone else contextlib.nullcontext()
        with turn, self._faults(), self.engine.connect() as connection:
            connection.begin()
            return fn(_Reading(connection), *args, **kwargs)

    def write(self, fn: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `fn(session, …)` in one transaction: all of it is kept, or nothing."""
        opened = Session(self._writing, expire_on_commit=False)
        with self._turn, self._faults(), opened as session, session.begin():
            return fn(session, *args, **kwargs)

    def write_apart(
        self, fn: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """`write` on a connection on which FTS5 was asked nothing before (a file of SQLite).

        It stays open for the next one, until `leave_apart`.
        """
        if not self.is_sqlite or self._alone:
            return self.write(fn, *args, **kwargs)
        if self._apart is None:
            options = {"kanbao_writing": True, APART: True}
            self._apart = _engine(self.url, pool_size=1, max_overflow=0).execution_options(**options)
        opened = Session(self._apart, expire_on_commit=False)
        with self._turn, self._faults(), opened as session, session.begin():
            try:
                return fn(session, *args, **kwargs)
            finally:
                if joining.was_asked(session.connection()):
                    session.connection().connection.invalidate(soft=True)

    def leave_apart(self) -> None:
        """Close that connection, with what it keeps."""
        if self._apart is not None:
            self._apart.dispose()
            self._apart = None

    async def aread(
        self, fn: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """`read`, off the event loop."""
        work = functools.partial(self.read, fn, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    async def awrite(
        self, fn: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """`write`, off the event loop."""
        work = functools.partial(self.write, fn, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    @contextlib.contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            said = translate(error, self.url)
            if said is None:
                raise
            raise said from error


class _Reading(Session):
    """A session of one transaction that its connection begins and ends.

    A session's own way there and back takes twice as long, and everything that is shown is read in one.
    """

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, expire_on_commit=False)
        self._begun = connection

    def connection(self, *_: Any, **__: Any) -> Connection:
        """The connection that was handed in."""
        return self._begun


def address(url: str) -> URL:
    """A database URL, checked, with its driver.

    Raises:
        StoreUnreachable: it is no address, or that of a database that is not supported.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise StoreUnreachable(
            "KANBAO_DATABASE_URL is no database address; write sqlite:///data/kanbao.db or postgresql://…"
        ) from error
    name = parsed.drivername
    if name in {"postgresql", "postgres", "postgresql+psycopg"}:
        return parsed.set(drivername="postgresql+psycopg")
    if name == "sqlite":
        return parsed
    raise StoreUnreachable(f"{name} is not supported; write sqlite:///data/kanbao.db or postgresql://…")


def _engine(url: URL, **options: Any) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    in_memory = url.database in {None, "", ":memory:"}
    if not in_memory:
        _make_folder(url)
    if in_memory:
        options = {"poolclass": StaticPool}
    arguments = {"check_same_thread": False, "timeout": _BUSY_MS / 1000, "isolation_level": None}
    engine = create_engine(url, connect_args=arguments, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_folder(url: URL) -> None:
    file = Path(str(url.database).removeprefix("file:").partition("?")[0])
    if file.is_dir():
        raise StoreUnwritable(f"{place(url)} is a folder; name a file in it, e.g. kanbao.db")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnwritable(
            f"the folder {file.parent} cannot be made ({error.strerror}); make it or name another place"
        ) from error


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Any) -> None:
    # A transaction that will write takes the lock at once: one that has read may not get it later.
    driver.began(connection)
    writing = connection.get_execution_options().get("kanbao_writing")
    if writing:
        connection.exec_driver_sql(_WHO_WRITES_KEEPS)
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        # It touches nothing and cannot fail; SQLAlchemy's way to it takes as long as a short question.
        connection.connection.driver_connection.execute("BEGIN")
