"""What a change that is asked for makes of a subscription: time, days, how much of each article. Pure."""

from __future__ import annotations

from typing import Any

from bot.delivery.schedule import DAILY
from bot.delivery.wanted import Wish
from bot.delivery.weekdays import Remark, left_of, taken_off
from store.subscriptions import Subscription

_DAY, _HALF_DAY = 24 * 60, 12 * 60
# Nobody puts off for longer without saying so: 推迟到九点 of what comes at ten is asked about.
_FURTHEST = 8 * 60


def minute_of(sub: Subscription, wish: Wish) -> int | None:
    """推迟到九点 of what comes at 15:00 is 21:00; None where the time is not later (or earlier)."""
    if wish.minute is None or not wish.towards or sub.minute in {None, wish.minute}:
        return wish.minute
    now = sub.minute or 0
    other = wish.minute + _HALF_DAY
    either = (
        (wish.minute, other)
        if wish.half and other < _DAY and abs(other - now) <= _FURTHEST
        else (wish.minute,)
    )
    fits = [minute for minute in either if (minute - now) * wish.towards > 0]
    return min(fits, key=lambda minute: abs(minute - now), default=None)


def values_of(sub: Subscription, wish: Wish) -> dict[str, Any]:
    """The values that are wished, but for its topics.

    A survey stays a survey, once a week, but where every day is asked for.
    """
    former = dict(sub.former)
    if wish.back and not wish.days:
        return {name: old for name, old in sub.former if getattr(sub, name) != old}
    values: dict[str, Any] = {}
    if wish.minute is not None:
        values["minute"] = minute_of(sub, wish) or wish.minute
    if wish.shift and sub.minute is not None:
        values["minute"] = (sub.minute + wish.shift) % _DAY
    if wish.survey:
        survey = {"style": "survey", "days": sub.days if len(sub.days) == 1 else wish.days}
        return values if sub.style == "survey" else values | survey
    if taken_off(wish.days or ""):
        left, _ = days_left(sub, wish)
        values |= {"days": left} if left != sub.days else {}
    elif wish.days and sub.style == "survey" and wish.days in {DAILY, former.get("days")}:
        # As it was before; the headlines are what is brought where nothing was said of it.
        days = former.get("days", DAILY) if wish.back else wish.days
        return values | {"days": days, "style": wish.style or former.get("style", "titles")}
    elif wish.days and not _is_so(sub, wish) and (sub.style != "survey" or len(wish.days) == 1):
        values["days"] = wish.days
    style = wish.style_of(sub.style)
    if style and sub.style not in {"survey", style}:
        values["style"] = style
    return values


def _is_so(sub: Subscription, wish: Wish) -> bool:
    """Whether 换回日报 is said of what is one: the days are those that it has, if they are more than one."""
    return wish.back and sub.style != "survey" and len(sub.days) > 1


def said_of(sub: Subscription, wish: Wish) -> set[str]:
    """The names of what a change speaks of; what is so already may be meant not to be otherwise later."""
    said: dict[str, Any] = {"minute": wish.minute, "days": wish.days}
    said["style"] = "survey" if wish.survey else wish.style
    names = {name for name, value in said.items() if value is not None and getattr(sub, name) == value}
    if wish.days and (_is_so(sub, wish) or (taken_off(wish.days) and days_left(sub, wish)[1] != "none")):
        names |= {"days"}
    return names | values_of(sub, wish).keys()


def days_left(sub: Subscription, wish: Wish) -> tuple[str, Remark]:
    """The days that are left of those that it has, and what there is to say of them."""
    off = taken_off(wish.days or "")
    return left_of(sub.days, off) if off else (sub.days, "")
