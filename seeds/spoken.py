"""What is said on lines of its own: the questions and answers of an interview, the words of a dialogue.

“那什么时候走？” between two that speak is no title, however short it is and however well it asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from seeds.lines import HEAD_TAGS, Line, Tag

# 问（90岁，原电车司机）：这个车，好倒车吗？ Who speaks, on every line of an interview.
_ASKED = re.compile(r"^(?:问|答|主持人|[QA]|笔者)(?:[（(][^（）()]{1,24}[）)])?[:：]\S")
# “看什么看，”牧民巴图大声说，“你没有护照！”
_TOLD = re.compile(r"[，,]”[^“”。]{0,12}[说道问答喊叫笑骂叹应]?[^“”。]{0,6}[，,：:]“")
# “十一肚子。” “有，第三排。”他说 “多少？”
_UTTERED = re.compile(r"^[“「][^“”「」]*[。！？!?…—][”」]")


def mark_spoken(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that speak in their order taken for text.

    What stands right above a signature or a report is its head, whatever it says: “假牙会不会飘出来？”
    """
    return [replace(line, tag=Tag.BODY) if _is_spoken(lines, line) else line for line in lines]


def _is_spoken(lines: Sequence[Line], line: Line) -> bool:
    if line.tag is not Tag.SHORT or line.level or line.said:
        return False
    if _ASKED.match(line.text) or _TOLD.search(line.text):
        return True
    if not _UTTERED.match(line.text):
        return False
    above = lines[line.index - 1] if line.index else None
    below = lines[line.index + 1] if line.index + 1 < len(lines) else None
    if below is not None and (below.tag in HEAD_TAGS or below.is_report):
        return False
    return any(near is not None and _speaks(near) for near in (above, below))


def _speaks(line: Line) -> bool:
    """It is said by somebody, or says that somebody speaks now: 老人问："""
    if line.tag not in (Tag.BODY, Tag.SHORT):
        return False
    return bool(_UTTERED.match(line.text)) or (line.tag is Tag.BODY and line.text[-1] in "：:")
