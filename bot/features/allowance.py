"""How many may use an invitation, and how long, as an administrator types it: 5 7天, 十人 一个月. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.dispatch.routing import narrowed

MOST_USES, MOST_DAYS = 500, 90
_DIGITS = dict(zip("一二三四五六七八九", range(1, 10), strict=True)) | {"两": 2}
_NUMBER = r"(-?\d{1,9}(?![\d.])|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
_UNITS = {"天": 1, "日": 1, "d": 1, "day": 1, "days": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30}
_DAYS = re.compile(rf"{_NUMBER}\s*个?\s*({'|'.join(sorted(_UNITS, key=len, reverse=True))})", re.IGNORECASE)
_HALF_MONTH = re.compile(r"半个?月")
_USES = re.compile(rf"{_NUMBER}\s*(?:个人|人次|次|人|位|个|uses?)", re.IGNORECASE)
_BARE = re.compile(rf"(?<![^\s,，、;；]){_NUMBER}(?![^\s,，、;；])")
_ONCE = re.compile(r"单次|一次性")
# Words that say nothing more: 可用 5 次, 7 天内有效.
_FILLERS = re.compile(r"有效期?|可以|可用|以内|之内|期限|限|内|用|共|的|[\s,，、;；。：:]+")


@dataclass(frozen=True, slots=True)
class Allowance:
    """What was typed: numbers where there are any, and what was not understood, as typed."""

    uses: int | None = None
    days: int | None = None
    unread: str = ""

    @property
    def fits(self) -> bool:
        """Whether the numbers are such as an invitation can have."""
        return 1 <= (self.uses or 1) <= MOST_USES and 1 <= (self.days or 1) <= MOST_DAYS and 0 not in (
            self.uses, self.days
        )  # fmt: skip


def read_allowance(typed: str) -> Allowance:
    """Uses and days from what was typed, in any order; a second bare number are days (5 7)."""
    text = narrowed(typed)
    found: dict[str, int] = {}

    def take(name: str, pattern: re.Pattern[str], value: int | None = None) -> None:
        nonlocal text
        match = pattern.search(text) if name not in found else None
        if match is None:
            return
        unit = _UNITS[match[2].lower()] if pattern is _DAYS else 1
        found[name] = value if value is not None else _int(match[1]) * unit
        text = f"{text[: match.start()]} {text[match.end() :]}"

    take("days", _HALF_MONTH, 15)
    take("days", _DAYS)
    take("uses", _ONCE, 1)
    take("uses", _USES)
    take("uses", _BARE)
    take("days", _BARE)
    return Allowance(found.get("uses"), found.get("days"), " ".join(_FILLERS.sub(" ", text).split()))


def _int(number: str) -> int:
    if number.lstrip("-").isdecimal():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
