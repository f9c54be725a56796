"""What all tests share: in CI the property tests draw the same examples every time, elsewhere new ones."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests import scratch
from tests.store.postgres import Databases, NoPostgres, private_server

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_configure() -> None:
    """pytest's folders for what the tests write; who names a place of their own keeps it."""
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(scratch.folder()))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Databases]:
    """A PostgreSQL server of the tests' own, started for the first that asks for a database."""
    try:
        with private_server() as databases:
            yield databases
    except NoPostgres as reason:
        pytest.skip(str(reason))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says once why tests were left out; `-rs` would say it for every place of theirs."""
    skipped = terminalreporter.stats.get("skipped", ())
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    for reason, count in reasons.most_common():
        terminalreporter.write_line(f"{count} skipped: {reason}")
