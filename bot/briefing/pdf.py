"""A briefing as PDF: cover, contents, articles with source lines, page numbers, embedded fonts."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib import resources
from typing import Any

from bot import texts
from bot.briefing.content import Briefing


def as_pdf(made: Briefing) -> bytes:
    """The briefing set by Typst, whose template takes all text as data."""
    # Loaded at first use: the compiler is large.
    import pylopdf_fonts_zh_cn as fonts
    import typst

    data = {
        **asdict(made),
        "day": texts.full_day(made.day),
        "count": texts.ARTICLES.format(count=len(made.entries)),
        "contents": texts.CONTENTS,
    }
    folder = fonts.serif_path().parent
    template = (resources.files("bot.briefing") / "briefing.typ").read_bytes()
    inputs = {"data": json.dumps(data)}
    # Its type information leaves the input's kind open.
    compile_: Any = typst.compile
    return bytes(compile_(template, font_paths=[str(folder)], ignore_system_fonts=True, sys_inputs=inputs))
