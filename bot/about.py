"""Sentences about the article that is open: 谁写的, 哪天的, 收藏这篇, 有什么疑点; and 导出收藏. Pure."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

# Who wrote it; where it stood; to be kept; its doubts; to be handed on. What is kept, as a file.
What = Literal["who", "where", "keep", "doubts", "send", "export"]
_MARKS = re.compile(r"[\s,，。.!！?？~～、…:：]+")
_PLEASE = "(?:请问|请|麻烦|帮我|帮忙|我要|我想要?|给我|能不能|可以|想知道|告诉我)*"
_IT = "(?:(?:刚才|刚刚)?的?[这那本]一?(?:篇|条|个|则|是|份)?|它|这篇是)?(?:文章|新闻|报道|稿子|消息|文|报纸)?"
_THIS = "(?:(?:刚才|刚刚)?的?[这那本]一?(?:篇|条|则)(?:文章|新闻|报道|稿子|消息|文)?|(?:这|它|本文))"
_SAID = "(?:上?登|刊登|刊发|发表|见报|报道|出|发|写)?"
_AFTER = "(?:吧|了|呢|啊|呀|吗|嘛|一下|谢谢)*"
_KEEP = "(?:收藏|保存|存下来|存下|存起来|存|收起来|剪下来|收进剪报|加入收藏|加到收藏|加入剪报|放进收藏夹?)"
_FORMS: tuple[tuple[What, str], ...] = (
    (
        "who",
        f"{_IT}的?(?:作者|记者|通讯员)(?:都)?(?:是|叫)(?:谁|哪位|什么(?:名字)?)|{_IT}(?:都)?是?(?:谁|哪个记者|哪位记者)"
        "(?:写|采写|撰写|报道|拍)的?",
    ),
    (
        "where",
        f"{_IT}(?:都)?是?(?:在)?(?:哪一?[天日期年]|什么时候|什么日期|几月几[日号]|几号)的?{_SAID}的?(?:报纸?|新闻|文章|事)?的?"
        f"|{_IT}(?:都)?是?(?:在)?(?:第?几|哪一?个?)版{_SAID}的?|{_THIS}的?(?:出处|来源)(?:是|在)?(?:哪里|哪儿|什么)?|(?:出处|来源)(?:是|在)(?:哪里|哪儿|什么)|出处|(?:刊登|发表|刊发|登|发|见报)(?:在|于)(?:哪一?[天年期]|什么时候|第几版|哪一?个?版)|怎么引用|怎样引用",
    ),
    (
        "keep",
        f"{_KEEP}(?:一下)?{_THIS}|(?:把|将)?{_THIS}(?:给我)?(?:也|先)?{_KEEP}(?:一下|下来|起来)?"
        "|(?:收藏|保存|存)一?下|加入收藏|加到收藏|收藏了|保存|收藏"
        "|(?:存|保存|放|加|收)(?:到|进|入)我?的?(?:收藏夹?|剪报)里?",
    ),
    (
        "doubts",
        f"{_IT}(?:都)?有?(?:什么|哪些|啥)疑点|{_IT}(?:都)?有(?:没有)?疑点[吗么]?|疑点(?:说明|在哪里?|是什么意思|是什么|有哪些|解释)|看看?疑点",
    ),
    ("send", f"(?:转发|分享|转)(?:一下)?{_THIS}|(?:把|将){_THIS}(?:转发|分享)(?:一下)?"),
    (
        "export",
        "(?:怎么|怎样|如何)?导出(?:一下)?(?:我的|全部|所有)*的?(?:收藏夹?|剪报)(?:成|为|到)?(?:word|pdf|excel|表格|文档|csv|markdown)?"
        "|(?:把|将)?(?:我的|全部|所有)*的?(?:收藏夹?|剪报)(?:都|全部)*导出(?:来|去)?(?:成|为|到)?"
        "(?:word|pdf|excel|表格|文档|csv|markdown)?",
    ),
)
_READ = tuple((what, re.compile(f"{_PLEASE}(?:{form}){_AFTER}")) for what, form in _FORMS)
_LONGEST = 24


def read_about(text: str) -> What | None:
    """What a sentence asks about the open article, or of what is kept; None where it asks something else."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", text)).lower()
    if not bare or len(bare) > _LONGEST:
        return None
    return next((what for what, form in _READ if form.fullmatch(bare)), None)
