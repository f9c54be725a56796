"""Heads: column, kicker, title and subtitle as a compositor sets them, the signature, heading marks."""

from __future__ import annotations

import re

from tests.seeds.cleanarticles import narrowed
from tests.seeds.columnpages.cutting import NEVER_FIRST
from tests.seeds.columnpages.pieces import Article, Line
from tests.seeds.columnpages.style import Press

# How often kicker, title and subtitle are read on one line.
_ONE_LINE = {
    "unmarked": 0.8,
    "marked": 0.25,
    "interleaved": 0.12,
    "shuffled": 0.12,
    "noisy": 0.12,
    "halfwidth": 0.12,
}
_TWO_PEOPLE = re.compile(r"^(本报记者 .+) (本报(?:通讯员|实习生|记者) .+)$")
_COMMAS = "，：,:；"


def set_head(article: Article, press: Press) -> None:
    """Sets the head; a signature may go below the text instead."""
    rng, share = press.rng, _ONE_LINE.get(press.style.kind)
    on_one_line = share is not None and rng.random() < share
    if on_one_line and article.title and (article.kicker or article.subtitle):
        lines = _one_line(article, press)
    else:
        lines = _stacked(article, press)
    signature = _signature(article, press)
    if _signs_below(article, signature, press):
        article.late, signature = signature, []
    if article.column:
        column = Line(article.column, "column", article)
        lines.insert(0 if not lines or rng.random() < 0.75 else len(lines), column)
    article.head = lines + signature
    if article.jump_from:
        jump = narrowed(f"（上接第{article.jump_from}版）", press.style.narrow)
        article.head.append(Line(jump, "jump", article))
    _mark(article, press)


# ── kicker, title, subtitle ───────────────────────────────────────────────────────────────────────────


def _one_line(article: Article, press: Press) -> list[Line]:
    rng, title, below = press.rng, article.title or "", article.subtitle
    if article.kicker:
        parting = _parting(article.kicker, press)
        if parting == "—— ":
            article.kicker, parting = article.kicker + "——", " "
        title = article.kicker + parting + title
        if not below or rng.random() >= 0.4:
            return [Line(title, "title", article), *_subtitle(article)]
        return [Line(f"{title} {below}", "title", article)]
    if below:
        parting = "" if below.startswith("——") and rng.random() < 0.5 else " "
        title += parting + below
    return [Line(title, "title", article)]


def _parting(kicker: str, press: Press) -> str:
    """What stands between a kicker and the title behind it: a blank, a dash, or nothing."""
    rng, dash = press.rng, kicker.endswith("——")
    parting = " "
    if not dash and rng.random() >= 0.85:
        parting = "—— " if rng.random() < 0.6 else ""
    if not parting and (len(kicker) < 10 or " " in kicker):
        parting = " "
    if dash and rng.random() < 0.3:
        parting = ""
    if parting == "—— " and ("——" in kicker or kicker[-1] in "？！”?!"):
        parting = " "
    return parting


def _stacked(article: Article, press: Press) -> list[Line]:
    if not article.title:
        return [Line(article.kicker, "kicker", article)] if article.kicker else []
    return _kicker(article, press) + _title(article.title, article, press) + _subtitle(article)


def _kicker(article: Article, press: Press) -> list[Line]:
    kicker = article.kicker
    if not kicker:
        return []
    halves = _halves(kicker) if len(kicker) > 22 and press.rng.random() < 0.15 else ()
    return [Line(text, "kicker", article) for text in halves or (kicker,)]


def _title(title: str, article: Article, press: Press) -> list[Line]:
    rng = press.rng
    halves = _halves(title) if len(title) > 9 and rng.random() < 0.2 else ()
    if not halves:
        return [Line(title, "title", article)]
    # The two halves of a pair would look like kicker and title on two lines.
    pair = title[len(halves[0]) :].startswith(" ")
    if not pair and rng.random() < 0.5:
        first, second = (Line(text, "title", article) for text in halves)
        second.close = rng.random() < 0.8
        return [first, second]
    return [Line(" ".join(halves), "title", article)]


def _subtitle(article: Article) -> list[Line]:
    return [Line(article.subtitle, "subtitle", article)] if article.subtitle else []


def _halves(text: str) -> tuple[str, ...]:
    """A headline broken where a compositor may, as near to its middle as can be."""
    places = [at for at in range(4, len(text) - 4) if _may_break(text, at)]
    if not places:
        return ()
    at = min(places, key=lambda place: abs(place - len(text) / 2))
    return text[:at].strip(), text[at:].strip()


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after == " " or (before in _COMMAS and after not in NEVER_FIRST):
        return True
    if after == "“" and before not in "，：,:；“（(" and at > 5:
        return True
    return before in "”》" and after not in NEVER_FIRST and at > 6


# ── signatures ────────────────────────────────────────────────────────────────────────────────────────


def _signature(article: Article, press: Press) -> list[Line]:
    """The lines of the signature; two people may be parted, two lines put together."""
    rng = press.rng
    lines = [Line(text, "byline", article) for text in article.signed]
    if article.entry:
        return [*lines, Line(article.entry[0], "entry", article)]
    if len(lines) == 1:
        two = _TWO_PEOPLE.match(lines[0].text)
        if two and rng.random() < 0.35:
            return [Line(two[1], "byline", article), Line(two[2], "byline", article, close=True)]
    elif len(lines) == 2:
        if rng.random() < 0.4:
            return [Line(f"{lines[0].text} {lines[1].text}", "byline", article)]
        lines[1].close = rng.random() < 0.7
    return lines


def _signs_below(article: Article, signature: list[Line], press: Press) -> bool:
    """Whether an author's name stands below the text: where nothing else does."""
    if len(signature) != 1 or signature[0].role != "byline" or article.kind != "feature":
        return False
    if re.match("本报|主持", signature[0].text) or press.rng.random() >= 0.2:
        return False
    return not article.own and not article.affiliation


# ── heading marks ─────────────────────────────────────────────────────────────────────────────────────


def _unmarked_heads(wild: bool, photo: bool) -> float:
    """The share of heads that have no marks on a page that has some."""
    if wild:
        return 0.5 if photo else 0.08
    return 0.4 if photo else 0


def _mark(article: Article, press: Press) -> None:
    """Heading marks: wild ones say nothing of what a line is."""
    style, rng = press.style, press.rng
    wild, photo = style.marks == "wild", article.kind == "photo"
    if not style.marks:
        return
    unmarked = (wild or photo) and rng.random() < _unmarked_heads(wild, photo)
    high_kicker = wild and rng.random() < 0.4
    title_mark = ""
    for line in [] if unmarked else article.head:
        if line.role == "title":
            title_mark = title_mark or (rng.choice(("#", "##", "##", "###")) if wild else style.title_mark)
            line.mark = title_mark
        elif line.role == "column":
            line.mark = rng.choice(("", "##", "###", "###") if wild else ("", "###"))
        elif wild and line.role == "kicker":
            line.mark = "##" if high_kicker else rng.choice(("", "###", "##", "#"))
        elif wild and line.role == "subtitle":
            line.mark = rng.choice(("", "###", "##"))
