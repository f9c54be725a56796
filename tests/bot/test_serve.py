"""On Telegram: starting, stopping, floods, failures and wrong tokens, against a server on loopback."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot import serve as serving
from bot import texts
from bot.clock import Clock
from bot.errors import SettingsError, WrongToken
from bot.serve import serve_until
from bot.settings import Settings
from store import Store
from tests.bot.conftest import MEMBER, NOW, settings_for
from tests.bot.http_double import TOKEN, HttpDouble, running_double


@pytest.fixture
def double(monkeypatch: pytest.MonkeyPatch) -> Iterator[HttpDouble]:
    monkeypatch.setattr(serving, "_FIRST_PAUSE", 0.05)
    with running_double() as running:
        running.server.chats.add(MEMBER)
        yield running


def _settings(url: str, double: HttpDouble, **given: object) -> Settings:
    return settings_for(url, token=SecretStr(TOKEN), api_url=double.url, **given)


def _said(text: str, number: int) -> dict[str, Any]:
    user = {"id": MEMBER, "is_bot": False, "first_name": "小李"}
    chat = {"id": MEMBER, "type": "private"}
    return {
        "update_id": number,
        "message": {"message_id": number, "date": 1, "chat": chat, "from": user, "text": text},
    }


@asynccontextmanager
async def _served(settings: Settings, store: Store) -> AsyncIterator[None]:
    stop = asyncio.Event()
    task = asyncio.create_task(serve_until(stop, settings, store, Clock(settings.zone, NOW)))
    try:
        yield
    finally:
        stop.set()
        assert await task == 0


async def _until(true: Callable[[], object]) -> None:
    # Only a fault takes so long; a busy machine may take some seconds to load the words.
    async with asyncio.timeout(60):
        while not true():
            await asyncio.sleep(0.01)


async def test_it_answers_what_it_is_asked_and_stops_when_told(
    store: Store, url: str, double: HttpDouble
) -> None:
    async with _served(_settings(url, double), store):
        double.updates.put(_said("/help", 1))
        await _until(lambda: double.server.events)
        await _until(lambda: double.times("setMyCommands"))
    assert double.times("deleteWebhook")
    polled = next(given for _, name, given in double.calls if name == "getUpdates")
    assert polled["allowed_updates"] == ["message", "callback_query", "inline_query"]
    assert len(double.server.events) == 1
    assert double.server.violations == []


async def test_no_full_collection_holds_up_the_loop_for_what_is_there_to_stay(
    store: Store, url: str, double: HttpDouble
) -> None:
    """The dictionaries are half a million objects: looking at them takes a fifth of a second each time."""
    try:
        async with _served(_settings(url, double), store):
            double.updates.put(_said("产改", 1))
            await _until(lambda: double.server.events)
            looked_at = len(gc.get_objects())
            assert gc.get_freeze_count() > 10 * looked_at
    finally:
        gc.unfreeze()


async def test_an_update_delivered_again_after_a_restart_acts_once(
    store: Store, url: str, double: HttpDouble
) -> None:
    for answers in (2, 3):
        async with _served(_settings(url, double), store):
            double.updates.put(_said("/help", 5))
            double.updates.put(_said("/start x", 100 + answers))
            await _until(lambda answers=answers: len(double.server.events) >= answers)
            # Time for an answer too many.
            await asyncio.sleep(0.2)
    assert [event.text.split("\n")[0] for event in double.server.events] == [
        texts.HELP_HEAD,
        texts.LINK_UNKNOWN,
        texts.LINK_UNKNOWN,
    ]


async def test_what_a_stop_breaks_off_is_answered_after_the_next_start(
    store: Store, url: str, double: HttpDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "_GRACE", 0.3)
    double.trouble["sendMessage"] = [(429, {"retry_after": 200})]
    async with _served(_settings(url, double), store):
        double.updates.put(_said("/help", 1))
        await _until(lambda: double.times("sendMessage"))
    assert double.server.events == []
    for _ in range(2):
        async with _served(_settings(url, double), store):
            await _until(lambda: double.server.events)
    assert len(double.server.events) == 1


def test_what_a_kill_breaks_off_is_answered_after_the_next_start(double: HttpDouble, tmp_path: Path) -> None:
    """The process itself, killed while Telegram makes it wait."""
    environment = {
        "PATH": os.environ["PATH"],
        "KANBAO_TOKEN": TOKEN,
        "KANBAO_API_URL": double.url,
        "KANBAO_ADMINS": str(MEMBER),
        "KANBAO_DATABASE_URL": f"sqlite:///{tmp_path}/kanbao.db",
    }
    start = [sys.executable, "-m", "bot", "run"]
    double.trouble["sendMessage"] = [(429, {"retry_after": 200})]
    double.updates.put(_said("/help", 1))
    with subprocess.Popen(start, env=environment, stderr=subprocess.DEVNULL) as first:
        _wait(lambda: double.times("sendMessage"))
        # Telegram has been told that the update arrived.
        asked = len(double.times("getUpdates"))
        _wait(lambda: len(double.times("getUpdates")) > asked + 1)
        first.kill()
    assert double.server.events == []
    with subprocess.Popen(start, env=environment, stderr=subprocess.DEVNULL) as second:
        _wait(lambda: double.server.events)
        second.terminate()
    assert [event.text.split("\n")[0] for event in double.server.events] == [texts.HELP_HEAD]


def _wait(true: Callable[[], object]) -> None:
    end = time.monotonic() + 120
    while not true():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.02)


async def test_flood_control_is_obeyed_to_the_letter(store: Store, url: str, double: HttpDouble) -> None:
    double.trouble["sendMessage"] = [(429, {"retry_after": 1})]
    async with _served(_settings(url, double), store):
        double.updates.put(_said("/help", 1))
        await _until(lambda: double.server.events)
    first, second = double.times("sendMessage")
    assert second - first >= 1.0


async def test_a_server_that_fails_for_a_moment_is_asked_again(
    store: Store, url: str, double: HttpDouble
) -> None:
    double.trouble["sendMessage"] = [(500, {})]
    double.trouble["getUpdates"] = [(502, {})]
    async with _served(_settings(url, double), store):
        double.updates.put(_said("/help", 1))
        await _until(lambda: double.server.events)
    assert len(double.times("sendMessage")) == 2


async def test_a_server_that_is_down_at_the_start_is_waited_for(
    store: Store, url: str, double: HttpDouble
) -> None:
    double.trouble["getMe"] = [(502, {}), (500, {}), (429, {"retry_after": 1})]
    async with _served(_settings(url, double), store):
        await _until(lambda: double.times("getUpdates"))
    times = double.times("getMe")
    assert len(times) == 4
    assert times[3] - times[2] >= 1.0


async def test_a_server_that_is_not_there_is_waited_for_until_told_to_stop(
    store: Store, url: str, double: HttpDouble, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{taken.getsockname()[1]}"
    settings = settings_for(url, token=SecretStr(TOKEN), api_url=nowhere)
    with caplog.at_level(logging.INFO):
        async with _served(settings, store):
            await _until(lambda: caplog.text.count("does not answer") >= 2)
    assert TOKEN not in "".join(record.getMessage() for record in caplog.records if record.name == "kanbao")


async def test_a_wrong_token_is_one_sentence_without_the_token(
    store: Store, url: str, double: HttpDouble, caplog: pytest.LogCaptureFixture
) -> None:
    double.token = "999:other"
    with pytest.raises(WrongToken) as wrong:
        await serve_until(asyncio.Event(), _settings(url, double), store, Clock(settings_for(url).zone))
    assert TOKEN not in str(wrong.value)
    assert TOKEN not in caplog.text


async def test_a_token_that_is_withdrawn_ends_the_run(store: Store, url: str, double: HttpDouble) -> None:
    settings = _settings(url, double)
    task = asyncio.create_task(serve_until(asyncio.Event(), settings, store, Clock(settings.zone)))
    await _until(lambda: double.times("getUpdates"))
    double.token = "999:other"
    with pytest.raises(WrongToken):
        await task


async def test_no_token_is_said(store: Store, url: str) -> None:
    settings = settings_for(url)
    with pytest.raises(SettingsError, match="KANBAO_TOKEN"):
        await serve_until(asyncio.Event(), settings, store, Clock(settings.zone))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_stops_it_cleanly(store: Store, url: str, double: HttpDouble, number: int) -> None:
    settings = _settings(url, double)
    task = asyncio.create_task(serving._until_signalled(settings, store, Clock(settings.zone)))
    await _until(lambda: double.times("getUpdates"))
    double.updates.put(_said("/help", 1))
    await _until(lambda: len(double.times("getUpdates")) > 2)
    os.kill(os.getpid(), number)
    assert await task == 0
    assert len(double.server.events) == 1


@pytest.mark.parametrize(
    ("method", "trouble"),
    [
        ("setMyCommands", (500, {})),
        ("setMyCommands", (429, {"retry_after": 100})),
        ("deleteWebhook", (500, {})),
        ("deleteWebhook", (429, {"retry_after": 100})),
        ("deleteWebhook", (409, {})),
        ("getMe", (403, {})),
        ("getMe", (400, {})),
        ("getMe", (200, {})),
        ("getUpdates", (429, {"retry_after": 100})),
    ],
)
async def test_a_start_in_trouble_is_waited_for_and_can_be_stopped(
    store: Store, url: str, double: HttpDouble, method: str, trouble: tuple[int, dict[str, Any]]
) -> None:
    double.trouble[method] = [trouble] * 99
    async with asyncio.timeout(60), _served(_settings(url, double), store):
        await _until(lambda: double.times(method))


async def test_a_start_that_is_refused_for_a_while_comes_up(
    store: Store, url: str, double: HttpDouble
) -> None:
    double.trouble = {"getMe": [(200, {}), (403, {}), (400, {})], "deleteWebhook": [(409, {}), (403, {})]}
    async with _served(_settings(url, double), store):
        await _until(lambda: double.times("getUpdates"))


@pytest.mark.parametrize("status", [401, 404])
@pytest.mark.parametrize("method", ["getMe", "deleteWebhook", "getUpdates"])
async def test_a_token_refused_anywhere_ends_the_run(
    store: Store, url: str, double: HttpDouble, method: str, status: int
) -> None:
    double.trouble[method] = [(status, {})] * 99
    settings = _settings(url, double)
    with pytest.raises(WrongToken):
        async with asyncio.timeout(60):
            await serve_until(asyncio.Event(), settings, store, Clock(settings.zone))


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # tornado drops the socket that it could not bind
async def test_a_port_that_is_taken_names_the_setting(store: Store, url: str, double: HttpDouble) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings = _settings(
            url,
            double,
            webhook_url="https://example.org/hook",
            webhook_secret=SecretStr("geheim"),
            listen=("127.0.0.1", taken.getsockname()[1]),
        )
        with pytest.raises(SettingsError, match="KANBAO_LISTEN"):
            await serve_until(asyncio.Event(), settings, store, Clock(settings.zone))
    gc.collect()


async def test_an_answer_under_way_does_not_hold_the_stop(
    store: Store, url: str, double: HttpDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "_GRACE", 0.5)
    double.trouble["sendMessage"] = [(429, {"retry_after": 200})] * 99
    async with asyncio.timeout(60), _served(_settings(url, double), store):
        double.updates.put(_said("/help", 1))
        await _until(lambda: double.times("sendMessage"))


async def test_a_webhook_takes_updates_with_the_secret_only(
    store: Store, url: str, double: HttpDouble
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = _settings(
        url,
        double,
        webhook_url="https://example.org/hook",
        webhook_secret=SecretStr("geheim"),
        listen=("127.0.0.1", port),
    )
    async with _served(settings, store):
        await _until(lambda: double.times("setWebhook"))
        hook = f"http://127.0.0.1:{port}/hook"
        await _until(lambda: _listening(port))
        assert await asyncio.to_thread(_post, hook, _said("/help", 1), "falsch") == 403
        assert await asyncio.to_thread(_post, hook, _said("/help", 2), "geheim") == 200
        await _until(lambda: double.server.events)
    assert len(double.server.events) == 1
    asked = next(given for _, name, given in double.calls if name == "setWebhook")
    assert (asked["url"], asked["secret_token"]) == ("https://example.org/hook", "geheim")
    assert not double.times("getUpdates")


def _listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _post(address: str, update: dict[str, Any] | bytes, secret: str) -> int:
    headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": secret}
    body = update if isinstance(update, bytes) else json.dumps(update).encode()
    request = urllib.request.Request(address, body, headers)  # noqa: S310 -- our own address
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 -- our own address
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code


def _get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 -- an address of this test
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


async def test_health_and_numbers_are_told_while_polling(store: Store, url: str, double: HttpDouble) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    house = f"http://127.0.0.1:{port}"
    async with _served(_settings(url, double, listen=("127.0.0.1", port)), store):
        await _until(lambda: double.times("getUpdates"))
        assert await asyncio.to_thread(_get, f"{house}/healthz") == (200, '{"status": "ok"}')
        status, numbers = await asyncio.to_thread(_get, f"{house}/metrics")
        assert status == 200 and "kanbao_articles 43\n" in numbers
        assert 'kanbao_deliveries{state="waiting"} 0\n' in numbers
        assert (await asyncio.to_thread(_get, f"{house}/secrets"))[0] == 404


async def test_what_is_no_update_is_refused_and_the_house_goes_on(
    store: Store, url: str, double: HttpDouble
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = _settings(
        url,
        double,
        webhook_url="https://example.org/a.b(c",
        webhook_secret=SecretStr("geheim"),
        listen=("127.0.0.1", port),
    )
    async with _served(settings, store):
        await _until(lambda: double.times("setWebhook"))
        hook = f"http://127.0.0.1:{port}/a.b(c"
        for body in (b"", b"{", b"[]", b'"x"', b"{}"):
            assert await asyncio.to_thread(_post, hook, body, "geheim") == 400, body
        assert await asyncio.to_thread(_post, hook, _said("/help", 7), "geheim") == 200
        await _until(lambda: double.server.events)
