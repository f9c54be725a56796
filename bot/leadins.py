"""What leads in to a note where somebody is to get an article: 跟他说…, 告诉她…, 附一句…, 说…. Pure."""

from __future__ import annotations

import re

from store.search.words import words as words_of

_ALSO = "(?:并且?|顺便|同时|再|请|麻烦|帮我|替我|也|就){0,3}+"
_WHOM = "(?:[他她]们?|ta|对方)(?!的)"
_SAY = "(?:说一?[声下句]|说|讲一?[声下句]|带一?[句个]话|留一?[句个](?:话|言)|捎一?句话)"
_LEAD_IN = re.compile(
    rf"{_ALSO}(?:(?:跟|和|对|给){_WHOM}{_SAY}|(?:告诉|转告|告知)(?:一[声下])?{_WHOM}(?:一[声下])?说?"
    r"|(?:附|加|写|带|补|留|捎)(?:上)?一?句(?:话|附言|留言)?(?:说|写)?|留一?[个句](?:言|话)|(?:附言|备注|留言)(?:说|写|是)?(?=[：:\s，,]))"
    r"[：:，,\s]*(?=\S)",
    re.IGNORECASE,
)
# 说看看第三段; 说明书 and 说法 are words of their own.
_SAYS = re.compile(rf"{_ALSO}说[：:，,\s]*(?=\S)")
_BEFORE = re.compile(r"[\s，,、：:；;]+$")


def without_lead_in(said: str, note: str) -> str:
    """Whom a sentence names, and the note that it ends with; what leads in to the note is none of it.

    What is a note from its beginning stays as it is typed, and so does what stands behind a colon.
    """
    found = _found(note)
    names = said.removesuffix(note)
    if found is None or names == said or names.rstrip().endswith((":", "：")):
        return said
    return f"{_BEFORE.sub('', names)}：{note[found.end() :]}"


def leads_in(note: str) -> bool:
    """Whether a note begins with what leads in to one: nobody looks for 转给老王，附一句请看."""
    return _found(note) is not None


def _found(note: str) -> re.Match[str] | None:
    if found := _LEAD_IN.match(note):
        return found
    says = _SAYS.match(note)
    return says if says and words_of(note[note.index("说") :])[0] == "说" else None
