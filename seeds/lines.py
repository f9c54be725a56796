"""Page text → lines, each with what its own words say that it is.

Neighbours are not looked at here: a short line may still be a head or the rest of a sentence
(`seeds.fragments` decides), a repeat is found by `seeds.damage`.
"""

from __future__ import annotations

import enum
import functools
import re
from dataclasses import dataclass, replace

from seeds import names, rules
from seeds.credits import credit as credit_of
from seeds.signers import self_named
from seeds.text import SENTENCE_ENDS, ends_sentence, kept, squeezed


class Tag(enum.Enum):
    """What a line is."""

    # A tag is looked up many times a line, and there is one of each.
    __hash__ = object.__hash__

    BODY = "body"
    SHORT = "short"
    BYLINE = "byline"
    AUTHOR = "author"
    SIGNED = "signed"
    ENTRY_DATE = "entry date"
    JUMP_TO = "jump to"
    JUMP_FROM = "jump from"
    AFFILIATION = "affiliation"
    LABEL = "label"
    CREDIT = "credit"
    HEADER = "header"
    REPEAT = "repeat"
    STRAY = "stray"


# What belongs to no article.
ASIDE = frozenset({Tag.REPEAT, Tag.STRAY, Tag.HEADER})
# Lines that stand in a head, below or above the title.
HEAD_TAGS = frozenset({Tag.BYLINE, Tag.AUTHOR, Tag.SIGNED, Tag.ENTRY_DATE, Tag.JUMP_FROM})
# A head with its kicker on one line can be this long (characters).
SHORT_MAX = 75
_MARKS = re.compile(r"^[#\s\ufeff]+")
_BLANKS = re.compile(r"\s*")
_CLOSED_INSIDE = re.compile(r"[。；;]")


@dataclass(frozen=True)
class Line:
    """A line of the page, or a part of one: `number` is 1-based in the text, `level` counts its `#`."""

    index: int
    number: int
    text: str
    level: int
    blanks: int
    tag: Tag
    # The line is the second part of a printed line: nothing but a border of our own is before it.
    split: bool = False
    # Of a short line: what it does on the page (`seeds.roles`), "" before that is known; "closing": it signs
    # or dates the text above, or is a line of verse: whole as it stands.
    role: str = ""
    # Of a short line: the log odds that it is a head and no fragment (`seeds.fragments`).
    as_head: float = 0.0
    # What a person has said that it is (`seeds.corrections.Role`); "" where nobody has.
    said: str = ""

    @functools.cached_property
    def is_report(self) -> bool:
        """The text begins as a report does: 本报讯, 本报北京10月30日电."""
        return self.tag is Tag.BODY and begins_report(self.text)


@kept(4096)
def begins_report(text: str) -> bool:
    """本报讯… or a dateline: the first words of a report."""
    return bool(rules.REPORT.match(text) or rules.DATELINE.match(text))


def is_dateline(text: str) -> bool:
    """A dateline that signs a text from above: 本报太原10月14日电 记者 胡喆."""
    match = rules.DATELINE.match(text) or rules.REPORT.match(text)
    if match and match.group("bracket") and text[match.end() :].strip():
        # 本报讯（记者 某某）记者从宁夏回: the report begins on the line, and breaks off there.
        return False
    rest = after_dateline(text)
    return rest is not None and (not rest or names.is_byline(rest))


def after_dateline(text: str) -> str | None:
    """What follows 本报太原10月14日电 or 本报讯 in a line; None without either."""
    match = (rules.DATELINE.match(text) or rules.REPORT.match(text)) if len(text) <= 80 else None
    if not match:
        return None
    return f"{match.group('bracket') or ''} {text[match.end() :]}".strip("（）() 　")


def read_lines(text: str) -> list[Line]:
    """The lines that hold something, in the order of the page."""
    out: list[Line] = []
    blanks = 0
    for number, raw in enumerate(text.split("\n"), 1):
        marks = _MARKS.match(raw)
        content = raw[marks.end() :].strip() if marks else raw.strip()
        level = marks.group().count("#") if marks else 0
        if not content:
            blanks += 1
            continue
        for place, (part, tag) in enumerate(_parts(content, level)):
            out.append(Line(len(out), number, part, level, blanks if not place else 0, tag, split=place > 0))
        blanks = 0
    return out


def renumbered(lines: list[Line]) -> list[Line]:
    """The same lines, `index` counted anew."""
    return [replace(line, index=i) for i, line in enumerate(lines)]


def _parts(content: str, level: int) -> list[tuple[str, Tag]]:
    """One printed line is one part, unless a label, byline or jump mark shares it with a text."""
    out: list[tuple[str, Tag]] = []
    at = 0
    while (jump := rules.JUMP_FROM.match(content, at)) and jump.end() < len(content):
        out.append((jump.group(), Tag.JUMP_FROM))
        blanks = _BLANKS.match(content, jump.end())
        at = blanks.end() if blanks else jump.end()
    return [*out, *_parts_of_rest(content[at:], 0 if out else level)]


def _parts_of_rest(content: str, level: int) -> list[tuple[str, Tag]]:
    label = rules.LABEL.match(content)
    if label and (label.group(2) or not label.group(3)):
        head = content[: label.start(3)].strip()
        rest = label.group(3).strip()
        return [(head, Tag.LABEL), *([(rest, Tag.BODY)] if rest else [])]
    if is_dateline(content):
        return [(content, Tag.BYLINE)]
    jump = rules.JUMP_FROM.search(content) if len(content) < SHORT_MAX else None
    if jump and jump.end() == len(content) and jump.start():
        return [(content[: jump.start()].strip(), Tag.SHORT), (jump.group(), Tag.JUMP_FROM)]
    signed = _signed_title(content)
    if signed:
        return [(content[:signed].strip(), Tag.SHORT), (content[signed:].strip(), Tag.BYLINE)]
    return [(content, tag_of(content, level))]


_SIGNED = re.compile(rf"(?:[ \u3000]+|—+ ?)(?=(?:{rules.ROLE})[ \u3000]*{rules.HAN})|[ \u3000]+(?=□)")


def _signed_title(content: str) -> int:
    """Where the byline begins in a line that holds title and byline; 0 when it does not."""
    if len(content) > SHORT_MAX + 40 or not any(mark in content for mark in " \u3000—"):
        return 0
    if credit_of(content):
        # A caption, and who took the picture.
        return 0
    for match in _SIGNED.finditer(content):
        before, after = content[: match.start()], content[match.end() :]
        signed = names.is_byline(after) or names.author(after)
        # 杨明清 本报记者 张婧: what stands before is names as well.
        if signed and len(before) > 4 and not names.people(before.strip()) and not ends_sentence(before):
            return match.end()
    return 0


# 周末版的编辑：, 编辑同志：你们好！, 亲爱的工友们：: how a letter begins.
_GREETING = re.compile(
    r"^(?!责任|执行|美术|本版|值班|文字|视觉)(?:[\u4e00-\u9fff]{0,8}(?:编辑|编者|主编|主持人|记者|法律顾问|律师|报社)"
    r"(?:部|同志|先生|女士|老师|朋友|大姐|叔叔|阿姨)*们?"
    r"|(?:尊敬|亲爱|敬爱)的[\u4e00-\u9fff]{1,10}|(?:各位|全体)[\u4e00-\u9fff]{2,8})"
    r"(?:[：:]|[：:!！,，]?(?:[你您](?:们|们大家)?|大家)好[：:!！])$"
)


def greets(text: str) -> bool:
    """编辑同志：, and nothing else: a letter begins."""
    return bool(_GREETING.match(text))


_OWN_LINE: tuple[tuple[re.Pattern[str], Tag], ...] = (
    (rules.EDITORS, Tag.HEADER),
    (re.compile(rf"^{rules.JUMP_TO.pattern}$"), Tag.JUMP_TO),
    (re.compile(rf"^{rules.JUMP_FROM.pattern}$"), Tag.JUMP_FROM),
    (rules.BARE_AFFILIATION, Tag.AFFILIATION),
    (re.compile(rf"^{rules.AFFILIATION.pattern}"), Tag.AFFILIATION),
    (_GREETING, Tag.BODY),
)


def tag_of(content: str, level: int = 0) -> Tag:
    """What the words of a whole line say."""
    if len(content) <= 100:
        for pattern, tag in _OWN_LINE:
            if pattern.match(content):
                return tag
        date = rules.ENTRY_DATE.match(content)
        if date and (date.group("weekday") or date.group("weather") or date.group("year")):
            return Tag.ENTRY_DATE
        if names.author(content) or self_named(content):
            return Tag.AUTHOR
        credit = credit_of(content)
        if rules.PICTURE_MARK.match(content) or (credit and credit[1] == 0):
            return Tag.CREDIT
        if _signs(content):
            return Tag.BYLINE
    return Tag.SHORT if _may_be_head(content, level) else Tag.BODY


def _signs(content: str) -> bool:
    """Roles with their names, or a role that waits for the names on the next line."""
    if names.is_role(content) or is_dateline(content):
        return True
    return names.is_byline(content) and not begins_report(content)


def _may_be_head(content: str, level: int) -> bool:
    """Short, and neither ended like a sentence nor holding one."""
    length = len(squeezed(content))
    if length > SHORT_MAX or begins_report(content):
        return False
    last = content[-1]
    if last in "。；;，、,：:" or rules.JUMP_TO.search(content):
        return False
    if ends_sentence(content) and last in '”’」』"' and content[-2:-1] in "。":
        return False
    inner = re.sub(r"[“‘「《(（][^”’」》)）]*[”’」》)）]", "", content)
    if _CLOSED_INSIDE.search(inner if len(inner) < len(content) else inner[:-1]):
        return False
    return level > 0 or length <= 60 or not any(mark in content for mark in SENTENCE_ENDS)
