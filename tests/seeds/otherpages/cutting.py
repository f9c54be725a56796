"""Where a text may be cut: by a column's end, or where the layout breaks a headline."""

from __future__ import annotations

import re

from tests.seeds.otherpages.style import Press

CLOSING = "。！？！?…"
_OPENING = "“‘（(《【「『〈"
_NEVER_FIRST = "，。、；：！？,.;:!?”’）)》】」』〉…—·%％～~"
# How a report begins: it is never cut there.
PREFIX = re.compile(
    r"^(?:本报讯(?:[（(][^（）()]{0,60}[）)])?"
    r"|(?:本报|新华社)[\u4e00-\u9fff]{2,10}\d{1,2}月\d{1,2}日(?:电|讯)(?:[（(][^（）()]{0,60}[）)])?)\s*"
)
JUMP = re.compile(r"\s*[（(]下转第[\d一二三四五六七八]版[）)]$")
AFFILIATION = re.compile(r"\s*[（(]作者单位[：:][^（）()]*[）)]$")
CREDITS = (
    re.compile(r"\s*新华社发[（(][^（）()]{2,14}摄[）)]$"),
    re.compile(
        r"\s*(?:(?:本报|新华社)(?:特约)?(?:记者|通讯员|实习生)\s?[\u4e00-\u9fff]{2,5}"
        r"\s?(?:本报)?(?:通讯员|记者)?\s?[\u4e00-\u9fff]{0,5})\s?摄$"
    ),
    re.compile(r"(?<=[。！？])\s*[\u4e00-\u9fff]{2,4} 摄$"),
)
_TAILS = (JUMP, AFFILIATION, *CREDITS)


def before_tail(text: str) -> int:
    """Where the text ends when a jump mark, an affiliation or a credit behind it is not counted."""
    return min((found.start() for tail in _TAILS if (found := tail.search(text))), default=len(text))


def places(text: str, least: int) -> list[int]:
    """Where a column may end inside the text, at least so many characters from either end."""
    begun = PREFIX.match(text)
    first = max(least, begun.end() + 1 if begun else 0)
    last = min(len(text), before_tail(text)) - least
    return [i for i in range(first, last + 1) if _may_part(text, i)]


def _may_part(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if (
        before in _OPENING
        or after in _NEVER_FIRST
        or before in CLOSING
        or before in "；：;: —"
        or after == " "
    ):
        return False
    return not (before in "”’）)" and text[at - 2] in CLOSING)


def place(text: str, press: Press, least: int = 6) -> int | None:
    """A place for a column's end, with a liking for words, numbers and quotations."""
    usable = places(text, least)
    if not usable:
        return None
    drawn = press.rng.random()
    liked = usable
    if drawn < 0.15:
        liked = [i for i in usable if text[i - 1].isdigit() or text[i].isdigit()]
    elif drawn < 0.35:
        liked = [i for i in usable if _open_before(text, i, "“", "”")]
    elif drawn < 0.6:
        liked = [i for i in usable if press.counts[text[i - 1 : i + 1]] >= 8]
    elif drawn < 0.7:
        liked = [i for i in usable if text[i - 1] in "，、,"]
    return press.rng.choice(liked or usable)


def _open_before(text: str, at: int, opening: str, closing: str) -> bool:
    return text.count(opening, 0, at) > text.count(closing, 0, at)


def loose_place(text: str, low: float, high: float, press: Press) -> int | None:
    """A word's border near the middle of a headline, as a typesetter would break it."""
    best: tuple[float, int] | None = None
    for i in range(max(2, int(len(text) * low)), min(len(text) - 1, int(len(text) * high) + 1)):
        if not _headline_may_part(text, i):
            continue
        before, after = text[i - 1], text[i]
        both = press.counts[before + after]
        cost = both / (1 + press.counts[before]) + both / (1 + press.counts[after])
        cost += 0.3 * abs(i - len(text) / 2) / len(text)
        if before in "的和与在把给向为被从" or after in "的了着过们之里上中内后":
            cost += 0.3
        if best is None or cost < best[0]:
            best = (cost, i)
    return best[1] if best else None


def _headline_may_part(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if before in _OPENING or after in _NEVER_FIRST or " " in (before, after):
        return False
    if (before + after).isascii() and (before + after).isalnum():
        return False
    if _open_before(text, at, "“", "”") or _open_before(text, at, "《", "》"):
        return False
    return not (before.isdigit() or before in "万亿百千第" or after in "万亿个名年月日")
