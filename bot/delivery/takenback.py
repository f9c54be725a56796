"""What was said last taken back, or said otherwise: 撤回, 刚才那个不算, 算了还是发吧, 不对，是后天. Pure."""

from __future__ import annotations

import re
import unicodedata

from bot.delivery.ahead import OF_WEEK
from bot.delivery.changes import read_change
from bot.delivery.clauses import bared, is_change, is_order
from bot.delivery.daywords import is_of_days
from bot.delivery.forms import SEND, TAIL
from bot.delivery.since import read_since
from bot.delivery.stops import Stop, read_stop
from bot.delivery.times import PART, read_days, read_time

_JUST_NOW = "(?:刚才|刚刚|刚|上面|前面|上一?[次条个句步])"
_DONE = "(?:修改|更改|改动|设置|设定|操作|安排|订阅)"
_SLIPPED = "(?:说|打|写|弄|搞|输|记|看)错"
# 都不改了 is said of all that was booked.
_THEN = "(?:那|算了|还是|就|先)*"
# 不停了 alone is said of all that stands still.
_GOES_ON = (
    "(?:那|算了|还是|就)+[不别]再?停了?"
    f"|(?:那|算了|就)*还是(?:照常|正常|继续|接着|都)*(?:给我)?(?:{SEND})(?:给?我)?"
)
_NOT_CHANGED = f"{_THEN}[不别]再?(?:[改换变调]|退订?)(?:时间)?了?"
# 不对，刚才那个不算
_WAIT = "(?:(?:不对|错了|不是|等等|等一下|慢着|哎呀|哎|啊|哦|呃|算了|那|还是)(?=.{2}))*"
_TAKES_BACK = re.compile(
    f"{_WAIT}(?:请|麻烦|帮我)*(?:撤回|撤销|撤消|撤了|撤掉|撤一下|收回去?|(?:取消|撤回|撤销|撤消){_JUST_NOW}的?(?:那个|这个|那条|那次)?的?{_DONE}?"
    f"|把?{_JUST_NOW}的?(?:那个|那条|那句|说的|改的|停的)*的?{_DONE}?(?:都|就)?(?:不算|作废|取消|撤回|撤销|撤掉|算了|不要)了?"
    f"|当我没说|(?:我|{_JUST_NOW})*+{_SLIPPED}了|{_NOT_CHANGED}|{_GOES_ON}){TAIL}"
)
# 撤回转发, 转错人了
_HANDED = re.compile(
    f"{_WAIT}(?:请|麻烦|帮我|把)*(?:(?:撤回|撤销|撤消|撤掉|取消|收回){_JUST_NOW}?的?(?:转发|转出去的|转的|发出去的)的?(?:那一?[篇条个]|文章)?"
    f"|{_JUST_NOW}?的?(?:转发|转出去的|转的|发出去的)的?(?:那一?[篇条个]|文章)?(?:给我)?(?:都|就)?(?:撤回来?|撤销|撤消|撤了|撤掉|收回来?|取消)"
    f"|(?:我|{_JUST_NOW})*+(?:转|发)错(?:人|了人)?了){TAIL}"
)
# 撤回给王芳的转发, 把发给王芳的撤回
_TO = r"(?:转发|转|发)?给(?P<name>[^\s,，。的]{2,8}?)的?(?:那一?[篇条个])?(?:转发|文章)?(?:那一?[篇条个])?"
_HANDED_TO = tuple(
    re.compile(f"{_WAIT}(?:请|麻烦|帮我)*(?:{form}){TAIL}")
    for form in (
        f"(?:撤回|撤销|撤消|撤掉|取消|收回)(?:{_JUST_NOW}的?)?{_TO}",
        f"把?(?:{_JUST_NOW}的?)?{_TO}(?:给我)?(?:都|就)?(?:撤回来?|撤销|撤消|撤了|撤掉|收回来?)",
    )
)
# 不对，是王芳: somebody else was meant.
_FOR = re.compile("^(?:(?:转发|转|发)?给|(?:转发|转|发)的?是)(?=..)")
# 不对，是李敏，附言请阅: a note besides.
_NOTED = re.compile(r"(?<=..)[,，、\s]*(?:附言|备注|留言)[：:\s]*(?=\S)")
# 发错了，应该发给王芳; 换成王芳; 不对，是给王芳的.
_MEANT_FOR = re.compile(
    "[啊哦呃唉哎呀]*(?:(?:不对|错了|不是|(?:我|刚才|刚刚)*(?:发|转|给|送|选|弄|搞|写)错(?:人|了人)?了?)[,，。.!！、\\s]*)*"
    "(?P<so>(?:应该|应当|本来|我|而|想|要|是|[改换]成?|重新)*(?:转发|转|发|送)?(?:给|的?是)?)"
    "(?P<name>[^\\s,，。、]{2,8}?)(?:的|看|那里|才对|才是|吧)*"
)
# 不对，没有李明; 别给李明
_NOT_FOR = re.compile(
    "[啊哦呃唉哎呀]*(?:(?P<wrong>(?:不对|错了|搞错了|弄错了|等等)[,，。.!！、\\s]*)"
    "(?:没有|没说|不是|不要|别|不)(?:转发|转|发)?(?:给)?|(?:不是|不要|别)(?:转发|转|发|是)?给)"
    "(?P<name>[^\\s,，。、]{2,8}?)(?:的|了|吧|啊)*"
)
# 改回去, said behind that: it stands again as it was said.
_AGAIN = re.compile(
    f"{_WAIT}(?:还是|那|就|请|又|再)*(?:(?:改|换|变|调|弄)(?:回去|回来)|(?:不|别)撤(?:回|销)?了|(?:撤回|撤销|撤消)(?:也)?(?:不算|取消|作废)"
    f"|(?:恢复|照)(?:刚才|刚刚)(?:的|说的|那样)?|(?:撤回|撤销|撤消)撤[回销消]|(?:还是)?要改的?){TAIL}"
)
_CORRECTS = re.compile(
    f"[啊哦呃唉哎呀]*(?:(?:不对)+|不不+|错了|(?:我|{_JUST_NOW})*+{_SLIPPED}了|不是(?:[^,，。!！ ]{{2,8}})?)"
    "[,，。.!！、\\s]+(?:应该|我|而)*(?:是|要)?(?P<meant>.{2,30})"
)
# 算了，还是八点; 还是周一吧: a time or a day alone, of what was changed just now.
_RATHER = re.compile(
    f"(?:(?:算了|要不|哎呀?|嗯|那|不)[,，、\\s]*)?(?:我看|我想)?还是(?:[改换]?[成到回为])?(?P<meant>[^,，]{{2,12}}?)(?:{SEND})?(?:吧|好了?|比较好)*"
)
_SO_LONG = re.compile(r"(?:\d{1,3}|[一两二三四五六七八九十]{1,3}|半)个?(?:天|周|星期|礼拜|月)")
_OF_WEEK = re.compile(OF_WEEK)
_MARKS = re.compile(r"[\s,，。.!！~～、]")
_ENDS = re.compile("(?:开始|起|那天|吧|了)+$")
# Nobody takes anything back in more words.
_LONGEST = 40
_HALF_DAY = 12 * 60


def takes_back(text: str) -> bool:
    """Whether a sentence says that what was said last does not count."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    return len(bare) <= _LONGEST and _TAKES_BACK.fullmatch(bare) is not None


def takes_back_handed(text: str) -> bool:
    """Whether a sentence takes back what was handed on last."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    return len(bare) <= _LONGEST and _HANDED.fullmatch(bare) is not None


def handed_to(text: str) -> str:
    """The name of whom a sentence takes back from, 撤回给王芳的转发; empty for another."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    # 给王芳的撤回了吗 asks.
    forms = _HANDED_TO if len(bare) <= _LONGEST and not bare.endswith(("了吗", "了么", "了没")) else ()
    found = next(filter(None, (form.fullmatch(bare) for form in forms)), None)
    return found["name"] if found else ""


def meant_for(text: str) -> str:
    """Who was meant, where a sentence says that it went to somebody wrong: 不对，是王芳; else empty.

    What is to be noted for them stands behind it as it was typed.
    """
    said, note = _parted(text)
    said = unicodedata.normalize("NFKC", said).strip(" ,，。.!！")
    found = _MEANT_FOR.fullmatch(said) if len(said) <= _LONGEST else None
    # A name alone says nothing of the sort.
    name = found["name"] if found and found.start("name") > 0 else _FOR.sub("", corrected(said))
    return f"{name} 附言：{note}" if name and note else name


def is_noted(text: str) -> bool:
    """Whether a sentence says who was meant, and what is to be noted for them."""
    return bool(_parted(text)[1] and meant_for(text))


def _parted(text: str) -> tuple[str, str]:
    """Who was meant, and the note, which may be empty."""
    found = _NOTED.search(text)
    return (text[: found.start()], text[found.end() :].strip()) if found else (text, "")


def not_for(text: str) -> str:
    """Who was not meant, where a sentence says so: 不对，没有李明; else empty."""
    said = unicodedata.normalize("NFKC", text).strip(" ,，。.!！")
    found = _NOT_FOR.fullmatch(said) if len(said) <= _LONGEST else None
    return found["name"] if found else ""


def wants_again(text: str) -> bool:
    """Whether a sentence, said when something was taken back, wants it as it was said after all."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    return len(bare) <= _LONGEST and _AGAIN.fullmatch(bare) is not None


def goes_on(text: str) -> bool:
    """Whether a sentence that takes back says by itself what is to be: 还是发吧, 算了不停了."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    return len(bare) <= _LONGEST and re.fullmatch(f"(?:{_GOES_ON}){TAIL}", bare) is not None


def is_of_change(text: str) -> bool:
    """Whether a sentence that takes back speaks of what is brought already: 算了不改了, 还是发吧."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    return len(bare) <= _LONGEST and re.fullmatch(f"(?:{_NOT_CHANGED}|{_GOES_ON}){TAIL}", bare) is not None


def corrected(text: str) -> str:
    """What was meant, where a sentence says that what was said last was wrong; empty for another."""
    said = unicodedata.normalize("NFKC", text).strip()
    found = _CORRECTS.fullmatch(said) if len(said) <= _LONGEST else None
    return found["meant"].strip(" ,，。.!！") if found else ""


def rather(text: str) -> str:
    """The time or the day alone that is meant after all: 算了，还是八点; empty for another sentence."""
    said = unicodedata.normalize("NFKC", text).strip(" 。.！!~～")
    found = _RATHER.fullmatch(said) if len(said) <= _LONGEST else None
    meant = found["meant"].strip() if found else ""
    return meant if is_when(meant) else ""


def is_of_the_same(said: str, meant: str) -> bool:
    """Whether what was said named a time where a time is meant, and days where days are."""
    change = read_change(bared(said))
    if change is None or change.wish.survey:
        # 还是周三吧 behind 改成周报 says on which day that is to come.
        return change is None
    timed = read_time(meant)[0] is not None
    return change.wish.minute is not None if timed else change.wish.days is not None


def is_when(meant: str) -> bool:
    """Whether it is a time or days, and nothing else."""
    minute, rest = read_time(meant)
    days, rest = read_days(rest)
    return (minute is not None or days is not None) and not rest.strip()


def as_it_was(said: str, meant: str, before: int) -> bool:
    """Whether the time that is meant instead is the one before it: 六点半 of what came at 18:30."""
    change = read_change(bared(instead(said, meant)))
    minute = change.wish.minute if change else None
    unsaid = change is not None and (change.wish.half or not re.search(PART, meant))
    return minute is not None and (minute == before or (unsaid and (before - minute) == _HALF_DAY))


def instead(said: str, meant: str) -> str:
    """The sentence that was said with what was meant in its place: another day, time, days or topic.

    Empty where it is not known what that stands for.
    """
    bare = bared(said)
    change, day = read_change(bare), _day_of(bare)
    other = bare.replace(day, _ENDS.sub("", meant), 1)
    if day and _day_of(other) == _ENDS.sub("", meant) and is_order(other):
        return other
    if change is None:
        return _stopped_else(bare, _ENDS.sub("", meant))
    if len(change.wish.topics) == 1:
        word = change.wish.topics[0]
        other = bare.replace(word.lstrip("-"), meant, 1)
        put = read_change(other)
        return other if put and put.wish.topics == (word.replace(word.lstrip("-"), meant),) else ""
    # 改到晚上七点, 不对，是八点: of the same part of the day.
    part = re.search(PART, bare)
    if part and change.wish.minute is not None and not re.search(PART, meant) and read_time(meant)[0]:
        meant = part[0] + meant
    # 推迟到六点 of 17:30 is later; so is what was meant instead.
    verb = {1: "推迟到", -1: "提前到"}.get(change.wish.towards or 0, "改成")
    rest = f"{day}起{verb}{meant}" if day else f"{verb}{meant}"
    return rest if is_change(rest) else ""


def _stopped_else(bare: str, meant: str) -> str:
    """停三天, or 停到30号, of 停两天 where 三天 or 30号 was meant; empty where it is no such stop."""
    stop = read_stop(bare) or Stop()
    found = re.search(f"[到至]?{re.escape(stop.until)}", bare) if stop.until else None
    if found is None:
        return ""
    day = meant.lstrip("到至停")
    if not (is_of_days(day) or _OF_WEEK.fullmatch(day)):
        return ""
    how = day if _SO_LONG.fullmatch(day) else f"到{day}"
    other = bare[: found.start()] + how + bare[found.end() :]
    put = read_stop(other)
    return other if put and (put.sure or put.words) and put.until == day and put.words == stop.words else ""


def _day_of(bare: str) -> str:
    """The day that a stop, or a change, is of, as it is typed; empty where none is named."""
    ahead = (read_stop(bare) or Stop()).ahead
    return ahead.typed if ahead else read_since(bare)[0] if is_change(bare) else ""
