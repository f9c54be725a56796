"""The label of a button that a text means: 好吧 is 确认, 翻到下一篇 is 下一篇. Pure."""

from __future__ import annotations

import re
import unicodedata

from bot import texts
from bot.plainly import cores, levelled, made_of
from store.search.vocabulary import is_known

_MARKS = re.compile(r"[\s,，。.!！?？~～、…]+")
_AROUND = re.compile("^(?:请|帮我|我要|再)*(?:看|打开|点)?(?=..)|(?<=..)(?:一下)?[吧啊呢了]*$")
# 翻到下一页, 再看看下一篇
_TURN = re.compile(
    "^(?:再|接着|继续|给我|帮我)?(?:翻到|翻|看一看|看一下|看看|看|打开|跳到|转到|去|到|来)(?=..)|(?<=..)(?:看看|看一下)$"
)
_LONGEST = 16
SURE = frozenset((texts.CONFIRM, texts.CANCEL))
# 可以吗, 这样行不行: who asks has not decided.
_ASKED = re.compile(r"[吗么?]|(\S)不\1|[能可是]否")
_WRONG = re.compile("(?:不对|不是|错了|搞错了|弄错了)[的了吧啊呀]*")
PAGES = frozenset((texts.PREVIOUS_PAGE, texts.NEXT_PAGE))
# What stands beside an article in its issue, by the label of what stands there in its list.
OF_ISSUE = {texts.PREVIOUS_ARTICLE: texts.PREVIOUS_OF_ISSUE, texts.NEXT_ARTICLE: texts.NEXT_OF_ISSUE}
NEAR = PAGES | {*OF_ISSUE, *OF_ISSUE.values(), texts.BACK}
# Stands under every article, and under nothing else.
ARTICLE = texts.SAVE
_SURELY = {word: label for word, label in texts.TYPED_BUTTONS.items() if label in SURE}


def refuses(text: str) -> bool:
    """Whether 算了 or 不对 is said, of whatever."""
    return word_meant(text) == texts.CANCEL or _WRONG.fullmatch(levelled(text)) is not None


def word_meant(text: str) -> str:
    """The label of the button that a text may mean; empty where it means none."""
    label = _label_meant(text)
    if label not in SURE:
        return label
    # 先行, 要是: words of their own, of which a part would confirm.
    plain = levelled(text)
    of_its_own = plain not in texts.TYPED_BUTTONS and is_known(plain)
    return "" if of_its_own or _ASKED.search(unicodedata.normalize("NFKC", text)) else label


def _label_meant(text: str) -> str:
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    # A form that is tried at every place of a long run goes over it once for each.
    short = bare if len(bare) > _LONGEST else _AROUND.sub("", bare)
    every = (bare, short, *cores(text))
    said = next(filter(None, (texts.TYPED_BUTTONS.get(each) for each in every)), "")
    if said or len(bare) > _LONGEST:
        return said
    if turned := next(filter(None, (texts.TYPED_BUTTONS.get(_TURN.sub("", each)) for each in every)), ""):
        return turned if turned in NEAR else ""
    # 不用了谢谢, 就这样吧好的: of words that all press the same.
    words = made_of(levelled(text), _SURELY.keys() | texts.typed.BESIDE)
    labels = {_SURELY[word] for word in words if word in _SURELY}
    return labels.pop() if len(labels) == 1 else ""
