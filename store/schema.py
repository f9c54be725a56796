"""The schema's version: checked when a store is opened, brought to the newest by Alembic in code."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from store.errors import NotAStore, SchemaTooNew, SchemaTooOld
from store.faults import place

# The newest revision under migrations/versions. A test holds the two together; asking Alembic would cost
# every start of the program a tenth of a second.
HEAD = "0025"
# Any number, the same in every process: PostgreSQL lets one of them migrate at a time.
_LOCK = 7_203_417


def check(engine: Engine, *, migrate: bool = True) -> None:
    """Bring an older or empty store to the newest schema; refuse what is not ours or is newer.

    Raises:
        SchemaTooNew, SchemaTooOld, NotAStore: saying what to do.
    """
    with engine.connect() as connection:
        found = _known(connection)
    if found == HEAD:
        _probe(engine)
        return
    if not migrate:
        raise SchemaTooOld(f"{place(engine.url)} has an older schema; run: kanbao migrate")
    with engine.execution_options(kanbao_writing=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        # Somebody else may have migrated while this process waited for its turn.
        if _known(connection) != HEAD:
            upgrade(connection)
            _index(connection)


def version(connection: Connection) -> str | None:
    """The store's revision; None when it has none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the migrations on a connection, in its transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    # Alembic reads the path with interpolation.
    folder = str(Path(__file__).parent / "migrations")
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _index(connection: Connection) -> None:
    # A migration that changes what the index holds empties it; it is filled here, by today's rules.
    from store.search import index

    if not connection.execute(text("SELECT 1 FROM search_docs LIMIT 1")).first():
        with Session(connection) as session:
            index.reindex(session)
            session.flush()


def _known(connection: Connection) -> str | None:
    found = version(connection)
    where = place(connection.engine.url)
    if found is None and inspect(connection).get_table_names():
        raise NotAStore(f"{where} holds tables of another program; name another database")
    if found is not None and not found.isdigit():
        raise NotAStore(f"{where} is kept by another program; name another database")
    if found is not None and found > HEAD:
        raise SchemaTooNew(
            f"{where} was written by a newer Kanbao (schema {found}, this program knows {HEAD}); "
            "update the program or name another database"
        )
    return found


def _probe(engine: Engine) -> None:
    # A store that cannot be written is refused at the start, not at the first answer.
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None  # noqa: S101 - an open connection has one
        cursor = raw.cursor()
        waits = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        try:
            cursor.execute("PRAGMA busy_timeout=0")
            cursor.execute("BEGIN IMMEDIATE")
            # A file opened for reading only gives the lock away all the same; it fails at the first change.
            cursor.execute("UPDATE alembic_version SET version_num = version_num")
            cursor.execute("ROLLBACK")
        except Exception as error:
            # Held by a writer: then it can be written.
            if "locked" not in str(error):
                raise OperationalError("BEGIN IMMEDIATE", None, error) from error
        finally:
            cursor.execute(f"PRAGMA busy_timeout={waits}")
            cursor.close()
