"""What the words of a wish ask for: topics, a survey of the week, how much of each article. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.delivery.excepted import Exceptions
from bot.delivery.manner import Manner, Style, narrowed_to
from bot.delivery.rhythms import Rhythm
from bot.delivery.schedule import WORKDAYS
from bot.delivery.times import NUMBER, PART
from store.search.vocabulary import is_known
from store.search.words import words as words_of

# 和女职工有关的, 跟最低工资相关的
_TO_DO_WITH = re.compile(r"(?:(?<![\u4e00-\u9fff])|(?<=[我把将]))(?:和|跟|与|同)(\S{2,12}?)(?:有关|相关)的?")
_ONCE = re.compile("今[天晚日]|明[天早晚日]|大?后天|下下?个?(?:周|星期|礼拜)[一二三四五六日天末]")
_NEXT_WEEK = re.compile("(?<!每)下下?个?(?:周|星期|礼拜)[一二三四五六日天末](?!起|开始)")
# As often as this nothing is brought.
_NEVER = re.compile(r"每个?[月年季]度?(?:[一二三四五六七八九十\d]+[日号天])?|隔[一两]?[天日周]")
# 每30分钟, 每小时: how often what an alert tells is gathered.
GATHER = re.compile(
    rf"每隔?(?:(?P<count>{NUMBER}|\d{{3}})?(?:(?P<minutes>分钟)|个?小时)|(?P<half>半)个?小时)"
)
# What a sentence says besides time, days and topics.
_FILLERS = re.compile(
    r"从(?:今天|现在)(?:开始|起)|^请于|(?:定时|准时|按时)(?=[发推送给把])|(?:从今)?以后(?=\s)|今后(?=\s)|(?:上一?周|本周|这周|当[天日]|今[天日]|昨[天日]|前一天|最近|近期)的"
    r"|给我(?:发送|推送|发|送|推)|能不能|能否|可不可以|可以|请|您|麻烦|帮我|帮忙|给我|每次|把|将"
    r"|有关|关于|相关|方面"
    r"|的?(?:最新)?(?:新闻|要闻|消息|稿子|稿件|报道|文章|内容|资讯|报纸)"
    r"|(?:推送|订阅|发)(?:给|到)?我?|平时|平常|平日|一下|一份|一次(?!性)|吧|谢谢|我?想要|我?想|我?要|的$"
)
# 和谐, 参与, 以及 are words of their own.
_APART = re.compile(
    r"(?:[\s,，、;；。!！]|(?<![共总温饱随调缓柔平祥中])和(?![谐平解睦气蔼])|(?<![参给授赋])与(?![会时])|(?<![以涉普危顾])及(?![时格]))+"
)
_RUN_BEFORE, _RUN = re.compile(r"\S{0,40}$"), re.compile(r"\S{0,40}")
# Written like a time or a day: what is left of these was meant as one.
_TIMELIKE = re.compile(
    rf"\d{{1,4}}:\d*|(?:{PART})?(?:{NUMBER})[点时](?:半|一刻|三刻|整|(?:{NUMBER})分?)?|[ap]m"
    r"|(?:每?周|每?星期|每?礼拜)[八九十零〇\d]+|每[月年季](?:[一二三四五六七八九十\d]+[日号天])?|每[两三四五六七八九十\d]+[天日]"
    r"|每[天日]|早上|上午|中午|下午|傍晚|晚上"
    rf"|{_NEVER.pattern}|{_ONCE.pattern}|{GATHER.pattern}",
    re.IGNORECASE,
)
# Written like an order to whoever brings it: as a topic it would find nothing.
_ORDER = re.compile(
    r"(?:没有?|别|不用|不必|请|尽量|最好|顺便|每次|另外|记得)\S*(?:发|送|推|说|通知|告诉|提醒|带|附)\S*"
    r"|(?:别|不要|不用)(?:太|那么|这么)\S+"
    rf"|(?:最多|至多|只要|不超过)?(?:{NUMBER}|\d{{3}})来?[条篇](?:就|以内|左右|以下|足够|够)\S*"
    rf"|(?:最多|至多|不超过)(?:{NUMBER}|\d{{3}})[条篇]\S*|(?:简短|精简|少)一?点儿?\S{{0,2}}"
    r"|(?:发|推送|推|送)(?:到|至|给)\S*"
)
# How much of each article: said alone or as 只要标题.
_STYLE = re.compile(r"(?:只要|只发|只看|要|发|带)?(标题|导语|全文)")
_STYLES: dict[str, Style] = {"标题": "titles", "导语": "leads", "全文": "whole"}
_LONGER: dict[str, Style] = {"titles": "leads", "leads": "whole", "whole": "whole"}
_WEEKS = "(?:(?:这|本|上|每|过去|最近)?一?周|(?:这|本|上|每)个?(?:星期|礼拜))的?"
# The longer before what it begins with: 上周要闻回顾, 一周要闻, 一周新闻.
_SURVEY = re.compile(
    f"{_WEEKS}(?:新闻|要闻|大事|报纸)?的?(?:汇总|综述|回顾|总结|小结|盘点|周报)|{_WEEKS}(?:要闻|大事)|一周的?新闻|周报|综述"
)
_A_SURVEY = "周报"
# 关于产改的新闻 is 产改.
_ABOUT = re.compile(
    "^(?:关于|有关)(?=..)|(?<=..)的(?:新闻|消息|报道|文章|内容|资讯|动态|稿子|稿件)$|(?<=..)(?<![目标有])的$"
)
# Left alone by what stood beside them, these name nothing.
_BETWEEN = frozenset({
    "的", "在", "都", "的都", "再", "另外", "但是", "但", "不过", "可是", "然后", "而且", "并且", "还有",
    "就是", "只是", "你", "您", "来", "再来", "送", "送来", "看到", "收到",
})  # fmt: skip
# 周一九点 工匠 送来: to be sent, and no topic beside others.
_SENT = re.compile("(?:请|给我|帮我)*(?:发送|推送|发|送|推)(?:过来|来|给我|我|一份|一次|一下)+[吧啊哦哈]?")
EVERYTHING = frozenset({"早报", "简报", "全部", "所有", "日报", "报纸", "新闻", "要闻", "头条"})


@dataclass(frozen=True, slots=True)
class Wish:
    """What was understood: minutes after midnight, kinds of days, topics; None where nothing was said.

    `survey`: of a week. `style`: how much of each article. `silence`: whether nothing new is silent.
    `gather`: it is an alert, of at most one message in so many minutes (0: at once); `paced`: how often was
    said. `widened`: a survey was asked for on several days; it comes on the first. `without`: words that
    are not wanted, where nothing is said that is. `place`: the name of a group that it is to be brought
    to; empty: here. `unread`: a word that is written like a time, a day or an order and cannot be read
    as one (25:00, 周八), or the words of a `rhythm` that nothing is brought in (每月1号). `holidays`:
    that these are left out cannot be kept. `few`: it is not to be much. Of a change, `since`: the day from
    which on, as it was typed, empty: at once; `back`: it is to be as it was before;
    `kept`: what was to be otherwise later is not; `shift`: so many minutes later than now, or earlier;
    `again`: that is, than was said before. `towards`: the time is to be later than now (1) or earlier (-1);
    `half`: it may be twelve hours later than it is read, for no part of the day is said.
    """

    minute: int | None = None
    days: str | None = None
    topics: tuple[str, ...] = ()
    unread: str | None = None
    gather: int | None = None
    survey: bool = False
    style: Style | None = None
    silence: bool | None = None
    place: str = ""
    paced: bool = False
    widened: bool = False
    rhythm: Rhythm | None = None
    # Whether it is certain that something is to be brought, and not looked for.
    plain: bool = True
    holidays: bool = False
    few: bool = False
    # Whether more of each article is wanted than there is now: see `style_of`.
    longer: bool = False
    since: str = ""
    back: bool = False
    kept: bool = False
    shift: int = 0
    again: bool = False
    towards: int = 0
    half: bool = False

    def style_of(self, now: str) -> Style | None:
        """How much of each article is wanted of what brings `now`; None where nothing is said of it."""
        return _LONGER.get(now, self.style) if self.longer else self.style


def less(wish: Wish, exceptions: Exceptions) -> Wish:
    """The wish without what is excepted; of the days, holidays are left out where working days are meant."""
    topics = wish.topics if wish.rhythm else exceptions.taken_from(wish.topics)
    holidays = exceptions.holidays and wish.days not in {None, WORKDAYS}
    return replace(wish, topics=topics, holidays=holidays)


def brought_so(manner: Manner, wish: Wish) -> Wish:
    """The wish with how it is to be brought."""
    return replace(
        wish,
        topics=narrowed_to(wish.topics, manner.pages),
        place=manner.place,
        silence=manner.silence,
        style=wish.style or manner.style,
        few=manner.few,
        longer=manner.longer and not wish.style,
    )


def apart(said: str) -> tuple[str, ...]:
    """The topics in the words of a sentence: 货车司机和网约车的消息 names two."""
    # What is asked for as a survey stays together: 一周的新闻汇总.
    plain = re.sub(f"的?(?:{_SURVEY.pattern})", f" {_A_SURVEY} ", _TO_DO_WITH.sub(r"\1 ", said))
    words = _APART.split(_FILLERS.sub(_blanked, plain.replace("要闻版", "头版")))
    return tuple(word for word in words if word and word not in _BETWEEN)


def _blanked(filler: re.Match[str]) -> str:
    """A blank for what names no topic; a character within a word stays: 高质量发展, 突发事件, 请假, 要素."""
    if len(filler[0]) > 1:
        return " "
    before, behind = (
        _RUN_BEFORE.search(filler.string[: filler.start()]),
        _RUN.match(filler.string, filler.start()),
    )
    said = (before[0] if before else "") + (behind[0] if behind else "")
    size, at = len(before[0]) if before else 0, 0
    for word in words_of(said):
        if at <= size < at + len(word):
            return filler[0] if len(word) > 1 and is_known(word) else " "
        at += len(word)
    return " "


def wish_of(minute: int | None, days: str | None, words: list[str]) -> Wish:
    """What the words ask for at that time on these days: topics, a survey, how much of each article."""
    if asked := [word for word in words if _SURVEY.fullmatch(word)]:
        rest = wish_of(minute, days, [word for word in words if word not in asked])
        # Of several days the first; else Monday.
        day = days[0] if days and days.isdecimal() else "1"
        return replace(rest, days=day, survey=True, widened=bool(days) and len(days or "") > 1)
    if asked := [word for word in words if _STYLE.fullmatch(word)]:
        rest = wish_of(minute, days, [word for word in words if word not in asked])
        return replace(rest, style=_STYLES[asked[-1][-2:]])
    unread = next((word for word in words if _TIMELIKE.fullmatch(word) or _ORDER.fullmatch(word)), None)
    if "OR" in words:
        # The query language of search: the words are one query.
        return Wish(minute, days, (" ".join(words),), unread)
    without = [word for word in words if word[0] in "-－" and len(word) > 1]
    topics = _topics(words)
    if without and not topics:
        topics = (" ".join(without),)
    return Wish(minute, days, topics, unread)


def surveying(wish: Wish) -> Wish:
    """订一个每周五下午五点的周报 is of the week, and no word to be told of."""
    read = wish_of(wish.minute, wish.days, list(wish.topics))
    if not read.survey:
        return wish
    return replace(wish, days=read.days, topics=read.topics, survey=True, widened=read.widened)


def _topics(words: object) -> tuple[str, ...]:
    every = [str(word) for word in words if any(map(str.isalnum, word))]  # type: ignore[attr-defined]
    said = [word for word in every if not _SENT.fullmatch(word)] or every
    without = [word for word in said if word[0] in "-－" and len(word) > 1]
    bare = [_ABOUT.sub("", word) for word in said if word not in without]
    kept = [word for word in bare if word and word not in EVERYTHING]
    return tuple(dict.fromkeys(" ".join([word, *without]) for word in kept))


def is_timelike(unread: str) -> bool:
    """Whether a word that could not be read was meant as a time or a day, and not as an order."""
    return _TIMELIKE.fullmatch(unread) is not None


def once(text: str) -> str:
    """The day of next week that a text names, which is no day of every week; empty where it names none."""
    found = _NEXT_WEEK.search(text)
    return found.group() if found else ""


def is_once(unread: str) -> bool:
    """Whether it names a day that comes once (明天), and not every day or week."""
    return _ONCE.fullmatch(unread) is not None
