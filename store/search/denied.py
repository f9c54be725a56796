"""不要, 除了, 不含 and the like, and what they are said of, as pieces that were typed. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from store.search.tokens import Token

# What is read.
READ = "新闻|报道|文章|消息|稿件|稿子|内容"
# Said of what people put out of their way as well.
OUT = frozenset({"排除", "去掉", "剔除"})
NO = "不要|别要|不含|不包括|不包含|除了|除开|除去|不想看|不看|" + "|".join(sorted(OUT))
BUT = "(?:但是|但|不过|可是|可|我|就|都|也){0,4}"
DENIES = re.compile(f"{BUT}(?P<no>{NO}|不带)有?")
_PIECES = 2


def denied(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Each 不要 before a phrase, and the phrase."""
    for first, quoted in pairwise(tokens):
        open_ = quoted.phrase and not (quoted.excluded or first.phrase or first.excluded)
        if open_ and (met := DENIES.fullmatch(first.text)):
            yield met["no"], quoted.text


def together(tokens: Sequence[Token]) -> list[Token]:
    """不要 and 招聘, parted by a blank, as one; before a phrase it is the sign itself."""
    found: list[Token] = []
    if _quotes_first(tokens):
        # 不含“驿站”的工会新闻
        rest = replace(tokens[2], text=re.sub(f"^的|(?<=...)的?(?:{READ})$", "", tokens[2].text))
        return [rest, replace(tokens[1], excluded=True), *tokens[3:]]
    for token in tokens:
        open_ = len(found) > 1 and not (found[-1].phrase or found[-1].excluded)
        if not open_ or token.excluded or not DENIES.fullmatch(found[-1].text):
            # “工会” 不要“招聘”的: what is left of it is not looked for.
            found += [] if token.text == "的" and found and found[-1].excluded else [token]
        elif token.phrase:
            found[-1] = replace(token, excluded=True)
        else:
            # 除了 不要招聘 says it twice.
            again = DENIES.match(token.text)
            found[-1] = token if again else replace(token, text=found[-1].text + token.text)
    return found


def _quotes_first(tokens: Sequence[Token]) -> bool:
    """Whether a phrase is said not to be in what stands behind it."""
    if len(tokens) <= _PIECES or tokens[2].phrase or tokens[2].excluded:
        return False
    first, quoted, rest = tokens[:3]
    says = not first.phrase and DENIES.fullmatch(first.text) is not None
    return says and quoted.phrase and len(rest.text) > _PIECES and rest.text.startswith("的")
