"""What can go wrong in the store: one small tree. Each message is a sentence that says what to do."""

from __future__ import annotations


class StoreError(Exception):
    """Anything that the store refuses or cannot do; the message is meant for a person."""


class StoreUnreachable(StoreError):
    """The database does not answer, or its address is wrong."""


class StoreUnwritable(StoreError):
    """The database, its folder or its disk cannot be written."""


class StoreBusy(StoreError):
    """Another program has held the database for longer than the store waits."""


class SchemaTooNew(StoreError):
    """A newer Kanbao has written this store."""


class SchemaTooOld(StoreError):
    """The store wants a migration that the caller did not allow."""


class NotAStore(StoreError):
    """The file or database holds something else."""


class ArticleGone(StoreError):
    """There is no such article, or its page is withdrawn."""


class PageGone(StoreError):
    """There is no such page."""
