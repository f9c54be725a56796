"""Makes store/search/shapes.txt: which characters look alike, measured on two open fonts.

Not part of the tests: `python -m tests.store.tools.make_shapes FONT.otf FONT.otf`, with Pillow, numpy and
scipy installed. The file was made with Noto Sans SC and Noto Serif SC (SIL Open Font License) as they come
with the package pylopdf-fonts-zh-cn 0.1.1.

A character is drawn small and blurred, as a scanner sees it. Two are alike as their pictures correlate: as
a whole (未 末), or in the part beside or below the radical (构 购, 职 织).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[3] / "store" / "search" / "shapes.txt"
SIZE = 32
# The best neighbours of a character, as far as they are alike at all.
MOST, LEAST = 10, 0.66
# A part counts less than the whole: the radical was seen as well.
PART, SAME_PART = 0.9, 0.8
HEAD = """\
# Characters that look alike: a character, then those that it is mistaken for, the likest first.
# Made by tests/store/tools/make_shapes.py from open fonts; do not edit.
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


def pictures(chars: list[str], font_path: str) -> Any:
    import numpy as np
    from PIL import Image, ImageDraw, ImageFont
    from scipy.ndimage import gaussian_filter

    font = ImageFont.truetype(font_path, 48)
    drawn = np.zeros((len(chars), SIZE, SIZE), np.float32)
    for number, char in enumerate(chars):
        image = Image.new("L", (56, 64), 0)
        ImageDraw.Draw(image).text((4, 0), char, font=font, fill=255)
        small = image.crop((4, 6, 52, 62)).resize((SIZE, SIZE), Image.Resampling.BILINEAR)
        drawn[number] = gaussian_filter(np.asarray(small, np.float32) / 255, 0.8)
    return drawn


def correlated(drawn: Any) -> Any:
    import numpy as np

    flat = drawn.reshape(len(drawn), -1)
    flat = flat - flat.mean(axis=1, keepdims=True)
    flat /= np.linalg.norm(flat, axis=1, keepdims=True) + 1e-6
    return flat @ flat.T


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
    lines = []
    for number, char in enumerate(chars):
        order = [at for at in np.argsort(-total[number], kind="stable")[:MOST] if total[number, at] >= LEAST]
        if order:
            lines.append(char + "".join(chars[at] for at in order))
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
