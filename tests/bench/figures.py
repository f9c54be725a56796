"""Timing and how it is printed: median, p95 and the ratio to a yardstick of the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence


def timed(action: Callable[[], object], runs: int) -> list[float]:
    """Seconds of each run, after one run that does not count."""
    action()
    taken = []
    for _ in range(runs):
        begin = time.perf_counter()
        action()
        taken.append(time.perf_counter() - begin)
    return taken


def p95(seconds: Sequence[float]) -> float:
    return sorted(seconds)[max(0, round(len(seconds) * 0.95) - 1)]


def row(name: str, seconds: Sequence[float], yardstick: float | None = None) -> None:
    median = statistics.median(seconds)
    ratio = f"   {median / yardstick:8.2f} × the yardstick" if yardstick else ""
    print(f"{name:42} median {median * 1e3:9.2f} ms   p95 {p95(seconds) * 1e3:9.2f} ms{ratio}")
