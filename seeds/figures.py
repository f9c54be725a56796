"""The figures of a day: spelled in Chinese numerals, or taken for letters by the OCR."""

from __future__ import annotations

import re

from seeds.text import kept

_CHINESE_YEAR = re.compile(r"[一二][〇零○Ｏ九][〇零○Ｏ一二三四五六七八九]{2}(?=年)")
_CHINESE_DAY = re.compile(
    r"(?<![一二三四五六七八九十])([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})(?=日)"
)
_DIGITS = {c: str(i % 10) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "Ｏ": "0"}

# 二0二一年五月七曰: a day at the head of a page, of which the OCR took a nought and 日 for others.
_NOUGHT = re.compile("(?<=[一二])[0０oO○](?=[0０oO○〇零一二三四五六七八九])")
_MISREAD_DAY = re.compile(r"(?<=[一二三四五六七八九十\d])[曰目]")
# Z024牛7目19口: a whole day of a masthead, in which more than one sign may be misread. Behind it stands no
# text, unless it is the day of the week or of the moon, or the page.
_WHOLE_DAY = re.compile(
    r"(?<![A-Za-z\d])(?P<year>[12lIZ][\dOolI]{3})\s?[年牛午]\s?(?P<month>[\dOolI]{1,2})\s?[月目用]"
    r"\s?(?P<day>[\dOolI]{1,2})\s?[日曰目口](?!(?!星期|周[一二三四五六日]|农历|第)[\u4e00-\u9fff]{4})"
)
# 2O24年7月19曰, １l月2日: letters that the OCR took figures of a day for.
_LETTERS = str.maketrans(dict(zip("OoＯｏlIｌＩ曰", "00001111日", strict=True)))
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_HAS_LETTERS = re.compile("[OoＯｏlIｌＩ曰]")
_FIGURE = r"[\dOoＯｏlIｌＩ]"
_LETTERED = re.compile(
    rf"(?<![A-Za-z\d])(?:[12lIｌＩ]{_FIGURE}{{3}}\s?年\s?)?{_FIGURE}{{1,2}}\s?月\s?{_FIGURE}{{1,2}}\s?[日曰]"
    rf"|(?<![A-Za-z\d])(?=\S{{0,3}}\d)[12lIｌＩ]{_FIGURE}{{3}}(?=\s?年)"
)


def figures(text: str) -> str:
    """The text with figures where the OCR has letters for them: 2O24年7月19曰 → 2024年7月19日."""
    return text.translate(_LETTERS)


@kept(512)
def arabic(text: str) -> str:
    """Dates spelled in Chinese numerals in figures: 二〇二四年六月十日 → 2024年6月10日."""
    if _HAS_LETTERS.search(text):
        text = _LETTERED.sub(lambda match: figures(match.group()), text)
    if "年" in text:
        text = _CHINESE_YEAR.sub(lambda m: "".join(_DIGITS.get(c, c) for c in m.group()), text)
    if "月" in text:
        text = _CHINESE_DAY.sub(lambda m: f"{_number(m.group(1))}月{_number(m.group(2))}", text)
    return text


def header_text(text: str) -> str:
    """The line at the head of a page with its day in figures, as far as it can be read."""
    text = text.translate(_WIDE)
    text = _WHOLE_DAY.sub(lambda m: f"{m['year']}年{m['month']}月{m['day']}日".replace("Z", "2"), text)
    text = arabic(text)
    return arabic(_NOUGHT.sub("〇", _MISREAD_DAY.sub("日", text)))


def _number(spelled: str) -> int:
    tens, ten, ones = spelled.rpartition("十")
    if not ten:
        return int(_DIGITS.get(ones, "0"))
    return 10 * int(_DIGITS.get(tens, "1") if tens else 1) + int(_DIGITS.get(ones, "0") if ones else 0)
