"""What a short message says, without politeness, marks, signs and doubling around it. Pure.

Words are looked up, not searched for: a headline is never taken for one of them by a part of it. Nothing
here goes over a text more often than it has characters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator

# Whoever says more says something else.
_LONGEST = 24
# What is quoted is meant as it stands.
_QUOTES = frozenset('“”"「」『』《》')
# Said around what is meant, in any number; the longer before the shorter that it begins with.
_BEFORE = (
    "有没有",
    "我想问一下", "再来一份", "来一份", "不好意思", "小同志", "同志", "忘了", "忘记", "不记得", "再来",
    "我想问问", "我想知道", "麻烦您帮我", "麻烦你帮我", "麻烦帮我", "麻烦您", "麻烦你", "麻烦", "请问一下",
    "请问", "请教", "请帮我", "请", "劳驾", "帮我", "帮忙", "你好", "您好", "能不能", "可不可以", "能否",
    "可否", "是否可以", "我想要", "我想", "我要", "我先", "我", "给我", "那个", "就是", "先", "快", "你",
    "您", "把", "将", "能", "可以",
)  # fmt: skip
# 字体能不能大一点: asked in the middle.
_MIDDLE = ("能不能", "可不可以", "可以不可以")
_BEHIND = (
    "可以吗", "来着", "行不行", "行吗", "好吗", "好不好", "谢谢您", "谢谢你", "谢谢", "多谢", "一下子",
    "一下", "给我", "吗", "么", "呢", "啊", "呀", "吧", "嘛", "哦", "哈", "啦", "呗", "了", "的",
)  # fmt: skip
# The article that somebody has before them.
_WHICH = (
    "刚才这篇",
    "刚才那篇",
    "这一篇",
    "这篇",
    "那篇",
    "这条",
    "那条",
    "这则",
    "这个",
    "那个",
    "本篇",
    "这",
)
_WHAT = ("文章", "新闻", "报道", "消息", "稿子", "文", "")
_THAT_ONE = ("这里面", "这里", "里面", "文中", "文章里", "本文", "文章", "报道", "稿子", "它")
_THIS = tuple(
    sorted(
        {*(which + what for which in _WHICH for what in _WHAT), *_THAT_ONE}, key=lambda one: (-len(one), one)
    )
)
# Asks how it is done.
_HOW = (
    "怎么才能", "怎样才能", "如何才能", "怎么样", "怎么", "怎样", "如何", "咋样", "咋", "哪里可以",
    "在哪里", "在哪儿", "在哪", "哪里", "哪儿", "不会", "不知道怎么", "教我",
)  # fmt: skip
# Asks where something is, or to be taken there.
_TO = (
    "去哪里看",
    "去哪看",
    "去哪找",
    "在哪里看",
    "在哪看",
    "打开",
    "进入",
    "进",
    "回到",
    "返回",
    "返",
    "回",
    "去",
    "到",
    "看看",
    "查看",
    "看",
    "翻到",
    "跳到",
    "显示",
    "调出",
)
_WHERE = (
    *(
        "在哪里看",
        "在哪儿看",
        "在哪看",
        "在哪里找",
        "在哪找",
        "在哪里",
        "在哪儿",
        "在哪",
        "在什么地方",
        "怎么看",
        "怎么打开",
    ),
    *("怎么进", "怎么找", "去哪了", "去哪看", "看看", "打开", "页面", "界面"),
)
_HOW_BEHIND = (
    "怎么弄",
    "怎么办",
    "怎么做",
    "怎么搞",
    "怎么操作",
    "怎么用",
    "要怎么操作",
    "在哪里",
    "在哪儿",
    "在哪",
    "的方法",
    "咋弄",
    "咋办",
)


def levelled(text: str) -> str:
    """The letters and digits of a text in their plain form, and its quotation marks; nothing else."""
    plain = unicodedata.normalize("NFKC", text[: 8 * _LONGEST]).lower()
    return "".join(mark for mark in plain if mark.isalnum() or mark in _QUOTES)


def undoubled(text: str) -> str:
    """好 of 好好好, 收藏 of 收藏收藏; another text as it is."""
    for size in range(1, len(text) // 2 + 1):
        if len(text) % size == 0 and text == text[:size] * (len(text) // size):
            return text[:size]
    return text


def cores(text: str) -> Iterator[str]:
    """What may be meant: as it stands, then without what is said around it; nothing for what is quoted."""
    plain = levelled(text)
    if not plain or len(plain) > _LONGEST or not _QUOTES.isdisjoint(plain):
        return
    once = undoubled(plain)
    for middle in _MIDDLE:
        once = once.replace(middle, "")
    # Politeness, then the article, then politeness again: 请把这篇给我打印一下.
    polite = _without(once, _BEFORE, _BEHIND)
    without = _without(polite, _THIS, _THIS)
    ends = _without(once, (), _BEHIND), _without(_without(once, _BEFORE, ()), _THIS, _THIS)
    every = plain, once, *ends, polite, without, _without(without, _BEFORE, _BEHIND)
    yield from dict.fromkeys(filter(None, every))


def how(text: str) -> Iterator[str]:
    """What somebody asks how to do: 收藏 of 请问怎么收藏文章; nothing where nothing is asked so."""
    for core in cores(text):
        behind = _without(core, (), _HOW_BEHIND)
        asked = _without(behind, _HOW, ())
        if asked != core:
            yield from cores(asked)


def place(text: str) -> Iterator[str]:
    """Where somebody asks to be taken: 收藏夹 of 打开我的收藏夹, 收藏 of 我的收藏在哪里看."""
    for core in cores(text):
        there = _without(_without(core, _TO, _WHERE), ("我的", "我"), ())
        if there != core:
            yield there


def made_of(text: str, words: Collection[str]) -> tuple[str, ...]:
    """
    The words that a text is made of and nothing else (好的谢谢); the longest first at each place; or
    none.
    """
    longest = max(map(len, words), default=0)
    # Of each beginning of the text the words that make it, as few as will do.
    ways: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(text) + 1):
        found: tuple[str, ...] | None = None
        for start in range(max(0, end - longest), end):
            above, word = ways[start], text[start:end]
            if above is not None and word in words and (found is None or len(above) + 1 < len(found)):
                found = (*above, word)
        ways.append(found)
    return ways[-1] or ()


def _without(text: str, before: Collection[str], behind: Collection[str]) -> str:
    """The text without these at its ends, as long as two characters are left."""
    again = True
    while again:
        again = False
        for word in before:
            if text.startswith(word) and len(text) > len(word) + 1:
                text, again = text[len(word) :], True
        for word in behind:
            if text.endswith(word) and len(text) > len(word) + 1:
                text, again = text[: -len(word)], True
    return text
