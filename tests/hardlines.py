"""Which of the program's regular expressions take forever for a line of 200 characters; a process of its own.

An expression in which two neighbouring repeats both take some character tries, for a row of that character
with a wrong end, every way in which the two can share it: the square of the row's length, or, where the two
are repeated together, two to its power, which is days. Which expressions those are is not seen by looking,
so that every one is given rows of whatever its repeats take, behind a beginning that leads up to the repeat.
Where three share a row it is the cube, which a row of 200 does not show: what takes any time for that is
given the same row four times as long, from the line's beginning on.
"""

from __future__ import annotations

import ast
import builtins
import importlib
import inspect
import itertools
import os
import pkgutil
import re
import re._parser as sre  # type: ignore[import-not-found]
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from types import FrameType, ModuleType
from typing import Any

LENGTH = 200
# The slowest honest one takes 0.3 s, of those that are read of a few words alone; the others 0.07 s.
LIMIT = 0.5
# From so many seconds on a row is made longer, and the slowest for which all but two repeats stand apart
# takes 0.12 s then; the cube takes half a second and more.
SUSPECT, LONGER, LONG_LIMIT = 0.001, 4, 0.3
# A row is short at first: what takes less than so many seconds for a quarter of it takes less than a tenth of
# LIMIT for all of it, be it the cube, and a row that doubles the time with each character shows in a quarter.
SHORTER, SOON = 4, 0.0003
# So many of the slowest short rows are matched whole, to find the one that is made longer.
_SLOWEST = 6
# What no expression names, for what is everything but what it names.
_OTHERS = "甲a1 、,;:-"
_MANY, _BRANCHES, _UNITS = 4, 50, 80
_Found = dict[tuple[str, int], str]


class _Given(str):
    """What a function is given, for an expression that has it within: a word with every attribute."""

    def __getattr__(self, _: str) -> _Given:
        return self

    def __getitem__(self, _: Any) -> _Given:
        return self


class _Names(dict[str, Any]):
    """The names of a module, and of whatever its functions have besides."""

    def __missing__(self, name: str) -> Any:
        return getattr(builtins, name, _Given("甲乙"))


def compiled() -> tuple[_Found, list[str]]:
    """Every expression that is made while the packages are imported, with the module that made it, and those
    that stand in their functions; and where one stands of which nothing is said there."""
    found: _Found = {}
    seen: set[tuple[str, int]] = set()
    made = re._compile  # type: ignore[attr-defined]

    def noted(pattern: Any, flags: int) -> Any:
        frame: FrameType | None = sys._getframe(1)
        while frame and frame.f_globals.get("__name__") == "re":
            frame = frame.f_back
        module = frame.f_globals.get("__name__", "") if frame else ""
        one = made(pattern, flags)
        if module.split(".")[0] in {"bot", "store", "seeds"} and isinstance(one.pattern, str):
            found.setdefault((one.pattern, one.flags), module)
            seen.add((module, frame.f_lineno if frame else 0))
        return one

    re._compile = noted  # type: ignore[attr-defined]
    modules = []
    for package in ("seeds", "store", "bot"):
        path = importlib.import_module(package).__path__
        for each in pkgutil.walk_packages(path, f"{package}."):
            if not re.search(r"__main__|\.versions|\.env$", each.name):
                modules.append(importlib.import_module(each.name))
    re._compile = made  # type: ignore[attr-defined]
    untried = []
    for module in modules:
        for call in _calls(module):
            pattern = _said(call.args[0], module)
            if pattern:
                found.setdefault((pattern, 0), module.__name__)
            elif not any((module.__name__, at) in seen for at in range(call.lineno, call.end_lineno + 1)):
                untried.append(f"{module.__name__}: re.{call.func.attr}({ast.unparse(call.args[0])}, …)")
    return found, untried


def _calls(module: ModuleType) -> Iterator[Any]:
    """The calls like re.sub(…) of a module."""
    for call in ast.walk(ast.parse(inspect.getsource(module))):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args):
            continue
        of = call.func.value
        if isinstance(of, ast.Name) and of.id == "re" and call.func.attr != "escape":
            yield call


def _said(given: ast.expr, module: ModuleType) -> str:
    """The expression that a call says there, a word in the place of what its function has been given; empty
    where all of it has been."""
    if isinstance(given, ast.Name) and given.id not in vars(module):
        return ""
    said = compile(ast.fix_missing_locations(ast.Expression(given)), module.__name__, "eval")
    pattern = eval(said, dict(vars(module)), _Names(vars(module)))  # noqa: S307
    pattern = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    return pattern if isinstance(pattern, str) and re.compile(pattern) else ""


def hard_lines(pattern: str, flags: int, length: int = LENGTH) -> Iterator[str]:
    """Lines that lead up to each repeat of an expression, go round in it, and end wrongly."""
    seen = set()
    for hard in _hard_rows(pattern, flags):
        line = _line(*hard, length)
        if line not in seen:
            seen.add(line)
            yield line


def _line(lead: str, unit: str, end: str, length: int) -> str:
    row = unit * (length // len(unit) + 1)
    return lead[:LENGTH] + row[: max(0, length - len(lead) - len(end))] + end


def _hard_rows(pattern: str, flags: int) -> Iterator[tuple[str, str, str]]:
    """What leads up to a repeat, what it takes, and what it does not."""
    parsed = sre.parse(pattern, flags)
    letters = dict.fromkeys([*_letters(parsed), *_OTHERS])
    ends = tuple(dict.fromkeys(["".join(_refused(parsed))[:20] + "x", "\0x"]))
    for lead, body in _repeats(parsed, ""):
        yield from ((lead, unit, end) for unit in _rows_of(body, letters) for end in ends)


def _rows_of(body: Sequence[Any], letters: dict[str, None]) -> list[str]:
    """What a repeat takes: each of its ways, two of them after each other, and each letter that it takes."""
    ways = list(dict.fromkeys(filter(None, itertools.islice(_ways(body), _BRANCHES))))
    both = ["".join(pair) for pair in itertools.permutations(ways[:5], 2)]
    single = [each for each in letters if any(_takes(node, each) for node in _singles(body))]
    return list(dict.fromkeys([*ways, *single, *both]))[:_UNITS]


def _ways(nodes: Sequence[Any]) -> Iterator[str]:
    """Texts that these nodes take, one for each of their branches."""
    for at, (op, given) in enumerate(nodes):
        if not str(op).startswith("ASSERT") and _inside(op, given):
            before, after = _sample(nodes[:at]), _sample(nodes[at + 1 :])
            for inner in _inside(op, given):
                for way in _ways(inner):
                    yield before + way + after
    yield _sample(nodes)


def _inside(op: Any, given: Any) -> list[Any]:
    inner: list[Any] = []
    match str(op):
        case "BRANCH":
            inner = list(given[1])
        case "SUBPATTERN":
            inner = [given[3]]
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            inner = [given[2]]
        case "ASSERT" | "ASSERT_NOT":
            inner = [given[1]]
        case "ATOMIC_GROUP":
            inner = [given]
    return inner


def _sample(nodes: Sequence[Any]) -> str:
    """A short text that these nodes take, as far as that is seen without looking around."""
    said = ""
    for op, given in nodes:
        match str(op):
            case "LITERAL":
                said += chr(given)
            case "NOT_LITERAL" | "ANY" | "IN":
                known = (*_OTHERS, *_named(op, given))
                said += next((each for each in known if _takes((op, given), each)), "")
            case "BRANCH":
                said += min((_sample(each) for each in given[1]), key=len)
            case "SUBPATTERN" | "ATOMIC_GROUP":
                said += _sample(_inside(op, given)[0])
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                said += _sample(given[2]) * min(given[0], LENGTH)
    return said


def _named(op: Any, given: Any) -> Iterator[str]:
    for kind, what in given if str(op) == "IN" else ():
        if str(kind) == "LITERAL":
            yield chr(what)
        elif str(kind) == "RANGE":
            yield chr(what[0])


def _takes(node: tuple[Any, Any], letter: str) -> bool:
    op, given = node
    if str(op) == "LITERAL":
        return chr(given) == letter
    if str(op) == "NOT_LITERAL":
        return chr(given) != letter
    if str(op) == "ANY":
        return True
    turned = any(str(kind) == "NEGATE" for kind, _ in given)
    return turned != any(_of_set(str(kind), what, letter) for kind, what in given)


def _of_set(kind: str, what: Any, letter: str) -> bool:
    if kind == "LITERAL":
        return chr(what) == letter
    if kind == "RANGE":
        return what[0] <= ord(letter) <= what[1]
    if kind == "CATEGORY":
        name = str(what).removeprefix("CATEGORY_")
        test = {"SPACE": str.isspace, "DIGIT": str.isdecimal}.get(
            name.removeprefix("NOT_"), lambda each: each.isalnum() or each == "_"
        )
        return test(letter) != name.startswith("NOT_")
    return False


def _singles(nodes: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    for op, given in nodes:
        if str(op) in {"LITERAL", "NOT_LITERAL", "ANY", "IN"}:
            yield op, given
        elif not str(op).startswith("ASSERT"):
            for inner in _inside(op, given):
                yield from _singles(inner)


def _letters(nodes: Sequence[Any]) -> Iterator[str]:
    for op, given in nodes:
        if str(op) in {"LITERAL", "NOT_LITERAL"}:
            yield chr(given)
        yield from _named(op, given)
        for inner in _inside(op, given):
            yield from _letters(inner)


def _refused(nodes: Sequence[Any]) -> Iterator[str]:
    """What some class of the expression leaves out by name."""
    for op, given in nodes:
        if str(op) == "NOT_LITERAL":
            yield chr(given)
        if str(op) == "IN" and str(given[0][0]) == "NEGATE":
            yield from (each for each in _named(op, given) if not each.isspace())
        for inner in _inside(op, given):
            yield from _refused(inner)


def _repeats(nodes: Sequence[Any], lead: str) -> Iterator[tuple[str, Sequence[Any]]]:
    """Each repeat of many, with a text that leads up to it; a row of repeats also as one."""
    for at, (op, given) in enumerate(nodes):
        before = lead + _sample(nodes[:at])
        if str(op).endswith("_REPEAT") and given[1] >= _MANY:
            yield before, given[2]
        for inner in _inside(op, given):
            yield from _repeats(inner, before)


class TooLongError(Exception):
    """The expression was stopped."""


def stop(_: int, __: FrameType | None) -> None:
    """The handler of the timer's signal, which `slowest` needs."""
    raise TooLongError


def _seconds(ask: Callable[[str], object], line: str) -> float:
    began = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, 2 * LIMIT)
    try:
        ask(line)
    except TooLongError:
        pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - began


def slowest(pattern: str, flags: int) -> tuple[float, str, str]:
    """Seconds of the slowest line, as a share of what it may take; how it was asked, and the line."""
    one, worst = re.compile(pattern, flags), (0.0, "", "")
    matched, seen = [], set()
    for hard in _hard_rows(pattern, flags):
        line, short = _line(*hard, LENGTH), _line(*hard, _short(*hard))
        if line in seen:
            continue
        seen.add(line)
        for how in ("fullmatch", "search"):
            if _seconds(getattr(one, how), short) >= SOON:
                worst = max(worst, (_seconds(getattr(one, how), line) / LIMIT, how, line))
                if worst[0] >= 1:
                    return worst
        matched.append((_seconds(one.match, short), hard))
    likely = sorted(matched, reverse=True)[:_SLOWEST]
    slow = max(((_seconds(one.match, _line(*hard, LENGTH)), hard) for _, hard in likely), default=None)
    if slow and slow[0] >= SUSPECT:
        line = _line(*slow[1], LONGER * LENGTH)
        worst = max(worst, (_seconds(one.match, line) / LONG_LIMIT, "match", line))
    return worst


def _short(lead: str, unit: str, end: str) -> int:
    """The length of a line with a quarter of its row, which has a few turns at least."""
    whole = max(0, LENGTH - len(lead) - len(end))
    return min(LENGTH, len(lead) + len(end) + max(whole // SHORTER, 4 * len(unit)))


def main(part: int = 1, parts: int = 1) -> int:
    """Tries every expression, or one part of so many: `python -m tests.hardlines 2 4`."""
    signal.signal(signal.SIGVTALRM, stop)
    found, untried = compiled()
    floor = float(os.environ.get("SHOW_FROM", "1"))
    slow = 0
    for (pattern, flags), module in itertools.islice(found.items(), part - 1, None, parts):
        share, how, line = slowest(pattern, flags)
        slow += share >= 1
        if share >= floor:
            sys.stdout.write(f"{share:.2f} of it: {module}: {how} {line[:60]!r} in {pattern[:300]!r}\n")
    for where in untried:
        sys.stdout.write(f"not tried: {where}\n")
    sys.stdout.write(f"{len(found)} expressions, {slow} too slow, {len(untried)} not tried\n")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
