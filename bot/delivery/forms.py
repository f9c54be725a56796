"""What the sentences about subscriptions are made of: how they begin and end, how they are tried. Pure."""

from __future__ import annotations

import re

# Each of these begins otherwise than the others and holds none of them: nothing is tried twice.
HEAD = (
    "(?:请问?|麻烦[你您]?|帮我|帮忙|给我|替我|能不能|能否|可不可以|可以|怎么|怎样|如何|我|想|要|先|现在|以后|暂时"
    "|太早了|太晚了)*"
)
TAIL = "(?:一下|吧|了|啊|呀|哦|哈|好吗|可以吗|行吗|吗|就行|就好|就可以|谢谢[你您]?)*"
ENDS = "取消|退订|退掉|退了|停掉|关掉|关闭|关了|删除|删掉|去掉|停止|终止"
SEND = "发送|推送|发|推|送"
NEWS = "的?(?:最新|新)?的?(?:新闻|消息|报道|文章|内容|动态|资讯|稿子)"
WORDS = "(?P<words>[^，。！？,.!?；;：:]{1,30}?)"


def form(*forms: str) -> tuple[re.Pattern[str], ...]:
    """Sentences of these forms, with what people begin and end them with."""
    return tuple(re.compile(f"{HEAD}(?:{one}){TAIL}") for one in forms)


def read(forms: tuple[re.Pattern[str], ...], bare: str) -> re.Match[str] | None:
    """The first of the forms that the whole text has; None where it has none."""
    return next(filter(None, (one.fullmatch(bare) for one in forms)), None)
