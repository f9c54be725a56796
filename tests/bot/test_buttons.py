"""A button carries ids in ASCII; whatever else arrives is read as nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render import buttons
from bot.render.buttons import (
    BEGINNINGS,
    DATA_LIMIT,
    Begin,
    Decide,
    Join,
    OpenArticle,
    OpenPage,
    Press,
    ShowView,
)

NUMBER = st.integers(0, 2**53 - 1)
PRESS = (
    st.builds(ShowView, NUMBER, NUMBER)
    | st.builds(OpenArticle, st.integers(0, 10**12), st.integers(0, 10**12), NUMBER, st.integers(0, 999))
    | st.builds(OpenPage, NUMBER, NUMBER)
    | st.builds(Begin, st.sampled_from(BEGINNINGS), st.none() | st.dates(dt.date(1000, 1, 1)))
    | st.builds(Decide, st.integers(1, 2**53 - 1), st.booleans())
    | st.just(Join())
)


@given(PRESS)
def test_what_is_written_is_read_back(press: Press) -> None:
    data = buttons.write(press)
    assert data.isascii()
    assert 1 <= len(data) <= DATA_LIMIT
    assert buttons.read(data) == press


@given(st.text(max_size=80))
def test_made_up_data_never_breaks_anything(data: str) -> None:
    press = buttons.read(data)
    assert press is None or buttons.write(press) == data


@pytest.mark.parametrize(
    "data",
    [
        None,
        "",
        "v",
        "v:1",
        "v:1:2:3",
        "v:-1:0",
        "v:01:0",
        "v:１:0",
        "v:1:0\n",
        " v:1:0",
        "a:1:2:3",
        "a:99999999999999999999:0:0:0",
        "y:0",
        "y:abc",
        "j:1",
        "o:users",
        "o:latest:20241399",
        "o:latest:2024-06-10",
        "p:1",
        "x" * 65,
    ],
)
def test_a_button_from_another_life_means_nothing(data: str | None) -> None:
    assert buttons.read(data) is None
