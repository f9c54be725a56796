"""What people say to whoever answers them: greetings, thanks, 已阅, the word or number on a button."""

from __future__ import annotations

import re
import unicodedata

from bot import texts
from bot.counted import is_number
from bot.delivery import receipts
from bot.delivery.slips import pass_on
from bot.dispatch.routing import narrowed
from bot.features import pausing, received, search
from bot.features.above import forward_above
from bot.features.undoing import undoable
from bot.plainly import levelled, made_of
from bot.render.markup import plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import Session, forwards, subscriptions
from store.search.vocabulary import is_known

_MARKS = re.compile(r"[\s。！!，,～~.…？?]+")
# Said alone these stop what is brought, where something is; elsewhere they are words.
_STOPS = re.compile(
    "(?:我?要?(?:出差|休假|放假|请假|外出|度假|休息)了?)?(?:请|麻烦|帮我|先|暂时|让我|给我|这几天|最近)*(?:都|全部)?"
    "(?:停一?停|停一下|停下来?|停|歇一?歇|歇一下|歇歇气|缓一?缓|消停一下|暂停)(?:几天|一阵子?|一段时间)?(?:吧|了|啊|呗|好吗)*"
    "|我?要?(?:在|去|请|休|放)?(?:出差|休假|放假|请假|外出|度假|休息|年假|产假|病假|婚假|住院|培训|学习|开会)了?(?:先|暂时|这几天)*(?:别|不要|不用)(?:再)?(?:给我)?(?:发送|推送|发|送|推)(?:了|吧)*"
)
# 不停了, 可以发了, 我回来了恢复吧.
_RESUMES = re.compile(
    "(?:我?(?:已经)?(?:出差|休假|放假|开会|学习|培训)?(?:回来|回单位)(?:上班)?了|我?休完假了|我?出院了|假期结束了|我?(?:回来)?上班了)?(?:请|麻烦|帮我)*(?:算了|那|还是|就)*"
    "(?:(?:(?:不用|不要|不|别)(?:再)?停|(?:可以|能|又可以|开始|重新开始|重新|接着|继续|恢复|(?<=了)(?:照常|照旧|正常))(?:再)?(?:给我)?(?:发送|推送|发|送|推)"
    "|(?:可以|能)?(?:继续|接着)(?=了|吧)|恢复(?=吧|了|一下))(?:了|吧|啊|呗|一下|给我|来|谢谢)*){1,2}"
)
# 我回来了: goes on where something stands still.
_BACK = re.compile(
    "我?(?:已经)?(?:出差|休假|开会|出院|学习|培训)?(?:回来|回单位)(?:上班)?了|我?休完假了|我?出院了|我?(?:回来)?上班了"
)
# Said to whoever brings it: 先停几天.
_PLAINLY = re.compile("先|暂时|几天|一阵|一段时间|[吧了呗]$")
# Whoever says more says something.
_LONGEST = 16


async def answered(visit: Visit, text: str) -> Screen | None:
    """The answer to a word that hardly anybody looks for in a newspaper; None for anything else: a search.

    It is looked for only where a headline says nothing else, or by the button below the answer.
    """
    word = _MARKS.sub("", narrowed(text))
    if word == texts.READ:
        return await _read(visit)
    if said := await talked(visit, text):
        return said
    if done := await _stopped_or_resumed(visit, text, word):
        return done
    note = texts.PRESS_NUMBER.format(number=word.strip("#")) if is_number(text) else _of_buttons(word)
    if not note or is_number(text):
        # A number may be looked for as well as counted.
        return await search.run_noted(visit, word, note) if note else None
    return await _unless_headline(visit, text, note)


async def talked(visit: Visit, text: str) -> Screen | None:
    """The answer to small talk, in a chat or a group; None for another text, or where it is a headline."""
    answer = small_talk(text)
    said = await _unless_headline(visit, text, answer) if answer else None
    # 改成9点, 谢谢, 撤回: thanks come behind what was said, and nothing is done by them.
    visit.stays_last = visit.stays_last or said is not None
    return said


def small_talk(text: str) -> str:
    """What is answered to words that only go with a conversation (好的谢谢, 👍); empty for any other text."""
    said = text.strip()
    if len(said) > _LONGEST:
        return ""
    if not any(map(str.isalnum, said)):
        signs = [texts.SMALL_TALK[mark] for mark in said if mark in texts.SMALL_TALK]
        strange = any(unicodedata.category(mark) == "So" for mark in said)
        return signs[0] if signs else texts.ONLY_TEXT if strange else ""
    whole = levelled(said)
    if whole not in texts.SMALL_TALK and is_known(whole):
        # 太行 is no 太 and 行.
        return ""
    words = made_of(whole, frozenset(texts.SMALL_TALK) | texts.SMALL_TALK_BESIDE)
    answers = {texts.SMALL_TALK[word] for word in words if word in texts.SMALL_TALK}
    return max(answers, key=texts.SMALL_TALK_RANKS.index, default="")


async def _unless_headline(visit: Visit, text: str, answer: str) -> Screen | None:
    """The answer, with a button that looks for the words; None where an article is called so."""
    if await search.is_title(visit, text):
        return None
    wordless = not any(map(str.isalnum, text))
    return Screen(plain(answer), () if wordless else (await search.instead(visit, text.strip()),))


def _of_buttons(word: str) -> str:
    """What to press, for the word of a button; empty for anything else."""
    if word in {texts.CONFIRM, texts.CANCEL}:
        return texts.NOTHING_TO_CONFIRM.format(word=word)
    if word in texts.BUTTON_WORDS:
        return texts.PRESS_BUTTON
    return ""


async def _stopped_or_resumed(visit: Visit, text: str, word: str) -> Screen | None:
    """先停几天, 不停了: of what is brought; where nothing is, who says so plainly is told."""
    stops = len(word) > 1 and len(word) <= _LONGEST and _STOPS.fullmatch(word) is not None
    resumes = len(word) <= _LONGEST and _RESUMES.fullmatch(word) is not None
    if _BACK.fullmatch(word) and len(word) <= _LONGEST:
        return await _to_all(visit, texts.RESUME, paused=True)
    if not (stops or resumes or word in {texts.PAUSE, texts.RESUME}):
        return None
    if done := await _to_all(visit, texts.PAUSE if stops or word == texts.PAUSE else texts.RESUME):
        return done
    if not (resumes or _PLAINLY.search(word)) or await search.is_held(visit, text):
        return None
    said = texts.NOTHING_PAUSED if resumes else texts.NO_SUBSCRIPTIONS
    return Screen(plain(said), (await search.instead(visit, text.strip()),))


@undoable
async def _to_all(visit: Visit, word: str, *, paused: bool = False) -> Screen | None:
    """暂停, 恢复: of what is subscribed to, where there is something to do it with; `paused`: now."""
    every = await visit.desk.store.aread(subscriptions.of_person, visit.person.user_id)
    here = [sub for sub in every if sub.chat_id == visit.chat_id]
    if word == texts.PAUSE:
        return await pausing.stop_all(visit) if any(not sub.paused for sub in here) else None
    return (
        await pausing.resume_all(visit)
        if any(sub.paused or (sub.stop_from and not paused) for sub in every)
        else None
    )


async def to_colleague(visit: Visit, text: str) -> Screen | None:
    """What is written in reply to what a colleague has sent goes to them; 已阅 says that it is read.

    Raises:
        Sorry: it was taken back, or is not this person's.
    """
    number = forward_above(visit)
    if number is None:
        return None
    if _MARKS.sub("", narrowed(text)) != texts.READ:
        return await received.replied(visit, number, text)
    forward = await visit.desk.store.aread(forwards.one, number)
    if forward is None or forward.taken_back or forward.recipient(visit.person.user_id) is None:
        raise Sorry(texts.FORWARD_GONE)
    return await _is_read(visit, number)


async def _read(visit: Visit) -> Screen:
    """已阅, typed: what has come last and is not read yet is."""
    number = await visit.desk.store.aread(forwards.unread, visit.person.user_id)
    if number is None:
        return Screen(plain(texts.NOTHING_TO_READ))
    return await _is_read(visit, number)


async def _is_read(visit: Visit, number: int) -> Screen:
    desk, user = visit.desk, visit.person.user_id

    def done(session: Session) -> None:
        now = desk.clock.now()
        forwards.progress(session, number, user, opened_at=now, read_at=now)
        forward = forwards.one(session, number)
        if forward and forward.slip:
            pass_on(session, number, now, paper=desk.settings.paper, zone=desk.clock.zone)

    await desk.store.awrite(done)
    desk.bell.set()
    await receipts.refresh(visit.context.bot, desk, number)
    forward = await desk.store.aread(forwards.one, number)
    if forward is None:
        raise Sorry(texts.FORWARD_GONE)
    return Screen(plain(await received.told(visit, forward, texts.READ_TOLD_OF)))
