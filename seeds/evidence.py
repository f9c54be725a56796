"""What speaks for and against a seam: words, marks, places and topics of all ends and beginnings at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from seeds.corpus import Corpus
from seeds.layout import (
    CLOSED,
    announces,
    below_head,
    below_open_end,
    disorder,
    on_damaged_page,
    on_whole_page,
    openness,
    permuted,
    places,
    stands_before_head,
    top_of_article,
)
from seeds.lines import Line, Tag
from seeds.ngrams import BORDER, TITLE_BORDER, Codes, among, code_points, levelled, model
from seeds.seamwords import mark_first, seam_words
from seeds.sections import Matrix, topic_evidence
from seeds.shapes import shapes
from seeds.text import NEVER_FIRST, is_chinese, straight_open, unbalanced
from seeds.wordfit import word_fit
from seeds.wordruns import word_runs

_PAIRED = re.compile('[“”‘’「」『』（）()《》【】〔〕"]')
# What a column end leaves of a day, and the rest of it.
_CUT_DAYS = tuple(
    (re.compile(left), re.compile(right))
    for left, right in (
        (r"(?<!\d)(?:\d{4}|[今去前明当])年1?\d$", r"[0-2]?月(?![\u4e00-\u9fff]{2})|[0-2]?月\d"),
        (r"(?<!\d)1?\d月[1-3]?$", r"\d{1,2}[日号]"),
        (r"(?<!\d)1?\d月[1-3]?\d$", r"[日号]"),
    )
)
_ANNOUNCED = re.compile(
    r"[“\"‘「●▲■◆①②]|[（(]?[一二三四五六七八九十\d]{1,2}(?:[）)、.．]|是)|[第其][一二三四五][，、,]|首先"
)
_WANTS_DAY = re.compile(
    r"(?:[今去前明当同次翌]年|\d{4}年|[〇零一二三四五六七八九]{4}年|截[至止]|自|从|至|到)$"
)
# 3月20日，浙江省… begins a paragraph, also where the text above it breaks off.
_DAY = re.compile(r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|[，,])")
# How far a piece that may lie inside a quotation clashes with a mark of the other side.
INNER = 0.3
# The log odds from which a short line surely breaks off, whatever the rest of the page does.
SURELY = 3.0
# Bounded work: so many characters are searched for what stands across seams; of the rest three are found.
MOST_SEARCHED = 50_000_000


def seam_evidence(
    lines: Sequence[Line], ends: list[Line], begins: list[Line], corpus: Corpus | None = None
) -> dict[str, Matrix]:
    """Each kind of evidence for all pairs at once: (ends, begins)."""
    tails, heads = [ln.text for ln in ends], [ln.text for ln in begins]
    out = places(lines, ends, begins)
    out |= _words(lines, ends, begins)
    page = levelled("\n".join(ln.text for ln in lines if ln.tag is not Tag.REPEAT))
    out["said elsewhere"] = _said_elsewhere(page, tails, heads)
    if corpus is not None:
        out["said elsewhere"] = np.maximum(out["said elsewhere"], _said_before(corpus, tails, heads))
    out["said otherwise"] = _said_otherwise(page, tails, heads)
    out |= _balance(tails, heads)
    out |= _numbers(tails, heads)
    out |= on_damaged_page(lines, out["next line"])
    out |= topic_evidence(lines, ends, begins)
    out |= shapes(lines, ends, begins, out["begins inside"][:1].ravel().tolist() or [0.0] * len(begins))
    below = out["next line"]
    # What a comma or a full stop may stand behind is no piece of a clause.
    out["breaks off, mark first"] = out["breaks off"] * out["mark first"]
    out["begins inside, next line"] = out["begins inside"] * below
    out["heads on neighbouring lines"] = out["head, ends"] * out["head, begins"] * below
    out["text below a head"] = out["head, ends"] * (1.0 - out["head, begins"]) * below
    out["head below a text"] = out["head, begins"] * (1.0 - out["head, ends"]) * below
    rhymed = [np.array([float(ln.role == "text") for ln in side]) for side in (ends, begins)]
    # 翻开来，里边没有豪言壮语： above “4月19日。…: what is announced stands below, as paragraphs of its own.
    announced = np.array([float(bool(_ANNOUNCED.match(h))) for h in heads])
    out["announced below"] = np.array([float(announces(t)) for t in tails])[:, None] * announced
    out["day cut"] = _day_cut(tails, heads)
    # 去年|5月1日: what wants a day is followed by one, and by little else.
    wanting_day = np.array([float(bool(_WANTS_DAY.search(ln.text))) for ln in ends])
    out["day wanted"] = out["begins with a day"] * wanting_day[:, None]
    out["two short lines"] = rhymed[0][:, None] * rhymed[1][None, :]
    whole = on_whole_page(lines)
    out["short end, page whole"] = _few_words(ends, out["breaks off"]) * rhymed[0][:, None] * below * whole
    out["short beginning, page whole"] = rhymed[1][None, :] * below * whole
    out["pair broken below"] = out["pair broken"] * below
    out["below an open end"] = out["below an open end"] * (1.0 - below)
    out["next line, page in disorder"] = below * disorder(lines)
    out["top of the article"] = top_of_article(lines, ends, begins) * (1.0 - below)
    out["top of the article, cut at a head"] = out["top of the article"] * out["cut at a head"]
    turned = permuted(lines)
    out["next line, columns permuted"] = below * turned
    out["far, columns permuted"] = (1.0 - out["next text"]) * turned
    return out


def _words(lines: Sequence[Line], ends: list[Line], begins: list[Line]) -> dict[str, Matrix]:
    """How each end ends, how each beginning begins, and how the words of both go together."""
    tails, heads = [ln.text for ln in ends], [ln.text for ln in begins]
    border = model()
    backed, expected = border.gains([*tails, BORDER], [*heads, BORDER, TITLE_BORDER])
    to_border, to_title, from_border = backed[:-1, -2], backed[:-1, -1], backed[-1, :-2]
    short = np.array([float(ln.tag is Tag.SHORT) for ln in ends])
    go_on, inside = seam_words().gains(tails, heads)
    broken = np.clip(seam_words().breaks(tails), -6, 6)
    rows: dict[str, Sequence[float] | NDArray[np.float64]] = {
        "open end": [openness(t) for t in tails],
        "ends like a paragraph": np.clip(to_border, -4, 4),
        "head, ends like a paragraph": np.clip(to_border, -4, 4) * short,
        "head, ends like a title": np.clip(to_title - to_border, -4, 4) * short,
        "breaks off": broken,
        "head, breaks off": broken * short,
        "cut at a head": [stands_before_head(lines, ln) for ln in ends],
        "split pair": [float(ln.text[-1] in "“‘（(《「，,、；;：:") for ln in ends],
        **{f"{name}, ends": values for name, values in _as_heads(ends).items()},
    }
    first, second = border.first(heads) if begins else (np.zeros(0), np.zeros(0))
    columns: dict[str, Sequence[float] | NDArray[np.float64]] = {
        "never first": [float(h[0] in NEVER_FIRST) for h in heads],
        "mark first": [float(bool(mark_first(h))) for h in heads],
        "begins like a paragraph": np.clip(from_border, -6, 6),
        "begins inside": np.clip(inside, -6, 6),
        "first character": np.clip(first, -6, 4),
        "first characters": np.clip(second, -6, 4),
        "begins with a day": [float(bool(_DAY.match(h))) for h in heads],
        "opens the page": [float(ln.index == 0) for ln in begins],
        "below an open end": [below_open_end(lines, ln) for ln in begins],
        "below a head": [below_head(lines, ln) for ln in begins],
        **{f"{name}, begins": values for name, values in _as_heads(begins).items()},
    }
    shape = len(ends), len(begins)
    out: dict[str, Matrix] = {n: np.broadcast_to(np.reshape(v, (-1, 1)), shape) for n, v in rows.items()}
    out |= {n: np.broadcast_to(np.reshape(v, (1, -1)), shape) for n, v in columns.items()}
    return out | {
        "words": np.clip(backed[:-1, :-2], -7.0, 10.0),
        "words expected": np.clip(expected[:-1, :-2], -7.0, 10.0),
        "words go on": np.clip(go_on, -12.0, 12.0),
        "words fit": np.clip(word_fit().gains(tails, heads), -12.0, 12.0),
        "word runs": np.clip(word_runs().gains(tails, heads), -12.0, 12.0),
    }


def _few_words(ends: list[Line], breaks_off: Matrix) -> Matrix:
    """1 for an end without a comma that does not surely break off; of figures the network knows nothing."""
    bare = np.array([float("，" not in ln.text) for ln in ends])[:, None]
    figures = np.array([ln.text[-1].isdigit() for ln in ends])[:, None]
    few: Matrix = np.where(figures, 1.0, np.clip(1.0 - breaks_off / SURELY, 0.0, 1.0)) * bare
    return few


def _as_heads(lines: list[Line]) -> dict[str, list[float]]:
    """Short lines that may be heads: the more they look like one, the less they are pieces of a text."""
    short = [float(ln.tag is Tag.SHORT) for ln in lines]
    odds = [min(4.0, max(-6.0, ln.as_head)) * s for ln, s in zip(lines, short, strict=True)]
    return {"head": short, "head odds": odds}


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
    near = among(_triple(before[..., 1], before[..., 0], after[..., 0]), triples)
    near |= among(_triple(before[..., 0], after[..., 0], after[..., 1]), triples)
    left, right = _levelled([t[-4:] for t in tails]), _levelled([h[:4] for h in heads])
    out[near] = 1.0
    for r, c in np.argwhere(near)[: MOST_SEARCHED // len(page)]:
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


def _numbers(tails: list[str], heads: list[str]) -> dict[str, Matrix]:
    """A number cut in two (断了2|3天), and an end in a number that the beginning has no rest or unit for."""
    left = np.array([float(t[-1].isdigit()) for t in tails]).reshape(-1, 1)
    right = np.array([float(h[0].isdigit()) for h in heads]).reshape(1, -1)
    return {"number cut": left * right, "number or none": np.abs(left - right)}


def _day_cut(tails: list[str], heads: list[str]) -> Matrix:
    """A day of which one side has the rest: 2023年11|月30日, 5月|1日, 12月2|6日."""
    out = np.zeros((len(tails), len(heads)))
    for rest_of, rest in _CUT_DAYS:
        ends = np.array([float(bool(rest_of.search(t))) for t in tails])
        begins = np.array([float(bool(rest.match(h))) for h in heads])
        out = np.maximum(out, ends[:, None] * begins[None, :])
    return out


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


def _said_otherwise(page: str, tails: list[str], heads: list[str]) -> Matrix:
    """The page has the first characters of a beginning always after another character than this end's."""
    out = np.zeros((len(tails), len(heads)))
    if not out.size:
        return out
    last = _levelled([t[-1] for t in tails])
    starts = _levelled([h[:3] for h in heads])
    known = {start: _characters_before(page, start) for start in {*starts}}
    for c, start in enumerate(starts):
        before = known[start]
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
