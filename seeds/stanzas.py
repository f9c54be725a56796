"""Short lines that are one text by how they are printed: stanzas between blank lines, rows of one form."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from seeds.lines import ASIDE, HEAD_TAGS, Line, Tag, greets
from seeds.names import only_names
from seeds.rules import HAN
from seeds.shortmarks import PLAIN_DATE, marks_of_text
from seeds.signers import is_name
from seeds.text import squeezed
from seeds.winners import winners

# On a page that sets its paragraphs apart by blank lines nearly all of them stand so; so many characters
# are a paragraph.
_SPACED, _PARAGRAPH = 0.8, 30
# The characters of a line of verse, those of a row, and the least of them in a stanza or list.
_VERSE, _ROW, _LEAST = 32, 44, 3
# A head has at most so many lines.
_HEAD = 4
# Rows of one form, wherever they stand; those told by their cells alone must be more.
_ROWS, _CELLS = 3, 4
# Lines without the form of a row that may stand among rows: 二等奖, 明日赛程, 中央电视台第二套节目.
_BETWEEN = 1
# Prose whose lines are broken where the column ends: of one width, and marks stand inside them.
_WRAPPED = 12
_INSIDE = re.compile(r"[，。；：].")
# What rows of one list begin or end with, each a form of its own.
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"^[\u4e00-\u9fff]{2,6}[：:].*[ \u3000、]",  # 北京：市政工程公司二处　首都机场维修队
        r"^\d{1,2}[：:]\d{2}",  # 19：30 大庆油田队——上海宝钢队
        r"^\d{1,2}月\d{1,2}日|^(?:星期|周)[一二三四五六日]",  # 4月15日下午2:30 专家讲座
        r"^[A-D]?\d{1,2}版|第?[A-D]?[\d一二三四五六七八九十]{1,3}版[）)]?$",  # 8版 老照片里的工人村
        r"^(?:[一二三四五六七八九十]{1,2}[、.．]|[（(]?\d{1,2}[、.．）)])",  # 二、三班倒（打一成语）
        r"[ \u3000]\S*\d{5,}$",  # 河北　0311-12351
        r"[ \u3000].*\d(?:[万亿]?元(?:/\S{1,3})?|℃|[％%])$",  # 鸡蛋　2.35元/斤, 上海　小雨　13℃—18℃
        r"\S[ \u3000]\d{1,3}\s?[：:比]\s?\d{1,3}[ \u3000]\S",  # 大庆油田队 86：79 鞍钢队
        # 一等奖（3名）: what the names below it have won.
        r"^(?:特|[一二三四五]|优[秀胜]|组织|鼓励|入围|提名|纪念|金|银|铜|贡献|创新)等?.{0,4}奖(?:[（(].{1,5}[）)])?$",
    )
)
# What ends a letter or a notice is no verse and no row.
_OF_LETTERS = frozenset({"farewell", "plain date", "contact", "letter's end", "house and day"})
# The place among them of what names a page.
_OF_PAGES = 3
# Forms that no pattern tells: cells parted by blanks, names alone, a name before who that is.
_OF_CELLS, _OF_NAMES, _NAMED = -1, -2, -3
_GAPS = re.compile(r"[ \u3000]{2,}|\u3000")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]$")
# 四川：攀枝花钢铁公司轨梁厂, below others that name several.
_PLACED = re.compile(r"^[\u4e00-\u9fff]{2,6}[：:]")
# 老钳工, below a title; 扳手, above a stanza.
_PEN = re.compile(r"^[\u4e00-\u9fff]{2,4}$|^[\u4e00-\u9fff][ \u3000][\u4e00-\u9fff]$")
_PART = re.compile(r"^[\u4e00-\u9fff“”·]{1,10}$")
# 王　芳: the blank inside a name of two characters parts no cells.
_PADDED = re.compile(rf"(?<!{HAN})({HAN})[ \u3000]{{1,2}}({HAN})(?!{HAN})")


class Together(NamedTuple):
    """Lines of stanzas and lists, by index, and the lines that stand above them."""

    text: frozenset[int]
    # Those of them that are verses, or stand together as verses do.
    verses: frozenset[int]
    # The lines of their heads, and those among these that may be a pen name: 老钳工.
    heads: frozenset[int]
    pen_names: frozenset[int]
    # The titles of the poems below one title.
    parts: frozenset[int]
    # The awards and those who have won them.
    winners: frozenset[int]


def printed_together(lines: Sequence[Line]) -> Together:
    """What is known by blank lines around it or by the form of its rows."""
    known = [line for line in lines if line.tag not in ASIDE]
    found = _Found()
    for first, last in _alike(known):
        found.rows |= {line.index for line in known[first:last]}
        if first and _may_head(known[first - 1]):
            found.heads.add(known[first - 1].index)
    if _is_spaced(known):
        for first, last in _runs(known):
            above = known[first - 1] if first else None
            below = known[last] if last < len(known) else None
            _look(found, known[first:last], above, below)
    # An award heads no text of its own: its list goes on with what stands above.
    won = winners(known)
    found.rows |= won
    verses = found.verses - found.parts - won
    text = verses | found.rows
    heads = found.heads - text - found.parts
    return Together(*map(frozenset, (text, verses, heads, found.pen_names - won, found.parts, won)))


@dataclass
class _Found:
    rows: set[int] = field(default_factory=set)
    verses: set[int] = field(default_factory=set)
    heads: set[int] = field(default_factory=set)
    pen_names: set[int] = field(default_factory=set)
    parts: set[int] = field(default_factory=set)


def with_guides(lines: Sequence[Line]) -> list[Line]:
    """导读 above rows that name pages is a title, and no label of a box."""
    out = list(lines)
    for at, line in enumerate(lines):
        rows = lines[at + 1 : at + 3]
        if line.tag is Tag.LABEL and len(rows) == 2 and all(_OF_PAGES in _forms(row) for row in rows):
            out[at] = replace(line, tag=Tag.SHORT)
    return out


def _may_head(line: Line) -> bool:
    return line.tag is Tag.SHORT and not _is_name(line)


def _is_spaced(lines: Sequence[Line]) -> bool:
    """Blank lines part the paragraphs of the page: lines without one between them belong together."""
    pairs = [pair for pair in itertools.pairwise(lines) if not pair[1].split]
    above, below = ([bool(pair[1].blanks) for pair in pairs if _is_long(pair[n])] for n in (0, 1))
    apart = above or below
    return bool(apart) and sum(apart) >= _SPACED * len(apart)


def _is_long(line: Line) -> bool:
    return line.tag is Tag.BODY and len(line.text) >= _PARAGRAPH


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where neighbours are short and not marked as heads: from the first to behind the last."""
    at = 0
    short_ones = [_is_short(line) and not _is_paragraph(lines, n) for n, line in enumerate(lines)]
    for short, some in itertools.groupby(short_ones):
        size = sum(1 for _ in some)
        if short and size >= _LEAST:
            yield at, at + size
        at += size


def _is_short(line: Line) -> bool:
    if line.level or line.split or line.is_report or line.tag not in (Tag.SHORT, Tag.BODY):
        return False
    if line.tag is Tag.SHORT and not _OF_LETTERS.isdisjoint(marks_of_text(line.text)):
        return False
    if line.tag is Tag.BODY and greets(line.text):
        return False
    return len(line.text) <= (_ROW if _GAPS.search(line.text) else _VERSE)


def _is_paragraph(lines: Sequence[Line], at: int) -> bool:
    """A sentence between blank lines."""
    line = lines[at]
    alone = bool(line.blanks or not at) and (at + 1 == len(lines) or bool(lines[at + 1].blanks))
    return alone and line.tag is Tag.BODY and line.text[-1] not in "：:"


def _look(found: _Found, run: Sequence[Line], above: Line | None, below: Line | None) -> None:
    """The lines of the run that are no heads, when some of them stand together as no head does."""
    blocks = _blocks(run)
    if below is not None and (below.tag is Tag.BODY or below.tag in HEAD_TAGS):
        # What stands last is the head of the text below.
        if len(blocks.pop()) > _HEAD:
            return
        del blocks[len(blocks) - _singles(blocks[::-1]) :]
    headed = above is not None and (above.level > 0 or above.tag in HEAD_TAGS)
    goes_on = above is not None and (headed or not run[0].blanks or above.text[-1] in "：:")
    opening = 0 if goes_on else max(1, _singles(blocks))
    if headed and blocks and len(blocks[0]) == 1 < len(blocks):
        # Below the title stands who signs.
        opening = int(not run[0].blanks or _is_name(run[0]) or bool(_PEN.match(run[0].text)))
    sizes = [_of_head(block, n < opening, n + 1 < len(blocks)) for n, block in enumerate(blocks)]
    heads = [block[:size] for block, size in zip(blocks, sizes, strict=True)]
    text = [block[size:] for block, size in zip(blocks, sizes, strict=True)]
    if not any(len(block) >= _LEAST for block in text) or any(map(_is_wrapped, text)):
        return
    found.verses |= {line.index for block in text for line in block}
    found.heads |= {line.index for block in heads for line in block}
    # Not the first line of a head.
    below_titles = heads[0][not headed :] + [line for block in heads[1:opening] for line in block]
    below_titles += [line for block in heads[max(1, opening) :] for line in block[1:]]
    found.pen_names |= {line.index for line in below_titles if _PEN.match(line.text)}
    found.parts |= _parts(text)


def _singles(blocks: Sequence[Sequence[Line]]) -> int:
    """How many lines stand by themselves before the first that stand together; as many as a head may have."""
    found = sum(1 for _ in itertools.takewhile(lambda block: len(block) == 1, blocks))
    return found if found <= _HEAD and found < len(blocks) else 0


def _parts(text: Sequence[Sequence[Line]]) -> set[int]:
    """The titles of several poems: a few words by themselves above each of them."""
    parts = {
        one[0].index
        for one, below in itertools.pairwise(text)
        if len(one) == 1 and len(below) > 1 and _PART.match(one[0].text)
    }
    return parts if len(parts) > 1 else set()


def _blocks(run: Sequence[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in run:
        if blocks and not line.blanks:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _is_name(line: Line) -> bool:
    """周树森, and no word that begins like a name: 安全帽."""
    found = only_names(line.text)
    return len(found) == 1 and is_name(found[0])


def _of_head(block: Sequence[Line], opens: bool, more: bool) -> int:
    """How many lines of the block are the head of what stands below them."""
    named = next((n for n, line in enumerate(block[:_HEAD]) if n and _is_name(line)), 0)
    if named and (opens or named < len(block) - 1 or more):
        return named + 1
    if not opens:
        return 0
    return len(block) if more and len(block) < _LEAST else 1


def _is_wrapped(block: Sequence[Line]) -> bool:
    """Prose printed as its column was: lines of one width, a sentence's end in their midst."""
    if any("。" in line.text[:-1].rstrip("”’）") for line in block):
        return True
    widths = [len(squeezed(line.text)) for line in block[:-1]]
    inside = sum(bool(_INSIDE.search(line.text)) for line in block)
    even = len(widths) > 1 and max(widths) - min(widths) <= 1 and min(widths) >= _WRAPPED
    return even and 2 * inside > len(block)


def _alike(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Rows of one form with what stands between them: results, weather, programmes, prices."""
    forms = [_forms(line) for line in lines]
    at = 0
    while at < len(lines):
        # The first two rows are of one form.
        last, many, strong = at, 1, False
        while forms[at]:
            after = _next_row(lines, forms, last, first=many == 1)
            # 7月12日 below a letter begins no calendar.
            dated = many == 1 and PLAIN_DATE.match(lines[at].text)
            if after is None or (dated and not PLAIN_DATE.match(lines[after].text)):
                break
            strong = strong or bool((forms[after] & forms[last]) - {_OF_CELLS})
            last, many = after, many + 1
        if many >= (_ROWS if strong else _CELLS):
            yield at, last + 1
        at = last + 1


def _next_row(
    lines: Sequence[Line], forms: Sequence[frozenset[int]], last: int, *, first: bool
) -> int | None:
    """The row that goes on with the list: of the form of the last, or right below it of another."""
    for n in range(last + 1, min(last + 2 + _BETWEEN, len(lines))):
        below = n == last + 1
        if forms[n] & forms[last] or (below and forms[n] and not first):
            return n
        if below and 0 in forms[last] and _PLACED.match(lines[n].text) and lines[n].tag is Tag.SHORT:
            return n
        if not _may_stand_between(lines[n]):
            return None
    return None


def _may_stand_between(line: Line) -> bool:
    return _is_short(line) and len(line.text) <= _PARAGRAPH and line.text[-1] not in "。！？"


def _forms(line: Line) -> frozenset[int]:
    """The forms of a row that the line has, by number."""
    if line.level or line.tag not in (Tag.SHORT, Tag.AUTHOR, Tag.BODY) or len(line.text) > _ROW:
        return frozenset()
    if line.is_report or (line.text[-1] in "。！？，；：" and line.tag is Tag.BODY):
        return frozenset()
    found = {n for n, form in enumerate(_FORMS) if form.search(line.text)}
    cells = _GAPS.split(_PADDED.sub(r"\1\2", line.text))
    if len(cells) > 1:
        found.add(_OF_CELLS)
    if len(only_names(line.text)) > 1:
        found.add(_OF_NAMES)
    first = _IN_BRACKETS.sub("", cells[0])
    if line.tag is Tag.AUTHOR or (first != line.text and len(only_names(first)) == 1):
        found.add(_NAMED)
    return frozenset(found)
