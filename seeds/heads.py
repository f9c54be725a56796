"""Kicker, title, subtitle and column from the lines of a head, with or without marks and breaks.

The lines are cut into units at their spaces, dashes and ends; every division of the units into kicker, title
and subtitle is a candidate, and the one with the best evidence (`seeds.headweights`) is the reading.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import rjieba

from seeds import headweights as marks
from seeds.groups import looks_like_column
from seeds.ngrams import model
from seeds.text import squeezed, unbalanced

_SPACES = re.compile(r"[ \u3000\t]+")
_DASHES = ("——", "──", "－－", "--")
_DASH = re.compile(r"(.{6,}?(?:——|──|－－|—|--))[ \u3000]*(?=[^—─－-])(.{4,})$")
# A clause that ends with one of these wants an object, which stands after the break.
_WANTING = (
    "扛起", "打造", "推进", "推动", "开展", "实施", "助力", "促进",
    "举办", "召开", "激发", "激活", "构建", "搭建", "探索", "开设",
    "为", "让", "把", "将", "以", "用", "在", "对", "向", "与",
    "和", "的", "及", "、", "成为", "迎来", "走进", "进入", "获得", "荣获",
)  # fmt: skip
_SPEECH = ("提出", "指出", "强调", "表示", "要求", "呼吁", "建议", "认为")
# A line this long without a break holds a kicker and a title (characters).
UNBROKEN = 26
# More units than this are read as a kicker, then a title.
MAX_UNITS = 9
# The text below a head: a report, one with a dateline, a text signed above it, or not known.
Below = Literal["report", "dateline", "signed", ""]
Unit = tuple[str, str]  # what parts it from the unit before ("line", "space", "dash", "none"), and its text


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
def tags_of(text: str) -> tuple[str, ...]:
    """The parts of speech of a text's words."""
    return tuple(tag for _, tag in tagger().tag(text))


def has_verb(text: str) -> bool:
    """The clause holds a verb: 推进村社工会建设 does, 神舟十九号3名航天员 does not."""
    return any(tag.startswith("v") and tag != "vn" for tag in tags_of(text))


def read_head(texts: Sequence[str], below: Below = "", column: str | None = None) -> Head:
    """The parts of the head whose lines (bylines left out) are `texts`; `column` is a label already known."""
    lines = [t for t in texts if t]
    if column is None:
        column, lines = _take_column(lines)
    units = units_of(lines)
    if not units:
        return Head(column=column)
    candidates = list(divisions(units))
    best = max(candidates, key=lambda c: sum(evidence(units, c, below).values()))
    kicker, title, subtitle = (printed(part) for part in parts_of(units, *best))
    return Head(column, kicker or None, title, subtitle or None)


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


# ── candidates ────────────────────────────────────────────────────────────────────────────────────────


def units_of(lines: Sequence[str]) -> list[Unit]:
    """The head's lines cut at spaces and dashes; one long line without either at its likeliest border."""
    out: list[Unit] = []
    for line in lines:
        for n, piece in enumerate(_at_dash(line)):
            for k, part in enumerate(p for p in _SPACES.split(piece.strip()) if p):
                out.append(("space" if k else "dash" if n else "line", part))
    if len(out) == 1 and (at := unbroken(out[0][1])):
        text = out[0][1]
        return [("line", text[:at]), ("none", text[at:])]
    return out


def _at_dash(line: str) -> list[str]:
    """A kicker ends in ——, and the title follows on the same line."""
    match = _DASH.match(line)
    if match and match.group(1)[-2:] in _DASHES and not any(unbalanced(match.group(1))):
        return [match.group(1), match.group(2).strip()]
    return [line]


def divisions(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """(where the title begins, where it ends) for every division into kicker, title and subtitle."""
    size = len(units)
    if size > MAX_UNITS:
        yield size - 1, size
        return
    for start in range(size):
        for stop in range(start + 1, size + 1):
            yield start, stop


def parts_of(units: Sequence[Unit], start: int, stop: int) -> tuple[Sequence[Unit], ...]:
    """The units of kicker, title and subtitle."""
    return units[:start], units[start:stop], units[stop:]


# ── evidence ──────────────────────────────────────────────────────────────────────────────────────────


def evidence(units: Sequence[Unit], division: tuple[int, int], below: Below) -> dict[str, float]:
    """What speaks for a division, by name, weighed."""
    facts = facts_of(units, *division, below)
    return {name: marks.WEIGHTS.get(name, 0.0) * value for name, value in facts.items() if value}


def facts_of(units: Sequence[Unit], start: int, stop: int, below: Below) -> dict[str, float]:
    """The marks of a division, by name."""
    kicker, title, subtitle = ("".join(t for _, t in part) for part in parts_of(units, start, stop))
    title_units = units[start:stop]
    facts = {f"title {name}": value for name, value in _of_part(title).items()}
    facts["title short"] = float(len(title) < 5)
    facts["title long"] = max(0.0, len(title) - 22) / 10
    if kicker:
        facts |= {f"kicker {name}": value for name, value in _of_part(kicker).items()}
        facts["kicker"] = 1.0
        facts[f"kicker, {below}"] = 1.0
        facts[f"kicker by {units[start][0]}"] = 1.0
        facts["kicker short"] = max(0.0, 8 - len(kicker)) / 4
        facts["kicker longer"] = float(len(kicker) > len(title) + 2)
        facts |= {f"kicker {name} title": 1.0 for name in _border(units[:start], title_units)}
    if subtitle:
        facts |= {f"subtitle {name}": value for name, value in _of_part(subtitle).items()}
        facts["subtitle"] = 1.0
        facts[f"subtitle, {below}"] = 1.0
        facts[f"subtitle by {units[stop][0]}"] = 1.0
        facts["subtitle short"] = max(0.0, 8 - len(subtitle)) / 4
        facts["subtitle longer"] = float(len(subtitle) > len(title) + 2)
        facts |= {f"subtitle {name} title": 1.0 for name in _border(title_units, units[stop:])}
    for part, some in zip(("kicker", "title", "subtitle"), parts_of(units, start, stop), strict=True):
        for name, value in _joints(some).items():
            facts[f"{part} {name}"] = value
    return facts


def _border(above: Sequence[Unit], below: Sequence[Unit]) -> list[str]:
    """What speaks against a border: twins of one build on its sides, or one clause over both."""
    (_, first), (gap, second) = above[-1], below[0]
    found = ["halves"] if halves(first, second) else []
    same = bool(marks.QUOTED.search(first)) == bool(marks.QUOTED.search(second))
    if found and same and len(above) == len(below) == 1:
        found.append("twin of")
    if gap != "line" and not has_verb(first) and tags_of(second)[:1] and tags_of(second)[0][:1] in "vda":
        found.append("clause with")
    return found


@functools.lru_cache(maxsize=4096)
def _of_part(text: str) -> dict[str, float]:
    """The marks of one part."""
    inner = re.sub(r"[“‘「《][^”’」》]*[”’」》]", "", text)
    tags = tags_of(text)
    found = {
        "dash at end": text.endswith(_DASHES),
        "dash first": text.startswith(("——", "──", "－－", "--", "—")),
        "speech": bool(marks.SPEECH.search(text)),
        "effort": bool(marks.EFFORT.search(inner)),
        "actor": bool(marks.ACTOR.search(text)),
        "event": bool(marks.EVENT.search(inner)),
        "amount": bool(marks.AMOUNT.search(text)),
        "explains": bool(marks.EXPLAINS.search(text)),
        "figures": bool(marks.FIGURES.search(inner)),
        "quoted": bool(marks.QUOTED.search(text)),
        "question": bool(marks.QUESTION.search(inner)),
        "comma": bool(marks.COMMA.search(inner)),
        "colon": bool(marks.COLON.search(inner)),
        "verb": any(t.startswith("v") and t != "vn" for t in tags),
        "verb first": tags[:1] != () and tags[0].startswith(("v", "p", "d")),
        "unbalanced": any(unbalanced(text)),
        "wanting": wanting(text),
    }
    return {name: float(value) for name, value in found.items() if value}


def _joints(part: Sequence[Unit]) -> dict[str, float]:
    """What parts the units of one part: breaks inside a clause, between halves, or of no reason."""
    out: dict[str, float] = {}
    for (_, first), (gap, second) in itertools.pairwise(part):
        build = "clause" if wanting(first) or _goes_on(first, second) else ""
        name = f"{build or ('halves' if halves(first, second) else 'apart')} over {gap}"
        out[name] = out.get(name, 0.0) + 1.0
    return out


@functools.lru_cache(maxsize=4096)
def _goes_on(first: str, second: str) -> bool:
    """The two make words together, or the first has no verb yet: 神舟十九号3名航天员|顺利进驻."""
    return any(unbalanced(first)) or float(model().seams([first], [second])[0, 0]) > 5.0


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
    first = tags_of(right)[0]
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


def printed(part: Sequence[Unit]) -> str:
    """A part as one text: breaks inside a clause are closed, the space between halves stays."""
    return tidy(" ".join(text for _, text in part))


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
