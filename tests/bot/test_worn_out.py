"""What worn-out people send to the bot, and what stands first in its answer."""

from __future__ import annotations

import csv
from pathlib import Path

from bot import texts
from tests.bot.conftest import House, message

WORN = Path(__file__).parents[1] / "gold" / "worn_queries.tsv"


async def _first(house: House, typed: str) -> str:
    """The first title of an answer; empty where nothing is found."""
    text = message(await house.member.say(typed)).text
    assert text.startswith((texts.FOUND.format(query=typed), texts.NOT_FOUND.format(query=typed))), typed
    return next((line for line in text.splitlines() if line.startswith("1. ")), "")


async def test_worn_out_people_find_what_they_mean(house: House) -> None:
    with WORN.open(encoding="utf-8") as file:
        rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row[0][0] != "#"]
    assert len(rows) == 94
    wrong = []
    for typed, meant, _ in rows:
        if meant.startswith("="):
            shown = message(await house.member.say(typed)).text
            right = shown == message(await house.member.say(meant[1:])).text
        else:
            shown = await _first(house, typed)
            right = not shown if meant == "-" else any(piece in shown for piece in meant.split("|"))
        if not right:
            wrong.append((typed, meant, shown[:40]))
    assert not wrong
