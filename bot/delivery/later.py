"""What a subscription had before it was changed, and what it is to have from a later day on. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.delivery.topics import contrary, reworded
from store.subscriptions import Later, Subscription

# What a later day says of the topics: words that are added or, with - before them, left out. What the topics
# are by then stays open: more than one such change may lie before it.
WORDS = "words"
# What can be brought back, and what can be said of a later day.
_KEPT = ("minute", "days", "style")
# How it came before it became a survey is kept for as long as it is one. A survey comes once a week: one of
# these without the other would make a survey of every day, or a digest of one.
_OF_SURVEY = frozenset({"days", "style"})
_DAY = dt.timedelta(days=1)


def with_former(sub: Subscription, values: Mapping[str, Any]) -> dict[str, Any]:
    """The new values, and with them those that they take the place of: 换回日报, 改回去 bring these back."""
    changed = {
        name: getattr(sub, name)
        for name in _KEPT
        if name in values and values[name] != getattr(sub, name) is not None
    }
    if not changed:
        return dict(values)
    if sub.style == values.get("style", sub.style) == "survey":
        changed = {name: old for name, old in sub.former if name in _OF_SURVEY} | changed
    return {**values, "former": tuple(changed.items())}


def as_of(sub: Subscription, day: dt.date) -> Subscription:
    """The subscription as it is to be on that day."""
    for one in sub.later:
        if one.day <= day:
            sub = _with(sub, dict(one.values))
    return replace(sub, later=tuple(one for one in sub.later if one.day > day))


def _with(sub: Subscription, said: Mapping[str, Any]) -> Subscription:
    """The subscription with what is said of a later day."""
    values = {name: value for name, value in said.items() if name != WORDS}
    if words := said.get(WORDS):
        values["topics"] = reworded(values.get("topics", sub.topics), words)
    return replace(sub, **with_former(sub, values))


def booked(
    sub: Subscription, day: dt.date, values: Mapping[str, Any], words: Sequence[str] = ()
) -> Subscription:
    """The subscription with what it is to have from that day on, beside what was said of other days.

    `words`: for its topics. As it was where nothing is otherwise by then.
    """
    later, more = _unsaid(sub, words, day)
    said = next((dict(one.values) for one in later if one.day == day), {})
    both = tuple(dict.fromkeys((*said.get(WORDS, ()), *more)))
    new = {**said, **values} | ({WORDS: both} if more else {})
    others = [one for one in later if one.day != day]
    every = tuple(sorted((*others, Later(day, tuple(new.items())))))
    return replace(sub, later=_sound(sub, replace(sub, later=every), day))


def at_once(
    sub: Subscription, values: Mapping[str, Any], names: Collection[str], words: Sequence[str] = (),
    *, today: dt.date,
) -> Subscription:  # fmt: skip
    """The subscription with these values and words from now on; of `names` nothing is booked any more."""
    later, more = _unsaid(sub, words, today)
    topics = reworded(sub.topics, more)
    changed = with_former(sub, {**values, "topics": topics})
    new = replace(sub, **{**changed, "later": _without(replace(sub, later=later), names)})
    return replace(new, later=_sound(sub, new))


def until(sub: Subscription, day: dt.date) -> tuple[Later, ...]:
    """What it is to have later, of the days before that one."""
    return tuple(one for one in sub.later if one.day < day)


def gone(old: Subscription, new: Subscription) -> Subscription:
    """The old one with only that booked which is to be so no more, and in whose place nothing else is."""
    lost = []
    for one in old.later:
        was, then = as_of(old, one.day), as_of(new, one.day)
        kept = next((dict(other.values) for other in new.later if other.day == one.day), {})
        values: dict[str, Any] = {}
        for name, value in one.values:
            if name == WORDS:
                words = tuple(word for word in value if word not in kept.get(WORDS, ()))
                values |= {WORDS: words} if words and was.topics != then.topics else {}
            elif name not in kept and getattr(was, name) != getattr(then, name):
                values[name] = value
        lost += [Later(one.day, tuple(values.items()))] if values else []
    return replace(old, later=tuple(lost))


def _unsaid(
    sub: Subscription, words: Sequence[str], day: dt.date
) -> tuple[tuple[Later, ...], tuple[str, ...]]:
    """What it is to have behind that day without the words that these are against, and which say more.

    Who wants nothing of 欠薪 where it was only to be added takes that back, and shuts out nothing.
    """
    against = {contrary(word) for word in words}
    later: list[Later] = []
    found: set[str] = set()
    for one in sub.later:
        said = dict(one.values)
        if one.day > day and (out := against & {*said.get(WORDS, ())}):
            found |= out
            said[WORDS] = tuple(word for word in said[WORDS] if word not in out)
        left = tuple((name, value) for name, value in said.items() if name != WORDS or value)
        later += [Later(one.day, left)] if left else []
    topics = {topic.split()[0] for topic in as_of(sub, day).topics if topic.split()}
    only_there = {word for word in words if word.startswith("-") and word[1:] in found - topics}
    more = tuple(word for word in words if word not in only_there)
    return tuple(later), more


def _without(sub: Subscription, names: Collection[str]) -> tuple[Later, ...]:
    """What it is to have later, but for the values of these names; a survey's days and style go together."""
    left = []
    for one in sub.later:
        then = _with(sub, dict(one.values))
        whole = "survey" in {sub.style, then.style} and dict(one.values).keys() >= _OF_SURVEY
        out = {*names} | (_OF_SURVEY if whole and _OF_SURVEY & {*names} else set())
        values = tuple((name, value) for name, value in one.values if name not in out)
        left += [Later(one.day, values)] if values else []
        sub = then
    return tuple(left)


def _sound(old: Subscription, new: Subscription, said: dt.date | None = None) -> tuple[Later, ...]:
    """What the new one is to have later, without what makes no difference by then.

    And without days or a style that were meant for the survey that it is no more by then, or for the digest
    that it was: those of the day that was `said` last are meant as they are.
    """
    kept, state = [], replace(new, later=())
    for one in new.later:
        values = dict(one.values)
        turned = (as_of(old, one.day - _DAY).style == "survey") != (state.style == "survey")
        if turned and one.day != said and len(_OF_SURVEY & values.keys()) == 1:
            values = {name: value for name, value in values.items() if name not in _OF_SURVEY}
        then = _with(state, values)
        if values := _differing(state, then, values):
            kept.append(Later(one.day, tuple(values.items())))
            state = then
    return tuple(kept)


def _differing(state: Subscription, then: Subscription, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that make a difference; a survey's days and style both do where one of them does."""
    fields = {name: "topics" if name == WORDS else name for name in values}
    names = {name for name, field in fields.items() if getattr(state, field) != getattr(then, field)}
    if "survey" in {state.style, then.style} and names & _OF_SURVEY:
        names |= _OF_SURVEY & values.keys()
    return {name: value for name, value in values.items() if name in names}
