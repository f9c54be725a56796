"""The receipt of something handed on: who has got, opened, read and answered it."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from bot import texts
from bot.render.buttons import Act
from bot.render.keyboards import Button, Elsewhere, Keyboard, Row
from bot.render.markup import Rich, bold, join, plain, quote, shortened
from bot.render.split import MESSAGE_LIMIT, split_paragraphs
from store.forwards import Forward, Recipient

FORWARDED = "fw"
# Why something did not arrive: the reader is no member any more; the article has been taken back.
LEFT, WITHDRAWN = "no member", "withdrawn"
# That of which a link to the article helps nobody.
_FOR_GOOD = {LEFT: texts.STATE_LEFT, WITHDRAWN: texts.STATE_WITHDRAWN}
# Telegram lets a message be deleted this long.
TAKE_BACK_WITHIN = dt.timedelta(hours=48)
_NOTE_LENGTH, _REPLY_LENGTH, _TITLE_LENGTH, _QUOTE_LENGTH = 300, 200, 60, 60
# Of many readers: as long a name, and as much room for the names of all.
_SHORT_NAME, _ROOM_FOR_NAMES = 16, 2400
# Room for a note above the article.
_ABOVE = 900


def receipt(forward: Forward, zone: ZoneInfo, link: str) -> tuple[Rich, Keyboard]:
    """What became of a forward, for its sender. `link` opens the article for members."""
    title = forward.title[:_TITLE_LENGTH]
    head = texts.SLIP_HEADS[forward.slip].format(title=title)
    lines = [bold(head)]
    if forward.taken_back:
        lines.append(plain(texts.STATE_TAKEN_BACK))
    if forward.closed_at:
        lines.append(plain(texts.SLIP_DONE))
    elif forward.due_at:
        lines.append(plain(texts.SLIP_DUE.format(due=due(forward, zone))))
    if manner := _manner(forward):
        lines.append(plain(manner))
    if forward.note:
        lines.append(plain(texts.SENT_WITH.format(note=forward.note[:_NOTE_LENGTH])))
    if forward.quote:
        lines.append(plain(texts.SEND_QUOTE.format(quote=forward.quote[:_QUOTE_LENGTH])))
    turn = {each.user_id for each in forward.turn}
    readers = [
        plain(f"{each.name}：{_state(each, zone, link, each.user_id in turn)}") for each in forward.recipients
    ]
    text = join([*lines, *readers])
    if text.length > MESSAGE_LIMIT:
        text = join([*lines, *_summed_up(forward, turn, link)])
    return text, () if forward.taken_back else (_ways(forward), _other_way(forward))


def _summed_up(forward: Forward, turn: set[int], link: str) -> list[Rich]:
    """Of so many readers that a line each would not fit: how many are how far, and who, if there is room."""
    groups: dict[str, list[str]] = {}
    for each in forward.recipients:
        groups.setdefault(_how_far(each, each.user_id in turn), []).append(each.name[:_SHORT_NAME])
    room = _ROOM_FOR_NAMES // len(groups)
    lines = []
    for state, names in groups.items():
        said, shown = "", 0
        while shown < len(names) and len(said) + len(names[shown]) < room:
            said, shown = f"{said}、{names[shown]}" if said else names[shown], shown + 1
        more = texts.AND_OTHERS if shown < len(names) else ""
        lines.append(plain(texts.STATE_GROUP.format(state=state, count=len(names), names=said + more)))
    if any(
        each.failed and each.failed not in _FOR_GOOD and not each.is_unknown for each in forward.recipients
    ):
        lines.append(plain(texts.STATE_GROUP_LINK.format(link=link)))
    return lines


def _how_far(reader: Recipient, its_turn: bool) -> str:
    """The state of a reader in a word, without the time."""
    if reader.failed in _FOR_GOOD:
        return _FOR_GOOD[reader.failed]
    if reader.is_unknown:
        return texts.STATE_UNKNOWN
    if reader.failed:
        return texts.STATE_FAILED.split("：")[0]
    for state, at in (
        (texts.STATE_READ, reader.read_at), (texts.STATE_OPENED, reader.opened_at),
        (texts.STATE_SENT, reader.sent_at),
    ):  # fmt: skip
        if at:
            return state.format(time="").strip()
    return texts.STATE_QUEUED if its_turn else texts.STATE_NOT_YET


def _ways(forward: Forward) -> Row:
    row = [Button(texts.TAKE_BACK, Act(FORWARDED, "back", forward.id))]
    if forward.slip:
        row.append(Button(texts.SLIP_PRINT, Act(FORWARDED, "print", forward.id)))
    return tuple(row)


def _other_way(forward: Forward) -> Row:
    """Whom the bot does not reach gets a card from the sender."""
    if not any(each.failed and each.failed not in _FOR_GOOD for each in forward.recipients):
        return ()
    return (Button(texts.SEND_CARD, Elsewhere(f"a_{forward.article_id}")),)


def _manner(forward: Forward) -> str:
    said = [texts.WISHES.get(forward.wish, ""), texts.NOTICES.get(forward.notice, "")]
    return " · ".join(filter(None, said))


def due(forward: Forward, zone: ZoneInfo) -> str:
    """Until when a slip is to be read: 12月24日 09:00."""
    return moment(forward.due_at, zone) if forward.due_at else ""


def moment(at: dt.datetime, zone: ZoneInfo) -> str:
    """12月24日 09:00."""
    wall = at.astimezone(zone)
    return f"{texts.short_day(wall.date())} {wall:%H:%M}"


def _state(reader: Recipient, zone: ZoneInfo, link: str, its_turn: bool) -> str:
    if reader.failed in _FOR_GOOD:
        return _FOR_GOOD[reader.failed]
    if reader.is_unknown:
        return texts.STATE_UNKNOWN
    if reader.failed:
        return texts.STATE_FAILED.format(link=link)
    parts = []
    if reader.read_at:
        parts.append(texts.STATE_READ.format(time=moment(reader.read_at, zone)))
    elif reader.opened_at:
        parts.append(texts.STATE_OPENED.format(time=moment(reader.opened_at, zone)))
    elif reader.sent_at:
        parts.append(texts.STATE_SENT.format(time=moment(reader.sent_at, zone)))
    else:
        parts.append(texts.STATE_QUEUED if its_turn else texts.STATE_NOT_YET)
    if reader.reply:
        parts.append(texts.STATE_REPLIED.format(reply=reader.reply[:_REPLY_LENGTH]))
    return "；".join(parts)


def note_apart(forward: Forward) -> list[Rich]:
    """A note that is too long to stand above the article, whole, in messages of its own."""
    if len(forward.note) <= _ABOVE:
        return []
    head = bold(texts.NOTE_OF.format(name=sender_of(forward)))
    return split_paragraphs([head, quote(plain(forward.note))], MESSAGE_LIMIT)


def sender_of(forward: Forward) -> str:
    """Who has sent it; somebody who was erased has no name any more."""
    return forward.sender_name[:_TITLE_LENGTH] or texts.COLLEAGUE


def from_colleague(forward: Forward, zone: ZoneInfo) -> Rich:
    """Above the article at the other end: who sent it, for what, until when, with which passage and note."""
    form = texts.FROM_COLLEAGUE_SLIP if forward.slip else texts.FROM_COLLEAGUE
    lines = [bold(texts.URGENT_HEAD * (forward.notice == "urgent") + form.format(name=sender_of(forward)))]
    asked = [texts.WISHES.get(forward.wish, "")]
    if forward.due_at:
        asked.append(texts.SLIP_DUE.format(due=due(forward, zone)))
    if said := " · ".join(filter(None, asked)):
        lines.append(plain(said))
    if forward.quote:
        lines.append(quote(shortened(plain(forward.quote), _NOTE_LENGTH)))
    if forward.note:
        lines.append(quote(shortened(plain(forward.note), _ABOVE)))
    return join(lines)


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
