"""`kanbao ingest` and `kanbao withdraw`."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from tqdm import tqdm

from bot.cli.failures import complain
from bot.cli.setup import opened_store, prepare, print_json
from store.intake import restore_page, take_in
from store.intake import withdraw as withdraw_page
from store.values import IntakeReport


def ingest(options: argparse.Namespace) -> int:
    """Takes pages in; bad files are named, the others go in, exit status 1 when one failed."""
    settings, clock = prepare()
    bar = tqdm(unit=" files", file=sys.stderr, disable=None, leave=False)

    def progress(done: int, total: int, path: str) -> None:
        bar.total = total
        bar.update(done - bar.n)

    with opened_store(settings) as store, bar:
        report = take_in(
            store,
            [Path(path) for path in options.paths],
            date=options.date,
            page=options.page,
            paper=options.paper,
            default_paper=settings.paper,
            progress=progress,
            at=clock.now(),
        )
    for failure in report.failed:
        complain(f"{failure.path}: {failure.reason}")
    told = asdict(report)
    del told["changed"]
    print_json(told) if options.json else _say(report)
    return int(bool(report.failed))


def _say(report: IntakeReport) -> None:
    print(
        f"{report.pages} pages read: {report.new} new, {report.replaced} replaced, "
        f"{report.unchanged} unchanged, {len(report.failed)} failed; "
        f"{report.articles} articles in {report.seconds:.1f} s"
    )
    for doubt in report.doubts:
        article = f", article {doubt.article_id}" if doubt.article_id else ""
        print(f"  look at {doubt.path} (page {doubt.page_id}{article}): {doubt.what}")


def withdraw(options: argparse.Namespace) -> int:
    """Takes a page out of headlines, search and digests, or brings it back."""
    settings, _ = prepare()
    with opened_store(settings) as store:
        store.write(restore_page if options.undo else withdraw_page, options.page_id)
    print(f"page {options.page_id} {'is back' if options.undo else 'is withdrawn'}")
    return 0
