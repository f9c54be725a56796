"""The command line. Nothing heavy is imported here: `kanbao --help` answers at once.

Every failure that a person can mend arrives as one line on stderr and exit status 1; wrong usage is 2.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence

from bot.cli.arguments import parse_arguments


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    # The parser's matrices are small: a second thread of the matrix library only burns a processor.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Of pypinyin only the readings of characters are used: its phrases would be 45 MB for nothing.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show Chinese shows question marks; that is no reason to stop.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    options = parse_arguments(sys.argv[1:] if argv is None else argv)
    try:
        command = importlib.import_module(f"bot.cli.{options.module}")
        return int(getattr(command, options.function)(options))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader (head, a pager) has gone: no one is left to tell. Python would complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # the one place where whatever happened becomes a line
        from bot.cli.failures import tell

        return tell(error)
