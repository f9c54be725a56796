"""Tags by a sentence: 加个标签 产改."""

from __future__ import annotations

import pytest

from bot import texts
from store import Store, clippings, folders, subscriptions
from tests.bot.conftest import MEMBER, House, message, messages

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


@pytest.mark.parametrize("typed", ["贴标签要不得", "给家政工打上“持证”标签", "别给农民工贴标签"])
async def test_what_is_written_of_labels_is_looked_for(house: House, article: int, typed: str) -> None:
    await house.member.say(f"/start a_{article}")
    shown = messages(await house.member.say(typed))[0].text
    assert shown.startswith((texts.FOUND.format(query=typed), texts.NOT_FOUND.format(query=typed)))
