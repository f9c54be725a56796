"""A note said by word: letter for letter on the card that waits, or with a clipping."""

from __future__ import annotations

import pytest

from bot import texts
from store import Store, articles, clippings, folders, forwards, members
from tests.bot.conftest import MEMBER, House, labels, message, press
from tests.bot.everyhead import every_head

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.fixture
def article(store: Store) -> int:
    return store.read(articles.latest, limit=1).items[0].id


def notes(store: Store) -> dict[int, str]:
    every = store.read(folders.folders, MEMBER)
    return {one.headline.id: one.note for each in every for one in store.read(clippings.content, each.id)}


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("附言：请阅  第2段", "请阅  第2段"),
        ("给这篇加个备注：周五例会用，“要闻”！", "周五例会用，“要闻”！"),
        ("加个附言 请领导审", "请领导审"),
        ("备注 存档", "存档"),
        ("这篇备注一下：留着", "留着"),
        ("给它写个附言：第一行\n第二行", "第一行\n第二行"),
        ("附言：" + "长" * 500, "长" * 500),
    ],
)
async def test_it_is_kept_with_the_open_article(
    house: House, store: Store, article: int, typed: str, note: str
) -> None:
    await house.member.say(f"/start a_{article}")
    assert texts.FOLDER_FIRST in message(await house.member.say(typed)).text
    assert notes(store) == {article: note}


async def test_it_is_changed_and_taken_away(house: House, store: Store, article: int) -> None:
    await house.member.say(f"/start a_{article}")
    assert message(await house.member.say("去掉附言")).text.startswith(texts.NOT_SAVED[:1])
    assert notes(store) == {}
    await house.member.say("附言：今年用")
    await house.member.say("附言改成 明年用")
    assert notes(store) == {article: "明年用"}
    await house.member.say("去掉这篇的备注")
    assert notes(store) == {article: ""}


async def test_it_stands_on_the_card_that_waits_and_goes_out_so(
    house: House, store: Store, article: int
) -> None:
    store.write(members.add, 1_003, "王芳", "wangfang", "member")
    await house.member.say(f"/start a_{article}")
    await house.member.say("转发")
    assert (
        texts.SEND_NOTE.format(note="请阅 第2段") in message(await house.member.say("附言：请阅 第2段")).text
    )
    assert notes(store) == {}
    await press(house.member, "王芳")
    await press(house.member, texts.SEND_NOW.format(count=1))
    sent = store.read(forwards.one, 1)
    assert sent is not None and sent.note == "请阅 第2段"
    assert [each.user_id for each in sent.recipients] == [1_003]


async def test_after_a_list_it_is_asked_which(house: House, store: Store, article: int) -> None:
    await house.member.say(f"/start a_{article}")
    await house.member.say("/latest")
    shown = message(await house.member.say("附言：请阅"))
    assert shown.text == texts.NOTE_WHICH
    assert labels(shown) == [texts.SEARCH_INSTEAD.format(query="附言：请阅")]
    assert store.read(folders.folders, MEMBER) == ()
    await house.member.say("给第2篇加个附言：重点")
    assert list(notes(store).values()) == ["重点"] and article not in notes(store)


@pytest.mark.parametrize("typed", ["备注 周五", "附言 请阅"])
async def test_where_nothing_is_shown_words_are_looked_for(house: House, typed: str) -> None:
    assert message(await house.member.say(typed)).text.startswith(texts.NOT_FOUND.format(query=typed))


async def test_it_is_nobodys_business_in_a_group(house: House, store: Store) -> None:
    assert [head for head in every_head() if head.startswith(("附言", "备注"))] == []
    await house.member.say("附言：请阅")
    assert store.read(folders.folders, MEMBER) == ()


async def test_a_card_is_over_once_it_has_been_sent_otherwise(
    house: House, store: Store, article: int
) -> None:
    for number, name in ((1_003, "王芳"), (1_004, "李明")):
        store.write(members.add, number, name, None, "member")
    await house.member.say(f"/start a_{article}")
    await house.member.say("发给李明，抄送王芳：请阅")
    await house.member.say("转给李明 会上用")
    shown = message(await house.member.say("附言 周五用"))
    assert texts.SEND_NOW.format(count=2) not in labels(shown)
    assert notes(store) == {article: "周五用"}


async def test_a_card_is_over_once_it_has_been_sent(house: House, store: Store, article: int) -> None:
    store.write(members.add, 1_003, "王芳", None, "member")
    await house.member.say(f"/start a_{article}")
    await house.member.say("转发")
    await press(house.member, "王芳")
    await press(house.member, texts.SEND_NOW.format(count=1))
    await house.member.say("附言：周五用")
    assert notes(store) == {article: "周五用"}


async def test_a_search_without_a_hit_leaves_the_open_article(
    house: House, store: Store, article: int
) -> None:
    await house.member.say(f"/start a_{article}")
    await house.member.say("齉龘靐")
    await house.member.say("附言：周五用")
    assert notes(store) == {article: "周五用"}


@pytest.mark.parametrize("typed", ["附言：", "附言", "给这篇加个附言", "备注:"])
async def test_without_a_note_it_is_said_how(house: House, article: int, typed: str) -> None:
    await house.member.say(f"/start a_{article}")
    assert message(await house.member.say(typed)).text == texts.NOTE_HOW


async def test_the_word_alone_is_looked_for_where_nothing_is_shown(house: House) -> None:
    assert message(await house.member.say("备注")).text.startswith(texts.NOT_FOUND.format(query="备注"))


@pytest.mark.parametrize(
    "typed", ["发给李敏抄送李明", "抄送：李敏、李明", "抄给李敏和李明", "抄送给：李敏 李明"]
)
async def test_a_copy_is_for_those_who_are_named(
    house: House, store: Store, article: int, typed: str
) -> None:
    for number, name in ((1_003, "李敏"), (1_004, "李明")):
        store.write(members.add, number, name, None, "member")
    await house.member.say(f"/start a_{article}")
    await house.member.say(typed)
    sent = store.read(forwards.one, 1)
    assert sent is not None and [each.user_id for each in sent.recipients] == [1_003, 1_004]


@pytest.mark.parametrize("typed", ["最后一页", "第二页", "末页"])
async def test_a_page_of_the_list_behind_an_article_is_not_looked_for(house: House, typed: str) -> None:
    await house.member.say("/latest")
    await house.member.say("看第2到4篇")
    assert message(await house.member.say(typed)).text == texts.NO_PAGE_OF_ARTICLE


@pytest.mark.parametrize("typed", ["最后一页", "第二页", "下一页", "返回", "返回列表"])
async def test_behind_an_article_of_a_link_there_is_no_list(house: House, article: int, typed: str) -> None:
    await house.member.say(f"/start a_{article}")
    shown = message(await house.member.say(typed))
    assert shown.text == texts.NO_LIST_BEHIND
    assert labels(shown) == [texts.LATEST]


@pytest.mark.parametrize("typed", ["附言：周五用", "加个标签 简报", "去掉标签 简报", "去掉附言"])
async def test_a_headline_with_quotation_marks_is_named_between_others(house: House, typed: str) -> None:
    await house.member.say("/latest")
    await house.member.say("看第3篇")
    for said in ("附言：周一用", "加个标签 简报"):
        await house.member.say(said)
    assert message(await house.member.say(typed)).text.startswith("“‘蹲’出来的解题思路”")
