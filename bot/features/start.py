"""/start and /help: what this is, what is new, what can be done; and links that open something at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from bot import texts
from bot.context import Person
from bot.digests import build_digest
from bot.dispatch.command import Command
from bot.features import invite, read, search
from bot.features.access import waiting_requests
from bot.features.lists import remember
from bot.render.buttons import Begin, OpenArticle
from bot.render.citation import issue_name
from bot.render.keyboards import Button, Keyboard, Row, numbers
from bot.render.lists import headline_line
from bot.render.markup import Rich, bold, join, plain
from bot.screen import Screen, Sorry
from bot.visit import Visit
from store import subscriptions
from store.search import sound, vocabulary

# Chinese words for commands are no longer.
_LONGEST_WORD = 4
# What was typed behind a misspelt command is said again up to so many characters.
_LONGEST_AGAIN = 60
# Open requests that one /start shows; the oldest comes last, nearest to the thumb.
_REQUESTS = 4
# Headlines on the first screen.
_NEWEST = 5
_ARTICLE_LINK = re.compile(r"a_([1-9]\d{0,15})", re.ASCII)
_SEARCH_LINK = re.compile(r"s_(\d{1,15})", re.ASCII)
_WAYS: tuple[Row, ...] = (
    (Button(texts.LATEST, Begin("latest")), Button(texts.ISSUE, Begin("issue"))),
    (Button(texts.DIGEST, Begin("digest")), Button(texts.HELP, Begin("help"))),
)


async def run(visit: Visit, argument: str) -> Screen:
    """Welcome, or what the link behind /start leads to.

    Raises:
        Sorry: the link leads nowhere.
    """
    if found := _ARTICLE_LINK.fullmatch(argument):
        return await read.open_article(visit, OpenArticle(int(found[1])))
    if found := _SEARCH_LINK.fullmatch(argument):
        return await _saved_search(visit, int(found[1]))
    if argument.startswith(invite.PREFIX):
        raise Sorry(texts.ALREADY_MEMBER, _WAYS)
    if argument and argument != "join":
        raise Sorry(texts.LINK_UNKNOWN, _WAYS)
    requests = await waiting_requests(visit)
    if not requests:
        return await _welcome(visit)
    # The requests come last: what waits for a decision is what the administrator should see, and press.
    await visit.send(await _welcome(visit))
    for request in requests[1:_REQUESTS]:
        await visit.send(request)
    return requests[0]


async def _saved_search(visit: Visit, number: int) -> Screen:
    """What a subscription of this person looks for, searched now; nobody else's is told of.

    Raises:
        Sorry: it is gone, not theirs, or about everything.
    """
    sub = await visit.desk.store.aread(subscriptions.one, number, visit.person.user_id)
    if sub is None or not sub.topics:
        raise Sorry(texts.LINK_SAVED_GONE, _WAYS)
    return await search.run(visit, " OR ".join(sub.topics))


async def _welcome(visit: Visit) -> Screen:
    digest = await visit.desk.store.aread(build_digest, None)
    lines = [plain(texts.WELCOME.format(name=visit.person.name))]
    keyboard: Keyboard = _WAYS
    if digest.ranked:
        paper = digest.paper or visit.desk.settings.paper
        name = issue_name(paper, digest.date, certain=digest.date_certain)
        newest = digest.ranked[:_NEWEST]
        lines.append(plain("\n") + bold(f"{texts.WELCOME_NEWEST} · {name}"))
        lines += [headline_line(number, item) for number, item in enumerate(newest, start=1)]
        lines.append(plain("\n" + texts.WELCOME_HINT))
        view = await remember(visit, "digest", day=digest.date.isoformat() if digest.date else None)
        keyboard = (*numbers((item.id for item in newest), view.id, 0), *_WAYS)
    elif visit.person.is_administrator:
        lines.append(plain("\n" + texts.NOTHING_YET_ADMINISTRATOR))
    else:
        lines.append(plain("\n" + texts.NOTHING_YET))
    return Screen(join(lines), keyboard)


# Likeness of 100 from which another command may be meant, and how many are named.
_ALIKE, _MOST_MEANT = 65.0, 3


def help_screen(person: Person, commands: Sequence[Command]) -> Screen:
    """What can be done, by this person."""
    lines = [
        bold(texts.HELP_HEAD),
        plain("\n" + texts.HELP_COMMANDS),
        *_entries(command for command in commands if command.for_all),
    ]
    if more := _entries(command for command in commands if not command.for_all and command.is_for(person)):
        head = texts.HELP_ADMINISTRATOR if person.is_administrator else texts.HELP_EDITOR
        lines += [plain("\n" + head), *more]
    return Screen(join(lines), _WAYS)


def unknown_command(typed: str, person: Person, commands: Sequence[Command], argument: str = "") -> Screen:
    """That there is no such command, and which there are, with what was typed behind it if that is short."""
    name = f"/{typed[:32]}"
    own = [command for command in commands if command.for_all or command.is_for(person)]
    own.sort(key=lambda command: not command.for_all)
    if meant := meant_by_name(typed, own):
        head = plain(texts.UNKNOWN_COMMAND_MEANT.format(command=name))
        again = argument and len(argument) <= _LONGEST_AGAIN
        entries = [plain(f"/{command.name} {argument}") for command in meant] if again else _entries(meant)
        return Screen(join([head, *entries, plain("\n" + texts.UNKNOWN_COMMAND_HELP)]))
    lines = [plain(texts.UNKNOWN_COMMAND.format(command=name)), *_entries(own)]
    return Screen(join(lines))


def meant_by_name(typed: str, commands: Sequence[Command]) -> list[Command]:
    """The commands of which a name is misspelt, the likeliest first."""
    likeness = {
        command.name: max(_likeness(typed, name) for name in (command.name, *command.words))
        for command in commands
    }
    found = [command for command in commands if likeness[command.name] >= _ALIKE]
    return sorted(found, key=lambda command: -likeness[command.name])[:_MOST_MEANT]


def _likeness(typed: str, name: str) -> float:
    """Of 100: by letters, or by sound, as 设制 for 设置."""
    sounds = sound.syllables(typed)
    alike = 95.0 if sounds and not name.isascii() and sounds == sound.syllables(name) else 0.0
    return max(alike, fuzz.ratio(typed, name))


def meant_by_sound(typed: str, person: Person, commands: Sequence[Command]) -> list[tuple[str, str]]:
    """The commands whose Chinese word sounds like what was typed and is written otherwise: name and word."""
    short = len(typed) <= _LONGEST_WORD and not typed.isascii()
    return [
        (command.name, word)
        for command in commands
        if command.is_for(person)
        for word in command.words
        if short and word != typed and _sounds_like(typed, word)
    ]


def _sounds_like(typed: str, word: str) -> bool:
    """Whether it can be read as the word is, also where one of its characters has several sounds: 收臧."""
    return len(typed) == len(word) and all(
        one == other or not set(sound.readings(one)).isdisjoint(sound.readings(other))
        for one, other in zip(typed, word, strict=True)
    )


def meant_in_words(text: str, person: Person, commands: Sequence[Command]) -> list[tuple[str, str]]:
    """The commands that a text may have meant, name and word: 定阅, 定阅 产改."""
    first, *more = text.strip(" 。.！!？?，,～~…").split() or [""]
    # A word of the language before other words is looked for with them.
    if more and vocabulary.is_known(first):
        return []
    return meant_by_sound(first, person, commands)


def _entries(commands: Iterable[Command]) -> list[Rich]:
    return [plain(f"{command.title} — {command.summary}") for command in commands]
