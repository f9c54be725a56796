"""What each short line is for: text, subhead, column, title, signature; decided over the whole page.

A short line says little by itself; its neighbours say more (what stands between a title and a text is a
signature).
So the roles are states of a chain over the page's lines: each line is worth something in each role
(`seeds.roleweights`, `seeds.rolecontext`), each pair of neighbouring roles too, and the best chain wins
(Viterbi 1967).
"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import replace

from seeds import roleweights as worth
from seeds.closing import closes_text
from seeds.fragments import head_scores
from seeds.kickers import with_long_kickers
from seeds.lines import Line, Tag
from seeds.rolecontext import in_context
from seeds.rolemarks import Page, marks_of
from seeds.stanzas import with_guides
from seeds.strays import stray_lines


class Role(enum.IntEnum):
    """What a line does on the page."""

    # Roles are looked up many times a line: as the numbers that they are.
    __hash__ = int.__hash__

    TEXT = 0
    SUBHEAD = 1
    COLUMN = 2
    TITLE = 3
    # The first title line of a head right below another head's lines.
    NEXT = 4
    SIGNED = 5
    # A column's label below the title it belongs to.
    BELOW = 6
    STRAY = 7
    # The label of a box: 新闻链接, 小贴士.
    BOX = 8


_ROLES = tuple(Role)
# What a person has said of a line, as the roles that it may have then; a subtitle begins no head.
_SAID = {
    "title": (Role.TITLE, Role.NEXT),
    "kicker": (Role.TITLE, Role.NEXT),
    "subtitle": (Role.TITLE,),
    "column": (Role.COLUMN, Role.BELOW),
    "subhead": (Role.SUBHEAD,),
    "byline": (Role.SIGNED,),
    "text": (Role.TEXT,),
}
# The odds of a head that is said to be one, and what a step costs that only such a line makes necessary.
_SURE, _UNHEARD_OF = 9.0, -9.0
# Lines that can be one thing only, and those that stand in a head or end a text.
_SIGNATURES = (Tag.BYLINE, Tag.AUTHOR)
_FIXED = {
    Tag.BODY: (Role.TEXT,),
    Tag.LABEL: (Role.TEXT,),
    Tag.JUMP_TO: (Role.TEXT,),
    Tag.AFFILIATION: (Role.TEXT,),
    Tag.HEADER: (Role.TEXT,),
    Tag.JUMP_FROM: (Role.SIGNED,),
    Tag.ENTRY_DATE: (Role.SIGNED, Role.TEXT),
    Tag.BYLINE: (Role.SIGNED, Role.TEXT),
    Tag.AUTHOR: (Role.SIGNED, Role.TEXT),
    Tag.CREDIT: (Role.TEXT, Role.SIGNED),
}
_TAGS = {Role.TEXT: Tag.BODY, Role.SIGNED: Tag.SIGNED, Role.STRAY: Tag.STRAY, Role.BOX: Tag.LABEL}


def settle_roles(lines: Sequence[Line]) -> list[Line]:
    """Every `Tag.SHORT` with its role: text, signature and stray take those tags, the rest keep theirs."""
    lines = with_long_kickers(with_guides(lines))
    scores = head_scores(lines) | {ln.index: _SURE for ln in lines if ln.tag is Tag.SHORT and ln.said}
    page = Page(lines, stray_lines(lines), scores)
    chain = [line for line in lines if line.tag not in (Tag.REPEAT, Tag.STRAY)]
    roles = _best_chain(chain, page, scores)
    out = list(lines)
    for line, role in zip(chain, roles, strict=True):
        if line.tag is Tag.SHORT:
            tag, odds = _TAGS.get(role, Tag.SHORT), scores.get(line.index, 0.0)
            whole = role is Role.TEXT and (line.index in page.whole or closes_text(page, line, odds))
            name = "closing" if whole else role.name.lower()
            out[line.index] = replace(line, tag=tag, role=name, as_head=odds)
        elif line.tag is Tag.BODY and line.index in page.whole_texts:
            out[line.index] = replace(line, role="closing")
        elif line.tag in (Tag.BYLINE, Tag.AUTHOR, Tag.ENTRY_DATE) and role is Role.TEXT:
            out[line.index] = replace(line, tag=Tag.BODY, role="closing")
        elif line.tag is Tag.CREDIT and role is Role.SIGNED:
            out[line.index] = replace(line, tag=Tag.BYLINE)
    return out


def _best_chain(chain: Sequence[Line], page: Page, scores: Mapping[int, float]) -> list[Role]:
    """The roles of the lines that are worth most together."""
    best = {Role.TEXT: 0.0}
    back: list[dict[Role, Role]] = []
    told = {ln.index: facts_of_line(ln, page, scores) for ln in chain if ln.tag not in _FIXED_WORTH}
    in_its_place = in_context()(chain, told)
    for line in chain:
        now: dict[Role, float] = {}
        came: dict[Role, Role] = {}
        values = _of_line(line, page, told, in_its_place)
        for role, value in values.items():
            extra = _extras(line, page, role, best)
            into = _INTO[role]
            ways = [
                (total + into[before] + extra.get(before, 0.0), before)
                for before, total in best.items()
                if before in into
            ]
            if ways:
                most, came[role] = max(ways)
                now[role] = most + value
        if not now:
            # What a person says of a line, and what stands below it, may be a step taken nowhere else.
            most, before = max((total + _UNHEARD_OF, before) for before, total in best.items())
            now, came = {r: most + v for r, v in values.items()}, dict.fromkeys(values, before)
        back.append(came)
        best = now
    at = max(best, key=lambda r: best[r] + END.get(r, 0.0))
    out = []
    for came in reversed(back):
        out.append(at)
        at = came[at]
    return out[::-1]


def _of_line(
    line: Line,
    page: Page,
    told: Mapping[int, Mapping[str, float]],
    in_its_place: Mapping[int, Sequence[float]],
) -> Mapping[Role, float]:
    """What the line is worth in each role it may have: by its marks, and by those around it."""
    if line.said in _SAID:
        return dict.fromkeys(_said_roles(line, page), 0.0)
    if line.index in page.together.winners:
        return {Role.TEXT: 0.0}
    if line.tag in _SIGNATURES and line.index in page.no_signatures:
        # 林芳（海港工会） among those who have won; who has written the letter above.
        return {Role.TEXT: 0.0}
    if line.tag in _FIXED_WORTH:
        return _FIXED_WORTH[line.tag]
    totals = [own + more for own, more in zip(_CONSTANT, in_its_place[line.index], strict=True)]
    for name, value in told[line.index].items():
        if value:
            for role, weight in _WORTH_OF_MARK.get(name, ()):
                totals[role] += weight * value
    return dict(zip(_ROLES, totals, strict=True))


def facts_of_line(line: Line, page: Page, scores: Mapping[int, float]) -> dict[str, float]:
    """The marks of a short line, that of being a text by its fragments among them."""
    return marks_of(page, line) | {"as text": -min(6.0, max(-6.0, scores.get(line.index, 0.0)))}


def fixed_worth(line: Line) -> Mapping[Role, float] | None:
    """What the only roles that its tag allows a line are worth; None for a short line."""
    return _FIXED_WORTH.get(line.tag)


def worth_of_steps(line: Line, page: Page) -> dict[tuple[int, int], float]:
    """What the steps into the roles of a line are worth beside the steps themselves: (role above, role)."""
    everything = dict.fromkeys(_ROLES, 0.0)
    return {
        (above, role): value
        for role in _ROLES
        for above, value in _extras(line, page, role, everything).items()
    }


def _said_roles(line: Line, page: Page) -> tuple[Role, ...]:
    above = page.near(line.index, -1)
    if line.said == "title" and above is not None and above.said in ("kicker", "title"):
        # Its lines stand in one head.
        return (Role.TITLE,)
    return _SAID[line.said]


def _extras(line: Line, page: Page, role: Role, above: Mapping[Role, float]) -> dict[Role, float]:
    """What it is worth, beside the step itself, that a line of this role stands below one of another."""
    if role is Role.TEXT:
        found: dict[Role, float] = dict(_REPORT_BELOW) if line.is_report else {}
        if Role.TEXT in above and line.tag is Tag.BYLINE and line.text[0] in "（(":
            found[Role.TEXT] = worth.BRACKETED_BELOW_TEXT
        if Role.COLUMN in above and page.picture_at(line.index):
            found[Role.COLUMN] = found.get(Role.COLUMN, 0.0) + worth.PICTURE_BELOW_COLUMN
        return found
    if role is Role.SIGNED and line.tag is Tag.CREDIT and Role.SIGNED in above:
        return {Role.SIGNED: worth.CREDIT_BELOW_SIGNATURE}
    if role is Role.SIGNED and Role.TEXT in above and line.tag in (Tag.BYLINE, Tag.AUTHOR):
        return {Role.TEXT: worth.SIGNED_BEFORE_HEAD} if page.opens_signed(line) else {}
    if role not in (Role.COLUMN, Role.TITLE):
        return {}
    found = {Role.TEXT: page.opens(line)} if Role.TEXT in above else {}
    if Role.STRAY in above and (stray := page.near(line.index, -1)):
        found[Role.STRAY] = page.opens(stray)
    return found


# What each role is worth without any mark, and what each mark is worth in each role.
_CONSTANT = [worth.OF_LINE[role.name.lower()].get("", 0.0) for role in _ROLES]
_WORTH_OF_MARK: dict[str, list[tuple[int, float]]] = {}
for _role in _ROLES:
    for _mark, _worth in worth.OF_LINE[_role.name.lower()].items():
        _WORTH_OF_MARK.setdefault(_mark, []).append((int(_role), _worth))
# The roles that may stand above each, with what the step from them is worth.
_INTO = {
    role: {
        before: worth.STEPS[before.name.lower()][role.name.lower()]
        for before in _ROLES
        if role.name.lower() in worth.STEPS[before.name.lower()]
    }
    for role in _ROLES
}
_REPORT_BELOW: dict[Role, float] = {
    role: worth.REPORT_BELOW[role.name.lower()]
    for role in _ROLES
    if role is not Role.TEXT and role.name.lower() in worth.REPORT_BELOW
}
END = {Role.SUBHEAD: -2.0, Role.COLUMN: -2.0, Role.TITLE: -0.5}
_DOUBTED = {
    (Tag.CREDIT, Role.SIGNED): worth.CREDIT_AS_SIGNATURE,
    (Tag.BYLINE, Role.TEXT): worth.SIGNATURE_AS_TEXT,
    (Tag.AUTHOR, Role.TEXT): worth.SIGNATURE_AS_TEXT,
    (Tag.ENTRY_DATE, Role.TEXT): worth.DAY_AS_TEXT,
}
_FIXED_WORTH: dict[Tag, Mapping[Role, float]] = {
    tag: {role: _DOUBTED.get((tag, role), 0.0) for role in roles} for tag, roles in _FIXED.items()
}
