"""Which words of a sentence are a topic to be told of, and what more or fewer of them make of some. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

# 所有产改的新闻: all that there is of it.
_ALL_OF = re.compile("^(?:所有|全部|一切|最新|最近|近期)的?(?=..)")
_DAY = (
    r"大?[今明昨前后当每][天日](?:早上|上午|中午|下午|晚上)?|[今明昨前][早晚]|[今去明前每]年|早上|上午|中午|下午|晚上"
    r"|[这那上下本每]一?个?(?:周|月|星期|礼拜|季度|年|期)(?:[一二三四五六日天末])?|(?:周|星期|礼拜)[一二三四五六日天末]"
    r"|\d{1,2}月(?:份|\d{1,2}[日号])?|\d{1,2}[日号]|最近|近期|近日|以后|现在|平时|刚才|随时|马上"
)
_WHOSE = "[我你他她您它]们?(?:单位|自己|家)?|们(?:单位|自己|家)?|咱们?|自己|大家|本人"
_POINTED = "[这那][些个篇条几]*|上面|下面|里面"
_MUCH = "[这那]么(?:多|长|早|晚|频繁|勤)|太(?:多|长|早|晚)|没用|乱七八糟"
_WHICH = "所有|全部|一切|任何|各种|有关|相关|重[要大]|最新|新[的来]?|其[他它]|别的|有"
_NO_TOPIC = re.compile(f"(?:(?:{_MUCH}|{_DAY}|{_WHOSE}|{_POINTED}|{_WHICH})的?)++")
# 有最新消息就提醒我 leaves 最 of what is said of all.
_SHORTEST = 2


def topic_of(words: str) -> str:
    """The topic in the words before 的新闻; empty where it is none: 明天, 我, 所有."""
    said = _ALL_OF.sub("", words)
    return "" if len(said) < _SHORTEST or _NO_TOPIC.fullmatch(said) else said


def reworded(topics: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    """The topics with words that are added or (-招聘) left out; who gets all of the paper gets no more."""
    found = tuple(topics)
    for word in words:
        if word.startswith("-"):
            left = tuple(topic for topic in found if topic.split()[:1] != [word[1:]])
            # What is no topic of it is not to be in what the topics bring; the only one stays as it is.
            found = _shut_out(found, word) if len(left) == len(found) else left or found
        elif found:
            found = tuple(dict.fromkeys((*found, word)))
    return found


def _shut_out(topics: Sequence[str], word: str) -> tuple[str, ...]:
    return tuple(each if word in each.split() else f"{each} {word}".strip() for each in topics or ("",))


def contrary(word: str) -> str:
    """What says the contrary of a word that is added or left out: -欠薪 of 欠薪, and 欠薪 of -欠薪."""
    return word[1:] if word.startswith("-") else f"-{word}"
