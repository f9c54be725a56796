"""A tired typist: what somebody types who means this, in every class of slip. Deterministic by its seed."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable
from functools import cache

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin, pinyin_dict

# Characters that people know: GB 2312's first level.
_COMMON = [
    bytes([high, low]).decode("gb2312")
    for high in range(0xB0, 0xD8)
    for low in range(0xA1, 0xFF)
    if not (high == 0xD7 and low > 0xF9)
]
_FUZZY = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"), ("f", "h"))


@cache
def _by_sound() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one in _COMMON:
        found[lazy_pinyin(one)[0]].append(one)
    return found


@cache
def _by_shape() -> dict[str, list[str]]:
    """Look-alikes by another source than the program's: the same phonetic part or radical, after the eye."""
    groups = (
        "未末 己已巳 土士 干千于 天夭 日曰 人入八 大太犬 力刀刃 工土 王玉主 木本术 今令 问间 办为 名各 洒酒 "
        "狠狼 候侯 徒徙 拔拨 暖缓 坚竖 贷货贸 折拆析 辩辨辫 载栽裁 密蜜 徵微 睛晴 清情请 钩钓 住往佳 历厉 "
        "构购沟 职织识 根很恨 场扬杨 较校胶 幕墓慕暮 历励 检险验 技枝 模摸膜 扰优 优忧 怀坏 拥佣 治冶 法去 "
        "券卷 延廷 免兔 壮状 析折 遣遗 侧测 采彩菜 扫归 责贵 企全 会合 员贝 市币 东车 车东 劳芳 动勋 经径 "
        "经轻 济挤 实买 卖买 农衣 民良 提堤 扬场 培陪 训驯 享亨 季李 委季 查杳 宣宜 宫官 室宝 富宫 客容 密蜜 "
        "河何 可司 司同 网冈 风凤 机杌 机朵 权杈 村材 标际 桥娇 校较 样祥 格络 植值 楼搂 概慨 榜傍 抱拖"
    )
    found: dict[str, list[str]] = defaultdict(list)
    for group in groups.split():
        for one in group:
            found[one] += [other for other in group if other != one]
    return found


class Typist:
    """Slips, one of each kind; None where the text allows none."""

    def __init__(self, seed: int = 1) -> None:
        self.rng = random.Random(seed)

    def sound(self, text: str) -> str | None:
        """One character wrong that sounds the same."""
        return self._one_wrong(text, lambda one: _by_sound().get(lazy_pinyin(one)[0], []))

    def fuzzy(self, text: str) -> str | None:
        """One character wrong that sounds the same in half the country."""

        def alikes(one: str) -> list[str]:
            syllable = lazy_pinyin(one)[0]
            others = {syllable.replace(a, b, 1) for a, b in _FUZZY} | {
                b_to_a for a, b in _FUZZY for b_to_a in (syllable.replace(b, a, 1),)
            }
            return [other for sound in others - {syllable} for other in _by_sound().get(sound, [])]

        return self._one_wrong(text, alikes)

    def shape(self, text: str) -> str | None:
        """One character wrong that looks alike."""
        return self._one_wrong(text, lambda one: _by_shape().get(one, []))

    def dropped(self, text: str) -> str | None:
        """One character left out."""
        at = self.rng.randrange(len(text))
        return text[:at] + text[at + 1 :] if len(text) > 3 else None

    def doubled(self, text: str) -> str | None:
        """One character too many."""
        at = self.rng.randrange(1, len(text))
        return text[:at] + self.rng.choice(_COMMON) + text[at:] if len(text) > 3 else None

    def swapped(self, text: str) -> str | None:
        """Two neighbours swapped."""
        at = self.rng.randrange(len(text) - 1)
        made = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        return made if made != text and len(text) > 2 else None

    def letters(self, text: str) -> str:
        """The pinyin in one piece."""
        return "".join(lazy_pinyin(text))

    def spaced(self, text: str) -> str:
        """The pinyin with blanks or tones."""
        if self.rng.random() < 0.5:
            return " ".join(lazy_pinyin(text))
        return "".join(lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True))

    def initials(self, text: str) -> str:
        """The first letters."""
        return "".join(one[0] for one in lazy_pinyin(text))

    def mixed(self, text: str) -> str:
        """One character in pinyin."""
        at = self.rng.randrange(len(text))
        return text[:at] + lazy_pinyin(text)[at] + text[at + 1 :]

    def traditional(self, text: str) -> str | None:
        """In traditional characters."""
        made = str(OpenCC("s2t").convert(text))
        return made if made != text else None

    def headline(self, text: str) -> str | None:
        """A headline remembered wrongly: two characters wrong, one left out."""
        if len(text) < 10:
            return None
        letters = list(text)
        for at in self.rng.sample(range(len(letters)), 2):
            letters[at] = self.rng.choice(_COMMON)
        del letters[self.rng.randrange(len(letters))]
        return "".join(letters)

    def nonsense(self) -> str:
        """Characters that belong to nothing."""
        return "".join(self.rng.choice(_COMMON) for _ in range(self.rng.randint(3, 6)))

    def _one_wrong(self, text: str, alikes: Callable[[str], list[str]]) -> str | None:
        places = list(range(len(text)))
        self.rng.shuffle(places)
        for at in places:
            others = [one for one in alikes(text[at]) if one != text[at]]
            if others:
                return text[:at] + self.rng.choice(others) + text[at + 1 :]
        return None


def known(character: str) -> bool:
    """True for a character that has a sound."""
    return ord(character) in pinyin_dict.pinyin_dict
