"""Page-sets, the clean articles of a page in a file, and the pages that are made of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("heldout")


@dataclass(frozen=True)
class HeldOut:
    """A damaged page with its gold; the name is SET-PROFILE."""

    name: str
    text: str
    gold: dict[str, Any]


def page_sets(folder: Path = FOLDER) -> dict[str, dict[str, Any]]:
    """The clean page-sets of a folder by name."""
    return {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.json"))}
