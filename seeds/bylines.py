"""Who made an article: the people of its head, of the report's bracket, of its last words and its credits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seeds import names, rules
from seeds.credits import credit as credit_of
from seeds.cutnames import has_surname
from seeds.lines import Line, Tag, after_dateline
from seeds.model import Name
from seeds.paragraphs import Paragraph
from seeds.shortmarks import PLAIN_DATE
from seeds.signers import in_brackets, self_named, signs_alone
from seeds.text import ends_sentence, kept, squeezed

# Columns of letters, and how a letter to the paper begins.
_LETTERS = re.compile(r"来信|信箱|读者|家书|书信")
_DEAR = re.compile(
    r"^.{0,8}(?:编辑|编者|记者|主编|报社)(?:部|同志|先生|老师|朋友)*们?(?:[你您]们?好)?[：:，！]"
)
# 姑娘：, 亲爱的师傅们：on a line of its own begins a letter to somebody else.
_ADDRESS = re.compile(r"^[^，。！？：:“”\d]{1,12}[：:]$")
_READER = "读者"
# A signature on a line of its own has at most so many characters.
LONGEST_SIGNATURE = 32
_SIGNS_AS = re.compile(
    r"^(?P<role>读者|律师|法官|仲裁员|检察官)[ \u3000]+(?P<names>[\u4e00-\u9fff \u3000]{2,16})$"
)
# 摄影 记者 廖小兵, 摄影：张三 below a title: who took the pictures.
_PICTURES = re.compile(r"^(?:摄影|摄|图片)(?:[ \u3000]+|\s*[:：]\s*)(?=[\u4e00-\u9fff])")
_SIGNS = (Tag.BYLINE, Tag.SIGNED)


# 本报讯 记者申亦农从武汉报道： · 本报讯 通讯员郄建国，记者容湘报道： · 晚报讯 记者 伏虎 报道 昨晚
_REPORTING = re.compile(
    rf"^\s*+(?P<who>[^：:，。“]{{4,40}}?(?:，(?:{rules.ROLE})[^：:，。“]{{2,30}}?)?)\s*"
    r"(?:(?:发自|从|自|在)[\u4e00-\u9fff]{2,6})?(?:摄影)?报道(?:\s*[：:，。]|[ \u3000])"
)
# 本报讯（扎西平措报道）
_REPORTS = re.compile(rf"^[（(]\s*(?P<name>{rules.PERSON})\s*(?:摄影)?报道[）)]$")
_ROLE_AND_NAME = re.compile(rf"(?:{rules.ROLE})[ \u3000]*{rules.PERSON}")
# （明天是第17个全国防灾减灾日）: a remark below a title, and nobody's name.
_REMARK = re.compile(r"^[（(][^（）() \u3000]{7,}[）)]$")
# What the paper puts below a letter and its signature.
_ANSWERED = re.compile(
    r"^[【〖\[（(]?(?:编后|编者|记者(?:调查|核实|回访|追访)|本报(?:回音|调查)|回音|答复|回复|链接|附记)"
    r"[\u4e00-\u9fff]{0,4}[】〗\]）)]?\s*[：:]"
)
# 许大勇同志： begins the answer.
_ADDRESSED = re.compile(
    rf"^(?P<name>{rules.HAN}{{2,4}}?)(?:同志|读者|先生|女士|小姐|网友|师傅|老师)[你您]?好?[：:]"
)
# 读者“小丸子”, 网友“夜班工”: who gives no other name.
_NICKNAME = re.compile(r"^(?P<role>读者|网友|职工|市民)[ \u3000]*“(?P<name>[^”，。]{1,8})”$")
# （作者系媒体评论员 敬山）
_AFFILIATED = re.compile(rf"^[（(]?\s*作者(?:系|为|是)[^（）()]*[ \u3000](?P<name>{rules.HAN}{{2,4}})[）)]?$")


class Signatures(NamedTuple):
    """The people who signed a head, and those who took its pictures."""

    signed: tuple[Name, ...]
    pictured: tuple[Name, ...]


def signatures(head: list[Line]) -> Signatures:
    """The people of the byline lines of a head; names alone take the role beside them."""
    pictured = [name for line in head for name in pictured_by(line.text) if line.tag in _SIGNS]
    signed = [name for _, people in _signers(head) for name in people]
    return Signatures(tuple(signed), tuple(pictured))


def pictured_by(text: str) -> tuple[Name, ...]:
    """Who took the pictures, as a line of a head says it: 摄影：张三, 摄影 林淑芬; () where it says none."""
    found = _PICTURES.match(text)
    return names.people(text[found.end() :]) if found else ()


def named_again(head: list[Line]) -> dict[int, str]:
    """By the indices of lines what they say of people whom a line above them has named: nothing new."""
    again: dict[int, str] = {}
    said: set[str] = set()
    texts: set[str] = set()
    for line, people in _signers(head):
        new = [person.name for person in people if person.name not in said]
        if line.text in texts or (people and not new and line.tag is Tag.SIGNED):
            again[line.index] = line.text
        elif len(new) < len(people) and line.tag is Tag.SIGNED:
            again[line.index] = _without_names(line.text, new)
        said.update(new)
        texts.add(line.text)
    return again


def _without_names(text: str, new: Sequence[str]) -> str:
    """林淑芬、 of 林淑芬、王大明 below 林淑芬: what a line prints besides these names, as it prints it."""
    for name in new:
        text = re.sub(r"[ \u3000]*".join(map(re.escape, name)), " ", text, count=1)
    return " ".join(text.split())


def _signers(head: list[Line]) -> Iterator[tuple[Line, tuple[Name, ...]]]:
    """The lines that say who has written it, each with its people."""
    for n, line in enumerate(head):
        if line.tag in _SIGNS and pictured_by(line.text):
            continue
        if line.tag is Tag.BYLINE:
            rest = after_dateline(line.text)
            yield line, names.people(line.text if rest is None else rest)
        elif line.tag is Tag.AUTHOR:
            yield line, names.author(line.text) or self_named(line.text)
        elif line.tag is Tag.SIGNED and not _is_remark(line):
            near = [other for other in head[max(0, n - 1) : n + 2] if other.tag is Tag.BYLINE]
            roles = _roles_beside(near, line)
            yield line, _without_role(line.text, roles[0] if roles else None)


def _is_remark(line: Line) -> bool:
    return line.tag is Tag.SIGNED and _REMARK.match(line.text) is not None


def _roles_beside(near: list[Line], line: Line) -> list[str | None]:
    """The roles of the byline lines next to a line of names; one that stands alone names those below it."""
    alone = [squeezed(other.text) for other in near if other.index < line.index and names.is_role(other.text)]
    return [*alone, *(p.role for other in near for p in names.people(other.text))]


def is_title_line(line: Line) -> bool:
    """A line of a head that is no signature and no column's label."""
    return (line.tag is Tag.SHORT and line.role not in ("column", "below")) or _is_remark(line)


def _without_role(text: str, role: str | None) -> tuple[Name, ...]:
    """The names of a signature that says no role; a pen name is one name."""
    found = self_named(text) or names.house_and_name(text)
    return found or tuple(Name(name=n, role=role) for n in names.only_names(text) or (text,))


def bracketed(first: Paragraph | None) -> tuple[Name, ...]:
    """Who reports in the first paragraph of a text."""
    return reported_by(first.text) if first is not None else ()


@kept(2048)
def reported_by(text: str) -> tuple[Name, ...]:
    """本报讯（记者康勤 通讯员王大利）."""
    match = rules.REPORT.match(text) or rules.DATELINE.match(text)
    if not match:
        # 本报记者卓长河报道：昨天…
        return _reporting(text) if text.startswith("本报") else ()
    bracket = match.group("bracket")
    if not bracket:
        return _reporting(text[match.end() :])
    # The bracket says that these are names, whether their surnames are known or not (萨如拉).
    if names.is_byline(bracket) or names.ROLE.match(bracket.strip("（() ")):
        return names.people(bracket)
    # 本报讯（扎西平措报道）
    if match := _REPORTS.match(bracket):
        return (Name(name=match["name"]),)
    # 本报讯（谢 军 周 洁）
    return tuple(Name(name=n) for n in names.only_names(bracket.strip("（）()")))


def _reporting(text: str) -> tuple[Name, ...]:
    """The old form without brackets: 本报讯 通讯员辛守业、记者车路明报道：."""
    match = _REPORTING.match(text)
    # 记者娜布其报道: a name, whether its surname is known or not.
    named = match and (names.is_byline(match["who"]) or _ROLE_AND_NAME.fullmatch(match["who"].strip()))
    return names.people(match["who"]) if match and named else ()


def signed_below(paragraphs: list[Paragraph]) -> tuple[Name, ...]:
    """（本报记者 张三） at the end of the last paragraph, or on a line of its own below it."""
    texts = [p.text for p in paragraphs if p.kind == "paragraph"]
    if len(texts) > 1 and names.is_byline(texts[-1]) and "摄" not in texts[-1]:
        return names.people(texts[-1].strip("（）() "))
    if not texts or not texts[-1].endswith(("）", ")")) or rules.AFFILIATION.search(texts[-1]):
        return ()
    if alone := in_brackets(texts[-1]):
        # Short pieces under one label are signed each by itself, and nobody signs the whole.
        return alone if not any(in_brackets(text) for text in texts[:-1]) else ()
    bracket = texts[-1][max(texts[-1].rfind("（"), texts[-1].rfind("(")) :]
    return (
        names.people(bracket)
        if names.is_byline(bracket) and "摄" not in bracket and len(bracket) < len(texts[-1])
        else ()
    )


def named_below(paragraphs: list[Paragraph]) -> tuple[Name, ...]:
    """Of a text that nobody has signed above: who signs on the line below it, □虞小满 or 农志强."""
    texts = [p.text.strip() for p in paragraphs if p.kind == "paragraph"]
    if len(texts) < 2 or len(texts[-1]) > LONGEST_SIGNATURE:
        return ()
    if len(names.only_names(texts[-1])) > 1 and not ends_sentence(texts[-2]):
        # 陆小曼 李红霞 below 二等奖（2名）: those who are listed.
        return ()
    return names.author(texts[-1]) or signs_alone(texts[-1])


def letter_signed(column: str | None, paragraphs: list[Paragraph]) -> tuple[Name, ...]:
    """甘肃白银 张三 李四 below a letter to the paper: its readers; 律师 席广济 below an answer."""
    texts = _up_to_signature([p.text.strip() for p in paragraphs if p.kind == "paragraph"])
    if len(texts) < 2:
        return ()
    if match := _NICKNAME.match(texts[-1]):
        return (Name(name=match["name"], role=match["role"]),)
    # 读者 张三 above what the paper answers, 律师 席广济 below it.
    if signing := [match for text in texts[1:] if (match := _SIGNS_AS.match(text))]:
        return tuple(Name(name=n, role=m["role"]) for m in signing for n in names.only_names(m["names"]))
    letter = bool(_LETTERS.search(column or "") or _DEAR.match(texts[0]) or _ADDRESS.match(texts[0]))
    found = names.house_and_name(texts[-1], letter=letter)
    # Below another text a place and a name whose surname is known will do: 河南开封 禄长贵.
    plain = letter or all(map(names.lives_there, found))
    if not plain or not found:
        return ()
    # Above the answer the letter has been signed already.
    asking = [names.house_and_name(text, letter=True) for text in texts[1:-1] if letter]
    people = [person for each in (*asking, found) for person in each]
    return tuple(Name(name=person.name, role=_READER) for person in people)


def _up_to_signature(texts: list[str]) -> list[str]:
    """The texts of a letter without its day and what the paper answers below it."""
    size = next((n for n, text in enumerate(texts) if n > 1 and _answers(text, texts[n - 1])), len(texts))
    while size > 2 and (PLAIN_DATE.match(texts[size - 1]) or _ANSWERED.match(texts[size - 1])):
        size -= 1
    return texts[:size]


def _answers(text: str, above: str) -> bool:
    """薄一鸣读者：根据规定…, below a letter that he has signed."""
    match = _ADDRESSED.match(text)
    return bool(match and above.endswith(match["name"]) and len(above) <= LONGEST_SIGNATURE)


def affiliated(affiliation: str | None) -> tuple[Name, ...]:
    """Who is named with what the author is, in a text that nobody has signed: （作者系媒体评论员 敬山）."""
    match = _AFFILIATED.match(affiliation or "")
    named = match and has_surname(match["name"], rare=True)
    return (Name(name=match["name"], role="作者"),) if match and named else ()


def credited(lines: Sequence[Line], paragraphs: list[Paragraph], marks: list[int]) -> tuple[Name, ...]:
    """The people of the credit marks, and of the texts that belong to a picture."""
    texts = [p.text for p in paragraphs] + [lines[i].text for i in marks if lines[i].tag is Tag.CREDIT]
    found = [credit_of(t) for t in texts]
    return tuple(name for c in found if c for name in c[0])


def each_once(people: Sequence[Name]) -> tuple[Name, ...]:
    """Nobody is named twice: who signs above and below, or as 读者 and 通讯员."""
    out: dict[str, Name] = {}
    for person in people:
        out.setdefault(person.name, person)
    return tuple(out.values())
