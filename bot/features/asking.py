"""Sentences about what one has subscribed to: to see it, end, stop or change it, or to be told of more."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot import newsstand, texts
from bot.delivery.ahead import read_ahead
from bot.delivery.asking import Asking, What, read_asking, read_going_on
from bot.delivery.daywords import is_of_days
from bot.delivery.errands import is_errand
from bot.delivery.render import subscription_row
from bot.delivery.schedule import WORKDAYS
from bot.delivery.severally import read_severally
from bot.delivery.stops import is_of_today, read_several, read_stop
from bot.delivery.times import read_time
from bot.delivery.wanted import Wish
from bot.features import (
    card,
    changing,
    doubting,
    notes,
    pausing,
    search,
    subscribe,
    subscribed,
    unsubscribing,
)
from bot.features.subscription import coming, describe
from bot.features.undoing import undoable
from bot.features.wishing import check
from bot.render.markup import join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import subscriptions
from store.search import vocabulary
from store.search.words import words as words_of

# 退订工匠: all of what is called so; of what is only not wanted any more the rest stays.
_ENDS = re.compile("[退停关删订]|取消|终止")
# 工匠那份材料今天不用发: said of a piece of work.
_OF_WORK = re.compile("[那这][份张页本篇批](?!(?:日报|早报|订阅|推送)?$)")
# At quarters of an hour people order.
_ROUND = 15
# What is asked of all that one has.
_ALONE: dict[What, Callable[[Visit], Awaitable[Screen]]] = {
    "list": lambda visit: subscribed.run(visit, ""),
    "end": lambda visit: unsubscribing.run(visit, ""),
    "end all": lambda visit: unsubscribing.run(visit, texts.EVERY_ONE),
    "resume": pausing.resume_all,
    "stop": pausing.stop_all,
}


async def answered(visit: Visit, text: str) -> Screen | None:
    """The answer to a sentence that asks something of subscriptions; None for anything else: a search.

    Raises:
        Sorry: there is nothing to do it with.
    """
    if is_errand(text) and not await search.is_held(visit, text):
        raise Sorry(texts.NO_ERRANDS, (await search.instead(visit, text),))
    asked = read_asking(text)
    if asked is None and (words := read_going_on(text)):
        return await _gone_on(visit, text, words)
    # 周日那天别发 is of one Sunday, 改成停到下周五 a stop.
    if (
        asked is None
        or read_ahead(text)
        or _stops(text, asked)
        or (asked.what == "end named" and (is_of_today(text) or any(way.but for way in read_severally(text))))
        or (asked.what == "list" and _is_of_the_newest(text))
        # 等我回来, 还是全文 are titles as well.
        or await search.is_title(visit, text)
    ):
        return None
    if asked.what in _ALONE:
        return await _of_all(visit, text, asked.what)
    if asked.what in {"end named", "stop named", "resume named"}:
        return await _of_named(visit, text, asked)
    if asked.what == "change":
        done = await _changed(visit, text, asked)
        return _with_rest(done, asked.rest) if done else await _unchanged(visit, text, asked)
    return await _doubted(visit, text, asked) if asked.doubted else await _card(visit, asked)


async def _doubted(visit: Visit, text: str, asked: Asking) -> Screen | None:
    """The card, and a way to look for it all the same; None where articles have it, or it may be a heading.

    9:10 一碗面 heads a part of a report: who orders by such a time names what the archive has, 8:20 产改.
    """
    wish = asked.wish or Wish()
    odd = (wish.minute or 0) % _ROUND != 0
    if await search.is_held(visit, text) or any(read_time(topic)[0] is not None for topic in wish.topics):
        # 九点送合同，三点交稿: another time is no topic.
        return None
    if odd and not all([await search.is_held(visit, topic) for topic in wish.topics]):
        return None
    if asked.booked and not all([await _is_news(visit, topic) for topic in wish.topics]):
        return None
    shown = await _card(visit, asked)
    return replace(shown, keyboard=(*shown.keyboard, await search.instead(visit, text)))


async def _is_news(visit: Visit, topic: str) -> bool:
    """Whether it stands in heads, or is put together from what articles have: 欠薪讨薪; 酒店 is neither."""
    if vocabulary.is_known(topic):
        return await search.is_in_title(visit, topic)
    parts = [word for word in words_of(topic) if len(word) > 1]
    return any([await search.is_held(visit, each) for each in (topic, *parts)])


@undoable
async def _gone_on(visit: Visit, text: str, words: str) -> Screen | None:
    """恢复产改: what is of just that goes on, or does so already; None where nothing is: a search."""
    done = await pausing.named(visit, words, stop=False, just_so=True)
    mine = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    is_topic = any(words in sub.topics for sub in mine)
    return done or (await _as_it_stands(visit, text, words) if is_topic else None)


def _stops(text: str, asked: Asking) -> bool:
    """Whether a change is one of how long nothing is to come."""
    stop = read_stop(text) if asked.what == "change" else None
    return stop is not None and stop.sure


@undoable
async def _of_all(visit: Visit, text: str, what: What) -> Screen:
    """What is asked of all that one has; 把提醒关了 is said of alerts."""
    if what == "end" and "提醒" in text and await unsubscribing.takes(visit, "提醒"):
        return await unsubscribing.run(visit, "提醒")
    return await _ALONE[what](visit)


async def _changed(visit: Visit, text: str, asked: Asking) -> Screen | None:
    """The change, or whether it is meant where it may be a headline; None where an article says so."""
    wish = asked.wish or Wish()
    if not (asked.doubted or await doubting.is_doubtful(visit, wish)):
        return await changing.changed(visit, wish, asked.words, every=asked.every)
    if await search.is_held(visit, f"“{text}”"):
        return None
    which = await changing.changed(visit, wish, asked.words, asks=True)
    return which and replace(which, keyboard=(*which.keyboard, await search.instead(visit, text)))


def _with_rest(done: Screen, rest: str) -> Screen:
    """What was done, and what of the sentence was not."""
    unread = plain(texts.REST_UNREAD.format(typed=rest[:20]))
    return replace(done, text=join([done.text, unread], "\n\n")) if rest else done


async def _unchanged(visit: Visit, text: str, asked: Asking) -> Screen | None:
    """改成九点 where nothing is brought at a time: that there is nothing to change, and how it is ordered."""
    if not asked.plain or asked.words or await search.is_held(visit, text):
        return None
    raise Sorry(texts.NOTHING_TO_CHANGE, (await search.instead(visit, text),))


@undoable
async def _of_named(visit: Visit, text: str, asked: Asking) -> Screen | None:
    if asked.what == "end named":
        return await _ended(visit, text, asked)
    done = await pausing.named(visit, asked.words, stop=asked.what == "stop named")
    return done or await _as_it_stands(visit, text, asked.words)


async def _as_it_stands(visit: Visit, text: str, words: str) -> Screen | None:
    """第三个暂停 where it stands still already, 恢复产改 where it does not; None for another sentence.

    Raises:
        Sorry: there are not so many.
    """
    mine = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    meant = unsubscribing.called(mine, words)
    if mine and not meant and (at := unsubscribing.place(words, len(mine))):
        raise Sorry(texts.NO_SUCH_SUBSCRIPTION.format(number=at, count=len(mine)))
    if not meant or await search.is_held(visit, f"“{text}”"):
        return None
    lines = [line for sub in meant for line in (describe(sub), coming(sub, visit.desk.clock.now())) if line]
    return Screen(plain("\n".join(lines)), (subscription_row(meant[0]), await search.instead(visit, text)))


async def _ended(visit: Visit, text: str, asked: Asking) -> Screen | None:
    """What is called so ends; None where nothing is.

    Raises:
        Sorry: days are named, not what is brought: 昨天别发.
    """
    if is_of_days(asked.words) and not await _is_topic(visit, asked.words):
        if read_stop(text) or read_several(text) or await search.is_held(visit, text):
            return None
        raise Sorry(texts.STOP_HOW)
    if ends_less(text) and (less := await _taken_out(visit, asked.words)):
        return less
    mine = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    words = str(unsubscribing.place(asked.words, len(mine)) or asked.words)
    return await unsubscribing.run(visit, words) if await unsubscribing.takes(visit, words) else None


def ends_less(text: str) -> bool:
    """Whether what is not wanted any more may be a part of what is brought: 工匠的不要了."""
    return not _ENDS.search(text)


async def _taken_out(visit: Visit, words: str) -> Screen | None:
    """工匠的不要了: the rest stays of what brings other topics as well; None where all of it is called so."""
    mine = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    named = unsubscribing.matching(mine, words)
    heads = [{topic.split()[0] for topic in sub.topics} for sub in named]
    if not named or not all(words in each and len(each) > 1 for each in heads):
        return None
    return await changing.changed(visit, Wish(topics=(f"-{words}",)), words)


async def _is_topic(visit: Visit, words: str) -> bool:
    """Whether something is brought of what is called like days, or nothing at all is."""
    mine = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    return not mine or any(words in topic for sub in mine for topic in sub.topics)


async def nothing_such(visit: Visit, text: str) -> Screen | None:
    """To a sentence that would end what is not brought: what is to be without it, or to end.

    None for what articles have as it stands, and for what may be a headline where there is any like it.
    """
    asked = read_asking(text)
    if asked is None or asked.what != "end named" or asked.doubted or _OF_WORK.search(asked.words):
        return None
    if await search.is_held(visit, text, loosely=not asked.plain):
        return None
    if asked.wish and (which := await changing.offered(visit, asked.wish, asked.words)):
        return replace(which, keyboard=(*which.keyboard, await search.instead(visit, text)))
    note = texts.NO_SUBSCRIPTION_LIKE.format(typed=asked.words[:20])
    offered = await subscribed.offer(visit, ending=True, note=note)
    return replace(offered, keyboard=(*offered.keyboard, await search.instead(visit, text)))


def _is_of_the_newest(text: str) -> bool:
    """看日报: the digest itself, whatever is subscribed to; 今天的日报呢 is of what has not come."""
    issue = newsstand.read(text)
    return issue is not None and not issue.when


async def _card(visit: Visit, asked: Asking) -> Screen:
    """Something new is kept only after 确认: without 发我, 推送 or 订阅 it may have been meant otherwise."""
    wish = asked.wish or Wish()
    check(wish)
    if asked.what == "alert" and not wish.topics:
        raise Sorry(texts.ALERT_NEEDS_WORDS)
    new = await subscribe.fresh(visit, replace(wish, days=wish.days or WORKDAYS))
    if asked.what == "alert":
        new = replace(new, kind="alert", gather=wish.gather or 0)
    return await card.begin(visit, new, notes.of_wish(wish))
