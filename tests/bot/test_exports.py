"""What a file of clippings must say as the chat does: that text is lost, and nothing that turns it round."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from docx import Document

from bot import texts
from bot.briefing import pdf, slip
from bot.briefing.content import Briefing, briefing, wide
from bot.briefing.plain import as_csv, as_markdown
from bot.briefing.word import as_docx
from bot.render.article import article_parts
from seeds.model import Article, Block, EntryDate, Name, Seam
from store import Store, articles, forwards
from store.clippings import Clipping
from tests.bot.conftest import NOW

LOST = Article(
    title="题目",
    gap_before=True,
    blocks=(
        Block(text="一要充分发挥", gap_after=True),
        Block(type="note", label="阅读提示", text="二要继续", gap_after=True),
        Block(text="三要落实。"),
    ),
)
CUT = (f"阅读提示：二要继续{texts.GAP}", f"一要充分发挥{texts.GAP}")


DOUBTFUL = Article(
    title="题目",
    entry_date=EntryDate(text="5月2日 星期四 晴"),
    credits=(Name(name="孙璐", role="本报通讯员"),),
    affiliation="作者单位：某工会",
    blocks=(
        Block(text="职工技能提升。本报讯", seams=(Seam(at=7, confidence=0.4),)),
        Block(text="两段确实相连。", seams=(Seam(at=3, confidence=0.95),)),
    ),
)


def made_of(store: Store, article: Article, note: str = "", tags: tuple[str, ...] = ()) -> Briefing:
    item = store.read(articles.latest, limit=1).items[0]
    return briefing("简报", NOW.date(), [(Clipping(item, note, NOW, tags), article)], "工人日报")


def forms(made: Briefing, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """The texts of every form; of the PDF those that the template is given."""
    told: dict[str, Any] = {}

    def keep(_: str, data: dict[str, Any]) -> bytes:
        told.update(data)
        return b""

    monkeypatch.setattr(pdf, "typeset", keep)
    pdf.as_pdf(made)
    (entry,) = told["entries"]
    rows = list(csv.reader(io.StringIO(as_csv(made).decode("utf-8-sig"))))
    return {
        "pdf": [entry["note"], *entry["tags"], *(part["text"] for part in entry["paragraphs"])],
        "docx": [line.text for line in Document(io.BytesIO(as_docx(made))).paragraphs],
        "md": as_markdown(made).decode("utf-8-sig").split("\n"),
        "csv": [line for cell in rows[1] for line in cell.split("\n")],
    }


@pytest.mark.parametrize("form", texts.EXPORTS)
def test_every_form_says_where_text_is_lost(store: Store, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    lines = forms(made_of(store, LOST), monkeypatch)[form]
    assert [line for line in lines if texts.GAP in line] == list(CUT)
    assert lines.count(texts.GAP_BEFORE) == 1 and lines.index(texts.GAP_BEFORE) < lines.index(CUT[1])
    assert "三要落实。" in lines


@pytest.mark.parametrize("form", texts.EXPORTS)
def test_every_form_marks_a_doubtful_join_and_says_what_the_mark_means(
    store: Store, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    lines = forms(made_of(store, DOUBTFUL), monkeypatch)[form]
    assert "职工技能提升。┈本报讯" in lines and "两段确实相连。" in lines
    assert lines.count(texts.SEAM_EXPLAINED) == 1
    assert lines.index(texts.SEAM_EXPLAINED) > lines.index("两段确实相连。")
    assert texts.SEAM_EXPLAINED not in forms(made_of(store, LOST), monkeypatch)[form]


@pytest.mark.parametrize("form", texts.EXPORTS)
def test_every_form_has_the_whole_head(store: Store, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    head = Article(
        title="主题在此", kicker="引题在此", subtitle="副题在此", column="栏目在此",
        byline=(Name(name="孙璐", role="本报记者"),), blocks=(Block(text="正文。"),),
    )  # fmt: skip
    made = made_of(store, head)
    if form == "pdf":
        (entry,) = made.entries
        told = [entry.title, entry.kicker, entry.subtitle, entry.column, entry.byline]
    else:
        told = forms(made, monkeypatch)[form]
    for said in (made.entries[0].title, "引题在此", "副题在此", "栏目在此", "本报记者 孙璐"):
        assert any(said in line for line in told), said


@pytest.mark.parametrize("form", texts.EXPORTS)
def test_every_form_has_what_stands_beside_the_text(
    store: Store, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    lines = forms(made_of(store, DOUBTFUL), monkeypatch)[form]
    for said in ("5月2日 星期四 晴", "图片：本报通讯员 孙璐", "作者单位：某工会"):
        assert lines.count(said) == 1


def test_the_chat_and_the_files_say_it_in_the_same_words(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = store.read(articles.latest, limit=1).items[0]
    whole = store.read(articles.article, item.id)
    shown = "".join(part.text for part in article_parts(replace(whole, article=LOST), "工人日报"))
    for lines in forms(made_of(store, LOST), monkeypatch).values():
        said = "".join(lines)
        assert shown.count(texts.GAP) == said.count(texts.GAP) == 2
        assert shown.count(texts.GAP_BEFORE) == said.count(texts.GAP_BEFORE) == 1


@pytest.mark.parametrize("form", texts.EXPORTS)
def test_nothing_typed_turns_the_lines_of_a_file(
    store: Store, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    turns = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    made = made_of(store, LOST, f"请{turns}看👨\u200d👩", (f"产{turns}改", turns))
    lines = forms(made, monkeypatch)[form]
    assert not set("".join(lines)) & set(turns)
    assert sum(texts.SENT_WITH.format(note="请看👨\u200d👩") in line for line in lines) == 1
    assert made.entries[0].tags == ("产改",)
    assert made_of(store, LOST, turns).entries[0].note == ""


def test_nothing_noted_turns_the_lines_of_a_slip(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, Any] = {}
    monkeypatch.setattr(slip, "typeset", lambda _, data: told.update(data) or b"")
    turned = "请\u202e看\u2066。"
    reader = forwards.Recipient(2, "张丽华", NOW, None, 1, NOW, NOW, turned, 1)
    forward = forwards.Forward(
        id=1, article_id=2, title="题目", sender_id=1, sender_name="王芳", note=turned,
        made_at=NOW, receipt=None, taken_back=False, wish="approve", quote=turned, notice="",
        slip="turn", due_at=None, overdue_at=None, closed_at=None, recipients=(reader,),
    )  # fmt: skip
    slip.slip_as_pdf(forward, "《工人日报》", ZoneInfo("Asia/Shanghai"))
    assert [value for _, value in told["fields"]].count("请看。") == 2
    assert told["rows"][0][-1] == "请看。"


@pytest.mark.parametrize(
    ("printed", "set_"),
    [
        (
            "名单出炉,由省总工会提名的3个项目,8名职工获奖;14人",
            "名单出炉，由省总工会提名的3个项目，8名职工获奖；14人",
        ),
        ("“路径是畅通的!”", "“路径是畅通的！”"),
        ("(作者单位:全国总工会)", "（作者单位：全国总工会）"),
        ("共1,000人,10:30到,见http://a.cn/b?c=1;d", "共1,000人，10:30到，见http://a.cn/b?c=1;d"),
        ("5G-A,V2.0 (beta), ok", "5G-A,V2.0 (beta), ok"),
        ("比分3:2,赢了?是的", "比分3:2，赢了？是的"),
    ],
)
def test_marks_of_half_width_in_chinese_text_are_set_full(printed: str, set_: str) -> None:
    assert wide(printed) == set_


def test_a_slip_is_dated_with_its_year_and_says_how_it_went_round(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, Any] = {}
    monkeypatch.setattr(slip, "typeset", lambda _, data: told.update(data) or b"")
    forward = forwards.Forward(
        id=1, article_id=2, title="题目", sender_id=1, sender_name="王芳", note="", made_at=NOW, receipt=None,
        taken_back=False, wish="", quote="", notice="", slip="turn", due_at=NOW, overdue_at=None,
        closed_at=None, recipients=(),
    )  # fmt: skip
    slip.slip_as_pdf(forward, "《工人日报》", ZoneInfo("Asia/Shanghai"))
    assert told["fields"] == [
        ["发起", "王芳"], ["时间", "2024年12月21日 09:00"],
        ["时限", "2024年12月21日 09:00"], ["方式", "依次传阅"],
    ]  # fmt: skip
