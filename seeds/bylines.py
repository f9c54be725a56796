"""Who made an article: the people of its head, of the report's bracket, of its last words and its credits."""

from __future__ import annotations

from collections.abc import Sequence

from seeds import names, rules
from seeds.lines import Line, Tag
from seeds.model import Name
from seeds.paragraphs import Paragraph


def titles_and_signatures(head: list[Line]) -> tuple[list[str], tuple[Name, ...]]:
    """The lines of titles, and the people of the byline lines; names alone take the role beside them."""
    titles: list[str] = []
    signed: list[Name] = []
    for n, line in enumerate(head):
        near = [other for other in head[max(0, n - 1) : n + 2] if other.tag is Tag.BYLINE]
        if line.tag is Tag.BYLINE:
            signed += names.people(line.text)
        elif line.tag is Tag.AUTHOR:
            match = rules.AUTHOR.match(line.text)
            signed += names.people(match.group("names"), default_role="作者") if match else ()
        elif line.tag is Tag.SHORT:
            alone = names.only_names(line.text) if near and titles else ()
            roles = [p.role for other in near for p in names.people(other.text)]
            signed += [Name(name=n, role=roles[0] if roles else None) for n in alone]
            if not alone:
                titles.append(line.text)
    return titles, tuple(signed)


def bracketed(first: Paragraph | None) -> tuple[Name, ...]:
    """本报讯（记者康勤 通讯员王大利）."""
    match = (rules.REPORT.match(first.text) or rules.DATELINE.match(first.text)) if first else None
    bracket = match.group("bracket") if match else None
    return names.people(bracket) if bracket and names.is_byline(bracket) else ()


def signed_below(paragraphs: list[Paragraph]) -> tuple[Name, ...]:
    """（本报记者 张三） at the end of the last paragraph."""
    texts = [p.text for p in paragraphs if p.kind == "paragraph"]
    if not texts or not texts[-1].endswith(("）", ")")):
        return ()
    bracket = texts[-1][max(texts[-1].rfind("（"), texts[-1].rfind("(")) :]
    return (
        names.people(bracket)
        if names.is_byline(bracket) and "摄" not in bracket and len(bracket) < len(texts[-1])
        else ()
    )


def credited(lines: Sequence[Line], paragraphs: list[Paragraph], marks: list[int]) -> tuple[Name, ...]:
    """The people of the credit marks, and of the texts that belong to a picture."""
    texts = [p.text for p in paragraphs] + [lines[i].text for i in marks if lines[i].tag is Tag.CREDIT]
    found = [names.credit(t) for t in texts]
    return tuple(name for c in found if c for name in c[0])
