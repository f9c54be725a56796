"""Pages to fit weights on: texts of a newspaper corpus and of the sample pages, set as articles and damaged.

The corpus is the one of `make_ngrams`, one paragraph a line; only lines that the character model has not seen
are used. "tune" and "test" pages share neither corpus texts nor sample pages; articles of many kinds
(`training`, written for this, and `hard`) are set into "tune" pages only.
"""

from __future__ import annotations

import itertools
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.seeds.damage import Story, make_page, stories_of_gold
from tests.seeds.heldout_pages import page_sets, story_of

GOLD = Path("tests/gold")
# Where in the corpus the texts of a kind stand, and which sample pages are theirs.
KINDS = {"tune": ((0.70, 0.85), ("000", "002")), "test": ((0.85, 1.0), ("003", "001", "004"))}
# Texts of many kinds for "tune" alone; none of these is a test of seams.
KNOWN = Path("tests/seeds/hard"), Path("tests/seeds/training")
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰文建国志红梅海燕春雨晨思宇航子涵浩然欣怡嘉"
_ENDS = "。！？”"
Text = tuple[str, list[str]]
People = list[tuple[str, str]]


class Pages:
    """Damaged pages of one kind; the same profile and seed give the same page."""

    def __init__(self, corpus: Path, kind: str) -> None:
        (low, high), names = KINDS[kind]
        self.kind = kind
        lines = corpus.read_text(encoding="utf-8").split("\n")
        texts = _texts(lines[int(len(lines) * low) : int(len(lines) * high)])
        self.set_texts = _set_as_articles(texts, random.Random(kind))
        self.samples = [
            story
            for path in sorted(GOLD.glob("*.json"))
            if path.name[:3] in names
            for story in stories_of_gold(json.loads(path.read_text(encoding="utf-8")))
        ]

        if kind == "tune":
            sets = [found for folder in KNOWN for found in page_sets(folder).values()]
            self.samples += [story_of(article) for found in sets for article in found["articles"]]

    def page(self, profile: str, seed: int) -> tuple[str, dict[str, Any]]:
        """A page text and its gold."""
        rng = random.Random(f"{self.kind}{profile}{seed}")
        count = rng.choice((6, 7, 8, 9))
        stories = rng.sample(self.set_texts, count // 2)
        stories += rng.sample(self.samples, min(len(self.samples), count - count // 2))
        rng.shuffle(stories)
        return make_page(stories, profile, rng)


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
