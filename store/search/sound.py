"""How words sound: pinyin without tones, the levelled form in which like sounds are one, and initials. Pure.

Levelled are the differences that half the country does not make (zh/z, ch/c, sh/s, final ng/n, l/n/r, h/f):
who types xinzisengcanli means the same as who types xinzhishengchanli.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from pathlib import Path

# A typed string of letters may be cut into syllables in several ways (xian: xi an); more are not looked at.
_MOST_READINGS = 8
# Characters that texts use alone, the most frequent in jieba's list first: 71 of 100 that stand so.
_ALONE = (
    "了是在和有他不我的人也为就这上年中你说一到都等着对来与地还要又大而之道以得她个后去将那但从月下把被于时只多过可并能好会出或日由里"
    "用所向已其给很看使前新想却它最见起小高更如再才便没走做让内及听成各事号至叫两当三本无此们家长市门正同吃天比米外即分问话打老自副跟"
    "笑则像较国死省住万因曾元呢手达头作该女开路约军称名二每属谁受带进先应吧县心占处区太点水南张今间总回山请者党段法连站第共另生全行倒"
    "快派啊相吗经按找口均种字入真拿城马干王据四子书仍难西东少次些钱北气近杀清学强写既若往台原发任美未杨兵非除边位鱼明设州直定越身重声五"
    "低坐儿队员厂校院村镇网币馆店费率力机车"
)
_TONE = re.compile(r"(?<=[a-zü])[1-5](?=[^0-9]|$)")
_LETTERS = re.compile(r"[a-z]+")
_MARKS = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê", "aaaaeeeeiiiioooouuuuvvvvvnnnme")


@cache
def _singles() -> dict[int, str]:
    from pypinyin.pinyin_dict import pinyin_dict

    return pinyin_dict


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """The words that are not read as their characters alone are: 银行, 音乐."""
    lines = Path(__file__).with_name("readings.txt").read_text("utf-8").splitlines()
    words = (line.split() for line in lines if not line.startswith("#"))
    return {word: tuple(read) for word, *read in words}


def read_otherwise() -> Collection[str]:
    """The words that are not read as their characters alone are."""
    return _phrases().keys()


@cache
def syllables_known() -> frozenset[str]:
    """Every syllable that a character of everyday writing has."""
    common = range(0x4E00, 0x9FA6)
    readings = (reading for code in common for reading in _singles().get(code, "").split(",")[:1])
    found = {plain(reading) for reading in readings if reading}
    return frozenset(one for one in found if one and (len(one) > 1 or one in "aeo"))


@lru_cache(maxsize=8192)
def readings(character: str) -> tuple[str, ...]:
    """The syllables of a character, the usual one first; none for what is no Chinese character."""
    found = _singles().get(ord(character), "")
    return tuple(dict.fromkeys(plain(reading) for reading in found.split(","))) if found else ()


@cache
def _by_syllable() -> dict[str, str]:
    found: dict[str, str] = {}
    for one in _ALONE:
        found[_first(one)] = found.get(_first(one), "") + one
    return found


def alone(syllable: str) -> str:
    """The characters of this sound that texts use alone, the most frequent first."""
    return _by_syllable().get(syllable, "")


def syllables(word: str) -> tuple[str, ...]:
    """The syllables of a word; a letter or digit stands for itself."""
    return _phrases().get(word) or by_character(word)


def syllable(word: str, at: int) -> str:
    """The syllable at this place of a word."""
    read = _phrases().get(word)
    return read[at] if read else _first(word[at])


def by_character(word: str) -> tuple[str, ...]:
    """The usual syllables of a word's characters."""
    return tuple([_first(character) for character in word])


@lru_cache(maxsize=8192)
def _first(character: str) -> str:
    known = readings(character)
    return known[0] if known else character


@lru_cache(maxsize=4096)
def levelled(syllable: str) -> str:
    """The form in which a syllable equals those that it is mistaken for."""
    if not syllable.isascii() or not syllable.isalpha() or len(syllable) < 2:
        return syllable
    if syllable[1] == "h" and syllable[0] in "zcs":
        syllable = syllable[0] + syllable[2:]
    elif syllable[0] in "lr":
        syllable = "n" + syllable[1:]
    elif syllable[0] == "f":
        syllable = "h" + syllable[1:]
    return syllable.removesuffix("g") if syllable.endswith("ng") else syllable


def key(parts: Sequence[str]) -> str:
    """Under which syllables are looked up."""
    return " ".join(map(levelled, parts))


def initials(parts: Sequence[str]) -> str:
    """The first letters of syllables."""
    return "".join(part[0] for part in parts)


def letters(typed: str) -> str:
    """What was typed as pinyin, without tones, blanks and apostrophes; empty when it cannot be pinyin."""
    typed = _TONE.sub("", typed.translate(_MARKS).replace("'", "").replace("’", "")).replace(" ", "")
    return typed if _LETTERS.fullmatch(typed) else ""


def cut(typed: str) -> list[tuple[str, ...]]:
    """The ways to read letters as syllables, those with the fewest first."""
    known = syllables_known()
    ways: list[list[tuple[str, ...]]] = [[()], *([] for _ in typed)]
    for end in range(1, len(typed) + 1):
        for start in range(max(0, end - 6), end):
            if ways[start] and typed[start:end] in known:
                ways[end] += [(*way, typed[start:end]) for way in ways[start]]
        ways[end] = sorted(ways[end], key=len)[:_MOST_READINGS]
    return ways[-1] if typed else []


def cut_loosely(typed: str) -> list[tuple[str, ...]]:
    """The ways to read letters as syllables and initials (huo che s ji), the fewest pieces first."""
    known = syllables_known()
    ways: list[list[tuple[str, ...]]] = [[()], *([] for _ in typed)]
    for end in range(1, len(typed) + 1):
        for start in range(max(0, end - 6), end):
            piece = typed[start:end]
            if ways[start] and (piece in known or (len(piece) == 1 and piece not in "iuv")):
                ways[end] += [(*way, piece) for way in ways[start]]
        ways[end] = sorted(ways[end], key=len)[:_MOST_READINGS]
    return [way for way in ways[-1] if any(len(piece) > 1 for piece in way)] if typed else []


def plain(reading: str) -> str:
    """A reading as pinyin writes it, without the tone."""
    return reading.translate(_MARKS)


def warm() -> None:
    """Load pypinyin's tables (some 300 ms)."""
    syllables("预热")
    syllables_known()
