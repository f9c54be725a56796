"""得, 滴 and 哒 where 的 is meant: 去年得呢, 谁写得啊, 昨天得报纸, as haste and voices are typed. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection

# Behind the particle: nothing more, what is said at an end, what is read, or what is said of it.
_ENDS = r"(?=$|[\s,，。.!！?？~～、]|[呢吧吗啊呀嘛么哦啦](?:$|[\s,，。.!！?？这]))"
_READ = (
    "(?=新闻|要闻|消息|报道|文章|稿子|稿件|照片|图片|报纸|日报|内容|[那这][篇个条些]"
    "|有没有|都?(?:不要|别要|去掉|除外)|什么|啥)"
)
_FOR = re.compile(f"(?<=.)(?:得(?:{_ENDS}|{_READ})|[滴哒]{_ENDS})")
# Words that end with it themselves.
_ENDING_SO = (
    "心得 获得 觉得 值得 取得 赢得 懂得 记得 显得 晓得 免得 省得 使得 难得 所得 认得 舍得 来得 只得 "
    "求得 非得 总得 博得 夺得 应得 习得 自得 乐得 落得 怪得 亏得 分得 摘得 换得 测得 购得 占得 必得 "
    "可得 了得 要得 水滴 点滴 雨滴 一滴"
)
_OWN = frozenset(_ENDING_SO.split())


def respelled(text: str, but: Collection[int] = ()) -> str:
    """The text with 的 in their place, but for these places; as it is where they are none of these."""
    changed = list(text)
    for at in set(places(text)).difference(but):
        changed[at] = "的"
    return "".join(changed)


def places(text: str) -> tuple[int, ...]:
    """Where they stand."""
    found = (each.start() for each in _FOR.finditer(text))
    return tuple(at for at in found if not _is_own(text, at))


def _is_own(text: str, at: int) -> bool:
    """Whether it belongs to its word: 心得, 不得, 么么哒."""
    before = text[at - 1]
    doubled = text[at] == "哒" and text[at - 2 : at] == before * 2
    return text[at - 1 : at + 1] in _OWN or before in "不得滴哒" or doubled
