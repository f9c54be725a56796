"""Briefings looked at page by page: as pictures, by their fonts, by the fields of the Word document.

The pictures are kept in the folder that KANBAO_ARTEFACTS names, for somebody to look at.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import re
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pylopdf_fonts_zh_cn as fonts
import pytest
import typst
from docx import Document
from docx.shared import Mm
from numpy.typing import NDArray

from bot import briefing as package
from bot import texts
from bot.briefing import pdf
from bot.briefing.content import Briefing, Entry, Paragraph
from bot.briefing.content import briefing as made_of
from bot.briefing.word import as_docx
from seeds.model import Article
from store import Store, articles, stored
from store.clippings import Clipping
from tests.bot.test_slips import START

PPI = 36
MM = PPI / 25.4
NOTE = "编者按：请各部门结合实际，认真研究。"


@pytest.fixture
def made(store: Store) -> Briefing:
    """All of the newest issues, with a note on every other article."""
    days = [day for day, _, _ in store.read(articles.issue_dates)]
    items = [item for day in days for item in store.read(articles.latest, day=day, limit=50).items]
    values = store.read(lambda session: stored.whole_values(session, [item.id for item in items]))
    kept = [
        (Clipping(item, NOTE if at % 2 else "", START, ("产改",)), values[item.id][0])
        for at, item in enumerate(items)
    ]
    return made_of("周五简报", dt.date(2024, 12, 20), kept, "工人日报")


def pictures(monkeypatch: pytest.MonkeyPatch, made: Briefing, folder: Path) -> list[NDArray[Any]]:
    """The pages as Typst draws them: darkness from 0 to 255."""
    told: dict[str, Any] = {}

    def keep(template: str, data: dict[str, Any]) -> bytes:
        told.update(template=template, data=data)
        return b""

    monkeypatch.setattr(pdf, "typeset", keep)
    pdf.as_pdf(made)
    template = Path(str(package.__path__[0])) / told["template"]
    compile_: Any = typst.compile
    drawn = compile_(
        template.read_bytes(), font_paths=[str(fonts.serif_path().parent)], ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(told["data"])}, format="png", ppi=PPI,
    )  # fmt: skip
    kept = Path(os.environ.get("KANBAO_ARTEFACTS", folder))
    kept.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(drawn, start=1):
        (kept / f"briefing-{number:02}.png").write_bytes(page)
    return [255 - _decoded(page)[:, :, :3].min(axis=2) for page in drawn]


def _decoded(png: bytes) -> NDArray[np.uint8]:
    """A PNG of 8 bits a channel, without interlacing, as Typst writes it."""
    at, data = 8, b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        chunk = png[at + 8 : at + 8 + length]
        at += 12 + length
        if kind == b"IHDR":
            width, height, _, colour = struct.unpack(">IIBB", chunk[:10])
        data += chunk if kind == b"IDAT" else b""
    channels = {2: 3, 6: 4}[colour]
    raw, stride = zlib.decompress(data), width * channels
    rows, before = [], [0] * stride
    for y in range(height):
        start = y * (stride + 1)
        before = _row(raw[start], list(raw[start + 1 : start + 1 + stride]), before, channels)
        rows.append(before)
    return np.array(rows, dtype=np.uint8).reshape(height, width, channels)


def _row(kind: int, row: list[int], above: list[int], step: int) -> list[int]:
    """PNG's filters (RFC 2083, 6): what was subtracted from each byte is added again."""
    if kind == 2 or (kind == 4 and not any(row) and len(set(above)) == 1):
        return [(one + up) % 256 for one, up in zip(row, above, strict=True)]
    for x in range(len(row) if kind else 0):
        left, corner = (row[x - step], above[x - step]) if x >= step else (0, 0)
        up = above[x]
        if kind == 1:
            guess = left
        elif kind == 3:
            guess = (left + up) // 2
        else:
            to_left, to_up, to_corner = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
            guess = (
                left if to_left <= to_up and to_left <= to_corner else up if to_up <= to_corner else corner
            )
        row[x] = (row[x] + guess) % 256
    return row


def dark(page: NDArray[Any], top: float, bottom: float, left: float = 0, right: float = 210) -> int:
    """How many pixels are inked in a stretch of the page, in millimetres."""
    return int((page[int(top * MM) : int(bottom * MM), int(left * MM) : int(right * MM)] > 40).sum())


def test_every_page_stands_within_its_margins_and_bears_its_number(
    made: Briefing, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    cover, contents, *pages = pictures(monkeypatch, made, tmp_path)
    assert len(pages) >= 8
    # The cover: title, day and count in the middle, no number below.
    assert dark(cover, 60, 180, 50, 160) > 50 and dark(cover, 0, 60) == dark(cover, 270, 297) == 0
    # Contents: a line an article, with its page at the right margin.
    assert dark(contents, 28, 200, 170, 184) > len(made.entries)
    for page in (contents, *pages):
        assert page.shape == cover.shape
        assert dark(page, 25, 268, 26, 184) > 100
        assert dark(page, 0, 24) == 0 and dark(page, 0, 297, 0, 24) == 0 and dark(page, 0, 297, 186, 210) == 0
        assert dark(page, 272, 290, 95, 115) > 0, "no page number"
        assert dark(page, 272, 290, 0, 90) == dark(page, 272, 290, 120, 210) == 0


def _streams(data: bytes) -> bytes:
    found = b""
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            found += zlib.decompressobj().decompress(stream)
        except zlib.error:
            continue
    return data + found


def test_the_pdfs_fonts_are_in_it(made: Briefing) -> None:
    data = pdf.as_pdf(made)
    text = _streams(data)
    assert {name for name in (b"NotoSerifSC", b"NotoSansSC") if name in text.replace(b"-", b"")} == {
        b"NotoSerifSC",
        b"NotoSansSC",
    }
    fonts_told, embedded = text.count(b"/FontDescriptor/"), len(re.findall(rb"/FontFile[23]? ", text))
    assert embedded >= 2 and embedded >= fonts_told


def test_the_word_document_has_fields_fonts_and_a_page_of_a4(made: Briefing) -> None:
    document = Document(io.BytesIO(as_docx(made)))
    xml = document.element.xml
    assert 'TOC \\o "1-1"' in xml and 'w:dirty="true"' in xml
    footer = document.sections[0].footer.paragraphs[0]._p.xml
    assert ">PAGE<" in footer
    section = document.sections[0]
    assert (
        abs((section.page_width or 0) - Mm(210)) < 1000 and abs((section.page_height or 0) - Mm(297)) < 1000
    )
    styles = {each.name: each.element.xml for each in document.styles}
    assert 'w:eastAsia="宋体"' in styles["Normal"] and 'w:eastAsia="黑体"' in styles["Heading 1"]
    assert 'w:lang w:val="zh-CN" w:eastAsia="zh-CN"' in styles["Normal"]
    heads = [line.text for line in document.paragraphs if line.style and line.style.name == "Heading 1"]
    assert heads == [entry.title for entry in made.entries]
    assert sum(line.text.endswith(NOTE) for line in document.paragraphs) == len(made.entries) // 2
    assert 'w:firstLineChars="200"' in xml and 'w:firstLine="420"' in xml
    # The contents stand there also where no program fills them in, and each line leads to its title.
    lines = [line for line in document.paragraphs if "PAGEREF" in line._p.xml]
    assert [line.text.rstrip("\t") for line in lines] == heads
    named = re.findall(r'w:bookmarkStart w:id="\d+" w:name="([^"]+)"', xml)
    assert re.findall(r'w:anchor="([^"]+)"', xml) == named == re.findall(r"PAGEREF (\S+) ", xml)
    kinds = re.findall(r'w:fldCharType="(\w+)"', xml)
    assert kinds.count("begin") == kinds.count("end") == len(heads) + 1


def test_long_titles_break_and_long_texts_go_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Long titles break in the contents, and what is longer than a page goes on on the next."""
    text = Paragraph("paragraph", "产业工人队伍建设改革稳步推进，职工技能培训广泛开展。" * 60)
    entry = Entry(
        "题目" * 40, "引题" * 30, "副题" * 30, "本报记者 张三", "栏目", "《工人日报》", NOTE, (text,)
    )
    made = Briefing("简报" * 20, dt.date(2024, 12, 20), (entry,) * 5)
    _, *pages = pictures(monkeypatch, made, tmp_path)
    assert all(dark(page, 0, 297, 186, 210) == 0 and dark(page, 272, 290, 95, 115) for page in pages)


def test_a_kicker_stands_by_its_title_and_apart_from_the_article_above(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = Paragraph("paragraph", "产业工人队伍建设改革稳步推进。")
    entry = Entry("题目", "引题", "", "", "", "《工人日报》", "", (text,))
    _, _, page = pictures(monkeypatch, Briefing("简报", dt.date(2024, 12, 20), (entry,) * 2), tmp_path)
    inked = (page[: int(250 * MM)] > 40).any(axis=1)
    starts = [y for y in range(1, len(inked)) if inked[y] and not inked[y - 1]]
    ends = [y for y in range(1, len(inked)) if inked[y - 1] and not inked[y]]
    # Kicker, title, source, text of the first article; then the kicker and the title of the second.
    assert len(starts) == 8
    above, below = starts[4] - ends[3], starts[5] - ends[4]
    assert above >= 2 * below


def test_a_headline_without_a_text_says_so(store: Store) -> None:
    item = store.read(articles.latest, limit=1).items[0]
    only = Article(kind="headline_only", title="只有题目")
    made = made_of("简报", dt.date(2024, 12, 20), [(Clipping(item, "", START, ()), only)], "工人日报")
    assert [part.text for part in made.entries[0].paragraphs] == [texts.HEADLINE_ONLY]
