"""Another time, days or length of what is brought: 改到8点, 换成周报, 换回日报, 产改的改短一点. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.delivery.forms import HEAD, SEND, TAIL, WORDS, form, read
from bot.delivery.orders import read_order
from bot.delivery.schedule import DAILY
from bot.delivery.since import read_day, read_since
from bot.delivery.times import PART, days_off, number
from bot.delivery.wanted import Wish, apart, is_timelike
from bot.delivery.weekdays import all_but, read_off
from bot.delivery.wish import read_wish

_OF = "(?:这个|这些|我的|我|所有的?|全部的?|每天的?|所订的?)*"
_BROUGHT = "(?:推送|订阅|日报|早报|周报|提醒)"
_TURN = "(?:改|换|变|提前|推迟|延后|延迟|(?:往[前后])?[推挪调])"
_TO = "(?:成|到|为|至|在|回(?:成|到)?)"
_BIT = "(?:一?(?:点儿?|些))"
_LONG = "(?:简单|简短|精简|简洁|简要|精炼|短|长|详细|具体|完整)"
_LENGTH = f"(?:内容|篇幅)?(?:更{_LONG}{_BIT}?|再?{_LONG}{_BIT})"
_EACH_DAY = "(?:每天|每日|天天)"
# 换回日报, 换成每天的: as often as that, and no topic; of a 日报 the days are those that it had.
_PAPER = "日报"
_DAILY = re.compile(f"(?:{_EACH_DAY}的?)?日报|{_EACH_DAY}(?:都|再)?(?:{SEND})?(?:一[次回份期])?的?")
_SETS = "(?:成|为|到|回)"
_DAY_OF_WEEK = "(?:周|星期|礼拜)[一二三四五六日天]"
_WEEKDAYS = (
    f"(?:每?{_DAY_OF_WEEK}[一二三四五六日天]{{0,6}}|{_DAY_OF_WEEK}到(?:周|星期|礼拜)?[一二三四五六日天])"
)
_BACK = frozenset({"back", "as", "was"})
_AMOUNT = r"半个?小时|一刻钟|三刻钟|(?:\d{1,3}|[一两二三四五六七八九十]{1,3})(?:分钟|个半?小时|小时|个钟头?)"
# 提前半小时, 晚一个小时发: than it comes now.
_SHIFT = form(
    f"(?:时间)?(?:(?P<again>再)|都|往)?(?:(?P<earlier>提前|早|前)|(?P<later>推迟|推后|延后|延迟|晚|迟|后))(?:个|发|送|[推挪调提])?(?P<by>{_AMOUNT})(?:给我)?(?:{SEND})?"
)
# 产改那个提前一个小时
_SHIFT_NAMED = form(
    r"把?(?P<which>第[一二三四五六七八九十\d]{1,2}[个条项]|[一-鿿]{2,4}?|[^，。,.]{2,16}?(?=的|那个))(?:的?那个|的)?"
    "(?:推送|订阅|日报|早报|周报)?的?(?:时间)?"
    rf"(?:(?P<again>再)|都|往)?(?:(?P<earlier>提前|早|前)|(?P<later>推迟|推后|延后|延迟|晚|迟|后))(?:个|发|送|[推挪调提])?(?P<by>{_AMOUNT})(?:给我)?(?:{SEND})?"
)
# 晚点发吧: how much is not said.
_VAGUELY = form(
    f"(?:时间)?(?:再(?:早|晚|迟)一?(?:点儿?|些)(?:{SEND})?|(?:早|晚|迟)一?(?:点儿?|些)(?:再)?(?:给我)?(?:{SEND}))",
    # 八点太早了
    rf"(?:(?:早上|上午|中午|下午|晚上|早|晚)?(?:(?:\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})点半?)?|时间)(?:{SEND})?(?:得|的|也|有点|是)*太(?:早|晚|迟)",
)
# 算了还是日报: what is said before one has made up one's mind.
_THOUGHT = re.compile("^(?:算了|要不|不行|那就|那)+(?=还是|改|换)")
# 现在就改成九点
_NOW = re.compile("^(?:还是)?(?:现在|马上|立刻|立即|这就)就?(?=改|换|调|变|挪)")
# 那算了不改了: what was to be otherwise later.
_KEEPS = form(
    "(?:那|算了|还是|时间|就|先|都)*[不别]再?[改换变调](?:时间|了)?(?:吧|了)*|(?:还是|就)(?:照旧|老样子|照原样)(?:吧|了)*"
)
_CHANGE = form(
    r"改(?P<straight>周报|(?:早上|上午|中午|下午|傍晚|晚上|早|晚)?(?:\d{1,2}|[一二两三四五六七八九十]{1,3})[点:][^，。,.]{0,4})",
    # 改回去, 恢复原样: as it was before.
    "(?:改|换|变|调)(?:回)?(?P<back>回去|回来|原来(?:的|那样)?|原样|以前的?(?:样子)?|之前的?(?:样子)?)"
    "|恢复(?P<as>原样|原状|原来的(?:设置|样子|时间)?)|(?:还是|就|按|照)(?P<was>原来|以前|之前)的(?:那样|时间)?(?:好|来)?",
    "(?:内容|篇幅)?(?P<bit>[再更]?[长短](?:一点儿?|一些|点儿?|些))",
    f"(?:把)?(?:{_OF}(?:推送|订阅|日报|提醒)?的?(?:时间|时候)?)?(?:也|都)?{_TURN}{_TO}(?P<to>.{{1,14}}?)",
    f"(?P<at>.{{2,10}}?)(?:(?:再|才)(?:给我)?(?:{SEND})|(?:{SEND})(?:就行|就好|就可以))",
    f"(?P<often>[每一]个?(?:周|星期|礼拜))(?:只|就)?(?:给我)?(?:{SEND})(?:给?我)?一[次回]",
    # 不用每天,一周一次就行
    f"(?:(?:不用|不要|别|不必){_EACH_DAY}(?:都)?(?:{SEND})?了?)?(?P<seldom>[每一]个?(?:周|星期|礼拜))(?:只|就)?(?:给我)?"
    f"(?:{SEND})?(?:给?我)?一[次回](?:就?(?:行|好|可以|够)了?)",
    f"(?:[^，,]{{0,6}}太[早晚迟]了?)(?:还是|就|改)?(?P<then>.{{2,8}}?)(?:给我)?(?:{SEND})?",
    f"(?:以后|都|就)*只(?:要|在)?(?P<only>.{{2,8}}?)(?:给我)?(?:{SEND})",
    f"(?:以后|都|就)*只(?:{SEND})(?P<just>周末|工作日|{_WEEKDAYS})的?",
    f"{_OF}{_BROUGHT}?(?:太(?:长|啰嗦|简单|短)了?)?(?:改|换|弄|调|发|推|送)(?:得|成|为)?(?P<length>{_LENGTH})",
    "(?:(?:以后|都|就)*(?:只要|只发|只看)|还是(?:要|发|看|改回)?)(?P<style>标题|导语|全文)|以后(?:都)?发(?P<later>标题|导语|全文)"
    "|(?:以后|都|也|就)*(?:带|加)上?(?P<besides>导语|全文)",
    # 每天发 alone; who says 发我 or 推送 asks for something new.
    f"(?:还是|就|都)*(?P<daily>{_EACH_DAY})都?(?:给我)?(?:发|推|送)(?:一[次回份期])?",
    f"还是(?:改回?|换回?|要)?(?P<rather>日报|周报|{_EACH_DAY})(?:的|好)*",
    f"(?:还是|就|改|换){_SETS}?(?P<days>{_EACH_DAY}|工作日|{_WEEKDAYS})(?:都|再)?(?:给我)?(?:{SEND})?",
    f"(?P<every>{_EACH_DAY})(?:都|也)要(?:{SEND})?",
)
# 把产改的日报改到8点, 第二个改成工作日: which of several is said as well.
_CHANGE_NAMED = form(
    "把?(?P<which>第[一二三四五六七八九十\\d]{1,2}[个条项]|[^，。,.]{2,16}?)"
    "(?:的?那个|的)?(?:推送|订阅|日报|早报|周报)?的?(?:时间|时候)?(?:也|都)?"
    f"{_TURN}{_TO}(?P<to>.{{1,14}}?)"
)
# 产改的改回去, 第二个改回去
_BACK_NAMED = form(
    rf"把?(?P<which>第[一二三四五六七八九十\d]{{1,2}}[个条项](?=的|那个|[改换变调恢])|[^，。,.]{{2,16}}?(?=的|那个))(?:的?那个|的)?(?:{_BROUGHT})?"
    "(?:(?:改|换|变|调)(?:回去|回来|回原样|回原来的?)|恢复原样)"
)
# 产改的只要周一, 产改那个以后只在工作日发
_ONLY_NAMED = form(
    r"把?(?P<which>第[一二三四五六七八九十\d]{1,2}[个条项]|[^，。,.]{2,16}?)(?:的?那个|的)"
    f"(?:以后|就|都)*只(?:要|在|用)?(?P<only>.{{2,8}}?)(?:的|(?:给我)?(?:{SEND})(?:就行|就好|就可以)?)?"
)
# 全部改成九点, 都改到周一
_OF_EVERY = re.compile(
    "^(?:请|麻烦|帮我|那|就|把|将|给我|我的)*(?:全部|所有|统统|通通|全都|全|都|每个)(?:的?(?:订阅|推送|日报))?的?(?:时间)?(?:都|全|也)*"
    f"(?={_TURN})"
)
# 从明天开始不要周末的
_WITHOUT_DAYS = re.compile(
    r"(?:把?(?:(?P<nth>第[一二三四五六七八九十\d]{1,2}[个条项])|(?P<which>[^，。,.]{2,16}?)(?:的?那个|的)))?"
    "(?:就|都|也|以后)*(?:不要|不用|不必|不看|去掉|别要)(?P<days>[^，。,.]{2,10}?)的?[了吧]*"
)
# 推迟到九点, 提前到七点半: later, or earlier, than it comes now.
_TURNED = re.compile(
    f"(?:(?P<earlier>提前|往前[推挪调])|(?P<later>推迟|延后|延迟|往后[推挪调]|推)){_TO}(?P<at>.+)"
)
_OF_DAY = re.compile(rf"{PART}|:|\d{{3}}")
# 改成周一发
_SENT_SO = re.compile(f"(?<=.)(?:再|给我)*(?:{SEND})(?:给?我)?$")
# 产改的改短一点, 安全那个要全文: there must be one of that name.
_LENGTH_NAMED = form(
    rf"把?(?P<which>第[一二三四五六七八九十\d]{{1,2}}[个条项]|[^，。,.]{{2,16}}?)(?:的?那个|的)(?:{_BROUGHT})?"
    rf"(?:(?:改|换|弄|调|发|推|送)(?:得|成|为)?(?P<length>{_LENGTH})|(?:以后)?(?:只要|只发|只看|要|改成|换成|发|带上?|加上?)(?P<style>标题|导语|全文))"
)
# 产改那个加上欠薪, 产改的不要招聘的: what it is to bring besides, or not.
_NO_TOPIC = "(?!标题|导语|全文|日报|周报|周末|[周每])"
# 把产改换成货车司机, 产改那个换成货车司机: one topic in the place of another.
_OTHER = rf"(?P<other>{_NO_TOPIC}[^，。,.\d]{{2,10}}?)(?:的(?:新闻|消息)?)?"
_REPLACED = form(
    rf"把(?P<one>[^，。,.\d第:]{{2,8}}?)的?(?:{_BROUGHT})?换成{_OTHER}",
    rf"把?(?P<one>[^，。,.\d第:]{{2,8}}?)的?(?:那个|{_BROUGHT})(?:换|改)成{_OTHER}",
)
_TOPICS_NAMED = form(
    rf"把?(?:(?P<nth>第[一二三四五六七八九十\d]{{1,2}}[个条项])(?:的?那个|的)?|(?P<which>[^，。,.]{{2,16}}?)(?:的?那个|的|(?=里面?[别不])))(?:{_BROUGHT})?"
    rf"(?:里面?)?(?:以后|就|也|都|再|还)*(?:(?:加上|添上|加个|增加)(?P<more>{_NO_TOPIC}[^，。,.]{{2,10}}?)(?:的(?:新闻|消息)?)?"
    rf"|(?:不要|别要|不看|去掉|不带|别带|[别不][发推送](?!给?我|送))(?P<less>{_NO_TOPIC}(?![了吧啊呀啦])[^，。,.]{{2,8}}?)的?(?:新闻|消息)?)"
)
# 明天起加上欠薪: of which digest is not said, but a day is.
_NO_WORD = "(?!太|再|那么|这么|这样|老是|总是)"
_TOPICS = form(
    rf"(?:以后|就|也|都|再|还)*(?:(?:加上|添上|加个|增加)(?P<more>{_NO_TOPIC}[^，。,.]{{2,10}}?)(?:的(?:新闻|消息)?)?"
    rf"|(?:不要|别要|不看|去掉|不带|别带)(?P<less>{_NO_TOPIC}{_NO_WORD}[^，。,.]{{2,8}}?)(?<![发送推停])的?(?:新闻|消息)?)"
)
# 加上欠薪的新闻, 不要招聘的了: what is brought. Without it 9月起不带手机 may as well be a headline.
_OF_NEWS = re.compile("的(?:新闻|消息)?[了吧呢啊]*$")
# 下周一起九点发, 下个月起周报: likewise.
_SO = form(
    f"(?:都|就|再|要|用|按|请|给我|帮我)*(?P<how>.{{2,12}}?)(?:的?时候)?(?:再|给我)*(?:{SEND})?(?:给?我)?"
)
# 周末别发, 产改那个周日不要发: what is said besides the days is nothing, or which is meant.
_OFF_OF = re.compile(
    f"{HEAD}把?(?:的|我的)?(?:{WORDS}(?:的?那个|的)(?:推送|订阅|日报)?|(?:推送|订阅|日报))?(?:都|也|就)?{TAIL}"
)
_SENT_OFF = re.compile(f"{SEND}|停|打扰|吵|烦|除外|去掉|去除|减掉")
_REFUSED = re.compile("(?:不要|不用|别要|不看)(?:了|吧)*$")


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be otherwise; `words`: of the subscription that is meant.

    `plain`: a change is asked for even where there is nothing to change. `doubted`: it may as well be a
    headline, so that nothing is changed before it is confirmed. `rest`: what is said behind it and is none.
    `every`: of all that are brought.
    """

    wish: Wish
    words: str = ""
    plain: bool = False
    doubted: bool = False
    rest: str = ""
    every: bool = False


def _minutes(amount: str) -> int:
    """半小时, 一个半小时, 20分钟, in minutes."""
    if amount.endswith("刻钟"):
        return 15 if amount[0] == "一" else 45
    if amount.startswith("半"):
        return 30
    count = number(re.sub(r"[^\d一两二三四五六七八九十]", "", amount)) or 0
    return count if amount.endswith("分钟") else 60 * count + 30 * ("半" in amount)


def _is_when(wish: Wish) -> bool:
    """Whether what could not be read was meant as a time, a day or a rhythm."""
    return wish.rhythm is not None or is_timelike(wish.unread or "")


def read_change(bare: str) -> Change | None:
    """The change that a sentence asks for, without its blanks; None where it is about something else."""
    if (one := read_day(bare)) and (change := _read(one[1])) and change.plain:
        # 明天改成九点: of one day alone nothing can be changed.
        return Change(Wish(unread=one[0], rhythm="once"), change.words, plain=True)
    since, bare = read_since(_NOW.sub("", _THOUGHT.sub("", bare)))
    rest = _OF_EVERY.sub("", bare)
    every = rest != bare
    change = _read(rest) or (_without_days(rest) or _topics(rest) or _so(rest) if since else None)
    if change is None or not (since or every):
        return change
    return replace(change, wish=replace(change.wish, since=since), every=every and not change.words)


def says_when(bare: str) -> bool:
    """Whether a change says by itself from when on it is to be, though that is now."""
    rest = _THOUGHT.sub("", bare)
    now = _NOW.sub("", rest)
    return now != rest or read_since(now)[1] != now or read_day(now) is not None


def _read(bare: str) -> Change | None:
    return _less_often(bare) or _besides(bare) or _otherwise(bare)


def _less_often(bare: str) -> Change | None:
    """On fewer days: 周末别发, 产改那个周日不要发."""
    off, rest = read_off(bare)
    # 周末不要 alone is said to a card; with 发, or the name of one, it is said to whoever brings.
    of = _OFF_OF.fullmatch(re.sub(r"\s", "", rest)) if off else None
    if of and of["words"] and read_order(of["words"]):
        # 每天八点给我发产改的,周末就算了 orders something new.
        return None
    if of and (_SENT_OFF.search(bare) or (of["words"] and _REFUSED.search(bare))):
        return Change(Wish(days=all_but(off)), of["words"] or "")
    return None


def _besides(bare: str) -> Change | None:
    """Earlier or later than now, as it is, or with other topics."""
    if shift := read(_SHIFT, bare) or read(_SHIFT_NAMED, bare):
        said, minutes = shift.groupdict(), _minutes(shift["by"])
        wish = Wish(shift=-minutes if said["earlier"] else minutes, again=bool(said["again"]))
        return Change(wish, said.get("which") or "")
    if read(_VAGUELY, bare):
        return Change(Wish(unread=bare, rhythm="vague"))
    if read(_KEEPS, bare):
        return Change(Wish(kept=True))
    if topics := read(_TOPICS_NAMED, bare):
        return Change(Wish(topics=_words(topics)), topics["which"] or topics["nth"])
    other = read(_REPLACED, bare)
    if other and read_wish(other["other"]) == Wish(topics=(other["other"],)):
        return Change(Wish(topics=(other["other"], f"-{other['one']}")), other["one"])
    return None


def _topics(bare: str) -> Change | None:
    """With other topics, where it is not said of which."""
    found = read(_TOPICS, bare)
    sure = _OF_NEWS.search(bare) is not None
    return Change(Wish(topics=_words(found)), plain=sure, doubted=not sure) if found else None


def _without_days(bare: str) -> Change | None:
    """不要周末的, where it is said from when on."""
    found = _WITHOUT_DAYS.fullmatch(bare)
    off, rest = read_off(f"{found['days']}不要") if found else ((), "")
    named = (found["which"] or found["nth"] or "") if found else ""
    return Change(Wish(days=all_but(off)), named) if off and not rest.strip() else None


def _so(bare: str) -> Change | None:
    """How it is to be, where no more is said: 九点发, 每天9点, 周报."""
    found = read(_SO, bare)
    wish = read_wish(found["how"]) if found else Wish()
    says = wish.minute is not None or wish.days or wish.style or wish.survey
    return Change(wish, plain=True) if says and not (wish.topics or wish.unread or wish.place) else None


def _words(said: re.Match[str]) -> tuple[str, ...]:
    """The words that are added, or (-招聘) left out."""
    return apart(said["more"]) if said["more"] else (f"-{said['less']}",)


def _otherwise(bare: str) -> Change | None:
    """At another time, on other days, longer or shorter."""
    found = read(_CHANGE, bare)
    if not found and (back := read(_BACK_NAMED, bare)):
        return Change(Wish(back=True), back["which"])
    either = found or read(_LENGTH_NAMED, bare) or read(_CHANGE_NAMED, bare) or read(_ONLY_NAMED, bare)
    if either is None:
        return None
    said = {key: value for key, value in either.groupdict().items() if value}
    words = said.pop("which", "")
    how = next(iter(said.values()))
    if _BACK & said.keys():
        return Change(Wish(back=True))
    daily = _DAILY.fullmatch(how) is not None
    how = _SENT_SO.sub("", how)
    wish = read_wish(f"每{how[1:]}" if {"often", "seldom"} & said.keys() else how)
    wish = Wish(days=DAILY, back=how == _PAPER) if daily else wish
    if (turned := _TURNED.search(bare)) and wish.minute is not None:
        wish = replace(wish, towards=-1 if turned["earlier"] else 1, half=not _OF_DAY.search(turned["at"]))
    if off := days_off(how):
        # 改到8点,节假日除外: of the days that it has.
        wish = replace(wish, days=all_but(off))
    says = wish.minute is not None or wish.days or wish.style or wish.survey
    plain = found is not None and bool({"to", "length"} & said.keys())
    if wish.unread and plain and wish.topics in {(), (wish.unread,)} and _is_when(wish):
        # 改到25点: whoever says so is told what a time is.
        return Change(wish, words, plain=True)
    # 推迟到周一九点 is said of the next one only, more likely than of all.
    once = turned is not None and bool(wish.days)
    return None if not says or wish.topics or wish.unread else Change(wish, words, plain=plain, doubted=once)
