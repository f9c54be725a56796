"""A briefing as PDF: cover, contents, articles with source lines, page numbers, embedded fonts."""

from __future__ import annotations

from dataclasses import asdict

from bot import texts
from bot.briefing.content import Briefing
from bot.briefing.typesetting import typeset


def as_pdf(made: Briefing) -> bytes:
    """The briefing set by Typst, whose template takes all text as data."""
    data = {
        **asdict(made),
        "day": texts.full_day(made.day),
        "count": texts.ARTICLES.format(count=len(made.entries)),
        "contents": texts.CONTENTS,
    }
    return typeset("briefing.typ", data)
