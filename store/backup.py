"""A consistent copy while the bot runs, and the way back.

SQLite copies itself page by page (its backup API) while others write. PostgreSQL's own tools do it for
PostgreSQL. A restore first checks what it is given and swaps it in at the end: a failure leaves the old.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from store.engine import Store, address
from store.errors import NotAStore, SchemaTooNew, StoreError, StoreUnwritable
from store.faults import place
from store.schema import HEAD

_SQLITE_MAGIC, _POSTGRES_MAGIC = b"SQLite format 3\x00", b"PGDMP"


def backup(store: Store, path: Path) -> None:
    """Write a copy of the store to a file, which appears only when it is whole.

    Raises:
        StoreError: saying what to do.
    """
    if path.is_dir():
        raise StoreUnwritable(f"{path} is a folder; name a file in it")
    if store.is_sqlite and path.resolve() == Path(str(store.url.database)).resolve():
        raise StoreUnwritable(f"{path} is the store itself; name another file for the copy")
    if path.exists() and path.stat().st_size and not _is_copy(path):
        raise StoreUnwritable(f"{path} is something else than a copy of a store; name another file")
    if not path.parent.is_dir():
        raise StoreUnwritable(f"{path.parent} is no folder; make it first, or name another place")
    partial = path.with_name(path.name + ".part")
    try:
        if store.is_sqlite:
            _copy_sqlite(str(store.url.database), partial)
        else:
            _run(
                ["pg_dump", "--format=custom", "--no-owner", f"--file={partial}", _plain(store.url)],
                store.url,
            )
        partial.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise StoreUnwritable(f"{path} cannot be written ({error}); name another place") from error
    finally:
        partial.unlink(missing_ok=True)


def _is_copy(path: Path) -> bool:
    """Whether an earlier copy lies there, which a new one may replace."""
    try:
        return _beginning(path).startswith((_SQLITE_MAGIC, _POSTGRES_MAGIC))
    except StoreError:
        return False


def restore(url: str, path: Path) -> None:
    """Put a copy in the place of the store at `url`. Nothing may have the store open meanwhile.

    Raises:
        StoreError: saying what to do; the old store is untouched.
    """
    target = address(url)
    magic = _beginning(path)
    if target.get_backend_name() == "sqlite":
        if not magic.startswith(_SQLITE_MAGIC):
            raise NotAStore(
                f"{path} is no copy of a SQLite store; give a file that kanbao backup has written"
            )
        _restore_sqlite(target, path)
        return
    if not magic.startswith(_POSTGRES_MAGIC):
        raise NotAStore(
            f"{path} is no copy of a PostgreSQL store; give a file that kanbao backup has written"
        )
    options = ["--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error"]
    _run(["pg_restore", *options, f"--dbname={_plain(target)}", str(path)], target)


def _copy_sqlite(source: str, target: Path) -> None:
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        # A copy is one file: it must not need a journal beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _restore_sqlite(target: URL, path: Path) -> None:
    file = Path(str(target.database))
    if file.resolve() == path.resolve():
        raise StoreError(f"{path} is the store itself; give a file that kanbao backup has written")
    _check_sqlite(path)
    arriving = file.with_name(file.name + ".restoring")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, arriving)
        _check_sqlite(arriving)
        _swap(arriving, file)
    except (OSError, sqlite3.Error) as error:
        raise StoreUnwritable(f"{place(target)} cannot be replaced ({error}); the old store stays") from error
    finally:
        arriving.unlink(missing_ok=True)


def _swap(arriving: Path, file: Path) -> None:
    # Through SQLite, in one transaction: whoever has the old file open sees the new content, never half.
    try:
        with closing(sqlite3.connect(arriving)) as copy, closing(sqlite3.connect(file, timeout=15)) as live:
            copy.backup(live)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        # What is in the place is damaged beyond SQLite's patience; its journal must not be laid over it.
        for left in (file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")):
            left.unlink(missing_ok=True)
        arriving.replace(file)


def _check_sqlite(path: Path) -> None:
    """Raises: NotAStore, SchemaTooNew."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            whole = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
            version = copy.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise NotAStore(f"{path} is no copy of a store ({error}); give another file") from error
    if whole != "ok" or version is None:
        raise NotAStore(f"{path} is damaged ({whole}); give another copy")
    if version[0] > HEAD:
        raise SchemaTooNew(f"{path} was written by a newer Kanbao (schema {version[0]}); update the program")


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE_MAGIC))
    except OSError as error:
        raise NotAStore(f"{path} cannot be read ({error.strerror}); check the path") from error


def _plain(url: URL) -> str:
    # The password goes through the environment: a command line can be read by everybody.
    return url.set(drivername="postgresql", password=None).render_as_string()


def _run(command: list[str], url: URL) -> None:
    program = shutil.which(command[0])
    if program is None:
        raise StoreError(
            f"{command[0]} is not installed; on Debian and Ubuntu: apt install postgresql-client"
        )
    environment = {**os.environ, **({"PGPASSWORD": str(url.password)} if url.password else {})}
    done = subprocess.run(  # noqa: S603 - our own arguments
        [program, *command[1:]], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise StoreError(f"{command[0]} failed: {reason}")
