"""The local chat from a pipe: one line in, its answers out, buttons by number."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from bot import texts
from bot.clock import Clock
from bot.local.chat import run_chat
from bot.local.entities import Entity, Parsed
from bot.local.picture import picture
from bot.local.transport import InlineAnswer, Shown
from store import Store, articles, members
from tests.bot.conftest import ADMINISTRATOR, MEMBER, NOW, STRANGER, settings_for


async def _chat(store: Store, url: str, *lines: str, user_id: int | None = None, **given: object) -> str:
    settings = settings_for(url, **given)
    stdout = io.StringIO()
    stdin = io.StringIO("".join(f"{line}\n" for line in lines))
    clock = Clock(settings.zone, NOW)
    assert await run_chat(settings, store, clock, user_id=user_id, stdin=stdin, stdout=stdout) == 0
    return stdout.getvalue()


async def test_a_line_is_a_message_and_a_number_presses_a_button(store: Store, url: str) -> None:
    said = await _chat(store, url, "/latest", "#1", "产改")
    title = store.read(articles.latest, limit=1).items[0].title
    assert f"1. {title[:10]}" in said
    assert re.search(r"^\[#1 1\] \[#2 2\]", said, re.MULTILINE)
    assert re.search(
        rf"^\[#\d+ {texts.SAVE}\] \[#\d+ {texts.SEND}\] \[#\d+ {texts.REPORT_FAULT}\] "
        rf"\[#\d+ {texts.BACK}\]$",
        said,
        re.MULTILINE,
    )
    assert texts.FOUND.format(query="产改") in said
    assert said.endswith("\n\n")
    assert "<b>" not in said


async def test_a_member_at_the_keyboard_keeps_the_name_that_colleagues_know(store: Store, url: str) -> None:
    assert "小李，您好" in await _chat(store, url, "/start", user_id=MEMBER)
    known = store.read(members.member, MEMBER)
    assert known is not None and (known.name, known.username) == ("小李", "xiaoli")
    assert f"{texts.LOCAL_NAME}，您好" in await _chat(store, url, "/start", user_id=ADMINISTRATOR)


async def test_an_empty_store_is_filled_with_the_sample_pages_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new.db"
    store = Store.open(url)
    said = await _chat(store, url, "/digest", admins=())
    assert "日报 · 《工人日报》" in said
    held = store.read(articles.overview)
    assert held.pages == 5
    await _chat(store, url, "/help")
    assert store.read(articles.overview) == held
    store.close()


async def test_rights_are_those_of_the_person(store: Store, url: str) -> None:
    assert "/ingest" in await _chat(store, url, "/help", admins=())
    assert "/ingest" in await _chat(store, url, "/help", user_id=ADMINISTRATOR)
    assert "/ingest" not in await _chat(store, url, "/help", user_id=MEMBER)
    said = await _chat(store, url, "/latest", "#1", "产改", "@ 产改", user_id=STRANGER)
    assert texts.STRANGER in said
    assert texts.REQUESTED in said
    assert "1. " not in said
    assert len(store.read(members.requests)) == 1


async def test_an_administrator_answers_a_request_on_the_same_store(store: Store, url: str) -> None:
    await _chat(store, url, "hi", "#1", user_id=STRANGER)
    said = await _chat(store, url, "/start", "#1", user_id=ADMINISTRATOR)
    assert f"编号 {STRANGER}" in said
    await _chat(store, url, "/start", user_id=STRANGER)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("#1", texts.LOCAL_NO_BUTTONS),
        ("＃１", texts.LOCAL_NO_BUTTONS),
        ("!file", texts.LOCAL_FILE_USAGE),
        ("!users 4001 王芳", texts.LOCAL_NO_USERS),
        ("!users 王芳", texts.LOCAL_USERS_USAGE),
        ("!file /no/such/file.txt", texts.LOCAL_NO_FILE.format(path="/no/such/file.txt")),
        ("@ 魑魅魍魉", texts.LOCAL_NO_RESULTS),
        ("", ""),
    ],
)
async def test_lines_that_lead_nowhere_get_a_sentence(store: Store, url: str, line: str, answer: str) -> None:
    assert (await _chat(store, url, line)).strip() == answer


async def test_a_wrong_number_names_the_right_ones(store: Store, url: str) -> None:
    said = await _chat(store, url, "魑魅魍魉", "#9")
    assert texts.LOCAL_WRONG_BUTTON.format(typed="9", last=2) in said


async def test_a_file_is_sent_by_its_path(store: Store, url: str, tmp_path: Path) -> None:
    page = tmp_path / "有 空格.txt"
    page.write_text("# 题目\n\n本报讯（记者张三）6月3日，工会办了一件好事。\n", encoding="gb18030")
    said = await _chat(store, url, f"!file {page}")
    assert "新增 1" in said


async def test_answers_are_flushed_before_the_next_line_is_read(store: Store, url: str) -> None:
    stdout = io.StringIO()
    seen: list[str] = []

    class Stdin(io.StringIO):
        def readline(self, size: int = -1, /) -> str:
            seen.append(stdout.getvalue())
            return super().readline(size)

    settings = settings_for(url)
    stdin = Stdin("/help\n/latest\n")
    await run_chat(settings, store, Clock(settings.zone, NOW), user_id=None, stdin=stdin, stdout=stdout)
    assert [len(text) > 0 for text in seen] == [False, True, True]
    assert texts.HELP_HEAD in seen[1]


async def test_two_chats_on_one_store_do_not_mistake_each_other_s_lines(store: Store, url: str) -> None:
    assert await _chat(store, url, "/help") == await _chat(store, url, "/help")


def test_links_documents_and_inline_results_can_be_read() -> None:
    linked = Shown(1, 1, Parsed("全文在此", (Entity("a", 2, 4, "https://t.me/kanbao_bot?start=a_1"),)))
    assert picture(linked) == "全文在此（https://t.me/kanbao_bot?start=a_1）"
    assert picture(Shown(1, 1, Parsed("粗", (Entity("b", 0, 1),))), styled=True) == "\x1b[1m粗\x1b[0m"
    assert picture(Shown(1, 1, Parsed("", ()), document=("a.pdf", b"123"))) == "〔文件 a.pdf，3 字节〕"
    results = [{"title": "题", "description": "第1版"}, {"title": "又一题"}]
    assert picture(InlineAnswer("q", {"results": results})) == "1. 题 — 第1版\n2. 又一题"


async def test_telegrams_chooser_has_a_line_of_its_own(store: Store, url: str) -> None:
    lines = ("/latest", "#1", "#3", "#8", "!users 4001 王芳，4002 李明")
    said = await _chat(store, url, *lines, user_id=ADMINISTRATOR)
    assert texts.LOCAL_USERS_USAGE in said
    assert texts.SEND_STRANGERS.format(names="王芳、李明") in said
