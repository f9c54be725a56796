"""Is the store well? A line a check, with the remedy where it is not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from sqlalchemy import text
from sqlmodel import Session

from store import deliveries, schema, sleepers, subscriptions
from store.articles import overview
from store.engine import Store, address
from store.errors import StoreError
from store.faults import place
from store.search import index
from store.values import Check

__all__ = ["Check", "examine", "exists"]

# What should have happened so long ago shows that something stands still.
_STANDS = dt.timedelta(minutes=15)
_State = tuple[Literal["ok", "warning", "failure"], str, str | None]


def examine(store: Store) -> list[Check]:
    """The store's checks: database, schema, contents, index, words, outbox. A failing one stops no other."""
    checks: tuple[tuple[str, Callable[[], _State]], ...] = (
        ("store", lambda: store.read(_database, place(store.url))),
        ("schema", lambda: store.read(_schema)),
        ("contents", lambda: store.read(_contents)),
        ("search index", lambda: store.read(_index)),
        ("words", _words),
        ("deliveries", lambda: store.read(_deliveries)),
    )
    return list(_examined(checks))


def exists(url: str) -> bool:
    """False when a store of this URL would first have to be made: its SQLite file is not there.

    Raises:
        StoreUnreachable: the URL is none.
    """
    parsed = address(url)
    on_disk = parsed.get_backend_name() == "sqlite" and parsed.database not in {None, "", ":memory:"}
    return not on_disk or Path(str(parsed.database)).exists()


def _examined(checks: tuple[tuple[str, Callable[[], _State]], ...]) -> Iterator[Check]:
    for name, check in checks:
        try:
            state, detail, remedy = check()
        except StoreError as error:
            state, detail, remedy = "failure", str(error), "see the detail"
        # A check that breaks is itself the finding.
        except Exception as error:
            state, detail = "failure", f"the check broke: {type(error).__name__}: {error}"
            remedy = "put back a copy with: kanbao restore FILE"
        yield Check(name, state, detail, remedy)


def _database(session: Session, where: str) -> _State:
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        server = connection.execute(text("SHOW server_version")).scalar_one()
        return "ok", f"PostgreSQL {server} at {where}", None
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":
        return "failure", f"{where}: {found}", "put back a copy with: kanbao restore FILE"
    library = connection.exec_driver_sql("SELECT sqlite_version()").scalar_one()
    return "ok", f"SQLite {library} at {where}", None


def _schema(session: Session) -> _State:
    found = schema.version(session.connection())
    if found != schema.HEAD:
        return "failure", f"schema {found}, wanted {schema.HEAD}", "run: kanbao migrate"
    return "ok", f"schema {found}", None


def _contents(session: Session) -> _State:
    held = overview(session)
    if not held.pages:
        return "warning", "no page is in the store", "take pages in with: kanbao ingest PATH"
    days = f"{held.oldest} to {held.newest}" if held.newest else "without dates"
    return "ok", f"{held.pages} pages, {held.articles} articles, {days}", None


def _index(session: Session) -> _State:
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        for table in ("index_titles", "index_texts"):
            check = f"INSERT INTO {table} ({table}) VALUES ('integrity-check')"  # noqa: S608 - ours
            connection.exec_driver_sql(check)
    found = index.faults(session)
    if found:
        return "failure", "; ".join(found), "run: kanbao reindex"
    return "ok", "every article is in the index", None


def _deliveries(session: Session) -> _State:
    counted, asleep = deliveries.counts(session), len(sleepers.sleeping(session))
    waiting, kept = counted.get(deliveries.WAITING, 0), counted.get(deliveries.KEPT, 0)
    told = f"{waiting} waiting, {counted.get(deliveries.SENT, 0)} sent"
    if since := deliveries.oldest_waiting(session):
        told += f", the oldest unsent since {since:%Y-%m-%d %H:%M} UTC"
    long_ago = dt.datetime.now(dt.UTC) - _STANDS
    stuck, undone = deliveries.overdue(session, long_ago)[0], subscriptions.are_due(session, long_ago)
    if stuck or undone:
        told += f"; {stuck} should have left a while ago, {undone} digests should have been made"
        return "warning", told, "see that the bot runs and reaches Telegram; its log says what is wrong"
    if kept or asleep:
        told += f", {kept} refused for good, {asleep} subscriptions asleep (their chats cannot be reached)"
        return "warning", told, "the log names the chats; who speaks to the bot again is served again"
    return "ok", told, None


def _words() -> _State:
    from store.search import level, words

    cut, levelled = words.words("省总工会"), level.level("職工")
    if "".join(cut) != "省总工会" or levelled != "职工":
        return "failure", "segmentation or script conversion is out of order", "install anew: make clean run"
    return "ok", "segmentation and script conversion work", None
