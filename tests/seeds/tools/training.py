"""Pages to fit weights on: news and old texts set as articles, sample pages and written articles, damaged.

The texts are those of `corpora` that no table was made from. "tune" and "test" pages share neither texts nor
sample pages; articles of many kinds (`training`, written for this, and `hard`) are set into "tune" pages
only.
On a page of news all articles are about like things, as they are on a newspaper's page.
"""

from __future__ import annotations

import itertools
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from seeds.topics import meaning_vectors
from tests.seeds.damage import Story, make_page, stories_of_gold
from tests.seeds.heldout_pages import story_of
from tests.seeds.pagesets import page_sets
from tests.seeds.tools.corpora import news, old_lines

GOLD = Path("tests/gold")
# Which sample pages are of a kind.
SAMPLES = {"tune": ("000", "002"), "test": ("003", "001", "004")}
# How many of the news are looked at as being about like things.
LIKE = 60
# The share of pages of like news, of written articles, and the rest of everything.
OF_NEWS, OF_WRITTEN = 0.22, 0.63
LONGEST_PARAGRAPH, LONGEST_ARTICLE = 260, 1100
# Texts of many kinds for "tune" alone; none of these is a test of seams.
KNOWN = Path("tests/seeds/hard"), Path("tests/seeds/training")
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰文建国志红梅海燕春雨晨思宇航子涵浩然欣怡嘉"
_ENDS = "。！？”"
Text = tuple[str, list[str]]
People = list[tuple[str, str]]


class Pages:
    """Damaged pages of one kind; the same profile and seed give the same page."""

    def __init__(self, sources: Path, kind: str) -> None:
        self.kind, rng = kind, random.Random(kind)
        self.old = _set_as_articles(_texts(old_lines(sources, kind)), rng)
        texts = list(_news_texts(sources, kind, rng))
        self.news = _set_as_articles(texts, rng)
        vectors = meaning_vectors([[title, *lines] for title, lines in texts])
        self.like = np.argsort(-(vectors @ vectors.T), axis=1)[:, :LIKE]
        self.samples = [
            story
            for path in sorted(GOLD.glob("*.json"))
            if path.name[:3] in SAMPLES[kind]
            for story in stories_of_gold(json.loads(path.read_text(encoding="utf-8")))
        ]
        found = [page for folder in KNOWN for page in page_sets(folder).values()] if kind == "tune" else []
        self.written = [[story_of(article) for article in page["articles"]] for page in found]
        self.samples += [story for page in self.written for story in page]

    def page(self, profile: str, seed: int) -> tuple[str, dict[str, Any]]:
        """A page text and its gold."""
        rng = random.Random(f"{self.kind}{profile}{seed}")
        stories = self._stories(rng, rng.choice((6, 7, 8, 9)))
        rng.shuffle(stories)
        return make_page(stories, profile, rng)

    def _stories(self, rng: random.Random, count: int) -> list[Story]:
        drawn = rng.random() * (1.0 if self.written else 0.37)
        if drawn < OF_NEWS:
            return [self.news[n] for n in rng.sample(list(rng.choice(list(self.like))), count)]
        if self.written and drawn < OF_NEWS + OF_WRITTEN:
            mine = list(rng.choice(self.written))
            if rng.random() < 0.5:
                other = rng.choice([page for page in self.written if page[0] is not mine[0]])
                mine = rng.sample(mine, max(3, len(mine) // 2)) + rng.sample(other, 2)
            return mine
        some = count // 3
        out = rng.sample(self.old, some) + rng.sample(self.news, some)
        return out + rng.sample(self.samples, min(len(self.samples), count - 2 * some))


def _news_texts(sources: Path, kind: str, rng: random.Random) -> Iterator[Text]:
    """News with a plain title and at least two paragraphs, as long as a newspaper has them."""
    for printed, lines in news(sources, kind):
        title = re.split(r"[_\-–|]|\.\.\.", printed)[0].strip()
        whole = [p for line in lines for p in _paragraphs(line, rng)][: rng.choice((2, 3, 4, 5, 6, 8))]
        while sum(map(len, whole)) > LONGEST_ARTICLE:
            whole.pop()
        if 6 <= len(title) <= 30 and title[-1] != "。" and 2 <= len(whole) == len(set(whole)):
            yield title, whole


def _paragraphs(line: str, rng: random.Random) -> Iterator[str]:
    """The whole sentences of a line, cut into paragraphs where there are too many."""
    rest = line[: max(line.rfind(mark) for mark in _ENDS) + 1]
    while len(rest) > LONGEST_PARAGRAPH:
        ends = [m.end() for m in re.finditer("[。！？](?![”’）])", rest[:-30]) if m.end() > 60]
        if not ends:
            break
        length = rng.choice((80, 120, 180))
        at = min(ends, key=lambda end: abs(end - length))
        yield rest[:at]
        rest = rest[at:]
    if len(rest) >= 15:
        yield rest


def followers(gold: dict[str, Any]) -> dict[int, int]:
    """Which line each line of a paragraph goes on in."""
    blocks = [block["lines"] for article in gold["articles"] for block in article["blocks"]]
    return {a[0]: b[0] for lines in blocks for a, b in itertools.pairwise(lines)}


def _texts(lines: list[str]) -> list[Text]:
    """Titles with the paragraphs below them, where both are plain."""
    return [(title, whole[:5] if sum(map(len, whole)) > 1500 else whole) for title, whole in _titled(lines)]


def _titled(lines: list[str]) -> Iterator[Text]:
    current: Text | None = None
    for raw in [*lines, ""]:
        line = raw.replace("新华社", "本报")
        if current and len(line) >= 40 and line[-1:] in _ENDS:
            current[1].append(line)
        elif current and len(line) > 400:
            continue
        else:
            if current and _is_plain(current[1]):
                yield current
            current = (line.strip(), []) if _is_title(line) else None


def _is_title(line: str) -> bool:
    return 6 <= len(line) <= 26 and line[-1] not in _ENDS and not re.search("[。；：（，]|记者", line)


def _is_plain(paragraphs: list[str]) -> bool:
    reported = any(
        p.startswith(("本报", "据本报")) or "电（记者" in p[:40] or "摄" in p[-12:] for p in paragraphs
    )
    return len(paragraphs) >= 2 and len(set(paragraphs)) == len(paragraphs) and not reported


def _set_as_articles(texts: list[Text], rng: random.Random) -> list[Story]:
    """Each text under a head of this paper: as a report with its bracket, or as a signed feature."""
    return [
        (_report if rng.random() < 0.5 else _feature)(text, _kicker(text[0], texts, rng), texts, rng)
        for text in texts
    ]


def _kicker(title: str, texts: list[Text], rng: random.Random) -> str | None:
    if rng.random() >= 0.35:
        return None
    kicker = rng.choice(texts)[0]
    if len(kicker) < max(12, len(title) - 2):
        return None
    return kicker + "——" if rng.random() < 0.3 else kicker


def _name(rng: random.Random) -> str:
    return rng.choice(_SURNAMES) + "".join(rng.choice(_GIVEN) for _ in range(rng.choice((1, 2, 2))))


def _report(text: Text, kicker: str | None, _: list[Text], rng: random.Random) -> Story:
    title, paragraphs = text
    a, b, c = _name(rng), _name(rng), _name(rng)
    forms: list[tuple[str, People]] = [
        (f"本报讯（记者{a}）", [(a, "记者")]),
        (f"本报讯（记者{a} 通讯员{b} {c}）", [(a, "记者"), (b, "通讯员"), (c, "通讯员")]),
        ("本报讯 ", []),
        (f"本报北京5月8日电（记者{a}）", [(a, "记者")]),
    ]
    opening, people = rng.choice(forms)
    whole = [opening + paragraphs[0], *paragraphs[1:]]
    return Story(
        blocks=tuple(("paragraph", p) for p in whole), title=title, kicker=kicker, byline=tuple(people)
    )


def _feature(text: Text, kicker: str | None, texts: list[Text], rng: random.Random) -> Story:
    title, paragraphs = text
    a, b, c = _name(rng), _name(rng), _name(rng)
    both = [(a, "本报记者"), (b, "本报通讯员")]
    forms: list[tuple[tuple[str, ...], People]] = [
        ((f"本报记者 {a}",), both[:1]),
        ((f"本报记者 {a} 本报通讯员 {b} {c}",), [*both, (c, "本报通讯员")]),
        ((f"本报记者 {a}", f"本报通讯员 {b}"), both),
    ]
    signed, people = rng.choice(forms)
    column = rng.choice([None, None, "新闻特写", "深化“产改”进行时", "一线故事"])
    blocks = [("paragraph", p) for p in paragraphs]
    if len(paragraphs) >= 4 and rng.random() < 0.5:
        blocks.insert(2, ("subhead", rng.choice(texts)[0][:12]))
    if rng.random() < 0.2 and len(blocks) > 2:
        blocks.insert(2, ("note:阅读提示", rng.choice(texts)[1][0][:80].rstrip("，") + "。"))
    return Story(
        blocks=tuple(blocks), title=title, kicker=kicker, column=column, signed=signed,
        byline=tuple(people), kind="feature",
    )  # fmt: skip
