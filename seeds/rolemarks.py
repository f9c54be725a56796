"""The marks by which the role of a short line is known: its words, its form, what stands around it."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from seeds import names, rules
from seeds.clauses import look_up
from seeds.groups import finished, is_caption, picture_below
from seeds.headmarks import SPEECH
from seeds.headunits import halves
from seeds.letters import greeted, signing
from seeds.likeness import kin_among, topics_around
from seeds.lines import HEAD_TAGS, Line, Tag
from seeds.rolemates import level_of_titles, longest_verses, of_neighbours
from seeds.roleweights import OPENS, OPENS_SIGNED
from seeds.shortmarks import BOX_FIRST, BOXED, DASHES, LISTED, PLAIN_DATE, marks_of_text, shape_of
from seeds.stanzas import printed_together
from seeds.text import squeezed
from seeds.verses import listed, set_close, verses

# Lines that show the line above to be of a head.
_IN_HEADS = HEAD_TAGS | {Tag.SHORT}
_NEWS = re.compile(r"^(?:近日|日前|昨日|昨天|近年来|今年以来|最近|\d{1,2}月\d{1,2}日)")
_BRIEF = 420
# Subheads of one article stand within so many lines.
ALIKE_WITHIN = 24
# A short line of more characters may be a whole paragraph.
LONG_LINE = 30
# A subhead that begins with a mark of lists has at most so many characters.
LONGEST_SUBHEAD = 20
# So many verses above a line tell whether it may be one.
NEAR_VERSES = 6


class Page:
    """The lines of a page with what is counted once for all of them."""

    def __init__(
        self, lines: Sequence[Line], strays: Mapping[int, float], scores: Mapping[int, float]
    ) -> None:
        self.lines = lines
        self.strays = strays
        self.seen = Counter(squeezed(line.text) for line in lines if line.tag is Tag.SHORT)
        self.real = [ln.index for ln in lines if ln.tag not in (Tag.REPEAT, Tag.STRAY)]
        self.place = {index: n for n, index in enumerate(self.real)}
        self.together = printed_together(lines)
        self.series = verses(lines) | self.together.verses
        self.longest_verse = longest_verses([lines[i] for i in self.real], self.series)
        self.listed = listed(lines)
        self.whole = self.series | self.together.text
        self.whole_texts = self.whole | self.listed
        self.shapes = Counter(shape_of(line.text) for line in lines if line.tag is Tag.SHORT)
        self.text = {ln.index for ln in lines if ln.tag is Tag.BODY} | {i for i, s in scores.items() if s < 0}
        self.single = sorted(i for i, score in scores.items() if score > 0 and self._alone(lines[i]))
        self.boxed = {ln.index for ln in lines if ln.tag is Tag.SHORT and BOXED.match(ln.text)}
        self.close = set_close(lines)
        self.signing, self.greeted = signing(lines), greeted(lines)
        self.ending = self.close | self.listed | self.signing
        self.no_signatures = self.together.text | self.signing
        first = [ln.index for ln in lines if ln.tag is Tag.SHORT and BOX_FIRST.match(ln.text)]
        self.box_first = first if len(first) > 1 else []
        self.kin = kin_among([ln for ln in lines if ln.tag is Tag.SHORT])
        self.reports = _since_report(lines)
        self.topics = topics_around(lines, self.text)
        self.title_level = level_of_titles(lines)
        self._opens: dict[int, float] = {}
        short = [line for line in lines if line.tag is Tag.SHORT]
        look_up([(a.text, b.text) for a, b in itertools.pairwise(short) if b.index == a.index + 1])

    def near(self, index: int, step: int) -> Line | None:
        """The line above (-1) or below (1) the line, what was set aside left out."""
        at = self.place[index] + step
        return self.lines[self.real[at]] if 0 <= at < len(self.real) else None

    def _alone(self, line: Line) -> bool:
        above, below = self.near(line.index, -1), self.near(line.index, 1)
        return bool(above and below and {above.index, below.index} <= self.text and not below.is_report)

    def alike(self, line: Line) -> float:
        """Other single short lines between texts, near by: subheads come in twos and threes."""
        if not self._alone(line):
            return 0.0
        first = bisect_left(self.single, line.index - ALIKE_WITHIN)
        last = bisect_right(self.single, line.index + ALIKE_WITHIN)
        near = [self.lines[i] for i in self.single[first:last] if i != line.index]
        return min(2.0, sum(1.0 if abs(len(o.text) - len(line.text)) <= 3 else 0.4 for o in near))

    def verses_above(self, line: Line) -> list[Line]:
        """The verses right above the line, the nearest first."""
        found: list[Line] = []
        above = self.near(line.index, -1)
        while above is not None and above.index in self.series and len(found) < NEAR_VERSES:
            found.append(above)
            above = self.near(above.index, -1)
        return found

    def signs_letter(self, line: Line | None) -> bool:
        """A place and names that no text follows: 内蒙古赤峰 敖德福 郎玉柱."""
        if line is None or line.tag is not Tag.SHORT or not names.house_and_name(line.text, letter=True):
            return False
        below = self.near(line.index, 1)
        return below is None or below.tag is not Tag.BODY or below.is_report

    def opens_signed(self, line: Line) -> bool:
        """The text above is signed already and the head below is not: a signature between them opens it."""
        below = self.near(line.index, 1)
        if below is None or below.tag is not Tag.SHORT or below.index in self.text:
            return False
        while below is not None and below.tag is Tag.SHORT:
            below = self.near(below.index, 1)
        if below is None or below.tag is not Tag.BODY or below.is_report:
            return False
        return self._signed_above(line)

    def _signed_above(self, line: Line) -> bool:
        above, text = self.near(line.index, -1), None
        while above is not None and (above.tag is not Tag.SHORT or above.index in self.text):
            if above.tag in (Tag.BYLINE, Tag.AUTHOR):
                return True
            above, text = self.near(above.index, -1), above
        return text is not None and text.is_report

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
    facts = dict(marks_of_text(line.text))
    near = around(page, line)
    facts |= near
    page.note(line, near)
    facts["marked"] = float(line.level > 0)
    facts["marked as titles are"] = float(0 < line.level == page.title_level)
    facts["twice"] = float(page.seen[squeezed(line.text)] > 1)
    facts["kin"] = float(line.index in page.kin)
    facts["in a series"] = float(line.index in page.series)
    facts["printed together"] = float(line.index in page.together.text)
    facts["heads those together"] = float(line.index in page.together.heads)
    facts["below a farewell"] = float(line.index in page.signing)
    facts["letter above"] = float(line.index - 1 in page.signing and line.index not in page.signing)
    facts["greeting below"] = float(line.index in page.greeted)
    facts["below a greeting"] = float(line.index - 2 in page.greeted)
    facts["pen name"] = float(line.index in page.together.pen_names)
    facts["part of poems"] = float(line.index in page.together.parts)
    facts["stray"] = page.strays.get(line.index, 0.0)
    facts["said below"] = page.topics.get(line.index, {}).get("said below", 0.0)
    facts["alike"] = page.alike(line)
    above, below = page.near(line.index, -1), page.near(line.index, 1)
    facts |= _of_signatures(page, line, facts)
    facts["listed alone"] = float(_listed_alone(line, above, below))
    if facts["listed alone"]:
        facts.pop("table", None)
    facts["one of a shape"] = float(page.shapes[shape_of(line.text)] > 1 and shape_of(line.text) != "")
    facts["box"] = float(bool(rules.BOX.match(line.text)) and _is_read_as_text(page, below))
    facts["twin of above"] = float(
        above is not None and above.tag is Tag.SHORT and halves(above.text, line.text)
    )
    facts["boxed series"] = float(line.index in page.boxed and len(page.boxed) > 1)
    facts["close"] = float(line.index in page.close)
    facts["box first, series"] = float(line.index in page.box_first)
    return facts | of_neighbours(page, line, above, below)


def _of_signatures(page: Page, line: Line, facts: Mapping[str, float]) -> dict[str, float]:
    """What tells a signature, or a line above one, by what stands around it."""
    above, below = page.near(line.index, -1), page.near(line.index, 1)
    found = {
        "signed below": float(_asks(line) and page.signs_letter(below)),
        "byline below": float(below is not None and below.tag is Tag.BYLINE),
        "author below": float(below is not None and below.tag is Tag.AUTHOR),
        "role above": float(above is not None and above.tag is Tag.BYLINE and names.is_role(above.text)),
        "kicker above the byline": float(_below_signed_kicker(page, above)),
        "paper's house": facts.get("paper's house", 0.0) * _is_text(above, page.text),
    }
    named = facts.get("named", 0.0) or facts.get("role and name", 0.0)
    if named and (_is_text(above, page.text) or (_asks(above) and not _is_text(below, page.text))):
        found["signs above"] = 1.0 if _is_text(below, page.text) else 0.9
    return found


def _below_signed_kicker(page: Page, above: Line | None) -> bool:
    """A kicker with its dash, who signs, and the title below them."""
    if above is None or above.tag not in (Tag.BYLINE, Tag.AUTHOR):
        return False
    kicker = page.near(above.index, -1)
    return kicker is not None and kicker.tag is Tag.SHORT and kicker.text.endswith(DASHES)


def around(page: Page, line: Line) -> dict[str, float]:
    """The marks of a line's neighbourhood."""
    above, below = page.near(line.index, -1), page.near(line.index, 1)
    length = page.reports.get(line.index, -1)
    found = {
        "page begins": above is None,
        "above none": above is None or above.tag is not Tag.BODY,
        "apart": line.blanks >= 2,
        "above closed": above is not None and (_closes(above) or above.index in page.signing),
        "date below": below is not None and bool(PLAIN_DATE.match(below.text)) and len(line.text) <= 30,
        "picture below": page.picture_at(line.index + 1),
        "says": below is not None and below.tag is Tag.SHORT and bool(SPEECH.search(line.text)),
        "news below": below is not None and bool(_NEWS.match(below.text)),
        "listed below": below is not None and bool(LISTED.match(below.text)),
        "in a brief": 0 <= length <= _BRIEF,
        "notice": bool(rules.NOTICE_TITLE.match(squeezed(line.text))),
        "dash": "——" in line.text,
        "dash below": below is not None and below.text.startswith(DASHES),
        "over 16": len(squeezed(line.text)) > 16,
        "halves": len(line.text.split()) == 2,
    }
    return {name: 1.0 for name, value in found.items() if value} | page.topics.get(line.index, {})


def _is_read_as_text(page: Page, line: Line | None) -> bool:
    """A text, or a piece of one that is as short as a head."""
    return line is not None and (line.tag is Tag.BODY or line.index in page.text)


def _is_text(line: Line | None, text: set[int]) -> bool:
    """A text, or a short line that is surely one: long, and by its words no head."""
    if line is None or line.is_report:
        return False
    if line.tag in (Tag.BODY, Tag.ENTRY_DATE):
        return True
    return line.index in text and len(line.text) > LONG_LINE


def _asks(line: Line | None) -> bool:
    return line is not None and line.tag is Tag.SHORT and line.text[-1] in "？！?!"


def _listed_alone(line: Line, above: Line | None, below: Line | None) -> bool:
    """■ 1998年，擦窗 between texts: a mark before a few words, and no list of them."""
    if not LISTED.match(line.text) or len(line.text) > LONGEST_SUBHEAD or line.text[-1] in "。！；，：）)":
        return False
    texts = [o for o in (above, below) if o is not None and o.tag is Tag.BODY and not LISTED.match(o.text)]
    return below in texts and (above in texts or (above is not None and above.tag in HEAD_TAGS))


def _closes(line: Line) -> bool:
    if line.tag in (Tag.JUMP_TO, Tag.CREDIT, Tag.AFFILIATION):
        return True
    text = line.text
    return finished(text) or is_caption(text) or bool(re.search(r"[。！？”][（(][^（）()]{2,30}[）)]$", text))
