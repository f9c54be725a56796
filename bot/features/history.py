"""What became of the last digests and alerts of a subscription, in one line."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from bot import texts
from store import deliveries
from store.held import MERGED
from store.receipts import Receipt
from store.subscriptions import Subscription

_WHY = {"no member": texts.RECEIPT_NO_MEMBER, "ended": texts.RECEIPT_ENDED, MERGED: texts.RECEIPT_MERGED}


def history(sub: Subscription, found: tuple[Receipt, ...], *, overlaps: bool = False) -> str:
    """最近：12月21日 07:30 已送到；12月20日 没有新内容; empty before the first.

    `overlaps`: where another digest comes to the same place, what was new may have been in that.
    """
    zone = ZoneInfo(sub.zone)
    held = texts.RECEIPT_AWAY if sub.asleep else texts.RECEIPT_HELD
    told = [f"{_when(each, zone)} {_state(each, held)}" for each in found]
    days = [each.day for each in found if each.day]
    if sub.kind == "digest" and sub.last_day and sub.last_day not in days:
        nothing = texts.RECEIPT_NOTHING_ELSE if overlaps else texts.RECEIPT_NOTHING_NEW
        told.insert(0, f"{texts.short_day(sub.last_day)} {nothing}")
    return texts.RECEIPTS.format(told="；".join(told[:2])) if told else ""


def _when(each: Receipt, zone: ZoneInfo) -> str:
    wall: dt.datetime = each.at.astimezone(zone)
    return f"{texts.short_day(wall.date())} {wall:%H:%M}"


def _state(each: Receipt, held: str) -> str:
    match each.state:
        case deliveries.SENT:
            return texts.RECEIPT_SENT
        case deliveries.WAITING:
            return texts.RECEIPT_RETRY.format(count=each.tries) if each.tries else texts.RECEIPT_WAITING
        case deliveries.HELD:
            return held
        case deliveries.KEPT:
            return texts.RECEIPT_KEPT
        case _:
            return _WHY.get(each.trouble or "", texts.RECEIPT_DROPPED)
