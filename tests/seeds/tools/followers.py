"""Which line goes on in which, as the gold of a page says."""

from __future__ import annotations

import itertools
from typing import Any


def followers(gold: dict[str, Any]) -> dict[int, int]:
    """Which line each line of a paragraph goes on in."""
    blocks = [block["lines"] for article in gold["articles"] for block in article["blocks"]]
    return {a[0]: b[0] for lines in blocks for a, b in itertools.pairwise(lines)}
