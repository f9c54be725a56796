"""How long the program's own start takes: `kanbao --help`, and the local chat to its first answer."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.figures import row, timed


def _run(*command: str, cwd: str, stdin: str = "") -> None:
    done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command}: {done.stderr}")


def measure() -> None:
    kanbao = str(Path(sys.executable).parent / "kanbao")
    with tempfile.TemporaryDirectory() as folder:
        bare = timed(lambda: _run(sys.executable, "-c", "pass", cwd=folder), 10)
        yardstick = statistics.median(bare)
        row("python -c pass (yardstick)", bare)
        row("kanbao --help", timed(lambda: _run(kanbao, "--help", cwd=folder), 10), yardstick)
    first = []
    for _ in range(3):
        with tempfile.TemporaryDirectory() as folder:
            first += _timed_once(kanbao, folder)
    row("kanbao run, new store, /latest answered", first, yardstick)
    with tempfile.TemporaryDirectory() as folder:
        again = timed(lambda: _run(kanbao, "run", cwd=folder, stdin="/latest\n"), 3)
    row("kanbao run, made store, /latest answered", again, yardstick)


def _timed_once(kanbao: str, folder: str) -> list[float]:
    begin = time.perf_counter()
    _run(kanbao, "run", cwd=folder, stdin="/latest\n")
    return [time.perf_counter() - begin]
