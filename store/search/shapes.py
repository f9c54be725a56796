"""Which characters look alike: by their pictures to a scanner, by their strokes to an eye or a hand. Pure."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def look_alikes() -> dict[str, str]:
    """Each character with those whose pictures are alike: what a scanner reads for it."""
    return {char: alike for char, (alike, *_) in _shapes().items() if alike}


@cache
def near_in_shape() -> dict[str, str]:
    """The same with those that have the same strokes elsewhere: what an eye or a hand takes for it."""
    return _both_ways({char: alike + more for char, (alike, more, _) in _shapes().items()})


@cache
def seen_alike() -> dict[str, str]:
    """The same with those that look alike at a distance: for who asks what was meant."""
    return _both_ways({char: "".join(some) for char, some in _shapes().items()})


def _both_ways(near: dict[str, str]) -> dict[str, str]:
    """Who writes 析 for 拆 writes 拆 for 析: those that list a character that people write are near it."""
    back: dict[str, str] = {}
    for char, others in near.items():
        if _is_common(char):
            for other in others:
                back[other] = back.get(other, "") + char
    return {
        char: others + "".join(one for one in back.get(char, "") if one not in others)
        for char, others in near.items()
    }


def _is_common(character: str) -> bool:
    """GB 2312 has the characters that people write in its first level."""
    return character.encode("gb2312", "ignore")[:1] < b"\xd8"


@cache
def _shapes() -> dict[str, tuple[str, str, str]]:
    lines = (Path(__file__).parent / "shapes.txt").read_text("utf-8").splitlines()
    parted = ((*line.split(" "), "", "") for line in lines if line and line[0] != "#")
    return {first[0]: (first[1:], more, moved) for first, more, moved, *_ in parted}


def same_shape(one: str, other: str) -> bool:
    """True when one of two characters is taken for the other."""
    alikes = seen_alike()
    return other in alikes.get(one, "") or one in alikes.get(other, "")


def printed_alike(one: str, other: str) -> bool:
    """The same for who doubts what is printed."""
    alikes = near_in_shape()
    return other in alikes.get(one, "") or one in alikes.get(other, "")


def warm() -> None:
    """Load the tables (some 120 ms)."""
    near_in_shape()
    seen_alike()
