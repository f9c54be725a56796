"""Page-sets without most of their signatures: what papers print that sign less than the one at hand.

Three articles in five lose who signed them and 本报讯: their heads are known by their words and their texts
alone.
"""

from __future__ import annotations

import json
import re
import zlib
from pathlib import Path
from typing import Any

from seeds.rules import DATELINE, REPORT
from tests.seeds.pagesets import page_sets

# Of five articles so many keep theirs; a text that is shorter without its first words keeps them.
SIGNED_OF_FIVE, SHORTEST = 2, 15
_NAMES = ("byline", "signed", "own_lines")
_BLANKS = re.compile("[ \u3000]*")


def write_unsigned(source: Path, folder: Path) -> Path:
    """The page-sets of a folder without most signatures, as files in `folder`, which is handed back."""
    folder.mkdir(parents=True)
    for name, page in page_sets(source).items():
        articles = [_without(article, f"{name} {n}") for n, article in enumerate(page["articles"])]
        text = json.dumps(page | {"articles": articles}, ensure_ascii=False)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return folder


def _without(article: dict[str, Any], lot: str) -> dict[str, Any]:
    if zlib.crc32(lot.encode()) % 5 < SIGNED_OF_FIVE:
        return article
    bare = {key: value for key, value in article.items() if key not in (*_NAMES, "dateline")}
    blocks = list(article["blocks"])
    if blocks and isinstance(blocks[0], str):
        match = DATELINE.match(blocks[0]) or REPORT.match(blocks[0])
        rest = _BLANKS.sub("", blocks[0][match.end() :], count=1) if match else ""
        blocks[0] = rest if len(rest) > SHORTEST else blocks[0]
    return bare | {"byline": [], "blocks": blocks}
