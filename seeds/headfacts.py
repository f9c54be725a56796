"""The marks of a head's division into kicker, title and subtitle: what `seeds.headweights` weighs."""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections.abc import Mapping, Sequence
from typing import Literal

from seeds import headmarks as marks
from seeds.clauses import clause_odds
from seeds.headunits import DASHES, Unit, form_of, halves
from seeds.text import unbalanced
from seeds.wordtags import has_verb, tags_of, wanting

# Marks that one part of a head has and another lacks.
_TOLD = ("place", "actor", "figures", "quoted", "verb", "comma", "first v", "first n", "first m")
# Log odds of one clause that are as good as more.
MOST_ODDS = 3.0
# Halves of a title that stand on lines of their own are short (characters).
LINE_HALF = 9
# The text below a head: a report, one with a dateline, a text signed above it, or not known.
Below = Literal["report", "dateline", "signed", ""]


def parts_of(units: Sequence[Unit], start: int, stop: int) -> tuple[Sequence[Unit], ...]:
    """The units of kicker, title and subtitle."""
    return units[:start], units[start:stop], units[stop:]


def texts_of(units: Sequence[Unit], start: int, stop: int) -> tuple[str, str, str]:
    """Kicker, title and subtitle as one text each."""
    kicker, title, subtitle = ("".join(unit.text for unit in part) for part in parts_of(units, start, stop))
    return kicker, title, subtitle


def facts_of(units: Sequence[Unit], start: int, stop: int, below: Below) -> dict[str, float]:
    """The marks of a division, by name."""
    kicker, title, subtitle = texts_of(units, start, stop)
    title_units = units[start:stop]
    facts = dict(_named("title", title))
    if len(title_units) >= 3:
        facts["title series"] = 1.0
    facts["title catchy"] = float(5 <= len(title) <= 12)
    facts["title of a work"] = float(any(marks.OF_A_WORK.match(unit.text) for unit in title_units))
    facts["title short"] = float(len(title) < 5)
    facts["title long"] = max(0.0, len(title) - 22) / 10
    if kicker:
        facts |= _named("kicker", kicker)
        facts["kicker"] = 1.0
        facts["kicker series"] = float(start >= 3)
        facts[f"kicker, {below}"] = 1.0
        facts[f"kicker by {units[start][0]}"] = 1.0
        facts["kicker short"] = max(0.0, 8 - len(kicker)) / 4
        facts["kicker longer"] = float(len(kicker) > len(title) + 2)
        facts |= _pair("kicker", kicker, title, below)
        facts |= {f"kicker {name} title": 1.0 for name in _border(units[:start], title_units)}
        facts["kicker, one clause with title"] = _one_clause(units[start - 1].text, units[start])
    if subtitle:
        facts |= _named("subtitle", subtitle)
        facts["subtitle"] = facts["subtitle here"] = 1.0
        facts["subtitle series"] = float(len(units) - stop >= 3)
        facts[f"subtitle, {below}"] = 1.0
        facts[f"subtitle by {units[stop][0]}"] = 1.0
        facts["subtitle short"] = max(0.0, 8 - len(subtitle)) / 4
        facts["subtitle longer"] = float(len(subtitle) > len(title) + 2)
        facts |= _pair("subtitle", subtitle, title, below)
        facts |= {f"subtitle {name} title": 1.0 for name in _border(title_units, units[stop:])}
        facts["subtitle, one clause with title"] = _one_clause(units[stop - 1].text, units[stop])
    facts |= dict.fromkeys(form_of(units, start, stop, below), 1.0)
    for part, some in zip(("kicker", "title", "subtitle"), parts_of(units, start, stop), strict=True):
        for name, value in _joints(some).items():
            facts[f"{part} {name}"] = value
    return facts


@functools.lru_cache(maxsize=1024)
def _pair(name: str, other: str, title: str, below: Below) -> Mapping[str, float]:
    """Marks of a kicker or subtitle and its title together: which of them says who, where and how much."""
    mine, its = _of_part(other), _of_part(title)
    both = {f"{name} {mark} alone": 1.0 for mark in _TOLD if mark in mine and mark not in its}
    both |= {f"{name} without {mark}": 1.0 for mark in _TOLD if mark in its and mark not in mine}
    if 5 <= len(title) <= 12:
        both[f"{name} catchy title, {below}"] = 1.0
    both[f"{name} ratio"] = min(1.5, max(-1.5, math.log(len(other) / len(title))))
    return both


def _border(above: Sequence[Unit], below: Sequence[Unit]) -> list[str]:
    """What speaks against a border: twins of one build on its sides, or one clause over both."""
    (_, first, _), (gap, second, _) = above[-1], below[0]
    found = ["halves"] if halves(first, second) else []
    same = bool(marks.QUOTED.search(first)) == bool(marks.QUOTED.search(second))
    if found and same and len(above) == len(below) == 1:
        found.append("twin of")
    if gap != "line" and _wants_verb(first, second):
        found.append("clause with")
    return found


def _wants_verb(first: str, second: str) -> bool:
    """Subject and predicate apart: 3名航天员 顺利进驻; who stands alone in a kicker is no such subject."""
    if marks.WHO_ALONE.search(first):
        return False
    return not has_verb(first) and tags_of(second)[:1] != () and tags_of(second)[0][:1] in "vda"


@functools.lru_cache(maxsize=1024)
def _named(part: str, text: str) -> Mapping[str, float]:
    """The marks of a part under its name: the divisions of one head share their parts."""
    return {f"{part} {name}": value for name, value in _of_part(text).items()}


@functools.lru_cache(maxsize=4096)
def _of_part(text: str) -> dict[str, float]:
    """The marks of one part."""
    inner = re.sub(r"[“‘「《][^”’」》]*[”’」》]", "", text)
    tags = tags_of(text)
    found = {
        "dash at end": text.endswith(DASHES),
        "dash first": text.startswith(("——", "──", "－－", "--", "—")),
        "speech": bool(marks.SPEECH.search(text)),
        "effort": bool(marks.EFFORT.search(inner)),
        "actor": bool(marks.ACTOR.search(text)),
        "event": bool(marks.EVENT.search(inner)),
        "amount": bool(marks.AMOUNT.search(text)),
        "explains": bool(marks.EXPLAINS.search(text)),
        "place": any(t in ("ns", "nt") for t in tags[:2]),
        "setting": bool(marks.SETTING.search(text)),
        "added": bool(marks.ADDED.search(text)),
        "figures": bool(marks.FIGURES.search(inner)),
        "quoted": bool(marks.QUOTED.search(text)),
        "question": bool(marks.QUESTION.search(inner)),
        "comma": bool(marks.COMMA.search(inner)),
        "colon": bool(marks.COLON.search(inner)),
        "verb": any(t.startswith("v") and t != "vn" for t in tags),
        "verb first": tags[:1] != () and tags[0].startswith(("v", "p", "d")),
        "who alone": bool(marks.WHO_ALONE.search(text)),
        # 居家办公受了伤， 国际劳工组织：: what follows belongs to it.
        "stop at end": text[-1] in "，,：:、；;",
        "bracketed": text[0] in "（(" and text[-1] in "）)",
        # 国家统计局, 中国核建焊工班: who, and not what.
        "clipped": bool(marks.WHO_ALONE.search(text)) and not has_verb(text),
        "phrase": bool(marks.PHRASE.search(text)),
        "subject above": bool(marks.SUBJECT_ABOVE.search(text)),
        f"first {tags[0][:1] if tags else ''}": True,
        f"last {tags[-1][:2] if tags else ''}": True,
        "unbalanced": any(unbalanced(text)),
        "wanting": wanting(text),
    }
    return {name: float(value) for name, value in found.items() if value}


def _joints(part: Sequence[Unit]) -> dict[str, float]:
    """What parts the units of one part: breaks inside a clause, between halves, or of no reason."""
    out: dict[str, float] = {}
    for (_, first, _), (gap, second, goes_on) in itertools.pairwise(part):
        if marks.SPEECH.search(first):
            # 国新办举行新闻发布会介绍 is a kicker: what is said is the title.
            out[f"speech over {gap}"] = 1.0
            continue
        wants = wanting(first) or goes_on or (gap != "line" and _wants_verb(first, second))
        build = "clause" if wants else ""
        twins = halves(first, second) and (gap != "line" or len(first) <= LINE_HALF)
        name = f"{build or ('halves' if twins else 'apart')} over {gap}"
        out[name] = out.get(name, 0.0) + 1.0
        out["of one clause"] = out.get("of one clause", 0.0) + _one_clause(first, Unit(gap, second))
    return out


def _one_clause(above: str, below: Unit) -> float:
    """How surely a blank or a line's end stands in one clause: -1 to 1."""
    if below.gap not in ("line", "space"):
        return 0.0
    return max(-1.0, min(1.0, clause_odds(above, below.text) / MOST_ODDS))
