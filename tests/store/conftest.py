"""Stores for the tests: SQLite always, PostgreSQL from a private server where one is installed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store import Store
from store.intake import take_in_documents
from store.values import IntakeReport
from tests.store.pages import plain
from tests.store.postgres import Databases

KINDS = ["sqlite", "postgresql"]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the schema and nothing in it, to be copied: migrating takes a tenth of a second."""
    path = tmp_path_factory.mktemp("migrated") / "kanbao.db"
    Store.open(f"sqlite:///{path}").close()
    return path


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, sqlite_url: str) -> Iterator[str]:
    """The URL of a store that is made and holds nothing, of either kind."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated"), sqlite_url.removeprefix("sqlite:///"))
        yield sqlite_url
    else:
        databases: Databases = request.getfixturevalue("postgres")
        made = databases.migrated()
        yield made
        databases.drop(made)


@pytest.fixture(params=KINDS)
def unmade(request: pytest.FixtureRequest, sqlite_url: str) -> Iterator[str]:
    """The URL of a store that nobody has made yet, of either kind."""
    if request.param == "sqlite":
        yield sqlite_url
    else:
        databases: Databases = request.getfixturevalue("postgres")
        made = databases.new()
        yield made
        databases.drop(made)


@pytest.fixture(scope="module")
def lasting_sqlite(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An empty store on SQLite for all tests of a file, to be filled once."""
    file = shutil.copy(migrated, tmp_path_factory.mktemp("lasting"))
    opened = Store.open(f"sqlite:///{file}")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def lasting_postgresql(postgres: Databases) -> Iterator[Store]:
    """An empty store on PostgreSQL for all tests of a file, to be filled once."""
    url = postgres.migrated()
    opened = Store.open(url)
    yield opened
    opened.close()
    postgres.drop(url)


@pytest.fixture(scope="module", params=KINDS)
def lasting(request: pytest.FixtureRequest) -> Store:
    """An empty store of either kind for all tests of a file, to be filled once."""
    opened: Store = request.getfixturevalue(f"lasting_{request.param}")
    return opened


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An empty store, of either kind."""
    opened = Store.open(url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of an SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'kanbao.db'}"


@pytest.fixture
def sqlite_store(sqlite_url: str, migrated: Path) -> Iterator[Store]:
    """An empty store on SQLite."""
    shutil.copy(migrated, sqlite_url.removeprefix("sqlite:///"))
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
