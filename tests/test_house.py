"""The house keeps its shape: arrows one way, quiet imports, one place for SQL and for tags."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("seeds", "store", "bot")
# bot → store → seeds: what each package may import of the three.
MAY_IMPORT = {"seeds": {"seeds"}, "store": {"store", "seeds"}, "bot": {"bot", "store", "seeds"}}
SQL_PACKAGES = {"sqlalchemy", "sqlmodel", "sqlite3", "psycopg", "alembic"}
LONGEST_FILE = 300


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""


def top(name: str) -> str:
    return name.split(".", maxsplit=1)[0]


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_run_one_way(package: str) -> None:
    for path in modules(package):
        for name in imported(path):
            if top(name) in PACKAGES:
                assert top(name) in MAY_IMPORT[package], f"{path.relative_to(ROOT)} imports {name}"


def test_only_the_store_speaks_sql() -> None:
    for path in [*modules("bot"), *modules("seeds")]:
        assert not {top(name) for name in imported(path)} & SQL_PACKAGES, path


def test_only_the_bot_knows_telegram() -> None:
    for path in [*modules("store"), *modules("seeds")]:
        assert "telegram" not in {top(name) for name in imported(path)}, path


def test_only_markup_writes_tags() -> None:
    tag = re.compile(r"</?(b|i|u|s|a|code|pre|blockquote|tg-spoiler)( [^>]*)?>")
    for path in modules("bot"):
        if path.name == "markup.py" or "local" in path.parts:
            continue  # the double reads tags, as Telegram does
        strings = [
            n.value for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Constant)
        ]
        written = [s for s in strings if isinstance(s, str) and tag.search(s)]
        assert not written, f"{path.relative_to(ROOT)}: {written}"


def test_every_module_imports_with_an_empty_environment(tmp_path: Path) -> None:
    """No file, setting, engine or network is touched: an empty folder stays empty."""
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for package in PACKAGES
        for path in modules(package)
        if path.name not in ("__main__.py", "env.py")  # Alembic runs env.py inside a migration only
    ]
    code = f"import importlib\nfor name in {names!r}: importlib.import_module(name)"
    environment = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PATH": os.defpath}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert not list(tmp_path.iterdir())


def test_files_stay_short() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for package in PACKAGES
        for path in modules(package)
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE
    }
    assert not long


def test_locks_have_hashes_and_no_index_host() -> None:
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        assert "index-url" not in text
        pins = [line for line in text.splitlines() if line and line[0].isalpha()]
        assert len(pins) > 20
        assert all("==" in line and line.endswith("\\") for line in pins)


def test_the_sample_pages_are_the_ones_measured() -> None:
    names = [path.name for path in sorted((ROOT / "seeds" / "pages").glob("*.txt"))]
    assert [name[:3] for name in names] == ["000", "001", "002", "003", "004"]
    attributes = (ROOT / ".gitattributes").read_text("utf-8")
    assert "seeds/pages/*.txt -text" in attributes
