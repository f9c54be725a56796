"""What can be typed after `kanbao`: the table of commands, each with the function that does it."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

_EPILOG = "Settings come from the environment or .env; .env.example lists them. Without a command: run."


class _Parser(argparse.ArgumentParser):
    """Wrong usage is one line and the way to the help, exit status 2."""

    def error(self, message: str) -> None:  # type: ignore[override]  # argparse declares NoReturn; exit() does not return
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse, but what is too much is told by the command that does not know it."""
        found, extra = self.parse_known_args(args, namespace)
        if extra:
            prog = f"{self.prog} {found.command}" if "command" in found else self.prog
            self.exit(2, f"{prog}: unrecognized arguments: {' '.join(extra)} (see {prog} --help)\n")
        return found


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """The options of one call; `module` and `function` name what does it (both in bot.cli)."""
    found: argparse.Namespace = _build().parse_args(list(argv) or ["run"])
    return found


def _build() -> argparse.ArgumentParser:
    top = _Parser(prog="kanbao", description="看报: the newspaper desk in a chat.", epilog=_EPILOG)
    commands = top.add_subparsers(metavar="COMMAND", required=True)

    def add(name: str, module: str, function: str, says: str) -> argparse.ArgumentParser:
        parser = commands.add_parser(name, help=says, description=says[0].upper() + says[1:] + ".")
        parser.set_defaults(module=module, function=function, command=name)
        return parser

    _add_serving(add)
    _add_intake(add)
    _add_reading(add)
    _add_care(add)
    return top


_Add = Callable[[str, str, str, str], argparse.ArgumentParser]


def _add_serving(add: _Add) -> None:
    add("run", "serving", "run", "the bot: on Telegram with KANBAO_TOKEN, else a local chat in the terminal")
    chat = add("chat", "serving", "chat", "the local chat, also when a token is set")
    chat.add_argument("--as", dest="user", type=_positive, metavar="ID", help="chat as this user id")


def _add_intake(add: _Add) -> None:
    parse = add("parse", "parsing", "parse", "parse page texts without touching the store")
    parse.add_argument("files", nargs="+", metavar="FILE", help="page texts; - reads stdin")
    parse.add_argument("--json", action="store_true", help="one JSON object a page, one a line")
    parse.add_argument("--explain", action="store_true", help="the candidates and evidence of each seam")
    ingest = add("ingest", "intake", "ingest", "take pages in: files or folders of .txt, .md, .jsonl, .zip")
    ingest.add_argument("paths", nargs="+", metavar="PATH")
    ingest.add_argument("--date", type=_day, metavar="D", help="the issue's date, like 2024-06-10")
    ingest.add_argument("--page", type=_positive, metavar="N", help="the page's number (版)")
    ingest.add_argument("--paper", metavar="NAME", help="the newspaper's name")
    ingest.add_argument("--json", action="store_true", help="the report as JSON")
    withdraw = add("withdraw", "intake", "withdraw", "take a page out of headlines, search and digests")
    withdraw.add_argument("page_id", type=_positive, metavar="PAGE_ID")
    withdraw.add_argument("--undo", action="store_true", help="bring it back")


def _add_reading(add: _Add) -> None:
    search = add("search", "reading", "search", "the bot's own search")
    search.add_argument("query", nargs="+", metavar="QUERY", help="- reads one query a line from stdin")
    search.add_argument("--sort", choices=("relevance", "newest"), default="relevance")
    latest = add("latest", "reading", "latest", "the bot's own headlines")
    for parser in (search, latest):
        parser.add_argument("--limit", type=_positive, default=10, metavar="N")
        parser.add_argument("--offset", type=_natural, default=0, metavar="N")
    article = add("article", "reading", "article", "one article, whole")
    article.add_argument("id", type=_positive, metavar="ID")
    digest = add("digest", "reading", "digest", "what a digest would say; sends nothing, marks nothing")
    digest.add_argument("--date", type=_day, metavar="D", help="of this issue; without: the newest")
    digest.add_argument("--chat", type=int, metavar="ID", help="for this chat")
    for parser in (search, latest, article, digest):
        parser.add_argument("--json", action="store_true", help="machine-readable")


def _add_care(add: _Add) -> None:
    doctor = add("doctor", "care", "doctor", "checks settings, store, search index, words, token, clock")
    doctor.add_argument("--json", action="store_true", help="machine-readable")
    add("migrate", "care", "migrate", "bring the store's schema to the newest")
    add("reindex", "care", "reindex", "rebuild the search index from the articles")
    calendar = add(
        "calendar", "care", "calendar", "which years' holidays are known; loads a year from a file"
    )
    calendar.add_argument(
        "file", nargs="?", metavar="FILE", help="the notice as text, or lines like 2027-10-01 休"
    )
    calendar.add_argument("--json", action="store_true", help="machine-readable")
    backup = add("backup", "care", "backup", "a consistent copy of the store while the bot runs")
    restore = add("restore", "care", "restore", "put a backup in the store's place")
    for parser in (backup, restore):
        parser.add_argument("file", metavar="FILE")


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it like 2024-06-10") from None


def _positive(text: str) -> int:
    return _whole(text, 1)


def _natural(text: str) -> int:
    return _whole(text, 0)


# Ids are 64-bit integers in every store; a larger number could only fail later and less clearly.
_LARGEST = 2**63 - 1


def _whole(text: str, least: int) -> int:
    if not (text.isascii() and text.isdecimal() and least <= int(text) <= _LARGEST):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of {least} or more")
    return int(text)
