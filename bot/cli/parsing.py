"""`kanbao parse`: page texts to articles, without the store."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bot.cli.failures import complain
from bot.cli.pictures import page_picture, trace_picture
from seeds import explain_page, parse_page
from seeds.decode import PageUnreadable, decode_page
from seeds.model import page_to_json


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
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def _shown(text: str, name: str, options: argparse.Namespace) -> str:
    source = "-" if name == "-" else Path(name).name
    if options.explain:
        trace = explain_page(text, source)
        return trace.model_dump_json(by_alias=True) if options.json else trace_picture(trace)
    page = parse_page(text, source)
    return page_to_json(page) if options.json else page_picture(page)
