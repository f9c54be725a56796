"""Headlines, issues, articles: what a member sees, and how one gets from one to the other."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from bot import texts
from seeds.model import Article, Block, Name, Page, Seam
from store import Store, articles
from store.intake import take_in_documents, withdraw
from tests.bot.conftest import House, labels, message, press, toasts


async def test_latest_lists_the_newest_issue_and_leads_to_the_one_before(house: House, store: Store) -> None:
    newest = store.read(articles.latest, limit=50)
    shown = message(await house.member.say("/latest"))
    assert texts.full_day(newest.items[0].date) in shown.text
    for number, item in enumerate(newest.items[:8], start=1):
        assert f"{number}. {item.title[:20]}" in shown.text
    while texts.NEXT_PAGE in labels(shown):
        shown = message(await press(house.member, texts.NEXT_PAGE))
        assert shown.edited
    older = next(label for label in labels(shown) if label.startswith(texts.OLDER_ISSUE))
    shown = message(await press(house.member, older))
    assert texts.full_day(dt.date.fromisoformat(older.split()[1])) in shown.text


async def test_paging_goes_forth_and_back_without_loss(house: House, store: Store) -> None:
    total = store.read(articles.latest, limit=1).total
    shown = message(await house.member.say("/latest 3"))
    numbers = [label for label in labels(shown) if label.isdecimal()]
    first = shown.text
    while texts.NEXT_PAGE in labels(shown):
        shown = message(await press(house.member, texts.NEXT_PAGE))
        numbers += [label for label in labels(shown) if label.isdecimal()]
    assert numbers == [str(number) for number in range(1, total + 1)]
    while texts.PREVIOUS_PAGE in labels(shown):
        shown = message(await press(house.member, texts.PREVIOUS_PAGE))
    assert shown.text == first


async def test_an_article_shows_its_head_first_and_leads_back(house: House, store: Store) -> None:
    listed = message(await house.member.say("/latest"))
    item = store.read(articles.latest, limit=1).items[0]
    stored = store.read(articles.article, item.id)
    shown = message(await press(house.member, "1"))
    head = shown.text.split("\n\n")[0].split("\n")
    article = stored.article
    assert head == [
        text
        for text in (
            article.kicker,
            article.title,
            article.subtitle,
            f"{article.byline[0].role} {article.byline[0].name}" if article.byline else None,
            article.column,
            f"《工人日报》{texts.full_day(stored.date)}"
            + ("" if stored.date_certain else texts.INFERRED)
            + (f" 第{stored.page}版" if stored.page else ""),
        )
        if text
    ]
    back = message(await press(house.member, texts.BACK))
    assert (back.text, back.edited) == (listed.text, True)


async def test_every_article_of_the_store_comes_out_whole(house: House, store: Store) -> None:
    for day, _, _ in store.read(articles.issue_dates):
        for item in store.read(articles.latest, limit=100, day=day).items:
            stored = store.read(articles.article, item.id)
            shown = message(await house.member.say(f"/start a_{item.id}"))
            read = shown.text
            while texts.NEXT_PAGE in labels(shown):
                shown = message(await press(house.member, texts.NEXT_PAGE))
                read += re.sub(r"^.*（\d+/\d+）\n\n", "", shown.text)
            read = _letters(read.replace(texts.DOUBTFUL_SEAM, ""))
            for block in stored.article.blocks:
                assert _letters(block.text) in read


async def test_neighbours_are_the_paper_s_own(house: House) -> None:
    await house.member.say("/latest")
    first = message(await press(house.member, "1"))
    assert texts.PREVIOUS_ARTICLE not in labels(first)
    second = message(await press(house.member, texts.NEXT_ARTICLE))
    assert second.text != first.text
    assert message(await press(house.member, texts.PREVIOUS_ARTICLE)).text == first.text


async def test_a_long_article_is_cut_and_whole_in_the_end(house: House, store: Store) -> None:
    paragraphs = [f"第{number}段。" + "今天的产业工人队伍建设很有成效。" * 30 for number in range(30)]
    await _publish(store, Article(title="长文", blocks=tuple(Block(text=text) for text in paragraphs)))
    await house.member.say("/latest 2030-01-01")
    shown = message(await press(house.member, "1"))
    found = [shown.text]
    while texts.NEXT_PAGE in labels(shown):
        shown = message(await press(house.member, texts.NEXT_PAGE))
        found.append(shown.text)
    assert len(found) > 3
    for number, paragraph in enumerate(paragraphs):
        assert sum(paragraph in text for text in found) == 1, number
    assert texts.BACK in labels(shown)


async def test_doubts_gaps_notes_and_credits_are_told(house: House, store: Store) -> None:
    article = Article(
        title="标题",
        credits=(Name(name="孙璐", role="本报通讯员"),),
        gap_before=True,
        affiliation="作者单位：某厂",
        blocks=(
            Block(
                text="甲乙丙丁",
                seams=(Seam(at=2, confidence=0.4), Seam(at=3, confidence=0.95)),
                gap_after=True,
            ),
            Block(type="note", label="阅读提示", text="先读这里。"),
            Block(type="subhead", text="小标题"),
            Block(text="<b>不是标签</b> & 不是实体"),
        ),
    )
    await _publish(store, article)
    await house.member.say("/latest 2030-01-01")
    shown = message(await press(house.member, "1"))
    body = shown.text.split("\n\n")[1:]
    assert body == [
        "阅读提示\n先读这里。",
        texts.GAP_BEFORE,
        f"甲乙┈丙丁\n{texts.GAP}",
        "小标题",
        "<b>不是标签</b> & 不是实体",
        "图片：本报通讯员 孙璐",
        "作者单位：某厂",
        texts.SEAM_EXPLAINED,
    ]
    assert {entity.tag for entity in shown.parsed.entities} == {"b", "i", "blockquote"}


@pytest.mark.parametrize(
    ("certain", "page", "cited"),
    [
        (True, 2, "《工人日报》2030年1月1日 第2版"),
        (False, 2, "《工人日报》2030年1月1日（推定） 第2版"),
        (True, None, "《工人日报》2030年1月1日"),
    ],
)
async def test_a_citation_prints_what_is_known(
    house: House, store: Store, certain: bool, page: int | None, cited: str
) -> None:
    await _publish(store, Article(title="题", blocks=(Block(text="文。"),)), certain=certain, page=page)
    await house.member.say("/latest 2030-01-01")
    shown = message(await press(house.member, "1"))
    assert cited in shown.text.split("\n")


async def test_an_issue_is_read_from_date_to_page_to_article(house: House, store: Store) -> None:
    shown = message(await house.member.say("/issue"))
    issue = store.read(articles.issue)
    assert issue is not None
    assert texts.full_day(issue.date) in shown.text
    page = message(await press(house.member, texts.page_name(issue.pages[0].number)))
    assert issue.pages[0].articles[0].title[:20] in page.text
    article = message(await press(house.member, "1"))
    assert article.text != page.text
    assert message(await press(house.member, texts.BACK)).text == page.text
    assert message(await press(house.member, texts.BACK)).text == shown.text
    dates = message(await press(house.member, texts.OTHER_ISSUES))
    oldest = labels(dates)[-1]
    shown = message(await press(house.member, oldest))
    assert texts.full_day(dt.date.fromisoformat(oldest[:10])) in shown.text


@pytest.mark.parametrize("command", ["/latest", "/issue", "/digest", "最新", "报纸", "日报"])
async def test_a_day_without_an_issue_offers_the_nearest(house: House, store: Store, command: str) -> None:
    shown = message(await house.member.say(f"{command} 2020年1月1日"))
    assert "库里没有2020年1月1日的报纸" in shown.text
    offered = labels(shown)
    held = {day.isoformat() for day, _, _ in store.read(articles.issue_dates)}
    assert offered
    assert set(offered) <= held
    opened = message(await press(house.member, offered[0]))
    assert texts.full_day(dt.date.fromisoformat(offered[0])) in opened.text


@pytest.mark.parametrize("typed", ["/latest 2月30日", "最新 2月30日", "/issue 2024-13-01", "日报 6月31日"])
async def test_a_date_that_is_none_gets_one_clear_sentence(house: House, typed: str) -> None:
    shown = message(await house.member.say(typed))
    assert shown.text == texts.NO_SUCH_DAY.format(typed=typed.split()[1])


@pytest.mark.parametrize("typed", ["/issue 6月", "报纸 2024年6月", "最新 6月", "日报 2024-06"])
async def test_a_month_offers_its_issues(house: House, typed: str) -> None:
    shown = message(await house.member.say(typed))
    assert shown.text == texts.ISSUES_OF.format(month="2024年6月", count=1)
    assert labels(shown) == ["6月10日"]
    opened = message(await press(house.member, "6月10日"))
    assert "2024年6月10日" in opened.text


async def test_a_month_without_issues_says_so_and_offers_the_nearest(house: House) -> None:
    shown = message(await house.member.say("/issue 2月"))
    assert shown.text.startswith(texts.NO_ISSUE.format(day="2024年2月"))
    assert labels(shown)


async def test_what_is_no_date_is_said_to_be_none(house: House) -> None:
    shown = message(await house.member.say("/digest 随便"))
    assert shown.text == texts.NOT_A_DAY.format(typed="随便")


async def test_latest_of_a_column_spans_the_issues(house: House, store: Store) -> None:
    column = store.read(articles.columns)[0]
    shown = message(await house.member.say(f"/latest {column}"))
    assert shown.text.startswith(column)
    assert message(await house.member.say(f"最新 {column}")).text == shown.text
    unknown = message(await house.member.say("/latest 没有这个栏目"))
    assert column in unknown.text


async def test_an_article_that_is_gone_is_said_to_be_gone(house: House, store: Store) -> None:
    item = store.read(articles.latest, limit=1).items[0]
    await house.member.say("/latest")
    store.write(withdraw, item.page_id)
    shown = message(await press(house.member, "1"))
    assert shown.text == texts.ARTICLE_GONE
    assert message(await house.member.say(f"/start a_{item.id}")).text == texts.ARTICLE_GONE
    assert message(await house.member.say("/start a_999999")).text == texts.ARTICLE_GONE


async def test_a_digest_is_one_screen_with_the_rest_behind_a_button(house: House, store: Store) -> None:
    blocks = (Block(text="工会。" * 100),)
    many = [
        Article(title=f"要闻{number}", column="评论" if number % 3 else None, blocks=blocks)
        for number in range(20)
    ]
    await _publish(store, *many)
    shown = message(await house.member.say("/digest 2030-01-01"))
    assert texts.full_day(dt.date(2030, 1, 1)) in shown.text
    assert len(shown.text.splitlines()) <= 16
    rest = next(label for label in labels(shown) if label.startswith("其余"))
    assert rest == texts.REST.format(count=12)
    second = message(await press(house.member, rest))
    titles = re.findall(r"\d+\. (要闻\d+)", shown.text + second.text)
    assert len(titles) == len(set(titles)) == 16
    opened = message(await press(house.member, "9"))
    assert titles[8] in opened.text
    assert message(await press(house.member, texts.BACK)).text == second.text


async def test_old_news_of_an_empty_store(house: House, store: Store) -> None:
    for day, _, _ in store.read(articles.issue_dates):
        issue = store.read(articles.issue, day)
        assert issue is not None
        for page in issue.pages:
            store.write(withdraw, page.page_id)
    assert message(await house.member.say("/latest")).text == texts.NOTHING_YET
    assert message(await house.administrator.say("/digest")).text == texts.NOTHING_YET_ADMINISTRATOR
    assert texts.NOTHING_YET in message(await house.member.say("/start")).text
    assert toasts(await press(house.member, texts.ISSUE)) == [texts.NOTHING_YET]


async def _publish(store: Store, *found: Article, certain: bool = True, page: int | None = 1) -> None:
    made = Page(
        schema_version=1,
        source="made.txt",
        date=dt.date(2030, 1, 1),
        date_certain=certain,
        page=page,
        articles=found,
    )
    line = made.model_dump_json(by_alias=True).encode()
    report = take_in_documents(store, [("made.jsonl", line)], default_paper="工人日报")
    assert report.new == 1, report


def _letters(text: str) -> str:
    return re.sub(r"\s", "", text)
