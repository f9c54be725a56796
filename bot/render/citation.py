"""Where a text stood, as it is cited: what is known, and nothing else."""

from __future__ import annotations

import datetime as dt

from bot import texts

# A name that fills the screen is a fault of the page.
_LONGEST_NAME = 30


def issue_name(paper: str, day: dt.date | None, *, certain: bool) -> str:
    """《工人日报》2024年5月27日; an inferred date carries （推定）, an unknown one is left out."""
    paper = paper[:_LONGEST_NAME]
    if day is None:
        return f"《{paper}》"
    return f"《{paper}》{texts.full_day(day)}{'' if certain else texts.INFERRED}"


def citation(paper: str, day: dt.date | None, page: int | None, *, certain: bool) -> str:
    """《工人日报》2024年5月27日 第2版; without a page it ends at the date."""
    name = issue_name(paper, day, certain=certain)
    return name if page is None else f"{name} {texts.page_name(page)}"
