"""What a whole sentence asks about what is brought: to see it, end it, stop it, change it, be alerted. Pure.

Plain text is a search, so only sentences that can hardly be anything else are read: the whole of them must
be of one of the forms below. A sentence that names words (退订产改) is meant only where there is such a
subscription; one that wants something new (有产改的消息就提醒我) leads to a card that is to be confirmed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

from bot.delivery.changes import read_change
from bot.delivery.endings import read_ending
from bot.delivery.excepted import read_exceptions
from bot.delivery.forms import ENDS, SEND, WORDS, form, read
from bot.delivery.newly import read_new
from bot.delivery.orders import read_order
from bot.delivery.parting import parted
from bot.delivery.times import days_beside, worked_and
from bot.delivery.topics import topic_of
from bot.delivery.wanted import Wish, less
from bot.delivery.wish import read_sentence

# Nobody asks for these in more words.
_LONGEST = 60
# A name of a subscription behind a comma has at most so many characters.
_LONGEST_NAME = 6
# 订 产改 早8点: a blank behind the verb, of which the rest is what it would be without.
_ORDERED = re.compile(r"^(?P<verb>[订定])\s+(?=\S.*(?:\d|[一二三四五六七八九十两])(?:点|[:：]\d\d))")
# Why, before or behind what is asked: 时间太早了改到九点半, 退订吧不想看了.
_REASON = re.compile(
    "^(?:时间|发得?|送得?|推送?得?)太(?:早|晚|多|频繁)了?(?=.{3})"
    "|^我?(?:忙不过来|看不过来|没时间看|最近太?忙)了?(?=.{2})"
    "|(?<=.{2}[吧了])(?:不想看|看不过来|太多|用不着|没时间看|不看|不需要)了?$"
)
What = Literal[
    "list", "end", "end all", "end named", "resume", "resume named", "stop", "stop named", "alert", "digest",
    "change",
]  # fmt: skip

_OF = "(?:这个|这些|我的|我|所有的?|全部的?|每天的?|所订的?)*"
_BROUGHT = "(?:(?:新闻|消息|日报|每日)?(?:订阅|推送|提醒)|日报)"
_THING = f"{_OF}{_BROUGHT}"
_EVERY = "(?:全部都?|所有|全都?|都|统统|通通)"
_WAITED = "(?:今天|今日|今早|今晚|早上|昨天|昨日|这几天|最近)?的?"
_NEWS_OF_DAY = "(?:早报|晚报|简报)"
_ARRIVES = f"(?:给我)?(?:收到?|来|到|{SEND})(?:到|过来|给我)?"


_LIST = form(
    f"(?:查看|查询|看看|看|列出|显示|管理|打开)(?:一下)?{_THING}(?:列表|情况|设置)?",
    "(?:都|已经|已)?(?:订阅|订)了?(?:哪些|什么|些什么|些?啥)(?:新闻|内容|东西)?",
    "(?:我的|我有)(?:哪些|什么)?(?:推送|提醒|订阅|日报)",
    f"{_WAITED}(?:{_THING}|{_NEWS_OF_DAY})呢|(?:都|已经|已|一共|总共)*订阅?了(?:几个|多少个?)(?:订阅|推送|提醒)?",
    # What became of it, and when it comes, stands in the list.
    f"(?:今天|今日|今早|今晚|早上|昨天|昨日)的?(?:{_THING}|{_NEWS_OF_DAY})?(?:都|已经)?(?:{SEND})(?:过|出来|出去)?了(?:没有?|吗|么)",
    f"(?:{_THING}|{_NEWS_OF_DAY})(?:都|已经)?(?:{SEND})(?:过|出来|出去)?了(?:没有?|吗|么)",
    f"{_WAITED}(?:{_THING}|{_NEWS_OF_DAY})(?:怎么|为什么|为何|咋)?(?:还|都|又)?(?:没有?|未|不){_ARRIVES}",
    f"{_WAITED}(?:怎么|为什么|为何|咋)?(?:还|都|又)?(?:没有?|未|不){_ARRIVES}(?:到|过)?(?:{_THING}|{_NEWS_OF_DAY})",
    f"(?:今天|今日|今早|早上|昨天|昨日|这两天)的?(?:怎么|为什么|为何|为啥|咋)?(?:还|都|又)?(?:没有?|未)(?:收到|{_ARRIVES})",
    f"(?:怎么|为什么|为何|为啥|咋)(?:今天|今早|昨天)?(?:还|都|又)*没有?(?:收到|给?我?(?:{SEND}))(?:给我|过来)?",
    f"(?:什么时候|啥时候|几点钟?|何时)(?:才|再)?(?:给我)?(?:{SEND}|来)|下一?次(?:是)?(?:什么时候|啥时候|几点钟?|哪天)",
    "(?:还|都|又|怎么)*没有?收到",
    f"{_THING}(?:是)?(?:什么时候|几点钟?|何时){_ARRIVES}|(?:什么时候|几点钟?|何时)(?:给我)?{_ARRIVES}{_THING}",
    "(?:我的)?(?:订阅|推送|提醒)(?:列表|管理|设置|清单|情况)|有哪些(?:订阅|推送|提醒)",
)
_END_ALL = form(
    f"{_EVERY}(?:都)?(?:退订|退掉|退了)|退订?(?:我的)?{_EVERY}|(?:{ENDS}|退)(?:我的)?{_EVERY}的?{_BROUGHT}",
    f"把?(?:我的)?{_EVERY}?的?{_BROUGHT}{_EVERY}(?:{ENDS}|退)",
)
_ENDING = form(
    f"(?:{ENDS}){_THING}|把?{_THING}(?:{ENDS})|(?:我|想|要|怎么|怎样|如何|帮我)+退订",
    f"(?:不|不要|别|不用|不想|不需要|不想要)(?:再)?(?:订阅|订|{_THING})了?",
    "(?:都|先|就|给我|帮我)*退(?:了|掉)|(?:我|想|要|先|再|帮我)*退订?掉?[一1两2][个份]",
)
_NO_MORE = form(
    f"(?:不要|别|不用|不必|不想|请勿|勿)(?:再)?(?:给我|向我)?(?:收到?|{SEND})(?:消息|新闻|日报|推送|给我|我)*",
)
# 不要发, 别送 alone say too little: with 再, 了 or 给我 they are said to whoever sends.
_TO_SENDER = re.compile("再|了|给我|向我|推送")
_RESUME = form(
    f"(?:恢复|继续|重新开始|重新开启|重启|开启|打开|接着)(?:{_THING}|{SEND}){_EVERY}?",
    f"(?:{_EVERY}|{_THING}{_EVERY}?)(?:恢复|继续)(?:{SEND})?",
    f"(?:取消|解除|结束)(?:{_THING})?的?暂停",
)
_STOP = form(
    f"(?:暂停|停一停|停一下|停){_THING}|把?{_THING}{_EVERY}?(?:先|暂时)*(?:暂停|停一停|停一下|停停|停)",
    f"把?{_THING}{_EVERY}(?:停掉|停了)",
    f"(?:把(?:我的)?)?{_EVERY}的?{_BROUGHT}?{_EVERY}?(?:先|暂时)*(?:暂停|停一停|停一下|停了|停掉|停)",
    f"(?:先|暂时|这几天|最近|近期)+(?:不要|别|不用)(?:给我)?(?:{SEND})",
    "(?:先|暂时)*(?:暂停|停)(?:几天|一阵子?|一段时间|些天)",
    # 等我回来再发: until they say so.
    f"(?:先|都)*(?:停到|等到?|到)我?(?:回来|上班|回单位|休完假)了?(?:再|才)?(?:给我|开始)?(?:{SEND}|恢复|说)?",
)
_OF_THIS = "的?(?:那个)?(?:订阅|推送|提醒|日报|早报|周报)"
# 先放一放: nobody says how long.
_LET_BE = "放一放|缓一缓|搁一搁|歇一歇|放放|缓缓|歇歇"
_NTH = "(?P<nth>第[一二三四五六七八九十\\d]{1,2}[个条项])"
_STOP_NAMED = form(
    f"(?:先|暂时)*(?:暂停|停掉|停一停|停一下|停)(?:一下)?{_NTH}",
    f"把?{_NTH}(?:的?那个)?(?:订阅|推送|日报)?(?:先|暂时|都|也|就)*(?:暂停|停一停|停一下|停停|停掉|停着|停|{_LET_BE})",
    f"把?{WORDS}(?:的?那个|的)(?:先|暂时|就)*(?:{_LET_BE})",
    f"(?:暂停|停一停|停一下|先停|停){WORDS}{_OF_THIS}",
    f"把?{WORDS}{_OF_THIS}(?:先|暂时|都)*(?:暂停|停一停|停一下|停停|停)",
)
_RESUME_NAMED = form(
    f"(?:恢复|继续|重新开始|重启|开启){_NTH}(?:订阅|推送|日报)?",
    f"把?{_NTH}(?:的?那个)?(?:订阅|推送|日报)?(?:也|就|先|可以|重新)*(?:恢复|继续(?:{SEND})?|开始(?:{SEND})|照常(?:{SEND}))",
    f"(?:恢复|继续|重新开始|重启|开启){WORDS}的?那个",
    f"把?{WORDS}(?:的那个|那个|的)(?:也|就|先|可以)*(?:恢复|继续)",
    f"(?:恢复|继续|重新开始|重新开启|重启|开启){WORDS}{_OF_THIS}",
    f"把?{WORDS}{_OF_THIS}(?:恢复|继续)",
    f"把?{WORDS}(?:的那个|那个|的)(?:也|就|先)?(?:不用|不要|不|别)再?停了",
    f"把?{WORDS}(?:的那个|那个|的)(?:也|就|还是|都)*(?:照常|照旧|正常|继续)(?:给我)?(?:{SEND})",
)
# 恢复货车司机 is a headline as well: meant where one that is called just so stands still.
_GOES_ON = form(f"恢复(?:订阅|推送)?{WORDS}")
# 一周给我个汇总
_SURVEY = form(
    "[每一]个?(?:周|星期|礼拜)(?:都|就)?(?:给我|发我|来|要|出|做|整理|汇总)?(?:发|送|来|出|做)?(?:一?[份个])?(?:新闻|要闻)?的?"
    "(?:汇总|综述|总结|小结|周报|回顾)(?:给我|发我|一次)?"
)
_ASKS = re.compile("了(?:吗|么|没有?)$")


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked; `words`: of the subscription that is meant; `wish`: what is to be brought or changed,
    also where no subscription is meant that could end (别给我发招聘).

    `plain`: it is asked even where there is no such subscription, or none at all. `doubted`: only where no
    article says it, and a change only when it is confirmed. `booked`: it may be a table or a room that is.
    `rest`: what is said behind a change, and `every`: it is of all that are brought.
    """

    what: What
    words: str = ""
    wish: Wish | None = None
    plain: bool = False
    doubted: bool = False
    rest: str = ""
    every: bool = False
    booked: bool = False


def read_asking(text: str) -> Asking | None:
    """What a sentence asks; None when it is something else: a search."""
    if len(text) > _LONGEST:
        return None
    spaced = _ORDERED.sub(r"\g<verb>", unicodedata.normalize("NFKC", text).strip(" 。.！!～~，,…？?"))
    bare = _bare(spaced)
    for forms, what in ((_LIST, "list"), (_STOP, "stop"), (_END_ALL, "end all"), (_RESUME, "resume")):
        if read(forms, bare):
            return Asking(what)  # type: ignore[arg-type]
    if read(_ENDING, bare) or (read(_NO_MORE, bare) and _TO_SENDER.search(bare)):
        return Asking("end")
    if (change := read_change(bare)) and (change := parted(change, spaced)):
        said = Asking("change", change.words, change.wish, change.plain, change.doubted, change.rest)
        # 第一个改到八点了吗: how it stands answers that.
        return Asking("list") if _ASKS.search(spaced) else replace(said, every=change.every)
    exceptions, rest = read_exceptions(spaced)
    if order := read_order(rest):
        return Asking("digest", wish=less(order.wish, exceptions), doubted=not order.plain)
    survey = Asking("digest", wish=Wish(days="1", survey=True)) if read(_SURVEY, bare) else None
    beside, less_days = days_beside(rest)
    found = None if survey else read_new(less_days, _bare(less_days))
    new = Asking(found.what, "", found.wish, False, found.doubted, booked=found.booked) if found else survey
    if new and (wish := new.wish) and new.what == "digest":
        # 订阅产改，八点 and 订阅产改，周六也要: without its commas all of it would be the topic.
        whole = read_sentence(rest)
        if beside and not wish.days:
            new = replace(new, wish=whole or replace(wish, days=worked_and(beside)))
        elif whole and not whole.unread and wish.topics:
            new = replace(new, wish=whole)
    return replace(new, wish=less(new.wish or Wish(), exceptions)) if new else _named(bare, spaced)


def read_going_on(text: str) -> str | None:
    """What may be to go on by its bare name, 恢复产改; None where nothing is."""
    found = read(_GOES_ON, _bare(unicodedata.normalize("NFKC", text))) if len(text) <= _LONGEST else None
    return found["words"] if found else None


def _bare(spaced: str) -> str:
    """Without blanks; a comma parts what is said of one wish: 有产改的消息,就提醒我."""
    return _REASON.sub("", re.sub(r"[\s,，]", "", spaced))


def _over_clauses(words: str, spaced: str) -> bool:
    """关掉小煤窑，大矿也得“挪挪窝”: no name of a subscription has a comma and a clause behind it."""
    _, *behind = re.split("[,，]", spaced)
    return words not in re.sub(r"\s", "", spaced) and any(len(part) > _LONGEST_NAME for part in behind)


def _named(bare: str, spaced: str) -> Asking | None:
    """What is to be done with those that are called so."""
    ending = read_ending(bare)
    if ending and (ending.plain or not _over_clauses(ending.words, spaced)):
        # 别给我发这么多 names nothing that could be left out.
        part = ending.sent and topic_of(ending.words) == ending.words
        other = Wish(topics=(f"-{ending.words}",)) if part else None
        return Asking("end named", ending.words, other, plain=ending.plain, doubted=ending.faint)
    named: tuple[tuple[tuple[re.Pattern[str], ...], What], ...] = (
        (_STOP_NAMED, "stop named"), (_RESUME_NAMED, "resume named"),
    )  # fmt: skip
    for forms, what in named:
        found = read(forms, bare)
        words = next(filter(None, found.groups())) if found else ""
        if len(words) > 1:
            return Asking(what, words)
    return None
