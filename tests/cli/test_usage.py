"""Wrong usage, failures and care: one line that says what to do, the right exit status, no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli.arguments import parse_arguments
from tests.cli.conftest import Kanbao

COMMANDS = [
    "run",
    "chat",
    "parse",
    "ingest",
    "withdraw",
    "search",
    "latest",
    "article",
    "digest",
    "doctor",
    "migrate",
    "reindex",
    "calendar",
    "backup",
    "restore",
]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_answers_help(kanbao: Kanbao, command: str) -> None:
    answer = kanbao(*([command] if command else []), "--help")
    assert answer.status == 0
    assert answer.out.startswith("usage: kanbao")
    if not command:
        assert all(f"\n    {name} " in answer.out for name in COMMANDS)


def test_no_command_is_run() -> None:
    assert parse_arguments([]).command == "run"


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["search"],
        ["article"],
        ["article", "abc"],
        ["article", "0"],
        ["article", "99999999999999999999"],
        ["ingest", "x", "--date", "2024-02-30"],
        ["ingest", "x", "--page", "-1"],
        ["search", "x", "--sort", "best"],
        ["search", "x", "--limit", "0"],
        ["chat", "--as", "me"],
        ["parse"],
    ],
)
def test_wrong_usage_is_one_line_and_status_2(kanbao: Kanbao, arguments: list[str]) -> None:
    answer = kanbao(*arguments)
    assert (answer.status, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    assert "--help" in answer.err


def test_a_wrong_setting_is_one_line(kanbao: Kanbao, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KANBAO_ADMINS", "me")
    answer = kanbao("latest")
    assert (answer.status, len(answer.err.splitlines())) == (1, 1)
    assert "KANBAO_ADMINS" in answer.err


def test_a_database_that_cannot_be_written_is_one_line(
    kanbao: Kanbao, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KANBAO_DATABASE_URL", "sqlite:////proc/kanbao/kanbao.db")
    answer = kanbao("latest")
    assert (answer.status, len(answer.err.splitlines())) == (1, 1)
    assert "/proc/kanbao" in answer.err


def test_a_file_that_is_no_database_is_left_alone(
    kanbao: Kanbao, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = tmp_path / "notes.db"
    other.write_text("meine Notizen, keine Datenbank\n" * 100)
    before = other.read_bytes()
    monkeypatch.setenv("KANBAO_DATABASE_URL", f"sqlite:///{other}")
    answer = kanbao("latest")
    assert (answer.status, len(answer.err.splitlines())) == (1, 1)
    assert other.read_bytes() == before


def test_the_doctor_finds_a_healthy_house(sampled: Kanbao) -> None:
    checks = {check["check"]: check for check in sampled("doctor", "--json").json()}
    assert {"settings", "store", "schema", "search index", "words", "token", "clock", "time zone"} <= set(
        checks
    )
    assert {check["state"] for check in checks.values()} == {"ok"}
    assert all(set(check) == {"check", "state", "detail", "remedy"} for check in checks.values())


def test_the_doctor_makes_nothing(kanbao: Kanbao, tmp_path: Path) -> None:
    assert kanbao("doctor").status == 0
    assert not list(tmp_path.iterdir())


def test_a_backup_is_the_way_back(sampled: Kanbao, tmp_path: Path) -> None:
    before = sampled("latest", "--json").out
    assert sampled("backup", tmp_path / "copy.db").status == 0
    for number in range(1, 6):
        sampled("withdraw", str(number))
    assert sampled("latest", "--json").json()["total"] == 0
    assert sampled("restore", tmp_path / "copy.db").status == 0
    assert sampled("latest", "--json").out == before


def test_restoring_something_else_touches_nothing(sampled: Kanbao, tmp_path: Path) -> None:
    before = sampled("latest", "--json").out
    (tmp_path / "junk").write_bytes(b"junk" * 1000)
    for name in ("junk", "missing"):
        answer = sampled("restore", tmp_path / name)
        assert (answer.status, len(answer.err.splitlines())) == (1, 1)
    assert sampled("latest", "--json").out == before


def test_migrate_and_reindex(sampled: Kanbao) -> None:
    before = sampled("search", "货车司机", "--json").json()
    assert sampled("migrate").status == 0
    assert sampled("reindex").status == 0
    assert sampled("search", "货车司机", "--json").json()["hits"] == before["hits"]


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, bot.cli.arguments as a\n"
        "try: a.parse_arguments(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for heavy in (
        "telegram",
        "sqlmodel",
        "sqlalchemy",
        "pydantic",
        "jieba",
        "rjieba",
        "numpy",
        "httpx",
        "asyncio",
    ):
        assert f"'{heavy}'" not in done.stdout


def test_the_module_is_the_command(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("KANBAO_")}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "frobnicate"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(Path(__file__).parent.parent.parent)},
        check=False,
    )
    assert done.returncode == 2
    assert "invalid choice" in done.stderr


def test_a_backup_never_takes_the_place_of_the_store(sampled: Kanbao, tmp_path: Path) -> None:
    before = sampled("latest", "--json").out
    for place in (tmp_path / "data" / "kanbao.db", tmp_path, "."):
        answer = sampled("backup", place)
        assert (answer.status, len(answer.err.splitlines())) == (1, 1)
        assert "name a" in answer.err
    assert sampled("latest", "--json").out == before


@pytest.mark.parametrize("command", ["digest", "latest", "doctor"])
def test_too_much_is_told_with_the_help_of_its_own_command(kanbao: Kanbao, command: str) -> None:
    answer = kanbao(command, "2024-06-10")
    assert answer.status == 2
    assert f"see kanbao {command} --help" in answer.err and "2024-06-10" in answer.err


def test_a_query_of_nothing_gets_a_hint(sampled: Kanbao) -> None:
    answer = sampled("search", "")
    assert (answer.status, answer.out.startswith("0 found")) == (0, True)
    assert "try: kanbao search" in answer.err
    assert sampled("search", "--json", "").err == ""
