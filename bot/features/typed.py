"""确认, 好, 下一篇: the word of a button typed instead of pressing it, under what was shown last."""

from __future__ import annotations

import datetime as dt
import logging
import re
import unicodedata
from collections.abc import Mapping

from bot import texts
from bot.features import (
    numbered,
    onscreen,
    outdating,
    search,
    sendcard,
    turning,
    undecided,
    unsubscribing,
    which,
)
from bot.plainly import cores, levelled, made_of
from bot.render import buttons
from bot.render.buttons import Act, Begin, Choose, OfSubscription, OpenArticle, Press, ShowView
from bot.render.keyboards import Button, Elsewhere
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import openings, views
from store.errors import StoreError
from store.search.vocabulary import is_known
from store.values import View

_log = logging.getLogger(__name__)
_MARKS = re.compile(r"[\s,，。.!！?？~～、…]+")
_AROUND = re.compile("^(?:请|帮我|我要|再)*(?:看|打开|点)?(?=..)|(?<=..)(?:一下)?[吧啊呢了]*$")
# 翻到下一页, 再看看下一篇
_TURN = re.compile(
    "^(?:再|接着|继续|给我|帮我)?(?:翻到|翻|看一看|看一下|看看|看|打开|跳到|转到|去|到|来)(?=..)|(?<=..)(?:看看|看一下)$"
)
_LONGEST = 16
# Who says 好 a while later may mean something else.
WAITS = dt.timedelta(minutes=15)
_SURE = frozenset((texts.CONFIRM, texts.CANCEL))
# 可以吗, 这样行不行: who asks has not decided.
_ASKED = re.compile(r"[吗么?]|(\S)不\1|[能可是]否")
_WRONG = re.compile("(?:不对|不是|错了|搞错了|弄错了)[的了吧啊呀]*")
_PAGES = frozenset((texts.PREVIOUS_PAGE, texts.NEXT_PAGE))
# What stands beside an article in its issue, by the label of what stands there in its list.
_OF_ISSUE = {texts.PREVIOUS_ARTICLE: texts.PREVIOUS_OF_ISSUE, texts.NEXT_ARTICLE: texts.NEXT_OF_ISSUE}
_AS_LISTED = {of_issue: of_list for of_list, of_issue in _OF_ISSUE.items()}
_NEAR = _PAGES | {*_OF_ISSUE, *_OF_ISSUE.values(), texts.BACK}
# Of a list of hits: its order, how it was read, and to keep all that is shown.
_OF_HITS = frozenset(
    (texts.NEWEST_FIRST, texts.BEST_FIRST, texts.NARROW, texts.AS_TYPED, texts.ONLY_AS_TYPED, texts.SAVE_ALL)
)
# Said to a list these open an article of it.
_FROM_LIST = {texts.NEXT_ARTICLE: 1, texts.PREVIOUS_ARTICLE: -1}
# Stands under every article, and under nothing else.
_ARTICLE = texts.SAVE
_SURELY = {word: label for word, label in texts.TYPED_BUTTONS.items() if label in _SURE}
# No label: the card that waits, on which colleagues are chosen.
_SENDING = "#sending"
# No label: what was handed on last.
_HANDED = "@handed"
# No label: what was asked last was looked for.
_SOUGHT = "@sought"
# Of the last answer alone.
_LATEST = frozenset((_SOUGHT, _HANDED))
_ISSUES = frozenset((texts.OLDER_ISSUE, texts.NEWER_ISSUE))


async def note(visit: Visit, screen: Screen | None) -> None:
    """The buttons under what this person was shown last, as far as they can be typed; not in groups.

    An answer that is neither an article nor a list leaves those on the screen, but nothing waits to be
    confirmed behind it.
    """
    user = visit.person.user_id
    if visit.chat_id != user or not visit.person.admitted:
        return
    gone = visit.outdated
    await outdating.mark(visit)
    noted = await visit.desk.store.aread(views.last_pressable, user)
    # Thanks go with what was said before them.
    over = {_SOUGHT} if visit.stays_last else _LATEST
    before = {key: data for key, data in noted.items.items() if key not in over} if noted else {}
    now = _typable(screen) if screen else {}
    card = outdating.noted_of(screen, visit.shown) if screen else {}
    # A list of nothing stands in the place of the one before.
    empty = turning.LIST not in now and (visit.sought or visit.emptied)
    if not now:
        # Once something has been handed on no card waits: a note to it would have it sent again.
        over = _SURE | {_SENDING} if visit.handed else _SURE
        now = {key: data for key, data in before.items() if key not in over and not numbered.is_noted(key)}
    now = turning.without_list(now) if empty else now
    now |= card or {key: before[key] for key in outdating.KEYS if key in before}
    now = {key: data for key, data in now.items() if key != undecided.KEY}
    now |= undecided.noted(visit, screen, noted.items if noted and not _refuses(visit) else {}, gone)
    now |= _sought(visit) | ({_HANDED: ",".join(map(str, visit.handed))} if visit.handed else {})
    # Nearly everything that is shown has no such button: nothing is written for it.
    if not now and not (noted and noted.items):
        return
    try:
        await visit.desk.store.awrite(views.pressable, user, now, visit.desk.clock.now())
    except StoreError as error:
        _log.warning("buttons were not noted: %s", error)


def _refuses(visit: Visit) -> bool:
    """Whether 算了 or 不对 was said, of whatever: no card waits behind it."""
    message = visit.update.effective_message
    said = (message.text or "") if message and visit.query is None else ""
    return bool(said) and (word_meant(said) == texts.CANCEL or _WRONG.fullmatch(levelled(said)) is not None)


def _sought(visit: Visit) -> dict[str, str]:
    """The message that a search answers, and its answer; nothing for another answer."""
    message = visit.update.effective_message
    if not visit.sought or visit.query or message is None or visit.shown is None:
        return {}
    return {_SOUGHT: f"{message.message_id}:{visit.shown}"}


async def answer_sought(visit: Visit) -> int | None:
    """The answer to this message, where a search gave it, lately, and nothing was asked since."""
    noted = await visit.desk.store.aread(views.last_pressable, visit.person.user_id)
    message = visit.update.effective_message
    if noted is None or message is None or visit.desk.clock.now() - noted.at > WAITS:
        return None
    asked, _, answer = noted.items.get(_SOUGHT, "").partition(":")
    return int(answer) if answer and asked == str(message.message_id) else None


def _typable(screen: Screen) -> dict[str, str]:
    """Only subscriptions are confirmed by a word: what is erased or handed on wants a press."""
    under = [button for row in screen.keyboard for button in row]
    of_article = any(isinstance(one.does, Act) and one.does.what == "clip" for one in under)
    is_article = of_article and any(one.label == _ARTICLE for one in under)
    listed = turning.noted_of(under)
    labels = _NEAR | {_ARTICLE} if is_article else _PAGES | {texts.BACK}
    labels |= _OF_HITS if listed else frozenset()
    # 上一期 2024-10-31 is called by its first word.
    found = {
        one.label.split()[0]: buttons.write(one.does)
        for one in under
        if isinstance(one.does, Begin) and one.label.split()[0] in _ISSUES
    }
    found |= {
        one.label: buttons.write(one.does)
        for one in under
        if not isinstance(one.does, Elsewhere)
        and (one.label in labels or (one.label in _SURE and _is_of_subscriptions(one.does)))
    }
    sending = (one.does for one in under if isinstance(one.does, Act) and one.does.what == sendcard.ACTS)
    waits = [str(one.number) for one in sending if one.action == "go"]
    asked = numbered.noted_of(under)
    return found | listed | asked | ({_SENDING: waits[0]} if waits else {})


def _is_of_subscriptions(does: object) -> bool:
    """Whether a button is of one subscription, its card, a change of it, or the end of all."""
    said = isinstance(does, Act) and does.what in {unsubscribing.ACTS, which.ACTS, undecided.ORDERS}
    return said or isinstance(does, Choose | OfSubscription)


async def sending_on_screen(visit: Visit) -> int:
    """The card on which colleagues are chosen, where it waits on the screen; 0 where none does."""
    noted = await visit.desk.store.aread(views.last_pressable, visit.person.user_id)
    late = noted is None or visit.desk.clock.now() - noted.at > WAITS
    return 0 if noted is None or late else int(noted.items.get(_SENDING, "0"))


async def handed_last(visit: Visit) -> tuple[int, ...]:
    """What the last message or press has handed on, a moment ago; empty where it did something else."""
    noted = await visit.desk.store.aread(views.last_pressable, visit.person.user_id)
    late = noted is None or visit.desk.clock.now() - noted.at > WAITS
    if noted is None or late or visit.chat_id != visit.person.user_id:
        return ()
    return tuple(int(number) for number in noted.items.get(_HANDED, "").split(",") if number)


async def view_on_screen(visit: Visit, *, behind: bool = False) -> View | None:
    """The list that was shown last, a moment ago; `behind`: or the one from which an article was opened."""
    if visit.chat_id != visit.person.user_id:
        return None
    noted = await visit.desk.store.aread(views.last_pressable, visit.person.user_id)
    if noted is None or visit.desk.clock.now() - noted.at > WAITS:
        return None
    number, _, _ = noted.items.get(turning.LIST, "").partition(":")
    back = buttons.read(noted.items.get(texts.BACK)) if behind else None
    shown = int(number) if number.isdecimal() else back.view if isinstance(back, ShowView) else 0
    return await visit.desk.store.aread(views.recall, shown, visit.person.user_id)


async def is_list_on_screen(visit: Visit) -> bool:
    """Whether a list was shown last, and no article since."""
    noted = await visit.desk.store.aread(views.last_pressable, visit.person.user_id)
    if noted is None:
        return False
    # A search without a hit leaves the article that was open.
    return turning.LIST in noted.items or (turning.EMPTY in noted.items and _ARTICLE not in noted.items)


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
        return None if word in _SURE and late else buttons.read(noted.items[word])
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
    if _ARTICLE in noted and noted.keys() & _OF_ISSUE.values() and (other := _OF_ISSUE.get(word)):
        # The list from which it was opened ends here.
        raise Sorry(texts.LIST_OVER.format(word=word, other=other))
    if _ARTICLE in noted and (same := _AS_LISTED.get(word, "")) in noted:
        # 同期下一篇 where the list is in the paper's order.
        return buttons.read(noted[same])
    turns = turning.names_page(text) and not late
    behind = noted.keys() & {texts.BACK, turning.LIST}
    if _ARTICLE in noted and not behind and (turns or word in {texts.BACK, *_PAGES}):
        # Opened by a link or by its number: no list is behind it.
        raise Sorry(texts.NO_LIST_BEHIND, ((Button(texts.LATEST, Begin("latest")),),))
    if word in _NEAR and _ARTICLE in noted:
        raise Sorry(texts.NO_SUCH_BUTTON.format(word=word))
    if _ARTICLE in noted and turning.LIST not in noted and turns:
        # 最后一页 of the list from which it was opened: that is behind 返回.
        raise Sorry(texts.NO_PAGE_OF_ARTICLE, (await search.instead(visit, text.strip()),))
    if word in _PAGES and turning.LIST in noted and not late:
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


def word_meant(text: str) -> str:
    """The label of the button that a text may mean; empty where it means none."""
    label = _label_meant(text)
    if label not in _SURE:
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
        return turned if turned in _NEAR else ""
    # 不用了谢谢, 就这样吧好的: of words that all press the same.
    words = made_of(levelled(text), _SURELY.keys() | texts.typed.BESIDE)
    labels = {_SURELY[word] for word in words if word in _SURELY}
    return labels.pop() if len(labels) == 1 else ""
