"""Bodies: paragraphs cut by column ends, boxes in the midst of them, and what stands at the end of a text."""

from __future__ import annotations

from tests.seeds.cleanarticles import Block
from tests.seeds.otherpages.cutting import AFFILIATION, JUMP, PREFIX, before_tail, place
from tests.seeds.otherpages.heads import Part, head_parts
from tests.seeds.otherpages.pieces import RUNNING, Article, Line
from tests.seeds.otherpages.style import Press


def set_article(article: Article, press: Press, cuts: float = 0, box_inside: float = 0.3) -> None:
    """Sets head, body and what stands below; `cuts` column ends in a thousand characters."""
    head, late = ([], []) if article.headless else head_parts(article, press)
    below = _below(article, press) + [(text, "byline") for text in late]
    number = article.number
    article.head = [Line("head", text, number, role=role) for text, role in head]
    article.body = _body(article, press, cuts, box_inside)
    article.below = [Line("head", text, number, role=role) for text, role in below]
    for line in article.below:
        line.close = press.rng.random() < 0.4
    _credit_between(article, press)


def _credit_between(article: Article, press: Press) -> None:
    """A picture's credit may stand below the first caption, before the rest of the text."""
    body, below = article.body, article.below
    if article.kind != "photo" or not below or len(body) < 2 or press.rng.random() >= 0.3:
        return
    if all(line.role == "own" for line in below) and body[0].role == "caption":
        article.body, article.below = body[:1], below + body[1:]


# ── what stands at the end of a text ──────────────────────────────────────────────────────────────────


def _below(article: Article, press: Press) -> list[Part]:
    """Jump mark, affiliation and credit: in the text, or on lines of their own."""
    running = [b for b in article.blocks if b.type in RUNNING]
    last = running[-1] if running else None
    below = _jump_mark(article, last, press)
    if article.affiliation and last:
        below += _affiliation(article, last, press)
    caption = next((b for b in article.blocks if b.type == "caption"), None)
    if article.credits and caption and not press.style.clean:
        _credit(article, caption, press)
    return below + [(line, "own") for line in article.own]


def _jump_mark(article: Article, last: Block | None, press: Press) -> list[Part]:
    if not article.jump_to:
        return []
    printed = JUMP.search(last.text) if last else None
    mark = press.rng.choice(("（下转第%s版）", "(下转第%s版)", "（下转第%s版）")) % article.jump_to
    if printed and press.rng.random() < 0.4:
        mark = printed[0].strip()
    if last and printed:
        last.text = last.text[: printed.start()]
    if (press.rng.random() < 0.3 and not press.style.clean) or not last:
        return [(mark, "jump")]
    last.text += mark
    return []


def _affiliation(article: Article, last: Block, press: Press) -> list[Part]:
    printed = AFFILIATION.search(last.text)
    own = next((line for line in article.own if "作者单位" in line), None)
    if press.rng.random() >= 0.4 or press.style.clean:
        return []
    if printed:
        mark, last.text = last.text[printed.start() :].strip(), last.text[: printed.start()]
        return [(mark, "affil")]
    if own:
        last.text += own
        article.own.remove(own)
    return []


def _credit(article: Article, caption: Block, press: Press) -> None:
    rng, end = press.rng, before_tail(caption.text)
    own = next((line for line in article.own if line.rstrip("）)").endswith("摄")), None)
    if end < len(caption.text):
        text, credit, drawn = caption.text[:end], caption.text[end:].strip(), rng.random()
        if drawn < 0.25:
            caption.text = text + credit
        elif drawn < 0.45:
            caption.text = text
            article.own.append(credit)
    elif own and rng.random() < 0.4:
        caption.text += rng.choice((" ", "", "  ")) + own
        article.own.remove(own)


# ── the text itself ───────────────────────────────────────────────────────────────────────────────────


def _body(article: Article, press: Press, cuts: float, box_inside: float) -> list[Line]:
    """The lines of the text as they are read, a note's box before, behind or among them."""
    style, rng = press.style, press.rng
    lines: list[Line] = []
    for block in article.blocks:
        if block.type == "note":
            continue
        pieces = [block.text]
        if block.type in RUNNING and cuts and not article.verse:
            pieces = _pieces(block, press, cuts)
        mark = style.subhead_mark if block.type == "subhead" and rng.random() < style.marked_subheads else ""
        if block.type == "subhead" and style.clean and style.marks:
            mark = "### "
        lines += [Line("block", mark + text, article.number, block, role=block.type) for text in pieces]
    for note in [b for b in article.blocks if b.type == "note"]:
        _set_box(lines, note, article, press, box_inside)
    for order, line in enumerate(lines):
        line.place = order
    return lines


def _pieces(block: Block, press: Press, cuts: float) -> list[str]:
    """A block's text cut by column ends, three times at most; of captions a few, and once."""
    rng, pieces = press.rng, [block.text]
    count = sum(rng.random() < cuts / 1000 for _ in block.text)
    if block.type == "caption":
        count = min(count, 1) if rng.random() < 0.3 else 0
    for _ in range(min(count, 3)):
        if rng.random() < 0.5:
            chosen = max(range(len(pieces)), key=lambda n: len(pieces[n]))
        else:
            chosen = rng.randrange(len(pieces))
        text = pieces[chosen]
        at = place(text, press, 5)
        if at and (chosen == 0 or not PREFIX.match(text)):
            pieces[chosen : chosen + 1] = [text[:at], text[at:]]
    return pieces


def _set_box(lines: list[Line], note: Block, article: Article, press: Press, inside: float) -> None:
    """The label of a note and its text: a note that comes first may stand anywhere."""
    style, rng = press.style, press.rng
    mark = "### " if style.marks and rng.random() < 0.6 else ""
    box = [Line("head", mark + note.label, article.number, role="label")] if note.label else []
    box.append(Line("block", note.text, article.number, note, role="note", close=rng.random() < 0.15))
    if article.blocks[0] is not note:
        lines += box
        return
    at = 0
    if not style.clean and rng.random() < inside + 0.3 and len(lines) > 4:
        at = rng.randrange(2, len(lines) - 1)
        if rng.random() < inside + 0.25:
            at = _parted_for_box(lines, press) or at
        elif lines[at].role != "subhead" and lines[at - 1].role == "subhead":
            at += 1
    lines[at:at] = box


def _parted_for_box(lines: list[Line], press: Press) -> int | None:
    """Cuts a paragraph that nothing has cut; where its second half stands."""
    usable = [
        n
        for n in range(1, len(lines) - 1)
        if lines[n].role == "paragraph"
        and len(lines[n].text) > 40
        and lines[n].block is not lines[n + 1].block
        and lines[n].block is not lines[n - 1].block
    ]
    if not usable:
        return None
    chosen = press.rng.choice(usable)
    line = lines[chosen]
    at = place(line.text, press, 8)
    if not at:
        return None
    lines[chosen : chosen + 1] = [
        Line("block", text, line.article, line.block, role=line.role)
        for text in (line.text[:at], line.text[at:])
    ]
    return chosen + 1
