"""A made archive: jieba's words as often as they are used, real clauses between them, names, numbers, dates.

Deterministic: the same seed gives the same articles. 677 characters an article, as in the house's papers.
"""

from __future__ import annotations

import bisect
import datetime as dt
import itertools
import json
import random
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import jieba

from seeds import sample_pages

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂兰华玉萍红建文辉力瑶晗璐盛国政鑫淼昕珺翀骞"
COLUMNS = (
    "推进产改进行时",
    "工会新事",
    "劳模风采",
    "图说职场",
    "基层之声",
    "工匠故事",
    "权益圆桌",
    "班组天地",
)
PLACES = ("北京", "西安", "贵阳", "沈阳", "成都", "宁波", "合肥", "南昌", "兰州", "海口")
COMMON = ("工会", "职工", "劳模", "产业工人", "货车司机", "劳动", "企业", "服务")
UNITS = ("家", "名", "万元", "个", "人次", "公里")
A_PAGE = 25
FIRST, DAYS = dt.date(2010, 1, 1), 5000


@cache
def _vocabulary() -> tuple[list[str], list[int]]:
    words, weights = [], []
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, count, *_ = line.decode().split(" ")
            if int(count) >= 3 and all("\u4e00" <= one <= "\u9fff" for one in word):
                words.append(word)
                weights.append(int(count))
    return words, list(itertools.accumulate(weights))


@cache
def _clauses() -> list[str]:
    text = "".join(page for _, page in sample_pages())
    return [one for one in re.split(r"[^\u4e00-\u9fff]+", text) if 5 < len(one) < 16]


class Maker:
    """Makes articles."""

    def __init__(self, seed: int = 5) -> None:
        self.rng = random.Random(seed)

    def word(self) -> str:
        words, sums = _vocabulary()
        return words[bisect.bisect(sums, self.rng.random() * sums[-1])]

    def words(self, length: int) -> str:
        made = ""
        while len(made) < length:
            made += self.word()
        return made

    def name(self) -> str:
        return self.rng.choice(SURNAMES) + "".join(
            self.rng.choice(GIVEN) for _ in range(self.rng.choice((1, 2, 2)))
        )

    def clause(self) -> str:
        kind = self.rng.random()
        if kind < 0.25:
            return self.rng.choice(_clauses())
        if kind < 0.3:
            number = self.rng.choice((self.rng.randint(2, 99), self.rng.randint(100, 9999)))
            return f"{self.words(4)}{number}{self.rng.choice(UNITS)}"
        return self.words(self.rng.randint(5, 14))

    def article(self) -> dict[str, Any]:
        rng = self.rng
        title = self.words(rng.randint(8, 16))
        if rng.random() < 0.3:
            title = rng.choice(COMMON) + title
        texts = []
        for number in range(4):
            text = "，".join(self.clause() for _ in range(16)) + "。"
            head = f"本报讯（记者{self.name()}）{rng.choice(COMMON)}" if number == 0 else rng.choice(COMMON)
            texts.append(head + text)
        return {
            "kind": "report",
            "title": title,
            "column": rng.choice(COLUMNS) if rng.random() < 0.3 else None,
            "byline": [{"name": self.name(), "role": "本报记者"}],
            "dateline": {"place": rng.choice(PLACES)} if rng.random() < 0.5 else None,
            "blocks": [{"type": "paragraph", "text": text} for text in texts],
        }


def pages(count: int, seed: int = 5) -> Iterator[dict[str, Any]]:
    """Pages in the page schema that hold `count` articles, of growing dates."""
    maker = Maker(seed)
    number = max(1, count // A_PAGE)
    for at in range(number):
        day = FIRST + dt.timedelta(days=at * DAYS // number)
        articles = [maker.article() for _ in range(min(A_PAGE, count))]
        yield {
            "schema": 1,
            "source": f"made{at}",
            "date": day.isoformat(),
            "date_certain": True,
            "page": at % 8 + 1,
            "articles": articles,
            "discarded": [],
        }


def lines(count: int, seed: int = 5) -> Iterator[str]:
    """The same as lines of a .jsonl file."""
    return (json.dumps(page, ensure_ascii=False) for page in pages(count, seed))
