"""A circulation slip as one page for the file: the article's source, who has read it and what they noted."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from bot import texts
from bot.briefing.content import straight
from bot.briefing.typesetting import typeset
from bot.render.receipt import LEFT, WITHDRAWN, moment
from store.forwards import Forward, Recipient


def slip_as_pdf(forward: Forward, source: str, zone: ZoneInfo) -> bytes:
    """The slip set by Typst on one page, smaller the more readers there are."""
    said = {
        "sender": forward.sender_name,
        "made": _dated(forward.made_at, zone),
        "due": _dated(forward.due_at, zone) if forward.due_at else "",
        "slip": texts.SLIP_WAYS.get(forward.slip, ""),
        "wish": texts.WISHES.get(forward.wish, ""),
        "quote": forward.quote,
        "note": forward.note,
    }
    data = {
        "heading": texts.SLIP_TITLE,
        "title": forward.title,
        "source": source,
        "fields": [[texts.SLIP_FIELDS[name], straight(value)] for name, value in said.items() if value],
        "columns": list(texts.SLIP_COLUMNS),
        "rows": [_row(reader, zone) for reader in forward.recipients],
        "closed": texts.SLIP_DONE if forward.closed_at else "",
    }
    return typeset("slip.typ", data)


def _dated(at: dt.datetime, zone: ZoneInfo) -> str:
    """With its year: what is filed is looked at years later."""
    wall = at.astimezone(zone)
    return f"{texts.full_day(wall.date())} {wall:%H:%M}"


def _row(reader: Recipient, zone: ZoneInfo) -> list[str]:
    sent = moment(reader.sent_at, zone) if reader.sent_at else ""
    if reader.is_unknown:
        sent = texts.STATE_UNKNOWN.split("，")[0]
    elif reader.failed:
        sent = texts.STATE_LEFT if reader.failed == LEFT else texts.STATE_FAILED.split("：")[0]
        sent = texts.STATE_WITHDRAWN.split("：")[0] if reader.failed == WITHDRAWN else sent
    read = moment(reader.read_at, zone) if reader.read_at else ""
    return [reader.name, sent, read, straight(reader.reply or "")]
