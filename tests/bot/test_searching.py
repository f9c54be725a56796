"""Search in the chat: by command, by word, by plain text, paged, and after a restart."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import texts
from bot.features.search import LONGEST_QUERY
from bot.local.transport import Server
from store import Store
from store.search import search
from tests.bot.conftest import NOW, House, labels, message, press, running_house, settings_for, toasts


@pytest.mark.parametrize("typed", ["工人日报社", "工人日报社 产改", "工人日报社产改"])
def test_the_house_of_the_paper_is_not_taken_for_the_paper(store: Store, typed: str) -> None:
    today = NOW.date()
    assert "工人日报社" in "".join(store.read(search, typed, today=today).understood.terms)
    assert store.read(search, "工人日报产改", today=today).understood.terms == ("产改",)


async def test_plain_text_finds_and_opens_an_article(house: House) -> None:
    shown = message(await house.member.say("货车司机"))
    assert shown.text.startswith(texts.FOUND.format(query="货车司机"))
    marked = [shown.text[entity.start : entity.end] for entity in shown.parsed.entities if entity.tag == "b"]
    assert "货车司机" in marked
    opened = message(await press(house.member, "1"))
    assert "货车司机" in opened.text
    assert message(await press(house.member, texts.BACK)).text == shown.text


@pytest.mark.parametrize(
    "typed",
    ["/search 货车司机", "搜索 货车司机", "搜 货车司机", "／ｓｅａｒｃｈ　货车司机", "/搜索 货车司机"],
)
async def test_every_way_of_asking_finds_the_same(house: House, typed: str) -> None:
    assert message(await house.member.say(typed)).text == message(await house.member.say("货车司机")).text


@pytest.mark.parametrize(
    "typed", ["最新政策", "最新 政策", "日报 头条", "帮助 职工", "开始 工作", "产改 最新"]
)
async def test_a_word_without_a_fitting_argument_is_a_search(house: House, typed: str) -> None:
    shown = message(await house.member.say(typed))
    assert shown.text.startswith((texts.FOUND.format(query=typed), texts.NOT_FOUND.format(query=typed)))


async def test_hits_are_paged_and_numbered_through(house: House) -> None:
    shown = message(await house.member.say("职工"))
    assert texts.PREVIOUS_PAGE not in labels(shown)
    first = shown.text
    shown = message(await press(house.member, texts.NEXT_PAGE))
    assert shown.edited
    assert labels(shown)[0] == "6"
    assert "6. " in shown.text
    assert message(await press(house.member, texts.PREVIOUS_PAGE)).text == first


async def test_where_nothing_has_all_words_it_is_said_and_fewer_are_offered(house: House) -> None:
    shown = message(await house.member.say("货车司机 建会 冥王星"))
    assert texts.PARTIAL.format(typed="冥王星") in shown.text
    fewer = texts.NEAR.format(query="货车司机 建会")
    assert fewer in labels(shown)
    assert message(await press(house.member, fewer)).text.startswith(
        texts.FOUND.format(query="货车司机 建会")
    )


async def test_a_story_in_other_words_shows_what_is_near_it_and_what_that_lacks(house: House) -> None:
    shown = message(await house.member.say("夜里送外卖的人有地方歇脚"))
    assert texts.PARTIAL.format(typed="夜里、歇脚") in shown.text
    assert "“生活圈”变基层工会“服务圈”" in shown.text
    assert texts.LANES["similar"] in shown.text


async def test_what_is_only_near_is_not_counted(house: House) -> None:
    shown = message(await house.member.say("夜里送外卖的人有地方歇脚的文章有几篇"))
    assert "前几篇在下面" not in shown.text
    assert texts.PARTIAL.split("“")[0] in shown.text


async def test_what_is_only_near_an_order_is_no_reason_to_search_for_it(house: House) -> None:
    await house.member.say("/subscribe 7:30 工作日 产改")
    shown = message(await house.member.say("夜里送外卖的人有地方歇脚的不要了"))
    assert texts.NO_SUBSCRIPTION_LIKE.format(typed="夜里送外卖的人有地方歇脚") in shown.text


async def test_what_was_typed_is_quoted_as_it_was_typed(house: House) -> None:
    shown = message(await house.member.say("huo che si ji"))
    assert texts.ASSUMED.format(taken="货车司机", typed="huo che si ji") in shown.text


async def test_nothing_found_says_what_there_is(house: House) -> None:
    shown = message(await house.member.say("魑魅魍魉"))
    assert "没有找到“魑魅魍魉”" in shown.text
    assert "篇文章" in shown.text
    assert labels(shown) == [texts.LATEST, texts.ISSUE]


@pytest.mark.parametrize("typed", ["/search", "搜索", "/search   ", "/search -工会"])
async def test_a_search_for_nothing_explains_itself(house: House, typed: str) -> None:
    assert message(await house.member.say(typed)).text == texts.SEARCH_USAGE


async def test_a_passed_on_text_is_no_query(house: House) -> None:
    shown = message(await house.member.say("工会" * LONGEST_QUERY))
    assert shown.text == texts.TOO_LONG.format(limit=LONGEST_QUERY)


async def test_a_pasted_passage_opens_the_way_to_its_article(house: House) -> None:
    passage = (
        "近年来,贵州省总在推进新业态劳动者群体建会入会工作中,充分发挥头部平台企业的示范带动作用,整合全社会力量"
        "深入推进货车司机入会服务工作。今年以来,贵州省总首先立好“指挥棒”,成立推进货车司机入会工作专班,制定"
        "《关于进一步推进货车司机入会和服务工作实施意见》,省、市、产业、属地工会四级联动,选派干部深入满帮集团"
        "开展蹲点工作,以在平台上注册的司机入会为重点,以点带面推动货车司机入会和服务工作。其次,贵州省总积极联合"
        "省交通运输厅核实完善货车司机数据,打通数据“连接线”。"
    )
    assert len(passage) > LONGEST_QUERY
    shown = message(await house.member.say(passage))
    assert shown.text.startswith(texts.BY_A_CLAUSE)
    assert "拓宽入会“回家路” 弹好服务“合奏曲”" in shown.text
    assert "货车司机" in message(await press(house.member, "1")).text


async def test_old_buttons_work_after_a_restart(house: House, store: Store, url: str) -> None:
    await house.member.say("职工")
    shown = house.member.newest_with_buttons()
    assert shown is not None
    second = message(await press(house.member, texts.NEXT_PAGE))
    # A new life of the program: a new application, the same store, the same chat.
    server = Server(messages=dict(house.server.messages), last_message=house.server.last_message)
    async with running_house(store, settings_for(url), server) as again:
        assert message(await press(again.member, texts.PREVIOUS_PAGE)).text == shown.text
        assert message(await press(again.member, texts.NEXT_PAGE)).text == second.text
        opened = message(await press(again.member, "6"))
        assert message(await press(again.member, texts.BACK)).text == second.text != opened.text


async def test_somebody_else_s_list_stays_his(house: House) -> None:
    shown = message(await house.member.say("职工"))
    data = next(
        button["callback_data"]
        for row in shown.keyboard
        for button in row
        if button["text"] == texts.NEXT_PAGE
    )
    events = await house.administrator.press_data(data, shown.message)
    assert toasts(events) == [texts.VIEW_DEAD]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(min_size=1, max_size=30)
    | st.sampled_from(['"', "-", "“", "AND OR NOT", "a*b", "(((", "NEAR(a b)", "'; --"])
)
async def test_no_text_breaks_a_search(house: House, text: str) -> None:
    (shown,) = await house.member.say(f"搜 {text}")
    assert shown.text != texts.TROUBLE


async def test_what_was_assumed_can_be_undone(house: House) -> None:
    shown = message(await house.member.say("新制生产力"))
    assert texts.ASSUMED.format(typed="新制生产力", taken="新质生产力") in shown.text
    assert texts.LANES["similar"] in shown.text
    literal = message(await press(house.member, texts.AS_TYPED))
    assert texts.NOT_FOUND.format(query="新制生产力") in literal.text
    assert texts.SEARCHED not in literal.text


async def test_other_names_are_told_and_can_be_left_out(house: House) -> None:
    shown = message(await house.member.say("产改"))
    told = texts.ALSO_SYNONYM.format(typed="产改", taken="产业工人队伍建设改革")
    assert told in shown.text
    literal = message(await press(house.member, texts.ONLY_AS_TYPED))
    assert told not in literal.text


async def test_many_hits_are_narrowed_by_button(house: House) -> None:
    shown = message(await house.member.say("工会"))
    assert {texts.NARROW, texts.NEWEST_FIRST} <= set(labels(shown))
    choices = message(await press(house.member, texts.NARROW))
    assert labels(choices)[-1] == texts.BACK
    narrowed = message(await press(house.member, labels(choices)[0]))
    assert narrowed.text != shown.text
    count = int(labels(choices)[0].split("（")[1].rstrip("）"))
    assert texts.COUNT_EXACT.format(count=count) in narrowed.text


async def test_hits_can_be_ordered_by_day_and_back(house: House) -> None:
    best = message(await house.member.say("职工")).text
    newest = message(await press(house.member, texts.NEWEST_FIRST))
    assert texts.BEST_FIRST in labels(newest)
    assert message(await press(house.member, texts.BEST_FIRST)).text == best


async def test_a_filter_is_echoed_and_one_that_leaves_nothing_is_said(house: House) -> None:
    shown = message(await house.member.say("货车司机 2024年6月"))
    assert "2024年6月1日 至 2024年6月30日" in shown.text
    shown = message(await house.member.say("货车司机 2019年3月"))
    assert texts.LEFT_OUT.format(typed="2019年3月") in shown.text


async def test_a_word_too_many_is_named(house: House) -> None:
    shown = message(await house.member.say("货车司机 魑魅魍魉"))
    assert texts.NEAR_HINT in shown.text
    wider = message(await press(house.member, texts.NEAR.format(query="货车司机")))
    assert wider.text.startswith(texts.FOUND.format(query="货车司机"))


async def test_an_administrator_adds_a_name_and_takes_it_out(house: House) -> None:
    missing = message(await house.member.say("大车师傅"))
    assert texts.NOT_FOUND.format(query="大车师傅") in missing.text
    kept = message(await house.administrator.say("/synonyms 大车师傅 = 货车司机"))
    assert kept.text == texts.SYNONYM_KEPT.format(short="大车师傅", long="货车司机")
    found = message(await house.member.say("大车师傅"))
    assert texts.ALSO_SYNONYM.format(typed="大车师傅", taken="货车司机") in found.text
    assert texts.LANES["synonym"] in found.text
    listed = message(await house.administrator.say("/synonyms"))
    assert texts.SYNONYM.format(short="大车师傅", long="货车司机") in listed.text
    gone = message(await house.administrator.say("/synonyms - 大车师傅 = 货车司机"))
    assert gone.text == texts.SYNONYM_REFUSED.format(short="大车师傅", long="货车司机")
    assert message(await house.member.say("大车师傅")).text == missing.text
    assert message(await house.administrator.say("/synonyms 大车")).text == texts.SYNONYMS_USAGE
    assert message(await house.member.say("/synonyms 甲 = 乙")).text == texts.NOT_ALLOWED


async def test_what_pages_explain_is_proposed_and_decided_by_button(house: House) -> None:
    shown = message(await house.administrator.say("/synonyms"))
    short, long = "广州石化", "中国石油石化股份有限公司广州分公司"
    assert texts.SYNONYM_SEEN.format(short=short, long=long, count=1) in shown.text
    at = next(line for line in shown.text.splitlines() if short in line).split(".")[0]
    opened = message(await press(house.administrator, texts.SYNONYM_WHERE.format(number=at)))
    assert short in opened.text
    await house.administrator.say("/synonyms")
    kept = message(await press(house.administrator, texts.SYNONYM_YES.format(number=at)))
    assert texts.SYNONYM_KEPT.format(short=short, long=long) in kept.text
    assert texts.SYNONYM_SEEN.format(short=short, long=long, count=1) not in kept.text
    found = message(await house.member.say(long))
    assert texts.ALSO_SYNONYM.format(typed=long, taken=short) in found.text
