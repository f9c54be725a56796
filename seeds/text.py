"""Characters of a page: what opens, what closes, how a text ends and begins."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from typing import TypeVar

# Ends of sentences, full and half width; a half-width stop counts after a Chinese character.
SENTENCE_ENDS = "。！？!?…"
# What may follow a sentence end and still close the paragraph.
CLOSERS = "”’」』）)》】〕\"'"
PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "(": ")", "《": "》", "【": "】", "〔": "〕"}
OPENERS = frozenset(PAIRS)
_CLOSES = {closer: opener for opener, closer in PAIRS.items()}
_OTHER_QUOTE = {"“": "‘", "‘": "“"}
_SAME_BRACKET = {"(": "（"}
# Cannot begin a paragraph.
NEVER_FIRST = frozenset("，。、；：！？,;:!?”’」』）)》】〕…·%％")
_STOP = re.compile(r"[\u4e00-\u9fff”）)》][.．]$")
# “Listening.”: a foreign sentence ends with its own stop, where the quotation is closed behind it.
_FOREIGN_STOP = re.compile(r"[A-Za-z]{2}[.．][”’」』\"']")


Made = TypeVar("Made")


def kept(lines: int, longest: int = 2000) -> Callable[[Callable[[str], Made]], Callable[[str], Made]]:
    """Keep what a function makes of so many lines, those of some length only: bounded memory.

    It is asked many times a line: what is kept is found without a step of the interpreter.
    """

    def keeping(make: Callable[[str], Made]) -> Callable[[str], Made]:
        return _Kept(make, lines, longest).__getitem__

    return keeping


class _Kept(dict[str, Made]):
    """What a function has made of the lines since there were too many of them."""

    def __init__(self, make: Callable[[str], Made], lines: int, longest: int) -> None:
        super().__init__()
        self.make, self.lines, self.longest = make, lines, longest

    def __missing__(self, text: str) -> Made:
        made = self.make(text)
        if len(text) <= self.longest:
            if len(self) >= self.lines:
                self.clear()
            self[text] = made
        return made


def squeezed(text: str) -> str:
    """The text without white space: what counts when characters are counted."""
    return "".join(text.split())


def joined_as_printed(parts: Sequence[str], text: str) -> str:
    """The parts, with the colon that the text has behind one, else a blank: 本期答疑：湘声律师事务所."""
    out = parts[0]
    for before, part in itertools.pairwise(parts):
        colon = re.search(rf"{re.escape(before)}[ \u3000]*([：:])", text)
        out += (colon[1] if colon else " ") + part
    return out


def is_chinese(char: str) -> bool:
    """A Chinese character (not punctuation)."""
    return (
        "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or "\U00020000" <= char <= "\U0003ffff"
    )


@kept(2048)
def unbalanced(text: str) -> tuple[str, str]:
    """Closers that nothing opens and openers that nothing closes, each in order of their place.

    Half-width brackets pair with full-width ones; straight quotation marks, which have no direction,
    are looked at by `straight_open`.
    """
    stack: list[str] = []
    # How many of each opener the stack holds: it may be as long as the text.
    held = dict.fromkeys(OPENERS, 0)
    lone: list[str] = []
    for char in text:
        if char in OPENERS:
            opener = _SAME_BRACKET.get(char, char)
            stack.append(opener)
            held[opener] += 1
        elif char in _CLOSES:
            opener = _SAME_BRACKET.get(_CLOSES[char], _CLOSES[char])
            if not held[opener]:
                if not held[_OTHER_QUOTE.get(opener, opener)]:
                    lone.append(opener)
                # “老黄历’里有学问: the OCR has taken one mark for the other.
                continue
            while (last := stack.pop()) != opener:
                held[last] -= 1
            held[opener] -= 1
    return "".join(lone), "".join(stack)


def straight_open(text: str) -> bool:
    """An odd number of straight quotation marks: one of them has its partner elsewhere."""
    return text.count('"') % 2 == 1 or text.count("＂") % 2 == 1


# What stands behind the last sentence: （张三 摄）, 【详见第3版】, 新华社记者 李四 摄, 王五摄/光明图片.
_END_MARK = re.compile(
    r"(?<=[。！？…!?”’」』])[ \u3000]*"
    r"(?:[（(【\[〔][^（）()【】\[\]〔〕。]{1,40}[）)】\]〕]"
    r"|[^，。！？；,;!?”]{2,28}(?:摄|摄影|供图|摄影报道|文/图|图片|制图|供稿|整理)"
    r"(?:[/／][^，。,]{2,8})?[）)]?"
    # 呼和巴特 摄（新华社发）
    r"(?:[ \u3000]*[（(][^（）()，。]{2,12}[）)])?"
    # 新华社发, 新华社／法新: who had the picture.
    r"|(?:新华社|中新社|人民视觉|视觉中国|东方IC|CFP)(?: ?发| ?[/／] ?[\u4e00-\u9fffA-Za-z]{2,6})?)"
    r"[ \u3000]*$"
)
_JUMP = re.compile(r"[（(][ \u3000]*下转[^（）()]{1,12}[）)][ \u3000]*$")


@kept(4096)
def closed(text: str) -> bool:
    """The page shows that nothing follows: a sentence end, marks behind it, or the jump to another page."""
    if ends_sentence(text) or _JUMP.search(text[-20:]):
        return True
    mark = _END_MARK.search(text, max(0, len(text) - 48))
    return mark is not None and ends_sentence(text[: mark.start()])


@kept(4096)
def ends_sentence(text: str) -> bool:
    """The text ends with a sentence end, closing marks after it included."""
    core = text.rstrip(CLOSERS + " ")
    if not core:
        return False
    # “还没到警戒值——”: cut short, as somebody is who is broken in upon.
    if core.endswith("——") and text.rstrip()[-1] in "”’」』":
        return True
    if core[-1] in SENTENCE_ENDS or _STOP.search(core):
        return True
    return core[-1] in ".．" and _FOREIGN_STOP.match(text, len(core) - 3) is not None
