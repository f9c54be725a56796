"""Kicker, title, subtitle and column from the lines of a head, with or without marks and breaks."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import rjieba

from seeds.groups import looks_like_column
from seeds.ngrams import model
from seeds.text import squeezed, unbalanced

_SPACES = re.compile(r"[ \u3000\t]+")
_DASH = re.compile(r"(.{6,}?(?:——|──|－－|—|--))[ \u3000]*(?=[^—─－-])(.{4,})$")
# A clause that ends with one of these wants an object, which stands after the break.
_WANTING = (
    "扛起", "打造", "推进", "推动", "开展", "实施", "助力", "促进",
    "举办", "召开", "激发", "激活", "构建", "搭建", "探索", "开设",
    "为", "让", "把", "将", "以", "用", "在", "对", "向", "与",
    "和", "的", "及", "、", "成为", "迎来", "走进", "进入", "获得", "荣获",
)  # fmt: skip
_SPEECH = ("提出", "指出", "强调", "表示", "要求", "呼吁", "建议", "认为")
HALF_MAX = 12
# A line this long without a break holds a kicker and a title (characters).
UNBROKEN = 26


@dataclass(frozen=True)
class Head:
    """The parts of a head, as printed."""

    column: str | None = None
    kicker: str | None = None
    title: str | None = None
    subtitle: str | None = None


@functools.cache
def tagger() -> Any:
    """jieba's parts of speech; made at first use."""
    return rjieba.Jieba()


@functools.lru_cache(maxsize=4096)
def has_verb(text: str) -> bool:
    """The clause holds a verb: 推进村社工会建设 does, 神舟十九号3名航天员 does not."""
    return any(tag.startswith("v") and tag != "vn" for _, tag in tagger().tag(text))


def read_head(texts: Sequence[str]) -> Head:
    """The parts of the head whose lines (bylines left out) are `texts`."""
    lines = [t for t in texts if t]
    column, lines = _take_column(lines)
    lines = [part for line in lines for part in _at_dash(line)]
    if not lines:
        return Head(column=column)
    if len(lines) == 1:
        kicker, title = one_line(lines[0])
        return Head(column, kicker, title)
    if len(lines) == 2:
        return _two_lines(column, *lines)
    return _many_lines(column, lines)


def _take_column(lines: list[str]) -> tuple[str | None, list[str]]:
    """The label of a column, on a line of its own or before the title on the same line."""
    if len(lines) > 1:
        for i, line in enumerate(lines):
            if looks_like_column(line) or (i == 0 and len(line) <= 5 and not lines[1].startswith("—")):
                return line, lines[:i] + lines[i + 1 :]
    for i, line in enumerate(lines):
        first, *rest = _SPACES.split(line, maxsplit=1)
        if rest and looks_like_column(first) and len(rest[0]) >= 5:
            return first, [*lines[:i], rest[0], *lines[i + 1 :]]
    return None, lines


def _at_dash(line: str) -> list[str]:
    """A kicker ends in ——, and the title follows on the same line."""
    match = _DASH.match(line)
    if match and match.group(1)[-2:] in ("——", "──", "－－", "--") and not any(unbalanced(match.group(1))):
        return [match.group(1), match.group(2).strip()]
    return [line]


def _two_lines(column: str | None, first: str, second: str) -> Head:
    if first.endswith(("——", "──", "－－", "--")):
        return Head(column, tidy(first), tidy(second))
    if second.startswith(("——", "──", "－－", "--", "—")):
        return Head(column, None, tidy(first), tidy(second))
    if halves(first, second) and len(squeezed(first)) <= 9:
        return Head(column, None, f"{first} {second}")
    if model().seams([first], [second])[0, 0] > 5.0 or wanting(first):
        return Head(column, None, tidy(first + second))
    if _is_subtitle(first, second):
        return Head(column, None, tidy(first), tidy(second))
    return Head(column, tidy(first), tidy(second))


def _is_subtitle(title: str, line: str) -> bool:
    """Longer than the title, in clauses, without a subject of its own: 激发各级工会…活力,一批…实效."""
    inner = re.sub(r"[“‘「《][^”’」》]*[”’」》]", "", line)
    clauses = any(c in inner for c in "，,；;")
    plain = not any(c in title for c in "，,；;")
    return clauses and plain and len(squeezed(line)) > len(squeezed(title))


def _many_lines(column: str | None, lines: list[str]) -> Head:
    if lines[-1].startswith("—") or _is_subtitle(lines[-2], lines[-1]):
        head = _two_lines(column, lines[0], " ".join(lines[1:-1])) if len(lines) > 2 else Head(column)
        if head.subtitle is None:
            return Head(column, head.kicker, head.title, tidy(lines[-1]))
    if halves(lines[-2], lines[-1]):
        return Head(column, tidy(" ".join(lines[:-2])) or None, f"{lines[-2]} {lines[-1]}")
    if len(lines) == 3:
        return Head(column, tidy(lines[0]), tidy(lines[1]), tidy(lines[2]))
    return Head(column, tidy(" ".join(lines[:-2])), tidy(lines[-2]), tidy(lines[-1]))


# ── one line ──────────────────────────────────────────────────────────────────────────────────────────


def one_line(line: str) -> tuple[str | None, str]:
    """(kicker or None, title) of a head that stands on one line."""
    parts = [p for p in _SPACES.split(line) if p]
    if len(parts) == 1:
        at = unbroken(line)
        return (line[:at], line[at:]) if at else (None, line)
    if len(parts) == 2:
        first, second = parts
        if wanting(first) or not has_verb(first) or any(unbalanced(first)):
            return None, tidy(line)
        if halves(first, second) and max(len(first), len(second)) <= HALF_MAX:
            return None, f"{first} {second}"
        if len(first) < 6:
            return None, tidy(line)
        return first, second
    at = max(range(1, len(parts)), key=lambda k: _split_worth(parts, k))
    return tidy(" ".join(parts[:at])), tidy(" ".join(parts[at:]))


def _split_worth(parts: list[str], at: int) -> float:
    """How well the parts divide into a kicker before `at` and a title from there."""
    left, right = parts[:at], parts[at:]
    worth = _unity(left) + _unity(right)
    if wanting(left[-1]) or any(unbalanced("".join(left))):
        worth -= 2.0
    if len(right) > 1 and len(left) == 1 and len(left[0]) > len(right[0]) + 2:
        worth += 0.3
    return worth


def _unity(parts: list[str]) -> float:
    """One part is a whole; equal parts are halves; a part that wants the next makes one of two."""
    if len(parts) == 1:
        return 1.0
    worth = 0.0
    for first, second in itertools.pairwise(parts):
        worth += 0.9 if halves(first, second) else 0.8 if wanting(first) else 0.2
    return worth / (len(parts) - 1)


def unbroken(line: str) -> int:
    """Where the title begins in a line of kicker and title with nothing between; 0: nowhere."""
    length = len(line)
    if length < UNBROKEN:
        return 0
    borders: list[int] = []
    at = 0
    for token in tagger().cut(line):
        at += len(token)
        borders.append(at)
    usable = [b for b in borders if b >= 8 and length - b >= 7 and not any(unbalanced(line[:b]))]
    if not usable:
        return 0
    gains = [float(model().seams([line[:b]], [line[b:]])[0, 0]) for b in usable]
    worth = [_border_worth(line, b, g) for b, g in zip(usable, gains, strict=True)]
    best = max(range(len(usable)), key=lambda k: worth[k])
    return usable[best] if worth[best] > 0.0 else 0


def _border_worth(line: str, at: int, gain: float) -> float:
    left, right = line[:at], line[at:]
    worth = -0.35 * gain - 3.2
    worth += 1.0 if left[-1] in "”》」" else 0.0
    worth += 0.8 if has_verb(left) else -1.5
    worth += 0.8 if has_verb(right) else -1.0
    worth -= 2.0 if wanting(left) else 0.0
    worth -= abs(at / len(line) - 0.55) * 3.0
    first = tagger().tag(right)[0][1]
    worth += {"n": 0.4, "v": 0.3, "m": 0.2, "r": 0.3, "“": 0.3}.get(first[:1], 0.0)
    worth -= 1.5 if first[:1] in ("u", "c", "y", "f", "q") or right[0] in "的了着过，、：" else 0.0
    return worth


# ── breaks ────────────────────────────────────────────────────────────────────────────────────────────


def halves(first: str, second: str) -> bool:
    """Two halves of one title: of a length and of a build (拓宽入会“回家路” 弹好服务“合奏曲”)."""
    a, b = len(squeezed(first)), len(squeezed(second))
    if abs(a - b) > (1 if max(a, b) <= 8 else 2) or wanting(first):
        return False
    return max(a, b) <= 8 or (has_verb(first) == has_verb(second) and max(a, b) <= 20)


def wanting(clause: str) -> bool:
    """The clause stops before its object: …江苏切实扛起."""
    return clause.endswith(_WANTING) and not clause.endswith(_SPEECH)


def tidy(text: str) -> str:
    """Breaks inside a clause are closed, the space between halves stays."""
    parts = [p for p in _SPACES.split(text.strip()) if p]
    if not parts:
        return ""
    out = parts[0]
    for before, part in itertools.pairwise(parts):
        latin = before[-1].isascii() and before[-1].isalnum() and part[0].isascii() and part[0].isalnum()
        out += f" {part}" if latin or halves(before, part) else part
    return out
