"""Between which characters a column may end: one rule for two generators, each with its own marks."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Borders:
    """Marks that no column begins or ends with; no blank stands there, no sentence ends there.

    `closing` ends a sentence, also with one of `behind` after it. Two that match `unparted` are one word.
    """

    never_first: str
    never_last: str
    closing: str
    behind: str
    unparted: re.Pattern[str]

    def may_part(self, text: str, at: int) -> bool:
        """Whether a column may end before this character of the text."""
        before, after = text[at - 1], text[at]
        if after in self.never_first or before in self.never_last or before in self.closing:
            return False
        if before.isspace() or after.isspace():
            return False
        if before in self.behind and text[at - 2] in self.closing:
            return False
        return not (self.unparted.match(before) and self.unparted.match(after))
