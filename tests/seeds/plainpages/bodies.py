"""Bodies: paragraphs below one another, boxes before or among them, what stands at the end of a text."""

from __future__ import annotations

from tests.seeds.plainpages.cutting import CREDIT, JUMP, places
from tests.seeds.plainpages.lines import Page, cut_somewhere
from tests.seeds.plainpages.pieces import Article, Line, Passage, Press

_BOXES_IN_TEXT = ("broken", "interleaved", "noisy", "shuffled")


def set_body(article: Article, press: Press) -> Page:
    """The lines of an article below its head."""
    body = _text(article, press)
    for note in article.notes:
        _set_box(body, note, article, press)
    for text in article.own:
        unit = article.affiliation and article.affiliation in text
        if body and unit and press.rng.random() < 0.4:
            body[-1].text += text
        else:
            body.append(Line(text, article))
    _jump_below(body, article, press)
    for caption in [p for p in article.passages if p.type == "caption"]:
        _set_credit(body, caption, press)
    return body


def _text(article: Article, press: Press) -> Page:
    """Some subheads are marked, and under some the text follows without a blank line."""
    body: Page = []
    for passage in article.running:
        line = passage.lines[0]
        if passage.type == "subhead" and press.kind == "marked" and press.rng.random() < 0.65:
            line.mark = "### "
        if body and body[-1].type == "subhead" and press.kind != "clean":
            line.tight = press.rng.random() < 0.12
        body.append(line)
    return body


def _set_box(body: Page, note: Passage, article: Article, press: Press) -> None:
    """A box stands before the text or in its middle; on damaged pages mostly inside a paragraph."""
    rng = press.rng
    at = rng.choice((0, len(body) // 2)) if len(body) > 3 else 0
    while at and body[at].tight:
        at -= 1
    box = list(note.lines)
    if note.label:
        mark = "### " if press.kind == "marked" else ""
        note.label_line = Line(note.label, article, mark=mark)
        box.insert(0, note.label_line)
    hosts = [x for x in body[2:] if x.passage and not x.tight and len(x.text) >= 60 and places(x.text, 20)]
    if hosts and press.kind in _BOXES_IN_TEXT and rng.random() < 0.8:
        at = body.index(cut_somewhere(body, rng.choice(hosts), 20, rng))
    body[at:at] = box


def _jump_below(body: Page, article: Article, press: Press) -> None:
    """The jump mark at the end of the text may stand on a line of its own."""
    if not article.passages or article.passages[-1].type not in ("paragraph", "caption"):
        return
    line = article.passages[-1].lines[-1]
    jump = JUMP.search(line.text)
    at_end = jump and "下转" in jump[0] and jump.start() and jump.end() == len(line.text)
    if jump and at_end and press.rng.random() < 0.25:
        line.text = line.text[: jump.start()]
        body.insert(body.index(line) + 1, Line(jump[0], article))


def _set_credit(body: Page, caption: Passage, press: Press) -> None:
    """The credit of a picture: behind the caption, with or without a blank, or on a line of its own."""
    line, rng = caption.lines[-1], press.rng
    credit = CREDIT.search(line.text)
    if not credit or not credit.start():
        return
    line.text = line.text[: credit.start()]
    drawn = rng.random()
    if drawn < 0.3:
        at = body.index(line) + 1 if rng.random() < 0.5 else len(body)
        body.insert(at, Line(credit[1], line.article))
    else:
        line.text += (" " if drawn < 0.8 else "") + credit[1]
