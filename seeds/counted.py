"""What is counted from a known beginning tells the year: anniversaries, congresses, games, plans, animals."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from seeds.laws import law_years
from seeds.lines import Line, Tag
from seeds.needles import Sieve, made
from seeds.rows import rows

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

_ANNIVERSARY = re.compile(rf"{_NUMBER}(?:周?年|华诞)")
# 2019年新中国成立70周年 is told of and not celebrated.
_DATED = re.compile(r"\d{4}年[^。！？，]{0,8}$")
# 明年5月1日是中华全国总工会成立七十周年.
_IN_THE_YEAR = re.compile(r"(明年|后年|去年|前年)[^。！？；]{0,14}$")
_AHEAD = {"明年": 1, "后年": 2, "去年": -1, "前年": -2}
# The characters before a count among which a year may be named: no pattern of them is longer.
_NEAR = 24
# 二十, 30; not 一九七八.
_COUNTS = re.compile(r"\d{1,3}|.*[十百].*")
_BEGAN = r"(?:成立|诞生|建会|建立|颁布|开发|实施|发生)?"


@functools.cache
def _founded() -> tuple[Sieve, tuple[tuple[str, int], ...]]:
    """What is celebrated, with its count, and the year from which it is counted: `founded.txt`."""
    table = rows("founded.txt")
    rest = rf"{_BEGAN}{_NUMBER}(?:周年|华诞|(?P<about>年(?![代级初底末]|以?前|之?后)))"
    return Sieve([words for words, _ in table]), tuple(
        (f"(?:{words}){rest}", int(base)) for words, base in table
    )


# 1953年建厂 … 70周年; 1985年进厂，至今已39年; 40年前（1978年）: a year named and the years since.
_SINCE = re.compile(
    rf"(?<!\d)((?:19|20)\d{{2}})年(?!代)[^。！？；]{{0,30}}?(?:至今|到现在|距今|迄今|整整|已经?有?)[^。！？；\d]{{0,6}}?{_NUMBER}(?:年|周年|个年头|载)"
)
# 2004年3月升空，历经10年: the years that it took lead to our day.
_TOOK = re.compile(
    rf"(?<!\d)((?:19|20)\d{{2}})年(?!代)[^。！？；]{{0,14}}?(?:历经|历时|走过)了?{_NUMBER}(?:多?年|个年头|载)"
)
_AGO = re.compile(rf"{_NUMBER}年前[（(，,]?((?:19|20)\d{{2}})年")
# 今年66岁，1952年出生
_AGE = re.compile(r"(?<!\d)((?:19|20)\d{2})年(?:\d{1,2}月)?(?:出?生)[^。！？]{0,40}?今年(\d{2})岁")
_AGE_FIRST = re.compile(r"今年(\d{2})岁[^。！？]{0,30}?((?:19|20)\d{2})年(?:\d{1,2}月)?(?:出?生)")


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _NEAR) : match.start()]


def _anniversaries(text: str) -> Iterator[Counted]:
    if not _ANNIVERSARY.search(text):
        return
    sieve, known = _founded()
    for rule, base in (known[n] for n in sieve.found(text)):
        for match in made(rule).finditer(text):
            year = base + spelled(match.group(1))
            if match.group("about"):
                if not _COUNTS.fullmatch(match.group(1)):
                    continue
                # 回归20年 is said a little before and after it as well.
                yield Counted(frozenset({year, year + 1}), 1.0)
                continue
            before = _before(text, match)
            if not _DATED.search(before):
                ahead = _IN_THE_YEAR.search(before)
                yield Counted(frozenset({year - _AHEAD[ahead[1]] if ahead else year}), 4.5, -0.5)


def _since(text: str) -> Iterator[Counted]:
    for match in (*_SINCE.finditer(text), *_TOOK.finditer(text)):
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

# 第33个教师节, 十一届亚运会; 30个教师节 are so many, not the thirtieth.
_NTH = re.compile(
    r"(首[届个]|第(?:[一二三四五六七八九十百零]{1,5}|\d{1,3})[个届次]|(?:[一二三四五六七八九十百零]{1,5}|\d{1,3})届)[“\"「]?(?:全国|中国|国际)?"
)


@dataclass(frozen=True)
class _Series:
    """A numbered row: its years by number, or a first year and a step; years around it that speak of it."""

    base: int
    step: int
    held: dict[int, int]
    around: int

    def year(self, number: int) -> int | None:
        return self.held.get(number) if self.held else self.base + self.step * number


@functools.cache
def _series() -> tuple[re.Pattern[str], tuple[_Series, ...]]:
    """The rows of `series.txt`, and one pattern whose group is the row."""
    names: list[str] = []
    known: list[_Series] = []
    for name, rule, around in rows("series.txt"):
        pairs = [pair.split("=") for pair in rule.split(",")] if "=" in rule else []
        held = {int(number): int(year) for number, year in pairs}
        base, _, step = ("0", "", "") if held else rule.partition("+")
        names.append(name)
        known.append(_Series(int(base), int(step or 1), held, int(around)))
    return re.compile("|".join(f"({name})" for name in names)), tuple(known)


def _numbered(text: str) -> Iterator[Counted]:
    names, known = _series()
    for match in _NTH.finditer(text):
        # 国际 may be of the name: 第90届国际劳工大会.
        found = names.match(text, match.end(1)) or names.match(text, match.end())
        # 从业后的首个记者节 is somebody's own first, and not the row's.
        own = match.group(1) in {"首个", "第一个"} and text[: match.start()].endswith(("的", "后"))
        if not found or own or _DATED.search(_before(text, match)):
            continue
        row, said = known[(found.lastindex or 1) - 1], match.group(1)
        year = row.year(1 if said[0] == "首" else spelled(said.strip("第个届次")))
        if year is None or year not in _YEARS:
            continue
        if row.around:
            yield Counted(frozenset({year - 1, year}), 1.5)
        yield Counted(frozenset({year}), 1.0 if row.around else 4.0)


# ── congresses and plans ──────────────────────────────────────────────────────────────────────────────

_TEN = r"([一二三四五六七八九十]{1,3})"
_CONGRESS = re.compile(rf"(党的|中共|共产党|迎接|喜迎|贯彻)“?{_TEN}(?:大|次全国代表大会)(?!道|街|队|厅|会)")
_PLENUM = re.compile(rf"(?:党的|中共)?{_TEN}届([一二三四五六七])中全会")
_UNIONS = re.compile(rf"(迎接|喜迎|迎)?(?:中国工会|工会){_TEN}大(?!道|街|队|厅|会)")
# 八届全国人大二次会议, 全国政协八届二次会议; not 省政协八届二次会议 nor 市十三届人大二次会议.
_PEOPLES = re.compile(
    rf"(?<![省市县区州旗级])(?<![省市县区州旗级]第){_TEN}届(?:全国)?(?:人大|人民代表大会|政协)(?!常委)[^常。]{{0,2}}?第?([一二三四五])次会议"
    rf"|全国(?:人大|政协){_TEN}届([一二三四五])次会议"
)
_PLAN = re.compile(
    r"[“\"「]?(十一五|十二五|十三五|十四五|十五五|十五|八五|九五)[”\"」]?(?!年|岁|个|名|人|日|号)([^，。！？；]{0,9})"
)
_PLAN_FIRST = {"八五": 1991, "九五": 1996, "十五": 2001, "十一五": 2006, "十二五": 2011,
               "十三五": 2016, "十四五": 2021, "十五五": 2026}  # fmt: skip
_NTH_YEAR = re.compile(r"第([二三四])年")
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
        term, session = (spelled(number) for number in match.groups() if number)
        yield Counted(frozenset({1993 + 5 * (term - 8) + session - 1}), 2.5)


def _plans(text: str) -> Iterator[Counted]:
    for match in _PLAN.finditer(text):
        first, said = _PLAN_FIRST[match.group(1)], match.group(2)
        quoted = match.group()[0] in '“"「'
        if not quoted and not re.match(r"规划|计划|期间|时期|以来", said):
            # 十五 alone is a number.
            continue
        if _OPENS.search(said):
            yield Counted(frozenset({first}), 4.0)
        elif nth := _NTH_YEAR.search(said):
            yield Counted(frozenset({first + spelled(nth.group(1)) - 1}), 3.5)
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
# 猴年第一炉铁水, 狗年到来之前; not 养猪年收入, 猴年马月, 黑马年年.
_ANY_ANIMAL = re.compile(
    rf"(?<![养头只匹黑耕奶肉种生熊野小山水海白赛本放羊牛猪鸡])([{_ANIMALS}])年(?!产|收|出|均|销|存|度|龄|轻|年|前|后|底|马月|代|级|用|增|净|获)"
)
_BEFORE_IT = re.compile(
    r"(?:春节|新年|新春)?(?:将至|将到|将临|临近|即将|来临|到来之?前|要到|快到|在即|就要|的?脚步)"
)


def _animals(text: str) -> Iterator[Counted]:
    for match in _SIXTY.finditer(text):
        stem, branch = _STEMS.index(match.group(1)), _BRANCHES.index(match.group(2))
        years = frozenset(y for y in _YEARS if (y - 4) % 10 == stem and (y - 4) % 12 == branch)
        if years:
            yield Counted(years, 3.0)
    plain = {match.start(1): match for match in _ANIMAL.finditer(text)}
    for match in _ANY_ANIMAL.finditer(text):
        if _DATED.search(_before(text, match)):
            continue
        animal, near = _ANIMALS.index(match.group(1)), (0, 1) if _BEFORE_IT.match(text, match.end()) else (0,)
        years = frozenset(y for y in _YEARS for n in near if (y + n - 4) % 12 == animal)
        yield Counted(years, 2.0 if match.start(1) in plain else 1.2)


def _laws(text: str) -> Iterator[Counted]:
    for years, said in law_years(text):
        # A day without its year may be one of the year before: 自1月1日起施行的.
        yield Counted(years, 3.0, -0.5) if said else Counted(years | {max(years) + 1}, 1.0)
        if not said:
            yield Counted(years, 1.0)


# 本报1996年度征订启事, 2016年报刊订阅: asked for in the last months of the year before.
_ORDERED = re.compile(
    r"((?:19|20)\d{2}|[一二][〇○零一二三四五六七八九]{3})年度?[^，。；！？\d]{0,8}?(?:征订|订阅|收订)"
)


def _ordered(text: str) -> Iterator[Counted]:
    for match in _ORDERED.finditer(text.replace("○", "〇")):
        year = int("".join(str(_DIGITS.get(c, c)) for c in match.group(1)))
        yield Counted(frozenset({year - 1}), 2.5)


# Each way of counting with what a text must hold for it: most texts hold none.
_READERS: tuple[tuple[re.Pattern[str], Callable[[str], Iterator[Counted]]], ...] = (
    (re.compile(r"[\d〇零一二三四五六七八九十百](?:周?年|华诞)"), _anniversaries),
    (re.compile("至今|到现在|距今|迄今|整整|已|年前|岁|历经|历时|走过"), _since),
    (re.compile("[首第届]"), _numbered),
    (re.compile("届|党的|中共|共产党|喜迎|迎接|贯彻|工会.{1,3}大"), _held),
    (re.compile("五"), _plans),
    (re.compile("施行|实施|生效|执行"), _laws),
    (re.compile(f"[{_ANIMALS}{_BRANCHES}]年"), _animals),
    (re.compile("征订|订阅|收订"), _ordered),
)


@functools.lru_cache(maxsize=512)
def _of_text(text: str) -> tuple[Counted, ...]:
    return tuple(found for needed, reader in _READERS if needed.search(text) for found in reader(text))


def counted(lines: Sequence[Line]) -> tuple[Counted, ...]:
    """Every count on the page once, repeats left out."""
    found = {c for ln in lines if ln.tag is not Tag.REPEAT for c in _of_text(ln.text)}
    return tuple(sorted(found, key=lambda c: (-c.worth, min(c.years))))
