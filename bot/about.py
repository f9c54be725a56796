"""
Sentences about the article that is open: 谁写的, 谁拍的照片, 收藏这篇, 这篇有错, 打印这篇; and
导出收藏. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from bot.counted import ANY_NUMERAL, PIECE, number_of
from bot.plainly import cores

# Who wrote it, who took the picture; where it stood; to be kept, or no more; its doubts, its faults; to be
# handed on, printed, copied, linked to; how long it is, what it is about, the like of it; to be shown again.
# What is kept, as a file.
What = Literal[
    "who", "photo", "where", "keep", "unkeep", "doubts", "fault", "send", "print", "copy", "link", "length",
    "lead", "like", "again", "export",
]  # fmt: skip
_MARKS = re.compile(r"[\s,，。.!！?？~～、…:：]+")
_PLEASE = "(?:请问|请|麻烦|帮我|帮忙|我要|我想要?|给我|能不能|可以|想知道|告诉我)*"
_IT = "(?:(?:刚才|刚刚)?的?[这那本]一?(?:篇|条|个|则|是|份)?|它|这篇是)?(?:文章|新闻|报道|稿子|消息|文|报纸)?"
_THIS = "(?:(?:刚才|刚刚)?的?[这那本]一?(?:篇|条|则)(?:文章|新闻|报道|稿子|消息|文)?|(?:这|它|本文))"
_WHICH = "(?:哪一?个|哪一?位|什么|哪些)"
_PICTURE = "(?:照片|图片|配图|插图|图|相片)"
_SAID = "(?:上?登|刊登|刊发|发表|见报|报道|出|发|写)?"
_AFTER = "(?:来着|吧|了|呢|啊|呀|吗|嘛|一下|谢谢)*"
_KEEP = "(?:收藏|保存|存下来|存下|存起来|存|收起来|剪下来|收进剪报|加入收藏|加到收藏|加入剪报|放进收藏夹?)"
_FORMS: tuple[tuple[What, str], ...] = (
    (
        "who",
        f"{_IT}的?(?:作者|记者|通讯员)(?:都)?(?:是|叫)(?:谁|哪位|哪个|(?:什么|啥)(?:名字)?)"
        f"|{_IT}(?:都)?是?(?:谁|{_WHICH}(?:记者|作者|通讯员|人))(?:写|采写|撰写|报道|采访)的?(?:稿子?|文章)?"
        f"|{_IT}(?:都)?是(?:谁|{_WHICH}(?:记者|作者|通讯员))的?(?:稿子?|文章)?|{_THIS}{_WHICH}(?:记者|作者|通讯员)",
    ),
    (
        "photo",
        f"(?:{_THIS}的?)?{_PICTURE}(?:都)?是?(?:谁|{_WHICH}(?:记者|人|摄影师?))(?:拍|摄|照|拍摄|提供)的?"
        f"|(?:{_THIS}的?)?是?(?:谁|{_WHICH}(?:记者|人|摄影师?))(?:拍|摄|照|拍摄|提供)的?{_PICTURE}?"
        f"|(?:{_THIS}的?)?(?:{_PICTURE})?(?:摄影|拍照|拍摄)(?:者|师|记者|的人)?(?:是|叫)(?:谁|哪位|哪个|什么名字)",
    ),
    (
        "where",
        f"{_IT}(?:都)?是?(?:在)?(?:哪一?[天日期年]|什么时候|什么日期|几月几[日号]|几号)的?{_SAID}的?(?:报纸?|新闻|文章|事)?的?"
        f"|{_IT}(?:都)?是?(?:在)?(?:第?几|哪一?个?)版{_SAID}的?|{_THIS}的?(?:出处|来源)(?:是|在)?(?:哪里|哪儿|什么)?|(?:出处|来源)(?:是|在)(?:哪里|哪儿|什么)|出处|(?:刊登|发表|刊发|登|发|见报)(?:在|于)(?:哪一?[天年期]|什么时候|第几版|哪一?个?版)|怎么引用|怎样引用",
    ),
    (
        "keep",
        f"(?:转发|发送|分享|抄送|转|发|传|送)(?:一份|一下)?(?:给|到)?(?:我自己|自己|我这里|我这边)(?:一份|一下|存着|留着|看看?)?"
        f"|{_KEEP}(?:一下)?{_THIS}|(?:把|将)?{_THIS}(?:给我)?(?:也|先)?{_KEEP}(?:一下|下来|起来)?"
        "|(?:收藏|保存|存)一?下|加入收藏|加到收藏|收藏了|保存|收藏"
        "|(?:存|保存|放|加|收)(?:到|进|入)我?的?(?:收藏夹?|剪报)里?",
    ),
    (
        "lead",
        f"{_IT}(?:主要|大概|大致|到底|究竟|都|里面?)+是?(?:讲|说|写|介绍|报道)(?:的是|的|了|些)?(?:什么|啥|哪些)(?:内容|事情?)?"
        f"|{_IT}(?:都)?(?:讲|说|写)(?:的|了|些|都|是)*(?:什么|啥)(?:内容|事情?)?"
        f"|(?:{_THIS}|内容|文章)太长了?(?:帮我)?(?:概括|总结|归纳)(?:一下)?",
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
_READ = tuple((what, re.compile(f"{_PLEASE}(?:{form}){_AFTER}(?:{_THIS})?")) for what, form in _FORMS)
_LONGEST = 24
_WORDS: dict[What, str] = {
    "keep": """
        发给我自己 发我自己 转给我自己 发给自己 转给自己 给自己发一份 给我自己发一份 发我一份 给我发一份
        给我一份 发我 转我 传给我 传给自己 发给我 转给我 存起来 收藏 收藏下来 收藏起来 存着 收起来 留着
        先留着 留下来 给我留着
        自己留一份 留一份 发到我这里 存一份
    """,
    "unkeep": """
        取消收藏 不收藏 别收藏 别存 移出收藏 从收藏里删掉 从收藏里移出 删除收藏 取消保存 不存 撤销收藏
        不要收藏 收藏取消 取消收藏这篇 不收藏这篇 收藏错 收错
    """,
    "doubts": """
        怎么断了 断了 后面没了 后面没有了 下面没了 没写完 不完整 怎么不完整 缺了一截 没头没尾 接不上 话没说完
    """,
    "fault": """
        有错 有错字 有错别字 有个错字 有个错别字 有几个错字 有几处错 错字 错别字 写错 印错 登错 打错字 字错
        有个字错 字写错 有误
        有问题 不对
        段落乱 段落不对 顺序不对 顺序乱 拼错 少了一段 缺一段 少一段 缺字 漏字 少字 多字
    """,
    "print": """
        打印 打印出来 打出来 印出来 打一份 打印一份 导出 导出来 导成word 导出word 导出pdf 导出成word
        导出成pdf 存成word 存成pdf 转成word 转成pdf 变成word 下载 下载下来 保存成文件 生成文档 生成word
        生成pdf 发我word 发我pdf 发word版 发我word版 发我pdf版 word版 pdf版 做成word 做成pdf 要word版
        要pdf版 要打印 想打印 存到电脑 拷到电脑 打印到纸上
    """,
    "copy": "复制 复制全文 复制文字 复制内容 复制下来 拷贝 拷下来 拷贝下来",
    "link": """
        链接发我 链接给我 发链接 发个链接 给个链接 网址 网址发我 原文链接 文章链接 生成链接 复制链接
        分享链接 链接地址
    """,
    "length": "多少字 有多少字 一共多少字 几个字 多长 有多长 字数 字数多少 有几个字",
    "lead": """
        主要意思 讲什么 讲了什么 讲的什么 讲的是什么 说什么 说了什么 说的什么 说的是什么 写什么 写了什么
        写的什么
        写的是什么 主要内容 主要讲什么 主要说什么 大意 大意是什么 中心思想 讲啥 说啥 写啥 讲的啥 说的啥 概括
        总结 归纳 摘要
    """,
    "like": """
        类似 类似的 类似文章 类似报道 类似新闻 类似的文章 类似的报道 类似的新闻 有类似的 有没有类似的
        有没有类似的文章 有没有类似的报道 还有类似的 还有没有类似的 相关的 相关文章 相关报道 相关新闻
        相关的文章 相关的报道 相关的新闻 有相关的 有没有相关的 有没有相关的报道 还有相关的 同类的 同类报道
        同类文章 差不多的 有差不多的 差不多的文章 同样的报道 别的地方有吗 其他地方有吗
    """,
    "again": """
        再看一遍 再看一次 再看看 重看 重新看 再打开 重新打开 再发一遍 再发一次 刚才那篇 刚刚那篇 刚才看的
        刚才看的那篇 刚才的 刚才的文章 刚才那个 上面那篇 看过的那篇 刚看的那篇 打开刚才那篇 回到刚才那篇
        回到文章 全文 看全文 原文 看原文 正文 看正文 完整的 看完整的 全部内容 完整内容 展开全文
        接着看刚才那篇
    """,
    "send": """
        转一下 转走 转出去 发出去 转发一下 分享 分享一下 转给别人 发给别人 发给同事 转给同事 分享出去
        转发出去 发送给别人 转发给别人 转发给同事 分享给同事 分享给别人
    """,
}  # fmt: skip
_SAID_SO: dict[str, What] = {word: what for what, words in _WORDS.items() for word in words.split()}
# 标题写错了, 第二段有误, 标题不对 少个字
_WRONG = re.compile(
    "(?:标题|题目|副题|引题|名字|姓名|人名|地名|单位名?|职务|日期|时间|数字|数据|内容|文字|版次|署名|作者|记者"
    "|第?[一二三四五六七八九十两0-9]{1,2}段)(?:里|中)?(?:都|也|好像)?(?:有|写|印|登|打|拼)?(?:一?个|几个|几处|一?处|些)?"
    "(?:错别字|错|错字|错误|不对|有误|弄错|搞错)了?(?:[少多缺漏掉错]了?[一几两]?个?字)?"
)
# These say which article is meant; 类似文章 and 相关报道 do not.
_NAMED = re.compile("[这它]|[那本]一?(?:篇|条|个|则)|本文|刚才|刚刚|刚看|看过的")
# 第三条谁写的: what is told of an article without opening it.
_COUNTED = re.compile(rf"第?(?P<count>{ANY_NUMERAL}){PIECE}(?:的|是)?(?P<rest>.+)")
_TOLD: frozenset[What] = frozenset({"who", "photo", "where", "lead", "length", "link"})
# Asked in words that mean little else, hours later too: by what is asked.
_QUESTIONS: frozenset[What] = frozenset({"who", "photo", "where", "again", "export"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked; `named`: of an article that is named (这篇); `alone`: in a word without one."""

    what: What
    named: bool = False

    @property
    def alone(self) -> bool:
        """Whether it is about what is on the screen only."""
        return not self.named and self.what not in _QUESTIONS


def read_about_counted(text: str) -> tuple[int, What] | None:
    """第三条谁写的: the number of an article of a list and what is asked of it; None for another sentence."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    found = _COUNTED.fullmatch(bare) if len(bare) <= _LONGEST else None
    asked = read_about(found["rest"]) if found else None
    if found is None or asked is None or asked.what not in _TOLD:
        return None
    return number_of(found["count"]), asked.what


def read_about(text: str) -> Asked | None:
    """What a sentence asks about the open article, or of what is kept; None where it asks something else."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", text)).lower()
    # 我收藏的文章 is the folder; the polite word taken off it would leave 收藏.
    if not bare or len(bare) > _LONGEST or "收藏的" in bare:
        return None
    what = next((what for what, form in _READ if form.fullmatch(bare)), None)
    every = list(cores(text)) if what is None else []
    what = what or next((_SAID_SO[core] for core in every if core in _SAID_SO), None)
    if what is None and any(map(_WRONG.fullmatch, every)):
        what = "fault"
    if what is None:
        return None
    return Asked(what, _NAMED.search(bare) is not None or ("文章" in bare and what != "like"))
