"""`kanbao parse`: page texts to articles, without the store."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from bot.cli.failures import complain
from bot.cli.pictures import page_picture, trace_picture
from seeds import explain_page, parse_page
from seeds.corrections import Correction, beside, decode_form, read_correction
from seeds.decode import MAX_BYTES, PageUnreadable, decode_page
from seeds.model import page_to_json
from seeds.rulings import NOTHING_SAID, Ruling, rule
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
        ruling, faults = _ruling(text, name)
        for fault in faults:
            failed = True
            complain(f"{name}: {fault}")
        print(_shown(text, name, options, ruling), flush=True)
    return int(failed)


def _ruling(text: str, name: str) -> tuple[Ruling, Sequence[object]]:
    """What the file beside the page says of it, and what of it cannot be followed."""
    path = beside(Path(name))
    if name == "-" or not path.is_file():
        return NOTHING_SAID, ()
    try:
        said, faults = read_correction(decode_form(path.read_bytes()))
    except (OSError, PageUnreadable) as error:
        return NOTHING_SAID, [f"{path.name}: {error}"]
    ruled = rule(Correction().with_orders(said.orders), text)
    return ruled.ruling, (*faults, *ruled.lost)


def _read(name: str) -> bytes:
    # One byte more than a page may have is enough to see that it has too many.
    if name == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _shown(text: str, name: str, options: argparse.Namespace, ruling: Ruling) -> str:
    source = "-" if name == "-" else Path(name).name
    if not options.explain:
        page = parse_page(text, source, ruling=ruling)
        return page_to_json(page) if options.json else page_picture(page)
    trace = explain_page(text, source, ruling=ruling)
    return _trace_json(trace) if options.json else trace_picture(trace)


def _trace_json(trace: PageTrace) -> str:
    """The page in its schema, and beside it what was weighed."""
    page = json.loads(page_to_json(trace.page))
    weighed = {
        "seams": [asdict(seam) for seam in trace.seams],
        "dates": [asdict(day) for day in trace.dates],
        "moves": [asdict(move) for move in trace.moves],
        "lines": [asdict(line) for line in trace.lines],
    }
    return json.dumps(page | {"explain": weighed}, ensure_ascii=False)
