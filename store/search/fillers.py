"""What is said around what is meant (那个 … 的事 叫什么来着), taken away: the telling words are left. Pure.

Only for what finds nothing as it stands, and only where something in it shows that somebody is talking.
"""

from __future__ import annotations

import re

from store.search.level import level
from store.search.tokens import WRITTEN, Token, tokens_of, written
from store.search.words import EMPTY, words

_TALKING = re.compile(
    "来着|叫[什啥]么?|那[个篇种条张次位]|什么的|的事|好像|似乎|记得|以前|之前|上[次回]|有一?个|有一?篇|谁[写拍]|"
    "帮我|帮忙|有没有|哪里|哪[个儿篇家省]|就是|印象|多少|几[个家名]|什么|啥|为何|咋|怎么"
)
SAYS_NOTHING = frozenset(
    re.findall(
        r"\S+",
        """
        我 你 您 他 她 它 我们 你们 他们 咱 咱们 大家 人家 谁 哪 哪个 哪里 哪儿 哪篇 哪天 什么 啥 怎么
        怎么样 多少 几 几点 那 这 那个 这个 那种 这种 那些 这些 那篇 这篇 那条 这条 那位 那次 那时 那时候
        那会儿 这样 那样 某 某个 一个 一篇 叫 叫做 叫什么 叫啥 说 说过 说到 讲 讲过 讲到 写 写过 写到 谈
        提到 看 看看 看到 看见 看过 读过 记 记得 记不得 想 想想 想起 想不起来 找 找找 找一下 查 查查
        查一下 问 问问 请问 麻烦 帮 帮忙 帮我 帮看 一下 知道 好像 似乎 大概 大约 可能 应该 就是 是 不是 有
        有个 有没有 有人 还有 没有 没 不 用 给 让 在 从 到 去 来 来着 过 来看 老 又 再 很 太 挺 事 事情
        事儿 文章 报道 新闻 稿子 稿件 稿 评论 消息 通讯 照片 图片 东西 地方 时候 内容 题目 标题 报纸 报上
        一事 以前 之前 从前 老早 早先 早 上次 上回 上个 前阵子 前几天 前些天 那天 当时 印象 印象里 谢谢 呀
        哦 啦 嘛 呗 哈 的话 俺 咋 咋样 为啥 为什么 为何 什么样 啥时候 现在 要 几个 几家 哪省 哪家 哪些
        """,
    )
)
_LONGEST, _SHORTEST = 60, 2


def telling(typed: str) -> str:
    """The words of talk that say what it is about, parted by blanks where others stood between them."""
    if len(typed) > _LONGEST or not _TALKING.search(typed):
        return ""
    runs = [run for token in tokens_of(typed) for run in _runs(token)]
    told = " ".join(dict.fromkeys(run for run in runs if len(run) >= _SHORTEST))
    return told if told != typed.strip() else ""


def _runs(token: Token) -> list[str]:
    """What tells of one piece; what is not wanted, and a filter, stand as they were typed."""
    if token.excluded or WRITTEN.match(token.text):
        return [written(token)]
    runs = [""]
    for word in (one for run in level(token.text).split(" ") for one in (*words(run), " ")):
        if word == " " or word in SAYS_NOTHING or word in EMPTY:
            runs.append("")
        else:
            runs[-1] += word
    return runs
