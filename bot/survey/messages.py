"""A subscription's survey as messages of the outbox: the picture, then what the week brought."""

from __future__ import annotations

from dataclasses import replace

from bot import texts
from bot.delivery.edition import Edition
from bot.delivery.making import Making
from bot.delivery.render import digest_messages
from bot.survey.week import week
from store.messages import Message
from store.subscriptions import Subscription


def survey_messages(making: Making, sub: Subscription, edition: Edition) -> list[Message]:
    """The survey of the week that ends with the newest issue in it; what the edition brings is below."""
    days = [item.date for item in edition.items if item.date]
    if not days:
        return digest_messages(making, sub, edition)
    last = max(days)
    if (last, sub.topics) not in making.shared.weeks:
        making.shared.weeks[last, sub.topics] = week(making.session, last, sub.topics)
    found = making.shared.weeks[last, sub.topics]
    headed = replace(edition, head=found.head, lines=(found.summary,))
    picture = Message(texts.TREND_TITLE, picture=found.trend.data())
    return [picture, *digest_messages(making, sub, headed)]
