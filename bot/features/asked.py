"""Which subscriptions a question about a change is of, while it waits on the screen."""

from __future__ import annotations

from bot import texts
from bot.features import which
from bot.features.lastshown import WAITS
from bot.features.lists import text_of
from bot.render import buttons
from bot.render.buttons import Act
from bot.visit import Visit
from store import subscriptions, views
from store.subscriptions import Subscription


async def about(visit: Visit) -> list[Subscription]:
    """Those of the question that was shown last, a moment ago; none where it was another one."""
    store, user = visit.desk.store, visit.person.user_id
    noted = await store.aread(views.last_pressable, user)
    late = noted is None or visit.desk.clock.now() - noted.at > WAITS
    does = None if noted is None or late else buttons.read(noted.items.get(texts.CANCEL))
    if not isinstance(does, Act) or does.what != which.ACTS:
        return []
    view = await store.aread(views.recall, does.number, user)
    kept = (text_of(view, "subs") or "") if view and view.kind == which.KIND else ""
    every = await store.aread(subscriptions.of_person, user)
    return [sub for sub in every if str(sub.id) in kept.split(",")]
