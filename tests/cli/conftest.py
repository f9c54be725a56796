"""A command line in an empty folder: its own settings, its own store."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.settings import PREFIX, Settings

SAMPLES = Path(__file__).parent.parent.parent / "seeds" / "pages"


@dataclass
class Answer:
    """What one call said, and how it ended."""

    status: int
    out: str
    err: str

    def json(self) -> Any:
        """The one JSON value on stdout; anything else there is a fault."""
        return json.loads(self.out)

    def rows(self) -> list[Any]:
        """JSON Lines on stdout."""
        return [json.loads(line) for line in self.out.splitlines()]


Kanbao = Callable[..., Answer]


def _forget_settings(patch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        patch.delenv(PREFIX + name.upper(), raising=False)


@pytest.fixture
def kanbao(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Kanbao:
    """Runs `kanbao ARGUMENTS…` in an empty folder; `stdin` is text or bytes."""
    monkeypatch.chdir(tmp_path)
    _forget_settings(monkeypatch)

    def run(*arguments: str | Path, stdin: str | bytes = "") -> Answer:
        raw = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), "utf-8"))
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        captured = capsys.readouterr()
        return Answer(status, captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `kanbao ingest` has taken the five sample pages in, to be copied."""
    folder = tmp_path_factory.mktemp("sampled")
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(io.StringIO()):
        patch.chdir(folder)
        _forget_settings(patch)
        assert main(["ingest", str(SAMPLES)]) == 0
    return folder


@pytest.fixture
def sampled(kanbao: Kanbao, sample_folder: Path, tmp_path: Path) -> Kanbao:
    """The same with the five sample pages taken in."""
    shutil.copytree(sample_folder, tmp_path, dirs_exist_ok=True)
    return kanbao
