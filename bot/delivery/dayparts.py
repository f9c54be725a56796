"""Parts of a day as people say which of a day's digests is not to come: 今晚别发, 明天早上那份不要. Pure."""

from __future__ import annotations

_NOON, _DAY = 12 * 60, 24 * 60
# From when to when, in minutes of the day; they meet and overlap as people use them.
_PARTS = dict.fromkeys(("早上", "早晨", "清晨", "上午", "一早", "早"), (0, _NOON))
_PARTS |= {"中午": (11 * 60, 14 * 60), "下午": (_NOON, 18 * 60), "傍晚": (17 * 60, 20 * 60)}
_PARTS |= dict.fromkeys(("晚上", "夜里", "夜间", "晚"), (17 * 60, _DAY))
PART = "|".join(sorted(_PARTS, key=len, reverse=True))
# 今晚那份, 明天下午的
THAT = "(?:的?那[份期个条]|的)?"


def has(part: str, minute: int) -> bool:
    """Whether a minute of the day is in that part of it."""
    begins, ends = _PARTS[part]
    return begins <= minute < ends


def name_of(part: str) -> str:
    """The part in two characters: 晚 is 晚上."""
    return part if len(part) > 1 else f"{part}上"


def has_begun(part: str, minute: int) -> bool:
    """Whether that part of the day has begun at this minute."""
    return _PARTS[part][0] <= minute
