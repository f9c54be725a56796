"""确认, 好, 下一篇: the word of a button typed instead of pressing it, under what was shown last."""

from __future__ import annotations

from collections.abc import Mapping

from bot import texts
from bot.features import onscreen, search, turning
from bot.features.lastshown import WAITS
from bot.labels import ARTICLE, NEAR, OF_ISSUE, PAGES, SURE, word_meant
from bot.render import buttons
from bot.render.buttons import Begin, OpenArticle, Press
from bot.render.keyboards import Button
from bot.screen import Sorry
from bot.visit import Visit
from store import openings, views

_AS_LISTED = {of_issue: of_list for of_list, of_issue in OF_ISSUE.items()}
# Said to a list these open an article of it.
_FROM_LIST = {texts.NEXT_ARTICLE: 1, texts.PREVIOUS_ARTICLE: -1}


async def pressed(visit: Visit, text: str) -> Press | None:
    """The button of that word; None where no such button was shown last: it means something else.

    Raises:
        Sorry: an article or a list is open that has no such button.
    """
    word = word_meant(text)
    if visit.chat_id != visit.person.user_id:
        return None
    noted = await visit.desk.store.aread(views.last_pressable, visit.person.user_id)
    if noted is None:
        return None
    late = visit.desk.clock.now() - noted.at > WAITS
    if word and word in noted.items:
        return None if word in SURE and late else buttons.read(noted.items[word])
    turned = None if late else await turning.turned(visit, text, word, noted.items)
    return turned or await _without(visit, text, word, noted.items, late=late)


async def _without(
    visit: Visit, text: str, word: str, noted: Mapping[str, str], *, late: bool
) -> Press | None:
    """What a word does that stands on no button of what was shown last.

    Raises:
        Sorry: an article or a list is open that has no such button.
    """
    if turning.LIST in noted and word in _FROM_LIST and (there := await onscreen.shown(visit)):
        return await _of_list(visit, there, _FROM_LIST[word])
    if ARTICLE in noted and noted.keys() & OF_ISSUE.values() and (other := OF_ISSUE.get(word)):
        # The list from which it was opened ends here.
        raise Sorry(texts.LIST_OVER.format(word=word, other=other))
    if ARTICLE in noted and (same := _AS_LISTED.get(word, "")) in noted:
        # 同期下一篇 where the list is in the paper's order.
        return buttons.read(noted[same])
    turns = turning.names_page(text) and not late
    behind = noted.keys() & {texts.BACK, turning.LIST}
    if ARTICLE in noted and not behind and (turns or word in {texts.BACK, *PAGES}):
        # Opened by a link or by its number: no list is behind it.
        raise Sorry(texts.NO_LIST_BEHIND, ((Button(texts.LATEST, Begin("latest")),),))
    if word in NEAR and ARTICLE in noted:
        raise Sorry(texts.NO_SUCH_BUTTON.format(word=word))
    if ARTICLE in noted and turning.LIST not in noted and turns:
        # 最后一页 of the list from which it was opened: that is behind 返回.
        raise Sorry(texts.NO_PAGE_OF_ARTICLE, (await search.instead(visit, text.strip()),))
    if word in PAGES and turning.LIST in noted and not late:
        raise Sorry(texts.NO_FURTHER_PAGE.format(word=word), (await search.instead(visit, text.strip()),))
    return None


async def _of_list(visit: Visit, there: dict[int, OpenArticle], step: int) -> OpenArticle:
    """The article of a list that stands behind, or before, the one that was opened last of it.

    Raises:
        Sorry: it is the last of them, or the first, or none has been opened.
    """
    since = visit.desk.clock.now() - WAITS
    last = await visit.desk.store.aread(openings.last, visit.person.user_id, since=since)
    at = next((number for number, one in there.items() if one.article == last), None)
    wanted = min(there) if at is None and step > 0 else (at or min(there)) + step
    if wanted not in there:
        raise Sorry(texts.LIST_ENDS.format(first=min(there), last=max(there)))
    return there[wanted]
