"""A document sent by an administrator goes in at once; everything else is refused with the reason."""

from __future__ import annotations

import asyncio
import io
import zipfile

import pytest

from bot import texts
from bot.local.limits import Refused
from bot.local.transport import Shown
from bot.reasons import in_chinese
from seeds import sample_pages
from store import Store, articles
from tests.bot.conftest import House, labels, message, messages, press

PAGE = """# 某市总工会为货车司机送清凉

本报讯（记者王小明）7月3日，某市总工会在高速公路服务区为货车司机送上防暑用品。活动将持续到8月底。

市总工会负责人说，今年将建成50个司机之家。
"""


async def test_a_page_goes_in_and_is_found_at_once(house: House, store: Store) -> None:
    before = store.read(articles.overview)
    events = await house.administrator.send_file("page.txt", PAGE.encode(), "2030-07-04 第2版")
    started, report = messages(events)
    assert started.text == texts.INGEST_STARTED.format(name="page.txt")
    assert (report.message, report.edited) == (started.message, True)
    assert "新增 1" in report.text
    assert store.read(articles.overview).pages == before.pages + 1
    newest = message(await house.member.say("/latest"))
    assert "《工人日报》2030年7月4日" in newest.text
    assert "第2版" in newest.text
    assert "某市总工会为货车司机送清凉" in message(await house.member.say("送清凉")).text


async def test_a_page_without_a_date_asks_for_one(house: House) -> None:
    events = await house.administrator.send_file(
        "page.md", "## 短讯一则\n\n本报讯（记者张三）工会办了一件好事。\n".encode()
    )
    report = messages(events)[-1]
    assert in_chinese("no date was found; take it in again with --date YYYY-MM-DD") in report.text


async def test_a_day_that_has_not_come_by_the_houses_clock_is_asked_about(house: House) -> None:
    text = "# 大桥合龙\n\n本报昆明7月18日电（记者陈华）2025年的大桥工程今天合龙，全线提前贯通。\n"
    report = messages(await house.administrator.send_file("p.txt", text.encode()))[-1]
    assert in_chinese("its day was read as 2025-07-19, which is") in report.text


async def test_the_same_page_again_changes_nothing(house: House) -> None:
    name, text = sample_pages()[0]
    report = messages(await house.administrator.send_file(f"other-{name}", text.encode()))[-1]
    assert texts.INGEST_PAGES.format(pages=1, new=0, replaced=0, unchanged=1) in report.text


async def test_doubtful_articles_are_a_press_away(house: House) -> None:
    text = (
        "# 标题在此\n\n本报讯（记者张三）6月3日，工会办了一件好事，职工们纷纷表示要\n\n"
        "# 另一标题\n\n本报讯（记者李四）一句话。\n"
    )
    report = messages(await house.administrator.send_file("p.txt", text.encode()))[-1]
    assert texts.INGEST_DOUBTS.strip() in report.text
    opened = message(await press(house.administrator, labels(report)[0]))
    assert "职工们纷纷表示要" in opened.text


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "文件是空的"), (b"\x00\x01\x02" * 100, "不是文本文件"), (b"   \n \n", "文件里只有空白")],
)
async def test_a_bad_file_is_named_with_the_reason(house: House, data: bytes, reason: str) -> None:
    report = messages(await house.administrator.send_file("bad.txt", data))[-1]
    assert f"bad.txt：{reason}" in report.text


async def test_an_archive_goes_in_page_by_page(house: House, store: Store) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", PAGE)
        archive.writestr("b.txt", "")
    report = messages(await house.administrator.send_file("pages.zip", packed.getvalue(), "2030年7月5日"))[-1]
    assert "新增 1" in report.text
    assert "b.txt：文件是空的" in report.text
    assert store.read(articles.issue).date.isoformat() == "2030-07-05"


@pytest.mark.parametrize("name", ["page.pdf", "page", "page.txt.exe", "照片.jpg"])
async def test_another_kind_of_file_is_refused(house: House, name: str) -> None:
    shown = message(await house.administrator.send_file(name, b"x"))
    assert shown.text == texts.INGEST_WRONG_KIND.format(name=name)


async def test_a_member_s_file_is_refused(house: House, store: Store) -> None:
    before = store.read(articles.overview)
    shown = message(await house.member.send_file("page.txt", PAGE.encode()))
    assert shown.text == texts.INGEST_REFUSED.format(name="page.txt")
    assert store.read(articles.overview) == before


async def test_a_caption_with_a_date_that_is_none_stops_the_intake(house: House, store: Store) -> None:
    before = store.read(articles.overview)
    shown = message(await house.administrator.send_file("page.txt", PAGE.encode(), "2月30日"))
    assert shown.text == texts.NO_SUCH_DAY.format(typed="2月30日")
    assert store.read(articles.overview) == before


async def test_what_telegram_does_not_hand_out_is_said(house: House) -> None:
    house.server.trouble["getFile"] = [
        Refused("Bad Request: file is too big"),
        Refused("Bad Request: wrong file_id"),
    ]
    shown = messages(await house.administrator.send_file("a.txt", b"x"))[-1]
    assert shown.text == texts.INGEST_TOO_LARGE.format(name="a.txt")
    started, shown = messages(await house.administrator.send_file("b.txt", b"x"))
    assert shown.text == texts.INGEST_LOST.format(name="b.txt")
    assert (shown.message, shown.edited) == (started.message, True)


async def test_a_file_whose_address_is_gone_is_said(house: House) -> None:
    house.server.trouble["getFile"] = [Refused("Not Found", 404)]
    shown = messages(await house.administrator.send_file("a.txt", b"x"))[-1]
    assert shown.text == texts.INGEST_LOST.format(name="a.txt")


async def test_others_are_answered_while_pages_go_in(house: House) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(12):
            archive.writestr(f"{number}.txt", f"{number}\n\n" + sample_pages()[number % 5][1])
    await house.member.say("/latest")
    intake = asyncio.create_task(house.administrator.send_file("pages.zip", packed.getvalue()))
    answered = 0
    while not intake.done():
        shown = [event for event in await house.member.say("/help") if isinstance(event, Shown)]
        answered += bool(shown)
        await asyncio.sleep(0.01)
    # Were the loop or the store held for the whole intake, there would be one answer, at its end.
    assert answered > 3
    # The member's last answer may come after the report: both stand in one list.
    assert any("版面 12" in shown.text for shown in messages(await intake))
