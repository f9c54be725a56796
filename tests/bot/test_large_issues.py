"""Issues of many pages, pages of many articles, archives of many issues: every one can be reached."""

from __future__ import annotations

import datetime as dt

from bot import texts
from seeds.model import Article, Block, Page
from store import Store, articles
from store.intake import take_in_documents
from tests.bot.conftest import House, labels, message, press

DAY = dt.date(2030, 1, 1)


def _page(day: dt.date, number: int, count: int) -> Page:
    found = [Article(title=f"{number}版之{at}", blocks=(Block(text="文。"),)) for at in range(count)]
    return Page(
        schema_version=1,
        source=f"{day}-{number}",
        date=day,
        date_certain=True,
        page=number,
        articles=tuple(found),
    )


def _take_in(store: Store, pages: list[Page]) -> None:
    lines = "\n".join(page.model_dump_json(by_alias=True) for page in pages)
    assert take_in_documents(store, [("many.jsonl", lines.encode())]).new == len(pages)


async def test_every_page_and_article_of_a_large_issue_is_reached(house: House, store: Store) -> None:
    _take_in(store, [_page(DAY, number, 25) for number in range(1, 21)])
    shown = message(await house.member.say("/issue 2030-01-01"))
    pages = [label for label in labels(shown) if label.startswith("第")]
    while texts.NEXT_PAGE in labels(shown):
        shown = message(await press(house.member, texts.NEXT_PAGE))
        pages += [label for label in labels(shown) if label.startswith("第")]
    assert pages == [f"第{number}版" for number in range(1, 21)]
    shown = message(await press(house.member, "第20版"))
    seen = [line for line in shown.text.splitlines() if "20版之" in line]
    while texts.NEXT_PAGE in labels(shown):
        shown = message(await press(house.member, texts.NEXT_PAGE))
        seen += [line for line in shown.text.splitlines() if "20版之" in line]
    assert seen == [f"{at + 1}. 20版之{at}" for at in range(25)]
    opened = message(await press(house.member, "25"))
    assert "20版之24" in opened.text
    assert message(await press(house.member, texts.BACK)).text == shown.text


async def test_every_issue_of_an_archive_is_reached(house: House, store: Store) -> None:
    _take_in(store, [_page(DAY + dt.timedelta(days=at), 1, 1) for at in range(34)])
    await house.member.say("/issue")
    shown = message(await press(house.member, texts.OTHER_ISSUES))
    days = [label[:10] for label in labels(shown) if label.startswith("20")]
    while texts.NEXT_PAGE in labels(shown):
        shown = message(await press(house.member, texts.NEXT_PAGE))
        days += [label[:10] for label in labels(shown) if label.startswith("20")]
    assert days == [day.isoformat() for day, _, _ in store.read(articles.issue_dates, limit=100)]


async def test_a_page_that_comes_in_later_does_not_shift_the_list(house: House, store: Store) -> None:
    _take_in(store, [_page(DAY, 1, 25)])
    shown = message(await house.member.say("/latest"))
    _take_in(store, [_page(DAY + dt.timedelta(days=1), 1, 25)])
    following = message(await press(house.member, texts.NEXT_PAGE))
    assert shown.text.splitlines()[0] == following.text.splitlines()[0]
    assert "9. 1版之8" in following.text
