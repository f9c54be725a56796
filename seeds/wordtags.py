"""The parts of speech of a few words, and whether they form a clause."""

from __future__ import annotations

import functools
from typing import Any

import rjieba

# A clause that ends with one of these wants an object, which stands after the break.
_WANTING = (
    "扛起", "打造", "推进", "推动", "开展", "实施", "助力", "促进",
    "举办", "召开", "激发", "激活", "构建", "搭建", "探索", "开设",
    "为", "让", "把", "将", "以", "用", "在", "对", "向", "与",
    "和", "的", "及", "、", "成为", "迎来", "走进", "进入", "获得", "荣获",
)  # fmt: skip
SPEECH = (
    "提出", "指出", "强调", "表示", "要求", "呼吁", "建议", "认为",
    "介绍", "显示", "发现", "通报", "透露", "部署", "通知",
)  # fmt: skip


def tagger() -> Any:
    """jieba's parts of speech, from the dictionary that the whole program shares."""
    return rjieba


@functools.lru_cache(maxsize=4096)
def tags_of(text: str) -> tuple[str, ...]:
    """The parts of speech of a text's words."""
    return tuple(tag for _, tag in tagger().tag(text))


def has_verb(text: str) -> bool:
    """The clause holds a verb: 推进村社工会建设 does, 神舟十九号3名航天员 does not."""
    return any(tag.startswith("v") and tag != "vn" for tag in tags_of(text))


def wanting(clause: str) -> bool:
    """The clause stops before its object: …江苏切实扛起."""
    return clause.endswith(_WANTING) and not clause.endswith(SPEECH)
