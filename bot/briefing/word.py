"""A briefing as a Word document: cover, contents, articles with source lines, page numbers as fields."""

from __future__ import annotations

import io
import re
from typing import Any

from bot import texts
from bot.briefing.content import Briefing, Entry

# Fonts of every Chinese Word; the document names them, Word has them.
_TEXT, _HEADS = "宋体", "黑体"
# What people hand on with a note is set apart from what was printed.
_NOTES = "楷体"
# What XML cannot hold.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Two characters: in hundredths of one, and in twentieths of a point for programs that do not know these.
_INDENT_CHARACTERS, _INDENT = "200", "420"
# The width of the text: A4 without its margins.
_WIDTH_MM = 210 - 2 * 28


def as_docx(made: Briefing) -> bytes:
    """The briefing as .docx. Word sets the page numbers when it opens the file; the titles of the contents
    stand there already, for the many programs that do not."""
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
    _contents(document, [_clean(entry.title) for entry in made.entries])
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    for number, entry in enumerate(made.entries):
        _entry(document, number, entry)
    footer = document.sections[0].footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(footer, "PAGE")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _contents(document: Any, titles: list[str]) -> None:
    """A field with what it comes to: each title, linked, with leaders to its page's number."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    line = document.add_paragraph()
    _mark(line, "begin")
    _instruction(line, r'TOC \o "1-1" \h \z \u')
    _mark(line, "separate")
    for number, title in enumerate(titles):
        line = line if number == 0 else document.add_paragraph()
        stops = line.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(_WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _bookmark(number))
        link.append(line.add_run(title)._r)
        line._p.append(link)
        line.add_run("\t")
        _field(line, f"PAGEREF {_bookmark(number)} \\h")
    _mark(line, "end")


def _bookmark(number: int) -> str:
    return f"_Toc{number + 1:06}"


def _named(line: Any, number: int) -> None:
    """The line can be pointed at."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(name)
        mark.set(qn("w:id"), str(number))
        if name == "w:bookmarkStart":
            mark.set(qn("w:name"), _bookmark(number))
        line._p.append(mark)


def _entry(document: Any, number: int, entry: Entry) -> None:
    from docx.shared import Pt

    if entry.kicker:
        kicker = document.add_paragraph(_clean(entry.kicker)).paragraph_format
        kicker.keep_with_next, kicker.space_before = True, Pt(24)
    title = document.add_heading(_clean(entry.title), level=1)
    _named(title, number)
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

    for name, font, size in (
        ("Normal", _TEXT, 10.5), ("Heading 1", _HEADS, 15), ("Intense Quote", _NOTES, 10.5),
    ):  # fmt: skip
        style = document.styles[name]
        style.font.name = font
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        # Chinese has no italics, and a note is not louder than the text.
        style.font.italic, style.font.bold = False, name == "Heading 1"
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
    indent.set(qn("w:firstLine"), _INDENT)
    line._p.get_or_add_pPr().append(indent)


def _field(line: Any, code: str) -> None:
    _mark(line, "begin")
    _instruction(line, code)
    _mark(line, "end")


def _instruction(line: Any, code: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = code
    line.add_run()._r.append(instruction)


def _mark(line: Any, kind: str) -> None:
    """Where a field begins, where what it comes to begins, and where it ends."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    if kind == "begin":
        mark.set(qn("w:dirty"), "true")
    line.add_run()._r.append(mark)


def _has(document: Any, style: str) -> bool:
    return style in {each.name for each in document.styles}


def _clean(text: str) -> str:
    return _CONTROLS.sub("", text)
