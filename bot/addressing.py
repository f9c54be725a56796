"""Whom a line is for and what it tells them: names, then the note; and sentences that ask to hand on.

Pure. Who is known, and who may be meant by a word, are arguments.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from store.search.vocabulary import is_known as is_a_word

Like = Callable[[str], bool]

# More names in one line are a slip or mischief; one more than these is read, so that it can be said.
MOST_NAMES = 40

# What may stand between two names, also between two that are known; 、 between names only.
_BETWEEN = re.compile(r"([、，,；;])\s*(?=\S)")
_AND = re.compile(r"\s*(?:以及|还有|和|与|跟|及)\s*")
_BLANK = re.compile(r"[ \t\u3000]+")
_COLON = re.compile(r"\s*[：:]\s*")
_AFTER = re.compile(r"[\s、，,；;：:]")
_WORD = re.compile(r"[^\s、，,；;：:]*")
# 给李明, behind a command that says so already.
_TO = re.compile(r"(?:转?发?给|到)\s*(?=\S)")
# How colleagues are spoken of behind their names.
TITLES = "同志|老师|师傅|副?(?:主任|主席|部长|处长|科长|局长|院长|校长|书记|总编|总经理)|经理|总|姐|哥"
_TITLE = re.compile(rf"(?:{TITLES})")
# What may follow a name without a mark: 王芳请阅, 老王看看, 李明一份.
_TAIL = re.compile(
    r"请|麻烦|看看|看一看|看一下|看下|看$|也看|先看|再看|阅|批示|审|参阅|参考|学习|过目|知悉|处理"
    r"|各(?:自|人)?[发转传送]?一份|都(?=看|阅|[发转传送]|来看)|[让叫要等][他她]"
    r"|[发转传送]?一份|[发转传]一下|[发转传]过去|转发|一下|吧|这篇|那篇|这条"
    r"|(?:[啊呀呗哈哦啦了]|[好行]吗)(?=[\s，,。；;：:！!]|$)"
)
# 李敏抄送李明
_COPY = re.compile(r"(?:并|同时|也|再)*抄(?:送|给|一份给)(?=.)")
# Words behind a name that are no note.
_NO_NOTE = re.compile(
    r"(?:[都各]?[发转传送]?一份|[发转传]一下|[发转传]过去|转发|一下|吧|了|啦|这篇|那篇|这条|文章|新闻|报道)*[。！!.～~]*"
)
# 转给王芳吧，她没领到奖金: what ends the order stands before the mark, and the note behind it.
_ORDER_ENDS = re.compile(
    r"(?:[发转传]?一份|[发转传]?一下|[发转传]过去|吧|了|啦|啊|呀|呗|哈|哦|[好行]吗)+[\s，,。；;：:！!]\s*(?=\S)"
)
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_NICKNAME = re.compile(r"[老小阿大]\w{1,2}")
# 老王, 小李: nobody but a colleague is spoken of so, though the dictionary may have the word.
_FAMILIAR = re.compile(f"[老小][{''.join(sorted(_SURNAMES))}]")
# 附言：周五用, 附言请阅
_LABEL = re.compile(r"^附言(?:(?:写|是|为)?[：:]\s*|\s+|(?=请|供|看看|阅))(?=\S)")
# Such words begin a note, though some of them begin with a surname.
_NOTE = re.compile(r"请|烦|麻烦|看|阅|供|参|第|重点|注意|尽快|速|急|马上|方便|周[一二三四五六日末]|万分|高度")


def addressed(text: str, known: Iterable[str], like: Like = lambda _: False) -> tuple[tuple[str, ...], str]:
    """The names at the beginning of a text (王芳、李明), and what follows them, letter for letter.

    A display name may hold blanks: of the `known` names the longest that the text goes on with counts, else
    the characters up to a blank or a mark between names. Behind a known name a blank stands between names
    only where another known one follows it whole (王芳 李明 请阅); any other word begins the note, and so
    does one behind a comma that is nobody's name (王芳，请阅). `like`: whether a word may mean somebody.
    """
    longest_first = sorted(known, key=len, reverse=True)
    if not _known_at(text, longest_first):
        text = _TO.sub("", text, count=1) if _TO.match(text) else text
    names: list[str] = []
    told_apart = True
    while True:
        name, length = _name_at(text, longest_first, like, told_apart=told_apart)
        names.append(name)
        is_known = bool(length) and name.casefold() in {each.casefold() for each in longest_first}
        text = text[length:]
        if colon := _COLON.match(text):
            return tuple(names), text[colon.end() :]
        mark = _BETWEEN.match(text)
        if mark and not _is_name(text[mark.end() :], mark[1], longest_first, like):
            return tuple(names), text[mark.end() :]
        between = mark or (_blank_between(text, longest_first) if is_known else _and_name(text, like))
        if not between or len(names) > MOST_NAMES:
            return tuple(names), _note(text)
        told_apart = mark is not None
        text = text[between.end() :]


def unlabelled(note: str) -> str:
    """周五用 of 附言：周五用: what says that a note follows is none of it."""
    return _LABEL.sub("", note, count=1)


def _note(text: str) -> str:
    ends = _AFTER.match(text) or _ORDER_ENDS.match(text)
    rest = text[ends.end() :] if ends else text
    return "" if _NO_NOTE.fullmatch(rest) else rest


def _blank_between(text: str, longest_first: Sequence[str]) -> re.Match[str] | None:
    for between in (_AND.match(text), _BLANK.match(text)):
        if between and _known_at(text[between.end() :], longest_first):
            return between
    # 王芳和李明看看
    both = _AND.match(text)
    return both if both and _known_before_words(text[both.end() :], longest_first) else None


def _and_name(text: str, like: Like) -> re.Match[str] | None:
    """李丰和刘旭, whom nobody knows: 和 where what follows it looks like a name as well."""
    between = _AND.match(text)
    word = _WORD.match(text, between.end()) if between else None
    return between if word and may_be_name(_cut_at_tail(word[0], like), like) else None


def _is_name(rest: str, mark: str, longest_first: Sequence[str], like: Like) -> bool:
    """Whether what follows a mark is one more name, known or not."""
    word = _WORD.match(rest)
    return mark == "、" or bool(_known_at(rest, longest_first)) or bool(word and may_be_name(word[0], like))


def may_be_name(word: str, like: Like = lambda _: False) -> bool:
    """Whether a word looks like somebody's name: 赵小虎, 老王, @li."""
    if like(word) or (word.startswith("@") and len(word) > 1):
        return True
    named = 2 <= len(word) <= 3 and word[0] in _SURNAMES
    return (named or bool(_NICKNAME.fullmatch(word))) and not _NOTE.match(word)


def is_familiar(word: str) -> bool:
    """Whether a word is how a colleague is spoken of: 老王, 小李."""
    return bool(_FAMILIAR.fullmatch(word))


def _name_at(text: str, longest_first: Sequence[str], like: Like, *, told_apart: bool) -> tuple[str, int]:
    """The name at the beginning, and how many characters it takes with a title behind it."""
    if known := _known_at(text, longest_first):
        return known, len(known)
    if told_apart and (found := _known_before_words(text, longest_first)):
        return found
    word = _WORD.match(text)
    name = _cut_at_tail(word[0] if word else "", like)
    both = next(
        (at.start() for at in _AND.finditer(name) if at.start() and _and_name(name[at.start() :], like)), 0
    )
    if both and may_be_name(name[:both], like):
        name = name[:both]
    return name, len(name)


def _cut_at_tail(name: str, like: Like) -> str:
    """王芳 of 王芳请阅, where that looks like a name."""
    cut = _TAIL.search(name, 1)
    named = cut and not like(name) and may_be_name(name[: cut.start()], like)
    return name[: cut.start()] if cut and named else name


def _known_before_words(text: str, longest_first: Sequence[str]) -> tuple[str, int] | None:
    """王芳请阅, 王芳同志 请阅, 王芳和李明: a known name with words on to it that are no part of a name."""
    levelled = text.casefold()
    for name in longest_first:
        if not name or not levelled.startswith(name.casefold()):
            continue
        title = _TITLE.match(text, len(name))
        for end in filter(None, (title.end() if title else 0, len(name))):
            rest = text[end:]
            follows = _AFTER.match(rest) or _TAIL.match(rest) or _COPY.match(rest)
            if not rest or follows or _blank_between(rest, longest_first):
                return text[: len(name)], end
    return None


def _known_at(text: str, longest_first: Sequence[str]) -> str:
    levelled = text.casefold()
    for name in longest_first:
        rest = text[len(name) :]
        if name and levelled.startswith(name.casefold()) and (not rest or _AFTER.match(rest)):
            return text[: len(name)]
    return ""


# ── sentences ─────────────────────────────────────────────────────────────────────────────────────────

_PLEASE = r"(?:请|麻烦|劳驾|帮忙|帮我|替我|代我|给我|你|您|能不能|能|可以)*"
_THIS = (
    r"(?P<this>(?:把|将)?(?:刚才|刚刚|刚看的|上面)?(?:的)?(?:这|那|上|本|此)(?:一)?[篇条个份则]?"
    r"(?:文章|新闻|报道|消息|稿子|文)?|(?:把|将)(?:它|文章|新闻|报道|消息))?\s*(?:也|再|都|直接)?"
)
_HANDED = re.compile(
    rf"{_PLEASE}{_THIS}(?:(?P<strong>转发|转交|转)|(?P<weak>发送|发|分享|推荐|推送|传|送|抄送|抄(?=给|一份给)|传阅))"
    r"(?:一下|一份)?\s*(?P<to>给|到|至)?\s*[：:]?\s*(?P<rest>\S.*)",
    re.DOTALL,
)
_LOOKS = re.compile("(?:看看|看一下|看一看|看下|看|过目)[吧了]?")
_SENT = re.compile("(?:[发转传](?:一份|一下|过去)|看看|看一下|看一看|过目)[吧了]?$")
_SHOWN = re.compile(rf"{_PLEASE}{_THIS}(?:给|让|叫|请|(?=@))\s*(?P<rest>\S.*)", re.DOTALL)

# Without 给 these are said of much else: 发工资, 传球.
_SAID_OF_MUCH = frozenset({"发送", "发", "传", "送", "抄"})

# 转发给同事: to be chosen on the card. No word is made up of others: a long row is read in one way only.
_ANYBODY = re.compile(
    r"(?:我的?|我们|咱们?)?(?:几个|各位|其他|别的|全体|所有|全部)?的?(?:同事|领导|大家|别人|其他人|同志|朋友|部门|科室|处室|人)们?"
    r"(?:看一看|看下|看|传阅|一下|吧)*"
)


# 群里, 宣教群, 我们工作群里吧
_GROUP = re.compile(r"(?:我们|咱们?)?(?:这个|那个)?(?P<name>[^\s，。]{0,10}群)(?:聊|组)?里?面?去?[吧了]?")
# 建筑群 and 人群 are words, of which nobody reads anything; these are chats.
_CHATS = frozenset(("群", "微信群", "工作群", "QQ群", "同事群", "钉钉群"))


@dataclass(frozen=True, slots=True)
class Wish:
    """A sentence that may ask to hand something on: from the names on.

    With `plain` its verb says so by itself (转给); else only a note that fits does (让王芳看看), or names
    that are all known where `to` somebody is said (发给王芳). With `bare` a name is enough that nobody has,
    where nothing stands behind it (转发李丰).
    """

    rest: str
    plain: bool
    to: bool
    bare: bool = False


def wishes(text: str) -> tuple[Wish, ...]:
    """The ways in which a sentence may ask to hand on, the likelier first; none: it asks for nothing such."""
    found = []
    handed = _HANDED.fullmatch(text)
    if handed and (handed["strong"] or handed["to"] or handed["weak"] == "抄送"):
        said_so = handed["to"] or handed["weak"] == "抄送"
        plain = bool(said_so and (handed["strong"] or handed["this"] or handed["weak"] == "抄送"))
        bare = bool(said_so or handed["strong"] == "转发" or is_familiar(handed["rest"]))
        found.append(Wish(handed["rest"], plain, True, bare))
    if handed and not found and handed["weak"] in _SAID_OF_MUCH:
        # 发李明一份: only where somebody is called so, and is to have or to read it; 发群里 as it stands.
        group = means_group(handed["rest"])
        found.append(Wish(handed["rest"], plain=False, to=group, bare=group))
    if shown := _SHOWN.fullmatch(text):
        found.append(Wish(shown["rest"], bool(shown["this"]), False, bool(_SENT.search(shown["rest"]))))
    return tuple(found)


def means_anybody(rest: str) -> bool:
    """Whether it is for people of whom none is named: 同事, 大家看看."""
    return bool(_ANYBODY.fullmatch(rest))


def means_group(rest: str) -> bool:
    """Whether it is for a group: 群里, 宣教群."""
    found = _GROUP.fullmatch(rest)
    return found is not None and (found["name"] in _CHATS or not is_a_word(found["name"]))


def is_to_look(note: str) -> bool:
    """Whether a note says no more than that it is to be looked at: 看看."""
    return bool(_LOOKS.fullmatch(note))


def says_to_read(text: str, name: str) -> bool:
    """Whether words that ask somebody to read follow a name in a sentence: 王芳看看, 李明 请阅."""
    return bool(_TAIL.match(text[len(name) :].lstrip(" \t\u3000，,：:")))
