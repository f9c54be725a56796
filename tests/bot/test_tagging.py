"""Tags by a sentence: 加个标签 产改."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import cast

import pytest

from bot import texts
from bot.features import tagging, tags
from bot.screen import Screen
from bot.visit import Visit
from store import Store, clippings, folders, subscriptions
from tests.bot.conftest import MEMBER, House, labels, message, messages, press

pytestmark = pytest.mark.usefixtures("hurried")


def kept(store: Store) -> list[tuple[int, tuple[str, ...]]]:
    (folder,) = store.read(folders.folders, MEMBER)
    return [(each.headline.id, each.tags) for each in store.read(clippings.content, folder.id)]


@pytest.mark.parametrize(
    "typed",
    [
        "加个标签 产改",
        "打个标签：产改",
        "给它加标签 产改",
        "打上产改的标签",
        "标签 产改",
        "再贴个标签“产改”吧",
    ],
)
async def test_the_open_article_is_kept_and_tagged(
    house: House, store: Store, article: int, typed: str
) -> None:
    await house.member.say(f"/start a_{article}")
    said = message(await house.member.say(typed)).text
    assert "#产改" in said
    assert kept(store) == [(article, ("产改",))]
    assert store.read(subscriptions.of_person, MEMBER) == ()


async def test_tags_are_added_to_those_there_are(house: House, store: Store, article: int) -> None:
    await house.member.say(f"/start a_{article}")
    await house.member.say("加个标签 产改")
    await house.member.say("再加个标签 周五简报 产改")
    assert kept(store) == [(article, ("产改", "周五简报"))]


@pytest.mark.parametrize("typed", ["加个标签 八 九", "加个标签 一 二 三 四 五 六 七 八 九"])
async def test_a_tag_beyond_the_limit_is_named(house: House, store: Store, article: int, typed: str) -> None:
    await house.member.say(f"/start a_{article}")
    assert "最多" not in message(await house.member.say("加个标签 一 二 三 四 五 六 七")).text
    said = message(await house.member.say(typed)).text
    assert said.endswith(texts.TAGS_LEFT_OUT.format(most=clippings.MOST_TAGS, tags="#九"))
    assert kept(store) == [(article, tuple("一二三四五六七八"))]


async def test_one_of_the_list_is_tagged_by_its_number(house: House, store: Store) -> None:
    shown = message(await house.member.say("/latest")).text
    said = message(await house.member.say("给第2篇加个标签 大国工匠")).text
    assert "话剧《大国工匠》即将开演" in said and "话剧《大国工匠》即将开演" in shown
    assert [tags for _, tags in kept(store)] == [("大国工匠",)]


async def test_without_an_article_it_is_asked_which(house: House, store: Store) -> None:
    said = message(await house.member.say("加个标签 产改")).text
    assert said == texts.TAG_WHICH.format(tags="产改")
    assert store.read(subscriptions.of_person, MEMBER) == ()


@pytest.fixture
async def tagged(house: House, article: int) -> int:
    await house.member.say(f"/start a_{article}")
    await house.member.say("加标签 产改 重要")
    return article


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("去掉标签", ()),
        ("把标签都删了", ()),
        ("标签不要了", ()),
        ("去掉标签 产改", ("重要",)),
        ("删除标签：产改", ("重要",)),
        ("去掉产改这个标签", ("重要",)),
        ("产改的标签去掉", ("重要",)),
    ],
)
async def test_tags_are_taken_away(
    house: House, store: Store, tagged: int, typed: str, left: tuple[str, ...]
) -> None:
    said = message(await house.member.say(typed)).text
    assert kept(store) == [(tagged, left)] and "去掉了标签：#产改" in said


async def test_a_tag_that_is_not_there_is_said(house: House, store: Store, tagged: int) -> None:
    said = message(await house.member.say("去掉标签 安全"))
    assert said.text == texts.HAS_TAGS.format(tags="#产改 #重要") and labels(said) == ["搜索“去掉标签 安全”"]
    assert kept(store) == [(tagged, ("产改", "重要"))]


@pytest.mark.parametrize(
    "typed",
    ["只看标签 产改", "只看产改标签", "看标签产改", "标签为产改的", "标签 产改的文章", "带产改标签的文章"],
)
async def test_what_has_a_tag_is_shown(house: House, tagged: int, typed: str) -> None:
    await house.member.say("收藏2")
    said = message(await house.member.say(typed)).text
    assert texts.FILTERED.format(what="#产改") in said and "共 1 篇" in said


@pytest.mark.parametrize(
    "typed",
    [
        "只看标签 产改、重要",
        "只看标签 产改;重要",
        "看带产改、重要的标签",
        "只看标签 产改 重要",
        "只看标签 产改，重要",
        "只看标签 产改 重要 的文章",
        "只看标签 产改 重要 有没有",
    ],
)
async def test_what_has_all_of_several_tags_is_shown(
    house: House, store: Store, tagged: int, typed: str
) -> None:
    await house.member.say("给第2篇加个标签 产改")
    said = message(await house.member.say(typed)).text
    assert texts.FILTERED.format(what="#产改 #重要") in said and "共 1 篇" in said


@pytest.mark.parametrize(
    ("typed", "tags"), [("只看标签 安全、重要", "#安全 #重要"), ("看带重要、安全的标签", "#重要 #安全")]
)
async def test_where_nothing_has_all_the_tags_it_is_said_which_is_shown(
    house: House, tagged: int, typed: str, tags: str
) -> None:
    said = message(await house.member.say(typed)).text
    assert said.startswith(texts.NOT_ALL_TAGS.format(tags=tags, tag="#重要"))
    assert texts.FILTERED.format(what="#重要") in said and "共 1 篇" in said


@pytest.mark.parametrize("typed", ["有哪些标签", "我的标签", "标签列表", "看看都有什么标签", "所有标签"])
async def test_which_tags_there_are(house: House, tagged: int, typed: str) -> None:
    said = message(await house.member.say(typed))
    assert said.text == texts.TAGS_HEAD.format(name=texts.FOLDER_FIRST)
    assert labels(said)[:2] == ["#产改（1）", "#重要（1）"]


async def test_a_tag_that_nothing_has_is_said_with_those_there_are(house: House, tagged: int) -> None:
    said = message(await house.member.say("只看标签 安全")).text
    assert said == texts.NO_SUCH_TAG.format(tag="安全", tags="#产改 #重要")


@pytest.mark.parametrize(
    "typed", ["标签", "电子标签", "查电子标签", "撕掉贫困标签", "标签化", "取消价格标签"]
)
async def test_other_tags_are_looked_for(house: House, tagged: int, typed: str) -> None:
    shown = message(await house.member.say(typed)).text
    assert shown.startswith((texts.FOUND.format(query=typed), texts.NOT_FOUND.format(query=typed)))


@pytest.mark.parametrize("typed", ["去掉标签", "只看标签 产改", "有哪些标签"])
async def test_where_nothing_is_tagged_they_are_looked_for(house: House, typed: str) -> None:
    shown = message(await house.member.say(typed)).text
    assert shown.startswith((texts.FOUND.format(query=typed), texts.NOT_FOUND.format(query=typed)))


async def test_tags_without_room_are_named(house: House, store: Store, tagged: int) -> None:
    await house.member.say("/saved")
    await press(house.member, texts.CLIPPING_EDIT.format(number=1))
    await press(house.member, texts.TAGS_BUTTON)
    said = message(await house.member.say("一 二 三 四 五 六 七 八 九 十")).text
    assert said.startswith(texts.TAGS_LEFT_OUT.format(most=8, tags="#九 #十").strip())
    assert kept(store) == [(tagged, tuple("一二三四五六七八"))]


@pytest.mark.parametrize("answered", [tagging.answered, tags.answered])
async def test_in_a_group_nothing_is_tagged(
    answered: Callable[[Visit, str], Awaitable[Screen | None]],
) -> None:
    """Whoever calls these there gets no answer, before anything is read."""
    there = SimpleNamespace(chat_id=-5, person=SimpleNamespace(user_id=MEMBER))
    for typed in ("加个标签 产改", "去掉标签 产改", "有哪些标签"):
        assert await answered(cast("Visit", there), typed) is None


@pytest.mark.parametrize("typed", ["贴标签要不得", "给家政工打上“持证”标签", "别给农民工贴标签"])
async def test_what_is_written_of_labels_is_looked_for(house: House, article: int, typed: str) -> None:
    await house.member.say(f"/start a_{article}")
    shown = messages(await house.member.say(typed))[0].text
    assert shown.startswith((texts.FOUND.format(query=typed), texts.NOT_FOUND.format(query=typed)))


@pytest.mark.parametrize("typed", ["标签 简报", "加标签 简报"])
async def test_an_article_that_a_list_has_followed_is_not_tagged(
    house: House, store: Store, article: int, typed: str
) -> None:
    await house.member.say(f"/start a_{article}")
    await house.member.say("产改")
    said = message(await house.member.say(typed))
    assert said.text == texts.TAG_WHICH.format(tags="简报")
    assert store.read(folders.folders, MEMBER) == ()
    assert labels(said) == [texts.SEARCH_INSTEAD.format(query=typed)]
    # Whoever says which one means that.
    await house.member.say("给这篇加标签 简报")
    assert kept(store) == [(article, ("简报",))]


async def test_which_one_is_tagged_may_be_said_behind_the_tag(house: House, store: Store) -> None:
    await house.member.say("/latest")
    assert "话剧《大国工匠》" in message(await house.member.say("标签 简报 第2篇")).text
    assert [tags for _, tags in kept(store)] == [("简报",)]
