"""What a text asks for: a command, the answer to a question, a sentence that is understood, else a search."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot import texts
from bot.delivery.orders import read_order
from bot.delivery.wish import read_sentence
from bot.dispatch import table
from bot.dispatch.pressing import opened
from bot.dispatch.routing import Asked, Sought, Worded, clean, route
from bot.features import (
    about,
    access,
    adjusting,
    asking,
    cardtalk,
    choices,
    choosing,
    clauses,
    counted,
    helpdesk,
    howmany,
    invite,
    mend,
    newsstand,
    noting,
    ordering,
    picked,
    prompts,
    refining,
    savedalready,
    send,
    severally,
    smalltalk,
    start,
    subscribe,
    tagging,
    tags,
    takingback,
    typed,
    verbs,
    waiting,
    weekly,
    whom,
)
from bot.features.above import forward_above
from bot.features.search import instead, is_held
from bot.features.undoing import undoable
from bot.features.worded import looked_for, to_be_found, worded
from bot.render.buttons import Press
from bot.render.markup import join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit

# Commands that only show what an open question is about: the article of a link, the lines of a page.
_LOOKS_ON = frozenset({"start", "corrections"})
# A wish takes no more characters; a note to what is handed on may.
LONGEST_SAID = 200
_CLAUSE = re.compile("[，,。；;、：:！!？?\n]")
# Who may understand a sentence, in turn; what nobody understands is a search.
_UNDERSTOOD: tuple[Callable[[Visit, str], Awaitable[Screen | None]], ...] = (
    cardtalk.said_to_card,
    ordering.said_to_card,
    takingback.answered,
    lambda visit, text: helpdesk.command_meant(visit, text, _does),
    tags.answered,
    tagging.answered,
    counted.answered,
    savedalready.answered,
    smalltalk.answered,
    helpdesk.answered,
    howmany.answered,
    refining.of_titles,
    adjusting.sentence,
    ordering.answered,
    clauses.answered,
    asking.answered,
    subscribe.sentence,
    severally.answered,
    refining.answered,
    weekly.sentence,
    newsstand.sentence,
    asking.nothing_such,
    send.to_nobody,
    verbs.answered,
)


# What these are told is kept or looked for, and not only an order.
_KEEP_IT = frozenset({tags.answered, tagging.answered})
_LOOK_FOR_IT = frozenset({howmany.answered, verbs.answered})
# What is said to a list may add a word that ends like a slip, 加上竞得: it is first read as it is looked for.
_MAY_LOOK_FOR_IT = frozenset({refining.answered})
# What is answered where nothing is brought; while a card waits it is that which is forgotten.
_NOTHING_BROUGHT = frozenset({texts.NO_SUBSCRIPTIONS, texts.NOTHING_TO_CHANGE})


async def said(visit: Visit) -> Screen | None:
    """The answer to a message in the private chat, whoever it is from.

    Raises:
        Sorry: it cannot be done, with the reason.
    """
    try:
        answer = await _said(visit)
    except Sorry as sorry:
        if sorry.sentence in _NOTHING_BROUGHT and (waiting := await cardtalk.card_waiting(visit)):
            raise Sorry(texts.CARD_WAITS, (choices.last(waiting),)) from None
        raise
    nothing = answer is not None and answer.text.text in _NOTHING_BROUGHT
    if nothing and (waiting := await cardtalk.card_waiting(visit)):
        return Screen(plain(texts.CARD_WAITS), (choices.last(waiting),))
    return answer


async def _said(visit: Visit) -> Screen | None:
    message = visit.update.effective_message
    # What stands under a picture is said as well.
    text = clean((message.text or message.caption if message else None) or "")
    text = _unaddressed(text, visit.context.bot.username)
    asked = route(text, table.words())
    if not visit.person.admitted:
        return await _stranger(visit, asked)
    await subscribe.wake(visit)
    if not text:
        return Screen(plain(texts.ONLY_TEXT))
    if (isinstance(asked, Worded) and not asked.argument) or (
        isinstance(asked, Asked) and asked.name not in _LOOKS_ON
    ):
        # 设置 alone and /help are commands, whatever was asked before.
        await prompts.dropped(visit)
    elif not isinstance(asked, Asked):
        answer = await mend.replied(visit, text) or await _to_colleague(visit, text)
        if answer := answer or await prompts.answered(visit, text):
            return answer
    match asked:
        case Asked():
            return await _command(visit, asked)
        case Worded():
            return await _worded(visit, asked)
        case Sought():
            return await sought(visit, asked.text)


def _unaddressed(text: str, username: str) -> str:
    """Without the bot's own name before it, as in a group."""
    first, _, rest = text.partition(" ")
    return rest.strip() if rest and first.lower() == f"@{username.lower()}" else text


async def _to_colleague(visit: Visit, text: str) -> Screen | None:
    """In reply to what a colleague has sent: an answer to them, unless it asks to hand it on."""
    if forward_above(visit) is None or await send.asked(visit, text) is not None:
        return None
    await prompts.dropped(visit)
    return await smalltalk.to_colleague(visit, text)


async def sought(visit: Visit, text: str) -> Screen | None:
    """Plain text: a wish to hand on or to be brought something, a word to whoever answers, else a search."""
    for answer in (noting.answered, whom.answered, _chosen):
        if answered := await answer(visit, text):
            return answered
    as_typed, text = text, await worded(visit, text)
    if len(text) <= LONGEST_SAID and (said := await about.answered(visit, text)):
        return said
    if meant := await _meant(visit, text):
        return await meant()
    sought_for = await looked_for(visit, as_typed)
    for understood in _UNDERSTOOD:
        if (
            understood in _MAY_LOOK_FOR_IT
            and sought_for != text
            and (said := await understood(visit, sought_for))
        ):
            return said
        words = as_typed if understood in _KEEP_IT else sought_for if understood in _LOOK_FOR_IT else text
        if said := await understood(visit, words):
            return said
    return await searched(visit, await to_be_found(visit, sought_for))


async def _chosen(visit: Visit, text: str) -> Screen | None:
    """What an answer in words to the question on the screen leads to; None where it is none."""
    answer = await choosing.pressed(visit, text)
    shown = await _all_of(visit, answer.presses) if answer.presses else None
    if shown is None or not answer.named:
        return shown
    return replace(shown, keyboard=(*shown.keyboard, await instead(visit, text.strip())))


@undoable
async def _all_of(visit: Visit, presses: Sequence[Press]) -> Screen | None:
    """What the buttons lead to, said together.

    Raises:
        Sorry: none of them does anything; what some have done is said even where another does nothing.
    """
    shown: list[Screen] = []
    refused: list[Sorry] = []
    for press in presses:
        try:
            screen = await opened(visit, press)
        except Sorry as sorry:
            refused.append(sorry)
            continue
        shown += [screen] if screen else []
    if refused and not shown:
        raise refused[0]
    said = [screen.text for screen in [*shown, *(sorry.screen for sorry in refused)]]
    return replace(shown[-1], text=join(said, "\n\n")) if shown else None


async def _meant(visit: Visit, text: str) -> Callable[[], Awaitable[Screen | None]] | None:
    """What is done with articles that are named or on the screen, or with what is too long for a wish."""
    if (argument := await send.asked(visit, text)) is not None:
        return lambda: send.run(visit, argument)
    if (several := await picked.asked(visit, text)) is not None:
        return lambda: picked.done(visit, several)
    if len(text) > LONGEST_SAID:
        return lambda: _too_long(visit, text)
    if press := await typed.pressed(visit, text) or await waiting.pressed(visit, text):
        return lambda: opened(visit, press)
    return None


async def _too_long(visit: Visit, text: str) -> Screen | None:
    """A search by one of its sentences; an order, as its beginning says, is not taken for one.

    Raises:
        Sorry: it is an order.
    """
    begins = _CLAUSE.split(text[:LONGEST_SAID], maxsplit=1)[0]
    if (read_order(begins) or read_sentence(begins)) and not await is_held(visit, f"“{begins}”"):
        raise Sorry(texts.ORDER_TOO_LONG.format(limit=LONGEST_SAID))
    return await searched(visit, text)


def _does(word: str) -> helpdesk.Run | None:
    command = table.words().get(word)
    return command.where_it_fits if command else None


async def _stranger(visit: Visit, asked: Asked | Worded | Sought) -> Screen:
    """An invitation opens the door; anything else gets the sentence."""
    invited = isinstance(asked, Asked) and asked.name == "start" and asked.argument.startswith(invite.PREFIX)
    if invited and isinstance(asked, Asked):
        code = asked.argument.removeprefix(invite.PREFIX)
        if welcome := await invite.redeem(visit, code):
            return welcome
    return await access.closed_door(visit, invited=invited)


async def _worded(visit: Visit, asked: Worded) -> Screen | None:
    command = table.words()[asked.word]
    if not asked.argument or await command.takes(visit, asked.argument):
        return await command.run(visit, asked.argument)
    # 转发 老王看看, 退订 产改: nobody and nothing is called so, and yet it asks for one thing only.
    return await sought(visit, asked.text)


async def _command(visit: Visit, asked: Asked) -> Screen | None:
    command = table.named(asked.name)
    if command is None:
        return await _misspelt(visit, asked)
    if not command.is_for(visit.person):
        raise Sorry(texts.NOT_ALLOWED)
    return await command.run(visit, asked.argument)


async def _misspelt(visit: Visit, asked: Asked) -> Screen | None:
    """/serach 产改 looks for 产改: nothing is changed by that; other commands are named with their words."""
    unknown = start.unknown_command(asked.name, visit.person, table.COMMANDS, asked.argument)
    meant = start.meant_by_name(asked.name, table.COMMANDS)
    if not asked.argument or not meant or meant[0].name != "search":
        return unknown
    note = texts.UNKNOWN_COMMAND_TAKEN.format(command=f"/{asked.name}", name=meant[0].name)
    found = await searched(visit, asked.argument)
    return found and Screen(join([plain(note), found.text], "\n\n"), found.keyboard)


async def searched(visit: Visit, text: str) -> Screen | None:
    """What a search finds, below the command that may have been meant."""
    command = table.named("search")
    meant = start.meant_in_words(text, visit.person, table.COMMANDS)
    if meant and meant[0][0] == "subscribe" and (shown := await subscribe.misspelt(visit, text)):
        return shown
    found = await command.run(visit, text) if command else None
    if not meant or found is None:
        return found
    # 设制 stands in no newspaper, or only what is like it does: the command is named above what was found.
    name, word = meant[0]
    line = plain(texts.MEANT_COMMAND.format(name=name, word=word))
    return Screen(join([line, found.text], "\n\n"), found.keyboard)
