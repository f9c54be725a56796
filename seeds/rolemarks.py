"""The marks by which the role of a short line is known: its words, its form, what stands around it."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from seeds import names, rules
from seeds.groups import finished, is_caption, looks_like_column, picture_below
from seeds.headmarks import SPEECH
from seeds.headunits import halves, has_verb, tags_of
from seeds.lines import HEAD_TAGS, Line, Tag
from seeds.roleweights import OPENS, OPENS_SIGNED
from seeds.sections import stretches
from seeds.text import squeezed
from seeds.topics import topic_vectors
from seeds.verses import verses

_BRACKETED = re.compile(r"^[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]$")
_BOXED = re.compile(r"^[【〖\[][^】〗\]]{1,12}[】〗\]]$")
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、是问]|[（(][一二三四五六七八九十\d]{1,3}[）)]|其[一二三四五]|"
    r"第[一二三四五六七八九十][，：:、 ]|"
    r"\d{1,2}[.．、]|[①-⑩]|(?:问|答|[A-Z])[:：])"
)
_LISTED = re.compile(r"^[▲△●◆◇■★☆·•*※►▶]")
_FAREWELL = re.compile(
    r"^(?:谢谢.{0,4}|此致|敬礼|祝好|盼复|再见|完|待续|未完待续|（完）|特此.{2,4})[！!。]?$"
)
_LETTER = re.compile(
    r"(?:^|[ 　]|一[位名]?)(?:读者|市民|职工|网友|村民|工友|业主|家长|学生|用户)(?:[ 　].{0,4})?$"
)
_QUESTION = re.compile(r"[？?！!：:]$")
# 主持人：职工遇到这种情况该怎么办？ is said, not set above.
_ASKED = re.compile(r"^(?:记者|主持人|编辑|读者|网友)[：:].{6,}[？?]$")
_CLAUSES = re.compile(r"[，,：:；;？?！!].*[？?！!]$")
# 喜迎中国工会十七大·基层行: a campaign and its column.
_DOTTED = re.compile(r"^[^“”，？！]{2,14}[·•][^“”，？！]{2,8}$")
# Lines that show the line above to be of a head.
_IN_HEADS = HEAD_TAGS | {Tag.SHORT}
_NEWS = re.compile(r"^(?:近日|日前|昨日|昨天|近年来|今年以来|最近|\d{1,2}月\d{1,2}日)")
# Pieces of characters, which stand alone in no text.
_RADICALS = frozenset("亻匚卩氵夂灬艹讠钅龴丶冫宀彳犭礻纟衤辶阝忄疒丨丿乚亠冂勹扌饣刂攵虍罒爫丬卄廾彡")
_MARKED = re.compile(r"[“《「：:，,？?！!\d]")
_BRIEF = 420
# Cosines of two texts: one article's share more than the first, two articles' less than the second.
ALIKE, UNLIKE = 0.12, 0.05
# The same between the texts below two heads: a story cut in two by others.
ELSEWHERE = 0.15
# The cosine of a title and its text.
NAMES = 0.1
# Lines of a text that are compared, and the characters without which they tell nothing.
TOPIC_LINES, TOPIC_LENGTH = 6, 90
Topics = dict[int, dict[str, float]]


class Page:
    """The lines of a page with what is counted once for all of them."""

    def __init__(self, lines: Sequence[Line], strays: frozenset[int], scores: Mapping[int, float]) -> None:
        self.lines = lines
        self.strays = strays
        self.seen = Counter(squeezed(line.text) for line in lines if line.tag is Tag.SHORT)
        self.real = [ln.index for ln in lines if ln.tag is not Tag.REPEAT]
        self.place = {index: n for n, index in enumerate(self.real)}
        self.series = verses(lines)
        self.text = {ln.index for ln in lines if ln.tag is Tag.BODY} | {i for i, s in scores.items() if s < 0}
        self.single = [i for i, score in scores.items() if score > 0 and self._alone(lines[i])]
        self.boxed = [ln.index for ln in lines if ln.tag is Tag.SHORT and _BOXED.match(ln.text)]
        self.reports = _since_report(lines)
        self.topics = _topics(lines, self.text)
        self._opens: dict[int, float] = {}

    def near(self, index: int, step: int) -> Line | None:
        """The line above (-1) or below (1) the line, repeats left out."""
        at = self.place[index] + step
        return self.lines[self.real[at]] if 0 <= at < len(self.real) else None

    def _alone(self, line: Line) -> bool:
        above, below = self.near(line.index, -1), self.near(line.index, 1)
        return bool(above and below and {above.index, below.index} <= self.text and not below.is_report)

    def alike(self, line: Line) -> float:
        """Other single short lines between texts, near by: subheads come in twos and threes."""
        if not self._alone(line):
            return 0.0
        near = [self.lines[i] for i in self.single if 0 < abs(i - line.index) <= 24]
        return min(2.0, sum(1.0 if abs(len(o.text) - len(line.text)) <= 3 else 0.4 for o in near))

    def picture_at(self, index: int) -> bool:
        """A caption begins here."""
        return picture_below(self.lines, index - 1)

    def note(self, line: Line, near: Mapping[str, float]) -> None:
        """Keep what speaks for a new article at the line, its neighbourhood being known."""
        value = weigh(near, OPENS)
        below = self.near(line.index, 1)
        titled = below is not None and below.tag in _IN_HEADS and below.index not in self.text
        if titled or (below is not None and below.is_report):
            # A signature, a report or a title below: the topic has no say.
            value = max(value, OPENS_SIGNED)
        self._opens[line.index] = value

    def opens(self, line: Line) -> float:
        """How much speaks for a new article that begins with the line."""
        if line.index not in self._opens:
            self.note(line, around(self, line))
        return self._opens[line.index]


def _topics(lines: Sequence[Line], text: set[int]) -> Topics:
    """For short lines below a text: whether the text below goes on with the topic of the text above."""
    return {i: found for part in stretches(lines) for i, found in _topics_within(lines, part, text).items()}


def _topics_within(lines: Sequence[Line], part: Sequence[Line], text: set[int]) -> Topics:
    rows: list[int] = []
    texts: list[list[str]] = []
    for line in part:
        if line.tag is not Tag.SHORT or (line.index and _heads(lines[line.index - 1], text)):
            continue
        above = _texts(lines, text, line.index - 1, -1)
        below = _texts(lines, text, line.index + 1, 1)
        if below:
            rows.append(line.index)
            texts += [above, below, [line.text]]
    if not rows:
        return {}
    vectors = topic_vectors(texts)
    up, down, own = vectors[0::3], vectors[1::3], vectors[2::3]
    shared, over, under = ((a * b).sum(axis=1) for a, b in ((up, down), (up, own), (down, own)))
    others = down @ down.T
    first = [texts[3 * n + 1][0] for n in range(len(rows))]
    # Lines of one head have the same text below.
    others[np.array(first)[:, None] == np.array(first)[None, :]] = 0.0
    elsewhere = others.max(axis=1)
    out = {}
    for n, index in enumerate(rows):
        enough = min(sum(map(len, texts[3 * n])), sum(map(len, texts[3 * n + 1]))) >= TOPIC_LENGTH
        out[index] = {
            "texts alike": min(1.0, float(shared[n]) / ALIKE),
            "texts unlike": max(0.0, 1.0 - float(shared[n]) / UNLIKE) * enough,
            "said below": float(under[n] > NAMES / 5),
            "goes on elsewhere": min(1.0, float(elsewhere[n]) / ELSEWHERE),
            "names the text below": float(under[n] > NAMES and over[n] < NAMES / 5),
            "names the text above": float(over[n] > NAMES / 2),
        }
    return out


def _heads(line: Line, text: set[int]) -> bool:
    """The line is of a head already: what stands below it begins none."""
    return line.tag in _IN_HEADS and line.index not in text


def _texts(lines: Sequence[Line], text: set[int], at: int, step: int) -> list[str]:
    """The lines of text that end above or begin below, titles between them and the line passed over."""
    out: list[str] = []
    while step > 0 and 0 <= at < len(lines) and at not in text:
        at += step
    while 0 <= at < len(lines) and at in text and len(out) < TOPIC_LINES:
        out.append(lines[at].text)
        at += step
    return out


def _since_report(lines: Sequence[Line]) -> dict[int, int]:
    """For lines in a text that began with 本报讯 and held no short line yet: its length so far."""
    out: dict[int, int] = {}
    length = -1
    for line in lines:
        if line.is_report:
            length = len(line.text)
        elif line.tag is Tag.BODY and length >= 0:
            length += len(line.text)
        elif line.tag is not Tag.REPEAT:
            if length >= 0:
                out[line.index] = length
            length = -1
    return out


def weigh(facts: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of what the facts are worth, with the constant under the empty name."""
    total = weights.get("", 0.0)
    for name, value in facts.items():
        if value and name in weights:
            total += weights[name] * value
    return total


def marks_of(page: Page, line: Line) -> dict[str, float]:
    """The marks of a short line and of its neighbourhood."""
    facts = dict(_of_text(line.text))
    near = around(page, line)
    facts |= near
    page.note(line, near)
    facts["marked"] = float(line.level > 0)
    facts["twice"] = float(page.seen[squeezed(line.text)] > 1)
    facts["in a series"] = float(line.index in page.series)
    facts["stray"] = float(line.index in page.strays)
    facts["said below"] = page.topics.get(line.index, {}).get("said below", 0.0)
    facts["alike"] = page.alike(line)
    above = page.near(line.index, -1)
    below = page.near(line.index, 1)
    facts["box"] = float(bool(rules.BOX.match(line.text)) and below is not None and below.tag is Tag.BODY)
    facts["twin of above"] = float(
        above is not None and above.tag is Tag.SHORT and halves(above.text, line.text)
    )
    facts["boxed series"] = float(line.index in page.boxed and len(page.boxed) > 1)
    return facts


@functools.lru_cache(maxsize=4096)
def _of_text(text: str) -> Mapping[str, float]:
    plain = squeezed(text)
    length = len(plain)
    verb = has_verb(text)
    found = {
        "bracketed": bool(_BRACKETED.match(text)),
        "boxed": bool(_BOXED.match(text)),
        "numbered": bool(_NUMBERED.match(text)),
        "listed": bool(_LISTED.match(text)),
        "farewell": bool(_FAREWELL.match(text)),
        "letter's end": length <= 12 and bool(_LETTER.search(text)),
        "table": sum(c.isdigit() for c in plain) * (3 if " " in text else 2) > length,
        "dotted": bool(_DOTTED.search(text)) and not names.only_names(text),
        "radicals": any(c in _RADICALS for c in text),
        "several radicals": len(_RADICALS.intersection(text)) >= 2,
        "column word": plain in rules.COLUMN_WORDS,
        "notice": bool(rules.NOTICE_TITLE.match(plain)),
        "column": looks_like_column(text) and (not _BOXED.match(text) or looks_like_column(text[1:-1])),
        "asked": bool(_ASKED.match(text)),
        "question at length": length > 22 and bool(_QUESTION.search(text)) and bool(_CLAUSES.search(text)),
        "question": bool(_QUESTION.search(text)),
        "quoted": any(c in text for c in "“《「"),
        "dash at end": text.endswith(("——", "──", "－－", "--")),
        "dash first": text.startswith(("——", "──", "－－", "--", "—")),
        "up to 4": length <= 4,
        "up to 8, no verb": length <= 8 and not verb and not _MARKED.search(text),
        "verb": verb,
        "up to 6, no verb": length <= 6 and not verb and not _MARKED.search(text),
        "up to 12": length <= 12,
        "over 12": length > (18 if _DOTTED.search(text) else 12),
        "over 20": length > 20,
        "named": bool(names.only_names(text)),
        "name like": "nr" in tags_of(text),
        "minority name": bool(names.only_names(text)) and "·" in text,
        "role and name": bool(names.house_and_name(text)),
    }
    return {name: 1.0 for name, value in found.items() if value}


def around(page: Page, line: Line) -> dict[str, float]:
    """The marks of a line's neighbourhood."""
    above, below = page.near(line.index, -1), page.near(line.index, 1)
    length = page.reports.get(line.index, -1)
    found = {
        "page begins": above is None,
        "above none": above is None or above.tag is not Tag.BODY,
        "apart": line.blanks >= 2,
        "above closed": above is not None and _closes(above),
        "picture below": page.picture_at(line.index + 1),
        "says": below is not None and below.tag is Tag.SHORT and bool(SPEECH.search(line.text)),
        "news below": below is not None and bool(_NEWS.match(below.text)),
        "listed below": below is not None and bool(_LISTED.match(below.text)),
        "in a brief": 0 <= length <= _BRIEF,
        "notice": bool(rules.NOTICE_TITLE.match(squeezed(line.text))),
        "dash": "——" in line.text,
        "over 16": len(squeezed(line.text)) > 16,
        "halves": len(line.text.split()) == 2,
    }
    return {name: 1.0 for name, value in found.items() if value} | page.topics.get(line.index, {})


def _closes(line: Line) -> bool:
    if line.tag in (Tag.JUMP_TO, Tag.CREDIT, Tag.AFFILIATION):
        return True
    text = line.text
    return finished(text) or is_caption(text) or bool(re.search(r"[。！？”][（(][^（）()]{2,30}[）)]$", text))
