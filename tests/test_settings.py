"""Settings: read in one place, wrong ones named with what to do, secrets never shown."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import Clock
from bot.errors import SettingsError
from bot.settings import PREFIX, Settings, read_settings

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def empty_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)


def test_the_example_lists_every_setting_with_its_explanation_and_default() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    shown = {}
    for above, line in pairwise(lines):
        if found := re.fullmatch(r"#(KANBAO_[A-Z_]+)=(.*)", line):
            shown[found[1]] = (above.removeprefix("# "), found[2])
    fields = Settings.model_fields
    expected = {
        PREFIX + name.upper(): (field.description, "" if field.default in (None, ()) else str(field.default))
        for name, field in fields.items()
    }
    assert shown == expected


def test_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("KANBAO_PAPER=山西日报\nKANBAO_ADMINS=1, 2，3\n", "utf-8")
    monkeypatch.setenv("KANBAO_PAPER", "辽宁日报")
    settings = read_settings()
    assert (settings.paper, settings.admins) == ("辽宁日报", (1, 2, 3))


def test_an_empty_variable_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KANBAO_TOKEN", "")
    monkeypatch.setenv("KANBAO_DATABASE_URL", "")
    settings = read_settings()
    assert settings.token is None
    assert settings.database_url == "sqlite:///data/kanbao.db"


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("ADMINS", "12,Li", "'Li' is not a user id"),
        ("DATABASE_URL", "mysql://root:geheim@db/x", "sqlite:///FILE or postgresql://"),
        ("TIMEZONE", "Mars/Base", "no time zone"),
        ("LISTEN", "8080", "host:port"),
        ("NOW", "gestern", "ISO time"),
        ("LOG_FORMAT", "xml", "'text' or 'json'"),
        ("API_URL", "api.example.org", "https://"),
        ("WEBHOOK_URL", "https://example.org/hook", "KANBAO_WEBHOOK_SECRET"),
    ],
)
def test_a_wrong_setting_is_named_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(SettingsError) as caught:
        read_settings()
    assert says in str(caught.value)
    assert PREFIX + name in str(caught.value)
    assert "geheim" not in str(caught.value)


def test_a_token_does_not_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KANBAO_TOKEN", "123456:secret-token")
    assert "secret-token" not in repr(read_settings())


def test_the_clock_starts_at_the_rehearsal_time_and_runs_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KANBAO_NOW", "2024-06-10T07:29:59")
    settings = read_settings()
    clock = Clock(settings.zone, settings.now)
    first, second = clock.now(), clock.now()
    assert first.isoformat().startswith("2024-06-10T07:29:59")
    assert first.utcoffset() == dt.timedelta(hours=8)
    assert second > first


def test_the_clock_tells_the_date_of_the_house_not_of_the_machine() -> None:
    start = dt.datetime(2024, 6, 9, 20, 0, tzinfo=dt.UTC)
    assert Clock(ZoneInfo("Asia/Shanghai"), start).today() == dt.date(2024, 6, 10)
