"""加个标签 产改, 给第2篇打上产改的标签: tags for the open article, or one of the list shown last."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from bot import texts
from bot.counted import read_counted
from bot.features import lastshown, onscreen, search
from bot.features.above import article_above
from bot.features.folder import name
from bot.render.buttons import OpenArticle
from bot.render.keyboards import Button
from bot.render.lists import TITLE_LENGTH
from bot.render.markup import plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, articles, clippings, folders, openings
from store.clippings import MOST_TAGS, tags_in
from store.folders import Folder
from store.values import Headline

_LONGEST = 80
_ON_SCREEN_FOR = dt.timedelta(minutes=15)
_WHICH = (
    r"(?:(?:给|把|将|为)?(?:(?P<count>第?[一二三四五六七八九十\d]{1,3}[篇条])|[这那]一?[篇条个]|它)"
    "(?:文章|新闻|报道)?)?"
)
_PUT = "(?:再|也)?(?:加|添加|添|打|贴|做|标|设)"
_SAYS = r"(?:[\s:：为是叫]+|[“\"「])"
_PLEASE = "(?:请|麻烦|帮我|帮忙|我想|我要|想|要)*"
# Without 个 or a mark it may be what is written about: 贴标签要不得.
_FORMS = tuple(
    re.compile(f"{_PLEASE}{_WHICH}{form}[。!！吧了]*")
    for form in (
        rf"{_PUT}(?:上|个|一个|一下)+标签{_SAYS}?(?P<tags>[^。，,！!]{{1,40}}?)",
        rf"{_PUT}标签{_SAYS}(?P<tags>[^。！!]{{1,40}}?)",
        r"标签(?:[\s:：]+)(?P<tags>[^。！!]{1,40}?)",
        rf"{_PUT}(?:上|个|一个)+(?P<tags>[^。，,！!\s]{{1,20}}?)的?标签",
    )
)
_BEHIND = re.compile(r"第[一二三四五六七八九十\d]{1,3}[篇条]")
_THIS_ONE = re.compile(f"{_PLEASE}(?:给|把|将|为)?(?:[这那]一?[篇条个]|它)")
# 标签 产改 without an article is looked for.
_SAID_PLAINLY = re.compile(f"^{_PLEASE}{_WHICH}{_PUT}(?:上|个|一|标签)")


async def answered(visit: Visit, text: str) -> Screen | None:
    """The article has the tags that a sentence gives it, and is kept; None for another sentence: a search.

    Raises:
        Sorry: no article is open, or none of that number was shown.
    """
    said = unicodedata.normalize("NFKC", text).strip() if len(text) < _LONGEST else ""
    found = next(filter(None, (form.fullmatch(said) for form in _FORMS)), None)
    every = tags_in(found["tags"].strip('“”"「」'), most=_LONGEST) if found else ()
    # 标签 简报 第2篇: which article is said behind it.
    behind = next((tag for tag in every if _BEHIND.fullmatch(tag)), None)
    tags = tuple(tag for tag in every if tag != behind)
    if (
        found is None
        or not tags
        or visit.chat_id != visit.person.user_id
        or await search.is_title(visit, text)
    ):
        return None
    count = found["count"] if "count" in found.re.groupindex else None
    article = await meant(visit, count or behind, listed=_THIS_ONE.match(said) is None)
    if article is None and not _SAID_PLAINLY.match(said) and not await onscreen.shown(visit):
        return None
    there = await visit.desk.store.aread(articles.headlines, [article]) if article else ()
    if not there:
        raise Sorry(texts.TAG_WHICH.format(tags=" ".join(tags)), (await search.instead(visit, text),))
    every, left_out, folder = await _label(visit, there[0], tags)
    title = there[0].title[:TITLE_LENGTH]
    said = texts.TAGGED.format(title=title, tags=shown(every), folder=name(folder))
    if left_out:
        said += texts.TAGS_LEFT_OUT.format(most=MOST_TAGS, tags=shown(left_out))
    return Screen(plain(said), ((Button(texts.READ_IT, OpenArticle(there[0].id)),),))


def shown(tags: tuple[str, ...]) -> str:
    """Tags as they are written: #产改 #周五简报."""
    return " ".join(texts.TAG.format(tag=tag) for tag in tags)


async def meant(visit: Visit, count: str | None, *, listed: bool = False) -> int | None:
    """The article that is counted out of the last list, replied to, or open on the screen.

    `listed`: none is open where a list has come since.
    """
    if count:
        number, there = read_counted(count), await onscreen.shown(visit)
        return there[number].article if there and number in there else None
    if article_above(visit) is None and listed and await lastshown.is_list_on_screen(visit):
        return None
    since = visit.desk.clock.now() - _ON_SCREEN_FOR
    return article_above(visit) or await visit.desk.store.aread(
        openings.last, visit.person.user_id, since=since
    )


async def _label(
    visit: Visit, item: Headline, tags: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], Folder]:
    """All its tags now, those beyond the limit, and the folder: its own, or where this person keeps."""

    def label(session: Session) -> tuple[tuple[str, ...], tuple[str, ...], Folder]:
        user, now = visit.person.user_id, visit.desk.clock.now()
        for folder in (each for each in folders.folders(session, user) if each.right == "own"):
            kept = (each for each in clippings.content(session, folder.id) if each.headline.id == item.id)
            if (mine := next(kept, None)) is not None:
                break
        else:
            folder, mine = folders.chosen(session, user, now), None
            clippings.keep(session, folder.id, item.id, now)
        wanted = tuple(dict.fromkeys((*(mine.tags if mine else ()), *tags)))
        every = wanted[:MOST_TAGS]
        clippings.tag(session, folder.id, item.id, every)
        return every, wanted[MOST_TAGS:], folder

    return await visit.desk.store.awrite(label)
