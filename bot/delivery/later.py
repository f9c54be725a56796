"""What a subscription had before it was changed, and what it is to have from a later day on. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from store.subscriptions import Later, Subscription, Values

# What can be brought back, and what can be said of a later day.
_KEPT = ("minute", "days", "style")
# How it came before it became a survey is kept for as long as it is one.
_OF_SURVEY = ("days", "style")


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
            sub = replace(sub, **with_former(sub, dict(one.values)))
    return replace(sub, later=tuple(one for one in sub.later if one.day > day))


def booked(sub: Subscription, day: dt.date, values: Mapping[str, Any]) -> tuple[Later, ...]:
    """What it is to have later, with these values from that day on; of each the newest word holds."""
    kept = without(sub.later, values.keys())
    same = next((dict(one.values) for one in kept if one.day == day), {})
    new: Values = tuple((same | dict(values)).items())
    return tuple(sorted((*(one for one in kept if one.day != day), Later(day, new))))


def dropped(later: tuple[Later, ...], names: Collection[str]) -> tuple[Later, ...]:
    """What is to be later, of the values of these names alone."""
    return without(later, {name for _, some in later for name, _ in some} - {*names})


def without(later: tuple[Later, ...], names: Collection[str]) -> tuple[Later, ...]:
    """What is to be later, but for the values of these names."""
    left = (Later(day, tuple((name, old) for name, old in some if name not in names)) for day, some in later)
    return tuple(one for one in left if one.values)
