"""Years that have passed since one that is named lead to the issue's: 2019年改建 …… 五年下来."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seeds.counted import Counted, spelled
from seeds.figures import arabic
from seeds.lines import Line, Tag

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年(?!代)")
# 五年下来，; not 三年下来一次.
_SPAN = re.compile(
    r"(?<![第\d前近头])(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,3})年(?:下来|过去了?)(?=[，,。])"
)
# Said a little early or late, and in a story of old times as well.
_WORTH = 1.0


def spans(lines: Sequence[Line]) -> tuple[Counted, ...]:
    """The years of the issue that the time speaks for that has passed since a year named before it, in its
    paragraph or the one above."""
    return tuple({found for above, line in _pairs(lines) for found in _of_text(above, line)})


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    above = ""
    for line in lines:
        if line.tag is Tag.BODY:
            yield above, line.text
        above = line.text if line.tag is Tag.BODY else ""


def _of_text(above: str, text: str) -> Iterator[Counted]:
    if "年下来" not in text and "年过去" not in text:
        return
    # The last year named above, then in the paragraph up to each span.
    year = next(iter(_YEAR.findall(arabic(above))[-1:]), "")
    at = 0
    for match in _SPAN.finditer(text):
        year = next(iter(_YEAR.findall(arabic(text[at : match.start()]))[-1:]), year)
        at = match.start()
        if year:
            passed = int(year) + spelled(match["count"])
            # Both speak for the year itself.
            yield from (Counted(frozenset(some), _WORTH) for some in ({passed, passed + 1}, {passed}))
