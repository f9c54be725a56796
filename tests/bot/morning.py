"""What the tests of digests share: pages that come in, what is said, and what is brought."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from bot.delivery.hours import look
from bot.delivery.sender import Sender
from bot.local.transport import Shown
from store import Store, subscriptions
from store.intake import take_in_documents
from store.subscriptions import Subscription
from tests.bot.conftest import MEMBER, House, message

ZONE = ZoneInfo("Asia/Shanghai")
# Two digests, which what is said of them has to tell apart.
ONE, TWO = "/subscribe 7:30 每天 产改", "/subscribe 18:00 每天 安全"


def every(store: Store) -> tuple[Subscription, ...]:
    """All that the member has subscribed to."""
    return store.read(subscriptions.of_person, MEMBER)


async def say(house: House, *typed: str) -> str:
    """The member says these; what was answered to the last of them."""
    said = ""
    for each in typed:
        said = message(await house.member.say(each)).text
    return said


async def bring(house: House) -> list[Shown]:
    """What is due is made and sent; what came to the member."""
    before = len(house.server.events)
    await look(house.application.bot_data)
    await Sender(house.application).send_waiting()
    events = house.server.events[before:]
    return [event for event in events if isinstance(event, Shown) and event.chat == MEMBER]


def page(store: Store, day: str, title: str, text: str, number: int = 1) -> None:
    body = f"# {title}\n\n本报讯（记者张三）{text}\n".encode()
    take_in_documents(store, [(f"{title}.txt", body)], date=dt.date.fromisoformat(day), page=number)
