"""Sentences that ask for the paper itself, of no topic: 今天的新闻, 我要看昨天的报纸, 有啥新闻没.

Pure. Which day is meant is said in the words of the sentence; whether there is such an issue is not asked.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bot.dates import figured
from store.search import sound, vocabulary
from store.search.level import simplify

# What is shown: headlines, the issue page by page, the digest.
Form = Literal["latest", "issue", "digest"]
_LONGEST = 30
_MARKS = re.compile(r"[\s,，。.!！?？~～、…:：]+")
# 12.20, 2024.12.20: no marks.
_DOTS = re.compile(r"(?<=\d)\.(?=\d)")
# 20号那天的报纸
_THAT_DAY = re.compile("(?<=[日号天])(?:那|当)(?:天|日|一天)")
# 3月21号那期
_THAT_ISSUE = re.compile("(?<=[日号天月])(?:的|那|这|的那|的这)一?[期份]$")
# 12月20日（星期五）, 12月20日 周五: the day says it already.
_WEEKDAY = re.compile(r"(?<=[\d日号])\s*[（(]?(?:周|星期|礼拜)[一二三四五六日天][）)]?")
_POLITE = (
    "请问|请|俺|把|将|麻烦|劳驾|帮忙|帮我|帮|给我|替我|让我|我想要?|我要|我|咱们?|想要|想|要|能不能|可不可以|可以|能|你好|您好|你|您|"
    "小?同志|老师|来一?份|来一?张|来|再|先|快|那个|嗯+|呃+|哎|诶|有没有"
)
_LOOK = (
    "看一看|看一下|看一眼|看看|看下|看|读一读|读一下|读读|读|瞧瞧|瞧一瞧|瞧|瞅瞅|瞅一眼|瞅|翻翻|翻一下|翻开|翻|查一下|查看|"
    "查查|查|找一下|找找|找|打开|显示|调出来?|浏览|念念|念一下|发一下|发"
)
_NEWS = "新闻报道|新闻|要闻|消息|报道|头条|资讯|动态|大事|文章|标题|内容|新鲜事"
_PAPER = "报纸|报刊|版面|报"
_WHAT = "什么|啥子?|哪几[天期日]|哪些[天期]?|些什么|些啥|咩|些么|么子"
_SAYS = f"(?:都)?(?:有|说|写|登|讲|报道?|发)(?:了|的)?(?:{_WHAT})"
_AFTER = (
    "还(?:有|在|能看)[吗么不]|(?<=头条)是(?:啥|哪一?[篇条个])|来没来|出没出来?|到没到|(?:出来?|到|来)了(?:没有?|吗)|出来没有?|有吗|有没有?|没有?|都?有哪几[天期]|都?有哪些|是什么|怎么样|"
    "(?:给|让)?(?:我|俺)?来?(?:看一看|看一下|看看|看下|瞅瞅|瞧瞧|瞅一眼|读读|翻翻|看)|给我|发我|吧|呢|吗|么|啊|呀|嘛|哦|哈|呗|哟|一下|谢谢您?|多谢|"
    "打开|调出来|拿来|行吗|好吗|可以吗|有啥|有什么"
)
# Of each row nothing is given back, for it can be read in many ways (看看, 没有没有).
_SENTENCE = re.compile(
    rf"(?P<polite>(?:{_POLITE})*+)(?P<look>(?:(?:{_LOOK})(?:我|给我)?(?:{_POLITE})*)*+)"
    rf"(?P<when>.*?)(?P<of>的?)(?:[这那]?[份张])?(?P<says>{_SAYS}|(?:都)?有(?:没有)?)?"
    rf"(?P<newest>最新一期|最新|新)?(?:最?重要|主要|重大|大)?的?(?P<thing>{_NEWS}|{_PAPER}|日报|PAPER)?"
    rf"(?:上面|上|里面|里|中)?(?P<asks>{_SAYS}(?:{_NEWS})?)?(?P<after>(?:{_AFTER})*+)"
)
# What is asked for by a bare 要 or 来 as well, and what only in more words.
_PLAIN_THINGS = frozenset(("新闻", "要闻", "报纸"))
_LOOSE_THINGS = frozenset(re.findall("[^|]+", "消息|报道|头条|资讯|动态|大事|文章|标题|内容|版面"))
_NEWEST = re.compile(
    "(?:(?:最新|最近|近期|近日|新近|刚刚?)(?:[这那]?一?期|出来?|到|来|出版|发布)?|[这本当]一?期|新|新来|新到)?"
)
_OF_NEWEST = re.compile("^(?:最新|最近|[这本当])(?:一?期)?的?")
# 请看第三版 may be looked for.
_PAGE = re.compile("第?[0-9一二三四五六七八九十]+版|头版")
# An app, and no wish.
_NAMES = frozenset(("今日头条",))
# 看看第三版, 二版的: a page and nothing else; 请看第三版 may be looked for.
_PAGE_ALONE = re.compile(
    r"(?:给我|帮我|让我|我要|我想|想)*(?:看(?:一看|一?下)?|打开|翻(?:到|一翻)?)*(?P<page>第?(?:\d{1,2}|[一二三四五六七八九十])版|(?:头|要闻)版)"
    r"(?:的|的?内容|(?:上面?|里面?)?(?:都)?有(?:什么|啥))?[吧呢啊]?"
)
_SPOKEN = ((re.compile("今儿个?|今个儿?|今早"), "今天"), (re.compile("昨儿个?|昨个儿?"), "昨天"))
# What is typed by sound and chosen wrongly (最进, 新文, 抱纸), and what is typed in letters.
_SOUNDED = ("今天", "今日", "昨天", "昨日", "前天", "最新", "最近", "新闻", "报纸", "消息", "日报", "要闻")
_LETTERS = re.compile("[a-z]+")
_SMALL = {"de": "的", "kan": "看", "kankan": "看看", "you": "有", "shenme": "什么"}


@dataclass(frozen=True, slots=True)
class Issue:
    """What is asked for, and of when, in the sentence's words; empty: the newest.

    `one`: nothing but a day was said, and the paper itself is meant only where it is one. `paper`: it was
    named, also where its headlines are asked for (上周的报纸有哪些).
    """

    form: Form
    when: str
    one: bool = False
    paper: bool = False


def read(text: str, paper: str = "", *, loosely: bool = False) -> Issue | None:
    """The issue that a sentence asks for; None where it asks for something else, or of something.

    What is left of it as `when` need not be a day: then the sentence is about that. `paper`: its name.
    `loosely`: also where a word of it that sounds like one of those that are said is a word itself (新文).
    """
    bare = _levelled(text)
    if not 1 < len(bare) <= _LONGEST or bare in _NAMES:
        return None
    bare = _by_sound(simplify(bare), loosely=loosely)
    for form, day in _SPOKEN:
        bare = form.sub(day, bare)
    found = _form(paper).fullmatch(bare)
    if found is None:
        return None
    thing, newest = found["thing"] or "", found["newest"] or ""
    typed = found["when"] + newest
    when = "" if _NEWEST.fullmatch(typed) else typed
    asks = bool(found["says"] or found["asks"]) or "有没有" in found["polite"]
    # 头条是啥 asks what it is; 消息是什么 may be looked for.
    asks = asks or (thing == "头条" and "是" in (found["after"] or ""))
    if not thing:
        return _without_thing(found, typed, when, asks=asks)
    looks = bool(found["look"]) and thing not in _LOOSE_THINGS
    wanted = bool(found["polite"]) and thing in {*_PLAIN_THINGS, paper}
    if not (asks or typed or looks or wanted):
        return None
    if thing == "日报":
        return Issue("digest", when)
    is_paper = thing == paper or thing in _PAPER.split("|")
    return Issue("issue" if is_paper and not found["asks"] else "latest", when, paper=is_paper)


def _without_thing(found: re.Match[str], typed: str, when: str, *, asks: bool) -> Issue | None:
    """看看这期头版, 今天有什么, 最新一期, 昨天的, but not 有什么; whether 产改 is a day is not asked here."""
    of_page = typed.endswith("版") and not _PAGE.fullmatch(typed)
    if of_page and (found["look"] or not found["polite"]):
        return Issue("latest", _OF_NEWEST.sub("", typed))
    if (asks and not found["look"] and when) or typed.endswith("期"):
        return Issue("latest", when)
    # 昨天的, 前天呢
    return Issue("latest", when, one=True) if when and (found["of"] or found["after"] == "呢") else None


def page_alone(text: str) -> str:
    """二版 of 看看二版: the page that a sentence asks for, of no day; empty where it says anything else."""
    bare = _levelled(text)
    found = _PAGE_ALONE.fullmatch(bare) if len(bare) <= _LONGEST else None
    return found["page"] if found else ""


def _levelled(text: str) -> str:
    plain = _WEEKDAY.sub("", _DOTS.sub("-", figured(unicodedata.normalize("NFKC", text))))
    return _THAT_ISSUE.sub("的报纸", _THAT_DAY.sub("", _MARKS.sub("", plain))).strip("《》“”\"'")


@cache
def _form(paper: str) -> re.Pattern[str]:
    name = rf"《?{re.escape(paper)}》?" if paper else "报纸"
    return re.compile(_SENTENCE.pattern.replace("日报|PAPER", f"{name}|日报"))


def _by_sound(text: str, *, loosely: bool) -> str:
    """The text with words in the place of what only sounds like them and is none, and of their letters.

    `loosely`: though it is one.
    """
    text = _LETTERS.sub(_spelt, text.lower())
    for at in range(len(text) - 1):
        two = text[at : at + 2]
        if two in _SOUNDED or two.isascii() or (vocabulary.is_known(two) and not loosely):
            continue
        sounds = sound.by_character(two)
        if word := next((one for one in _SOUNDED if sound.by_character(one) == sounds), ""):
            # One slip: who is wrong twice means something else.
            return text[:at] + word + text[at + 2 :]
    return text


def _spelt(letters: re.Match[str]) -> str:
    """今天新闻 for jintianxinwen, where all of it is such words."""
    words = {"".join(sound.by_character(word)): word for word in _SOUNDED} | _SMALL
    rest, told = letters[0], ""
    while rest:
        begins = max((one for one in words if rest.startswith(one)), key=len, default="")
        if not begins:
            return letters[0]
        rest, told = rest[len(begins) :], told + words[begins]
    return told
