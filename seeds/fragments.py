"""Short lines without an end: a head, or the middle of a sentence that two column ends have cut out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from seeds.lines import HEAD_TAGS, Line, Tag
from seeds.ngrams import BORDER, model
from seeds.text import NEVER_FIRST, ends_sentence, unbalanced

_TEXT = frozenset({Tag.BODY, Tag.SHORT})

# Evidence that a short line is a head, in units of log odds; tuned by tests/seeds/tools on damaged pages.
WEIGHTS = {
    "marked": 4.0,  # ## 常泰长江大桥顺利合龙
    "signed below": 5.0,  # the next line is a byline, a diary's date, （上接第1版）
    "report below": 5.0,  # the next line begins with 本报讯
    "head below": 3.5,  # the next short line has one of these: this is its kicker
    "dash": 3.0,  # a kicker's ——
    "apart": 1.0,  # two or more blank lines before it
    "short": 1.5,  # 4 to 26 characters
    "long": -1.5,  # more than 40 characters
    "after an end": 1.0,  # the text before it is finished
    "after a cut": -1.0,  # the text before it is not
    "begins inside": -6.0,  # ，or 》first
    "unbalanced": -4.0,  # half of a quotation or bracket
    "loose word": -2.5,  # ends with 的, 和, 在, 被
    "goes on": -0.9,  # how well the best other line continues it (a log gain)
    "goes before": -0.9,  # how well it continues an unfinished line
    "cut below": -3.0,  # the next text begins inside a sentence
    "clauses": -2.0,  # a comma outside quotation marks, in a line that nothing below claims as its kicker
}
# The log gain of a seam that means nothing yet: the best of many candidates reaches it by chance.
CHANCE = 2.5
_QUOTED = re.compile(r"[“‘「《（(][^”’」》)）]*[”’」》)）]")
_LOOSE = frozenset("的地得和与及或在被把将为以于从对向让使并而且也还又但就都不是有这那其之了着")


def settle_short_lines(lines: Sequence[Line]) -> list[Line]:
    """Every `Tag.SHORT` is a head (and stays) or a fragment (and becomes `Tag.BODY`)."""
    short = [i for i, line in enumerate(lines) if line.tag is Tag.SHORT]
    if not short:
        return list(lines)
    gains = _Gains(lines)
    heads = {i: head_evidence(lines, i, gains) for i in short}
    out = list(lines)
    for i in short:
        if sum(heads[i].values()) < 0:
            out[i] = replace(lines[i], tag=Tag.BODY)
    return out


class _Gains:
    """Log gains of every text line before every other, computed once for the page."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.rows = [i for i, line in enumerate(lines) if line.tag in _TEXT]
        self.place = {index: row for row, index in enumerate(self.rows)}
        texts = [lines[i].text for i in self.rows]
        self.open_end = np.array([not ends_sentence(t) for t in texts])
        self.tag_body = np.array([lines[i].tag is Tag.BODY for i in self.rows])
        self.matrix = model().seams(texts, texts) - model().seams([BORDER], texts)[0][None, :]
        self.starts = np.array([not lines[i].is_report for i in self.rows])
        np.fill_diagonal(self.matrix, -9.0)

    def goes_on(self, index: int) -> float:
        """How well the best line of text continues this one."""
        row = self.matrix[self.place[index]]
        usable = self.starts & self.tag_body
        return float(np.max(row[usable], initial=-9.0))

    def goes_before(self, index: int) -> float:
        """How well this line continues the best unfinished line."""
        column = self.matrix[:, self.place[index]]
        return float(np.max(column[self.open_end & self.tag_body], initial=-9.0))


def head_evidence(lines: Sequence[Line], i: int, gains: _Gains) -> dict[str, float]:
    """What speaks for a head (above 0) and against it, by name."""
    line = lines[i]
    facts = {
        "marked": float(line.level > 0),
        "dash": float(line.text.rstrip().endswith("——") or "—— " in line.text),
        "apart": float(line.blanks >= 2),
        "short": float(4 <= len(line.text) <= 26),
        "long": float(len(line.text) > 40),
        "begins inside": float(line.text[0] in NEVER_FIRST),
        "clauses": float(any(c in _QUOTED.sub("", line.text) for c in "，,") and line.level == 0),
        "unbalanced": float(any(unbalanced(line.text))),
        "loose word": float(line.text[-1] in _LOOSE),
        "goes on": max(0.0, gains.goes_on(i) - CHANCE),
        "goes before": max(0.0, gains.goes_before(i) - CHANCE),
        **_neighbours(lines, i),
    }
    return {name: WEIGHTS[name] * value for name, value in facts.items() if value}


def _neighbours(lines: Sequence[Line], i: int) -> dict[str, float]:
    facts: dict[str, float] = {}
    before = next((ln for ln in reversed(lines[:i]) if ln.tag is not Tag.STRAY), None)
    if before is None or before.tag is not Tag.BODY:
        facts["after an end"] = 0.5
    else:
        facts["after an end" if ends_sentence(before.text) else "after a cut"] = 1.0
    below = lines[i + 1] if i + 1 < len(lines) else None
    if below is None:
        return facts
    if below.tag in HEAD_TAGS:
        facts["signed below"] = 1.0
    elif below.is_report:
        facts["report below"] = 1.0
    elif below.tag is Tag.SHORT:
        after = next((ln for ln in lines[i + 1 : i + 4] if ln.tag is not Tag.SHORT), None)
        facts["head below"] = float(after is not None and (after.tag in HEAD_TAGS or after.is_report))
    elif below.tag is Tag.BODY and (below.text[0] in NEVER_FIRST or unbalanced(below.text)[0]):
        facts["cut below"] = 1.0
    return facts
