"""A command line in an empty folder: its own settings, its own store."""

from __future__ import annotations

import io
import json
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


@pytest.fixture
def kanbao(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Kanbao:
    """Runs `kanbao ARGUMENTS…` in an empty folder; `stdin` is text or bytes."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)

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


@pytest.fixture
def sampled(kanbao: Kanbao) -> Kanbao:
    """The same with the five sample pages taken in."""
    assert kanbao("ingest", SAMPLES).status == 0
    return kanbao
