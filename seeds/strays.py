"""Strings that the OCR has made up: short lines that mean nothing, set aside before anything is joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from seeds.groups import is_label, looks_like_column
from seeds.lines import Line, Tag
from seeds.names import only_names
from seeds.ngrams import Codes, Floats, keys_of, model, pair_codes
from seeds.signers import in_brackets
from seeds.text import is_chinese, squeezed
from seeds.wordtags import tagger

# Two neighbouring Chinese characters (as `is_chinese`), found at every place.
_PAIR = re.compile("(?=([\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]{2}))")
# An invented string shares next to no pair of characters with the page, and has no sense in itself.
STRAY_LENGTHS = (4, 24)
NONSENSE = -1.0
# Above a head, where nothing needs it, less will do: 内空向海摄影机.
DOUBTFUL = 2.5
DOUBTFUL_MAX = 10
# How seldom two neighbours meet that have never been seen together (a log gain).
NEVER_MET, MEETING = -3.0, 6.0
# 战“疫”一线: nobody quotes by chance.
_QUOTED = re.compile("“[^“”]+”")
# Chance has one character of an invented string in the text below it, hardly two.
MET = 4
# The share of a line that words of two characters and more, and small words, make up when it means something.
WORDS = 0.85
# What rules, frames and specks are read as: IlI1|, 。。。。。, ■■■, 口口口口; …… stands for what is left out.
_STROKES = frozenset("Il1|ioO0LJ")
# 丨一 Il 1, ■ 二 丿, iI. 凵 L: strokes of characters among them.
_OF_CHARACTERS = frozenset("丨丶丿乚亅凵冂匚")
_PIECES = _STROKES | _OF_CHARACTERS | frozenset("一二三口日十■□.,·、")
_LEFT_OUT = frozenset("….．—─－-")
SAME_CHARACTER, FEWEST_STROKES, FEWEST_PIECES = 4, 4, 3
# Words of the page put together by chance: what tells them from a title or a piece of a text, in log odds;
# fitted (a logistic regression) on 1,729 short lines of pages of three generators, 928 of them invented.
SALAD = {
    "": -3.85,
    "pairs apart": 0.28,  # the share of neighbours that meet less often than by chance
    "goes on": -0.86,  # how well what stands left of each place goes on to its right (a mean log gain)
    "worst": -0.08,  # the same of the worst three places
    "in words": -1.17,  # the share of characters in words of two and more
    "in long words": -0.59,
    "alone": 1.17,  # single characters, a share of the line
    "small word last": 0.5,  # 的, 在, 把
    "told below": -1.44,  # the text below takes up its characters
    "text below": -0.11,
    "text above": 0.3,
    "on page": 0.38,  # the share of pairs of characters that the page has elsewhere
    "alternates": 2.43,  # it has every other one of them: words of the page in a row
    "loops": 2.0,  # where the OCR has looped, it has made up strings as well
    "length": -0.58,  # in tens of characters
    "meet": -0.28,  # how often the neighbours meet that are words of the page, if any are
    "meet between": -0.4,  # and those between them
}
SALAD_LENGTHS = (4, 14)
CALLED_SALAD = 1.4
# Two lines of one build share so many characters; 书里书外 has one of its own twice.
MET_IN_TWINS = 3
# Bounded work: of many lines that end alike each is held against so many others.
MOST_TWINS = 12
# 从掘煤到掘泥 is built as chance builds nothing.
_BUILT = re.compile(r"^([\u4e00-\u9fff])(?!\1).\1.$|^[从由].{1,6}[到至].{1,6}$")
# How much surer the odds make it that a line is invented.
SURER, MOST_SURE = 0.1, 4.0


def mark_rubbish(lines: Sequence[Line]) -> list[Line]:
    """Lines of marks, strokes or one character again and again become `Tag.STRAY`."""
    return [
        replace(line, tag=Tag.STRAY) if not line.said and is_rubbish(line.text) else line for line in lines
    ]


def is_rubbish(text: str) -> bool:
    """The line holds no word in any script."""
    plain = squeezed(text)
    if _LEFT_OUT.issuperset(plain):
        return False
    if not any(c.isalpha() or c.isdecimal() for c in plain):
        return len(plain) > 1
    held = set(plain)
    if len(held) == 1 and not plain.isdecimal():
        return len(plain) >= SAME_CHARACTER
    return (len(plain) >= FEWEST_STROKES and _are_strokes(held)) or (
        len(plain) >= FEWEST_PIECES and held <= _PIECES and bool(held & _OF_CHARACTERS)
    )


def _are_strokes(held: set[str]) -> bool:
    """Letters and figures that strokes are read as; oOo and LJ alone may be an abbreviation."""
    letters = held & set("Il|ioOLJ")
    return (
        held <= _STROKES
        and bool(letters)
        and bool(held & set("01|Il") or (held & set("io") and held & set("OLJ")))
    )


def mark_strays(lines: Sequence[Line]) -> list[Line]:
    """Invented strings become `Tag.STRAY`: short lines of no sense that nothing on the page repeats."""
    strays = stray_lines(lines)
    return [replace(line, tag=Tag.STRAY) if line.index in strays else line for line in lines]


def stray_lines(lines: Sequence[Line]) -> dict[int, float]:
    """The lines that look invented, by index, and how much so: 1, or more."""
    page = pair_codes("\n".join(line.text for line in lines))
    page.sort()
    short = [
        i
        for i, line in enumerate(lines)
        if line.tag is Tag.SHORT
        and line.level == 0
        and not line.said
        and not looks_like_column(line.text)
        and not in_brackets(line.text)
        and not _needed(lines, i)
    ]
    meant = _twins([lines[i].text for i in short])
    short = [i for i in short if lines[i].text not in meant and not _BUILT.search(lines[i].text)]
    return dict.fromkeys((i for i in short if _is_stray(lines, i, page)), 1.0) | _salads(lines, short, page)


def _twins(texts: Sequence[str]) -> set[str]:
    """Lines made like another: 先算机器的账 and 再算人的账. Chance makes no two of a kind."""
    out: set[str] = set()
    for ends in (slice(2), slice(-2, None)):
        alike: dict[str, list[str]] = {}
        for text in sorted({*texts}):
            alike.setdefault(text[ends], []).append(text)
        for group in alike.values():
            for n, first in enumerate(group):
                near = group[n + 1 : n + 1 + MOST_TWINS]
                met = [second for second in near if len(set(first) & set(second)) >= MET_IN_TWINS]
                out |= {first, *met} if met else set()
    return out


def _needed(lines: Sequence[Line], i: int) -> bool:
    """What stands below takes the line for its head."""
    below = lines[i + 1] if i + 1 < len(lines) else None
    return (
        below is None
        or below.is_report
        or below.tag in (Tag.BYLINE, Tag.AUTHOR, Tag.ENTRY_DATE, Tag.JUMP_FROM)
    )


def _salads(lines: Sequence[Line], short: Sequence[int], page: Codes) -> dict[int, float]:
    """Those of the short lines that are words of the page put together by chance."""
    low, high = SALAD_LENGTHS
    found = [
        i
        for i in short
        if low <= len(lines[i].text) <= high
        and all(map(is_chinese, lines[i].text))
        and len(set(lines[i].text)) > 2
        and not only_names(lines[i].text)
        and not is_label(lines[i].text)
    ]
    if not found:
        return {}
    loops = float(any(line.tag is Tag.REPEAT for line in lines))
    out: dict[int, float] = {}
    texts = [lines[i].text for i in found]
    for i, (mean, worst), pairs in zip(found, _inner_gains(texts), _of_pairs(texts, page), strict=True):
        facts = {"goes on": mean, "worst": worst, "loops": loops} | pairs
        odds = _salad(lines, i, facts)
        if odds > CALLED_SALAD:
            out[i] = 1.0 + SURER * min(odds, MOST_SURE)
    return out


def _of_pairs(texts: Sequence[str], page: Codes) -> list[dict[str, float]]:
    """The marks of each line by its pairs of characters."""
    pairs = [_pairs(text) for text in texts]
    borders = np.cumsum([len(some) for some in pairs])[:-1]
    meeting = _meeting([pair for some in pairs for pair in some])
    return [
        _of_meeting(part, _elsewhere(some, page))
        for part, some in zip(np.split(meeting, borders), pairs, strict=True)
    ]


def _of_meeting(meeting: Floats, there: NDArray[np.bool_]) -> dict[str, float]:
    """How the neighbours of a line meet, and which of them the page has elsewhere; by every other place."""
    words, between = meeting[0::2].clip(NEVER_MET, MEETING), meeting[1::2].clip(NEVER_MET, MEETING)
    return {
        "pairs apart": float((meeting < 0).mean()),
        "meet": float(words.mean()),
        "meet between": float(between.mean()),
        "on page": float(there.mean()),
        "alternates": float(there[0::2].mean() - there[1::2].mean()),
    }


def _salad(lines: Sequence[Line], i: int, facts: dict[str, float]) -> float:
    """The log odds that the line is words put together by chance."""
    text = lines[i].text
    words = tagger().tag(text, hmm=False)
    held = [sum(len(word) for word, _ in words if len(word) > least) / len(text) for least in (1, 2)]
    facts |= {
        "": 1.0,
        "length": len(text) / 10,
        "in words": held[0],
        "in long words": held[1],
        "alone": sum(len(word) == 1 for word, _ in words) / len(text),
        "small word last": float(words[-1][1][:1] in "pcudrmf"),
        "told below": float(_takes_from(text, lines[i + 1 : i + 3])),
        "text below": float(lines[i + 1].tag is Tag.BODY),
        "text above": float(i > 0 and lines[i - 1].tag is Tag.BODY),
    }
    return sum(SALAD[name] * value for name, value in facts.items())


def _inner_gains(texts: Sequence[str]) -> list[tuple[float, float]]:
    """How well the lines go on within themselves: the mean over all places, and that of the worst three."""
    halves = [(text[:at], text[at:]) for text in texts for at in range(1, len(text))]
    every = model().in_step([left for left, _ in halves], [right for _, right in halves])
    parts = np.split(every, np.cumsum([len(text) - 1 for text in texts])[:-1])
    return [(float(part.mean()), float(np.sort(part)[:3].mean())) for part in parts]


def _is_stray(lines: Sequence[Line], i: int, page: Codes) -> bool:
    line = lines[i]
    if sum(is_chinese(c) for c in line.text) * 3 < len(line.text) and len(line.text) > 2:
        return not any(c.isdigit() for c in line.text) and not _QUOTED.search(line.text)
    if not STRAY_LENGTHS[0] <= len(line.text) <= STRAY_LENGTHS[1]:
        return False
    below = lines[i + 1]
    apart = line.blanks >= 2 and below.tag is Tag.SHORT
    # Names beside a byline are no sense either, and mean something.
    named = only_names(line.text)
    doubtful = apart and len(line.text) <= DOUBTFUL_MAX
    if (
        named
        or _QUOTED.search(line.text)
        or _takes_from(line.text, lines[i + 1 : i + 3])
        or has_words(line.text)
        or _shares(line.text, page)
    ):
        return False
    return sense(line.text) < (DOUBTFUL if doubtful else NONSENSE)


def _takes_from(title: str, below: Sequence[Line]) -> bool:
    """Half of a line's characters stand in the text below it: a title is made of what its text tells."""
    own = {char for char in title if is_chinese(char)}
    told = {char for line in below if line.tag is Tag.BODY for char in line.text}
    return len(own & told) * 2 >= max(len(own), MET)


def has_words(text: str) -> bool:
    """The text is made of words: an invented string is mostly single characters, or pieces of them."""
    found = tagger().tag(text, hmm=False)
    held = sum(len(word) for word, tag in found if (len(word) > 1 and tag != "x") or tag[:1] in "cpuryfmd")
    return held >= WORDS * sum(len(word) for word, tag in found if tag != "x")


def _shares(text: str, page: Codes) -> bool:
    """More than a fifth of the line's pairs of characters stand elsewhere on the page (sorted) as well."""
    pairs = _pairs(text)
    return bool(pairs) and int(_elsewhere(pairs, page).sum()) * 5 > len(pairs)


def _elsewhere(pairs: Sequence[str], page: Codes) -> NDArray[np.bool_]:
    """Which pairs of characters of a line stand elsewhere on the page (sorted) as well."""
    codes = pair_codes("\n".join(pairs))[::3]
    there = np.searchsorted(page, codes, "right") - np.searchsorted(page, codes, "left")
    own = (codes[:, None] == codes[None, :]).sum(axis=1)
    found: NDArray[np.bool_] = there > own
    return found


def _pairs(text: str) -> list[str]:
    return _PAIR.findall(text)


def _meeting(pairs: Sequence[str]) -> Floats:
    """How much oftener neighbours meet than by chance: log gains, NEVER_MET where they never do."""
    known = model()
    both = known.counts(keys_of(pairs))
    alone = [known.counts(keys_of([p[k] for p in pairs])) for k in (0, 1)]
    return np.where(both >= 0, both - alone[0] - alone[1] + known.total, NEVER_MET)


def sense(text: str) -> float:
    """How well neighbouring characters go together on the mean: -3 (never seen) to 6."""
    pairs = _pairs(text)
    return float(np.mean(np.clip(_meeting(pairs), NEVER_MET, MEETING))) if pairs else 0.0
