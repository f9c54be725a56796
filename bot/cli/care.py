"""`kanbao doctor`, `migrate`, `reindex`, `calendar`, `backup` and `restore`: looking after the house."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from tqdm import tqdm

from bot.cli.setup import opened_store, prepare, print_json
from bot.delivery.planning import load_holidays
from bot.delivery.workdays import workdays
from bot.doctor import examine
from bot.errors import KanbaoError
from seeds.decode import PageUnreadable, decode_page
from store.backup import backup as back_up
from store.backup import restore as put_back
from store.search import index

_SIGNS = {"ok": "ok     ", "warning": "warning", "failure": "FAILURE"}


def doctor(options: argparse.Namespace) -> int:
    """Every check on a line; exit status 1 when one of them is a failure."""
    checks = examine()
    if options.json:
        print_json([asdict(check) for check in checks])
    else:
        for check in checks:
            remedy = f" → {check.remedy}" if check.remedy else ""
            print(f"{_SIGNS[check.state]}  {check.check}: {check.detail}{remedy}")
    return int(any(check.state == "failure" for check in checks))


def migrate(options: argparse.Namespace) -> int:
    """The schema to the newest; opening the store does it."""
    settings, _ = prepare()
    with opened_store(settings):
        print("the store's schema is the newest")
    return 0


def reindex(options: argparse.Namespace) -> int:
    """The search index built anew from the articles, in one transaction."""
    settings, _ = prepare()
    bar = tqdm(unit=" articles", file=sys.stderr, disable=None, leave=False)

    def progress(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)

    with opened_store(settings) as store, bar:
        count = store.write(index.reindex, progress)
    print(f"{count} articles indexed")
    return 0


def calendar(options: argparse.Namespace) -> int:
    """Which years' holidays are known, after those of a file have been loaded where one is named."""
    settings, clock = prepare()
    with opened_store(settings) as store:
        if options.file:
            path = Path(options.file)
            made = store.write(load_holidays, _text(path), str(path), clock.now(), None)
            told = f"{made.off} days off, {made.on} worked instead; {made.moved} subscriptions moved"
            print(told, file=sys.stderr if options.json else sys.stdout)
        works = store.read(workdays)
    known = {year: works.knows(year) for year in (clock.today().year, clock.today().year + 1)}
    if options.json:
        print_json([{"year": year, "known": is_known} for year, is_known in known.items()])
        return 0
    for year, is_known in known.items():
        print(f"{year}: " + ("known" if is_known else "not known; Monday to Friday are taken as worked"))
    return 0


def _text(path: Path) -> str:
    try:
        return decode_page(path.read_bytes())
    except PageUnreadable as reason:
        raise KanbaoError(f"{path}: {reason}") from None


def backup(options: argparse.Namespace) -> int:
    """A consistent copy while the bot runs."""
    settings, _ = prepare()
    with opened_store(settings) as store:
        back_up(store, Path(options.file))
    print(f"backed up to {options.file}")
    return 0


def restore(options: argparse.Namespace) -> int:
    """The way back: the copy is checked before the store gives way to it."""
    settings, _ = prepare()
    put_back(settings.database_url, Path(options.file))
    print(f"restored from {options.file}")
    return 0
