"""The receipt of something handed on: who has got, opened, read and answered it."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from bot import texts
from bot.render.buttons import Act
from bot.render.keyboards import Button, Keyboard
from bot.render.markup import Rich, bold, join, plain, quote, shortened
from store.forwards import Forward, Recipient

FORWARDED = "fw"
_NOTE_LENGTH, _REPLY_LENGTH, _TITLE_LENGTH = 300, 200, 60


def receipt(forward: Forward, zone: ZoneInfo, link: str) -> tuple[Rich, Keyboard]:
    """What became of a forward, for its sender. `link` opens the article for members."""
    title = forward.title[:_TITLE_LENGTH]
    lines = [bold(texts.SENT_TO.format(title=title))]
    if forward.taken_back:
        lines.append(plain(texts.STATE_TAKEN_BACK))
    if forward.note:
        lines.append(plain(texts.SENT_WITH.format(note=forward.note[:_NOTE_LENGTH])))
    lines += [plain(f"{each.name}：{_state(each, zone, link)}") for each in forward.recipients]
    if forward.taken_back:
        return join(lines), ()
    return join(lines), ((Button(texts.TAKE_BACK, Act(FORWARDED, "back", forward.id)),),)


def _state(reader: Recipient, zone: ZoneInfo, link: str) -> str:
    def at(moment: dt.datetime) -> str:
        wall = moment.astimezone(zone)
        return f"{texts.short_day(wall.date())} {wall:%H:%M}"

    if reader.failed:
        return texts.STATE_FAILED.format(link=link)
    parts = []
    if reader.read_at:
        parts.append(texts.STATE_READ.format(time=at(reader.read_at)))
    elif reader.opened_at:
        parts.append(texts.STATE_OPENED.format(time=at(reader.opened_at)))
    elif reader.sent_at:
        parts.append(texts.STATE_SENT.format(time=at(reader.sent_at)))
    else:
        parts.append(texts.STATE_QUEUED)
    if reader.reply:
        parts.append(texts.STATE_REPLIED.format(reply=reader.reply[:_REPLY_LENGTH]))
    return "；".join(parts)


def from_colleague(forward: Forward) -> Rich:
    """Above the article at the other end: who sent it, with which note."""
    head = bold(texts.FROM_COLLEAGUE.format(name=forward.sender_name[:_TITLE_LENGTH]))
    note = shortened(plain(forward.note), _NOTE_LENGTH * 3)
    return join([head, quote(note)]) if forward.note else head


def received_keyboard(forward: Forward, part: int, parts: int, *, read: bool) -> Keyboard:
    """Under the article at the other end."""
    pages = []
    if part > 0:
        pages.append(Button(texts.PREVIOUS_PAGE, Act(FORWARDED, "part", forward.id, part - 1)))
    if part + 1 < parts:
        pages.append(Button(texts.NEXT_PAGE, Act(FORWARDED, "part", forward.id, part + 1)))
    done = f"✓ {texts.READ}" if read else texts.READ
    answers = (
        Button(done, Act(FORWARDED, "read", forward.id)),
        Button(texts.REPLY, Act(FORWARDED, "reply", forward.id)),
        Button(texts.SEND_ON, Act(FORWARDED, "onto", forward.id)),
        Button(texts.SAVE, Act("clip", "add", forward.article_id)),
    )
    return (tuple(pages), answers)
