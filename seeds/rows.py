"""The rows of a table that ships as text: columns parted by a space, # before a remark."""

from __future__ import annotations

from importlib import resources


def rows(name: str) -> list[list[str]]:
    """The rows of a file beside this one."""
    text = (resources.files("seeds") / name).read_text(encoding="utf-8")
    return [row.split(" ") for row in text.splitlines() if row and not row.startswith("#")]
