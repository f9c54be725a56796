"""People of a head or a bracket: roles and names as printed."""

from __future__ import annotations

import re

from seeds import rules
from seeds.cutnames import has_surname, is_plain, padded, run_together, transliterated
from seeds.model import Name
from seeds.text import joined_as_printed, kept, squeezed
from seeds.wordtags import tags_of

ROLE = re.compile(rules.ROLE)
_SENTENCE = re.compile("[。！？；，,]")
# Most texts name no role: its last word is looked for before all that may stand before it.
_ROLE_WORD = re.compile(rules.ROLE_WORDS)
_PERSON = re.compile(rf"^{rules.PERSON}$")
_PARTS = re.compile(r"[ \u3000\t、，,/／;；|｜:：]+")
_SIGNS = re.compile(
    r"^(?:文|图|摄|摄影|文[·・]?图|图[·・]?文|报道|摄影报道|文图报道|整理|撰文|文字|图片|采写|采访|等|综合|综合报道|本报综合|综合消息|供图|文并图|文并摄)$"
)
# 文/张三, 文·图/桑榆, 撰文：李四: a sign instead of a role.
_SIGNED = re.compile(
    r"^(?:文|图|图文|文图|文[·・、]图|撰文|文字|摄影|采写|绘图|漫画|制图)\s*[/／：:|｜]\s*[\u4e00-\u9fff]"
)
# Several people under one name sign: 某某市总工会课题组, 本报报道组.
_UNIT = re.compile(
    r"^[\u4e00-\u9fff“”·]{2,24}(?:课题组|调研组|调查组|编辑部|报道组|采访组|联合报道组|研究组|写作组)$"
)
# 法 官 汤 婧: a role is set apart as the names are.
_ROLE_APART = re.compile(r"(?:(?<=^)|(?<=[ \u3000]))([法律记编作])[ \u3000]([官师者辑])(?=[ \u3000])")
# What somebody is who is asked: 本报记者 祝融 法官 汤婧.
_ASKED = frozenset(["法官", "律师", "检察官", "仲裁员"])
# 口述：方桂兰（原国营上海第十七棉纺织厂工人）: who that is.
_DESCRIBED = re.compile(r"(?<=[\u4e00-\u9fff])[（(](?P<inner>[^（）()]{2,40})[）)]")


# Bounded work: no line of names is longer, with its brackets.
LONGEST_SIGNED = 240
# ■ 本报记者 年小满: a mark that tells nothing more than that people are named.
_MARK = re.compile(r"^[□■◇◆▢◎●○◑▲★☆][ \u3000]*")
# 本报特约记者 石阿榜 7月21日发自贵州台江: when and where from.
_SENT = re.compile(
    r"(?<![ \u3000])[ \u3000]++(?:(?:\d{1,2}月\d{1,2}日[ \u3000]?)?"
    r"(?:发自|寄自|写于|报道于)[\u4e00-\u9fff·]{2,12}"
    r"|\d{1,2}月\d{1,2}日(?:发自[\u4e00-\u9fff·]{2,12})?(?:报道|专?电)?)$"
)


def _undescribed(text: str) -> str:
    """Without brackets behind a name that tell who it is, nor when and where from they wrote; brackets with a
    role are kept."""
    return _DESCRIBED.sub(lambda m: m.group() if ROLE.search(m.group("inner")) else " ", _SENT.sub("", text))


def people(text: str, *, default_role: str | None = None) -> tuple[Name, ...]:
    """The names in a byline text, () when it is none.

    A name takes the role before it; names before the first role take that role (杨明清 本报记者 张婧).
    """
    text = _ROLE_APART.sub(r"\1\2", _undescribed(_MARK.sub("", text)))
    roles = list(ROLE.finditer(text)) if _ROLE_WORD.search(text) else []
    if not roles:
        found = _names(text)
        return tuple(Name(name=n, role=default_role) for n in found or ())
    out: list[Name] = []
    role = roles[0].group()
    if roles[0].start() and roles[-1].end() == len(text.rstrip("）) ")) and len(roles) > 1:
        # 张三口述 李四整理: here the roles follow the names.
        pieces = [(piece, after) for piece, after in _between(text, roles) if after]
        named = [(_housed(piece), after) for piece, after in pieces]
        if all(found for found, _ in named):
            return tuple(Name(name=n, role=_as(r, house)) for found, r in named for n, house in found or ())
    for piece, after in _between(text, roles):
        housed = _housed(piece)
        if housed is None:
            return ()
        out += [Name(name=n, role=_as(role, house)) for n, house in housed]
        role = after or role
    return tuple(out)


def _as(role: str, house: str) -> str:
    """The role with the house or trade behind it, as printed; 作者 and 嘉宾 say less than that."""
    plain = squeezed(role)
    if not house:
        return plain
    return house if house in _ASKED or plain in ("作者", "嘉宾", "指导专家", "受访者") else f"{plain} {house}"


def _between(text: str, roles: list[re.Match[str]]) -> list[tuple[str, str | None]]:
    """The pieces before, between and after the roles, each with the role that follows it."""
    starts = [0, *[r.end() for r in roles]]
    ends = [*[r.start() for r in roles], len(text)]
    follows = [*[r.group() for r in roles], None]
    return [(text[s:e], f) for s, e, f in zip(starts, ends, follows, strict=True)]


def _names(piece: str, *, housed: bool = True) -> list[str] | None:
    found = _housed(piece, housed=housed)
    return None if found is None else [name for name, _ in found]


def _housed(piece: str, *, housed: bool = True) -> list[tuple[str, str]] | None:
    """The names of a piece with what stands before each, None when something in it is no name.

    `housed`: a place, a house or a trade may stand before a name (□山西 薛保平, 高级技师 龚自强).
    """
    parts = [p for p in _PARTS.split(piece.strip("（）()。 　\t")) if p and not _SIGNS.match(p)]
    parts = padded(parts)
    out: list[tuple[str, str]] = []
    house: list[str] = []
    for n, printed in enumerate(parts):
        named = (
            n + 1 < len(parts) and bool(_PERSON.match(parts[n + 1])) and has_surname(parts[n + 1], rare=True)
        )
        # 代理律师 步凌霄: a trade before a name is nobody's.
        part = printed if named and is_house(printed) else _untitled(printed)
        if named and (is_house(part) if housed else _PLACE.match(part) and not n):
            house.append(part)
            continue
        cut = [part] if _PERSON.match(part) or transliterated(part) else run_together(part)
        if not cut and housed and named and _LONG.match(part):
            house.append(part)
            continue
        if not cut:
            return None
        out += [(name, " ".join(house)) for name in cut]
        house = []
    return out


# 步凌霄律师: what somebody is, behind the name and without a blank.
_TRADE_BEHIND = re.compile(r"^(?P<name>[\u4e00-\u9fff]{2,4})(?:律师|法官|检察官|仲裁员|教授|医生|医师|老师)$")


def _untitled(part: str) -> str:
    match = _TRADE_BEHIND.match(part)
    return match["name"] if match and has_surname(match["name"], rare=True) else part


# 广州造船厂电工 before a name: who that is, in whatever words, but no sentence (记者数了数他身上的伤：左脚).
_LONG = re.compile(r"^(?!.*[了着过他她它我你这那是把被])[\u4e00-\u9fff“”]{5,20}$")


def is_house(part: str) -> bool:
    """A place, a house or a trade: 北京公共电车公司, 新疆克拉玛依采油工."""
    trade = part[0] not in "—-－" and _HOUSE.search(part) and (len(part) > 3 or not has_surname(part))
    return bool(_PLACE.match(part) or trade)


# What stands behind 记者 at the beginning of a sentence and has the length of a name.
_TIMES = frozenset(("今天", "今日", "昨天", "昨日", "日前", "近日", "获悉", "了解", "注意", "发现", "看到"))
_TIMES |= {"从市", "从省", "走进"}


@kept(4096)
def is_byline(text: str) -> bool:
    """A line of roles and names and nothing else: 本报记者 李娜 本报通讯员 潘文苑."""
    if len(text) > LONGEST_SIGNED:
        return False
    text = _undescribed(_MARK.sub("", text)).strip("（）() 　")
    if len(text) > 80:
        return False
    if _SIGNED.match(text):
        return bool(people(text))
    role = ROLE.search(text) if _ROLE_WORD.search(text) else None
    if role and _SENTENCE.search(text[: role.start()]):
        # 巡检。 本报通讯员 次仁罗布 摄: the last words of a caption, and who took it.
        return False
    found = people(text) if role else ()
    if any(name.name in _TIMES for name in found):
        # 本报北京10月30日电（记者于灵歌）记者今天, cut off there, is the beginning of a report.
        return False
    # 记者了解到 is the beginning of a sentence: a bare 记者 wants a surname after it.
    bare = bool(role) and len(role.group()) <= 3 if role else False
    return bool(found) and (not bare or any(has_surname(n.name, rare=True) or "·" in n.name for n in found))


def is_role(text: str) -> bool:
    """A role that stands alone, its names on the next line: 本报记者, 特约通讯员."""
    return bool(_ROLE_ALONE.fullmatch(text.strip("（）()：: 　")))


def author(text: str) -> tuple[Name, ...]:
    """The people behind an author's mark: □毛凯, □赵 瓯 北, □中平矿业十矿 夏侯广田; () when it is none."""
    match = rules.AUTHOR.match(text)
    if not match:
        return ()
    rest = match.group("names")
    trade = tuple(each for each in house_and_name(rest) if not is_place(each.role or ""))
    found = trade or people(rest, default_role="作者")
    return (*found[:1], *(each for each in found[1:] if not _TITLE.match(each.name)))


# 作者 and 编辑 alone may be a title's words.
_ROLE_ALONE = re.compile(rf"(?=.*(?:记者|通讯员|实习生|撰稿人)$)(?:{rules.ROLE})")
# □钮惠兰 主任医师: what somebody is, behind the name.
_TITLE = re.compile(
    r"^(?:[主副]任|执业|主治|高级|特级|一级|资深|副)?"
    r"(?:医师|医生|药师|护师|律师|法官|教授|研究员|讲师|教师|工程师|技师|经济师|会计师|编辑|记者|馆员|编剧)$"
)


def is_place(text: str) -> bool:
    """A province, or a town of one: 河南开封, 武汉青山."""
    return bool(_PLACE.match(text)) or (len(text) <= 6 and {*tags_of(text)} == {"ns"})


def is_unit(text: str) -> bool:
    """A group signs: 泰州市高港区总工会课题组."""
    return bool(_UNIT.match(text.strip("（）() ")))


def is_role_alone(text: str) -> bool:
    """本报评论员, or a role whose names stand on the next line."""
    return bool(ROLE.fullmatch(text.strip("（）() 　:：")))


@kept(4096)
def only_names(text: str) -> tuple[str, ...]:
    """Names without any role, each beginning with a surname; () when it may be something else."""
    if len(text) > 24 or not _NAMES_ALONE.match(text):
        return ()
    found = _names(text, housed=False) or []
    return tuple(found) if all(_likely(n) for n in found) else ()


# Names begin and end with a character of theirs, brackets around them left aside.
_NAMES_ALONE = re.compile(rf"^[（(]?{rules.HAN}.*{rules.HAN}[）)]?$")


def _likely(name: str) -> bool:
    """A surname first, of the length it allows, and none of the small words of a clause: not 关外的风."""
    if not has_surname(name) or any(c in "的了是在和与不有这那就" for c in name):
        return False
    return len(name) <= 3 or "·" in name or name[:2] in rules.DOUBLE_SURNAMES


# Ends of a place of work or a trade that stands before a name: 某某工会 张三, 桥吊司机 夏侯敏.
_PLACE = re.compile(
    r"^(?:(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|"
    r"贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)[省市]?[\u4e00-\u9fff]{0,4}|"
    r"[\u4e00-\u9fff]{2,5}[市县州区旗])$"
)
_HOUSE = re.compile(
    r"(?:公司|集团|工会|厂|局|院|校|部|处|科|站|所|会|中心|大学|学院|中学|小学|医院|法院|律师|法官|检察官|仲裁员|教授|研究员|教师|司机|工人|"
    r"[\u4e00-\u9fff]{2}[工手员匠]|工程师|课题组|调研组|段|矿|港|台|社|班组|车站|医师|医生|大夫|护士|干部|民警|社工|农民|编剧|导演|演员|技师|院长|校长|厂长|经理|总监|主任|主席|书记|代表|委员|队长|班长|队|车间|项目部|支行|分行|银行|学者|作家|专家|博士|院士|主持人|村|镇|县|市|省)$"
)
# 沈鼓集团, 马边电力 in a row of those honoured: nobody's name, though it begins with a surname.
_FIRM = re.compile("..(?:公司|集团|银行|石化|[化重]工|钢铁|电力|铁路|航空|[矿煤]业|工会|[二三四五]矿)$")
# 一读者, 某职工: who does not want to be named.
_UNNAMED = re.compile("^[一某]|读者|职工|工友|市民|网友|家长")
_WHO_READ = frozenset(["读者", "职工", "工人", "网友", "市民", "一名读者", "一位读者"])
# 水玉珍（等28人）
_AND_OTHERS = re.compile(r"[（(]?等[\d一二三四五六七八九十百]{1,4}[人名位][\u4e00-\u9fff]{0,4}[）)]?$")
_OF_PAPERS = ("记者", "通讯员", "实习生", "评论员", "编辑")
# 编者 段干芳: what somebody is to the paper.
_TO_THE_PAPER = frozenset(["编者", "读者", "作者", "译者", "讲者", "笔者", "律师", "法官"])


def house_and_name(text: str, *, letter: bool = False) -> tuple[Name, ...]:
    """A place of work or a trade, then names: 宁波港务集团桥吊司机 夏侯敏; () when it is none.

    Below a `letter` names stand wherever a place does, also those whose surname is not known.
    """
    text = text.strip()
    others = _AND_OTHERS.search(text)
    parts = padded([p for p in _PARTS.split(_AND_OTHERS.sub("", text)) if p])
    # 江西景德镇 读者 丰玉兰, 水玉珍（等28人）: said with the place, so that nothing printed is lost.
    said = [p for p in parts if p in _WHO_READ] if len(parts) > 2 else []
    parts = [p for p in parts if p not in said]
    said += [others[0]] if others else []
    if len(text) > 40 or len(parts) < 2:
        return ()
    first = next((n for n, p in enumerate(parts) if _PERSON.match(p) and has_surname(p, rare=True) and n), 0)
    if not first and letter and len(parts) == 2 and is_place(parts[0]) and not _UNNAMED.search(parts[1]):
        first = 1
    house, people_ = parts[:first], parts[first:]
    # 扒出来的29台，修好了: two clauses, and no house before a name, which may be padded: 王　芳.
    name = re.search(r"[ \u3000]*".join(map(re.escape, people_[0])), text) if first else None
    clauses = name is not None and _SENTENCE.search(text[: name.start()])
    if not first or clauses or not all(_PERSON.match(p) and not _FIRM.match(p) for p in people_):
        return ()
    # 山西 阎扶: where the author lives, as printed before the name.
    placed = len(house) == 1 and is_place(house[0])
    # 江西丰城某矿采煤五区: begins with a place, ends as a noun, and is neither a sentence nor 江城晚报记者.
    alone = len(house) == 1 and _LONG.match(house[0]) and not house[0].endswith(_OF_PAPERS)
    tags = tags_of(house[0]) if alone else ("", "")
    placed = placed or ((tags[0], tags[-1][:1]) == ("ns", "n") and all(map(is_plain, people_)))
    if not placed and not _HOUSE.search(house[-1]) and house[-1] not in _TO_THE_PAPER:
        return ()
    return tuple(Name(name=n, role=joined_as_printed([*house, *said], text)) for n in people_)


def lives_there(person: Name) -> bool:
    """The role of a signer is a place and nothing else, what readers are called left aside."""
    words = (person.role or "").split(" ")
    return is_place(" ".join(w for w in words if w not in _WHO_READ and not _AND_OTHERS.fullmatch(w)))
