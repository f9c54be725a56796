"""Numbers as they are also written: 六部门 and 6部门, 百分之二十 and 20%, 一亿三千万 and 1.3亿. Pure."""

from __future__ import annotations

import re

# Behind a number these count something; elsewhere (一网通办, 五一, 二十大) it is part of a name.
_COUNTED = (
    "部门|小时|分钟|公里|周年|年|月|天|日|号|岁|期|版|届|次|个|家|名|位|人|项|条|篇|件|座|所|台|辆|艘|架|"
    "省|市|县|区|国|种|类|批|支|只|套|间|场|步|级|层|米|吨|亩|元|万|亿|倍|成|折|"
    "桌|扇|户|栋|幢|组|队|趟|遍|盏|棵|株|头|封|册|本|箱|瓶|碗|斤|公斤|克|门|口|车|堂"
)
_NUMBER = re.compile(
    rf"(?<![0-9] )(?<![0-9a-z第初点一二三四五六七八九十百千])"
    r"(?:(?P<digits>[1-9]\d?)|(?P<said>[一二两三四五六七八九]?十?[一二三四五六七八九]?))"
    rf"(?=余?(?:{_COUNTED}))"
)
_FIGURED = re.compile("[0-9]+[百千万亿]*")
_SAID = "零一二三四五六七八九"
_DIGIT = "[零〇一二两三四五六七八九]"
# Behind a decimal point's blank, or inside a run, no number begins.
_BEGINS = "(?<![0-9a-z] )(?<![0-9a-z])"
_SHARE = re.compile(
    r"(?<![一二三四五六七八九十])百分之(?:(?P<digits>\d{1,3}(?: \d{1,2})?)"
    rf"|(?P<said>[一二三四五六七八九十百零]{{1,5}})(?:点(?P<rest>{_DIGIT}{{1,2}}))?)"
)
_SIGN = re.compile(rf"{_BEGINS}(?P<whole>\d{{1,2}})(?: (?P<rest>\d{{1,2}}))?％")
_LARGE = re.compile(
    rf"(?<![第数几零〇十百千万亿])(?<!{_DIGIT})(?:{_DIGIT}|十)[零〇一二两三四五六七八九十百千万亿]{{1,14}}"
)
# 七点二, not the hour: 七点二十, 两点一刻.
_DECIMAL = re.compile(
    rf"(?<![百千万亿])(?<!{_DIGIT})(?P<said>[一二三四五六七八九十零]{{1,3}})点(?P<rest>{_DIGIT}{{1,4}})"
    r"(?![十半刻钟分多])"
)
_ROUND = re.compile(rf"{_BEGINS}(?P<lead>[1-9]\d?)(?P<noughts>0{{2,6}})(?![0-9a-z年％]| [0-9])")
# Who was born when: 90后 and 九零后.
_BORN = re.compile(
    r"(?<![0-9a-z])(?P<digits>[05-9][05])后"
    rf"|(?<!{_DIGIT})(?P<said>[零〇五六七八九][零〇五])后"
)
# What is read out digit by digit: 四零五零.
_READ_OUT = re.compile(
    r"(?<![零〇一二两三四五六七八九十百千万亿])[零〇一二三四五六七八九]{3,11}(?![十百千万亿])"
)
_UNITS = {"摄氏度": "度", "度": "摄氏度", "公里": "千米", "千米": "公里", "公斤": "千克", "千克": "公斤"}
_UNIT = re.compile(rf"(?<=[0-9])(?:{'|'.join(_UNITS)})")
# 4万八千: half of a number is not written otherwise.
_HALF = re.compile(rf"[0-9][百千万亿](?:{_DIGIT}|十)")
_MYRIADS = (("亿", 10**8), ("万", 10**4))
# Larger ones stand in 万 only.
_MOST_SAID = 10**6
_FIGURES = frozenset("零〇一二两三四五六七八九")
_PLACES = {"十": 10, "百": 100, "千": 1000}
_SIZES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


def same_numbers(one: str, other: str) -> bool:
    """True when two texts have the same figures: another number is another thing (9999, 18万), no slip."""
    return "".join(_FIGURED.findall(one)) == "".join(_FIGURED.findall(other))


def writings(levelled: str) -> list[str]:
    """A term with its one number written otherwise, as a reader would write it, in every way that is used."""
    shares = (_share(levelled) or _decimal(levelled), _sign(levelled))
    one_each = (_born(levelled), _read_out(levelled), _unit(levelled))
    found = [otherwise(levelled), *shares, *one_each, *_large(levelled), *_round(levelled)]
    return [
        other for other in dict.fromkeys(found) if other and other != levelled and not _HALF.search(other)
    ]


def value(number: str) -> float | None:
    """What a number in figures, in words or in both says: 2600, 8 64万, 三百一十二; None for what is none."""
    digits, sign = number.rstrip("百千万亿"), 1
    for one in number[len(digits) :]:
        sign *= _SIZES[one]
    if digits and digits[0].isascii():
        whole, _, rest = digits.partition(" ")
        return float(f"{whole}.{rest}" if rest.isdigit() else whole) * sign
    said = _number(number)
    return None if said is None else float(said)


def otherwise(levelled: str) -> str:
    """A term with its one number in the other writing; empty when there is none, or nothing but one of a
    thing (一个)."""
    found = [match for match in _NUMBER.finditer(levelled) if match[0]]
    if len(found) != 1:
        return ""
    (number,) = found
    value = int(number["digits"]) if number["digits"] else _below_myriad(number["said"]) or 0
    if value < 2 or (number["said"] and _said(value) != number["said"].replace("两", "二")):
        return ""
    other = _said(value) if number["digits"] else str(value)
    return levelled[: number.start()] + other + levelled[number.end() :]


def _said(value: int) -> str:
    tens, ones = divmod(value, 10)
    return (("" if tens == 1 else _SAID[tens]) + "十" if tens else "") + (_SAID[ones] if ones else "")


def _share(levelled: str) -> str:
    """百分之二十一点三 → 21.3%."""
    found = _SHARE.search(levelled)
    if found is None:
        return ""
    if found["digits"]:
        number = found["digits"].replace(" ", ".")
    else:
        value = _number(found["said"])
        if value is None:
            return ""
        rest = "".join(str(_digit(one)) for one in found["rest"] or "")
        number = f"{value}.{rest}" if rest else str(value)
    return levelled[: found.start()] + number + "%" + levelled[found.end() :]


def _decimal(levelled: str) -> str:
    """一点九四亿元 → 1.94亿元."""
    found = _DECIMAL.search(levelled)
    value = _number(found["said"]) if found else None
    if found is None or value is None:
        return ""
    rest = "".join(str(_digit(one)) for one in found["rest"])
    return f"{levelled[: found.start()]}{value}.{rest}{levelled[found.end() :]}"


def _sign(levelled: str) -> str:
    """21.3% → 百分之二十一点三."""
    found = _SIGN.search(levelled)
    if found is None:
        return ""
    rest = "点" + "".join(_SAID[int(one)] for one in found["rest"]) if found["rest"] else ""
    said = "百分之" + (_said(int(found["whole"])) or _SAID[0]) + rest
    return levelled[: found.start()] + said + levelled[found.end() :]


def _large(levelled: str) -> list[str]:
    """一亿三千万 → 1.3亿, 三千 → 3000: as newspapers write what is said in hundreds and more."""
    found = [match for match in _LARGE.finditer(levelled) if set(match[0]) & set("百千万亿")]
    value = _number(found[0][0]) if len(found) == 1 else None
    if value is None:
        return []
    (place,) = found
    return [levelled[: place.start()] + number + levelled[place.end() :] for number in _in_digits(value)]


def _round(levelled: str) -> list[str]:
    """3000 → 三千, 12000 → 一万二千 and 1.2万; numbers that are not round nobody says in words."""
    found = _ROUND.search(levelled)
    value, said = int(found["lead"] + found["noughts"]) if found else 0, ""
    if found is None or value >= _MOST_SAID:
        return []
    rest = value
    for name, size in (("万", 10**4), ("千", 1000), ("百", 100)):
        if many := rest // size:
            said += _said(many) + name
            rest %= size
    numbers = [said, *_in_digits(value)[: value >= _MYRIADS[-1][1]]]
    return [levelled[: found.start()] + number + levelled[found.end() :] for number in numbers]


def _in_digits(value: int) -> list[str]:
    for name, size in _MYRIADS:
        if value >= size:
            number = f"{value / size:.4f}".rstrip("0").rstrip(".") + name
            return [number, str(value)] if value < _MOST_SAID else [number]
    return [str(value)]


def _born(levelled: str) -> str:
    found = _BORN.search(levelled)
    if found is None:
        return ""
    if digits := found["digits"]:
        other = "".join(_SAID[int(one)] for one in digits)
    else:
        other = "".join(str(_digit(one)) for one in found["said"])
    return levelled[: found.start()] + other + "后" + levelled[found.end() :]


def _read_out(levelled: str) -> str:
    """四零五零 → 4050; without a nought it may be counted up (三四五)."""
    found = _READ_OUT.search(levelled)
    if found is None or not set(found[0]) & set("零〇"):
        return ""
    digits = "".join(str(_digit(one)) for one in found[0])
    return levelled[: found.start()] + digits + levelled[found.end() :]


def _unit(levelled: str) -> str:
    """零下21度 → 零下21摄氏度."""
    found = _UNIT.search(levelled)
    if found is None:
        return ""
    return levelled[: found.start()] + _UNITS[found[0]] + levelled[found.end() :]


def _number(said: str) -> int | None:
    """一亿三千万 → 130000000; None for what is no number (千万, 三五百, 五万八)."""
    total = 0
    for name, size in _MYRIADS:
        part, sign, after = said.partition(name)
        if sign:
            # 三万亿 has the one within the other.
            value = _number(part) if part else None
            if not value:
                return None
            total, said = total + value * size, after
    rest = _below_myriad(said) if said else 0
    # 一万二 is 12,000, and nobody's number here.
    return None if rest is None or (total and said and not set(said) & set("十百千零〇")) else total + rest


def _below_myriad(said: str) -> int | None:
    total, digit = 0, None
    for one in said:
        if one in _PLACES:
            if digit is None and (one != "十" or total):
                return None
            total, digit = total + (1 if digit is None else digit) * _PLACES[one], None
        elif digit or one not in _FIGURES:
            return None
        else:
            digit = _digit(one)
    # 二百五 is 250, or nobody's number.
    said_short = bool(digit) and said[-2:-1] in ("百", "千")
    return None if said_short else total + (digit or 0)


def _digit(one: str) -> int:
    return _SAID.index(one.replace("〇", "零").replace("两", "二"))
