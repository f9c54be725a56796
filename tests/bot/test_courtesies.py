"""麻烦了, 再加一个，…, 发劳模到群里: what stands around what is ordered is no topic of it."""

from __future__ import annotations

import pytest

from bot import texts
from bot.delivery.asking import read_asking
from bot.delivery.courtesy import without_courtesy
from bot.delivery.wish import read_sentence
from store import Store, bindings
from tests.bot.conftest import ADMINISTRATOR, MEMBER, House, SetClock, labels, message, press
from tests.bot.everyhead import every_head
from tests.bot.morning import every, say

pytestmark = pytest.mark.usefixtures("hurried")

AT = "2024-12-20T06:00"


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("再来一个中午十二点的高温津贴，每天", (720, "daily", "高温津贴")),
        ("麻烦再来一个，每天中午十二点的高温津贴，谢谢啦", (720, "daily", "高温津贴")),
        ("每天晚上八点的欠薪，麻烦了", (1200, "daily", "欠薪")),
        ("每天晚上八点的欠薪，谢谢您", (1200, "daily", "欠薪")),
        ("每天晚上八点欠薪，辛苦了", (1200, "daily", "欠薪")),
        ("麻烦每天晚上八点的欠薪", (1200, "daily", "欠薪")),
        ("麻烦再加一个，工作日晚上六点送欠薪", (1080, "workdays", "欠薪")),
        ("再加一份，每周一早上九点的劳模", (540, "1", "劳模")),
        ("再来一份周五下午三点的工匠精神，辛苦老师了", (900, "5", "工匠精神")),
        ("帮我多订一份，周三下午两点的安全生产，麻烦您了", (840, "3", "安全生产")),
        ("你好，每天早上九点的工匠，谢谢", (540, "daily", "工匠")),
        ("再订一个每天七点的欠薪讨薪，好吗", (420, "daily", "欠薪讨薪")),
        # Words of their own: what drives is a taxi, and thanks may be looked for.
        ("每天8点的士司机，谢谢", (480, "daily", "的士司机")),
        ("每天八点 感谢", (480, "daily", "感谢")),
    ],
)
async def test_courtesies_are_no_topics(
    house: House, store: Store, typed: str, wanted: tuple[int, str, str]
) -> None:
    await house.member.say(typed)
    if not every(store):
        await press(house.member, texts.CONFIRM)
    (sub,) = every(store)
    assert (sub.minute, sub.days, *sub.topics) == wanted


async def test_courtesies_behind_what_is_to_be_sent(house: House, store: Store) -> None:
    await say(house, "每天晚上八点发我欠薪，麻烦了")
    assert [sub.topics for sub in every(store)] == [("欠薪",)]


@pytest.mark.parametrize(
    "typed",
    [
        "帮我订一个每周五下午五点的周报",
        "我要订一份周五下午五点的周报",
        "来一份每周五下午五点的周报",
        "订一个周五下午五点的一周要闻",
        "再加一个周报，周五下午五点",
        "帮我订一个周报，每周五下午五点",
        "再来一个每周五下午五点的周报，谢谢",
        "给我订周报，周五下午五点",
        "麻烦再订一个周五下午五点的周报",
        "每周五下午五点发周报",
    ],
)
async def test_a_survey_of_the_week_is_no_word_to_be_told_of(house: House, store: Store, typed: str) -> None:
    await house.member.say(typed)
    await press(house.member, texts.CONFIRM)
    (sub,) = every(store)
    assert (sub.minute, sub.days, sub.style, sub.topics) == (1020, "5", "survey", ())


@pytest.mark.parametrize("typed", ["帮我订一份周报", "再来一个周报", "我想订阅周报"])
def test_a_survey_without_a_time(typed: str) -> None:
    asked = read_asking(typed)
    assert asked and asked.wish and asked.wish.survey and not asked.wish.topics


@pytest.mark.parametrize(
    "typed",
    [
        "工作日早上八点发劳模到群里",
        "工作日早上八点把劳模发到群里",
        "工作日早上八点发我劳模，发到群里",
        "工作日早上八点推送劳模到微信群",
        "工作日早上八点发劳模到我们工作群吧",
        "/subscribe 8:00 工作日 劳模 发到群里",
        "工作日早上八点发劳模到宣教群",
        "工作日早上八点把劳模发到宣教群里",
    ],
)
async def test_to_a_group(house: House, store: Store, clock: SetClock, typed: str) -> None:
    """Where no group is known here that is said, and nothing is kept; the only one there is is meant."""
    said = await say(house, typed)
    assert "还没有可以发的群" in said or "没有找到叫“宣教群" in said
    assert "/bind" in said and not every(store)
    store.write(bindings.bind, -500, 0, title="宣教群", by=ADMINISTRATOR, now=clock.now())
    house.server.chats.add(-500)
    house.server.present.add((-500, MEMBER))
    await house.member.say(typed)
    if not every(store):
        await press(house.member, texts.CONFIRM)
    (sub,) = every(store)
    assert (sub.chat_id, sub.minute, sub.days, sub.topics) == (-500, 480, "workdays", ("劳模",))


@pytest.mark.parametrize(
    "typed",
    [
        "每天八点把材料发到指定邮箱",
        "每天早上八点发车到市区",
        "大家辛苦了，明天九点开会",
        "每天8点到岗，辛苦了",
        "谢谢你，工会",
        "8点的早餐 麻烦了",
        "感谢",
        "工作日早上八点把包裹送进人群",
    ],
)
async def test_what_else_is_said_is_looked_for(house: House, store: Store, typed: str) -> None:
    shown = message(await house.member.say(typed))
    assert texts.CARD_NEW not in shown.text and texts.CONFIRM not in labels(shown)
    assert not every(store)


def test_no_head_loses_courtesies() -> None:
    """A head of the pages is no order, whatever stands around it."""
    assert [head for head in every_head() if without_courtesy(head)[1] and read_asking(head)] == []
    assert [head for head in every_head() if read_sentence(head)] == []
