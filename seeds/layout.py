"""Where the two sides of a seam stand on the page: near or far, at a column's end, among unfinished ends."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

import numpy as np

from seeds.cutnames import has_surname
from seeds.groups import head_groups, is_whole
from seeds.lines import HEAD_TAGS, Line, Tag
from seeds.sections import Matrix
from seeds.text import closed, ends_sentence, kept, straight_open, unbalanced

# What `openness` says of an end that the page shows as closed, and of one whose words are still to come.
CLOSED = -3.0
SAYING = 0.5
# Characters from which a line of text tells whether columns have cut the page.
LONG_TEXT = 30
# 老师傅笑着说：, 法院终审判决：, 写着：. What goes on there are words, in the same paragraph as a rule.
_SAYS = re.compile(
    r"(?:说|道|问|答|喊|讲|写|着|称|诉|表示|认为|介绍|指出|强调|回忆|坦言|判决|裁定|规定|感慨|感叹|告诉.{1,6})[:：]$"
)
# 船主人在一旁念道：, 背面用圆珠笔写着：. What is sung or read out is set in a paragraph of its own.
_RECITES = re.compile(r"(?:[念唱吟写]道|[写印刻]着)[:：]$")
# …的做法合法吗？广东佛山 覃大勇: a letter's end on its last line.
_SIGNED_END = re.compile(
    r"[。！？?!][”’」]?[ \u3000]*[\u4e00-\u9fff]{2,8}[ \u3000]+(?P<name>[\u4e00-\u9fff]{2,4})$"
)


# 双方签字。——一家民营企业的人事经理: who has said it, behind what was said.
_SPOKEN_BY = re.compile(r"[。！？!?…][”’」]?\s*(?:——|──)[^，。！？]{2,24}$")


def _is_signed(text: str) -> bool:
    signed = _SIGNED_END.search(text)
    name = signed.group("name") if signed is not None else ""
    # 梧州 小黎
    named = has_surname(name, rare=True) or (len(name) == 2 and name[0] in "小老阿")
    return named or bool(_SPOKEN_BY.search(text))


@kept(4096)
def openness(text: str) -> float:
    """How surely a text is unfinished, by its last character: from -3 (a full stop) to 3 (a comma)."""
    if unbalanced(text)[1] or straight_open(text):
        # A quotation of several paragraphs is closed by the last of them only.
        return 0.0 if ends_sentence(text) else 2.0
    if closed(text):
        return CLOSED
    last = text[-1]
    if _SAYS.search(text) or announces(text):
        return SAYING
    # 编辑同志： 一是…； as the lines of a list or a letter end; a column rarely ends just there.
    if last in "；;：:" or (text[0] in "（(【" and last in "）)】") or _is_signed(text):
        return CLOSED
    if last in "，,、":
        return 3.0
    return 0.5 if last in "”’』」)）》】\"'" else 2.0


def announces(text: str) -> bool:
    """A longer text that ends with a colon, and not with who says what follows: 算了一笔账："""
    if text[-1] not in "：:" or len(text) < LONG_TEXT:
        return False
    return bool(_RECITES.search(text)) or not _SAYS.search(text)


def places(lines: Sequence[Line], ends: list[Line], begins: list[Line]) -> dict[str, Matrix]:
    """Where the two stand: next to one another, a box or heads between, further down, or further up."""
    # A loop between two lines stands where text was lost: across it nothing is next.
    body = np.cumsum([ln.tag in (Tag.BODY, Tag.REPEAT) for ln in lines])
    heads = np.cumsum([ln.tag in HEAD_TAGS or ln.is_report for ln in lines])
    other = np.cumsum([ln.tag is not Tag.STRAY for ln in lines])
    e = np.array([ln.index for ln in ends], dtype=int).reshape(-1, 1)
    b = np.array([ln.index for ln in begins], dtype=int).reshape(1, -1)
    steps = (
        (body[b] - body[e]).astype(float) if len(ends) and len(begins) else np.zeros((len(ends), len(begins)))
    )
    if not steps.size:
        return dict.fromkeys(
            ("next line", "next text", "boxed", "box between", "up", "distance", "articles between"), steps
        )
    apart = other[b] - other[e]
    between = np.abs(heads[b] - heads[e]).astype(float)
    boxed = (steps == 2) & (between == 0)
    # A box with its label right below an unfinished text stands in its way: the text goes on behind it.
    labels = [[ln.index + 1 < len(lines) and lines[ln.index + 1].tag is Tag.LABEL] for ln in ends]
    return {
        "next line": (apart == 1).astype(float),
        "next text": ((steps == 1) & (between == 0)).astype(float),
        "boxed": boxed.astype(float),
        "box between": (boxed & np.array(labels)).astype(float),
        "up": (steps < 0).astype(float),
        "distance": np.log1p(np.abs(steps)),
        "articles between": ((between >= 1) & (between <= 3)).astype(float),
    }


def top_of_article(lines: Sequence[Line], ends: list[Line], begins: list[Line]) -> Matrix:
    """1 where a beginning is the first text below the very head that its end stands under: the second column
    of an article before its first."""
    tops: list[int] = []
    top, headed = -1, False
    heads = {i for group in head_groups(lines) if group.opens for i in group.lines}
    for line in lines:
        if line.index in heads:
            top, headed = -1, True
        elif headed and top < 0 and line.tag is Tag.BODY:
            top = line.index
        tops.append(top)
    first = np.array([tops[ln.index] for ln in ends], dtype=int).reshape(-1, 1)
    begin = np.array([ln.index for ln in begins], dtype=int).reshape(1, -1)
    return np.asarray((first == begin) & (begin >= 0), dtype=np.float64)


def stands_before_head(lines: Sequence[Line], line: Line) -> float:
    """1 where a head, a mark or nothing stands below an unfinished end: it goes on elsewhere, or is lost."""
    if closed(line.text):
        return 0.0
    below = lines[line.index + 1] if line.index + 1 < len(lines) else None
    boxed = below is not None and below.tag is Tag.LABEL
    return float(not boxed and (below is None or below.tag is not Tag.BODY or below.is_report))


def disorder(lines: Sequence[Line]) -> float:
    """How many unfinished texts stand right above a head, up to 3: there the columns are cut or mixed."""
    unfinished = [ln for ln in lines if ln.tag is Tag.BODY and openness(ln.text) >= 2]
    return min(3.0, sum(stands_before_head(lines, ln) for ln in unfinished))


def permuted(lines: Sequence[Line]) -> float:
    """The page begins inside a text (1) and ends inside one (1): columns stand in a wrong order."""
    body = [ln for ln in lines if ln.tag is Tag.BODY]
    if not body:
        return 0.0
    begins = lines[0].tag is Tag.BODY and not lines[0].is_report
    return float(begins) + float(body[-1].index == lines[-1].index and openness(body[-1].text) > CLOSED)


def below_open_end(lines: Sequence[Line], line: Line) -> float:
    """1 right under a text that is not finished."""
    above = lines[line.index - 1] if line.index else None
    return float(above is not None and above.tag is Tag.BODY and openness(above.text) > CLOSED)


def below_head(lines: Sequence[Line], line: Line) -> float:
    """1 right under a byline or the like, 0.7 right under a head: an article's first words."""
    if line.index == 0:
        return 0.0
    above = lines[line.index - 1].tag
    return 1.0 if above in HEAD_TAGS else 0.7 if above in (Tag.SHORT, Tag.LABEL) else 0.0


def column_borders(
    ends: list[int], begins: list[int], safe: Mapping[tuple[int, int], float]
) -> dict[str, Matrix]:
    """Where safe seams show that one column ends and another begins: 1 for what stands at such a border.

    A seam from line 30 up to line 12 says that a column ends at 30 and one begins at 12, so that 11 ends
    one as well, and 31 begins one.
    """
    above = {begin - 1: share for (_, begin), share in safe.items()}
    below = {end + 1: share for (end, _), share in safe.items()}
    rows = np.array([above.get(e, 0.0) for e in ends]).reshape(-1, 1)
    columns = np.array([below.get(b, 0.0) for b in begins]).reshape(1, -1)
    apart = np.array(ends, dtype=int).reshape(-1, 1) + 1 != np.array(begins, dtype=int).reshape(1, -1)
    far = apart.astype(float)
    return {"at one column border": rows * far + columns * far, "at two column borders": rows * columns * far}


def in_step(ends: list[Line], begins: list[Line], safe: Mapping[tuple[int, int], float]) -> Matrix:
    """Whether the cut ends before and behind go on in the beginnings before and behind: up to 2.

    Where articles or columns are cut at one height, what they leave and its rest stand in the same order.
    """
    cut = [ln.index for ln in ends if openness(ln.text) >= 2]
    before, behind = dict(itertools.pairwise(cut)), {b: a for a, b in itertools.pairwise(cut)}
    order = [ln.index for ln in begins]
    row, column = {ln.index: n for n, ln in enumerate(ends)}, {i: n for n, i in enumerate(order)}
    out = np.zeros((len(ends), len(begins)))
    for (end, begin), share in safe.items():
        at = column[begin]
        if end in behind and at > 0:
            out[row[behind[end]], at - 1] += share
        if end in before and at + 1 < len(order):
            out[row[before[end]], at + 1] += share
    apart = np.array([ln.index + 1 for ln in ends], dtype=int)[:, None] != np.array(order, dtype=int)[None, :]
    return np.asarray(out * apart)


def habits(lines: Sequence[Line], ends: list[Line], begins: list[Line], shares: Matrix) -> dict[str, Matrix]:
    """What the other unfinished ends of the page do: go on in the next line (1) or not (0).

    On a page whose columns are cut in mid-paragraph all of them do, on one whose columns stand in a wrong
    order none; and a beginning below an end that does not go on in it stands at the top of a column.
    """
    row = np.array([ln.index for ln in ends], dtype=int).reshape(-1, 1)
    column = np.array([ln.index for ln in begins], dtype=int).reshape(1, -1)
    below = row + 1 == column
    goes_on = np.asarray(np.where(below, shares, 0.0).sum(axis=1))
    cut = np.array([float(ln.tag is Tag.BODY and openness(ln.text) >= 2) for ln in ends])
    others = cut.sum() - cut
    habit = ((cut * goes_on).sum() - cut * goes_on + 0.5) / (others + 1.0) - 0.5
    left = {ln.index + 1: c * (1.0 - g) for ln, c, g in zip(ends, cut, goes_on, strict=True)}
    top = np.array([left.get(ln.index, 0.0) for ln in begins]).reshape(1, -1)
    return {
        "next line, as others": below * habit[:, None],
        "far, as others": ~below * habit[:, None],
        "next line, cut ends": below * np.log1p(others)[:, None],
        "below an end that does not go on": ~below * top,
    }


def on_whole_page(lines: Sequence[Line]) -> float:
    """1 where no longer line of text breaks off: columns have not cut it, and short lines are whole."""
    texts = [ln.text for ln in lines if ln.tag is Tag.BODY and len(ln.text) >= LONG_TEXT]
    return float(bool(texts) and not any(openness(t) > SAYING and not is_whole(t) for t in texts))


def on_damaged_page(lines: Sequence[Line], below: Matrix) -> dict[str, Matrix]:
    """Where loops and stray strings stand on the page, text is likely to be lost elsewhere as well."""
    noise = float(any(ln.tag in (Tag.REPEAT, Tag.STRAY) for ln in lines))
    return {"page with noise": np.full_like(below, noise), "next line, page with noise": below * noise}
