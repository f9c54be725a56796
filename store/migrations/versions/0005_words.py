"""The archive's words, their keys, the house's synonyms; facets and stories in the search index.

The index is emptied: `store.schema` fills it by the rules of the program that migrates.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """The new tables, and the index anew."""
    _empty()
    story = sa.Column("story", sa.BigInteger(), nullable=False)
    _docs([story, sa.Column("facets", sa.String(), nullable=False)])
    op.create_table(
        "search_words",
        sa.Column("id", _LONG, nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_words"),
        sa.UniqueConstraint("word", name="uq_search_words_word"),
    )
    op.create_table(
        "search_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("word_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "word_id", name="pk_search_keys"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "search_synonyms",
        sa.Column("short", sa.String(), nullable=False),
        sa.Column("long", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("short", "long", name="pk_search_synonyms"),
    )


def downgrade() -> None:
    """Without them; the index is empty then, until `kanbao reindex`."""
    for table in ("search_synonyms", "search_keys", "search_words"):
        op.drop_table(table)
    _empty()
    _docs([])


def _empty() -> None:
    op.drop_table("search_docs")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("INSERT INTO index_titles (index_titles) VALUES ('delete-all')")
        op.execute("INSERT INTO index_texts (index_texts) VALUES ('delete-all')")
    else:
        op.execute("DELETE FROM index_entries")


def _docs(more: list[Any]) -> None:
    op.create_table(
        "search_docs",
        sa.Column("doc", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("rules", sa.Integer(), nullable=False),
        *more,
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_search_docs_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("doc", name="pk_search_docs"),
        sa.UniqueConstraint("article_id", name="uq_search_docs_article_id"),
    )
