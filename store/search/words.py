"""Words: levelled text cut into words, and a typed term into the parts that an article must hold.

rjieba gives jieba's words at fifteen times its speed (a test holds the two together). They differ on Latin
letters and numbers, so those are cut by our own rule before either sees them.
"""

from __future__ import annotations

import re

# Blanks, and function words that no article is wanted for; they part what is around them.
EMPTY = frozenset(" 的了在和与及是为之对就也都而又或被把从向于等着过吗呢吧啊地得们并将")
_LATIN_RUN = re.compile(r"([0-9a-z％‰]+)")
# What was typed in one piece stays in one piece: 5G-A, V2.0 (levelled: 5g a, v2 0).
# So does a number with its signs, and with what it counts in two characters: 4 8万余, 6部门.
_LATIN_CHAIN = re.compile(
    r"((?<![0-9a-z] )(?<![0-9a-z])[0-9]+(?: [0-9]+)?(?:[百千万亿]+[多余]?|[多余])"
    r"|(?<![0-9a-z] )(?<![0-9a-z])[0-9]{1,3}(?:部门|小时|分钟|公里|周年|公斤|平方|公顷)"
    r"|[0-9a-z％‰]+(?: [0-9a-z％‰]+)*)"
)
# 中铁十一局: 局 alone says nothing.
_SAID = re.compile("第?[一二三四五六七八九十百]{2,}")
_NUMBER = re.compile(r"[0-9][0-9 ]*(?:[百千万亿]+[多余]?|[多余])?")
# Nothing that is cut by our own rule.
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_BLANK = re.compile(r"( )")
# So many characters on either side decide how a text is cut at a place.
AROUND = 4
# A query is cut here: more parts than anybody types, few enough to look for.
_MOST_PARTS = 24


def words(levelled: str) -> list[str]:
    """The words of a levelled text, in order, without empty ones between."""
    import rjieba

    found: list[str] = []
    for run in levelled.split(" "):
        for part in _LATIN_RUN.split(run):
            if part:
                found.extend([part] if _LATIN_RUN.fullmatch(part) else rjieba.cut(part))
    return found


def parts(levelled: str) -> tuple[str, ...]:
    """What an article must hold to have all the words of a typed term.

    Words of two characters and more stand for themselves. Single characters are too little to look for alone:
    neighbours go together (省总, 新质), a character after a number goes with it (108家), and function words
    (的, 和) are left out unless there is nothing else.
    """
    found: list[str] = []
    loose = ""
    before = ""
    for word in typed_words(levelled):
        before, after = word, before
        if len(word) == 1 and word not in EMPTY and not _LATIN_RUN.fullmatch(word):
            # 司机之家: 家 alone says nothing.
            word = "之" + word if after == "之" and not loose else word  # noqa: PLW2901
            loose = _taken_up(found, loose, word)
            continue
        found.extend(piece for piece in (loose, word) if piece and piece not in EMPTY)
        loose = ""
    found.extend([loose] if loose else [])
    return tuple(dict.fromkeys(found))[:_MOST_PARTS] or ((levelled,) if levelled else ())


def typed_words(levelled: str) -> list[str]:
    """The words of a typed term, numbers with their signs and what was typed in one piece as one."""
    found: list[str] = []
    for part in _LATIN_CHAIN.split(levelled):
        found.extend([part] if _LATIN_CHAIN.fullmatch(part) else words_and_gaps(part))
    return found


def stands_apart(text: str, at: int, length: int) -> bool:
    """True when what stands at `at` ends and begins with words, or lies inside one word.

    大会 in 扩大会议 does neither: 扩大, 会议.
    """
    import rjieba

    start, stop = max(0, at - AROUND), at + length + AROUND
    # What is beyond a blank says nothing, and a lone run is cut sooner than several.
    start = max(start, text.rfind(" ", start, at) + 1)
    blank = text.find(" ", at + length, stop)
    around = text[start : stop if blank < 0 else blank]
    cuts, end = {0}, 0
    for word in rjieba.cut(around) if _CHINESE.fullmatch(around) else words_and_gaps(around):
        if start + end <= at and at + length <= start + end + len(word):
            return True
        end += len(word)
        cuts.add(end)
    return at - start in cuts and at + length - start in cuts


def words_and_gaps(levelled: str) -> list[str]:
    """The words of a levelled text with the blanks between its runs."""
    found: list[str] = []
    for run in _BLANK.split(levelled):
        found.extend([run] if run == " " else words(run))
    return found


def _taken_up(found: list[str], loose: str, character: str) -> str:
    if not loose and found and (_NUMBER.fullmatch(found[-1]) or _SAID.fullmatch(found[-1])):
        found[-1] += character
        return ""
    return loose + character


def warm() -> None:
    """Load rjieba's dictionary (some 80 ms)."""
    words("预热")
