"""README is held true: its transcript is typed, its commands run, its tables come from the code."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main
from bot.cli.arguments import parse_arguments
from bot.dispatch.table import COMMANDS
from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def block_after(comment: str) -> list[str]:
    """The lines of the fenced block that follows a marking comment."""
    found = re.search(rf"<!-- {comment}[^>]*-->\n```text\n(.*?)```", README, re.DOTALL)
    assert found, comment
    return found[1].splitlines()


def table_after(comment: str) -> list[list[str]]:
    """The rows, without the two of the head, of the table that follows a marking comment."""
    found = re.search(rf"<!-- {comment} -->\n((?:\|.*\n)+)", README)
    assert found, comment
    rows = [[cell.strip() for cell in line.strip("|\n").split(" | ")] for line in found[1].splitlines()]
    return rows[2:]


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with the sample pages, no settings and the clock at the newest page."""
    shutil.copytree(ROOT / "seeds" / "pages", tmp_path / "seeds" / "pages")
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)
    return tmp_path


def test_the_transcript_can_be_typed_and_gives_what_it_shows(workplace: Path) -> None:
    lines = block_after("transcript")
    typed = [line.removeprefix("> ") for line in lines if line.startswith("> ")]
    assert len(typed) >= 4
    environment = {key: value for key, value in os.environ.items() if not key.startswith(PREFIX)}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        input="\n".join(typed) + "\n",
        capture_output=True,
        encoding="utf-8",
        cwd=workplace,
        env={**environment, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    shown = "\n".join(line for line in lines if not line.startswith("> "))
    # The README leaves the blank lines at a message's end to the typed lines between them.
    assert re.sub(r"\n+", "\n", shown).strip() == re.sub(r"\n+", "\n", done.stdout).strip()


def test_its_commands_run(workplace: Path) -> None:
    typed = [
        line.split("#")[0].strip()
        for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
        for line in block.splitlines()
        if "kanbao " in line
    ]
    assert len(typed) >= 10
    typed.sort(key=lambda line: "ingest" not in line)
    for line in typed:
        words = shlex.split(line)
        assert words[0].endswith("kanbao")
        with contextlib.redirect_stdout(io.StringIO()) as out:
            assert main(words[1:]) == 0, line
        assert out.getvalue(), line


def test_its_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"\bmake ([a-z]+)", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_its_help_is_the_help(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    with pytest.raises(SystemExit):
        parse_arguments(["--help"])
    assert capsys.readouterr().out.splitlines() == block_after("help")


def test_its_chat_commands_are_the_table_of_handlers() -> None:
    shown = [[row[0], row[1]] for row in table_after("commands")]
    want = [[f"`/{command.name}`", "、".join(command.words)] for command in COMMANDS]
    assert shown == want


def test_its_settings_are_the_settings() -> None:
    want = [
        [f"`{PREFIX}{name.upper()}`", field.description or ""]
        for name, field in Settings.model_fields.items()
    ]
    assert [row[:2] for row in table_after("settings")] == want


def test_its_map_is_the_house() -> None:
    """Each path on the map exists, and each module of the house stands on the map."""
    named = set()
    folder = ""
    for line in block_after("map"):
        path = line.split()[0]
        if not line.startswith(" "):
            folder = path if path.endswith("/") else ""
        full = path if not line.startswith(" ") else folder + path
        assert (ROOT / full).exists(), full
        named.add(full.rstrip("/"))
    for package in ("seeds", "store", "bot"):
        for path in (ROOT / package).iterdir():
            if path.name not in ("__init__.py", "__pycache__", "__main__.py"):
                assert f"{package}/{path.name}" in named, path
