"""Sentences of several orders, stops and changes: 明天别发，后天起改成9点. Pure."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from bot.delivery.changes import read_change, says_when
from bot.delivery.since import is_since
from bot.delivery.stops import read_several, read_stop

_APART = re.compile("[,;。!]+")
# 停一周，然后改成9点: from the day on which it goes on.
_THEN = re.compile(
    "^(?:我?回来|然后|接着|之后|以后|完了)(?:以后|之后|后|了|再|就|都)*(?=改|换|变|调|推迟|提前|早|晚|只)"
)
# Nobody orders more, and in more words.
_MOST, _LONGEST = 3, 60


class Clause(NamedTuple):
    """One of the orders of a sentence; `behind`: it is of the time behind the stop before it.

    `since`: the day of the change before it, as it is typed, where it is a change that names none.
    """

    text: str
    behind: bool = False
    since: str = ""


def bared(text: str) -> str:
    """The text without blanks and commas, as a change is read."""
    return re.sub(r"[\s,，]", "", unicodedata.normalize("NFKC", text))


def is_change(text: str) -> bool:
    """Whether a sentence is a change of what is brought; 八点太早了 only says why."""
    change = read_change(bared(text))
    return change is not None and change.wish.rhythm != "vague"


def is_order(text: str) -> bool:
    """Whether a sentence by itself is about when and what is brought: a stop, or a change."""
    stop = read_stop(text)
    return bool(stop and (stop.sure or stop.ahead)) or bool(read_several(text)) or is_change(text)


def read_clauses(text: str) -> tuple[Clause, ...]:
    """The orders of a sentence, in turn; none where it is one as a whole, stops alone, or another thing."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)) if len(text) <= _LONGEST else ""
    parts = _with_their_day([part for part in _APART.split(plain) if part])
    if not 1 < len(parts) <= _MOST or read_several(text):
        return ()
    read = tuple(Clause(_THEN.sub("", part), _THEN.match(part) is not None) for part in parts)
    sure = all(is_order(clause.text) or (clause.behind and is_change(clause.text)) for clause in read)
    # What comes behind a stop needs one; it may be said less surely: 休假到下周三，回来改成9点.
    halts = [read_stop(clause.text) is not None for clause in read]
    behind = [at for at, clause in enumerate(read) if clause.behind]
    if behind and (behind != [1] or not halts[0] or not is_change(read[1].text)):
        return ()
    # 7月起增加养老金；9月起增加岗位 is a headline, if no other order stands beside.
    changes = [read_change(bared(clause.text)) for clause in read]
    if all(change and change.doubted for change in changes):
        return ()
    return _dated(read) if sure or behind else ()


def _with_their_day(parts: list[str]) -> list[str]:
    """从明天起，工会那个加上欠薪，产改那个去掉周末: the day that stands apart is of the first of them."""
    if len(parts) > 2 and is_since(parts[-1]):
        parts = [parts[-1], *parts[:-1]]
    if len(parts) > 2 and is_since(parts[0]):
        return [parts[0] + parts[1], *parts[2:]]
    return parts


def _dated(read: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """下周一起改成9点，只要导语: what names no day is of the day that was named before it."""
    dated: list[Clause] = []
    since, behind = "", False
    for clause in read:
        bare = bared(clause.text)
        change = read_change(bare)
        if change is None or read_stop(clause.text):
            dated.append(clause)
        elif clause.behind or says_when(bare):
            since, behind = change.wish.since, clause.behind
            dated.append(clause)
        else:
            dated.append(clause if change.wish.kept else clause._replace(since=since, behind=behind))
    return tuple(dated)
