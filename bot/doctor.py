"""What `kanbao doctor` looks at: settings, store, index, words, deliveries, holidays, token, clock, zone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx

from bot.clock import Clock
from bot.delivery.schedule import WORKDAYS
from bot.delivery.workdays import workdays
from bot.errors import KanbaoError
from bot.settings import Settings, read_settings
from store import Store, subscriptions
from store import doctor as store_doctor
from store.errors import StoreError
from store.values import Check

_TELEGRAM = "https://api.telegram.org"
# A doctor that hangs is no help; Telegram answers getMe in well under a second.
_TIMEOUT_SECONDS = 5.0


def examine() -> list[Check]:
    """Every check of this installation; nothing is changed, the token is never shown."""
    try:
        settings = read_settings()
    except KanbaoError as error:
        return [Check("settings", "failure", str(error), "correct it in the environment or in .env")]
    return [*_settings(settings), *_store(settings), _token(settings), *_time(settings)]


def _settings(settings: Settings) -> Iterator[Check]:
    if settings.token and not settings.admins:
        yield Check(
            "settings",
            "warning",
            "no administrator is named, so nobody can admit members",
            "put your Telegram user id into KANBAO_ADMINS",
        )
    else:
        yield Check("settings", "ok", "all readable", None)


def _store(settings: Settings) -> list[Check]:
    try:
        if not store_doctor.exists(settings.database_url):
            return [Check("store", "warning", "not made yet", "kanbao run or kanbao ingest makes it")]
        store = Store.open(settings.database_url, migrate=False)
    except StoreError as error:
        return [Check("store", "failure", str(error), "do what the detail says")]
    try:
        return [*store_doctor.examine(store), _calendar(store, Clock(settings.zone, settings.now).today())]
    finally:
        store.close()


def _calendar(store: Store, today: dt.date) -> Check:
    """The State Council announces a year's holidays in the November before."""
    try:
        known, wanted = store.read(workdays), store.read(subscriptions.by_days, WORKDAYS)
    except StoreError as error:
        return Check("calendar", "failure", str(error), "see the detail")
    years = [today.year, today.year + 1] if today.month == 12 else [today.year]
    missing = " and ".join(str(year) for year in years if not known.knows(year))
    if not missing:
        return Check("calendar", "ok", f"the holidays up to {years[-1]} are known", None)
    detail = f"the holidays of {missing} are not known: Monday to Friday, for {wanted} subscriptions"
    remedy = "load the notice's text with: kanbao calendar FILE"
    return Check("calendar", "warning" if wanted else "ok", detail, remedy)


def _token(settings: Settings) -> Check:
    if settings.token is None:
        return Check("token", "ok", "none set: kanbao run is the local chat", None)
    root = settings.api_url or _TELEGRAM
    host = urlsplit(root).netloc
    try:
        answer = httpx.get(f"{root}/bot{settings.token.get_secret_value()}/getMe", timeout=_TIMEOUT_SECONDS)
    except (httpx.HTTPError, httpx.InvalidURL):
        # The error's text holds the address and so the token: it is not repeated.
        return Check("token", "warning", f"{host} does not answer", "check the network and KANBAO_API_URL")
    if answer.status_code in (401, 404):
        return Check("token", "failure", f"{host} does not know it", "copy it anew from @BotFather")
    if answer.status_code != 200:
        return Check("token", "warning", f"{host} answers {answer.status_code}", "try again later")
    return Check("token", "ok", f"{host} knows it", None)


def _time(settings: Settings) -> Iterator[Check]:
    clock = Clock(settings.zone, settings.now)
    now = clock.now()
    if settings.now is not None:
        yield Check("clock", "warning", f"rehearsing: {now.isoformat()}", "take KANBAO_NOW away")
    elif now.year < 2024:
        yield Check("clock", "failure", f"{now.isoformat()} cannot be right", "set the machine's clock")
    else:
        yield Check("clock", "ok", now.isoformat(timespec="seconds"), None)
    offset = now.utcoffset() or dt.timedelta()
    yield Check("time zone", "ok", f"{settings.timezone}, {offset.total_seconds() / 3600:+g} h", None)
