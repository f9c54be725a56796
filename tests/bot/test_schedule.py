"""When a digest is due: holidays, make-up days, summer time, the same day only once."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.schedule import DAILY, WORKDAYS, counts, next_due
from bot.delivery.workdays import Workdays

is_workday = Workdays()
SHANGHAI = ZoneInfo("Asia/Shanghai")


def due(after: str, days: str, minute: int = 450, zone: ZoneInfo = SHANGHAI, **given_: dt.date) -> str:
    moment = dt.datetime.fromisoformat(after).replace(tzinfo=zone)
    found = next_due(moment, minute=minute, days=days, zone=zone, is_workday=is_workday, **given_)
    assert found is not None and found.tzinfo is dt.UTC
    return f"{found.astimezone(zone):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("after", "days", "expected"),
    [
        ("2024-06-07T07:29:59", DAILY, "2024-06-07 07:30"),
        ("2024-06-07T07:30:00", DAILY, "2024-06-08 07:30"),
        # Dragon Boat Festival: 8 to 10 June 2024.
        ("2024-06-07T09:00:00", WORKDAYS, "2024-06-11 07:30"),
        # The Sunday of 29 September 2024 was worked, for the national holidays.
        ("2024-09-28T09:00:00", WORKDAYS, "2024-09-29 07:30"),
        ("2024-09-28T09:00:00", "12345", "2024-09-30 07:30"),
        ("2024-06-07T09:00:00", "5", "2024-06-14 07:30"),
        ("2024-06-07T09:00:00", "67", "2024-06-08 07:30"),
    ],
)
def test_the_next_day_that_counts(after: str, days: str, expected: str) -> None:
    assert due(after, days) == expected


def test_a_year_without_a_calendar_goes_by_the_week() -> None:
    assert not is_workday.knows(2199)
    week = [dt.date(2199, 1, 7) + dt.timedelta(days=ahead) for ahead in range(7)]
    assert [is_workday(day) for day in week] == [day.isoweekday() <= 5 for day in week]


def test_a_pause_and_a_day_that_was_served() -> None:
    assert due("2024-06-07T07:00:00", DAILY, not_before=dt.date(2024, 6, 20)) == "2024-06-20 07:30"
    assert due("2024-06-07T07:00:00", DAILY, last_day=dt.date(2024, 6, 7)) == "2024-06-08 07:30"


def test_summer_time_neither_loses_nor_doubles_a_day() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    # 2:30 does not exist on 31 March 2024, and comes twice on 27 October.
    assert due("2024-03-30T12:00:00", DAILY, 150, berlin) == "2024-03-31 03:30"
    assert due("2024-10-26T12:00:00", DAILY, 150, berlin) == "2024-10-27 02:30"
    # After the change of the night half past seven is half past seven on the wall, an hour sooner or later.
    assert due("2024-03-30T12:00:00", DAILY, 450, berlin) == "2024-03-31 07:30"
    assert due("2024-10-26T12:00:00", DAILY, 450, berlin) == "2024-10-27 07:30"
    twice = dt.datetime(2024, 10, 27, 2, 30, tzinfo=berlin, fold=1)
    again = next_due(
        twice - dt.timedelta(seconds=1), minute=150, days=DAILY, zone=berlin, is_workday=is_workday,
        last_day=dt.date(2024, 10, 27),
    )  # fmt: skip
    assert again is not None and again.astimezone(berlin).date() == dt.date(2024, 10, 28)


@given(
    st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2040, 1, 1)),
    st.sampled_from([DAILY, WORKDAYS, "1", "135", "67"]),
    st.integers(0, 1439),
    st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Urumqi"]),
)
def test_the_next_time_is_later_on_a_day_that_counts_and_none_is_skipped(
    wall: dt.datetime, days: str, minute: int, name: str
) -> None:
    zone = ZoneInfo(name)
    after = wall.replace(tzinfo=zone)
    found = next_due(after, minute=minute, days=days, zone=zone, is_workday=is_workday)
    assert found is not None and found > after
    between = (found.astimezone(zone).date() - after.date()).days
    assert counts(days, found.astimezone(zone).date(), is_workday) or between <= 1
    skipped = [after.date() + dt.timedelta(days=ahead) for ahead in range(1, between)]
    assert not any(counts(days, day, is_workday) for day in skipped)


def test_a_part_of_a_years_holidays_is_not_the_year() -> None:
    part = {dt.date(2031, 1, day): False for day in range(1, 4)} | {
        dt.date(2031, 4, day): False for day in range(4, 7)
    }
    assert not Workdays(part).knows(2031)
    assert not Workdays(part)(dt.date(2031, 1, 1))
    whole = part | {dt.date(2031, 10, day): False for day in range(1, 8)}
    assert Workdays(whole).knows(2031)
