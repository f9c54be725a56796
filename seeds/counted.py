"""What is counted from a known beginning tells the year: anniversaries, congresses, games, plans, animals."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from seeds.lines import Line, Tag

_YEARS = range(1990, 2050)
_NUMBER = r"(\d{1,3}|[一二三四五六七八九十百零〇]{1,5})"
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}


@dataclass(frozen=True)
class Counted:
    """Years that a count speaks for, and what it is worth when the issue is of one of them, or of none."""

    years: frozenset[int]
    worth: float
    against: float = 0.0


def spelled(number: str) -> int:
    """A number in figures or in Chinese numerals: 六十 → 60, 一百零五 → 105."""
    if number.isascii():
        return int(number)
    hundreds, hundred, rest = number.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    total = 100 * _DIGITS.get(hundreds, 1) if hundred else 0
    total += 10 * (_DIGITS.get(tens.strip("零〇"), 1) if tens.strip("零〇") else 1) if ten else 0
    return total + _DIGITS.get(ones[-1:], 0)


# ── anniversaries ─────────────────────────────────────────────────────────────────────────────────────

# What is celebrated, and the year from which it is counted.
FOUNDED: tuple[tuple[str, int], ...] = (
    (r"全国总工会|中国工会|全总", 1925),
    (r"中国共产党|建党|党", 1921),
    (r"新中国|中华人民共和国|共和国|建国|国庆|祖国", 1949),
    (r"改革开放", 1978),
    (r"人民解放军建军|建军|解放军|南昌起义", 1927),
    (r"抗日战争[\u4e00-\u9fff]{0,14}?胜利|抗战[\u4e00-\u9fff]{0,12}?胜利|反法西斯战争胜利", 1945),
    (r"抗美援朝[\u4e00-\u9fff]{0,8}(?:作战|出国|战争)?", 1950),
    (r"(?:工人日报|本报)创刊", 1949),
    (r"香港[\u4e00-\u9fff]{0,2}回归(?:祖国)?", 1997),
    (r"澳门[\u4e00-\u9fff]{0,2}回归(?:祖国)?", 1999),
    (r"五四运动", 1919),
    (r"长征胜利", 1936),
    (r"辛亥革命", 1911),
    (r"深圳(?:经济)?特区[\u4e00-\u9fff]{0,2}", 1980),
    (r"浦东开发(?:开放)?", 1990),
    (r"西藏和平解放", 1951),
    (r"唐山(?:大)?地震", 1976),
    (r"汶川(?:特大|大)?地震", 2008),
    (r"新疆维吾尔自治区", 1955),
    (r"内蒙古自治区", 1947),
    (r"宁夏回族自治区|广西壮族自治区", 1958),
    (r"西藏自治区", 1965),
    (r"劳动合同法(?:施行|实施)", 2008),
    (r"毛泽东(?:同志)?(?:诞辰|诞生)", 1893),
    (r"邓小平(?:同志)?(?:诞辰|诞生)", 1904),
    (r"加入世(?:界)?贸(?:易)?(?:组织)?|入世", 2001),
)
_ANNIVERSARY = re.compile(rf"{_NUMBER}(?:周年|华诞)")
# 2019年新中国成立70周年 is told of and not celebrated.
_DATED = re.compile(r"\d{4}年[^。！？，]{0,8}$")
# 明年5月1日是中华全国总工会成立七十周年.
_IN_THE_YEAR = re.compile(r"(明年|后年|去年|前年)[^。！？；]{0,14}$")
_AHEAD = {"明年": 1, "后年": 2, "去年": -1, "前年": -2}
_BEGAN = r"(?:成立|诞生|建会|建立|颁布|开发|实施|发生)?"
_FOUNDED = tuple((re.compile(rf"(?:{words}){_BEGAN}{_NUMBER}(?:周年|华诞)"), base) for words, base in FOUNDED)
# 1953年建厂 … 70周年; 1985年进厂，至今已39年; 40年前（1978年）: a year named and the years since.
_SINCE = re.compile(
    rf"(?<!\d)((?:19|20)\d{{2}})年(?!代)[^。！？；]{{0,30}}?(?:至今|到现在|距今|迄今|整整|已经?有?)[^。！？；\d]{{0,6}}?{_NUMBER}(?:年|周年|个年头|载)"
)
_AGO = re.compile(rf"{_NUMBER}年前[（(，,]?((?:19|20)\d{{2}})年")
# 今年66岁，1952年出生
_AGE = re.compile(r"(?<!\d)((?:19|20)\d{2})年(?:\d{1,2}月)?(?:出?生)[^。！？]{0,40}?今年(\d{2})岁")
_AGE_FIRST = re.compile(r"今年(\d{2})岁[^。！？]{0,30}?((?:19|20)\d{2})年(?:\d{1,2}月)?(?:出?生)")


def _anniversaries(text: str) -> Iterator[Counted]:
    if not _ANNIVERSARY.search(text):
        return
    for rule, base in _FOUNDED:
        for match in rule.finditer(text):
            year = base + spelled(match.group(1))
            if not _DATED.search(text[: match.start()]):
                ahead = _IN_THE_YEAR.search(text[: match.start()])
                yield Counted(frozenset({year - _AHEAD[ahead[1]] if ahead else year}), 4.5, -0.5)


def _since(text: str) -> Iterator[Counted]:
    for match in _SINCE.finditer(text):
        year = int(match.group(1)) + spelled(match.group(2))
        yield Counted(frozenset({year, year + 1}), 1.5)
    for match in _AGO.finditer(text):
        yield Counted(frozenset({spelled(match.group(1)) + int(match.group(2))}), 1.5)
    for rule, born, age in ((_AGE, 1, 2), (_AGE_FIRST, 2, 1)):
        for match in rule.finditer(text):
            year = int(match.group(born)) + int(match.group(age))
            yield Counted(frozenset({year - 1, year, year + 1}), 1.0)
            yield Counted(frozenset({year}), 0.4)


# ── counts ────────────────────────────────────────────────────────────────────────────────────────────

# Yearly days and meetings: the year before the first of them.
_YEARLY: tuple[tuple[str, int], ...] = (
    ("教师节", 1984), ("(?:中国)?记者节", 1999), ("(?:全国)?助残日", 1990), ("“?安全生产月", 2001),
    ("世界读书日", 1995), ("(?:国家)?宪法日", 2013), ("国家公祭日", 2013), ("(?:中国)?旅游日", 2010),
    ("(?:中国)?航天日", 2015), ("(?:中国)?农民丰收节", 2017), ("(?:中国)?医师节", 2017),
    ("(?:中国)?人民警察节", 2020), ("(?:全国)?税收宣传月", 1991), ("(?:全国)?爱眼日", 1995),
    ("(?:全国)?土地日", 1990), ("世界无烟日", 1987), ("世界艾滋病日", 1987), ("(?:全国)?交通安全日", 2011),
    ("(?:中国国际)?进口博览会|进博会", 2017), ("东盟博览会", 2003), ("世界互联网大会", 2013),
    ("《?职业病防治法》?宣传周", 2002),
)  # fmt: skip
# Meetings and games every few years: the year of a first one counted so, and the step.
_REGULAR: tuple[tuple[str, int, int, int], ...] = (
    (r"(?:夏季)?(?:奥运会|奥林匹克运动会)", 33, 2024, 4),
    (r"(?:冬奥会|冬季奥(?:林匹克)?运(?:动)?会)", 24, 2022, 4),
    (r"(?:亚运会|亚洲运动会)", 16, 2010, 4),
    (r"(?:全运会|全国运动会)", 12, 2013, 4),
)
_NTH = re.compile(r"第?([一二三四五六七八九十]{1,4}|\d{1,3})[个届次](?:全国|中国)?")
_YEARLY_RULES = tuple((re.compile(what), base) for what, base in _YEARLY)
_REGULAR_RULES = tuple((re.compile(what), n, year, step) for what, n, year, step in _REGULAR)


def _numbered(text: str) -> Iterator[Counted]:
    for match in _NTH.finditer(text):
        number, at = spelled(match.group(1)), match.end()
        for rule, base in _YEARLY_RULES:
            if rule.match(text, at):
                yield Counted(frozenset({base + number}), 4.0)
        for rule, n, year, step in _REGULAR_RULES:
            if rule.match(text, at):
                held = year + step * (number - n)
                yield Counted(frozenset({held, held - 1}), 1.5)


# ── congresses and plans ──────────────────────────────────────────────────────────────────────────────

_TEN = r"([一二三四五六七八九十]{1,3})"
_CONGRESS = re.compile(rf"(党的|中共|共产党|迎接|喜迎|贯彻)“?{_TEN}(?:大|次全国代表大会)(?!道|街|队|厅|会)")
_PLENUM = re.compile(rf"(?:党的|中共)?{_TEN}届([一二三四五六七])中全会")
_UNIONS = re.compile(rf"(迎接|喜迎|迎)?(?:中国工会|工会){_TEN}大(?!道|街|队|厅|会)")
_PEOPLES = re.compile(rf"{_TEN}届全国(?:人大|人民代表大会|政协)(?!常委)[^常。]{{0,2}}?([一二三四五])次会议")
_PLAN = re.compile(
    r"[“\"「]?(十一五|十二五|十三五|十四五|十五五|十五|八五|九五)[”\"」]?(?!年|岁|个|名|人|日|号)([^，。！？；]{0,9})"
)
_PLAN_FIRST = {"八五": 1991, "九五": 1996, "十五": 2001, "十一五": 2006, "十二五": 2011,
               "十三五": 2016, "十四五": 2021, "十五五": 2026}  # fmt: skip
_OPENS = re.compile(r"开局|头一?年|第一年|首年|起步")
_CLOSES = re.compile(r"收官|最后一年|末年|收尾")
# Plenums of a term come in these years after its congress.
_PLENUM_AFTER = {1: (0,), 2: (0, 1), 3: (1, 2), 4: (2, 3), 5: (3,), 6: (4,), 7: (5,)}


def _held(text: str) -> Iterator[Counted]:
    for match in _CONGRESS.finditer(text):
        held = 1992 + 5 * (spelled(match.group(2)) - 14)
        span = range(held - 1, held + 1) if match.group(1) in ("迎接", "喜迎") else range(held, held + 5)
        yield Counted(frozenset(span), 0.8, -0.8)
    for match in _PLENUM.finditer(text):
        held = 1992 + 5 * (spelled(match.group(1)) - 14)
        after = _PLENUM_AFTER[spelled(match.group(2))]
        yield Counted(frozenset({held + a for a in after} | {held + after[-1] + 1}), 1.5, -0.5)
    for match in _UNIONS.finditer(text):
        held = 1998 + 5 * (spelled(match.group(2)) - 13)
        span = range(held - 2, held + 1) if match.group(1) else range(held, held + 5)
        yield Counted(frozenset(span), 0.8, -0.8)
    for match in _PEOPLES.finditer(text):
        held = 1993 + 5 * (spelled(match.group(1)) - 8) + spelled(match.group(2)) - 1
        yield Counted(frozenset({held}), 2.5)


def _plans(text: str) -> Iterator[Counted]:
    for match in _PLAN.finditer(text):
        first, said = _PLAN_FIRST[match.group(1)], match.group(2)
        quoted = match.group()[0] in '“"「'
        if not quoted and not re.match(r"规划|计划|期间|时期|以来", said):
            # 十五 alone is a number.
            continue
        if _OPENS.search(said):
            yield Counted(frozenset({first}), 4.0)
        elif _CLOSES.search(said):
            yield Counted(frozenset({first + 4}), 4.0)
        else:
            yield Counted(frozenset(range(first - 1, first + 6)), 0.6, -0.6)


# ── animals ───────────────────────────────────────────────────────────────────────────────────────────

_STEMS, _BRANCHES, _ANIMALS = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥", "鼠牛虎兔龙蛇马羊猴鸡狗猪"
_SIXTY = re.compile(rf"(?:农历)?([{_STEMS}])([{_BRANCHES}])(?:[{_ANIMALS}])?年")
_ANIMAL = re.compile(
    rf"(?:农历|迎来|喜迎|欢度|迎接|祝.{{0,6}}?|过|[，。“！])([{_ANIMALS}])年(?:春节|新春|大吉|吉祥|说|到|来|邮票|新年|的?第一|快乐|春晚|[，。！”])"
)


def _animals(text: str) -> Iterator[Counted]:
    for match in _SIXTY.finditer(text):
        stem, branch = _STEMS.index(match.group(1)), _BRANCHES.index(match.group(2))
        years = frozenset(y for y in _YEARS if (y - 4) % 10 == stem and (y - 4) % 12 == branch)
        if years:
            yield Counted(years, 3.0)
    for match in _ANIMAL.finditer(text):
        animal = _ANIMALS.index(match.group(1))
        yield Counted(frozenset(y for y in _YEARS if (y - 4) % 12 == animal), 2.0)


# Each way of counting with what a text must hold for it: most texts hold none.
_READERS: tuple[tuple[re.Pattern[str], Callable[[str], Iterator[Counted]]], ...] = (
    (re.compile("周年|华诞"), _anniversaries),
    (re.compile("至今|到现在|距今|迄今|整整|已|年前|岁"), _since),
    (_NTH, _numbered),
    (re.compile("届|党的|中共|共产党|喜迎|迎接|贯彻|工会.{1,3}大"), _held),
    (re.compile("五"), _plans),
    (re.compile(f"[{_ANIMALS}{_BRANCHES}]年"), _animals),
)


@functools.lru_cache(maxsize=512)
def _of_text(text: str) -> tuple[Counted, ...]:
    return tuple(found for needed, reader in _READERS if needed.search(text) for found in reader(text))


def counted(lines: Sequence[Line]) -> tuple[Counted, ...]:
    """Every count on the page once, repeats left out."""
    found = {c for ln in lines if ln.tag is not Tag.REPEAT for c in _of_text(ln.text)}
    return tuple(sorted(found, key=lambda c: (-c.worth, min(c.years))))
