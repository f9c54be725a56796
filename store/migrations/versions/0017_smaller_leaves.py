"""Smaller leaves of the search index (SQLite).

A question for several pieces hops from article to article, and every hop reads a leaf to its end: with leaves
of 1,000 bytes instead of 4,050 such questions take half the time, for 3 % more room. What stands in the index
goes on being read, and is written anew in that form as articles come in, or at once by `kanbao reindex`.
"""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_SMALL, _USUAL = 1_000, 4_050


def upgrade() -> None:
    """The new size, for what is written from now on."""
    _set(_SMALL)


def downgrade() -> None:
    """FTS5's own size again."""
    _set(_USUAL)


def _set(size: int) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table in ("index_titles", "index_texts"):
            op.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('pgsz', {size})")  # noqa: S608 - ours
