"""Heads: kicker, title and subtitle on as many lines as the layout likes, the signature in its many forms."""

from __future__ import annotations

import itertools
import re
from random import Random

from tests.seeds.otherpages.cutting import loose_place
from tests.seeds.otherpages.pieces import Article
from tests.seeds.otherpages.style import Press, Style

# The words of a line of a head, and what it is.
Part = tuple[str, str]
_WRITERS = ("作者", "读者")
_TRUTHFUL = {"title": "# ", "kicker": "## ", "subtitle": "## ", "column": "### "}


def head_parts(article: Article, press: Press) -> tuple[list[Part], list[str]]:
    """The lines of the head, and those of the signature when it stands after the text."""
    style, rng = press.style, press.rng
    lines = _title_lines(article, press)
    if article.column:
        column = (article.column, "column")
        lines = [*lines, column] if rng.random() < style.column_below else [column, *lines]
    signature = [(text, "byline") for text in _signature(article, style, rng)]
    entry = [(article.entry[0], "entry")] if article.entry else []
    jump = []
    if article.jump_from:
        form = rng.choice(("（上接第%s版）", "（上接第%s版）", "(上接第%s版)"))
        jump = [(form % article.jump_from, "jump")]
    drawn, late = rng.random(), []
    if signature and not style.clean and not entry:
        author = all(role in _WRITERS for _, role in article.byline)
        ends_well = bool(article.blocks) and not article.blocks[-1].gap
        if drawn < (0.12 if author else 0.04) and ends_well:
            late, signature = [text for text, _ in signature], []
        elif drawn < 0.09 + 0.12 * author and any(role == "kicker" for _, role in lines):
            at = [role for _, role in lines].index("title")
            lines, signature = [*lines[:at], *signature, *lines[at:]], []
        elif drawn > 0.93 and article.column and all(t.startswith(("本报", "□")) for t, _ in signature):
            lines, signature = signature + lines, []
    below = jump + signature if rng.random() < 0.9 else signature + jump
    return _marked(lines + below + entry, article, press), late


def _signature(article: Article, style: Style, rng: Random) -> list[str]:
    """The lines of the signature: as the set has them, or set anew where all are the paper's own people."""
    if not article.signed:
        return []
    press_people = all((role or "").startswith("本报") for _, role in article.byline)
    drawn = rng.random()
    if style.clean or drawn < 0.45 or not press_people or not article.byline:
        return list(article.signed)
    groups = [
        (role or "", [name for name, _ in people])
        for role, people in itertools.groupby(article.byline, key=lambda person: person[1])
    ]
    lines = [f"{role} {' '.join(names)}" for role, names in groups]
    first, names = groups[0]
    if drawn < 0.62:
        lines = [" ".join(lines)]
    elif 0.8 <= drawn < 0.88 and len(names) > 1:
        # Stacked names: the upper one is read before the role.
        rest = "".join(f" {line}" for line in lines[1:])
        lines = [f"{names[0]} {first} {' '.join(names[1:])}{rest}"]
    elif 0.8 <= drawn < 0.93:
        lines = [line for role, people in groups for line in (role, " ".join(people))]
    elif 0.93 <= drawn < 0.96:
        lines = [f"{role}{'、'.join(people)}" for role, people in groups]
    elif drawn >= 0.96:
        lines = list(article.signed)
    return lines


def _title_lines(article: Article, press: Press) -> list[Part]:
    if not article.title:
        return [(article.kicker, "kicker")] if article.kicker else []
    titles = _title_pieces(article.title, press)
    kickers = _kicker_pieces(article.kicker, press)
    below = article.subtitle
    dashed, rng, share = (below or "").startswith("—"), press.rng, press.style.one_line
    if len(kickers) == 1 and rng.random() < share:
        above = _on_one_line(kickers[0], titles[0], press)
        if not above.startswith((f"{kickers[0]} ", f"{kickers[0]}{titles[0]}")):
            # A kicker is as printed: it ends with its dash.
            article.kicker = f"{article.kicker}——"
        if below and dashed and rng.random() < 0.3:
            return [(_on_one_line(" ".join([above, *titles[1:]]), below, press), "title")]
        out = [(above, "title"), *((text, "title") for text in titles[1:])]
    elif below and dashed and rng.random() < share:
        # Without its dash nobody could tell it from a title that a kicker stands before.
        last = _on_one_line(titles[-1], below, press).replace("—— ", " ")
        out = [(text, "kicker") for text in kickers] + [(text, "title") for text in titles[:-1]]
        return [*out, (last, "title")]
    else:
        out = [(text, "kicker") for text in kickers] + [(text, "title") for text in titles]
    return out + ([(below, "subtitle")] if below else [])


def _on_one_line(first: str, second: str, press: Press) -> str:
    """Two parts of a head on one line: parted by a blank, a dash or nothing."""
    style, rng = press.style, press.rng
    if rng.random() < style.unparted or (first.endswith("——") and rng.random() < 0.4):
        return first + second
    if first.endswith("—") or second.startswith("—") or style.clean:
        return f"{first} {second}"
    return first + rng.choice((" ", " ", "—— ")) + second


def _title_pieces(title: str, press: Press) -> list[str]:
    style, rng = press.style, press.rng
    if " " in title and not style.clean and rng.random() < 0.35:
        return title.split(" ", 1)
    if len(title) >= 10 and " " not in title and rng.random() < style.broken_titles:
        return _broken(title, loose_place(title, 0.3, 0.7, press), rng)
    return [title]


def _kicker_pieces(kicker: str | None, press: Press) -> list[str]:
    if not kicker:
        return []
    if len(kicker) <= 22 or press.rng.random() >= press.style.broken_titles:
        return [kicker]
    commas = [found.end() for found in re.finditer("[，、]", kicker)]
    if commas and press.rng.random() < 0.7:
        at: int | None = commas[len(commas) // 2]
    else:
        at = loose_place(kicker, 0.35, 0.65, press)
    return _broken(kicker, at if at and at < len(kicker) - 2 else None, press.rng)


def _broken(text: str, at: int | None, rng: Random) -> list[str]:
    """The layout's break is read as a blank, or as two lines."""
    if not at:
        return [text]
    return [f"{text[:at]} {text[at:]}"] if rng.random() < 0.6 else [text[:at], text[at:]]


def _marked(lines: list[Part], article: Article, press: Press) -> list[Part]:
    """Heading marks: on clean pages they say what is what, elsewhere their levels mean nothing."""
    style, rng = press.style, press.rng
    if not style.marks:
        return lines
    if style.clean:
        return [(_TRUTHFUL.get(role, "") + text, role) for text, role in lines]
    if rng.random() < 0.12:
        return lines
    has_kicker = any(role == "kicker" for _, role in lines)
    under_kicker = rng.random() < 0.6 and has_kicker
    marks = {
        "title": "# " if under_kicker else rng.choice(("## ", "## ", "# ", "### ")),
        "kicker": rng.choice(("## ", "## ", "### ", "")),
        "column": rng.choice(("### ", "## ", "", "#### ")),
        "subtitle": rng.choice(("", "## ", "### ")),
    }
    if article.kind == "photo" and rng.random() < 0.5:
        marks["title"] = ""
    out = []
    for text, role in lines:
        mark = marks.get(role, "")
        if role == "byline" and rng.random() < 0.02:
            mark = "### "
        out.append((mark + text, role))
    return out
