"""Page-sets, the clean articles of a page in a file, and the pages that are made of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("heldout")
KINDS = ("clean", "marked", "unmarked", "halfwidth", "broken", "interleaved", "shuffled", "noisy")
# From a page-set, its name and a kind of damage to the text of a page and its gold.
Damager = Callable[[dict[str, Any], str, str], tuple[str, dict[str, Any]]]


@dataclass(frozen=True)
class HeldOut:
    """A damaged page with its gold; the name is SET-PROFILE."""

    name: str
    text: str
    gold: dict[str, Any]


def page_sets(folder: Path = FOLDER) -> dict[str, dict[str, Any]]:
    """The clean page-sets of a folder by name."""
    return {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.json"))}


def damaged_pages(folder: Path, damaged: Damager) -> Iterator[HeldOut]:
    """Every page-set of a folder under every kind of damage."""
    for stem, page_set in page_sets(folder).items():
        for kind in KINDS:
            name = f"{stem}-{kind}"
            text, gold = damaged(page_set, stem, kind)
            known = {"source": f"{name}.txt", "profile": kind, "date": page_set["date"]}
            yield HeldOut(name, text, {"page_no": None, "page_basis": ""} | gold | known)
