"""What is said below a subscription of what somebody asked for and cannot have, or has anyway."""

from __future__ import annotations

from bot import texts
from bot.delivery.schedule import WORKDAYS
from bot.delivery.wanted import Wish
from store.subscriptions import Subscription

_HOLIDAYS, _MOVED, _FEW = "holidays", "moved", "few"


def of_wish(wish: Wish) -> tuple[str, ...]:
    """What there is to say of a wish, by name, so that a card can keep it."""
    said = ((_HOLIDAYS, wish.holidays), (_FEW, wish.few))
    return tuple(name for name, applies in said if applies)


def apply(names: tuple[str, ...], sub: Subscription) -> list[str]:
    """The sentences, as far as they still hold for the subscription as it is now."""
    digest = sub.kind == "digest" and sub.style != "survey"
    told = {
        # Every day and working days mind holidays, or do not on purpose.
        _HOLIDAYS: texts.HOLIDAYS_TOO if digest and sub.days.isdecimal() else "",
        _MOVED: texts.DAYS_LEFT[_MOVED] if digest and sub.days == WORKDAYS else "",
        _FEW: texts.FEW_ANYWAY if digest else "",
    }
    return [said for name in names if (said := told.get(name, ""))]
