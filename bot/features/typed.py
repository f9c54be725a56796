"""确认, 好, 下一篇: the word of a button typed instead of pressing it, under what was shown last."""

from __future__ import annotations

import datetime as dt
import logging
import re
import unicodedata

from bot import texts
from bot.render import buttons
from bot.render.buttons import Act, Choose, OfSubscription, Press
from bot.render.keyboards import Elsewhere
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import views
from store.errors import StoreError

_log = logging.getLogger(__name__)
_MARKS = re.compile(r"[\s,，。.!！?？~～、…]+")
_AROUND = re.compile("^(?:请|帮我|我要)?(?:看|打开|点)?(?=..)|(?<=..)[吧啊呢了]$")
# Who says 好 a while later may mean something else.
_WAITS = dt.timedelta(minutes=15)
_SURE = frozenset((texts.CONFIRM, texts.CANCEL))
_NEAR = frozenset(
    (texts.PREVIOUS_ARTICLE, texts.NEXT_ARTICLE, texts.PREVIOUS_PAGE, texts.NEXT_PAGE, texts.BACK)
)
# Stands under every article, and under nothing else.
_ARTICLE = texts.SAVE


async def note(visit: Visit, screen: Screen | None) -> None:
    """The buttons under what this person was shown last, as far as they can be typed; not in groups.

    A sentence without buttons leaves the article open, but nothing waits to be confirmed behind it.
    """
    user = visit.person.user_id
    if visit.chat_id != user or not visit.person.admitted:
        return
    noted = await visit.desk.store.aread(views.last_pressable, user)
    before = noted.items if noted else {}
    if screen is None or not any(screen.keyboard):
        now = {label: data for label, data in before.items() if label not in _SURE}
    else:
        now = _typable(screen)
    # Nearly everything that is shown has no such button: nothing is written for it.
    if not now and not before:
        return
    try:
        await visit.desk.store.awrite(views.pressable, user, now, visit.desk.clock.now())
    except StoreError as error:
        _log.warning("buttons were not noted: %s", error)


def _typable(screen: Screen) -> dict[str, str]:
    """Only subscriptions are confirmed by a word: what is erased or handed on wants a press."""
    under = [button for row in screen.keyboard for button in row]
    of_article = any(isinstance(one.does, Act) and one.does.what == "clip" for one in under)
    labels = _NEAR | {_ARTICLE} if of_article and any(one.label == _ARTICLE for one in under) else frozenset()
    return {
        one.label: buttons.write(one.does)
        for one in under
        if not isinstance(one.does, Elsewhere)
        and (one.label in labels or (one.label in _SURE and isinstance(one.does, Choose | OfSubscription)))
    }


async def pressed(visit: Visit, text: str) -> Press | None:
    """The button of that word; None where no such button was shown last: it means something else.

    Raises:
        Sorry: an article is open that has no such button.
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    word = texts.TYPED_BUTTONS.get(bare) or texts.TYPED_BUTTONS.get(_AROUND.sub("", bare), "")
    if not word or visit.chat_id != visit.person.user_id:
        return None
    noted = await visit.desk.store.aread(views.last_pressable, visit.person.user_id)
    if noted is None:
        return None
    if word in noted.items:
        late = visit.desk.clock.now() - noted.at > _WAITS
        return None if word in _SURE and late else buttons.read(noted.items[word])
    if word in _NEAR and _ARTICLE in noted.items:
        raise Sorry(texts.NO_SUCH_BUTTON.format(word=word))
    return None
