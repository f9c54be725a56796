"""The sample pages that come with the program."""

from __future__ import annotations

from importlib import resources

from seeds.decode import decode_page


def sample_pages() -> list[tuple[str, str]]:
    """The sample pages as (file name, text), in the order of their names."""
    folder = resources.files("seeds") / "pages"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".txt")), key=lambda f: f.name)
    return [(f.name, decode_page(f.read_bytes())) for f in files]
