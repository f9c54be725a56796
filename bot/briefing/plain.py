"""A briefing as Markdown to read on, and as CSV for a table. Pure."""

from __future__ import annotations

import csv
import io
import re

from bot import texts
from bot.briefing.content import Briefing

# What Markdown would take for its own marks at the beginning of a line, or inside it.
_MARKS = re.compile(r"([\\`*_\[\]<>#|])")
# A cell that begins so is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_markdown(made: Briefing) -> bytes:
    """The articles whole, each with its source line and note, after a list of what there is."""
    lines = [f"# {_plain(made.title)}", ""]
    lines += [f"{at}. {_plain(each.title)}" for at, each in enumerate(made.entries, start=1)]
    for each in made.entries:
        lines += ["", f"## {_plain(each.title)}", ""]
        for part in (each.kicker, each.subtitle):
            lines += [_plain(part), ""] if part else []
        source = "　".join(part for part in (each.source, each.column, each.byline) if part)
        lines += [f"*{_plain(source)}*", ""]
        # Every line of it: behind a blank one the note would go on as the article.
        lines += [*(f"> {line}".rstrip() for line in _plain(each.note).split("\n")), ""] if each.note else []
        lines.append("\n\n".join(_plain(part.text) for part in each.paragraphs))
    return ("\n".join(lines) + "\n").encode("utf-8-sig")


def as_csv(made: Briefing) -> bytes:
    """A row an article: title, source line, column, note, tags, text, kicker, subtitle, byline."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(texts.CSV_HEAD)
    for each in made.entries:
        body = "\n\n".join(part.text for part in each.paragraphs)
        row = [each.title, each.source, each.column, each.note, " ".join(each.tags), body]
        row += [each.kicker, each.subtitle, each.byline]
        table.writerow([_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
