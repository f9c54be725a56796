"""Where the tests write: in memory, where there is room for it.

A store is made, or copied, for every test of the bot, and SQLite waits for the disk when it begins to write
and when it is closed; a database of PostgreSQL is eight megabytes to copy and to remove.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")
# Two workers with a server each take a third of it; a container often has 64 MB there.
_ROOM = 1 << 30


def folder() -> Path:
    """The folder for temporary files of the tests: in memory, or where the system has its own."""
    roomy = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free >= _ROOM
    return _MEMORY if roomy else Path(tempfile.gettempdir())
