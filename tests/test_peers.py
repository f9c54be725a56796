"""The engines that search is measured beside answer what they are asked, each in its own language."""

from __future__ import annotations

from pathlib import Path

from store.search.level import level
from store.search.words import words
from tests.bench.peers import Text, peers

TEXTS = ("货车司机 入会", "工会 “劳模” 5G-A 招聘会", "铁路 it's 5％", "旱獭 铁路")


def test_each_finds_all_words_before_any(tmp_path: Path) -> None:
    texts = [Text(at, level(text), words(level(text))) for at, text in enumerate(TEXTS, start=1)]
    with peers(tmp_path, len(texts)) as engines:
        assert {"FTS5 bm25", "rapidfuzz titles"} <= {one.name for one in engines}
        for engine in engines:
            engine.add(texts)
            engine.ready()
            assert engine.find("货車司机")[0] == 1, engine.name
            if engine.name == "rapidfuzz titles":
                continue
            assert engine.find("旱獭铁路") == [4]
            assert set(engine.find("旱獭司机")) == {1, 4}
            assert engine.find("it's") == [3]
            assert engine.find("“”") == []
            assert engine.bytes() > 0
