"""Noise: characters misread, lines that the OCR prints again, strings that it makes up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from random import Random

from tests.seeds.cleanarticles import Block
from tests.seeds.otherpages.cutting import PREFIX, before_tail, place
from tests.seeds.otherpages.pieces import RUNNING, Article, Line
from tests.seeds.otherpages.style import Press

# Characters that are taken for one another.
_ALIKE = """
末未 己已 日曰 人入 士土 大太 天夭 干千 间问 治冶 折拆 候侯 往住 待侍 恰洽 扰抗 园圆 处外
力刀 了丁 作件 休体 准淮 历厉 反友 口囗 困因 场扬 壮状 完究 容客 密蜜 年午 广厂 微徽 恩思
感惑 找我 技枝 拔拨 持特 换挽 收牧 料科 旅施 明朋 春舂 暑署 母毋 汽气 活话 海悔 清请 港巷
温湿 烧绕 煤媒 玉王 班斑 百白 目日 相柏 竞竟 第弟 管营 纪记 绩续 编遍 老考 船般 茶荼 蓝篮
被披 规现 贷货 载裁 运远 进迸 迎仰 逃桃 通迪 造遣 部都 铁轶 阵陈 阳阴 险检 雷雪 领颂 题提
风凤 高亮 鸟乌 工土 员贝 来米 到倒 里理 把抱 从丛 厂广 车东 手毛 夫失 元无 今令 由田 只兄
谐諧 点點 个個
"""
_HEAD_BEGINS = ("column", "kicker", "title")


def _likenesses() -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for one, other in map(tuple, _ALIKE.split()):
        out.setdefault(one, []).append(other)
        out.setdefault(other, []).append(one)
    return out


LIKE = _likenesses()


def is_hanzi(text: str) -> bool:
    """Only Chinese characters."""
    return all("\u4e00" <= c <= "\u9fff" for c in text)


# ── characters ────────────────────────────────────────────────────────────────────────────────────────


def misread(articles: Iterable[Article], rng: Random) -> None:
    """On most pages some characters in a thousand are others, missing, doubled, or followed by a mark."""
    if rng.random() >= 0.85:
        return
    share = rng.uniform(0.003, 0.008) * 1.25
    for article in articles:
        kept = [name for name, _ in article.byline + article.credits] + [article.affiliation or ""]
        for block in article.blocks:
            block.text = _misread(block, kept, share, rng)


def _misread(block: Block, kept: Iterable[str], share: float, rng: Random) -> str:
    """Days are left alone, and so are the words `kept`, that the gold has: people, an affiliation."""
    text = block.text
    begun = PREFIX.match(text)
    end, out = before_tail(text), list(text)
    fixed = {i for words in kept for at in re.finditer(re.escape(words), text) for i in range(*at.span())}
    for i in range(begun.end() if begun else 0, end):
        if rng.random() >= share or not is_hanzi(text[i]):
            continue
        drawn = rng.random()
        if i in fixed or re.search(r"\d|[年月日时]", text[max(0, i - 1) : i + 2]):
            continue
        if text[i] in LIKE:
            out[i] = rng.choice(LIKE[text[i]])
        elif drawn < 0.55:
            out[i] = rng.choice(list(LIKE))
        elif drawn < 0.75:
            out[i] = ""
        elif drawn < 0.9:
            out[i] = text[i] * 2
        elif i < end - 2 and block.type != "subhead":
            out[i] = text[i] + rng.choice(("、", "。", " ", "’", "-"))
    return "".join(out)


def _smudged(text: str, rng: Random) -> str:
    out = list(text)
    for _ in range(rng.randint(1, 3)):
        i = rng.randrange(2, max(3, len(out) - 2))
        if i < len(out) and is_hanzi(out[i]):
            out[i] = rng.choice(LIKE.get(out[i]) or list(LIKE))
    return "".join(out)


# ── loops ─────────────────────────────────────────────────────────────────────────────────────────────


def loop(lines: list[Line], press: Press) -> None:
    """Prints something again, up to four times, there or further down: the first stands, copies are noise."""
    rng = press.rng
    usable = [
        i
        for i, line in enumerate(lines)
        if line.what == "block" and line.role in RUNNING and len(line.text) >= 24
    ]
    if not usable:
        return
    first = rng.choice(usable)
    why = f"repeated by the OCR: copy of a line of a{lines[first].article + 1}"
    repeated = _repeated(lines, first, press)
    at = last = first + len(repeated) - 1
    if rng.random() < 0.5:
        at = min(len(lines) - 1, last + rng.randint(1, 6))
    for _ in range(rng.choice((1, 1, 2, 3, 4))):
        for text in repeated:
            at = _outside_heads(lines, at)
            copy = text if rng.random() < 0.7 else _smudged(text, rng)
            if rng.random() < 0.08 and len(copy) > 40:
                copy = copy[: place(copy, press, 15) or len(copy)]
            lines.insert(at + 1, Line("noise", copy, why=why))
            at += 1
        if rng.random() < 0.35:
            at = min(len(lines) - 1, at + rng.randint(1, 3))


def _repeated(lines: list[Line], first: int, press: Press) -> list[str]:
    """What is printed again: the line, a sentence of it, its beginning, or the next line as well."""
    rng, text = press.rng, lines[first].text
    drawn = rng.random()
    if drawn < 0.45:
        return [text]
    if drawn < 0.65:
        sentences = [s for s in re.split(r"(?<=[。！？])", text) if len(s) >= 12]
        if sentences:
            return [sentences[-1] if rng.random() < 0.6 else rng.choice(sentences)]
    elif drawn < 0.85 and len(text) > 40:
        return [text[: place(text, press, 15)]]
    elif first + 1 < len(lines):
        after = lines[first + 1]
        if (after.what, after.article, after.role) == ("block", lines[first].article, "paragraph"):
            return [text, after.text]
    return [text]


def _outside_heads(lines: list[Line], at: int) -> int:
    """The next place that is not inside a head."""
    while at + 1 < len(lines):
        after = lines[at + 1]
        if lines[at].what != "head" and (after.what != "head" or after.role in _HEAD_BEGINS):
            break
        at += 1
    return at


# ── strays ────────────────────────────────────────────────────────────────────────────────────────────


def stray(lines: list[Line], rng: Random) -> None:
    """Puts a string that the OCR has made up where no head is broken by it."""
    text = "".join(line.text for line in lines if line.what == "block")
    usable = [
        i
        for i in range(1, len(lines))
        if lines[i - 1].what != "head" and (lines[i].what != "head" or lines[i].role in _HEAD_BEGINS)
    ]
    if not usable or not any(is_hanzi(text[at : at + 2]) for at in range(len(text) - 2)):
        return
    made_up = _made_up(text, rng)
    lines.insert(rng.choice(usable), Line("noise", made_up, why="invented by the OCR"))


def _made_up(text: str, rng: Random) -> str:
    drawn = rng.random()
    if drawn < 0.7:
        pairs = "".join(_pair(text, rng) for _ in range(rng.randint(3, 4)))
        return pairs + (_pair(text, rng)[0] if rng.random() < 0.5 else "")
    if drawn < 0.8:
        return rng.choice("一口日田十") * rng.randint(4, 9)
    if drawn < 0.9:
        return "".join(rng.choice("Il1|ioO0LJ") for _ in range(rng.randint(4, 8)))
    return rng.choice(("。。。。。", "、、·、", "■■■", "|——|", "①①①", "※※"))


def _pair(text: str, rng: Random) -> str:
    """Two neighbours somewhere on the page."""
    while True:
        at = rng.randrange(len(text) - 2)
        if is_hanzi(text[at : at + 2]):
            return text[at : at + 2]
