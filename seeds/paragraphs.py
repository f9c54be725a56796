"""The lines of an item → its paragraphs, boxes and marks; captions apart from the article around them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from seeds import rules
from seeds.groups import Item, begins_with_day, is_caption
from seeds.joins import Seam as Joint
from seeds.lines import HEAD_TAGS, Line, Tag, begins_report
from seeds.model import Seam
from seeds.signers import in_brackets
from seeds.text import NEVER_FIRST, unbalanced

_LATELY = re.compile("[昨前今当][天日]")


@dataclass
class Paragraph:
    """Lines of text joined into one; `label` is a box's."""

    lines: list[int]
    kind: str = "paragraph"
    label: str | None = None
    text: str = ""
    seams: list[Seam] = field(default_factory=list)


def read_paragraphs(
    lines: Sequence[Line],
    joint: Mapping[tuple[int, int], Joint],
    item: Item,
    doubts: Mapping[int, float],
) -> tuple[list[Paragraph], list[int]]:
    """The text of an item in paragraphs, and its marks (credits, jumps) on lines of their own.

    `doubts`: of lines that begin a paragraph how likely it follows the one above.
    """
    out: list[Paragraph] = []
    marks: list[int] = []
    label: str | None = None
    for i in item.body:
        line = lines[i]
        if line.tag in (Tag.CREDIT, Tag.JUMP_TO, Tag.AFFILIATION):
            marks.append(i)
        elif line.tag is Tag.LABEL:
            if label:
                out.append(Paragraph([], "note", label))
            label = line.text
        elif i in item.subheads:
            out.append(Paragraph([i], "subhead"))
        elif out and out[-1].lines and (out[-1].lines[-1], i) in joint:
            out[-1].lines.append(i)
        else:
            out.append(Paragraph([i], "note" if label else "paragraph", label))
            label = None
    if label:
        out.append(Paragraph([], "note", label))
    for paragraph in out:
        _join(lines, joint, paragraph)
    for paragraph in out:
        share = doubts.get(paragraph.lines[0]) if paragraph.lines else None
        if share is not None:
            paragraph.seams.insert(0, Seam(at=0, confidence=share))
    return out, marks


def _join(lines: Sequence[Line], joint: Mapping[tuple[int, int], Joint], paragraph: Paragraph) -> None:
    for before, i in zip([None, *paragraph.lines], paragraph.lines, strict=False):
        if before is not None:
            share = joint[(before, i)].confidence
            paragraph.seams.append(Seam(at=len(paragraph.text), confidence=share))
        paragraph.text += lines[i].text


def is_picture(lines: Sequence[Line], item: Item, paragraphs: list[Paragraph], marks: list[int]) -> bool:
    """The whole item is a picture with its text: not signed, no report, a credit, few paragraphs."""
    signed = any(lines[i].tag in HEAD_TAGS for i in item.head)
    texts = [p for p in paragraphs if p.kind != "note"]
    if signed or not texts or not item.head or any(p.kind == "subhead" for p in texts) or len(texts) > 5:
        return False
    if any(begins_report(p.text) or in_brackets(p.text) for p in texts):
        return False
    if not _tells_when(texts[0].text) and any(is_caption(p.text) and _tells_when(p.text) for p in texts[1:]):
        # A picture without a title stands below a short text, a correction say.
        return False
    return any(lines[i].tag is Tag.CREDIT for i in marks) or any(is_caption(p.text) for p in texts)


def _tells_when(text: str) -> bool:
    """A caption begins with its day: 5月25日，位于…, 前天是元宵节，在…."""
    return begins_with_day(text) or bool(_LATELY.match(text))


def without_pictures(
    lines: Sequence[Line], paragraphs: list[Paragraph], marks: list[int]
) -> tuple[list[Paragraph], list[tuple[Paragraph, int | None]]]:
    """Captions leave the article that the page printed them into."""
    texts = [p for p in paragraphs if p.kind == "paragraph" and not rules.REPORT.match(p.text)]
    ending = {p.lines[-1]: p for p in texts if p.lines}
    credited = {i: ending[i - 1] for i in marks if lines[i].tag is Tag.CREDIT and i - 1 in ending}
    marks[:] = [i for i in marks if i not in credited]
    pictures: list[tuple[Paragraph, int | None]] = [(p, mark) for mark, p in credited.items()]
    gone = {id(p) for p in credited.values()}
    pictures += [(p, None) for p in texts if id(p) not in gone and is_caption(p.text)]
    gone = {id(p) for p, _ in pictures}
    return [p for p in paragraphs if id(p) not in gone], pictures


def begins_inside(text: str) -> bool:
    """The beginning of the sentence is not here."""
    return bool(text) and (text[0] in NEVER_FIRST or bool(unbalanced(text)[0]))
