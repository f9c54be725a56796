"""Where one name ends and the next begins: printed with blanks inside, run together, or in another tongue."""

from __future__ import annotations

import re

from seeds import rules
from seeds.wordtags import tagger

# Ends of names of other tongues.
_LAST_OF_THEM = frozenset("丽格尔曼玛嘎图娜汗江木提吉特克别克德措姆卓扎次仁杰力孜巴和布音苏勒娅雅其夫旦")


def padded(parts: list[str]) -> list[str]:
    """Names are printed with spaces to be of one width: 李 娜, 田 野 菊."""
    out: list[str] = []
    lone: list[str] = []
    for part in [*parts, ""]:
        if len(part) == 1:
            lone.append(part)
            continue
        if lone:
            out += _grouped(lone)
            lone = []
        out += [part] if part else []
    return out


def _grouped(chars: list[str]) -> list[str]:
    """Single characters as names of two or three, cut where surnames begin, as few names as can be."""
    best: dict[int, tuple[int, int, list[str]]] = {0: (0, 0, [])}
    for at in range(len(chars)):
        if at not in best:
            continue
        strange, count, names = best[at]
        for size in (2, 3):
            name = "".join(chars[at : at + size])
            if len(name) == size:
                found = (strange + (not has_surname(name, rare=True)), count + 1, [*names, name])
                best[at + size] = min(best.get(at + size, found), found)
    return best[len(chars)][2] if len(chars) in best else chars


def run_together(part: str) -> list[str]:
    """Names without a space between them (张子谕赵昂), cut where surnames begin; [] when none fits."""
    if not re.fullmatch(rf"{rules.HAN}{{5,9}}", part):
        return []
    for size in (3, 2, 4):
        head, rest = part[:size], part[size:]
        if len(rest) < 2 or not (has_surname(head, rare=True) and has_surname(rest, rare=True)):
            continue
        tail = [rest] if len(rest) <= 4 else run_together(rest)
        if tail and all(2 <= len(n) <= (4 if n[:2] in rules.DOUBLE_SURNAMES else 3) for n in [head, *tail]):
            return [head, *tail]
    return []


def transliterated(part: str) -> bool:
    """One name of another tongue, without a dot: 巴哈提古丽."""
    told = sum(char in rules.TRANSLITERATED for char in part)
    return 5 <= len(part) <= 8 and told >= len(part) - 1 and part[-1] in _LAST_OF_THEM


def has_surname(name: str, *, rare: bool = False) -> bool:
    """The name begins with a common surname, or with one of the rare ones."""
    single = rules.RARE_SURNAMES if rare else rules.SURNAMES
    return name[:1] in single or name[:2] in rules.DOUBLE_SURNAMES


def is_plain(name: str) -> bool:
    """A surname and a given name, and no words that begin like one: 任立冬, but not 马上到, 花盛开."""
    surname = 2 if name[:2] in rules.DOUBLE_SURNAMES else 1
    if not has_surname(name) or len(name) > surname + 2:
        return False
    first, *others = tagger().tag(name, hmm=False)
    if not others:
        return bool(first[1].startswith("nr"))
    return len(first[0]) == surname and all(tag != "v" for _, tag in others)
