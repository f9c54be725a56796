"""A briefing as a Word document: cover, contents, articles with source lines, page numbers as fields."""

from __future__ import annotations

import io
import re
from typing import Any

from bot import texts
from bot.briefing.content import Briefing, Entry

# Fonts of every Chinese Word; the document names them, Word has them.
_TEXT, _HEADS = "宋体", "黑体"
# What XML cannot hold.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_INDENT_CHARACTERS = "200"


def as_docx(made: Briefing) -> bytes:
    """The briefing as .docx. Word fills in contents and page numbers when it opens the file."""
    # Loaded at first use.
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
    from docx.shared import Pt

    document = Document()
    _page(document)
    _fonts(document)
    for text, size in (
        (made.title, 26), (texts.full_day(made.day), 12),
        (texts.ARTICLES.format(count=len(made.entries)), 12),
    ):  # fmt: skip
        line = document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(_clean(text)).font.size = Pt(size)
    document.paragraphs[0].paragraph_format.space_before = Pt(180)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph(texts.CONTENTS, style="TOC Heading" if _has(document, "TOC Heading") else None)
    _field(document.add_paragraph(), r'TOC \o "1-1" \h \z \u')
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    for entry in made.entries:
        _entry(document, entry)
    footer = document.sections[0].footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(footer, "PAGE")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _entry(document: Any, entry: Entry) -> None:
    from docx.shared import Pt

    if entry.kicker:
        kicker = document.add_paragraph(_clean(entry.kicker)).paragraph_format
        kicker.keep_with_next, kicker.space_before = True, Pt(24)
    title = document.add_heading(_clean(entry.title), level=1)
    # A kicker belongs to the title below it.
    title.paragraph_format.space_before = Pt(3 if entry.kicker else 24)
    if entry.subtitle:
        document.add_paragraph(_clean(entry.subtitle))
    source = "　".join(part for part in (entry.source, entry.column, entry.byline) if part)
    document.add_paragraph().add_run(_clean(source)).font.size = Pt(9)
    if entry.note:
        document.add_paragraph(_clean(entry.note), style="Intense Quote")
    for part in entry.paragraphs:
        line = document.add_paragraph()
        run = line.add_run(_clean(part.text))
        if part.kind == "subhead":
            run.bold = True
            line.paragraph_format.keep_with_next = True
        elif part.kind in {"caption", "foot"}:
            run.font.size = Pt(9)
        else:
            _indent(line)


def _page(document: Any) -> None:
    """A4, with the margins of the PDF."""
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(28)
    section.top_margin = section.bottom_margin = Mm(30)


def _fonts(document: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name, font, size in (("Normal", _TEXT, 10.5), ("Heading 1", _HEADS, 15)):
        style = document.styles[name]
        style.font.name = font
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_after = Pt(0 if name == "Normal" else 4)
        style.paragraph_format.line_spacing = 1.4
        properties = style.element.get_or_add_rPr()
        properties.get_or_add_rFonts().set(qn("w:eastAsia"), font)
        # Lines break and marks stand by the rules of the language.
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "zh-CN")
        language.set(qn("w:eastAsia"), "zh-CN")
        properties.append(language)


def _indent(line: Any) -> None:
    """Two characters at the beginning, whatever the size of the font."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    indent = OxmlElement("w:ind")
    indent.set(qn("w:firstLineChars"), _INDENT_CHARACTERS)
    line._p.get_or_add_pPr().append(indent)


def _field(line: Any, code: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", None, "end"):
        run = line.add_run()._r
        if kind is None:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = code
            run.append(instruction)
            continue
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        if kind == "begin":
            mark.set(qn("w:dirty"), "true")
        run.append(mark)


def _has(document: Any, style: str) -> bool:
    return style in {each.name for each in document.styles}


def _clean(text: str) -> str:
    return _CONTROLS.sub("", text)
