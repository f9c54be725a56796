"""A folder of clippings as a file: Markdown to read on, CSV for a table. Pure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from bot import texts
from bot.render.citation import citation
from store.clippings import Clipping

# What Markdown would take for its own marks at the beginning of a line, or inside it.
_MARKS = re.compile(r"([\\`*_\[\]<>#|])")
# A cell that begins so is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_markdown(name: str, found: Sequence[tuple[Clipping, str]], paper: str) -> str:
    """The articles whole, each with its source line and note, after a list of what there is."""
    lines = [f"# {_plain(name)}", ""]
    lines += [f"{at}. {_plain(each.headline.title)}" for at, (each, _) in enumerate(found, start=1)]
    for each, body in found:
        head = each.headline
        lines += ["", f"## {_plain(head.title)}", "", f"*{_plain(_source(each, paper))}*", ""]
        if each.note:
            lines += [f"> {texts.SENT_WITH.format(note=_plain(each.note))}", ""]
        lines.append(_plain(body))
    return "\n".join(lines) + "\n"


def as_csv(name: str, found: Sequence[tuple[Clipping, str]], paper: str) -> str:
    """A row an article: title, source line, column, note, text."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(texts.CSV_HEAD)
    for each, body in found:
        row = (each.headline.title, _source(each, paper), each.headline.column or "", each.note, body)
        table.writerow([_cell(value) for value in row])
    return out.getvalue()


def _source(each: Clipping, paper: str) -> str:
    head = each.headline
    return citation(head.paper or paper, head.date, head.page, certain=head.date_certain)


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
