"""The same story once: under another head, as a summary, told before; and two stories never one."""

from __future__ import annotations

import datetime as dt

import pytest

from bot import texts
from bot.delivery.making import Making
from bot.delivery.stories import Text, find_stories
from bot.digests import build_digest, digest_messages
from store import Session, Store, news
from store.intake import take_in_documents
from store.search.legible import as_legible
from store.subscriptions import Subscription
from tests.bot.conftest import House, SetClock, message, press
from tests.bot.morning import bring, page

pytestmark = pytest.mark.usefixtures("hurried")

BRIDGE = (
    "昨日，跨江大桥主桥合龙。大桥全长3188米，主跨达到1160米，由中铁大桥局承建，"
    "建设者历时四年攻克了深水基础、大体积混凝土温控和超宽钢箱梁吊装三道难关。项目经理刘建军介绍，合龙段长12米、重265吨，误差控制在2毫米以内。"
    "工地工会为1200名建设者建起了职工书屋、淋浴间和夫妻房，还请来医疗队上桥巡诊。"
)
BRIDGE_AGAIN = (
    "跨江大桥主桥昨日合龙。大桥全长3188米，主跨达到1160米，由中铁大桥局承建，建设者历时四年攻克了深水基础、"
    "大体积混凝土温控和超宽钢箱梁吊装三道难关。"
)
MEETING = (
    "昨日，{place}总工会召开{which}委员会第{times}次全体会议。会议强调，"
    "要坚持以习近平新时代中国特色社会主义思想为指导，"
    "深入学习贯彻党的二十大精神，切实履行维权服务基本职责。会议审议通过了工作报告，替补委员{people}名。"
    "{place}总工会主席{head}主持会议并讲话，{more}"
)
ONE = MEETING.format(
    place="河口市",
    which="十届",
    times="三",
    people="5",
    head="赵明",
    more="要求把快递员、网约车司机入会作为头等大事来抓。",
)
OTHER = MEETING.format(
    place="临江市",
    which="八届",
    times="四",
    people="7",
    head="孙丽",
    more="要求今年建成320个户外劳动者服务站点。",
)


def stories(*bodies: str, titles: tuple[str, ...] = ()) -> set[frozenset[int]]:
    """Which of these texts are found to tell one story."""
    named = titles or tuple(f"题目之{number}" for number in range(len(bodies)))
    fresh = [
        Text(key, title, body, dt.date(2024, 6, 1))
        for key, (title, body) in enumerate(zip(named, bodies, strict=True))
    ]
    same = find_stories(fresh).same
    return {frozenset(key for key in same if same[key] == root) for root in same.values()}


def test_a_summary_is_the_article_s_story() -> None:
    assert stories(BRIDGE, BRIDGE_AGAIN, ONE) == {frozenset({0, 1}), frozenset({2})}


def test_two_meetings_under_one_head_stay_apart() -> None:
    assert len(stories(ONE, OTHER)) == 2
    assert len(stories(ONE, OTHER, titles=("总工会开会", "总工会开会"))) == 2


def test_a_form_filled_in_anew_is_another_story() -> None:
    form = (
        "据国家能源局消息，{month}月份全社会用电量{total}亿千瓦时，同比增长{more}%，"
        "其中第一产业用电量{first}亿千瓦时。"
    )
    june = form.format(month=6, total=8205, more=5.8, first=127)
    july = form.format(month=7, total=9396, more=5.7, first=146)
    assert len(stories(june, july)) == 2
    assert len(stories(june, june + "记者从会上获悉，迎峰度夏期间供应有保障。")) == 1


def test_phrases_that_many_repeat_are_no_evidence() -> None:
    office = (
        "各级工会要提高政治站位，强化责任担当，狠抓工作落实，推动各项任务落地见效，为高质量发展贡献力量。"
    )
    topics = ["消防", "电梯", "渔船", "矿灯", "塔吊", "锅炉"]
    assert len(stories(*(f"{topic}安全月启动，{topic}检查组出发。{office}" for topic in topics))) == len(
        topics
    )


def test_only_what_says_nothing_more_has_been_told() -> None:
    old = Text(1, "大桥合龙", BRIDGE)
    later = Text(
        2,
        "合龙之后",
        BRIDGE_AGAIN + "今天上午，桥面铺装全面展开，预计国庆节前通车，届时两岸车程缩短40分钟，"
        "沿线三个产业园区的职工上下班将不再绕行老桥，公交集团也新开两条线路，票价维持2元不变。",
    )
    again = Text(3, "昨日要闻", BRIDGE_AGAIN)
    told = find_stories([later, again], [old]).told
    assert told == {3: frozenset({1})}


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T06:00")


async def told_once(house: House, clock: SetClock, typed: str = "/subscribe 07:30 每天") -> None:
    await house.member.say(typed)
    clock.put("2024-12-21T07:30")
    await bring(house)


async def test_a_summary_on_the_front_page_is_folded_into_its_article(
    house: House, store: Store, clock: SetClock
) -> None:
    await told_once(house, clock)
    page(store, "2024-12-22", "跨江大桥合龙", BRIDGE_AGAIN)
    page(store, "2024-12-22", "天堑变通途", BRIDGE, number=4)
    page(store, "2024-12-22", "河口市总工会召开全会", ONE, number=2)
    page(store, "2024-12-22", "临江市总工会召开全会", OTHER, number=3)
    clock.put("2024-12-22T07:30")
    (digest,) = await bring(house)
    assert "天堑变通途\n　另见 第1版" in digest.text and "跨江大桥合龙" not in digest.text
    assert "河口市总工会召开全会" in digest.text and "临江市总工会召开全会" in digest.text


async def test_what_was_told_yesterday_is_not_told_again(house: House, store: Store, clock: SetClock) -> None:
    await told_once(house, clock)
    page(store, "2024-12-22", "天堑变通途", BRIDGE)
    clock.put("2024-12-22T07:30")
    assert len(await bring(house)) == 1
    page(store, "2024-12-23", "昨日要闻回顾", BRIDGE_AGAIN)
    clock.put("2024-12-23T07:30")
    assert await bring(house) == []


async def test_who_was_not_told_is_told(house: House, store: Store, clock: SetClock) -> None:
    """Yesterday's article did not answer the topic; what repeats a part of it under another word does."""
    await told_once(house, clock, "/subscribe 07:30 每天 回顾")
    page(store, "2024-12-22", "天堑变通途", BRIDGE)
    clock.put("2024-12-22T07:30")
    assert await bring(house) == []
    page(store, "2024-12-23", "昨日要闻回顾", BRIDGE_AGAIN)
    clock.put("2024-12-23T07:30")
    (digest,) = await bring(house)
    assert "昨日要闻回顾" in digest.text


async def test_a_story_that_was_opened_is_left_out_under_every_head(
    house: House, store: Store, clock: SetClock
) -> None:
    await told_once(house, clock)
    page(store, "2024-12-22", "跨江大桥合龙", BRIDGE_AGAIN)
    page(store, "2024-12-22", "天堑变通途", BRIDGE, number=4)
    await house.member.say("天堑变通途")
    await press(house.member, "1")
    clock.put("2024-12-22T07:30")
    assert await bring(house) == []


async def test_what_answers_more_topics_and_in_its_head_comes_first(store: Store, clock: SetClock) -> None:
    held = store.read(news.newest_article)
    page(store, "2024-12-22", "桥梁合龙之后", "昨日，工人说起食堂的变化，说得最多的是热菜热饭。")
    page(store, "2024-12-22", "矿区的夜校有了食堂", "昨日，矿区夜校旁边的食堂开张，夜宵三元一份。", number=4)

    def ranked(session: Session, *topics: str) -> list[str]:
        making = Making(session, clock.now(), "工人日报", frozenset())
        sub = Subscription(1, 1, 1, "digest", 450, "daily", "UTC", clock.now(), topics=topics, cursor=held)
        return [item.title for item in making.composed(sub, making.fresh(sub)).items]

    assert store.read(ranked) == ["桥梁合龙之后", "矿区的夜校有了食堂"]
    assert store.read(ranked, "夜校", "食堂") == ["矿区的夜校有了食堂", "桥梁合龙之后"]


async def test_a_digest_names_what_is_doubtful(house: House, store: Store, clock: SetClock) -> None:
    await told_once(house, clock)
    torn = (
        "# 河口市总工会召开全会\n\n本报讯（记者张三）昨日，河口市总工会召开全会，会议决定把快递员入会作为\n"
    )
    take_in_documents(store, [("torn.txt", torn.encode())], date=dt.date(2024, 12, 22), page=1)
    page(store, "2024-12-22", "临江市总工会召开全会", OTHER, number=3)
    clock.put("2024-12-22T07:30")
    (digest,) = await bring(house)
    assert digest.text.endswith("来源：12月22日 第1、3版\n" + texts.DOUBTFUL_ONES.format(numbers="1"))


async def test_the_list_says_what_became_of_each(house: House, store: Store, clock: SetClock) -> None:
    await told_once(house, clock)
    listed = message(await house.member.say("/subscriptions"))
    assert listed.text.endswith("下一次：12月22日 07:30\n最近：12月21日 07:30 已送到")
    clock.put("2024-12-22T07:30")
    assert await bring(house) == []
    listed = message(await house.member.say("/subscriptions"))
    assert listed.text.endswith("最近：12月22日 没有新内容，未发；12月21日 07:30 已送到")


def garbled(text: str, each: int = 6) -> str:
    """The text as a bad scan leaves it: every so many characters another."""
    strange = "鼗囿怼瘙锩胙"
    return "".join(strange[at % len(strange)] if at % each == 3 else char for at, char in enumerate(text))


async def test_of_two_prints_the_one_that_can_be_read_is_told(
    house: House, store: Store, clock: SetClock
) -> None:
    await told_once(house, clock)
    # The garbled one is longer, newer in the archive, and on the better page.
    page(store, "2024-12-22", "跨江大桥主桥昨日合龙", BRIDGE, number=4)
    page(store, "2024-12-22", "跨江大桥主桥昨日合龙 ", garbled(BRIDGE + "工期提前了三十天。"), number=1)
    clock.put("2024-12-22T07:30")
    (digest,) = await bring(house)
    assert digest.text.count("跨江大桥主桥昨日合龙") == 1 and "另见 第1版" in digest.text
    await press(house.member, "1")
    found = message(await house.member.say("跨江大桥主桥"))
    assert found.text.count("跨江大桥主桥昨日合龙") == 1 and "第4版" in found.text
    assert "第1版" not in found.text.split("\n")[-2]


def test_how_well_a_text_is_read_is_told_of_enough_of_it_only() -> None:
    assert as_legible([BRIDGE, garbled(BRIDGE)]) == [True, False]
    assert as_legible([garbled(BRIDGE, 10), BRIDGE, BRIDGE_AGAIN]) == [False, True, True]
    assert as_legible([BRIDGE, garbled(BRIDGE)[:30], ""]) == [True, True, True]
    assert as_legible([ONE, OTHER]) == [True, True]


async def test_the_digest_of_an_issue_names_what_is_doubtful(house: House, store: Store) -> None:
    torn = (
        "# 河口市总工会召开全会\n\n本报讯（记者张三）昨日，河口市总工会召开全会，会议决定把快递员入会作为\n"
    )
    page(store, "2024-12-22", "临江市总工会召开全会", OTHER, number=1)
    take_in_documents(store, [("torn.txt", torn.encode())], date=dt.date(2024, 12, 22), page=2)
    shown = message(await house.member.say("/digest")).text
    assert "2. 河口市总工会召开全会" in shown
    assert shown.endswith("\n\n" + texts.DOUBTFUL_ONES.format(numbers="2"))
    made = store.read(build_digest)
    doubts = store.read(news.doubtful, [item.id for item in made.ranked])
    assert digest_messages(made, doubtful=doubts) == (shown,)
