"""What most commands begin with: the settings, the clock, the store."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bot.clock import Clock
from bot.logs import set_up_logging
from bot.settings import Settings, read_settings
from store import Store


def prepare(*, quiet: bool = True) -> tuple[Settings, Clock]:
    """Settings and clock of this call. `quiet` logs warnings only: a command's stderr is for its user."""
    settings = read_settings()
    chosen = settings.log_level
    set_up_logging(settings, "WARNING" if quiet and chosen == "INFO" else chosen)
    logging.getLogger("jieba").setLevel(logging.WARNING)
    return settings, Clock(settings.zone, settings.now)


@contextmanager
def opened_store(settings: Settings) -> Iterator[Store]:
    """The store of the settings, brought to the newest schema and closed at the end."""
    store = Store.open(settings.database_url)
    try:
        yield store
    finally:
        store.close()


def print_json(value: Any) -> None:
    """One line of JSON on stdout, flushed: another program may be reading along."""
    print(json.dumps(value, ensure_ascii=False), flush=True)
