"""What is said of some of several: 第一个和第三个改到十点, 前两个停三天, 产改和安全都改到八点. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from bot.counted import NUMERAL
from bot.delivery.asking import Asking, read_asking
from bot.delivery.resuming import read_resuming
from bot.delivery.stops import Stop, read_stop
from store.search.festivals import numeral

_LEAD = "(?:请|麻烦|帮我|那|就|把|将|我的?|订阅|推送)*+"
# 最后一个, 倒数第二个, 中间那个: the number depends on how many there are.
_FROM_END = (
    rf"(?:最后|最末|末尾)(?:面|边|头)?(?:的?那)?一?[个条项]|倒数第(?:[1-9]|{NUMERAL})[个条项]"
    "|中间的?那?一?[个条项]"
)
_NTH = rf"(?:{_FROM_END}|第?(?:[1-9]\d?|{NUMERAL})[个条项]?)"
_AND = "(?:[、,，和跟与及]|还有)"
_ONE_PLACE = rf"第(?:[1-9]\d?|{NUMERAL})[个条项]|{_FROM_END}"
# 第一个和第三个, 第一、三个, 1和3; one alone is 第二个.
_PLACES = re.compile(rf"{_LEAD}(?P<places>{_NTH}(?:{_AND}{_NTH}){{1,5}}|{_ONE_PLACE})")
_ENDS = re.compile(
    rf"{_LEAD}(?:(?P<first>最?(?:前面?|上面?|头))|(?P<last>最?(?:后面?|下面?|末)))的?(?:那|这)?(?P<count>[2-9]|{NUMERAL}|两|俩)个?"
)
_SO_MANY = re.compile(
    rf"{_LEAD}(?:[这那])?(?:(?P<count>[2-9两二三四五六七八九])个|(?P<both>俩))(?:订阅|推送|日报|提醒)?"
)
_ALL = re.compile(f"{_LEAD}(?:全部|全都|统统|通通|所有)(?:的?(?:订阅|推送|日报|提醒))?")
_NAME = r"[^\s,，。、和跟与及\d第]{2,8}?"
_NAMED = re.compile(rf"{_LEAD}(?P<names>{_NAME}的?(?:{_AND}{_NAME}){{1,4}})")
# 除了第一个都停三天, 只留产改和工匠，别的退了: all but these.
_OTHERS = "(?:其[他它余]的?|别的|剩下的?|余下的?)(?:订阅|推送|日报)?的?"
_ALL_OTHERS = f"(?:{_OTHERS}(?:全部|[都全])?|全部都?|[都全])"
_OF_TIME = r"\d{1,2}[:点](?:\d\d|半)?"
_EXCEPTED = rf"(?:{_ONE_PLACE}|{_OF_TIME}|{_NTH}(?:{_AND}{_NTH}){{1,5}}|{_NAME}(?:{_AND}{_NAME}){{0,3}})"
_THAT_ONE = "(?:的?那[两三四五]?个|的|这[两三四五]?个)?(?:订阅|推送|日报)?"
_BUT = re.compile(
    rf"{_LEAD}(?:除[去开]|除了?)(?P<but>{_EXCEPTED}){_THAT_ONE}(?:之外|以外|外)?[,，]?{_ALL_OTHERS}"
    rf"|{_LEAD}(?P<out>{_EXCEPTED}){_THAT_ONE}(?:之外|以外|除外)的?[,，]?{_ALL_OTHERS}"
    rf"|{_LEAD}(?:只|就)(?:要|留下?|保留)(?P<kept>{_EXCEPTED}){_THAT_ONE}(?:就行|就好|就可以)?了?"
    rf"[,，]?{_OTHERS}(?:全部|[都全])?"
)
# 除了产改今天都别发: when is said before 都.
_WHEN_BEFORE = re.compile(
    f"(?P<but>(?:除[去开]|除了?).+?)(?P<when>[今明后]天|[今明]晚|[这下]周)(?P<others>{_ALL_OTHERS})(?=.)"
)
# 都停三天，第一个除外: likewise.
_BUT_BEHIND = re.compile(
    f"(?P<rest>(?:全部都?|[都全]).+?)[,，](?:但|不过|除了?)?(?P<but>{_EXCEPTED}){_THAT_ONE}"
    "(?:除外|[别不]用?停|照常[发送]?|[别不]动)(?:就行|就好)?"
)
# 别的都停了，只留产改: the same, the other way round.
_KEPT_BEHIND = re.compile(f"(?P<rest>{_OTHERS}.+?)[,，](?P<kept>(?:只|就)(?:要|留下?|保留).+)")
# 只留产改 says no more, and all else is to end.
_ONLY_KEPT = re.compile(
    rf"(?!.*,)(?P<kept>{_LEAD}(?:只|就)(?:留下?|保留){_EXCEPTED}{_THAT_ONE})(?:就行|就好|就可以|就够)?[了吧]?"
)
_BETWEEN = re.compile("(?:的?[那这]?[两三四五六]个|的|这些|那些)?(?:订阅|推送|日报|提醒)?(?:都|全|也|就)*")
_COUNTED = re.compile(rf"第?([1-9]\d?|{NUMERAL})[个条项]?")
# 安全和工匠的稿子停三天 is said of what is written.
_WRITTEN = re.compile("(?:稿子?|稿件|材料|文件|文章|版面)$")
_ONE = "第一个"
# 前两个停了吗: whoever asks orders nothing.
_ASKS = re.compile(r"了(?:吗|么|没有?)[?？]?$|[?？]$")
_COMMA = re.compile("[,，;；]")
# Nobody says it in more words, and each place at which it may end is tried.
_LONGEST = 32
_MOST = 30


@dataclass(frozen=True, slots=True)
class Said:
    """What is to become of them: a stop, a resumption on the day of a stop, or what else is asked."""

    asked: Asking | None = None
    stop: Stop | None = None
    again: Stop | None = None


@dataclass(frozen=True, slots=True)
class Severally:
    """Which are meant: by `names` (第二个, or a topic), or so many of the `first` (below 0: of the last).

    `count`: so many, and not which; nothing of these: all. `but`: all the others are meant. `rest`: what is
    `said` of them.
    """

    said: Said
    rest: str
    names: tuple[str, ...] = ()
    first: int = 0
    count: int = 0
    but: bool = False


def clauses(text: str) -> list[str]:
    """前两个停到1号，第三个退了: the parts of a sentence between its commas."""
    return [part for part in _COMMA.split(text.strip(" 。.！!")) if part.strip()]


def read_severally(text: str) -> Iterator[Severally]:
    """The ways in which a sentence may be said of some of several; none where it is another one."""
    bare = re.sub(r"[\s!~]|[。.]$", "", unicodedata.normalize("NFKC", text.strip()))
    if len(bare) > _LONGEST or _ASKS.search(bare):
        return
    bare = _WHEN_BEFORE.sub(r"\g<but>\g<others>\g<when>", bare, count=1)
    if kept := _ONLY_KEPT.fullmatch(bare):
        bare = f"{kept['kept']},别的都退了"
    elif turned := _KEPT_BEHIND.fullmatch(bare):
        bare = f"{turned['kept']},{turned['rest']}"
    elif turned := _BUT_BEHIND.fullmatch(bare):
        bare = f"除了{turned['but']},{turned['rest']}"
    for form in (_BUT, _PLACES, _ENDS, _NAMED, _SO_MANY, _ALL):
        for end in range(2, len(bare) - 1):
            found = form.fullmatch(bare, 0, end)
            between = _BETWEEN.match(bare, end) if found else None
            rest = bare[between.end() :] if between else ""
            if found and rest and (form is not _SO_MANY or re.search("[都全先也]", bare[end : end + 3])):
                said = None if _WRITTEN.search(found["names"] if form is _NAMED else "") else _of_one(rest)
                if said:
                    yield _meant(found, said, rest)


def _meant(found: re.Match[str], said: Said, rest: str) -> Severally:
    given = found.groupdict()
    if names := next(filter(None, map(given.get, ("but", "out", "kept", "places", "names"))), ""):
        each = tuple(filter(None, map(_name, re.split(_AND, names))))
        return Severally(said, rest, each, but="but" in given)
    if "count" not in given:
        return Severally(said, rest)
    count = numeral((given["count"] or "两").replace("俩", "两"))
    if given.get("first") or given.get("last"):
        return Severally(said, rest, first=count if given["first"] else -count)
    return Severally(said, rest, count=count)


def _name(said: str) -> str:
    """第二个 of 二; a topic, or 最后一个, as it stands."""
    counted = _COUNTED.fullmatch(said)
    return f"第{counted[1]}个" if counted else said.removesuffix("的")


def _of_one(rest: str) -> Said | None:
    """What it would say of one; None where it says nothing."""
    for one in (f"{_ONE}{rest}", f"{_ONE}的{rest}"):
        if (again := read_resuming(one)) and again.words == _ONE:
            return Said(again=again)
        if (stop := read_stop(one)) and stop.words == _ONE and not _COMMA.search(stop.until):
            return Said(stop=stop)
        asked = read_asking(one)
        if asked and asked.words == _ONE and not asked.rest:
            return Said(asked)
    # 推迟半小时, 先别发了: what names none may be said of some.
    asked = read_asking(rest)
    if asked and asked.what == "change" and not (asked.words or asked.every or asked.rest or asked.doubted):
        return Said(asked)
    return Said(Asking("stop named")) if asked and asked.what == "stop" else None
