"""Said to a list of hits: of a time, without a word, by title, the newest; and the way through the list."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot import refining, texts
from bot.render.buttons import OpenArticle, read
from store import Store, openings, subscriptions
from tests.bot.conftest import MEMBER, NOW, House, SetClock, labels, message, messages, press
from tests.bot.everyhead import every_head
from tests.bot.morning import page

pytestmark = pytest.mark.usefixtures("hurried")

_TITLES = tuple(f"绣花夜校{'白班' if day > 5 else '晚班'}第{day}课" for day in range(1, 8))


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture(scope="module")
def with_seven(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample pages, and seven articles of a word that no other has: two years, a course, a shift."""
    file = Path(shutil.copy(sample_store, tmp_path_factory.mktemp("seven")))
    store = Store.open(f"sqlite:///{file}")
    for day, title in enumerate(_TITLES, start=1):
        year = 2023 if day > 5 else 2024
        page(store, f"{year}-11-0{day}", title, f"昨日，{title[:6]}开了{title[6:]}。", number=day)
    store.close()
    return file


@pytest.fixture
def seven() -> list[str]:
    """The titles of the seven articles; whoever asks for them has them in the store."""
    return list(_TITLES)


@pytest.fixture
def url(request: pytest.FixtureRequest, sample_store: Path, tmp_path: Path) -> str:
    has_seven = "seven" in request.fixturenames
    shutil.copy(request.getfixturevalue("with_seven") if has_seven else sample_store, tmp_path / "kanbao.db")
    return f"sqlite:///{tmp_path}/kanbao.db"


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("只要今年的", "绣花夜校 今年"),
        ("去年的呢", "绣花夜校 去年"),
        ("11月的呢", "绣花夜校 11月"),
        ("不要白班的", "绣花夜校 -白班"),
        ("除了白班", "绣花夜校 -白班"),
        ("白班的都不要", "绣花夜校 -白班"),
        ("把白班的去掉", "绣花夜校 -白班"),
        ("把白班、第1课的都删掉吧", "绣花夜校 -白班 -第1课"),
        ("白班，第1课和第2课的都不要", "绣花夜校 -白班 -第1课 -第2课"),
        ("不要白班和第1课的", "绣花夜校 -白班 -第1课"),
        ("不要白班，只看第6课的", "绣花夜校 第6课 -白班"),
        ("把白班的去掉，还有第1课的", "绣花夜校 -白班 -第1课"),
        ("除了白班的都要", "绣花夜校 -白班"),
        ("排除掉白班和第1课的", "绣花夜校 -白班 -第1课"),
        ("夜校里把白班的去掉", "绣花夜校 -白班"),
        ("绣花夜校，白班的都不要", "绣花夜校 -白班"),
        ("只要白班的", "绣花夜校 白班"),
        ("里面有没有白班的", "绣花夜校 白班"),
        ("只要第6版的", "绣花夜校 第6版"),
        ("只看标题", "标题:绣花夜校"),
    ],
)
async def test_the_hits_are_narrowed(house: House, seven: list[str], typed: str, query: str) -> None:
    await house.member.say("绣花夜校")
    shown = message(await house.member.say(typed))
    assert shown.text.startswith(texts.FOUND.format(query=query))
    assert texts.SEARCH_INSTEAD.format(query=typed) in labels(shown)


async def test_another_time_takes_the_place_of_the_first(house: House, seven: list[str]) -> None:
    await house.member.say("有没有关于绣花夜校的新闻")
    for typed, query, count in (
        ("只要今年的", "绣花夜校 今年", 5),
        ("去年的呢", "绣花夜校 去年", 2),
        ("不要第6课", "绣花夜校 去年 -第6课", 1),
        ("今年的呢", "绣花夜校 -第6课 今年", 5),
    ):
        shown = message(await house.member.say(typed)).text
        assert shown.startswith(texts.FOUND.format(query=query)) and f"共 {count} 条" in shown


@pytest.mark.parametrize(
    ("typed", "said", "query"),
    [
        ("绣花夜校 今年", "去年的呢", "绣花夜校 去年"),
        ("今年绣花夜校", "去年的呢", "绣花夜校 去年"),
        ("今年有没有关于绣花夜校的新闻", "去年的呢", "绣花夜校 去年"),
        ("标题:绣花夜校 今年", "去年的呢", "标题:绣花夜校 去年"),
        ("绣花夜校 2024年 -第1课", "只要去年的", "绣花夜校 -第1课 去年"),
        ("今年11月", "去年的呢", "去年"),
        ("“绣花夜校” 今年", "去年的呢", "“绣花夜校” 去年"),
        ("绣花夜校 今年", "只看标题", "标题:绣花夜校 今年"),
        ("绣花夜校 今年", "不要第1课", "绣花夜校 今年 -第1课"),
    ],
)
async def test_the_day_that_was_typed_is_replaced(
    house: House, seven: list[str], typed: str, said: str, query: str
) -> None:
    await house.member.say(typed)
    assert message(await house.member.say(said)).text.startswith(texts.FOUND.format(query=query))


async def test_a_list_of_titles_in_a_year_stays_one(house: House, seven: list[str]) -> None:
    await house.member.say("绣花夜校")
    for typed, query in (
        ("只要今年的", "绣花夜校 今年"),
        ("只看标题", "标题:绣花夜校 今年"),
        ("去年的呢", "标题:绣花夜校 去年"),
    ):
        assert message(await house.member.say(typed)).text.startswith(texts.FOUND.format(query=query))
    shown = message(await house.member.say("只看标题"))
    assert shown.text == texts.TITLES_ALREADY and texts.SEARCH_INSTEAD.format(query="只看标题") in labels(
        shown
    )
    await house.member.say("标题里有绣花夜校的文章")
    assert message(await house.member.say("只看标题")).text == texts.TITLES_ALREADY


async def test_what_was_found_as_typed_stays_so(house: House, store: Store) -> None:
    page(store, "2024-12-19", "产改在车间", "产改的故事。")
    assert texts.ONLY_AS_TYPED in labels(message(await house.member.say("产改")))
    literally = message(await press(house.member, texts.ONLY_AS_TYPED)).text
    assert "别称" not in literally
    shown = message(await house.member.say("只要今年的")).text
    assert shown.startswith(texts.FOUND.format(query="产改 今年")) and "别称" not in shown


async def test_the_newest_first_once(house: House, seven: list[str]) -> None:
    await house.member.say("绣花夜校")
    assert "1. 绣花夜校晚班第5课" in message(await house.member.say("有没有新一点的")).text
    assert message(await house.member.say("再新一点的")).text == texts.SORTED_SO


@pytest.mark.parametrize("typed", ["再来点", "还有别的吗", "再给我几条", "换一批"])
async def test_more_is_the_next_page(house: House, seven: list[str], typed: str) -> None:
    await house.member.say("绣花夜校")
    assert "第 6–7 条" in message(await house.member.say(typed)).text
    assert message(await house.member.say(typed)).text == texts.NO_FURTHER_PAGE.format(word=texts.NEXT_PAGE)


@pytest.mark.parametrize("typed", ["只要今年的", "去年的呢", "不要白班的", "只看标题", "有没有新一点的"])
async def test_without_hits_on_the_screen_it_is_looked_for(
    house: House, clock: SetClock, seven: list[str], typed: str
) -> None:
    for before in ("/latest", "我的订阅"):
        await house.member.say(before)
        # 去年的呢 asks after 去年.
        assert typed.removesuffix("的呢") in (shown := message(await house.member.say(typed)).text)
        assert "绣花夜校" not in shown.split("\n")[0]
    await house.member.say("绣花夜校")
    clock.put("2024-12-21T12:00")
    assert "绣花夜校" not in message(await house.member.say(typed)).text.split("\n")[0]


@pytest.mark.parametrize(
    "typed",
    [
        "今年的",
        "去年",
        "产改",
        "不要",
        "不要这些",
        "不要推送",
        "把这条去掉",
        "把第三条删掉",
        "除了白班，晚班",
        "晚班 白班的不要",
        "招聘 培训",
        "年轻人不要躺平",
        "除夕",
        "最近的",
    ],
)
async def test_a_bare_search_stays_one(house: House, seven: list[str], typed: str) -> None:
    await house.member.say("绣花夜校")
    assert refining.read(typed) is None
    assert "绣花夜校" not in messages(await house.member.say(typed))[0].text.split("\n")[0]


def test_no_head_narrows_a_list() -> None:
    assert [head for head in every_head() if refining.read(head)] == []


async def test_the_next_of_the_hits_and_how_far_it_is(house: House, seven: list[str]) -> None:
    await house.member.say("绣花夜校")
    await press(house.member, "4")
    for number in (5, 6, 7):
        shown = message(await house.member.say("下一篇"))
        assert shown.text.endswith(f"搜索“绣花夜校”第 {number}/7 条")
    assert message(await house.member.say("下一篇")).text == texts.NO_SUCH_BUTTON.format(word="下一篇")
    assert message(await house.member.say("上一篇")).text.endswith("第 6/7 条")
    assert "第 6–7 条" in message(await house.member.say("返回")).text


async def test_how_to_go_on_in_the_paper(house: House, store: Store) -> None:
    await house.member.say("产改")
    shown = message(await press(house.member, "2"))
    assert {texts.PREVIOUS_OF_ISSUE, texts.NEXT_OF_ISSUE} <= set(labels(shown))
    doors = {button["text"]: read(button["callback_data"]) for row in shown.keyboard for button in row}
    beside = doors[texts.NEXT_OF_ISSUE]
    assert isinstance(beside, OpenArticle)
    await house.member.say("报纸的下一篇")
    assert store.read(openings.last, MEMBER) == beside.article
    await house.member.say("产改")
    await press(house.member, texts.NEXT_PAGE)
    await press(house.member, "9")
    over = message(await house.member.say("下一篇")).text
    assert over == texts.LIST_OVER.format(word="下一篇", other=texts.NEXT_OF_ISSUE)


async def test_in_a_list_of_the_paper_there_is_one_next(house: House) -> None:
    await house.member.say("/latest")
    shown = message(await press(house.member, "2"))
    assert texts.NEXT_OF_ISSUE not in labels(shown) and "条" not in shown.text.split("\n")[-1][-4:]


async def test_titles_without_a_word_stay_titles(house: House, seven: list[str]) -> None:
    shown = message(await house.member.say("标题里有绣花夜校 不要白班")).text
    assert "条件：只看标题" in shown and "共 5 条" in shown


async def test_to_copy_somebody_wants_an_open_article(house: House) -> None:
    assert message(await house.member.say("抄送")).text == message(await house.member.say("转发")).text


async def test_a_word_that_ends_like_a_slip_is_added_as_it_is_where_articles_have_it(
    house: House, store: Store
) -> None:
    await house.member.say("产改")
    assert message(await house.member.say("加上竞得")).text.startswith(texts.FOUND.format(query="产改 竞的"))
    page(store, "2024-12-20", "企业竞得地块", "昨日，企业竞得地块，产改夜校开班。")
    await house.member.say("产改")
    assert message(await house.member.say("加上竞得")).text.startswith(texts.FOUND.format(query="产改 竞得"))
    # A slip is one still.
    shown = message(await house.member.say("只要今年得")).text
    assert shown.startswith(texts.FOUND.format(query="产改 竞得 今年"))


async def test_titles_alone_are_asked_of_the_list_and_not_of_what_is_brought(
    house: House, seven: list[str], store: Store
) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    before = store.read(subscriptions.of_person, MEMBER)
    await house.member.say("只看标题")
    assert store.read(subscriptions.of_person, MEMBER)[0].style == "titles"
    for _ in range(2):
        await house.member.say("绣花夜校")
        shown = message(await house.member.say("只看标题")).text
        assert shown.startswith(texts.FOUND.format(query="标题:绣花夜校"))
    assert [sub.topics for sub in store.read(subscriptions.of_person, MEMBER)] == [s.topics for s in before]


@pytest.mark.parametrize("other", ["只要头版", "只要头版的", "只看第1版的", "只要第一版"])
async def test_a_page_takes_the_place_of_another(house: House, other: str) -> None:
    await house.member.say("工会")
    first = message(await house.member.say("只要第1版的"))
    shown = message(await house.member.say(other))
    assert shown.text.split("\n", 1)[1] == first.text.split("\n", 1)[1]
    assert "没有符合" not in shown.text


@pytest.mark.parametrize(
    "before", ["产改 第1版 OR 第2版", "产改 第2版 或 第3版", "产改 -头版", "产改 -第2版"]
)
async def test_a_page_takes_the_place_of_all_that_was_said_of_pages(house: House, before: str) -> None:
    await house.member.say("产改")
    first = message(await house.member.say("只要头版")).text
    await house.member.say(f"/search {before}")
    assert message(await house.member.say("只要头版")).text == first
    await house.member.say("/search 货车司机 OR 快递员 第2版")
    assert "货车司机 OR 快递员 头版" in message(await house.member.say("只要头版")).text


@pytest.mark.parametrize(
    "typed", ["只要导语", "只看导语", "只要全文", "要看全文", "就看导语吧", "那只要导语的", "只要导语就行"]
)
async def test_how_much_is_shown_is_not_said_of_what_is_brought(
    house: House, store: Store, typed: str
) -> None:
    await house.member.say("/subscribe 7:30 每天 产改")
    before = store.read(subscriptions.of_person, MEMBER)
    await house.member.say("工会")
    shown = message(await house.member.say(typed))
    assert shown.text == texts.LENGTH_OF_WHAT and labels(shown) == [f"搜索“{typed}”"]
    assert store.read(subscriptions.of_person, MEMBER) == before


@pytest.mark.parametrize("said", [("工会", "改成九点", "只要导语"), ("只要导语",), ("工会", "日报改成导语")])
async def test_behind_no_list_it_is(house: House, store: Store, said: tuple[str, ...]) -> None:
    for typed in ("/subscribe 7:30 每天 产改", *said):
        await house.member.say(typed)
    assert [sub.style for sub in store.read(subscriptions.of_person, MEMBER)] == ["leads"]
