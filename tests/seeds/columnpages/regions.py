"""The region of an article: its head over some columns, its text poured into them, a box among it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tests.seeds.cleanarticles import Block, narrowed
from tests.seeds.columnpages.cutting import CREDIT, JUMP, place_near
from tests.seeds.columnpages.heads import set_head
from tests.seeds.columnpages.pieces import Article, Chunk, Line, Passage
from tests.seeds.columnpages.style import Press

# Notes that stand in a box beside the text; others stand in it.
_BOXED = ("阅读提示", "案情提要", "编者按", "主持人的话", None)


def set_article(article: Article, press: Press) -> None:
    """Sets head, passages and foot; nothing has its place yet."""
    jump = _own_jump_mark(article, press)
    credit = _own_credit(article, press)
    set_head(article, press)
    for block in article.blocks:
        passage = Passage(block.type, block.text, block.label)
        boxed = block.type == "note" and block.label in _BOXED
        (article.boxed if boxed else article.body).append(passage)
    article.passages = article.boxed + article.body
    article.foot = _foot(article, jump, credit, press)


def _own_jump_mark(article: Article, press: Press) -> str:
    """The jump mark, where it goes on a line by itself."""
    last = next((block for block in reversed(article.blocks) if block.type == "paragraph"), None)
    return _taken(last, JUMP) if last and press.rng.random() < 0.25 else ""


def _own_credit(article: Article, press: Press) -> str:
    """The credit of a picture, where it goes on a line by itself."""
    credit = ""
    for caption in [block for block in article.blocks if block.type == "caption"]:
        if press.rng.random() < 0.35 and article.kind == "photo":
            credit = _taken(caption, CREDIT) or credit
    return credit


def _taken(block: Block, tail: re.Pattern[str]) -> str:
    """Takes the tail off a text, unless it is all of it."""
    found = tail.search(block.text)
    if not found or not found.start():
        return ""
    block.text = block.text[: found.start()].rstrip()
    return found[0]


def _foot(article: Article, jump: str, credit: str, press: Press) -> list[Line]:
    """What stands below the last column."""
    rng = press.rng
    foot = [Line(text, "own", article, close=rng.random() < 0.5) for text in article.own]
    if credit:
        foot.insert(0, Line(credit, "credit", article, close=rng.random() < 0.4))
    if jump:
        foot.append(Line(jump, "jump", article))
    texts = [*(block.text for block in article.blocks), *article.own]
    if article.affiliation and not any("作者单位" in text for text in texts):
        affiliation = narrowed(f"（{article.affiliation}）", press.style.narrow)
        foot.append(Line(affiliation, "own", article))
    return article.late + foot


# ── columns ───────────────────────────────────────────────────────────────────────────────────────────


class _Pour:
    """Pours passages into so many columns of so many lines; a paragraph is cut where a column ends."""

    def __init__(self, count: int, height: int, width: int) -> None:
        self.columns: list[list[Line]] = [[]]
        self.count, self.height, self.width = count, height, width
        # Lines that the column has room for.
        self.room = height

    def pour(self, passage: Passage, article: Article) -> None:
        """The passage into this column, and as much of it as has no room into the next ones."""
        if passage.type == "subhead" and self.room < 3 and len(self.columns) < self.count:
            self._next()
        rest, cut = passage.text, False
        while rest:
            last = len(self.columns) >= self.count
            if not last and self.room <= 0:
                self._next()
                continue
            indent = 0 if cut else 2
            lines = -(-(len(rest) + indent) // self.width)
            at = None
            if not last and lines > self.room:
                at = self._place(rest, indent, passage)
                # Nowhere to cut it: the next column, if there are but a few lines left in this one.
                if at is None and self.room <= 3 and self.columns[-1]:
                    self._next()
                    continue
                lines = self.room
            line = Line(rest[:at], "block", article, passage, cut_before=cut, cut_behind=at is not None)
            passage.lines.append(line)
            self.columns[-1].append(line)
            self.room -= lines
            rest, cut = rest[at:] if at else "", True

    def _next(self) -> None:
        self.columns.append([])
        self.room = self.height

    def _place(self, text: str, indent: int, passage: Passage) -> int | None:
        if passage.type != "paragraph" or len(text) <= 30:
            return None
        return place_near(text, self.room * self.width - indent, self.width)


def _poured(article: Article, press: Press) -> list[list[Line]]:
    style = press.style
    lines = sum(-(-(len(passage.text) + 2) // style.width) for passage in article.body)
    count = 1
    if not article.verse and article.kind != "photo":
        count = max(1, round(len(article.text) / (style.column * press.rng.uniform(0.85, 1.15))))
    pour = _Pour(count, -(-lines // count), style.width)
    for passage in article.body:
        pour.pour(passage, article)
    return [column for column in pour.columns if column]


# ── the region ────────────────────────────────────────────────────────────────────────────────────────


def lay_out(article: Article, press: Press) -> None:
    """The chunks of an article, as a good OCR reads them."""
    chunks = [Chunk(article, "column", lines) for lines in _poured(article, press)]
    for passage in article.boxed:
        _insert_box(chunks, _box(passage, article, press), press)
    columns = [chunk for chunk in chunks if chunk.kind == "column"]
    # What stands at the foot of the last column goes where that column goes.
    if columns:
        columns[-1].lines += article.foot
    elif article.foot:
        chunks.append(Chunk(article, "foot", article.foot))
    article.chunks = [Chunk(article, "head", article.head)] * bool(article.head) + chunks
    _mark_text([line for chunk in chunks for line in chunk.lines], press)


def _box(passage: Passage, article: Article, press: Press) -> Chunk:
    lines = []
    if passage.label:
        lines = [Line(passage.label, "label", article)]
        if press.style.marks and press.rng.random() < 0.6:
            lines[0].mark = "###"
    text = Line(passage.text, "block", article, passage)
    passage.lines.append(text)
    return Chunk(article, "box", [*lines, text])


def _insert_box(chunks: list[Chunk], box: Chunk, press: Press) -> None:
    """Puts a box before the columns, between two, or into the first."""
    rng = press.rng
    if press.style.damaged and len(chunks) > 1 and rng.random() < 0.8:
        chunks.insert(rng.randrange(1, len(chunks)), box)
    elif rng.random() < 0.6 or not chunks or chunks[0].kind == "box":
        chunks.insert(0, box)
    else:
        article, lines = chunks[0].article, chunks[0].lines
        at = rng.randrange(len(lines))
        while at > 0 and lines[at].of("subhead"):
            at -= 1
        parts = Chunk(article, "column", lines[:at]), box, Chunk(article, "column", lines[at:])
        chunks[:1] = [part for part in parts if part.lines]


def _mark_text(lines: Sequence[Line], press: Press) -> None:
    """The marks of subheads, and hard breaks behind subheads and captions."""
    style, rng = press.style, press.rng
    for line in lines:
        if line.of("subhead") and style.marks:
            line.mark = rng.choice(("###", "###", "")) if style.marks == "wild" else "###"
        elif line.of("subhead"):
            line.hard = style.hard_subheads
        elif line.of("caption") and rng.random() < 0.3:
            line.hard = True
