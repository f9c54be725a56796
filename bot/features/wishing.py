"""Whether a wish can be kept; what of it was not understood is said, and nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence

from bot import texts
from bot.delivery.pages import no_such
from bot.delivery.schedule import WORKDAYS
from bot.delivery.times import no_time, read_days
from bot.delivery.wanted import Wish, is_once, is_timelike
from bot.delivery.weekdays import taken_off
from bot.delivery.wish import read_wish
from bot.features.search import LONGEST_QUERY
from bot.screen import Sorry


def no_such_rhythm(wish: Wish) -> str:
    """What there is instead of a rhythm that nothing is brought in."""
    return texts.RHYTHMS[wish.rhythm or "days"].format(typed=(wish.unread or "")[:20])


def is_all_but(topics: Sequence[str]) -> bool:
    """Whether everything is wanted but some words: no alert, that would never end."""
    return bool(topics) and all(topic[0] in "-－" for topic in topics)


def check(wish: Wish) -> None:
    """Whether a wish can be kept.

    Raises:
        Sorry: it cannot, with what was not understood.
    """
    if wish.rhythm:
        raise Sorry(no_such_rhythm(wish))
    if sum(map(len, wish.topics)) > LONGEST_QUERY:
        raise Sorry(texts.TOPICS_TOO_LONG.format(limit=LONGEST_QUERY))
    if page := next(filter(None, map(no_such, wish.topics)), ""):
        raise Sorry(texts.WISH_NO_SUCH_PAGE.format(page=page))
    if wish.gather is not None and is_all_but(wish.topics):
        raise Sorry(texts.WISH_ONLY_WITHOUT.format(typed=wish.topics[0][:20]))
    if wish.gather is not None and wish.unread and (is_timelike(wish.unread) or read_days(wish.unread)[0]):
        raise Sorry(texts.WISH_ALERT_TIMED.format(typed=wish.unread[:20]))
    if wish.unread and wish.minute is not None and read_wish(wish.unread).minute is not None:
        raise Sorry(texts.WISH_ONE_TIME.format(typed=wish.unread))
    if wish.unread and no_time(wish.unread):
        raise Sorry(texts.WISH_NO_SUCH_TIME.format(typed=wish.unread[:20]))
    if wish.unread and is_once(wish.unread):
        raise Sorry(texts.WISH_ONCE.format(typed=wish.unread))
    if wish.unread:
        form = texts.WISH_UNREAD if is_timelike(wish.unread) else texts.WISH_ORDER_UNREAD
        raise Sorry(form.format(typed=wish.unread[:20]))


def in_words(wish: Wish) -> str:
    """What a change asks for: 改成 工作日 08:00，去掉“招聘”."""
    parts = []
    if wish.survey:
        parts = [texts.STYLES["survey"]]
    elif wish.back:
        parts = [texts.DAILY_AGAIN if wish.days else texts.AS_BEFORE]
    elif wish.days:
        off = [
            texts.CHANGE_HOLIDAYS if one == WORKDAYS else texts.days_name(one) for one in taken_off(wish.days)
        ]
        parts = [texts.CHANGE_WITHOUT + "、".join(off) if off else texts.days_name(wish.days)]
    parts += [texts.CHANGE_SHIFT.format(minutes=wish.shift)] if wish.shift else []
    parts += [texts.clock_time(wish.minute)] if wish.minute is not None else []
    parts += [texts.CHANGE_LONGER if wish.longer else texts.STYLES[wish.style]] if wish.style else []
    said = [texts.CHANGE_TO.format(what=" ".join(parts))] if parts else []
    for form, words in (
        (texts.CHANGE_LESS, [word[1:] for word in wish.topics if word.startswith("-")]),
        (texts.CHANGE_MORE, [word for word in wish.topics if not word.startswith("-")]),
    ):
        quoted = "、".join(texts.CHANGE_WORD.format(word=word) for word in words)
        said += [form.format(words=quoted)] if words else []
    return "，".join(said)
