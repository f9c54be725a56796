"""An article's row in `search_docs` is found by its number at once, what is short of it in an index (SQLite).

Only a key that is called INTEGER is the row's own number there; under BIGINT the rows have numbers beside it,
and each look-up goes through an index first. The rows are copied in the order of their numbers, in the
migration's own transaction: a store is as it was, or has all of them.

A common word is counted by what is short of 800 articles, each of which fills a page of its own: in an index
of what is short they lie thirty to a page. PostgreSQL keeps its table: long texts lie elsewhere there.
"""

import logging

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

# Named by `search.find`: SQLite would rather look into the rows themselves.
_SHORT = "ix_search_docs_short"
_COLUMNS = "doc, article_id, day, rules, story, facets, title, head, body"
# Measured beside other programs: 24 seconds and 410 MB for 100,000 articles. So many are told of before.
_MANY, _A_SECOND, _BYTES = 20_000, 4_000, 4_100


def upgrade() -> None:
    """The same rows under a key that SQLite takes for their number."""
    _copied(sa.Integer())
    if op.get_bind().dialect.name == "sqlite":
        op.create_index(_SHORT, "search_docs", ["doc", "article_id", "day", "story", "facets", "title"])


def downgrade() -> None:
    """The key as it was."""
    _copied(sa.BigInteger())


def _copied(number: sa.types.TypeEngine[int]) -> None:
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    count = connection.execute(sa.text("SELECT count(*) FROM search_docs")).scalar_one()
    if count >= _MANY:
        logging.getLogger(__name__).warning(
            "the texts of %d articles are copied once, in about %d seconds; the file grows by %d MB, which "
            "later articles fill",
            count, count // _A_SECOND, count * _BYTES // 1_000_000,
        )  # fmt: skip
    op.create_table(
        "search_docs_copied",
        sa.Column("doc", number, autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("rules", sa.Integer(), nullable=False),
        sa.Column("story", sa.BigInteger(), nullable=False),
        sa.Column("facets", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_search_docs_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("doc", name="pk_search_docs"),
        sa.UniqueConstraint("article_id", name="uq_search_docs_article_id"),
    )
    op.execute(
        f"INSERT INTO search_docs_copied ({_COLUMNS}) SELECT {_COLUMNS} FROM search_docs ORDER BY doc"  # noqa: S608 - ours
    )
    op.drop_table("search_docs")
    op.rename_table("search_docs_copied", "search_docs")
