"""Items → articles: the parts of the head, the people, the blocks with their seams and gaps."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from seeds import rules
from seeds.bylines import (
    affiliated,
    bracketed,
    credited,
    each_once,
    is_title_line,
    letter_signed,
    named_again,
    named_below,
    signatures,
    signed_below,
)
from seeds.credits import credit as credit_of
from seeds.dates import PageDate
from seeds.figures import figures
from seeds.groups import Item, finished, is_caption, is_label
from seeds.headfacts import Below
from seeds.headlabels import label_of, labels_alone, labels_of, relabelled
from seeds.heads import lined
from seeds.headunits import look_through
from seeds.joins import Seam as Joint
from seeds.lines import HEAD_TAGS, Line, Tag
from seeds.mentions import safe_date
from seeds.model import Article, Block, Dateline, EntryDate, Kind
from seeds.paragraphs import Paragraph, begins_inside, is_picture, read_paragraphs, without_pictures
from seeds.saidheads import head_of
from seeds.strandmoves import Standing
from seeds.sureness import with_confidence
from seeds.text import ends_sentence, squeezed
from seeds.verses import may_end

_HEAD_TEXT = (Tag.SHORT, Tag.BYLINE, Tag.AUTHOR, Tag.SIGNED)
_TITLES = ("title", "next")
# An unsigned text that is no notice: an answer to readers, a note of the editors.
_ASKS = re.compile(r"[？?]|怎么|能否|如何|为何|[一二三四五六七八九十几]问|手记|时评|编辑同志")
_NUMERALS = {c: i for i, c in enumerate("零一二三四五六七八九十")}


class Builder:
    """Makes the articles of one page."""

    def __init__(
        self,
        lines: Sequence[Line],
        seams: Sequence[Joint],
        day: PageDate,
        doubts: Mapping[int, float] = MappingProxyType({}),
        standings: Sequence[Standing] = (),
    ) -> None:
        self.lines = lines
        self.day = day
        # Of lines that begin a paragraph how likely it follows what stands above it, where that is in doubt.
        self.doubts = doubts
        self.standings = standings
        self.joint = {(s.end, s.begin): s for s in seams}
        # The lines that the articles hold, as text or as the views of a byline, credit or jump.
        self.used: set[int] = set()
        # Of these what says nothing, as it names people who have been named above it.
        self.again: dict[int, str] = {}
        # Whether the page's heads are set on lines or on one.
        self.lined = 0.0

    def articles(self, items: Sequence[Item]) -> list[Article]:
        """The articles in page order; pictures that stood within a text are articles of their own."""
        out: list[tuple[int, Article, Standing]] = []
        heads = [[self.lines[i].text for i in item.head if self.lines[i].role in _TITLES] for item in items]
        self.lined = lined(heads)
        look_through(heads)
        standings = self.standings or (Standing(),) * len(items)
        for item, standing in zip(items, standings, strict=True):
            out += [(first, article, standing) for first, article in self._from_item(item)]
        far = sum(begin != end + 1 for end, begin in self.joint)
        built = [(article, standing) for _, article, standing in sorted(out, key=lambda one: one[0])]
        return with_confidence(built, far)

    def _from_item(self, item: Item) -> list[tuple[int, Article]]:
        paragraphs, marks = read_paragraphs(self.lines, self.joint, item, self.doubts)
        out: list[tuple[int, Article]] = []
        if not is_picture(self.lines, item, paragraphs, marks):
            paragraphs, pictures = without_pictures(self.lines, paragraphs, marks)
            out += [(min(p.lines), self._picture(p, own)) for p, own in pictures]
        if item.head or paragraphs or marks:
            out.append((item.first, self._article(item, paragraphs, marks)))
        self.used |= {i for i in item.body if self.lines[i].tag not in (Tag.CREDIT, Tag.JUMP_TO)}
        for i in item.body:
            line = self.lines[i]
            if line.tag is Tag.CREDIT and credit_of(line.text):
                self.used.add(i)
            number = _page_number(rules.JUMP_TO, line.text) if line.tag is Tag.JUMP_TO else None
            if number is not None and number == out[-1][1].continues_on:
                self.used.add(i)
        return [(first, _begun(article)) for first, article in out]

    def _picture(self, paragraph: Paragraph, own: int | None) -> Article:
        people = credited(self.lines, [paragraph], [own] if own is not None else [])
        block = self._block(paragraph, "caption")
        return Article(kind="photo", credits=people, blocks=(block,))

    # ── articles ──────────────────────────────────────────────────────────────────────────────────────

    def _article(self, item: Item, paragraphs: list[Paragraph], marks: list[int]) -> Article:
        first = next((p for p in paragraphs if p.kind == "paragraph"), None)
        head_lines = [self.lines[i] for i in sorted(item.head)]
        below = _below(head_lines, first)
        head_lines = relabelled(head_lines, below)
        signed, pictured = signatures(head_lines)
        titles = [ln for ln in head_lines if is_title_line(ln)]
        head = head_of(titles, below, label_of(head_lines), self.lined)
        picture = is_picture(self.lines, item, paragraphs, marks)
        said_so = any(ln.said == "column" for ln in head_lines)
        known = said_so or ((signed or picture) and is_label(head.column or ""))
        if head.column and not head.title and not known:
            # 遗失声明, 编辑手记: a label with nothing below it but text is the title; a picture needs none.
            # 短平快 above 工会快讯: of several labels the last is the title.
            *labels, title = labels_of(head_lines) or [head.column]
            head = replace(head, column=" ".join(labels) or None, title=title)
        elif not signed and labels_alone(head_lines):
            head = replace(head, column=head.title, title=head.column)
        signed = signed or letter_signed(head.column, paragraphs)
        signed += (*bracketed(first), *signed_below(paragraphs))
        signed = each_once(signed or named_below(paragraphs))
        affiliation = self._affiliation(paragraphs, marks)
        signed = signed or affiliated(affiliation)
        blocks = self._blocks(paragraphs, picture)
        jump_from = next((ln for ln in head_lines if ln.tag is Tag.JUMP_FROM), None)
        entry = next((ln for ln in head_lines if ln.tag is Tag.ENTRY_DATE), None)
        self.used |= {ln.index for ln in head_lines if ln.tag in _HEAD_TEXT}
        self.again |= named_again(head_lines)
        self.used |= {ln.index for ln in (jump_from, entry) if ln}
        facts = {
            "column": head.column, "kicker": head.kicker, "title": head.title, "subtitle": head.subtitle,
            "byline": signed,
            "dateline": self._dateline([ln.text for ln in head_lines] + ([first.text] if first else [])),
            "entry_date": self._entry(entry),
            "credits": (*pictured, *credited(self.lines, paragraphs if picture else [], marks)),
            "affiliation": affiliation,
            "continues_on": self._jump(paragraphs, marks),
            "continued_from": _page_number(rules.JUMP_FROM, jump_from.text) if jump_from else None,
        }  # fmt: skip
        kind = _kind(facts, first, picture, blocks)
        gap = bool(first and begins_inside(first.text))
        return Article(kind=kind, blocks=blocks, gap_before=gap, **facts)

    def _affiliation(self, paragraphs: list[Paragraph], marks: list[int]) -> str | None:
        """The author's house: its own line, or cut off the end of a paragraph."""
        own = [self.lines[i].text for i in marks if self.lines[i].tag is Tag.AFFILIATION]
        for paragraph in paragraphs:
            match = rules.AFFILIATION.search(paragraph.text)
            if match and match.start() and paragraph.kind == "paragraph":
                own.append(match.group().strip())
                paragraph.text = paragraph.text[: match.start()].rstrip()
                paragraph.seams = [s for s in paragraph.seams if s.at < len(paragraph.text)]
        return " ".join(own) or None

    def _blocks(self, paragraphs: list[Paragraph], picture: bool) -> tuple[Block, ...]:
        notes = [p for p in paragraphs if p.kind == "note"]
        texts = [p for p in paragraphs if p.kind != "note"]
        out = []
        for n, paragraph in enumerate([*notes, *texts]):
            kind = "caption" if picture and n == len(notes) else paragraph.kind
            following = [*notes, *texts][n + 1 :][:1]
            out.append(self._block(paragraph, kind, following[0] if following else None))
        return tuple(out)

    def _block(self, paragraph: Paragraph, kind: str, following: Paragraph | None = None) -> Block:
        numbers: list[tuple[int, int]] = []
        for i in paragraph.lines:
            number = self.lines[i].number
            if not numbers or numbers[-1] != (number, number):
                numbers.append((number, number))
        lost = bool(following and following.kind == "paragraph" and begins_inside(following.text))
        return Block(
            type=kind,
            label=paragraph.label,
            text=paragraph.text,
            lines=tuple(numbers),
            seams=tuple(paragraph.seams),
            gap_after=kind == "paragraph" and (lost or self._is_cut(paragraph)),
        )

    def _is_cut(self, paragraph: Paragraph) -> bool:
        """The text breaks off: no sentence ends, and it is no line that is whole as it stands."""
        text = paragraph.text
        last = self.lines[paragraph.lines[-1]] if paragraph.lines else None
        if last is not None and last.role == "closing":
            # A verse, an item, who signs: whole as it stands.
            return False
        if (
            last is not None
            and last.role == "text"
            and len(paragraph.lines) == 1
            and last.as_head > 0
            and may_end(text)
        ):
            # A row, a line like a head: by its words it need not go on.
            return False
        if not text or paragraph.kind != "paragraph" or finished(text) or is_caption(text):
            return False
        # A quotation may go on in the next paragraph, or the OCR has lost its last mark.
        return not ends_sentence(text) and text[-1] not in "；;：:”）)"

    def _jump(self, paragraphs: list[Paragraph], marks: list[int]) -> int | None:
        texts = [self.lines[i].text for i in marks] + [p.text[-14:] for p in paragraphs]
        return next((n for t in texts if (n := _page_number(rules.JUMP_TO, t)) is not None), None)

    def _dateline(self, texts: Sequence[str]) -> Dateline | None:
        match = next((m for t in texts if (m := rules.DATELINE.match(t))), None)
        if not match:
            return None
        year = self.day.year
        month, number = (int(figures(match.group(part))) for part in ("month", "day"))
        day = safe_date(year, month, number) if year else None
        return Dateline(place=match.group("place"), date=day)

    def _entry(self, line: Line | None) -> EntryDate | None:
        match = rules.ENTRY_DATE.match(line.text) if line else None
        if not line or not match:
            return None
        year = int(match.group("year")) if match.group("year") else self.day.year
        day = safe_date(year, int(match.group("month")), int(match.group("day"))) if year else None
        return EntryDate(text=line.text, date=day)


def _begun(article: Article) -> Article:
    """The article, without a head not in doubt whether its first block follows what stands above it."""
    headless = not (article.title or article.kicker or article.column)
    if not headless or not article.blocks or all(seam.at for seam in article.blocks[0].seams):
        return article
    first, *rest = article.blocks
    first = first.model_copy(update={"seams": tuple(seam for seam in first.seams if seam.at)})
    return article.model_copy(update={"blocks": (first, *rest)})


def _page_number(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    if not match:
        return None
    digits = match.group(1)
    if digits.isdigit():
        return int(digits)
    if len(digits) == 1:
        return _NUMERALS.get(digits)
    return 10 + _NUMERALS.get(digits[-1], 0) if digits[0] == "十" else None


def _below(head: Sequence[Line], first: Paragraph | None) -> Below:
    """What stands below the titles of a head."""
    texts = [ln.text for ln in head if ln.tag is Tag.BYLINE] + ([first.text] if first else [])
    if any(rules.DATELINE.match(t) for t in texts):
        return "dateline"
    if any(rules.REPORT.match(t) for t in texts):
        return "report"
    return "signed" if any(ln.tag in HEAD_TAGS for ln in head) else ""


def _kind(  # noqa: PLR0911 - the kinds in the order of the contract
    facts: Mapping[str, object], first: Paragraph | None, picture: bool, blocks: tuple[Block, ...]
) -> Kind:
    title = facts["title"] or facts["kicker"]
    if (facts["continued_from"] or not (title or picture)) and not facts["byline"]:
        return "continuation"
    if picture:
        return "photo"
    if not blocks:
        return "headline_only"
    if facts["entry_date"]:
        return "diary"
    if first and rules.REPORT.match(first.text):
        length = sum(len(squeezed(b.text)) for b in blocks)
        return "brief" if not facts["kicker"] and length <= rules.BRIEF_MAX else "report"
    if first and rules.DATELINE.match(first.text):
        return "report"
    asks = _ASKS.search(f"{title} {first.text[:40] if first else ''}")
    told = sum(len(squeezed(b.text)) for b in blocks) > rules.BRIEF_MAX
    return "feature" if facts["byline"] or asks or told else "report"
