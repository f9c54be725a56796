"""Lines that are whole as they stand: of poems, songs, tables and lists, and those set close below a text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from seeds.headlike import head_like
from seeds.labels import label_odds
from seeds.lines import HEAD_TAGS, Line, Tag
from seeds.names import only_names
from seeds.seamwords import seam_words
from seeds.signers import is_name
from seeds.text import closed, squeezed

# Lines in a row without an end that make a poem or a table.
_SERIES, _SERIES_WIDTH, _HALVES_WIDTH = 6, 24, 32
# One marked as a head among so many of the last is one.
_LAST_MARKED = 3
# What is left of them without a head above and one below is a poem's from so many on.
_LEAST_LEFT = 3
# The share of them that may ask or call.
_ASKING = 0.25
# Lines of a poem end with a mark, most of them; a song quoted in a text has two lines of one length at least.
_POEM, _POEM_WIDTH, _POEM_MEAN = 4, 22, 14
# Lines without an end in a row that a poem may hold: the title of its second part, a stanza's first words.
_UNMARKED = 2
_COUPLET, _COUPLET_WIDTH = 2, 16
# A line set close below a text has at most so many characters, and at most one line of so many stands so.
LONGEST_CLOSE, MOST_CLOSE = 18, 12
# What begins the items of a list, at least so many of them in a row.
LIST_MARKS, _LEAST_ITEMS = "●◆◇★☆△▲▽·•※►▶○◎", 2
# 纺织业（3人）：顾小琴、缪红、施燕: what it is, and short items behind a colon without the end of a sentence.
_NAMED_ROW = re.compile(
    r"^[^，。：:；！？]{2,12}(?:[（(][^（）()]{1,5}[）)])?[：:][ \u3000]*"
    r"[^，。、；;：:！？…]{2,16}(?:[、；;][^，。、；;：:！？…]{1,16})*$"
)
# Who speaks stands before it: 问：, 记者：.
_SAID = re.compile(r"^(?:[问答]|记者|笔者|主持人)[：:].")
# The log odds that a text breaks off (`seeds.seamwords`) below which it may end so.
ENDS = 1.5
# So much more (log odds) a line reads as a head than the verses above it that it is one.
_LIKER_A_HEAD = 2.5
_DASHES = ("——", "──", "－－", "--")
_ENDS = "，；。！？、…”,;!?"


def verses(lines: Sequence[Line]) -> frozenset[int]:
    """Lines of verses and tables: many short ones in a row, or a few that are built alike."""
    out: set[int] = set()
    for run in _runs(lines):
        first, after = run[0].index, run[-1].index + 1
        above, below = lines[first - 1] if first else None, lines[after] if after < len(lines) else None
        out |= _unended(run, above, below)
        out |= _poem(run)
        out |= _couplets(run, above)
    return frozenset(out)


def listed(lines: Sequence[Line]) -> frozenset[int]:
    """Items of a list: neighbours with one mark before them, or names behind a colon, whole as they stand.

    The last is whole when by its words it may end where it does.
    """
    out = _named_rows(lines)
    known = [line for line in lines if line.tag not in (Tag.REPEAT, Tag.STRAY)]
    for mark, some in itertools.groupby(
        known, key=lambda line: line.text[0] if line.text[0] in LIST_MARKS else ""
    ):
        items = list(some)
        ended = sum(closed(line.text) for line in items)
        if not mark or len(items) < _LEAST_ITEMS or 2 * ended >= len(items):
            # Where the others end as sentences do, one without an end has been cut.
            continue
        out |= {line.index for line in items[:-1]}
        if may_end(items[-1].text):
            out.add(items[-1].index)
    return frozenset(out)


def _named_rows(lines: Sequence[Line]) -> set[int]:
    """Who was chosen for what: 一等奖（2名）：严立春、伍小燕 above 二等奖（3名）：…"""
    out: set[int] = set()
    for is_row, some in itertools.groupby(lines, key=lambda line: bool(_NAMED_ROW.match(line.text))):
        rows = list(some)
        if is_row and len(rows) >= _LEAST_ITEMS:
            out |= {line.index for line in rows[:-1]}
            if may_end(rows[-1].text):
                out.add(rows[-1].index)
    return out


def set_close(lines: Sequence[Line]) -> set[int]:
    """Few words right below a text, where all else stands apart: who signs it, and its day."""
    close = [ln for ln in lines[1:] if not ln.blanks and not ln.split]
    if len(close) * MOST_CLOSE > len(lines):
        return set()
    out: set[int] = set()
    for line in close:
        below_text = lines[line.index - 1].tag is Tag.BODY or line.index - 1 in out
        few = line.tag is Tag.SHORT and len(line.text) <= LONGEST_CLOSE
        if below_text and few and may_end(line.text):
            out.add(line.index)
    return out


def may_end(text: str) -> bool:
    """By its words the text need not have been cut where it ends."""
    return float(seam_words().breaks([text])[0]) < ENDS


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    runs: list[list[Line]] = [[]]
    for at, line in enumerate(lines):
        if (_is_short(line) and (not line.level or _between_short(lines, at))) or _asks_for_words(lines, at):
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) >= _COUPLET]


def _between_short(lines: Sequence[Line], at: int) -> bool:
    """A line marked as a head among short ones that are not: marks stray into poems."""
    near = [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]]
    return len(near) == 2 and all(_is_short(other) and not other.level for other in near)


def _is_short(line: Line) -> bool:
    # A verse of two or three halves is longer: 卖馄饨的老汉抱着他的炉子，炉子还热着，像一个听话的孩子.
    if len(line.text) > (_HALVES_WIDTH if line.text.count("，") + line.text.count(",") else _SERIES_WIDTH):
        return False
    return line.tag is Tag.SHORT or (line.tag is Tag.BODY and line.text[-1] not in "：:")


def _asks_for_words(lines: Sequence[Line], at: int) -> bool:
    """A verse that ends with a colon, among others: 背面用圆珠笔写着："""
    line = lines[at]
    near = [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]]
    ends = line.tag is Tag.BODY and line.text[-1] in "：:" and len(line.text) <= _SERIES_WIDTH
    return ends and len(near) == 2 and all(other.tag is Tag.SHORT and _is_short(other) for other in near)


def _unended(run: Sequence[Line], above: Line | None, below: Line | None) -> set[int]:
    """Many lines that end no sentence, now and then one that asks or calls.

    The first may be a column, a title and a name, the last the next title.
    """
    out: set[int] = set()
    for stopped, some in itertools.groupby(run, key=_stops):
        part = list(some)
        ended = sum(line.text[-1] in "！？" for line in part)
        if stopped or len(part) - ended < _SERIES or ended > len(part) * _ASKING:
            continue
        signed = next((n + 1 for n, line in enumerate(part[:3]) if only_names(line.text)), 0)
        # Below the poet's name all of them are the poem's.
        first = 0 if part[0] is run[0] and above is not None and above.tag in HEAD_TAGS else max(2, signed)
        last = len(part) - _heads_at_the_end(part, below) * (part[-1] is run[-1])
        verses_ = part[first:last]
        named = [n for n, line in enumerate(verses_) if n > _LEAST_LEFT and _signs(line)]
        # 渔火 and 江帆 among the verses: the second poem's head.
        heads = {verses_[n - up].index for n in named if n + 1 < len(verses_) for up in (0, 1)}
        found = {line.index for line in verses_} - heads
        out |= found if len(found) >= _LEAST_LEFT else set()
    return out


def _signs(line: Line) -> bool:
    found = only_names(line.text)
    return len(found) == 1 and is_name(found[0])


def _stops(line: Line) -> bool:
    """Prose: a report, what somebody says (问：…), a line with a sentence's end, here or in its midst."""
    if line.is_report or (line.tag is Tag.BODY and _SAID.match(line.text)):
        return True
    return "。" in line.text or (closed(line.text) and line.text[-1] not in "！？?!”")


def _heads_at_the_end(part: Sequence[Line], below: Line | None) -> int:
    """How many of the last lines may be the next head: none above the author's house or a marked head.

    The title, who signs it below, and above it what is no verse: a kicker, a label. More where a subtitle
    with its dash shows the title above it.
    """
    if below is None or below.tag is Tag.AFFILIATION or below.level:
        return 0
    marked = next((n for n, line in enumerate(part[::-1][:_LAST_MARKED], 1) if line.level), 0)
    if marked:
        return marked
    at = len(part) - bool(only_names(part[-1].text))
    least = len(part) - at + 1
    kicker, *verses_above = part[::-1][least:]
    if len(verses_above) >= _LEAST_LEFT and not only_names(kicker.text):
        least += label_odds(kicker.text) > 0 or is_no_verse(kicker, verses_above[:_SERIES])
    if at < _SERIES or not part[at - 1].text.startswith(_DASHES):
        return least
    title = at - 2
    return max(least, len(part) - title + (label_odds(part[title - 1].text) > 0))


def is_no_verse(line: Line, near: Sequence[Line]) -> bool:
    """Longer than the verses near it, of halves as they are not, or far more like a head by its words."""
    if len(line.text) > max(len(other.text) for other in near):
        return True
    if " " in line.text and not any(" " in other.text for other in near):
        return True
    own, *others = head_like().reads([line.text, *(other.text for other in near)]).tolist()
    return bool(own - sum(others) / len(others) > _LIKER_A_HEAD)


def _poem(run: Sequence[Line]) -> set[int]:
    """From the first to the last line that ends with a mark, when most of them do.

    Several lines without one part two poems, or a poem from the head and the text below it.
    """
    marked = [n for n, line in enumerate(run) if line.text[-1] in _ENDS]
    out: set[int] = set()
    first = 0
    for n, at in enumerate(marked, 1):
        if n == len(marked) or marked[n] - at > _UNMARKED + 1:
            out |= _verses(run[marked[first] : at + 1], n - first)
            first = n
    return out


def _verses(part: Sequence[Line], marked: int) -> set[int]:
    widths = [len(squeezed(line.text)) for line in part]
    # A line without an end may be the short title of a second part.
    least = min(w for w, line in zip(widths, part, strict=True) if line.text[-1] in _ENDS)
    if len(part) < _POEM or 2 * marked <= len(part) or max(widths) > min(_POEM_WIDTH, 4 * least):
        return set()
    # Prose cut into short pieces has longer ones among them, and sentences that end in mid-line.
    if sum(widths) > _POEM_MEAN * len(part) or any("。" in line.text[:-1].rstrip("”") for line in part):
        return set()
    return {line.index for line in part}


def _couplets(run: Sequence[Line], above: Line | None) -> set[int]:
    """Neighbours of one length that end with marks: 不植桑麻不种花；石头缝里刨口粮，.

    Not what a column end has cut out of prose: it goes on with the line above, or a sentence ends inside.
    """
    out: set[int] = set()
    same: list[Line] = []
    cut = above is not None and above.tag is Tag.BODY and may_go_on(above.text)
    for line in [*run, None]:
        bare = line and len(squeezed(line.text).strip(_ENDS + "“”"))
        if line is not None and not cut and bare and bare <= _COUPLET_WIDTH and _may_pair(line.text):
            if same and len(squeezed(same[-1].text).strip(_ENDS + "“”")) != bare:
                out |= {x.index for x in same} if len(same) >= _COUPLET else set()
                same = []
            same.append(line)
            continue
        out |= {x.index for x in same} if len(same) >= _COUPLET else set()
        same = []
        cut = line is not None and line.tag is Tag.BODY and may_go_on(line.text)
    return out


def _may_pair(text: str) -> bool:
    """Ends as a verse does, and has neither a sentence's end inside nor a speaker before it."""
    return text.rstrip("”’")[-1:] in _ENDS.replace("、", "") and not re.search("。.|：", text.rstrip("”’"))


def may_go_on(text: str) -> bool:
    """A text that stops without any mark: what stands below it is its rest."""
    return text[-1] not in _ENDS + "：:" and not closed(text)
