"""Words that are clearly days, not what a subscription is called: 昨天, 清明节那天, 28到31号. Pure."""

from __future__ import annotations

import re

_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十几半]{1,3})"
_OF_DAY = "(?:的?(?:早上|早晨|上午|中午|下午|傍晚|晚上|夜里|晚|早))?"
_FESTIVAL = (
    "(?:元旦|春节|过年|除夕|小年|元宵|三八|妇女|植树|清明|五一|劳动|五四|青年|端午|六一|儿童|七一|建党|七夕|八一|建军"
    "|中秋|教师|国庆|十一|重阳|双十一|圣诞|记者|母亲|父亲)"
)
_DAY = "|".join((
    f"(?:大*[前后]|[今明昨])天{_OF_DAY}|[今明昨]日{_OF_DAY}|[今明昨]晚|[今明]早",
    rf"(?:{_NUMBER}月份?|[上下这本]个?月)?的?{_NUMBER}[日号]{_OF_DAY}",
    r"\d{1,2}[./-]\d{1,2}[日号]?",
    f"[上下这本]+个?(?:周|星期|礼拜)[一二三四五六日天末]?{_OF_DAY}",
    f"[上下这本]个?月[初底末]?|[月年][初底末]|{_NUMBER}月份?",
    f"(?:这|接下来|未来|最近|前)?{_NUMBER}个?(?:天|周|星期|礼拜|月|年)",
    f"{_FESTIVAL}(?:节|小长假|长假|假期)",
    f"(?:{_FESTIVAL}|两会|暑假|寒假|假期)(?=期间|那[几两]?天|当天|这[几两]天|前|后|的?时候)",
    "两会|暑假|寒假|年假|元旦|春节|除夕|过年",
))  # fmt: skip
_BEHIND = "(?:期间|那[几两]?天|当天|这[几两]天|的?时候|前后|之?前|之?后|以前|以后|[起里])?的?"
# What stands between two of them: 元旦期间别发,春节也别发.
_BETWEEN = "(?:[,，、和跟与到至~—-]|别发|不发|不用发|别送|从|也|都|先|就|还有)*"
_DAYS = re.compile(f"{_BETWEEN}(?:(?:{_DAY}){_BEHIND}{_BETWEEN}|{_NUMBER}(?=[到至~—、和-]){_BETWEEN}){{1,4}}")


def is_of_days(words: str) -> bool:
    """Whether words name days alone."""
    return len(words) <= _LONGEST and _DAYS.fullmatch(words) is not None


# Nobody names days in more words, and a pattern of many ways shall not be tried on them.
_LONGEST = 30
