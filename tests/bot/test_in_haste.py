"""What is typed in haste or by voice: 得 for 的, nothing between the words, 两个都 for all that there is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot import texts
from bot.particles import respelled
from store import Store, subscriptions
from tests.bot.conftest import MEMBER, Colleague, House, SetClock, labels, message, messages, post_new
from tests.bot.everyhead import every_head
from tests.bot.morning import page

pytestmark = pytest.mark.usefixtures("hurried")


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T09:00")


@pytest.fixture
def colleagues() -> Sequence[Colleague]:
    return ((2001, "李明", None), (2002, "王芳", None))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("谁写得啊这篇", "谁写的啊这篇"),
        ("去年得呢", "去年的呢"),
        ("昨天得报纸", "昨天的报纸"),
        ("产改得新闻有没有", "产改的新闻有没有"),
        ("招聘得都不要", "招聘的都不要"),
        ("谁写滴", "谁写的"),
        ("新哒", "新的"),
    ],
)
def test_what_sounds_like_it_is_the_particle(typed: str, meant: str) -> None:
    assert respelled(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "得",
        "学习心得",
        "培训心得新闻",
        "我觉得",
        "记得吗",
        "取得新进展",
        "说得好",
        "点滴",
        "滴滴",
        "使不得",
        "来得及",
    ],
)
def test_what_is_another_word_stays(typed: str) -> None:
    assert respelled(typed) == typed


def test_hardly_a_head_is_spelt_otherwise() -> None:
    heads = every_head()
    assert sum(respelled(head) != head for head in heads) * 1000 < len(heads)


async def test_what_articles_say_so_is_looked_for_as_it_is_typed(house: House, store: Store) -> None:
    assert message(await house.member.say("产改得")).text.startswith(texts.FOUND.format(query="产改的"))
    page(store, "2024-12-20", "这样才能把产改得好", "大家都说，路要这样走，产改得。")
    assert message(await house.member.say("产改得")).text.startswith(texts.FOUND.format(query="产改得"))


async def test_a_note_to_a_colleague_stays_as_it_is_typed(house: House) -> None:
    await house.member.say("/latest")
    await house.member.say("1")
    assert (
        texts.SENT_WITH.format(note="看看他怎么写得")
        in message(await house.member.say("发给李明 看看他怎么写得")).text
    )


@pytest.mark.parametrize("typed", ["谁写得啊这篇", "这谁写滴", "这篇是谁写得呀"])
async def test_who_wrote_it_is_asked_by_ear(house: House, typed: str) -> None:
    await house.member.say("/latest")
    await house.member.say("2")
    assert "记者 朱欣" in message(await house.member.say(typed)).text


@pytest.mark.parametrize("typed", ["讲了啥", "说了些什么", "都写了些啥"])
async def test_what_it_is_about_is_asked_in_few_words(house: House, typed: str) -> None:
    await house.member.say("/latest")
    await house.member.say("2")
    assert "开头：本报北京12月19日电" in message(await house.member.say(typed)).text


@pytest.mark.parametrize("typed", ["发李明一份", "传李明看看", "送李明一份"])
async def test_somebody_is_to_have_it(house: House, typed: str) -> None:
    await house.member.say("/latest")
    await house.member.say("2")
    assert "李明" in message(await house.member.say(typed)).text
    assert {each.chat for each in await post_new(house)} == {2001}


@pytest.mark.parametrize(
    ("typed", "note"), [("给李明：周五前反馈", "周五前反馈"), ("转给李明让他周五前看", "让他周五前看")]
)
async def test_what_somebody_is_told_goes_with_it(house: House, typed: str, note: str) -> None:
    await house.member.say("/latest")
    await house.member.say("2")
    assert texts.SENT_WITH.format(note=note) in message(await house.member.say(typed)).text
    assert {each.chat for each in await post_new(house)} == {2001}


@pytest.mark.parametrize("typed", ["给王芳和李明", "给李明：周五前反馈"])
async def test_without_a_verb_nothing_that_was_read_long_ago_is_handed_on(
    house: House, clock: SetClock, typed: str
) -> None:
    await house.member.say("/latest")
    await house.member.say("2")
    clock.put("2024-12-21T10:00")
    await house.member.say(typed)
    assert await post_new(house) == []


@pytest.mark.parametrize("typed", ["发工资一份", "发李明工资", "送温暖看看"])
async def test_what_is_given_out_is_looked_for(house: House, typed: str) -> None:
    await house.member.say("/latest")
    await house.member.say("2")
    await house.member.say(typed)
    assert await post_new(house) == []


async def test_the_day_before_yesterday_is_an_issue(house: House) -> None:
    assert message(await house.member.say("前天呢")).text.startswith("库里没有2024年12月19日的报纸")
    assert message(await house.member.say("昨天呢")).text.startswith("《工人日报》2024年12月20日")


async def test_both_are_all_of_two(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    await house.member.say("两个都停一周")
    assert not store.read(subscriptions.of_person, MEMBER)[0].paused
    await house.member.say("/subscribe 8:30 每天 工会")
    assert "2 个订阅已暂停，12月28日起恢复" in message(await house.member.say("两个都停一周")).text
    assert message(await house.member.say("这两个都恢复吧")).text == texts.ALL_RESUMED.format(count=2)
    assert message(await house.member.say("两个都别发了")).text == texts.END_ALL.format(count=2)
    await house.member.say("三个都停一周")
    assert not any(sub.paused for sub in store.read(subscriptions.of_person, MEMBER))


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("有产改就告诉我", "产改"),
        ("一有产改就发我", "产改"),
        ("产改有新的叫我", "产改"),
        ("随时发我产改", "产改"),
        ("有色金属提醒我", "有色金属"),
    ],
)
async def test_to_be_told_at_once_of_a_topic(house: House, typed: str, topic: str) -> None:
    shown = message(await house.member.say(typed)).text
    assert shown.startswith(f"{texts.CARD_NEW}\n{texts.AT_ONCE} · {topic}\n")


@pytest.mark.parametrize("typed", ["想订产改", "给我订产改吧"])
async def test_to_subscribe_in_a_word(house: House, typed: str) -> None:
    assert message(await house.member.say(typed)).text.startswith(f"{texts.CARD_NEW}\n工作日 07:30 · 产改")


@pytest.mark.parametrize("typed", ["没收到啊", "几点发", "啥时候发", "下一次什么时候"])
async def test_when_it_comes_stands_in_the_list(house: House, typed: str) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    assert message(await house.member.say(typed)).text.startswith("我的订阅（1）")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("过节就别发了", "工作日 07:30 · 产改 · 标题"),
        ("明天不上班 别发", "12月22日不送，12月23日起照常"),
        ("等我回来再发", "已暂停"),
        ("推后一小时", "每天 08:30 · 产改 · 标题"),
        ("把产改换成货车司机", "每天 07:30 · 货车司机 · 标题"),
        ("产改那个换成货车司机", "每天 07:30 · 货车司机 · 标题"),
        ("产改里别带招聘", "每天 07:30 · 产改 -招聘 · 标题"),
        ("产改的别发招聘", "每天 07:30 · 产改 -招聘 · 标题"),
        ("以后别发招聘的", "要从别的推送里去掉它吗"),
        ("招聘的就别推了", "要从别的推送里去掉它吗"),
    ],
)
async def test_what_is_brought_is_stopped_or_another(house: House, typed: str, said: str) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    assert said in message(await house.member.say(typed)).text


async def test_what_is_not_brought_is_put_in_no_ones_place(house: House, store: Store) -> None:
    await house.member.say("/subscribe 7:30 每天 产改 -招聘")
    await house.member.say("把工会换成货车司机")
    await house.member.say("7:30的那个换成货车司机")
    assert store.read(subscriptions.of_person, MEMBER)[0].topics == ("产改 -招聘",)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("改成周一发", "周一 07:30 · 产改 · 标题"),
        ("改到九点半发我", "每天 09:30 · 产改 · 标题"),
        ("不用每天 一周一次就行", "周一 07:30 · 产改 · 标题"),
        ("一周一次就够了", "周一 07:30 · 产改 · 标题"),
        ("七点半太早了", "“七点半太早了”是改到几点？"),
    ],
)
async def test_a_change_is_said_in_few_words(house: House, typed: str, said: str) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    assert said in message(await house.member.say(typed)).text


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("倒数第二个", ["中国有研实施"]),
        ("最后那个", ["为职工打造健康"]),
    ],
)
async def test_a_list_is_counted_from_its_end(house: House, typed: str, titles: list[str]) -> None:
    await house.member.say("/latest")
    shown = messages(await house.member.say(typed))
    assert [title in each.text for title, each in zip(titles, shown, strict=True)] == [True] * len(titles)


@pytest.mark.parametrize(("typed", "back"), [("倒数第九个", 9), ("倒数第9篇", 9), ("倒数第十九篇", 19)])
async def test_no_list_is_counted_beyond_its_beginning(house: House, typed: str, back: int) -> None:
    await house.member.say("货车司机")
    shown = message(await house.member.say(typed)).text
    assert f"没有倒数第 {back} 篇" in shown and "没有第" not in shown


async def test_all_of_a_list_are_handed_on_and_not_of_one_that_is_left(house: House) -> None:
    await house.member.say("产改轻骑兵")
    await house.member.say("这些都发给李明")
    assert {each.chat for each in await post_new(house)} == {2001}
    await house.member.say("/latest")
    await house.member.say("2")
    await house.member.say("全部发给王芳")
    assert await post_new(house) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("第二条谁写的", "记者 朱欣"),
        ("第二个是谁写得", "记者 朱欣"),
        ("第二条讲啥", "开头：本报北京12月19日电"),
        ("第2篇是哪天的", "《工人日报》2024年12月20日"),
    ],
)
async def test_one_of_a_list_is_told_of_without_opening_it(house: House, typed: str, said: str) -> None:
    assert message(await house.member.say(typed)).text.startswith(("搜索", "没有找到"))
    await house.member.say("/latest")
    shown = message(await house.member.say(typed)).text
    assert shown.startswith("话剧《大国工匠》即将开演") and said in shown
    assert message(await house.member.say("第99条谁写的")).text.startswith(("搜索", "没有找到"))


@pytest.mark.parametrize(("typed", "count"), [("把二和五存了", 2), ("第二个存了", 1), ("3存一下", 1)])
async def test_what_is_counted_is_kept(house: House, typed: str, count: int) -> None:
    await house.member.say("/latest")
    assert f"已收藏 {count} 篇" in message(await house.member.say(typed)).text


@pytest.mark.parametrize(
    "typed", ["给王芳和李明", "给王芳和李明看看", "发给王芳和李明看下", "发给王芳和李明各一份"]
)
async def test_two_are_to_have_it(house: House, typed: str) -> None:
    await house.member.say("/latest")
    await house.member.say("2")
    await house.member.say(typed)
    assert {each.chat for each in await post_new(house)} == {2001, 2002}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("发群里", texts.SEND_TO_GROUP),
        ("记者叫啥", "记者 朱欣"),
        ("后面没了", texts.SEAMS_NONE),
        ("别存了", texts.NOT_SAVED.format(title="话剧《大国工匠》即将开演")),
    ],
)
async def test_of_the_open_article_less_is_said(house: House, typed: str, said: str) -> None:
    await house.member.say("/latest")
    await house.member.say("2")
    assert said in message(await house.member.say(typed)).text


async def test_what_may_be_meant_as_words_is_looked_for_by_a_button(house: House) -> None:
    await house.member.say("/latest")
    await house.member.say("2")
    assert labels(message(await house.member.say("后面没了"))) == [
        texts.SEARCH_INSTEAD.format(query="后面没了")
    ]


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("只看今年", "货车司机 今年"),
        ("换成去年", "货车司机 去年"),
        ("限制在今年", "货车司机 今年"),
        ("最近三个月的", "货车司机 最近三个月"),
        ("贵州不要", "货车司机 -贵州"),
        ("除掉贵州", "货车司机 -贵州"),
        ("只要头版", "货车司机 头版"),
        ("只要李丰写的", "货车司机 李丰写的"),
        ("加上工会", "货车司机 工会"),
        ("再加个条件 工会", "货车司机 工会"),
        ("同时有工会的", "货车司机 工会"),
        ("还要有工会", "货车司机 工会"),
        ("加上货车司机", "货车司机"),
    ],
)
async def test_hits_are_narrowed_in_few_words(house: House, typed: str, query: str) -> None:
    await house.member.say("货车司机")
    assert message(await house.member.say(typed)).text.startswith(texts.FOUND.format(query=query))


@pytest.mark.parametrize("typed", ["要最新的", "按新的排", "时间近的"])
async def test_the_newest_come_first_in_few_words(house: House, typed: str) -> None:
    await house.member.say("货车司机")
    found = message(await house.member.say(typed)).text
    assert found.startswith(texts.FOUND.format(query="货车司机")) and "1. 拓宽入会" in found


@pytest.mark.parametrize("typed", ["周末不要", "什么都不要", "这些不要", "晚上不要", "第三条不要"])
async def test_what_is_said_of_others_narrows_nothing(house: House, typed: str) -> None:
    await house.member.say("货车司机")
    assert "货车司机" not in message(await house.member.say(typed)).text.split("\n")[0]


@pytest.mark.parametrize("typed", ["那工会呢", "工会得呢", "工会呢？"])
async def test_what_is_asked_after_is_looked_for(house: House, typed: str) -> None:
    await house.member.say("产改")
    assert message(await house.member.say(typed)).text.startswith(texts.FOUND.format(query="工会"))
