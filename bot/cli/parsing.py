"""`kanbao parse`: page texts to articles, without the store."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from bot.cli.failures import complain
from bot.cli.pictures import page_picture, trace_picture
from seeds import explain_page, parse_page
from seeds.decode import MAX_BYTES, PageUnreadable, decode_page
from seeds.model import page_to_json
from seeds.trace import PageTrace


def parse(options: argparse.Namespace) -> int:
    """Each file in turn; a bad one is named and the others go on."""
    failed = False
    for name in options.files:
        try:
            text = decode_page(_read(name))
        except (OSError, PageUnreadable) as error:
            failed = True
            complain(f"{name}: {error.strerror if isinstance(error, OSError) else error}")
            continue
        print(_shown(text, name, options), flush=True)
    return int(failed)


def _read(name: str) -> bytes:
    # One byte more than a page may have is enough to see that it has too many.
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _shown(text: str, name: str, options: argparse.Namespace) -> str:
    source = "-" if name == "-" else Path(name).name
    if not options.explain:
        page = parse_page(text, source)
        return page_to_json(page) if options.json else page_picture(page)
    trace = explain_page(text, source)
    return _trace_json(trace) if options.json else trace_picture(trace)


def _trace_json(trace: PageTrace) -> str:
    """The page in its schema, and beside it what was weighed."""
    page = trace.page.model_dump(mode="json", by_alias=True)
    weighed = {
        "seams": [asdict(seam) for seam in trace.seams],
        "dates": [asdict(day) for day in trace.dates],
    }
    return json.dumps(page | {"explain": weighed}, ensure_ascii=False)
