"""When what stands still is to come again: 1号恢复, 下周一恢复产改, 第二个元旦后再发. Pure."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from bot.delivery.ahead import FESTIVALS, LATER, NUMBER, OF_WEEK
from bot.delivery.forms import SEND
from bot.delivery.stops import Stop, till
from bot.delivery.untils import coming

# 28号就回来了，28号恢复: why is said before it.
_BACK_THEN = re.compile(
    "^我?(?:提前)?[^,，。]{0,8}?(?:就|就能|就要|要|提前|已经)?(?:回来|回单位|回去?上班|上班)了?[,，。](?:那|所以|就)*(?=.{3})"
)
_COUNT = r"(?:(?:\d{1,3}|[一两二三四五六七八九十]{1,3})个?(?:天|周|星期|礼拜|月)|半个?月)"
_NOW = "今[天日]|现在"
_DAY = (
    rf"(?P<day>{_NOW}|{LATER}|{OF_WEEK}|下下?个?(?:周|星期|礼拜)|(?:这个?|本)?月[底末]|年[底末]|下个?月初?|{NUMBER}月份?"
    rf"|(?:{FESTIVALS})(?:节日|节|小长假|长假|假期)?(?:过后|以后|之后|后)?|[过放]完(?:节|假)了?|(?:过|放)?(?:节假?日?|假期?)(?:过后|以后|之后|后)"
    rf"|(?P<count>{_COUNT})(?:过后|以后|之后|后))"
    "(?:上午|早上|一早|下午)?(?:那天)?"
)
_LEADS = (
    "(?:请|麻烦|帮我|帮忙|那就|那|还是|要不|算了|先停着?|先不发|先别发|改[成为到]|就|等到?|到|从|过了?(?!完)|提前到"
    "|让|我|可以|先|[,，])*+"
)
_TO_NAME = "(?:请|麻烦|帮我|那|把)*+"
_TO_DAY = "[,，]?(?:先停着?[,，]?)?(?:等到?|到|从)?"
_EVERY = "(?:全部|都|全|所有的?|订阅|推送|日报|给我)*+"
_ON = rf"(?:起|开始|以后|之后)?(?:再|就|才|也|给我|开始){{0,3}}{_EVERY}"
# It comes again: 恢复推送, 再发, 起照常送.
_GOES_ON = (
    rf"(?:(?:恢复|继续|接着|重新|重启)(?:正常|照常|开始)?(?:{SEND})?"
    rf"|(?<=[再才始])(?:给我)?(?:{SEND})|(?<=[起始])(?:照常|照旧|正常)(?:{SEND}))"
)
_WHAT = "(?:给我|的?(?:订阅|推送|日报|新闻|消息|早报))?(?:吧|了|啊|好了|就行|就好|谢谢)*"
_NAMED = (
    "(?P<words>第[一二三四五六七八九十\\d]{1,2}[个条项]|[^,，。]{2,10}?)(?:的?那个|的)?"
    "(?:订阅|推送|日报|早报|提醒)?"
)
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_LEADS}{_EVERY}{_DAY}{_ON}{_GOES_ON}{_WHAT}",
        # 恢复时间改到5号
        rf"{_LEADS}(?:恢复|重新{SEND})的?(?:时间|日子|日期)?(?:改到|改成|改为|推迟到|提前到|挪到|定在|换到){_DAY}{_WHAT}",
        rf"{_LEADS}{_DAY}{_ON}(?:恢复|继续(?:{SEND})?|重新(?:{SEND})){_NAMED}{_WHAT}",
        rf"{_TO_NAME}{_NAMED}{_TO_DAY}{_DAY}{_ON}{_GOES_ON}{_WHAT}",
    )
)
# Words that say all of them, and such as only lead to a day.
_NO_NAME = re.compile("(?:全部|所有|全|都|我的|订阅|推送|日报|[到等从就才再请那先把])+|.*[到从等停发送]$")
# A day by its date; of 周五 said on a Friday the next is meant.
_DATED = re.compile(rf"(?:{NUMBER}月)?{NUMBER}[日号]")
# Nobody says it in more words.
_LONGEST = 30


def read_resuming(text: str) -> Stop | None:
    """Until when what stands still is to do so, and of what it is said; None where it is something else."""
    bare = re.sub(r"[\s!~]|。$", "", unicodedata.normalize("NFKC", text.strip()))
    bare = _BACK_THEN.sub("", bare)
    if len(bare) > _LONGEST:
        return None
    found = next(filter(None, (form.fullmatch(bare) for form in _FORMS)), None)
    if found is None:
        return None
    words = found.groupdict().get("words") or ""
    if _NO_NAME.fullmatch(words):
        return None
    if count := found["count"]:
        return Stop(words, count, counted=True, unsaid=True)
    return till(found["day"], sure=False, words=words)


def is_today(asked: Stop, today: dt.date) -> bool:
    """Whether it is to come again on this very day: 今天恢复, or 20号恢复 said on the 20th."""
    if asked.counted or asked.festival:
        return False
    dated = _DATED.fullmatch(asked.until) and coming(asked.until, today - dt.timedelta(days=1)) == today
    return bool(dated) or re.fullmatch(_NOW, asked.until) is not None
