"""How a failure reaches the person at the terminal: one line on stderr, no traceback, no secret."""

from __future__ import annotations

import logging
import sys

from bot.errors import CommandFailed, KanbaoError
from bot.logs import log_is_json, redact


def complain(message: str) -> None:
    """One line on stderr; where the log is JSON, one JSON object."""
    line = redact(" ".join(message.split()))
    if log_is_json():
        logging.getLogger("kanbao").error(line)
    else:
        print(f"kanbao: {line}", file=sys.stderr, flush=True)


def tell(error: Exception) -> int:
    """Name the failure; returns the exit status."""
    from seeds.decode import PageUnreadable
    from store.errors import StoreError

    if isinstance(error, CommandFailed):
        return 1
    if isinstance(error, KanbaoError | StoreError | PageUnreadable):
        complain(str(error))
    elif isinstance(error, OSError):
        complain(f"{error.filename or 'the system'}: {error.strerror or error}")
    else:
        logging.getLogger("kanbao").debug("unexpected", exc_info=error)
        complain(
            f"unexpected {type(error).__name__}: {error} (a fault of this program; "
            "KANBAO_LOG_LEVEL=DEBUG shows where)"
        )
    return 1
