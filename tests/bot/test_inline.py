"""Inline mode: members find articles from any chat, what they post gives nothing away."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import texts
from bot.local.client import Client
from bot.local.transport import InlineAnswer
from store import Store, articles, members
from store.intake import take_in_documents
from tests.bot.conftest import MEMBER, House


async def ask(client: Client, query: str, offset: str = "") -> dict[str, object]:
    (answer,) = await client.ask_inline(query, offset)
    assert isinstance(answer, InlineAnswer)
    assert (answer.parameters["cache_time"], answer.parameters["is_personal"]) == (0, True)
    return answer.parameters


def results(given_: dict[str, object]) -> list[dict[str, object]]:
    found = given_["results"]
    assert isinstance(found, list)
    return found


async def test_a_search_gives_cards_that_hold_no_text_of_the_article(house: House, store: Store) -> None:
    (first, *_) = results(await ask(house.member, "货车司机入会"))
    stored = store.read(articles.article, int(str(first["id"])))
    card = str(first["input_message_content"]["message_text"])  # type: ignore[index]
    assert stored.title[:20] in card
    assert f"https://t.me/kanbao_bot?start=a_{stored.id}" in card
    assert "《工人日报》" in card
    body = "".join(block.text for block in stored.article.blocks)
    assert body[:15] not in card
    assert body[:10] in str(first["description"])


async def test_nothing_typed_gives_the_newest_headlines(house: House, store: Store) -> None:
    found = results(await ask(house.member, ""))
    newest = store.read(articles.latest, limit=20).items
    assert [int(str(each["id"])) for each in found] == [item.id for item in newest]


async def test_long_answers_come_page_by_page_without_doubles(house: House, store: Store) -> None:
    pages = [
        (f"{n}.txt", f"# 夜校第{n}期开课\n\n本报讯（记者张三）2030年1月2日，夜校第{n}期开课。\n".encode())
        for n in range(45)
    ]
    take_in_documents(store, pages)
    seen: list[str] = []
    offset = ""
    for _ in range(5):
        given_ = await ask(house.member, "夜校", offset)
        seen += [str(each["id"]) for each in results(given_)]
        offset = str(given_.get("next_offset") or "")
        if not offset:
            break
    assert len(seen) == len(set(seen)) >= 40


async def test_a_typing_error_is_forgiven_as_in_search(house: House) -> None:
    assert results(await ask(house.member, "新质生产立"))


async def test_strangers_and_those_who_left_get_the_way_to_apply(house: House, store: Store) -> None:
    store.write(members.remove, MEMBER)
    for client in (house.stranger, house.member):
        given_ = await ask(client, "产改")
        assert results(given_) == []
        assert given_["button"] == {"text": texts.INLINE_JOIN, "start_parameter": "join"}


@pytest.mark.parametrize("offset", ["", "abc", "-5", "99999999999999999999", "²"])
async def test_an_offset_that_was_made_up_is_no_trouble(house: House, offset: str) -> None:
    assert "results" in await ask(house.member, "产改", offset)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=256))
async def test_whatever_is_typed_is_answered(house: House, query: str) -> None:
    await ask(house.member, query)
