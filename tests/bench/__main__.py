"""`make bench`: the figures that README reports, all measured in one run on this machine.

Machines are shared and noisy, so each figure stands beside a yardstick measured in the same run, and the
ratio is what to quote. `python -m tests.bench NAME…` runs some of them only.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable

from tests.bench import answers, delivery, desk, faults, handing, parsing, seams, search, slips, start, tired

BENCHES: dict[str, Callable[[], None]] = {
    "start": start.measure,
    "parsing": parsing.measure,
    "seams": seams.measure,
    "answers": answers.measure,
    "search": search.measure,
    "tired": tired.measure,
    "desk": desk.measure,
    "slips": slips.measure,
    "handing": handing.measure,
    "delivery": delivery.measure,
    "faults": faults.measure,
}


def main() -> None:
    print(f"Python {platform.python_version()} on {platform.machine()}")
    for name in sys.argv[1:] or list(BENCHES):
        print(f"\n== {name}")
        BENCHES[name]()


if __name__ == "__main__":
    main()
