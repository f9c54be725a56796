"""Heads: kicker, title and subtitle on one line or on several, column, signature, heading marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.seeds.plainpages.cutting import NEVER_FIRST, OPENING
from tests.seeds.plainpages.pieces import Article, Line, Press

# How often kicker, title and subtitle are on one line.
_ONE_LINE = {"unmarked": 1.0, "marked": 0.4, "clean": 0.0}
_NEVER_PARTED = re.compile(r"[0-9A-Za-z]{2}|[一二三四五六七八九十百千万]{2}")
_PAIRED = (("“", "”"), ("《", "》"), ("（", "）"))
_ENDS_IN_DASH = re.compile(r"(?:——|[：:])$")
_TWO_ROLES = re.compile(
    r"(本报(?:特约|见习|实习|特派)?记者 .*?) (本报(?:特约|见习|实习)?(?:通讯员|实习生|见习记者|记者) .*)"
)


@dataclass(frozen=True)
class _Marks:
    """Heading marks of one head."""

    title: str = ""
    kicker: str = ""
    column: str = ""


_LEVELS = (
    _Marks("## ", "### ", "### "),
    _Marks("## ", "### ", "### "),
    _Marks("# ", "## ", "## "),
    _Marks("### ", "## ", "## "),
)


def set_head(article: Article, press: Press) -> list[Line]:
    """The lines of the head, the signature and the day of a diary with them."""
    rng, marked = press.rng, press.kind == "marked"
    # Nothing is drawn where every head is on one line.
    on_one_line = press.kind == "unmarked" or rng.random() < _ONE_LINE.get(press.kind, 0.12)
    marks = _drawn_marks(article, press)
    column_first = article.column and rng.random() < 0.75
    titles = _title_pieces(article, on_one_line, press)
    if on_one_line:
        lines = _one_line(article, titles, marks, press)
    else:
        lines = _stacked(article, titles, marks, press)
    if column_first:
        lines.insert(0, Line(article.column or "", article, mark=marks.column))
    elif article.column:
        lines.append(Line(article.column, article, mark="### " if marked else ""))
    lines += article.jumps + _signature(article, press)
    if article.entry:
        lines.append(Line(article.entry[0], article))
    if article.kind == "photo" and lines:
        lines[0].blanks = rng.choice((3, 4, 4))
    article.head = lines
    return lines


def _drawn_marks(article: Article, press: Press) -> _Marks:
    """Drawn for every head, printed on marked pages; a few titles are left bare, of photographs half."""
    rng = press.rng
    level = rng.choice(_LEVELS)
    kicker = level.title if rng.random() < 0.25 else level.kicker
    bare = article.kind == "photo" and rng.random() < 0.5
    bare = rng.random() < 0.1 or bare
    return _Marks("" if bare else level.title, kicker, level.column) if press.kind == "marked" else _Marks()


def _signature(article: Article, press: Press) -> list[Line]:
    lines = []
    for text in article.signed:
        two = _TWO_ROLES.fullmatch(text)
        if two and press.rng.random() < 0.3:
            blanks = 0 if press.rng.random() < 0.7 else 1
            lines += [Line(two[1], article), Line(two[2], article, blanks=blanks)]
        else:
            lines.append(Line(text, article))
    return lines


# ── kicker, title, subtitle ───────────────────────────────────────────────────────────────────────────


def _title_pieces(article: Article, on_one_line: bool, press: Press) -> list[str]:
    """The title as it stands, or broken: then with a blank in it, or on two lines."""
    title, rng = article.title or "", press.rng
    if " " in title or len(title) < 11 or press.kind == "clean" or rng.random() >= 0.1:
        return [title]
    at = _title_place(title, press)
    if not at:
        return [title]
    if (on_one_line and article.kicker) or rng.random() < 0.5:
        return [f"{title[:at]} {title[at:]}"]
    return [title[:at], title[at:]]


def _title_place(title: str, press: Press) -> int | None:
    """Where a title may be broken: outside quotations, between pairs that texts have, where none goes on."""
    places, pairs = [], press.pairs
    for at in range(4, len(title) - 3):
        before, after = title[:at], title[at:]
        inside = any(before.count(opening) != before.count(closing) for opening, closing in _PAIRED)
        seam = before[-1] + after[0]
        if inside or after[0] in NEVER_FIRST or before[-1] in OPENING or _NEVER_PARTED.match(seam):
            continue
        if pairs[before[-2:]] > 1 and pairs[after[:2]] > 1 and not pairs[seam]:
            places.append((press.rng.random(), at))
    return min(places)[1] if places else None


def _one_line(article: Article, titles: list[str], marks: _Marks, press: Press) -> list[Line]:
    text = (article.title or "") if len(titles) > 1 else titles[0]
    if article.kicker:
        parting = _parting(article, press)
        text = article.kicker + parting + text
    if article.subtitle:
        text += f" {article.subtitle}"
    return [Line(text, article, mark=marks.title)] if text else []


def _parting(article: Article, press: Press) -> str:
    """What stands between a kicker and its title: a blank or nothing; the kicker may get a dash."""
    drawn = press.rng.random()
    if _ENDS_IN_DASH.search(article.kicker or ""):
        return " " if drawn < 0.7 else ""
    if drawn < 0.25:
        article.kicker = f"{article.kicker}——"
    return " " if drawn < 0.8 else ""


def _stacked(article: Article, titles: list[str], marks: _Marks, press: Press) -> list[Line]:
    rng, lines = press.rng, []
    if article.kicker:
        if not article.kicker.endswith("——") and press.kind != "clean" and rng.random() < 0.2:
            article.kicker += "——"
        lines.append(Line(article.kicker, article, mark=marks.kicker))
    lines += [Line(text, article, mark=marks.title) for text in titles if text]
    if article.subtitle:
        marked = press.kind == "marked" and rng.random() < 0.6
        lines.append(Line(article.subtitle, article, mark="### " if marked else ""))
    return lines
