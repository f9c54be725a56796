"""Short lines without an end: a head, or the middle of a sentence that two column ends have cut out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from seeds.headlike import head_like
from seeds.lines import HEAD_TAGS, Line, Tag
from seeds.ngrams import BORDER, TITLE_BORDER, model
from seeds.seamwords import seam_words
from seeds.sections import stretches
from seeds.shortmarks import marks_of_text
from seeds.text import NEVER_FIRST, closed, unbalanced
from seeds.wordfit import word_fit

_TEXT = frozenset({Tag.BODY, Tag.SHORT})
Values = NDArray[np.float64]
Indices = NDArray[np.intp]

# What `seeds.headlike` weighs, in its order; the network is learned with them.
FACTS = (
    "marked",  # ## 常泰长江大桥顺利合龙
    "signed below",  # the next line is a byline, a diary's date, （上接第1版）
    "report below",  # the next line begins with 本报讯
    "head below",  # the next short line has one of these: this is its kicker
    "dash",  # a kicker's ——
    "apart",  # two or more blank lines before it
    "broken by blanks",  # 拓宽入会“回家路” 弹好服务“合奏曲”: running text has none
    "short",  # 4 to 26 characters
    "tiny",  # fewer than 6 characters: a column end leaves more of a line
    "long",  # more than 40 characters
    "after an end",  # the text before it is finished
    "after a cut",  # the text before it is not
    "begins inside",  # ，or 》first
    "unbalanced",  # half of a quotation or bracket
    "loose word",  # ends with 的, 和, 在, 被
    "goes on",  # how well the best other line continues it (a log gain)
    "goes before",  # how well it continues an unfinished line
    "cut below",  # the next text begins inside a sentence
    "ends in a number",  # 2023年11 | 月30日
    "sentence inside",  # …解压。”学员高艳萍
    "head complete below",  # two or more title lines stand below already
    "title end",  # how well a title ends with these characters (a log gain)
    "title begin",
    "paragraph begin",  # 近日，据悉：a paragraph begins so
    "goes on below",  # how well the next line continues this one (a log gain)
    "below begins",  # the next line begins as a paragraph does
    "clauses",  # a comma outside quotation marks, in a line that nothing below claims as its kicker
    "day first",  # 5月24日，在海口市…, 去年8月，: a caption or a report begins so
    "asks",  # 谁来付钱, 企业为什么不招: a subhead or title asks, its mark left out
    "text below",  # the next line is a text
    "network, goes on below",  # the network finds that the next line goes on with it
    "network, cut below",  # the network finds that the next line begins inside a sentence
    "network, goes on",  # the same of the best other line
    "network, goes before",  # it goes on where the line before it ends
    "network, breaks off",  # the network finds that it ends inside a clause
    "quoted",
    "question",
    "verb",
    "up to 8, no verb",
    "name like",
    "fits below",  # how well the words of the text below go on, against those of the page's other texts
    "fits short line below",
    "fits elsewhere",  # the same of the best of those
    "fits what is above",  # how well it goes on with a text above that was cut, against the others
    "fits short line above",
    "reads as a head",  # by its words alone
)
# Marks of its own words that tell a head.
_OWN = ("quoted", "question", "verb", "up to 8, no verb", "name like")
# The log gain of a seam that means nothing yet: the best of many candidates reaches it by chance. The same
# for the network.
CHANCE, NETWORK_CHANCE = 2.5, 3.0
# A comma says less against a line that stands where the kicker or title of a signed head must stand.
CLAIMED = 0.4
# The most that the network may find there that a line of so many characters breaks off.
HALF_HEARD, KICKER = 1.0, 22
# A question of more characters is said, not set above.
ASKS = 18
_ASKS = re.compile(
    r"^(?:谁|为何|为什么|怎么|怎样|如何|哪[里些个家]|凭什么|能否|该不该|何[时以处])|为什么|为何|(?:怎么[办看]|哪里|什么|多少|几时|如何|是谁|吗)$"
)
_QUOTED = re.compile(r"[“‘「《（(][^”’」》)）]*[”’」》)）]")
_BREAK = re.compile("[\u4e00-\u9fff”》！!？?][ \u3000]+[\u4e00-\u9fff“《]")
_DAY = re.compile(
    r"(?:(?:\d{4}|[今去前当])年)?(?:\d{1,2}月)?(?:\d{1,2}日(?:[上下]午|凌晨|晚)?|(?<=月)(?:[初底份]|[上中下]旬)?)[，,]"
)
_NUMBER = re.compile(r"\d(?:年|月)$")
_INSIDE = re.compile(r"[。！？][”’」]?[^”’」]*[\u4e00-\u9fff][^”’」]*$")
# 三次考试，一次盲拧: two halves of a subhead.
_HALVES = re.compile(r"[^，,。：；]{3,8}[，,][^，,。：；]{3,8}")
_LOOSE = frozenset("的地得和与及或在被把将为以于从对向让使并而且也还又但就都不是有这那其之了着")


def head_scores(lines: Sequence[Line]) -> dict[int, float]:
    """For each `Tag.SHORT`, by index, the log odds that it is a head and not a fragment."""
    short, facts = rows_of(lines)
    return dict(zip(short, head_like().odds(facts).tolist(), strict=True)) if short else {}


def rows_of(lines: Sequence[Line]) -> tuple[list[int], NDArray[np.float64]]:
    """Each `Tag.SHORT` by index, and its facts: (short lines, FACTS)."""
    found: dict[int, dict[str, float]] = {}
    for part in stretches(lines):
        if any(line.tag is Tag.SHORT for line in part):
            gains = _Gains(part)
            found |= {
                line.index: head_facts(lines, line.index, gains) for line in part if line.tag is Tag.SHORT
            }
    rows = [[facts.get(name, 0.0) for name in FACTS] for facts in found.values()]
    return list(found), np.array(rows).reshape(-1, len(FACTS))


class _Gains:
    """Log gains of the short lines before every line, and of unfinished lines before them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        texts = [line for line in lines if line.tag in _TEXT]
        short = [line for line in texts if line.tag is Tag.SHORT]
        cut = [line for line in texts if line.tag is Tag.BODY and not closed(line.text)]
        column = {line.index: column for column, line in enumerate(texts)}
        known, own, every = model(), [ln.text for ln in short], [ln.text for ln in texts]
        # One look for all: short lines, cut ones and borders before every line and border.
        ends = [*own, *(ln.text for ln in cut), BORDER, TITLE_BORDER]
        gain = known.seams(ends, [*every, BORDER, TITLE_BORDER])
        begins, title_begins = gain[-2:, :-2]
        on = gain[: len(own), :-2] - begins[None, :]
        places = [column[ln.index] for ln in short]
        before = gain[len(own) : -2, places] - begins[places][None, :]
        usable = [c for c, ln in enumerate(texts) if ln.tag is Tag.BODY and not ln.is_report]
        # The column of the line below each short one, and which of them are texts; -1 where there is none.
        below = np.array([column.get(ln.index + 1, -1) for ln in short], dtype=np.intp)
        there, text = below >= 0, np.isin(below, usable)
        goes_on = np.max(on[:, usable], axis=1, initial=-9.0)
        found = {
            "goes on": np.maximum(0.0, goes_on - CHANCE),
            "goes before": np.maximum(0.0, np.max(before, axis=0, initial=-9.0) - CHANCE),
            "title end": np.clip(gain[: len(own), -1] - gain[: len(own), -2], -4, 4),
            "title begin": np.clip(title_begins[places], -4, 4),
            "paragraph begin": np.clip(begins[places], -4, 4),
            "goes on below": np.where(there, np.clip(_at(on, below), -5, 8), 0.0),
            "below begins": np.where(there, np.clip(begins[below], -4, 4), 0.0),
            **_of_network(texts, short, usable, below * text - ~text),
            **_of_words(texts, short, usable, below),
        }
        rows = zip(*(values.tolist() for values in found.values()), strict=True)
        self.of = {ln.index: dict(zip(found, row, strict=True)) for ln, row in zip(short, rows, strict=True)}

    def facts(self, index: int) -> dict[str, float]:
        """How the line begins and ends, as a title or as a paragraph, and what it goes with."""
        return self.of[index]


def _of_network(
    texts: Sequence[Line], short: Sequence[Line], usable: list[int], below: Indices
) -> dict[str, Values]:
    """What the network of seams finds of the short lines: what goes on with them, and with what they do.

    `below` are the columns of the texts right below them, -1 where there is none.
    """
    own = [line.text for line in short]
    body = {line.index: line.text for line in texts if line.tag is Tag.BODY}
    above = [body.get(line.index - 1, "") for line in short]
    # One look for all: what goes on with the short lines, and with the texts right above them.
    ends = [*own, *above]
    fits, inside = seam_words().gains(ends, [line.text for line in texts])
    on = fits[: len(own)]
    places = [column for column, line in enumerate(texts) if line.tag is Tag.SHORT]
    before = np.where([bool(text) for text in above], _at(fits[len(own) :], places), 0.0)
    text = below >= 0
    return {
        "network, goes on": np.maximum(0.0, np.max(on[:, usable], axis=1, initial=-9.0) - NETWORK_CHANCE),
        "network, goes before": np.clip(before, -8, 8),
        "network, breaks off": np.clip(seam_words().breaks(ends)[: len(own)], -6, 6),
        "text below": text.astype(float),
        "network, goes on below": np.where(text, np.clip(_at(on, below), -8, 8), 0.0),
        "network, cut below": np.where(text, np.clip(inside[below], -6, 6), 0.0),
    }


def _of_words(
    texts: Sequence[Line], short: Sequence[Line], usable: list[int], below: Indices
) -> dict[str, Values]:
    """How well words by their kind go on around the short lines, against those of the page's other texts.

    `below` are the columns of the lines right below them, -1 where there is none.
    """
    own, every = [line.text for line in short], [line.text for line in texts]
    upper = {below.index: above for above, below in itertools.pairwise(texts)}
    above = [upper.get(line.index) for line in short]
    above_short = np.array([line is not None and line.tag is Tag.SHORT for line in above], dtype=bool)
    above_cut = np.array([line is not None and not closed(line.text) for line in above], dtype=bool)
    # One look for all: what goes on with the short lines, and with those above them that may go on.
    asked = np.flatnonzero(above_short | above_cut)
    fits = word_fit().gains([*own, *(upper[short[n].index].text for n in asked.tolist())], every)
    on, from_above = fits[: len(own)], np.zeros((len(own), len(every)))
    from_above[asked] = fits[len(own) :]
    others = np.array(usable, dtype=np.intp)[None, :] != below[:, None]
    average = _log_means(on[:, usable], others)
    best = np.max(on[:, usable], axis=1, initial=-np.inf, where=others)
    average_there = _log_means(from_above[:, usable], np.ones_like(others))
    places = [column for column, line in enumerate(texts) if line.tag is Tag.SHORT]
    here = np.clip(_at(on, below) - average, -8, 8)
    there = np.clip(_at(from_above, places) - average_there, -8, 8)
    text = np.isin(below, usable)
    is_short = np.array([line.tag is Tag.SHORT for line in texts], dtype=bool)
    return {
        "fits elsewhere": np.clip(np.maximum(best, average) - average, 0, 8),
        "reads as a head": head_like().reads(own),
        "fits below": np.where(text, here, 0.0),
        "fits short line below": np.where((below >= 0) & is_short[below], here, 0.0),
        "fits short line above": np.where(above_short, there, 0.0),
        "fits what is above": np.where(above_cut & ~above_short, there, 0.0),
    }


def _at(matrix: Values, columns: Indices | list[int]) -> Values:
    """Of each row the value of its own column."""
    found: Values = matrix[np.arange(len(matrix)), columns]
    return found


def _log_means(odds: Values, counted: NDArray[np.bool_]) -> Values:
    """The logs of the mean odds of what counts in each row, 0 of none."""
    total, size = np.where(counted, np.exp(odds), 0.0).sum(axis=1), counted.sum(axis=1)
    means: Values = np.log(np.where(size > 0, total / np.maximum(size, 1), 1.0))
    return means


def head_facts(lines: Sequence[Line], i: int, gains: _Gains) -> dict[str, float]:
    """What there is to say of a short line, by name."""
    line = lines[i]
    facts = {
        "marked": float(line.level > 0),
        "dash": float(line.text.rstrip().endswith("——") or "—— " in line.text),
        "apart": float(line.blanks >= 2),
        "broken by blanks": float(bool(_BREAK.search(line.text))),
        "short": float(4 <= len(line.text) <= 26),
        "tiny": float(len(line.text) < 6),
        "long": float(len(line.text) > 40),
        "day first": float(bool(_DAY.match(line.text))),
        "begins inside": float(line.text[0] in NEVER_FIRST),
        "ends in a number": float(line.text[-1].isdigit() or bool(_NUMBER.search(line.text))),
        "unbalanced": float(any(unbalanced(line.text))),
        "loose word": float(line.text[-1] in _LOOSE),
        "sentence inside": float(bool(_INSIDE.search(line.text))),
        **gains.facts(i),
        **_neighbours(lines, i),
    }
    own = marks_of_text(line.text)
    facts |= {name: own[name] for name in _OWN if name in own}
    facts["asks"] = float(
        bool(facts.get("after an end")) and len(line.text) <= ASKS and bool(_ASKS.search(line.text))
    )
    claimed = facts.get("head below") or facts.get("signed below")
    facts["clauses"] = _clauses(line) * (CLAIMED if claimed else 1.0)
    if facts.get("head below") and facts.get("after an end") and len(line.text) <= KICKER:
        # Where a kicker stands the network, which knows no 东汽, is heard with half an ear.
        facts["network, breaks off"] = min(facts.get("network, breaks off", 0.0), HALF_HEARD)
    return facts


def _clauses(line: Line) -> float:
    """A comma outside quotation marks: a sentence in a long line, two halves of a title in a short one."""
    if line.level or not any(c in _QUOTED.sub("", line.text) for c in "，,"):
        return 0.0
    if _HALVES.fullmatch(line.text):
        return 0.0
    return 1.0 if len(line.text) > 24 else 0.3


def _neighbours(lines: Sequence[Line], i: int) -> dict[str, float]:
    facts: dict[str, float] = {}
    before = next((ln for ln in reversed(lines[max(0, i - 30) : i]) if ln.tag is not Tag.STRAY), None)
    if before is None or before.tag is not Tag.BODY:
        facts["after an end"] = 0.5
    else:
        facts["after an end" if closed(before.text) else "after a cut"] = 1.0
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
        facts["head complete below"] = float(after is not None and after.index - i > 2)
    elif below.tag is Tag.BODY and (below.text[0] in NEVER_FIRST or unbalanced(below.text)[0]):
        facts["cut below"] = 1.0
    return facts
