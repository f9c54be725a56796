"""产改的文章有几篇: how many articles there are of something, and the first of them; or of all."""

from __future__ import annotations

import re
import unicodedata

from bot import texts
from bot.features import latest, search
from bot.render.markup import join, plain
from bot.screen import Screen
from bot.visit import Visit
from store import articles

_LONGEST = 40
_MARKS = re.compile(r"[,，。.!！?？~～、…\s]+")
_POLITE = re.compile(
    "^(?:请问一下|请问|麻烦|帮我|看看|看一下|查查|查一下|数数|数一下|统计一下|统计|我想知道|想知道|你们|你)+(?=.)"
)
_PIECE = "(?:篇|条|则)"
# 劳动法有几条: its clauses, and not what was written of it.
_CLAUSES = re.compile(
    "(?:法|条例|规定|办法|章程|[准规细守]则|合同|协议|公约)(?:一共|总共|共|到底|里)*有(?:多少|几)条$"
)
_MATTER = "(?:文章|报道|新闻|稿子|稿件|消息|内容)"
_MANY = f"(?:多少|几)(?:{_PIECE}的?{_MATTER}?|{_MATTER})"
_HOW_OFTEN = f"(?:登|发|刊登|刊发|写|报道|报)(?:过|了)?(?:{_MANY}|(?:多少|几)[次回])"
_ALL = "(?:一共|总共|共|大概|到底|现在|目前|都|你这里|这里|里面?|上|报上|报纸上|库里)*"
_ABOUT = "(?:关于|有关|讲|写|说|提到|涉及)"
# Each ends or begins with the question, so that a headline that only asks how many is none: 工会有几个家.
_FORMS = tuple(
    re.compile(form)
    for form in (
        f"{_ABOUT}?(?P<of>.{{2,20}}?)(?:方面|相关)?的?{_MATTER}?{_ALL}有{_MANY}",
        f"{_ABOUT}(?P<of>.{{2,20}}?)(?:方面|相关)?的?{_MATTER}?{_ALL}有多少",
        f"{_ABOUT}?(?P<of>.{{2,20}}?)(?:方面|相关)?的?{_MATTER}?{_ALL}{_HOW_OFTEN}",
        f"{_ABOUT}?(?P<of>.{{2,20}}?)(?:方面|相关)?的{_MATTER}{_ALL}{_MANY}",
        f"(?P<of>.{{2,20}}?){_ALL}(?:出现|提到|说到|写到|讲到)(?:过|了)?(?:多少|几)[次回篇]",
        f"{_ALL}(?:有|(?:收录?|存|登|发)了?)(?:多少|几){_PIECE}(?:是)?{_ABOUT}?(?P<of>.{{2,20}}?)(?:方面|相关)?的?{_MATTER}?",
        f"{_ALL}有(?:多少|几){_PIECE}?{_ABOUT}(?P<of>.{{2,20}}?)(?:方面|相关)?的?{_MATTER}?",
    )
)
_WHOLE = re.compile(
    f"{_ALL}(?:有|(?:收录?|存|登)了?)?{_MANY}|(?:看报|库|数据库|资料库|你)(?:里|中)?{_ALL}(?:有|存了?|收了?){_MANY}|{_ALL}存了?{_MANY}"
)
# 的, 了: what is left of a form is no topic.
_EMPTY = re.compile("(?:的|了|都|也|还|文章|报道|新闻|稿子|消息)*")


def read_how_many(text: str) -> str | None:
    """Of what it is asked how many articles there are; empty: of all; None where nothing such is asked."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", text[: 4 * _LONGEST])).rstrip("啊呀呢吗了")
    if not bare or len(bare) > _LONGEST or _CLAUSES.search(bare):
        return None
    bare = _POLITE.sub("", bare)
    if _WHOLE.fullmatch(bare):
        return ""
    found = next(filter(None, (form.fullmatch(bare) for form in _FORMS)), None)
    return None if found is None or _EMPTY.fullmatch(found["of"]) else found["of"]


async def answered(visit: Visit, text: str) -> Screen | None:
    """The number, and the first hits; None for anything else, and for what articles have as it stands."""
    asked = read_how_many(text)
    if asked is None or await search.is_held(visit, text):
        return None
    if asked:
        return await search.counted(visit, asked)
    held = await visit.desk.store.aread(articles.overview)
    if not (held.newest and held.oldest):
        return None
    days = {"oldest": texts.full_day(held.oldest), "newest": texts.full_day(held.newest)}
    newest = await latest.begin(visit, None)
    told = plain(texts.HELD.format(articles=held.articles, **days))
    return Screen(join([told, newest.text], "\n\n"), newest.keyboard)
