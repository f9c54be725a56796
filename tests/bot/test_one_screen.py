"""What is brought fits one screen of a phone, whatever its style, with the rest behind a button."""

from __future__ import annotations

import json
import random

import pytest

from bot import texts
from bot.delivery.amend import Amender
from bot.local.transport import Shown
from bot.render import buttons, phone
from bot.render.buttons import OpenArticle
from bot.render.lists import TITLE_LENGTH
from store import Store, articles
from store.intake import take_in_documents, withdraw
from tests.bot.conftest import MEMBER, House, SetClock, labels, message, press
from tests.bot.morning import bring

pytestmark = pytest.mark.usefixtures("hurried")
COUNT = 11
_CHARS = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面"
    "而方后多定行学法所民得经"
)


@pytest.fixture
def clock() -> SetClock:
    return SetClock("2024-12-21T06:00")


def issue(store: Store, day: str, *, pages: int, column: bool) -> None:
    """Eleven articles with long titles, each in a column of its own where `column`, over so many pages."""
    chance = random.Random(7)

    def words(count: int) -> str:
        return "".join(chance.choices(_CHARS, k=count))

    told = []
    for page in range(1, pages + 1):
        held = [
            {
                "kind": "report",
                "title": words(44),
                "column": f"{words(4)}之声" if column else None,
                "blocks": [{"type": "paragraph", "text": f"{words(120)}。补贴{words(200)}。"}],
            }
            for _ in range(page, COUNT + 1, pages)
        ]
        name = f"{day}-{page}"
        told.append(
            {"schema": 1, "source": name, "date": day, "page": page, "articles": held, "discarded": []}
        )
    lines = "\n".join(json.dumps(page, ensure_ascii=False) for page in told)
    take_in_documents(store, [(f"{day}.jsonl", lines.encode())])


def numbered_of(shown: Shown) -> list[int]:
    """The articles behind the numbers."""
    pressed = (buttons.read(key["callback_data"]) for row in shown.keyboard for key in row)
    return [each.article for each in pressed if isinstance(each, OpenArticle)]


def titles(shown: Shown) -> list[str]:
    return [line for line in shown.text.split("\n") if line.partition(". ")[0].isdecimal()]


@pytest.mark.parametrize("style", ["标题", "导语", "全文"])
@pytest.mark.parametrize("paper", [(1, False), (2, True), (8, False)])
async def test_every_screen_of_a_digest_fits_and_all_of_it_is_there(
    house: House, store: Store, clock: SetClock, style: str, paper: tuple[int, bool]
) -> None:
    pages, column = paper
    await house.member.say(f"/subscribe 7:30 每天 {style}")
    clock.put("2024-12-21T07:30")
    await bring(house)
    issue(store, "2024-12-22", pages=pages, column=column)
    clock.put("2024-12-23T07:34")
    shown = next(each for each in await bring(house) if each.text.startswith(texts.DIGEST))
    seen: list[str] = []
    for _ in range(COUNT):
        assert phone.lines_of(shown.text) <= phone.LINES, shown.text
        seen += titles(shown)
        rest = next((label for label in labels(shown) if label.startswith("其余")), None)
        if rest is None:
            break
        assert rest == texts.REST.format(count=COUNT - len(seen))
        shown = message(await press(house.member, rest))
    numbers = [int(line.partition(". ")[0]) for line in seen]
    assert numbers == list(range(1, COUNT + 1))
    # And back, screen by screen, to the first.
    for _ in range(COUNT):
        if texts.PREVIOUS_PAGE not in labels(shown):
            break
        shown = message(await press(house.member, texts.PREVIOUS_PAGE))
    assert shown.text.split("\n")[0].startswith(texts.DIGEST) and titles(shown)[0].startswith("1. ")


async def test_where_no_head_names_the_page_the_line_does(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 7:30 每天")
    clock.put("2024-12-21T07:30")
    await bring(house)
    issue(store, "2024-12-22", pages=11, column=False)
    clock.put("2024-12-22T07:30")
    (shown,) = await bring(house)
    named = [line.rpartition("　") for line in titles(shown)]
    assert len(named) > 4 and all(where[:1] + where[-1:] == "第版" for _, _, where in named)
    assert all(len(title) <= TITLE_LENGTH + 4 for title, _, _ in named)


async def test_what_is_put_right_keeps_the_page_behind_its_title(
    house: House, store: Store, clock: SetClock
) -> None:
    await house.member.say("/subscribe 7:30 每天")
    clock.put("2024-12-21T07:30")
    await bring(house)
    issue(store, "2024-12-22", pages=11, column=False)
    clock.put("2024-12-22T07:30")
    amender = Amender(house.application)
    (shown,) = await bring(house)
    gone = store.read(articles.headlines, list(numbered_of(shown)))[1]
    store.write(withdraw, gone.page_id)
    assert await amender.look() == 1
    now = house.server.messages[MEMBER, shown.message].text
    lines = [line for line in now.split("\n") if line.endswith(texts.WITHDRAWN)]
    assert len(lines) == 1 and "　第" in lines[0] and texts.AMENDED not in now


async def test_an_alert_with_many_hits_fits(house: House, store: Store, clock: SetClock) -> None:
    await house.member.say("/subscribe 提醒 补贴")
    await bring(house)
    issue(store, "2024-12-22", pages=2, column=True)
    (alert,) = await bring(house)
    assert phone.lines_of(alert.text) <= phone.LINES
    left = COUNT - len(titles(alert))
    assert left > 0 and texts.REST.format(count=left) in labels(alert)
