"""What speaks for and against a seam: words, marks, places and topics of all ends and beginnings at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from seeds.corpus import Corpus
from seeds.lines import HEAD_TAGS, Line, Tag
from seeds.ngrams import BORDER, TITLE_BORDER, Codes, code_points, levelled, model
from seeds.sections import Matrix, topic_evidence
from seeds.text import NEVER_FIRST, closed, ends_sentence, is_chinese, kept, straight_open, unbalanced

_PAIRED = re.compile('[“”‘’「」『』（）()《》【】〔〕"]')
# 3月20日，浙江省… begins a paragraph, also where the text above it breaks off.
_DAY = re.compile(r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|[，,])")
# How far a piece that may lie inside a quotation clashes with a mark of the other side.
INNER = 0.3
# What `openness` says of an end that the page shows as closed.
CLOSED = -3.0


def seam_evidence(
    lines: Sequence[Line], ends: list[Line], begins: list[Line], corpus: Corpus | None = None
) -> dict[str, Matrix]:
    """Each kind of evidence for all pairs at once: (ends, begins)."""
    tails, heads = [ln.text for ln in ends], [ln.text for ln in begins]
    shape = (len(ends), len(begins))
    border = model()
    backed, expected = border.gains([*tails, BORDER], [*heads, BORDER, TITLE_BORDER])
    to_border, to_title, from_border = backed[:-1, -2], backed[:-1, -1], backed[-1, :-2]
    short = np.array([float(ln.tag is Tag.SHORT) for ln in ends])
    first, second = border.first(heads) if begins else (np.zeros(0), np.zeros(0))
    rows: dict[str, list[float]] = {
        "open end": [openness(t) for t in tails],
        "ends like a paragraph": [float(x) for x in np.clip(to_border, -4, 4)],
        "cut at a head": [_stands_before_head(lines, ln) for ln in ends],
        "split pair": [float(ln.text[-1] in "“‘（(《「" or ln.text[-1] in "，,、；;：:") for ln in ends],
    }
    rows["head, ends like a title"] = [float(x) for x in np.clip(to_title - to_border, -4, 4) * short]
    rows["head, ends like a paragraph"] = [float(x) for x in np.clip(to_border, -4, 4) * short]
    rows |= {f"{name}, ends": values for name, values in _as_heads(ends).items()}
    columns: dict[str, list[float]] = {
        "never first": [float(h[0] in NEVER_FIRST) for h in heads],
        "begins like a paragraph": [float(x) for x in np.clip(from_border, -6, 6)],
        "first character": [float(x) for x in np.clip(first, -6, 4)],
        "first characters": [float(x) for x in np.clip(second, -6, 4)],
        "begins with a day": [float(bool(_DAY.match(h))) for h in heads],
        "opens the page": [float(ln.index == 0) for ln in begins],
        "below an open end": [_below_open_end(lines, ln) for ln in begins],
        "below a head": [_below_head(lines, ln) for ln in begins],
    }
    columns |= {f"{name}, begins": values for name, values in _as_heads(begins).items()}
    out = {name: np.repeat(np.array(v).reshape(-1, 1), shape[1], axis=1) for name, v in rows.items()}
    out |= {name: np.repeat(np.array(v).reshape(1, -1), shape[0], axis=0) for name, v in columns.items()}
    out["words"] = np.clip(backed[:-1, :-2], -7.0, 10.0)
    out["words expected"] = np.clip(expected[:-1, :-2], -7.0, 10.0)
    page = levelled("\n".join(ln.text for ln in lines if ln.tag is not Tag.REPEAT))
    out["said elsewhere"] = _said_elsewhere(page, tails, heads)
    if corpus is not None:
        out["said elsewhere"] = np.maximum(out["said elsewhere"], _said_before(corpus, tails, heads))
    out |= _balance(tails, heads)
    out |= _places(lines, ends, begins)
    out["heads on neighbouring lines"] = out["head, ends"] * out["head, begins"] * out["next line"]
    out["text below a head"] = out["head, ends"] * (1.0 - out["head, begins"]) * out["next line"]
    out["head below a text"] = out["head, begins"] * (1.0 - out["head, ends"]) * out["next line"]
    rhymed = [np.array([float(ln.role == "text") for ln in side]) for side in (ends, begins)]
    out["two short lines"] = rhymed[0][:, None] * rhymed[1][None, :]
    out["pair broken below"] = out["pair broken"] * out["next line"]
    out["below an open end"] = out["below an open end"] * (1.0 - out["next line"])
    out["next line, page in disorder"] = out["next line"] * disorder(lines)
    turned = permuted(lines)
    out["next line, columns permuted"] = out["next line"] * turned
    out["far, columns permuted"] = (1.0 - out["next text"]) * turned
    out |= topic_evidence(lines, ends, begins)
    out["said otherwise"] = _said_otherwise(page, tails, heads)
    return out


@kept(4096)
def openness(text: str) -> float:
    """How surely a text is unfinished, by its last character: from -3 (a full stop) to 3 (a comma)."""
    if unbalanced(text)[1] or straight_open(text):
        # A quotation of several paragraphs is closed by the last of them only.
        return 0.0 if ends_sentence(text) else 2.0
    if closed(text):
        return CLOSED
    last = text[-1]
    # 编辑同志： 一是…； as the lines of a list or a letter end; a column rarely ends just there.
    if last in "；;：:" or (text[0] in "（(【" and last in "）)】"):
        return CLOSED
    if last in "，,、":
        return 3.0
    return 0.5 if last in "”’』」)）》】\"'" else 2.0


def _as_heads(lines: list[Line]) -> dict[str, list[float]]:
    """Short lines that may be heads: the more they look like one, the less they are pieces of a text."""
    short = [float(ln.tag is Tag.SHORT) for ln in lines]
    odds = [min(4.0, max(-6.0, ln.as_head)) * s for ln, s in zip(lines, short, strict=True)]
    return {"head": short, "head odds": odds}


def _below_head(lines: Sequence[Line], line: Line) -> float:
    """1 right under a byline or the like, 0.7 right under a head: an article's first words."""
    if line.index == 0:
        return 0.0
    above = lines[line.index - 1].tag
    return 1.0 if above in HEAD_TAGS else 0.7 if above in (Tag.SHORT, Tag.LABEL) else 0.0


def _said_elsewhere(page: str, tails: list[str], heads: list[str]) -> Matrix:
    """The longest string across the seam that stands elsewhere on the page: 1 to 3 (贵|州省总)."""
    out = np.zeros((len(tails), len(heads)))
    if not out.size or len(page) < 3:
        return out
    # Three characters rule most pairs out at once; the few that are left are looked for in the whole page.
    points = code_points([page], len(page))[0].astype(np.uint64)
    triples = np.sort(_triple(points[:-2], points[1:-1], points[2:]))
    before = code_points([t[:-3:-1] for t in tails], 2).astype(np.uint64)[:, None, :]
    after = code_points(heads, 2).astype(np.uint64)[None, :, :]
    near = _among(_triple(before[..., 1], before[..., 0], after[..., 0]), triples)
    near |= _among(_triple(before[..., 0], after[..., 0], after[..., 1]), triples)
    left, right = _levelled([t[-4:] for t in tails]), _levelled([h[:4] for h in heads])
    for r, c in np.argwhere(near):
        out[r, c] = _said(page, left[r], right[c])
    return out


def _said_before(corpus: Corpus, tails: list[str], heads: list[str]) -> Matrix:
    """The same in the archive's texts."""
    return corpus.across(_levelled([t[-3:] for t in tails]), _levelled([h[:3] for h in heads]))


def _levelled(texts: list[str]) -> list[str]:
    return levelled("\n".join(texts)).split("\n") if texts else []


def _said(page: str, tail: str, head: str) -> float:
    if tail[-2:] + head[:2] in page or tail[-3:] + head[:1] in page or tail[-1:] + head[:3] in page:
        longer = (
            tail[-3:] + head[:2],
            tail[-2:] + head[:3],
            tail[-4:] + head[:1],
            tail[-1:] + head[:4],
        )
        return 3.0 if any(text in page for text in longer) else 2.0
    return 1.0


def _triple(a: Codes, b: Codes, c: Codes) -> Codes:
    return (a << np.uint64(32)) | (b << np.uint64(16)) | c


def _among(keys: Codes, known: Codes) -> NDArray[np.bool_]:
    """Which keys stand in the sorted array."""
    nearest = known[np.minimum(np.searchsorted(known, keys), len(known) - 1)]
    return np.asarray(nearest == keys, dtype=np.bool_)


def _balance(tails: list[str], heads: list[str]) -> dict[str, Matrix]:
    """Quotation marks and brackets: one side opens what the other closes, or one of them stays alone."""
    # A piece without any mark, open on both sides, may lie inside a quotation that others open and close.
    inner_head = [not _PAIRED.search(h) and openness(h) > CLOSED for h in heads]
    inner_tail = [not _PAIRED.search(t) for t in tails]
    opened = [unbalanced(t)[1] for t in tails]
    closed = [unbalanced(h)[0] for h in heads]
    fits = np.zeros((len(tails), len(heads)))
    clash = np.zeros_like(fits)
    odd_left, odd_right = [straight_open(t) for t in tails], [straight_open(h) for h in heads]
    for r, left in enumerate(opened):
        for c, right in enumerate(closed):
            if left and right:
                fits[r, c] = 1.0 if left[-1] == right[0] else 0.0
                clash[r, c] = 0.0 if fits[r, c] else 1.0
            elif left or right:
                clash[r, c] = INNER if (inner_head[c] if left else inner_tail[r]) else 1.0
            elif odd_left[r] or odd_right[c]:
                fits[r, c] = float(odd_left[r] and odd_right[c])
                clash[r, c] = 0.5 * (1 - fits[r, c])
    return {"pair closed": fits, "pair broken": clash}


def _places(lines: Sequence[Line], ends: list[Line], begins: list[Line]) -> dict[str, Matrix]:
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


def _stands_before_head(lines: Sequence[Line], line: Line) -> float:
    """1 where a head, a mark or nothing stands below an unfinished end: it goes on elsewhere, or is lost."""
    if closed(line.text):
        return 0.0
    below = lines[line.index + 1] if line.index + 1 < len(lines) else None
    boxed = below is not None and below.tag is Tag.LABEL
    return float(not boxed and (below is None or below.tag is not Tag.BODY or below.is_report))


def disorder(lines: Sequence[Line]) -> float:
    """How many unfinished texts stand right above a head, up to 3: there the columns are cut or mixed."""
    unfinished = [ln for ln in lines if ln.tag is Tag.BODY and openness(ln.text) >= 2]
    return min(3.0, sum(_stands_before_head(lines, ln) for ln in unfinished))


def permuted(lines: Sequence[Line]) -> float:
    """The page begins inside a text (1) and ends inside one (1): columns stand in a wrong order."""
    body = [ln for ln in lines if ln.tag is Tag.BODY]
    if not body:
        return 0.0
    begins = lines[0].tag is Tag.BODY and not lines[0].is_report
    return float(begins) + float(body[-1].index == lines[-1].index and openness(body[-1].text) > CLOSED)


def _below_open_end(lines: Sequence[Line], line: Line) -> float:
    above = lines[line.index - 1] if line.index else None
    return float(above is not None and above.tag is Tag.BODY and openness(above.text) > CLOSED)


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


def _said_otherwise(page: str, tails: list[str], heads: list[str]) -> Matrix:
    """The page has the first characters of a beginning always after another character than this end's."""
    out = np.zeros((len(tails), len(heads)))
    if not out.size:
        return out
    last = _levelled([t[-1] for t in tails])
    for c, head in enumerate(_levelled([h[:3] for h in heads])):
        before = _characters_before(page, head)
        if before and all(is_chinese(ch) for ch in before):
            out[:, c] = [float(ch not in before) for ch in last]
    return out


def _characters_before(text: str, start: str) -> set[str]:
    """What stands before `start` in the text, line borders left out."""
    found: set[str] = set()
    at = text.find(start)
    while at >= 0 and len(start) == 3:
        if at and text[at - 1] != "\n":
            found.add(text[at - 1])
        at = text.find(start, at + 1)
    return found
