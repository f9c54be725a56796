"""Checks a call against the Bot API's own description: names, duties, types, all the way down.

`botapi.json` is that description without its prose, cut to the methods that this project may call
(tests/bot/trim_botapi.py makes it).
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

_ARRAY = "Array of "
# What each plain type of the description is in JSON. A bool is an int to Python, not to Telegram.
_PLAIN: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "Float": (int, float),
    "String": (str,),
    "Boolean": (bool,),
    "True": (bool,),
    # A file id, or the name and content of an upload.
    "InputFile": (str, tuple),
}


@cache
def description() -> dict[str, Any]:
    """The trimmed description, read once."""
    text = files("bot.local").joinpath("botapi.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def faults_of_call(method: str, parameters: dict[str, Any]) -> list[str]:
    """What is wrong with a call by the description; empty when nothing is."""
    fields = description()["methods"].get(method)
    if fields is None:
        return [f"unknown method {method}"]
    return _faults_of_fields(method, fields, parameters)


def _faults_of_fields(where: str, fields: dict[str, Any], values: dict[str, Any]) -> list[str]:
    faults = [f"{where}: unknown parameter {name}" for name in values if name not in fields]
    for name, (types, required) in fields.items():
        if values.get(name) is None:
            faults += [f"{where}: {name} is missing"] if required else []
        else:
            faults += _faults_of_value(f"{where}.{name}", types, values[name])
    return faults


def _faults_of_value(where: str, types: list[str], value: Any) -> list[str]:
    """The faults under the type that fits best: none as soon as one type fits."""
    best: list[str] | None = None
    for kind in types:
        faults = _faults_under(where, kind, value)
        if not faults:
            return []
        best = faults if best is None or len(faults) < len(best) else best
    return best or []


def _faults_under(where: str, kind: str, value: Any) -> list[str]:
    if kind.startswith(_ARRAY):
        if not isinstance(value, list | tuple):
            return [f"{where}: {type(value).__name__} where {kind} belongs"]
        inner = kind.removeprefix(_ARRAY)
        return [
            fault for at, item in enumerate(value) for fault in _faults_under(f"{where}[{at}]", inner, item)
        ]
    if kind in _PLAIN:
        wanted = _PLAIN[kind]
        right = isinstance(value, wanted) and (bool in wanted or not isinstance(value, bool))
        return [] if right else [f"{where}: {type(value).__name__} where {kind} belongs"]
    shape = description()["types"][kind]
    if "any" in shape:
        return _faults_of_value(where, shape["any"], value)
    if not isinstance(value, dict):
        return [f"{where}: {type(value).__name__} where {kind} belongs"]
    return _faults_of_fields(where, shape["fields"], value)
