"""Faults are reported by members and put right by editors; the page is read again around what they say."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bot import texts
from bot.delivery.sender import Sender
from bot.local.entities import parse_html
from bot.local.transport import Shown
from seeds.model import Article, Block, Page, Seam
from store import Store, articles, corrections, deeds, members, putright, reports
from store.intake import take_in, take_in_documents
from tests.bot.conftest import ADMINISTRATOR, MEMBER, House, labels, message, messages, press, toasts
from tests.seeds.test_corrections import PAGE

EDITOR = 1004


@pytest.fixture
def page(store: Store) -> int:
    """A page to be put right, and an editor to do it."""
    given = {"date": None, "page": 2, "default_paper": "工人日报"}
    dated = PAGE.replace("7月3日", "2030年7月3日")
    report = take_in_documents(store, [("02.txt", dated.encode())], **given)
    assert report.new == 1
    store.write(members.add, EDITOR, "周编辑", None, "editor")
    item = next(i for i in store.read(articles.latest, limit=20).items if "另一篇" in i.title)
    found = store.read(putright.page_of, item.id)
    assert found is not None
    return found


def body(store: Store) -> str:
    """All text of the newest issue."""
    ids = [item.id for item in store.read(articles.latest, limit=20).items]
    return "\n".join(b.text for a in store.read(articles.values_of, ids).values() for b in a.blocks)


async def test_a_member_reports_and_hears_that_it_was_dealt_with(house: House, store: Store) -> None:
    store.write(members.add, EDITOR, "周编辑", None, "editor")
    editor = house.person(EDITOR, "周编辑")
    item = store.read(articles.latest, limit=1).items[0]
    await house.administrator.say("/help")
    await house.member.say(f"/start a_{item.id}")
    (asked,) = messages(await press(house.member, texts.REPORT_FAULT))
    assert "哪里有错" in asked.text
    told = messages(await house.member.say("第三段的“人会”<应为>“入会”"))
    assert {each.chat for each in told} == {MEMBER, ADMINISTRATOR, EDITOR}
    assert next(each for each in told if each.chat == MEMBER).text == texts.REPORT_TAKEN
    notice = next(each for each in told if each.chat == EDITOR)
    assert "第三段的“人会”<应为>“入会”" in notice.text
    assert labels(notice) == [texts.OPEN_IT, texts.LINES, texts.DONE]
    before = len(house.server.events)
    await press(editor, texts.DONE)
    await Sender(house.application).send_waiting()
    done = messages(house.server.events[before:])
    assert {each.chat: each.text for each in done} == {
        EDITOR: texts.REPORT_DONE.format(title=item.title[:40], by="周编辑"),
        MEMBER: texts.REPORT_DONE_FOR_YOU.format(title=item.title[:40]),
    }
    assert store.read(reports.open_ones, limit=5) == (0, ())
    assert toasts(await house.administrator.press_data("x:report:done:1", 1)) == [texts.REPORT_DONE_ALREADY]


async def test_words_behind_the_command_are_the_report(house: House, store: Store) -> None:
    assert message(await house.member.say("/report 有错")).text == texts.REPORT_WHAT
    assert "纠错 有错" in message(await house.member.say("纠错 有错")).text, (
        "without an article it is a search"
    )
    item = store.read(articles.latest, limit=1).items[0]
    await house.member.say(f"/start a_{item.id}")
    assert messages(await house.member.say("纠错 题目缺一个字"))[-1].text == texts.REPORT_TAKEN
    _, (report,) = store.read(reports.open_ones, limit=5)
    assert (report.article_id, report.words, report.name) == (item.id, "题目缺一个字", "小李")


async def test_reports_are_listed_for_editors_only(house: House, store: Store, page: int) -> None:
    assert message(await house.member.say("/corrections")).text == texts.NOT_ALLOWED
    editor = house.person(EDITOR, "周编辑")
    assert texts.CORRECTIONS_NONE in message(await editor.say("/corrections")).text
    item = store.read(articles.latest, limit=1).items[0]
    await house.member.say(f"/start a_{item.id}")
    for n in range(7):
        await house.member.say(f"/report 第{n}处")
    shown = message(await editor.say("/corrections"))
    assert shown.text.startswith(texts.CORRECTIONS_HEAD.format(count=7))
    assert "第0处" in shown.text and "第6处" not in shown.text
    assert "第6处" in message(await press(editor, texts.NEXT_PAGE)).text
    assert toasts(await house.member.press_data("x:report:done:1", 1)) == [texts.NOT_ALLOWED]
    assert toasts(await house.member.press_data(f"x:mend:lines:{item.id}", 1)) == [texts.NOT_ALLOWED]


async def test_an_editor_sees_the_lines_and_puts_them_right(house: House, store: Store, page: int) -> None:
    editor = house.person(EDITOR, "周编辑")
    shown = message(await editor.say(f"/corrections {page}"))
    assert f"版面编号 {page}" in shown.text and "7　文→9　本报讯" in shown.text
    (how,) = messages(await press(editor, texts.WRITE_CORRECTION))
    assert "\n接 " in how.text and "（另起一段）" in how.text
    done = message(await editor.say("接 7→15\n题 1；副题 3"))
    assert "已照办" in done.text
    assert "职工纷纷要求，并作了安排。" in body(store)
    held = store.read(corrections.of_page, page).correction
    assert held.form == "题 1\n副题 3\n接 7→15"
    assert store.read(deeds.newest, limit=1)[0].by == EDITOR
    again = message(await editor.say(f"/corrections {page}"))
    assert texts.CORRECTION_SAID in again.text and "1　题✎" in again.text
    # Another may follow at once; what is no order is a message like any other.
    assert "已照办" in message(await editor.say("弃 17")).text
    assert "搜索" in message(await editor.say("货车司机")).text
    assert "已照办" not in message(await editor.say("文 17")).text
    # Taken back, the page is as it was.
    back = message(await editor.say(f"/corrections {page} 撤 全部"))
    assert texts.CORRECTION_FOLLOWED.format(said="撤 全部") in back.text
    assert "职工纷纷表示感谢" in body(store)
    again = message(await editor.say(f"/corrections {page} 撤 全部"))
    assert again.text.startswith(
        f"{texts.CORRECTION_NOTHING}\n{texts.CORRECTION_ASKED.format(said='撤 全部')}"
    )


async def test_what_cannot_be_followed_changes_nothing_and_is_asked_again(
    house: House, store: Store, page: int
) -> None:
    editor = house.person(EDITOR, "周编辑")
    before = body(store)
    shown = message(await editor.say(f"/corrections {page} 接 7→99；弃 17；胡说"))
    assert "更正第 1 行“胡说”：看不懂" in shown.text
    assert body(store) == before
    shown = message(await editor.say("接 7→99\n弃 17"))
    assert "更正第 1 行“接 7→99”：99 行没有文字，全版到 17 行为止" in shown.text
    assert body(store) == before
    assert "已照办" in message(await editor.say("弃 17")).text
    # Who was asked for a correction and wants something else gets it.
    await editor.say(f"/corrections {page}")
    await press(editor, texts.WRITE_CORRECTION)
    assert "搜索" in message(await editor.say("货车司机")).text


async def test_a_reply_to_the_report_of_an_intake_puts_the_page_right(house: House, store: Store) -> None:
    bare = "# 短讯一则\n\n本报讯（记者张三）工会办了一件好事。\n\n一段多余的文字在这里。\n"
    report = messages(await house.administrator.send_file("page.md", bare.encode()))[-1]
    assert "没有找到日期" in report.text and "/corrections " in report.text
    done = message(await house.administrator.reply(report, "日期 2030-02-03\n版 4"))
    assert "已照办" in done.text
    issue = store.read(articles.issue)
    assert issue is not None
    assert (issue.date.isoformat(), issue.pages[0].number) == ("2030-02-03", 4)
    many = Shown(report.chat, 99, parse_html("（更正：/corrections 1）（更正：/corrections 2）"))
    assert message(await house.administrator.reply(many, "弃 1")).text == texts.CORRECTION_WHICH
    # From a member, or without orders, it is a search like any other.
    assert "已照办" not in message(await house.member.reply(report, "日期 2031-02-03")).text
    assert "搜索" in message(await house.administrator.reply(report, "货车司机")).text


async def test_where_a_file_lies_on_the_server_is_not_told(
    house: House, store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "folder" / "page.md"
    file.parent.mkdir()
    file.write_text(
        "# 短讯一则\n\n本报讯（记者张三）工会办了一件好事。\n\n一段多余的文字。\n", encoding="utf-8"
    )
    report = take_in(store, [file])
    number = next(each.page_id for each in report.doubts if each.article_id is None)
    hint = Shown(ADMINISTRATOR, 99, parse_html(f"（更正：/corrections {number}）"))
    done = message(await house.administrator.reply(hint, "弃 5"))
    assert "已照办" in done.text and "· page.md" in done.text
    assert str(tmp_path) not in done.text and "folder" not in done.text


async def test_ids_and_clippings_stay_when_a_page_is_put_right(house: House, store: Store, page: int) -> None:
    before = {item.title: item.id for item in store.read(articles.latest, limit=20).items}
    editor = house.person(EDITOR, "周编辑")
    await editor.say(f"/corrections {page} 弃 17")
    after = {item.title: item.id for item in store.read(articles.latest, limit=20).items}
    assert after.items() & before.items() == before.items() & after.items() != set()
    assert set(after.values()) <= set(before.values())


async def test_there_is_nothing_to_put_right_on_a_page_that_is_not_there(house: House) -> None:
    shown = message(await house.administrator.say("/corrections 999"))
    assert shown.text == texts.CORRECTION_NO_PAGE.format(page=999)
    shown = message(await house.administrator.say("/corrections 999 题 1"))
    assert shown.text == texts.CORRECTION_NO_PAGE.format(page=999)
    assert message(await house.administrator.say("/corrections 胡说")).text == texts.CORRECTIONS_USAGE


async def test_what_a_doubtful_join_is_is_told_on_request(house: House, store: Store) -> None:
    seam = Seam(at=10, confidence=0.4)
    text = Block(text="职工们在活动中心里等着看演出的票", seams=(seam,), lines=((27, 27), (56, 56)))
    sure = Block(text="另一段文字", seams=(Seam(at=2, confidence=0.95),), lines=((60, 60), (61, 61)))
    # A whole block that may not follow the one above it.
    apart = Block(text="这一段也许在别处", seams=(Seam(at=0, confidence=0.5),), lines=((70, 70),))
    article = Article(title="存疑的一篇", blocks=(text, sure, apart))
    page = Page(schema_version=1, source="d", date=dt.date(2030, 1, 1), articles=(article,))
    take_in_documents(store, [("d.jsonl", page.model_dump_json(by_alias=True).encode())])
    item = store.read(articles.latest, limit=1).items[0]
    opened = message(await house.member.say(f"/start a_{item.id}"))
    assert "职工们在活动中心里等┈着看演出的票" in opened.text
    assert "┈这一段也许在别处" in opened.text
    told = message(await press(house.member, texts.SEAMS_BUTTON))
    assert texts.SEAMS_HEAD.format(count=2) in told.text
    assert "职工们在活动中心里等┈着看演出的票\n把握约 40%" in told.text
    assert "另一段文字┈这一段也许在别处\n把握约 50%" in told.text
    assert "27 行" not in told.text
    assert message(await press(house.member, texts.BACK)).text == opened.text
    await house.administrator.say(f"/start a_{item.id}")
    told = message(await press(house.administrator, texts.SEAMS_BUTTON))
    assert "把握约 40%，27 行接 56 行" in told.text
    assert "把握约 50%，61 行续 70 行" in told.text
    assert toasts(await house.member.press_data("x:doubts:show:99999", 1)) == [texts.ARTICLE_GONE]


async def test_an_article_over_two_pages_is_read_as_one(house: House, store: Store) -> None:
    front = (
        "## 产改见实效\n\n本报记者 刘旭\n\n全国产业工人队伍建设改革深入推进，各地工会采取有力举措。"
        "铁岭市总工会推进货车司机建会入会，职工技能水平稳步提高，职工获得感显著增强。\n\n货车司机建会入会的做法，得到职工群众称赞。（下转第3版）\n"
    )
    third = (
        "（上接第1版）\n\n铁岭市总工会主席说，货车司机建会入会还将深入推进，产业工人队伍建设改革要让职工群众得到实惠，"
        "职工技能水平将再上新台阶。\n\n铁岭的做法正在各地推开。\n"
    )
    for name, text in (("20300101_01.txt", front), ("20300101_03.txt", third)):
        await house.administrator.send_file(name, text.encode())
    shown = message(await house.member.say("/latest"))
    assert shown.text.count("产改见实效") == 1
    assert "共 1 篇" in shown.text
    opened = message(await press(house.member, "1"))
    assert "（下转第3版）\n\n〔以下第3版〕\n\n铁岭市总工会主席说" in opened.text
    assert "共 1 条" in message(await house.member.say("“让职工群众得到实惠”")).text


async def test_editors_see_what_is_likely_misread(house: House, store: Store) -> None:
    text = "# 新标题\n\n本报讯（记者李四）2030年7月9日，某地为职工打造健康和諧的港湾，职工称好。\n"
    report = messages(await house.administrator.send_file("new.txt", text.encode()))[-1]
    assert "疑有错字：“造健康和諧的港湾，” 諧→谐" in report.text
    opened = message(await press(house.administrator, "1"))
    assert "和諧" in opened.text
    told = message(await press(house.administrator, texts.SEAMS_BUTTON))
    assert "諧→谐（繁体字）" in told.text
    item = next(i for i in store.read(articles.latest, limit=3).items)
    seen = message(await house.member.say(f"/start a_{item.id}"))
    assert texts.SEAMS_BUTTON not in labels(seen)


async def test_an_editor_withdraws_a_page_and_brings_it_back(house: House, store: Store, page: int) -> None:
    editor = house.person(EDITOR, "周编辑")
    await editor.say(f"/corrections {page}")
    await press(editor, texts.WITHDRAW_PAGE)
    shown = message(await press(editor, texts.CANCEL))
    assert texts.PAGE_WITHDRAWN not in shown.text
    await press(editor, texts.WITHDRAW_PAGE)
    shown = message(await press(editor, texts.CONFIRM))
    assert texts.PAGE_WITHDRAWN in shown.text
    assert "送清凉" not in message(await house.member.say("/latest")).text
    shown = message(await press(editor, texts.RESTORE_PAGE))
    assert texts.PAGE_WITHDRAWN not in shown.text
    assert "另一篇" in message(await house.member.say("/latest")).text
    assert [deed.what for deed in store.read(deeds.newest, limit=2)] == ["restore", "withdraw"]
    for action in ("out", "really", "back", "write"):
        assert toasts(await house.member.press_data(f"x:mend:{action}:1", 1)) == [texts.NOT_ALLOWED]
        assert toasts(await house.administrator.press_data(f"x:mend:{action}:1", 1)) == [texts.VIEW_DEAD]
