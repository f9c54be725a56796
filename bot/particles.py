"""得, 滴 and 哒 where 的 is meant: 去年得呢, 谁写得啊, 昨天得报纸, as haste and voices are typed. Pure."""

from __future__ import annotations

import re

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


def respelled(text: str) -> str:
    """The text with 的 in their place; as it is where they are none of these."""

    def put(found: re.Match[str]) -> str:
        before = text[found.start() - 1]
        return found[0] if before + found[0] in _OWN or before in "不得滴哒" else "的"

    return _FOR.sub(put, text)
