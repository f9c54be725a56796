"""Sentences that want something new to be brought: 订阅产改, 再来一个欠薪的, 订产改，八点. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from bot.delivery.alerts import SAYS, read_alert
from bot.delivery.forms import NEWS, TAIL, WORDS, form, read
from bot.delivery.times import read_days, read_time
from bot.delivery.wanted import EVERYTHING, Wish, apart, surveying
from bot.delivery.wish import read_sentence, read_wish
from store.search.words import words as words_of

# 订阅产改, as one word; 订阅量 and 订阅《工人日报》 are what is written about, 订阅停一周 is done to it.
_SUBSCRIBE_RIGHT_ON = re.compile(
    rf"订阅(?:一下)?(?![量费号数户价者版制率期热成额式与和的了《“停改先别不还都太到没有怎]|服务|暂停|恢复|取消|"
    "管理|列表|设置|情况|工作|平台|模式|经济|人数|本报|报刊|杂志)"
    rf"(?P<words>[^，。！？：、《》“”]{{2,8}}?)(?:{NEWS})?{TAIL}"
)
_WANTS = "(?:请|麻烦[你您]?|想|我想要?|我要|帮我|给我|替我)+"
_PAPER = "的?(?:日报|早报|晚报|简报|周报|推送|订阅)"
# 定 is 订 as many type it; 定制 and 订单 are words of their own.
_BOOK = "(?:订(?![阅单货购餐票房金婚位正立约])|定(?![制做期时点价位性向义员岗居量了下]))"
_SUBSCRIBE = (
    _SUBSCRIBE_RIGHT_ON,
    *form(
        "订阅(?:一下)?(?:每日|每天的?)?(?:日报|新闻|要闻|报纸|简报|推送|提醒)",
        "(?:怎么|怎样|如何)(?:才能)?订阅",
    ),
    re.compile(
        f"{_WANTS}[订定]一?[份个](?:关于|有关)?{WORDS}(?:的?(?:日报|早报|简报|推送)|{NEWS}|的)?{TAIL}"
    ),
    # 想定产改的消息, 定一份产改的早报
    re.compile(f"{_WANTS}{_BOOK}(?:关于|有关)?{WORDS}(?:{_PAPER}|{NEWS}){TAIL}"),
    re.compile(f"(?:再)?[订定]一?[份个](?:(?:关于|有关)?{WORDS}的?)?{_PAPER}{TAIL}"),
    re.compile(
        f"(?:请|麻烦[你您]?|可以|能不能|想|我想要?|我要|帮我|给我)+[订定]阅(?:一下)?{WORDS}?(?:{NEWS})?{TAIL}"
    ),
)
# 定产改的消息 may begin a headline as well, and 想订酒店 is looked for.
_SUBSCRIBE_DOUBTED = re.compile(
    f"{_BOOK}{WORDS}(?:{_PAPER}|{NEWS}){TAIL}|{_WANTS}{_BOOK}(?P<more>[^，。！？,.!?；;：:]{{2,8}}?){TAIL}"
)
# 加一个订阅：欠薪, 再订一个安全生产
_ONE_MORE = re.compile(
    "(?:再|另外|还要?|请|帮我)*(?:加|订|定|新增|添加|增加|(?<=再)来)(?:一)?个"
    "(?!条件|关键词|同义词|别称|标签|附言|成员|人(?=$|[^民社])|群)(?P<kind>订阅|推送|提醒)?[:：]?"
    f"{WORDS}(?:的?(?P<as>订阅|推送|提醒))?{TAIL}"
)
# 再来一个早上八点的欠薪, 再加一个劳模的，周一
_LEFT_OVER = re.compile(r"(?<!\S)的(?![士确])|(?<=\S{2})的(?!\S)")
_ALSO = re.compile("(?:也|还|都)(?:是|要|在)?(?=\\s|$)")
# Sent to me, in other words than those that make a sentence a subscription by themselves.
_TOLD = re.compile(
    f"{SAYS}|给我(?:发送|发|送|推|来|订)(?:[一1]?[份个])?|[发送]过来|[发送]来(?!源)|(?<!到)来[一1]?份"
    "|(?:我[想要]|帮我|替我|想|要)*[订定](?:[一1]?[个份])(?=.)|(?:我[想要]+|给我)(?:看|收到?|读)"
    "|我[想要]+(?=.{2,14}看)|(?:发送|发|送|推)(?=.{1,20}给我)"
)
# 欠薪讨薪周五下午三点送一份
_SENT_ONE = re.compile("(?:给我)?(?:发送|发|送|推)(?:[一1][份次]|一下)(?:给我|过来|来)?[吧啊哈哦]*$")
# 订产改，八点: it may be a room that is to be booked.
_BOOKED = re.compile(
    rf"(?:请|帮我|给我|再|我[想要]?)*{_BOOK}(?:一下|一?[份个])?[:：]?(?P<words>[^\s,，\d]{{2,8}}?)的?[\s,，]+(?P<when>\S[^,，]{{1,14}})"
)
# 看产改, 的产改日报
_OF_DAYS = re.compile("^(?:的|看)(?=..)|的?(?:日报|早报|晚报|简报)$")


@dataclass(frozen=True, slots=True)
class New:
    """What is wanted; `doubted`: only where no article says it; `booked`: it may be a room that is."""

    what: Literal["digest", "alert"]
    wish: Wish
    doubted: bool = False
    booked: bool = False


def read_new(spaced: str, bare: str) -> New | None:
    """Something new: an alert, or a digest where a time or a day is named."""
    if _TOLD.search(bare) and read_sentence(bare) is None:
        timed = read_wish(_TOLD.sub(" ", bare))
        if timed.minute is not None or read_days(bare)[0]:
            bare_words = (_OF_DAYS.sub("", word) for word in apart(" ".join(timed.topics)))
            topics = _of_some(tuple(filter(None, bare_words)))
            if topics or timed.survey or any(word in bare for word in EVERYTHING):
                return New("digest", surveying(replace(timed, topics=topics)))
            return None
    if doubted := _doubted(spaced, bare):
        return doubted
    if found := read(_SUBSCRIBE, bare) or _SUBSCRIBE_DOUBTED.fullmatch(bare):
        return _subscribed(found)
    if found := _ONE_MORE.fullmatch(bare):
        what: Literal["digest", "alert"] = "alert" if "提醒" in (found["kind"], found["as"]) else "digest"
        # 再订一个安全生产,也是九点
        minute, rest = read_time(found["words"])
        days, rest = read_days(rest)
        topics = _of_some(apart(_LEFT_OVER.sub(_unless_within, _ALSO.sub(" ", rest))))
        wish = surveying(Wish(minute, days, topics)) if what == "digest" else Wish(topics=topics, gather=0)
        return New(what, wish) if topics else None
    alert = read_alert(spaced, bare)
    return New("alert", alert.wish, doubted=alert.doubted) if alert else None


def _doubted(spaced: str, bare: str) -> New | None:
    """What may as well be a lunch that is to be sent, or a room that is to be booked."""
    sent, booked = _SENT_ONE.search(bare), _BOOKED.fullmatch(spaced)
    if sent and (wish := read_wish(bare[: sent.start()])).minute is not None:
        said = " ".join(wish.topics)
    elif booked and _says_when(wish := read_wish(booked["when"])):
        said = booked["words"]
    else:
        return None
    topics = _of_some(apart(said))
    return New("digest", replace(wish, topics=topics), doubted=True, booked=True) if topics else None


def _says_when(wish: Wish) -> bool:
    """Whether a time or days are all that is said."""
    said = wish.minute is not None or wish.days is not None
    return said and not (wish.topics or wish.unread or wish.rhythm)


def _subscribed(found: re.Match[str]) -> New:
    named = found.groupdict().get("words") or found.groupdict().get("more") or ""
    doubted = found.re is _SUBSCRIBE_DOUBTED
    return New("digest", surveying(Wish(topics=_of_some(apart(named)))), doubted=doubted)


def _unless_within(left: re.Match[str]) -> str:
    """A blank for 的, but where it is the end of a word: 最终目的."""
    run = re.search(r"\S*$", left.string[: left.end()])
    last = words_of(run[0])[-1] if run and run[0] else ""
    return left[0] if len(last) > 1 else " "


def _of_some(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without the words that mean all of the paper."""
    return tuple(word for word in words if word not in EVERYTHING)
