"""What can go wrong in the store: one small tree. Each message is a sentence that says what to do."""

from __future__ import annotations


class StoreError(Exception):
    """Anything that the store refuses or cannot do; the message is meant for a person."""


class StoreUnreachable(StoreError):  # noqa: N818 - named for what it says
    """The database does not answer, or its address is wrong."""


class StoreUnwritable(StoreError):  # noqa: N818 - named for what it says
    """The database, its folder or its disk cannot be written."""


class StoreBusy(StoreError):  # noqa: N818 - named for what it says
    """Another program has held the database for longer than the store waits."""


class SchemaTooNew(StoreError):  # noqa: N818 - named for what it says
    """A newer Kanbao has written this store."""


class SchemaTooOld(StoreError):  # noqa: N818 - named for what it says
    """The store wants a migration that the caller did not allow."""


class NotAStore(StoreError):  # noqa: N818 - named for what it says
    """The file or database holds something else."""


class ArticleGone(StoreError):  # noqa: N818 - named for what it says
    """There is no such article, or its page is withdrawn."""


class PageGone(StoreError):  # noqa: N818 - named for what it says
    """There is no such page."""
