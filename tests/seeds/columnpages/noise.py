"""Noise: characters misread, lines that the OCR prints again, strings that it makes up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from random import Random

from tests.seeds.columnpages.cutting import end_of_prefix, place_near, start_of_tail
from tests.seeds.columnpages.pieces import Article, Line
from tests.seeds.columnpages.style import Press

# Characters that are taken for one another; of several pairs the first counts.
_ALIKE = """
人入 己已 末未 土士 干千 天夭 晴睛 候侯 拨拔 戊戌 免兔 折拆 鸟乌 刺剌 治冶 贷货 幻幼 微徽 坏环 佳住
待侍 季李 治洽 班斑 汩汨 帅师 圆园 历厉 竟竞 代伐 今令 爪瓜 间问 木本 白自 目日 密蜜 概慨 消清 慢漫
燥躁 辨辩
"""
_TRADITIONAL = dict(zip("谐台里后国会学师车门电东", "諧臺裏後國會學師車門電東", strict=True))
_SCRAPS = ("丨一 Il 1", "口口 一丶", "■ 二 丿", "iI. 凵 L")


def _likenesses() -> dict[str, str]:
    out: dict[str, str] = {}
    for one, other in map(tuple, _ALIKE.split()):
        out.setdefault(one, other)
        out.setdefault(other, one)
    return out


_LIKE = _likenesses()


def _is_hanzi(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


# ── characters ────────────────────────────────────────────────────────────────────────────────────────


def misread(lines: Iterable[Line], rng: Random) -> None:
    """Some characters are others, traditional, or doubled; of subheads few are hurt."""
    for line in lines:
        if line.role == "block" and not (line.of("subhead") and rng.random() < 0.9):
            line.text = _misread(line, rng)


def _misread(line: Line, rng: Random) -> str:
    """Days are left alone, and so are the names of people, that the gold has."""
    text, out = line.text, list(line.text)
    people = line.article.byline + line.article.credits if line.article else []
    kept = {n for name, _ in people for at in re.finditer(re.escape(name), text) for n in range(*at.span())}
    end = start_of_tail(text)
    for n in range(end_of_prefix(text), end):
        char = text[n]
        if n in kept:
            continue
        if char in _LIKE and not (char == "日" and out[n - 1].isdigit()) and rng.random() < 0.07:
            out[n] = _LIKE[char]
        elif char in _TRADITIONAL and rng.random() < 0.012:
            out[n] = _TRADITIONAL[char]
        elif char == "—" and rng.random() < 0.1:
            out[n] = "一"
        elif _is_hanzi(char) and rng.random() < 0.0006 and 0 < n < end - 1:
            out[n] = char * 2
    return "".join(out)


# ── loops ─────────────────────────────────────────────────────────────────────────────────────────────


def loop(lines: list[Line], count: int, rng: Random) -> None:
    """Prints so many lines again, up to three times, there or among what follows: copies are noise."""
    done = 0
    for _ in range(60 if len(lines) > 2 else 0):
        if done == count:
            break
        at = rng.randrange(2, len(lines))
        if _repeatable(lines[at]):
            _repeat(lines, at, rng)
            done += 1


def _repeatable(line: Line) -> bool:
    verse = line.article is not None and line.article.verse
    return line.of("paragraph") and 18 <= len(line.text) <= 330 and not verse


def _repeat(lines: list[Line], at: int, rng: Random) -> None:
    line, before = lines[at], lines[at - 1]
    group = [line]
    if rng.random() < 0.3 and before.role == "block" and before.article is line.article:
        group = [before, line] if len(before.text) > 18 else group
    copies = [_copy(one, rng) for _ in range(rng.choice((1, 1, 2, 3))) for one in group]
    place = at + 1
    if rng.random() >= 0.3:
        lines[place:place] = copies
        return
    for copy in copies:
        lines.insert(place, copy)
        place = min(place + rng.choice((1, 2)), len(lines))
        while place < len(lines) and lines[place - 1].hard:
            place += 1


def _copy(line: Line, rng: Random) -> Line:
    text = line.text
    if rng.random() < 0.15 and len(text) > 60:
        text = text[: place_near(text, len(text) * 2 // 3, 10) or len(text)]
    return Line(text, "noise", line.article, why="repeated by the OCR: copy of a line")


# ── strays ────────────────────────────────────────────────────────────────────────────────────────────


def stray(lines: list[Line], articles: Sequence[Article], press: Press) -> None:
    """Puts a string that the OCR has made up between two lines, rather beside a photograph."""
    rng = press.rng
    usable = [n for n in range(3, len(lines)) if not lines[n - 1].hard and not lines[n].close]
    beside = [n for n in usable if _of_photo(lines[n]) or _of_photo(lines[n - 1])]
    if not usable:
        return
    at = rng.choice(beside if beside and rng.random() < 0.6 else usable)
    pool = [char for article in articles for char in article.text if _is_hanzi(char)]
    if rng.random() < 0.75 and pool:
        made_up = "".join(rng.choice(pool) for _ in range(rng.randrange(4, 9)))
    else:
        made_up = rng.choice(_SCRAPS)
    lines.insert(at, Line(made_up, "noise", why="stray: invented by the OCR"))


def _of_photo(line: Line) -> bool:
    return line.article is not None and line.article.kind == "photo"
