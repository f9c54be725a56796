"""Makes bot/local/botapi.json out of a full description of the Bot API.

    python tests/bot/trim_botapi.py api.json > bot/local/botapi.json

Kept: the methods below with their parameters' names, types and duty, and every type that they lead to.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

METHODS = """
answerCallbackQuery answerInlineQuery copyMessage deleteMessage deleteMessages deleteMyCommands deleteWebhook
editMessageCaption editMessageReplyMarkup editMessageText forwardMessage getChat getChatMember getFile getMe
getMyCommands getUpdates getWebhookInfo leaveChat pinChatMessage savePreparedInlineMessage sendChatAction
sendDocument sendMessage sendPhoto setMyCommands setMyDescription setMyShortDescription setWebhook
unpinChatMessage
""".split()  # noqa: SIM905 -- words are read best as words


def _fields(entry: dict[str, Any]) -> dict[str, list[Any]]:
    return {field["name"]: [field["types"], int(field["required"])] for field in entry.get("fields", [])}


def _leads_to(types: list[str]) -> set[str]:
    return {re.sub(r"^(Array of )+", "", name) for name in types}


def trim(full: dict[str, Any]) -> dict[str, Any]:
    """The part of the description that the double checks calls against."""
    methods = {name: _fields(full["methods"][name]) for name in METHODS}
    types: dict[str, Any] = {}
    wanted = set().union(*(_leads_to(kinds) for fields in methods.values() for kinds, _ in fields.values()))
    while wanted:
        name = wanted.pop()
        if name in types or name not in full["types"]:
            continue
        entry = full["types"][name]
        kinds = entry.get("subtypes") or []
        fields = _fields(entry)
        types[name] = {"any": kinds} if kinds else {"fields": fields}
        wanted |= set(kinds) | set().union(*(_leads_to(types_) for types_, _ in fields.values()), set())
    return {"version": full["version"], "methods": methods, "types": dict(sorted(types.items()))}


if __name__ == "__main__":
    described = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sys.stdout.write(json.dumps(trim(described), separators=(",", ":"), ensure_ascii=False) + "\n")
