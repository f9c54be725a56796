"""Noise: characters misread or doubled, lines that the OCR prints again, strings that it makes up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from random import Random

from tests.seeds.plainpages.cutting import fixed_parts
from tests.seeds.plainpages.lines import Page, long_lines
from tests.seeds.plainpages.pieces import Article, Line

# Characters that an OCR takes for one another.
_ALIKE = """
人入 已己 未末 土士 日曰 干千 大太 天夫 治冶 侯候 拨拔 析折 戊戌 场汤 旗族 的旳 国囯 于干 工土 刀力
办为 贝见 白自 百白 本木 才寸 厂广 代伐 电由 甲申 儿几 今令 斤斥 间问 开井 客容 困因 练炼 免兔 名各
内肉 牛午 农衣 乌鸟 清请 情清 设没 市巿 时吋 史吏 束柬 田由 体休 王玉 微徵 位仕 无元 享亨 小少 辛幸
要耍 员贝 圆园 在任 找我 折拆 职织 住往 准淮 子于 字宇 左右 作怍 会佘 更吏 常堂 增赠 管菅 班斑
"""
_TRADITIONAL = dict(zip("谐劳动业务东车会议务员厂职产长发", "諧勞動業務東車會議務員廠職產長發", strict=True))
_MADE_UP = (
    "内空向海摄影机",
    "口口口一一丨",
    "丨丨一一丨",
    "乙丁卜三二日口",
    "工人日报日报社",
    "回回口田由甲",
    "山川王口区域",
    "人山大入口卜",
    "灬灬灬灬",
)


def _likenesses() -> dict[str, list[str]]:
    likenesses = defaultdict(list)
    for one, other in map(tuple, _ALIKE.split()):
        likenesses[one].append(other)
        likenesses[other].append(one)
    return dict(likenesses)


_LIKE = _likenesses()


def misread(page: Iterable[Line], rng: Random) -> None:
    """Some characters of the text are others, a few traditional; now and then two are doubled."""
    for line in page:
        if line.passage and line.type != "note":
            line.text = _misread(line.text, rng)


def _misread(text: str, rng: Random) -> str:
    chars = list(text)
    first, end = fixed_parts(text)
    for n in range(first, end):
        char = chars[n]
        if char in _LIKE and rng.random() < 0.02:
            chars[n] = rng.choice(_LIKE[char])
        elif char in _TRADITIONAL and rng.random() < 0.01:
            chars[n] = _TRADITIONAL[char]
    if rng.random() < 0.03 and end - first > 20:
        n = rng.randrange(first + 4, end - 4)
        if all("\u4e00" <= char <= "\u9fff" for char in chars[n : n + 2]):
            chars[n : n + 2] *= 2
    return "".join(chars)


# ── loops ─────────────────────────────────────────────────────────────────────────────────────────────


def loop(page: Page, articles: Collection[Article], rng: Random) -> None:
    """One or two lines with an open end, or the line below as well, are printed again up to three times."""
    for _ in range(rng.randint(1, 2)):
        usable = [line for line in page if line.article in articles and _open(line)]
        usable = usable or [line for line in long_lines(page, 20) if line.article in articles]
        if usable:
            _repeat(page, rng.choice(usable), rng)


def _open(line: Line) -> bool:
    """A paragraph of one piece has no open end, unless a part of it is lost."""
    if line.type != "paragraph" or not 14 <= len(line.text) <= 260 or not line.passage:
        return False
    return len(line.passage.lines) > 1 or line.passage.gap


def _repeat(page: Page, line: Line, rng: Random) -> None:
    group, at = [line], page.index(line) + 1
    below = [x for x in page[at : at + 1] if x.article is line.article and x.type == "paragraph"]
    if below and rng.random() < 0.5:
        group += below
        at += 1
    at = min(len(page), at + rng.choice((0, 1, 1, 2)))
    for _ in range(rng.randint(1, 3)):
        for one in group:
            while at < len(page) and page[at].tight:
                at += 1
            page.insert(at, Line(one.text, why="repeated by the OCR"))
            at += 1
        if at < len(page) and page[at].passage and rng.random() < 0.4:
            at += 1


def stray(page: Page, rng: Random) -> None:
    """Two in three pages have a string that the OCR has made up."""
    for _ in range(rng.choice((0, 1, 1))):
        at = rng.randrange(2, max(3, len(page)))
        while at < len(page) and page[at].tight:
            at -= 1
        page.insert(at, Line(rng.choice(_MADE_UP), why="invented by the OCR"))
