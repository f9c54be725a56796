"""What somebody wants to be reminded of that is none of the paper's business."""

from __future__ import annotations

import pytest

from bot import texts
from bot.delivery.errands import is_errand
from store import Store, subscriptions
from tests.bot.conftest import MEMBER, House, labels, message, messages
from tests.bot.everyhead import every_head

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.mark.parametrize(
    "typed",
    [
        "提醒我下午3点开会",
        "3点提醒我开会",
        "明天上午九点提醒我交材料",
        "提醒我明天打电话",
        "下午两点叫我起床",
        "每天八点提醒我吃药",
        "帮我定个闹钟",
        "设个闹钟7点",
        "提醒我周五交周报",
        "半小时后提醒我",
        "提醒我给王主任回电话",
        "下班前提醒我打卡",
        "提醒一下明天开会",
        "每周五提醒我写总结",
        "提醒我体检",
        "提醒我去银行取钱",
        "明天提醒我去医院体检",
        "提醒我买房",
        "提醒我参加新闻发布会",
        "明天下午3点提醒我参加新闻发布会",
        "9点提醒我开新闻例会",
        "3点提醒我开会讨论文章",
        "提醒我写新闻稿",
        "提醒我写报道",
        "提醒我回他的消息",
        "提醒我休息十分钟",
        "提醒我体检空腹",
        "提醒我报名考试",
        "提醒我过生日送花",
        "提醒我请假一天",
        "提醒我洗衣服",
        "提醒我少喝酒",
        "提醒我跑步半小时",
        "提醒我早点睡觉",
    ],
)
async def test_it_is_said_what_can_be_done(house: House, store: Store, typed: str) -> None:
    said = message(await house.member.say(typed))
    assert said.text == texts.NO_ERRANDS and labels(said) == [f"搜索“{typed}”"]
    assert store.read(subscriptions.of_person, MEMBER) == ()


@pytest.mark.parametrize(
    "typed",
    [
        "提醒我产改的消息",
        "有工伤的消息就提醒我",
        "每天八点提醒我看产改",
        "提醒我 货车司机",
        "提醒广大职工注意安全",
        "闹钟",
        "会议提醒",
        "提醒我国货车司机休息",
        "加班的新闻提醒我",
        "体检的消息提醒我",
        "银行的新闻提醒我",
        "提醒我参加工会的消息",
        "报名工匠大赛的消息提醒我",
        "买房消息提醒我",
        "提醒我银行降息",
        "加班费提醒我",
        "提醒我体检新规",
        "提醒我开放政策",
        "开会消息提醒我",
        "提醒我医院带量采购",
        "提醒我休息权",
        "提醒我请假制度",
        "提醒我加班费新闻",
        "明天的加班新闻提醒我",
        "提醒我洗钱案",
        "提醒我加油站的新闻",
    ],
)
def test_what_is_of_the_paper_is_none(typed: str) -> None:
    assert not is_errand(typed)


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("加班的新闻提醒我", "加班"),
        ("提醒我银行降息", "银行降息"),
        ("报名工匠大赛的消息提醒我", "报名工匠大赛"),
        ("提醒我看工伤的报道", "工伤"),
    ],
)
async def test_what_the_paper_may_write_of_is_told(house: House, typed: str, topic: str) -> None:
    said = message(await house.member.say(typed)).text
    assert said.startswith(texts.CARD_NEW) and f" · {topic}\n" in said


@pytest.mark.parametrize("typed", ["提醒我国货车司机", "提醒我们", "提醒我今晚看球"])
async def test_what_may_be_a_head_or_names_a_day_is_looked_for(house: House, typed: str) -> None:
    said = messages(await house.member.say(typed))[0].text
    assert said.startswith((texts.FOUND.format(query=typed), texts.NOT_FOUND.format(query=typed)))


def test_no_head_is_one() -> None:
    assert [head for head in every_head() if is_errand(head)] == []
