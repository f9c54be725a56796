"""What is asked for in a sentence: 请问有没有关于货车司机入会的新闻 asks for 货车司机入会. Pure.

Only for sentences that find nothing as they stand, and only where something in them is said to somebody, not
of something: 看病难 asks for nothing.
"""

from __future__ import annotations

import re

from store.search.vocabulary import is_known
from store.search.words import words

_TO_SOMEBODY = (
    "请问|请教|麻烦|劳驾|帮我|帮忙|给我|替我|我想|我要|我找|想找|想看|想查|想问|"
    "有一?(?:[个篇条则张]|一次)(?:新闻|报道|文章|消息|稿子|照片)?(?:讲|写|说|谈|介绍|报道|拍)[到的]?|"
    "(?:讲讲|说说|谈谈|聊聊|看看|看下|看一下|讲一下)(?=..)|"
    "有没有人|有没有|有无|是否有|是不是有|有哪些|有什么|哪里有|谁有|关于|有关(?!部门|单位|人员|机构|方面)|还?记得|印象[中里]|"
    "(?:上次|上回|之前|以前|先前|前几天|前些天|前两天|那天|好像)(?:在?报上)?(?:看到|看见|看过|读到|读过|见过)过?的?"
)
_BESIDE = (
    "嗯+|呃+|额|诶|那啥|俺|你好|您好|大家|各位|您|你|我|想要|想|要|需要|再|查找|查询|查一查|查一下|查查|查|寻找|找一找|找一下|找找|找|"
    "搜索|搜一下|搜搜|搜|看一看|看一下|看看|看|了解|知道|一下|一篇|几篇|一些|下|的|过|有|讲到|讲|说到|说|提到|谈到|"
    "写|拍|谈|介绍|讲述|涉及|前[几两些]天|前阵子|上次|上回|最近|近来|这几天|这阵子|好像|报道|登|发|那个|那[篇条则张]|[这有]一?[篇条则张]"
)
_MATTER = (
    "(?:深度|长篇|系列|连续|追踪|调查|专题|后续|人物|重点)(?:报道|通讯|文章)"
    "|特写|专访|新闻|报道|文章|消息|稿件|稿子|内容|资料|信息|通讯|版面|报纸|事情|事"
)
_THAT_ONE = (
    "的?那[一]?(?:[篇条则张幅]|个)(?:新闻|报道|文章|消息|稿件|稿子|照片|图片|通讯)?(?:的?(?:全文|原文|正文))?"
    "|的(?:照片|图片|稿)"
)
_ASKS = "都?有(?:哪些|没有|什么|啥|些什么|些啥)|有吗|有么|在哪儿?|在哪里|是什么|怎么样|吗|呢|么|吧|啊|呀|谢谢"
_STIR = "动静|动作|动向|进展|情况|说法|变化|活动|举措|办法|安排|成果|好消息|下文"
_HAS = f"都?有(?:什么|哪些|没有|啥)(?:最?新的?)?(?:{_MATTER}|{_STIR})"
# 记者李丰最近写了啥, 蹲点日记最新一篇
_WROTE = (
    f"(?:最近|近来|近期|这几天)?(?:都|又)?(?:写|拍|登|报道|发)[了过]?(?:些)?(?:什么|啥|哪些)(?:{_MATTER})?"
)
_NEWEST = f"的?(?:最新|最近|最后)的?(?:一[篇期条则次]|(?:{_MATTER}))(?:的?(?:{_MATTER}))?"
_WHEN = "在哪儿?|在?哪一?天|在?哪一?期|在?哪一?版|在?哪一?篇|几号|什么时候|何时"
_OPENS = re.compile(rf"^[\s,，。!！]*(?:(?P<strong>{_TO_SOMEBODY})|{_BESIDE})")
_CLOSES = re.compile(
    rf"(?P<strong>{_THAT_ONE}|{_HAS}|{_WROTE}|{_NEWEST}|的(?:{_MATTER})|是?(?:{_WHEN})(?:刊?登|发表?|见报|报道)?[的了过]?|{_ASKS})[\s?？。!！~～]*$"
)
_MIDDLE = re.compile("关于|有关")
# What parts what a question is about from what it asks of it: 孕妇能不能调岗.
_QUESTION = re.compile(
    "(?<=..)(?:能不能|会不会|算不算|要不要|是不是|该不该|可不可以|可以不可以|有没有|怎么办|怎么|如何)(?=..)"
)
# 跟产改有关的, 产改方面的: what it is about; 看产改的: whoever reads is told nothing more.
_TO_DO_WITH = re.compile(rf"(?:跟|和|与|同)(?P<what>\S{{2,20}}?)(?:有关|相关)的?(?:{_MATTER})?")
_ABOUT = re.compile("(?<=..)(?:这|那|的)?(?:方面|相关|有关)的$")
_ASPECT = re.compile("(?<=..)(?:这|那|的)?方面$")
# Of these nothing is written that anybody looks for: 我们的事.
_NOBODY = frozenset(("我们", "你们", "他们", "她们", "咱们", "大家", "自己", "别人"))
_LONGEST, _SHORTEST, _LONGEST_WORD = 60, 2, 4


def asked_for(typed: str) -> str:
    """The words that a sentence asks for; empty when it asks nobody, or for nothing."""
    return _read(typed)[0]


def is_framed(typed: str) -> bool:
    """Whether words are said around what is asked for, before it and behind it: 关于产改的, 看看产改的."""
    return _read(typed)[1]


def _read(typed: str) -> tuple[str, bool]:
    text = typed.strip()
    if len(text) > _LONGEST:
        return "", False
    text, closed, about = _without_end(text)
    strong, opened = closed, about
    elliptic = text.endswith("的")
    while text and (found := _OPENS.match(text)):
        strong = strong or bool(found["strong"])
        # 我们, 看病 and 登记 begin with what a request may begin with: without one they stay.
        if not strong and not elliptic and not _asks_further(text[found.end() :]):
            break
        if not found["strong"] and _cuts_a_word(text, found.end()):
            break
        text, opened = text[found.end() :], True
    strong = strong or (elliptic and opened)
    text, asks = _QUESTION.subn(" ", text)
    strong = strong or asks > 0
    text = " ".join(_MIDDLE.sub(" ", text).split()).rstrip("的 ,，、。;；")
    if strong:
        text = _ASPECT.sub("", text)
    says = len(text) >= _SHORTEST and text not in {typed.strip(), *_NOBODY}
    asked = text if strong and says else ""
    return asked, bool(asked) and opened and (closed or elliptic)


def _without_end(text: str) -> tuple[str, bool, bool]:
    """The text without what closes a question, whether anything did, and whether that says what it is of."""
    closed = False
    with_it = _TO_DO_WITH.fullmatch(text)
    if with_it:
        text = with_it["what"]
    while found := _CLOSES.search(text):
        text, closed = text[: found.start()].rstrip(" ,，、。;；"), True
    bare = _ABOUT.sub("", text)
    about = bare != text or with_it is not None
    return bare, closed or about, about


def _cuts_a_word(text: str, at: int) -> bool:
    """Whether a word of the text goes on over that place: 写字楼 is nothing that is written."""
    end = 0
    for word in words(text[: at + _LONGEST_WORD]):
        end += len(word)
        if end >= at:
            return end > at and is_known(word)
    return False


def _asks_further(rest: str) -> bool:
    while rest and (found := _OPENS.match(rest)):
        if found["strong"]:
            return True
        rest = rest[found.end() :]
    return False
