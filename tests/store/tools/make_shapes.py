"""Makes store/search/shapes.txt: which characters look alike, by two open fonts and by their strokes.

Not part of the tests: `python -m tests.store.tools.make_shapes FONT.otf FONT.otf`, with Pillow, numpy, scipy,
rapidfuzz and char-similar installed. The file was made with Noto Sans SC and Noto Serif SC (SIL Open Font
License) as they come with the package pylopdf-fonts-zh-cn 0.1.1, and with the orders of strokes that come
with char-similar 0.0.2 (MIT).

A character is drawn small and blurred, as a scanner sees it. Two are alike as their pictures correlate: as
a whole (未 末), or in the part beside or below the radical (构 购, 职 织). They are also alike as they
have the same strokes in the same order (工 土, 名 各), though these lie a little elsewhere, or as one is
what is left of the other when a part is not read (员 贝, 法 去). And characters that people write are alike
as their blurred pictures correlate when one is moved a little (可 司, 货 贸, 动 勋): an eye does not lay
them exactly upon each other.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[3] / "store" / "search" / "shapes.txt"
SIZE = 32
# The best neighbours of a character, as far as they are alike at all.
MOST, LEAST = 10, 0.66
# With the strokes there are twice as many, some of them unlikely: good for who asks what was meant, too many
# for who doubts what is printed.
MOST_BY_STROKES = 20
# A part counts less than the whole: the radical was seen as well.
PART, SAME_PART = 0.9, 0.8
# The same strokes tell as much as the pictures do; neither says enough alone.
STROKES, PICTURES = 0.6, 0.5
# But where all strokes are the same (人 八), what they make may look otherwise.
ALL_STROKES = 0.7
# A slip is mostly a character that people write: GB 2312 has these in its first level.
COMMON, COMMON_COUNTS = 3755, 0.05
# Of what is left, so much must be left, and so many strokes.
LEFT, LEFT_STROKES, LEFT_COUNTS = 0.5, 4, 0.8
# Another radical before the same rest (训 驯): at least so many strokes of the rest, and what they count.
END_STROKES, END, END_SHARE = 3, 0.55, 0.3
# Moved pictures, by so much at most, are smaller and more blurred; so many neighbours, nearer ones of more.
MOVED_SIZE, MOVED_BLUR, MOVED_BY = 24, 1.3, 1
MOVED, MOST_MOVED, NEARLY_SAME, MOST_NEARLY_SAME = 0.79, 10, 0.84, 16
HEAD = """\
# Characters that look alike: a character, then those that it is mistaken for, the likest first: those whose
# pictures are alike, after a blank those whose strokes are, after another those whose moved pictures are.
# Made by tests/store/tools/make_shapes.py from open fonts and orders of strokes; do not edit.
"""


def characters() -> list[str]:
    """The 6,763 characters of GB 2312."""
    found = []
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                found.append(bytes([high, low]).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return found


def pictures(chars: list[str], font_path: str, size: int = SIZE, blur: float = 0.8) -> Any:
    import numpy as np
    from PIL import Image, ImageDraw, ImageFont
    from scipy.ndimage import gaussian_filter

    font = ImageFont.truetype(font_path, 48)
    drawn = np.zeros((len(chars), size, size), np.float32)
    for number, char in enumerate(chars):
        image = Image.new("L", (56, 64), 0)
        ImageDraw.Draw(image).text((4, 0), char, font=font, fill=255)
        small = image.crop((4, 6, 52, 62)).resize((size, size), Image.Resampling.BILINEAR)
        drawn[number] = gaussian_filter(np.asarray(small, np.float32) / 255, blur)
    return drawn


def correlated(drawn: Any) -> Any:
    import numpy as np

    flat = drawn.reshape(len(drawn), -1)
    flat = flat - flat.mean(axis=1, keepdims=True)
    flat /= np.linalg.norm(flat, axis=1, keepdims=True) + 1e-6
    return flat @ flat.T


def moved(chars: list[str], font_paths: list[str]) -> Any:
    """How alike pictures are when one of them is moved a little, 0 to 1."""
    import numpy as np

    def flat(drawn: Any) -> Any:
        rows = drawn.reshape(len(drawn), -1)
        rows = rows - rows.mean(axis=1, keepdims=True)
        return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-6)

    total = np.zeros((len(chars), len(chars)), np.float32)
    by = range(-MOVED_BY, MOVED_BY + 1)
    for path in font_paths:
        drawn = pictures(chars, path, MOVED_SIZE, MOVED_BLUR)
        ways = [flat(drawn) @ flat(np.roll(drawn, (x, y), (1, 2))).T for x in by for y in by]
        best = np.maximum.reduce(ways)
        total += np.maximum(best, best.T) / len(font_paths)
    np.fill_diagonal(total, 0)
    return total


def _moved_alike(row: Any, chars: list[str]) -> str:
    import numpy as np

    order = np.argsort(-row, kind="stable")[:MOST_NEARLY_SAME]
    limits = (MOVED if place < MOST_MOVED else NEARLY_SAME for place in range(len(order)))
    return "".join(chars[at] for at, limit in zip(order, limits, strict=True) if row[at] >= limit)


def by_strokes(chars: list[str]) -> tuple[Any, Any]:
    """How far all strokes are the same, 0 to 1, and what the last ones count, or what is left."""
    import json
    from importlib.util import find_spec

    import numpy as np
    from rapidfuzz import process
    from rapidfuzz.distance import Indel, Postfix

    # Of the package only its data are wanted.
    (package,) = find_spec("char_similar").submodule_search_locations  # type: ignore[union-attr,misc]
    folder = Path(package) / "data"
    orders = json.loads((folder / "char_order.dict").read_text("utf-8"))
    strokes = [orders.get(char, "") for char in chars]
    same = process.cdist(strokes, strokes, scorer=Indel.normalized_similarity, dtype=np.float32)
    ends = process.cdist(strokes, strokes, scorer=Postfix.similarity, dtype=np.float32)
    lengths = np.array([max(1, len(one)) for one in strokes], np.float32)
    shared = 2 * ends / (lengths[:, None] + lengths[None, :])
    by_end = np.where((ends >= END_STROKES) & (shared >= LEFT), END + END_SHARE * shared, 0)
    left = np.zeros((len(chars), len(chars)), bool)
    for one, whole in enumerate(strokes):
        for other, part in enumerate(strokes):
            enough = len(part) >= max(LEFT_STROKES, LEFT * len(whole)) and len(part) < len(whole)
            if enough and (whole.endswith(part) or whole.startswith(part)):
                left[one, other] = left[other, one] = True
    return same, np.maximum(by_end, np.where(left, LEFT_COUNTS, 0))


def _best(row: Any, chars: list[str], most: int) -> str:
    import numpy as np

    return "".join(chars[at] for at in np.argsort(-row, kind="stable")[:most] if row[at] >= LEAST)


def main() -> None:
    import numpy as np

    chars = characters()
    total = np.zeros((len(chars), len(chars)), np.float32)
    for path in sys.argv[1:]:
        drawn = pictures(chars, path)
        part = np.maximum(correlated(drawn[:, :, SIZE * 2 // 5 :]), correlated(drawn[:, SIZE * 2 // 5 :, :]))
        whole = correlated(drawn)
        total += np.maximum(whole, np.where(part > SAME_PART, PART * part, 0)) / len(sys.argv[1:])
    np.fill_diagonal(total, 0)
    same, parts = by_strokes(chars)
    wider = np.maximum(total, STROKES * same + PICTURES * np.maximum(total, 0) - 0.1)
    wider = np.maximum(np.maximum(wider, parts), np.where(same == 1, ALL_STROKES, 0))
    wider[:, :COMMON] += COMMON_COUNTS
    np.fill_diagonal(wider, 0)
    shifted = moved(chars[:COMMON], sys.argv[1:])
    lines = []
    for number, char in enumerate(chars):
        alike = _best(total[number], chars, MOST)
        more = "".join(one for one in _best(wider[number], chars, MOST_BY_STROKES) if one not in alike)
        near = _moved_alike(shifted[number], chars) if number < COMMON else ""
        moved_only = "".join(one for one in near if one not in alike + more)
        if alike or more or moved_only:
            lines.append(f"{char}{alike} {more} {moved_only}".rstrip())
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
