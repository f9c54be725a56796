"""The errors of the program's outside, as one small tree.

    KanbaoError            its text is the one line that the person at the terminal reads
    ├── SettingsError      a setting is missing or wrong
    ├── WrongToken         Telegram does not know the token
    ├── CalendarUnreadable a file of holidays cannot be read as such
    └── CommandFailed      a command did what it could and has already named what failed

`store.errors.StoreError` and `seeds.decode.PageUnreadable` are shown in the same way.
"""

from __future__ import annotations


class KanbaoError(Exception):
    """Something that the person can mend; the text says what to do and never holds a secret."""


class SettingsError(KanbaoError):
    """A setting is missing or wrong; the text names the variable."""


class WrongToken(KanbaoError):  # noqa: N818 -- what is wrong is the name
    """Telegram refuses the token."""

    def __init__(self) -> None:
        super().__init__("Telegram does not know this token; copy it anew from @BotFather into KANBAO_TOKEN")


class CalendarUnreadable(KanbaoError):  # noqa: N818 -- named for what it says
    """A file of holidays cannot be read: which line of it, and why."""

    def __init__(self, name: str, line: int, reason: str) -> None:
        super().__init__(f"{name}, line {line}: {reason}")
        self.line = line
        self.reason = reason


class CommandFailed(KanbaoError):  # noqa: N818 -- likewise
    """A command that has already named each failure on stderr; only the exit status is left to say."""
