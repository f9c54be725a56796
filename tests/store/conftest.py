"""Stores for the tests: SQLite always, PostgreSQL from a private server where one is installed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store import Store
from store.intake import take_in_documents
from store.values import IntakeReport
from tests.store.pages import plain
from tests.store.postgres import NoPostgres, private_server


@pytest.fixture(scope="session")
def new_postgres() -> Iterator[Callable[[], str]]:
    """Makes an empty database and gives its URL."""
    with contextlib.ExitStack() as stack:
        try:
            made = stack.enter_context(private_server())
        except NoPostgres as reason:
            pytest.skip(str(reason))
        yield made


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
