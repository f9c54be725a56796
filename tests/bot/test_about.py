"""谁写的, 哪天的, 收藏这篇: sentences about the open article, and what only looks like them."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import texts
from bot.about import read_about
from store import Store, articles, clippings, folders, forwards, members, reports
from store.intake import take_in_documents
from tests.bot.conftest import MEMBER, NOW, House, SetClock, labels, message
from tests.bot.morning import page

CITED = "“产改轻骑兵小分队”走进企业\n记者 陈华\n《工人日报》2024年12月20日"


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.mark.parametrize(
    "typed",
    [
        "谁写的",
        "这篇谁写的？",
        "作者是谁",
        "哪天的",
        "这是哪天的报纸",
        "什么时候登的",
        "第几版的",
        "登在哪天",
        "出处",
        "怎么引用",
    ],
)
async def test_who_wrote_the_open_article_and_where_it_stood(house: House, article: int, typed: str) -> None:
    await house.member.say(f"/start a_{article}")
    shown = message(await house.member.say(typed))
    also = [] if "这" in typed else [texts.SEARCH_INSTEAD.format(query=typed)]
    assert shown.text == CITED and labels(shown) == [texts.READ_IT, *also]


async def test_of_what_is_replied_to_it_is_that_article(house: House, store: Store, article: int) -> None:
    first = message(await house.member.say(f"/start a_{article}"))
    other = store.read(articles.latest, limit=2).items[1].id
    await house.member.say(f"/start a_{other}")
    assert message(await house.member.say("谁写的")).text != CITED
    assert message(await house.member.reply(first, "谁写的")).text == CITED


async def test_what_is_not_known_is_said(house: House, store: Store) -> None:
    take_in_documents(store, [("undated.txt", "# 没日子的\n\n本报讯 一件事情。\n".encode())])
    found = next(item for item in store.read(articles.undated).pages[0].articles)  # type: ignore[union-attr]
    await house.member.say(f"/start a_{found.id}")
    said = message(await house.member.say("哪天的")).text
    assert said == f"没日子的\n{texts.NO_BYLINE}\n《工人日报》（{texts.NO_DATE}）"


@pytest.mark.parametrize(
    "typed",
    ["收藏这篇", "保存", "把这篇收藏一下", "加入收藏", "存一下", "帮我收藏", "收藏下", "收藏 这篇文章"],
)
async def test_the_open_article_is_kept_by_words(
    house: House, store: Store, article: int, typed: str
) -> None:
    await house.member.say(f"/start a_{article}")
    assert message(await house.member.say(typed)).text == texts.SAVED
    assert message(await house.member.say(typed)).text == texts.SAVED_ALREADY
    into = store.write(folders.chosen, MEMBER, NOW)
    assert [each.headline.id for each in store.read(clippings.content, into.id)] == [article]
    shown = message(await house.member.say("导出收藏"))
    assert set(texts.EXPORTS.values()) <= set(labels(shown))


async def test_its_doubts_are_shown_and_it_is_handed_on(house: House, store: Store, article: int) -> None:
    store.write(members.add, 2001, "王芳", None, "member")
    await house.member.say(f"/start a_{article}")
    for typed in ("有什么疑点", "有疑点吗", "疑点说明"):
        assert message(await house.member.say(typed)).text == texts.SEAMS_NONE
    assert "王芳" in labels(message(await house.member.say("转发这篇")))
    assert store.read(forwards.one, 1) is None


@pytest.mark.parametrize("typed", ["谁写的", "收藏这篇", "保存", "哪天的", "疑点说明"])
async def test_with_nothing_open_it_is_a_search(
    house: House, article: int, clock: SetClock, typed: str
) -> None:
    assert typed in message(await house.member.say(typed)).text.split("\n")[0]
    # Nor where it was open long ago.
    await house.member.say(f"/start a_{article}")
    clock.put(NOW + dt.timedelta(hours=7))
    assert typed in message(await house.member.say(typed)).text.split("\n")[0]


@pytest.mark.parametrize(
    "typed",
    [
        "作者",
        "记者",
        "来源",
        "日期",
        "保存实力",
        "收藏家",
        "红色收藏",
        "收藏红色文物",
        "谁写的欠条",
        "哪天的票",
        "什么时候发工资",
        "疑点利益",
        "疑点",
        "导出数据",
        "转发机制",
        "作者是谁不重要",
        "版面",
    ],
)
def test_what_may_be_looked_for_asks_nothing(typed: str) -> None:
    assert read_about(typed) is None


@pytest.mark.parametrize("typed", ["留下来", "大意", "转走", "写错"])
async def test_what_a_title_begins_with_is_searched_with_another_open(
    house: House, store: Store, article: int, typed: str
) -> None:
    page(store, "2024-12-20", f"{typed}，是一种选择", "十二月二十日，一篇文章。")
    await house.member.say(f"/start a_{article}")
    assert message(await house.member.say(typed)).text.startswith(texts.FOUND.format(query=typed))
    into = store.write(folders.chosen, MEMBER, NOW)
    assert store.read(clippings.content, into.id) == ()


@pytest.mark.parametrize("typed", ["留下来", "大意", "多长", "打印吧", "请打印", "分享一下", "收藏下"])
async def test_a_word_that_names_no_article_is_of_the_one_on_the_screen(
    house: House, article: int, clock: SetClock, typed: str
) -> None:
    await house.member.say(f"/start a_{article}")
    instead = texts.SEARCH_INSTEAD.format(query=typed)
    assert instead in labels(message(await house.member.say(typed)))
    clock.put(NOW + dt.timedelta(minutes=20))
    assert instead not in labels(message(await house.member.say(typed)))


@pytest.mark.parametrize("typed", ["收藏这篇", "这篇文章多长", "文章多长", "打印这篇"])
async def test_a_named_article_is_meant_and_needs_no_search(house: House, article: int, typed: str) -> None:
    await house.member.say(f"/start a_{article}")
    assert texts.SEARCH_INSTEAD.format(query=typed) not in labels(message(await house.member.say(typed)))


@pytest.mark.parametrize("typed", ["我收藏的", "我收藏的文章", "看看我收藏的"])
async def test_what_is_kept_is_shown_and_nothing_more_is_kept(
    house: House, store: Store, article: int, typed: str
) -> None:
    await house.member.say(f"/start a_{article}")
    await house.member.say(typed)
    into = store.write(folders.chosen, MEMBER, NOW)
    assert not store.read(clippings.content, into.id)


@pytest.mark.parametrize(
    "typed", ["产改", "2", "工会 -招聘", "搜索 产改", "下一篇", "-第1版 工会", "/latest"]
)
async def test_what_is_plainly_something_else_is_no_report(
    house: House, store: Store, article: int, typed: str
) -> None:
    await house.member.say(f"/start a_{article}")
    assert "哪里有错" in message(await house.member.say("不对")).text
    assert message(await house.member.say(typed)).text != texts.REPORT_TAKEN
    # Nothing waits any more.
    assert message(await house.member.say("第二段少了一个字")).text != texts.REPORT_TAKEN
    assert store.read(reports.open_ones, limit=5)[0] == 0


@pytest.mark.parametrize(
    "words",
    [
        "第二段少了一个字",
        "“人会”应为“入会”",
        "缺一段",
        "标题是另一篇的",
        "这里读起来不通，像是把两篇文章接到了一起。",
    ],
)
async def test_what_is_wrong_goes_to_the_editors(
    house: House, store: Store, article: int, words: str
) -> None:
    await house.member.say(f"/start a_{article}")
    await house.member.say("不对")
    assert message(await house.member.say(words)).text == texts.REPORT_TAKEN


@pytest.mark.parametrize("between", ["工会", "/latest", "齉龘靐"])
async def test_under_a_list_it_is_not_said_of_an_article_before_it(
    house: House, store: Store, clock: SetClock, article: int, between: str
) -> None:
    await house.member.say(f"/start a_{article}")
    clock.put(clock.now() + dt.timedelta(minutes=1))
    await house.member.say(between)
    assert "哪里有错" not in message(await house.member.say("不对")).text
    await house.member.say("产改有误的一段")
    assert store.read(reports.open_ones, limit=5)[0] == 0
