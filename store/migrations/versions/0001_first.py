"""The first schema: issues, pages, articles, blocks, the search index, members, views, updates."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _pages()
    _articles()
    _search()
    _people()


def downgrade() -> None:
    """Remove the tables."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE index_titles")
        op.execute("DROP TABLE index_texts")
    else:
        op.drop_table("index_entries")
    for table in ("search_docs", "blocks", "articles", "pages", "issues"):
        op.drop_table(table)
    for table in ("seen_updates", "views", "access_requests", "members"):
        op.drop_table(table)


def _pages() -> None:
    op.create_table(
        "issues",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_issues"),
        sa.UniqueConstraint("paper", "date", name="uq_issues_paper_date"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_issues_date", "issues", ["date"])
    op.create_table(
        "pages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issue_id", sa.Integer(), nullable=True),
        sa.Column("text_hash", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("paper", sa.String(), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("date_basis", sa.String(), nullable=True),
        sa.Column("date_certain", sa.Boolean(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("discarded", sa.String(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("taken_in_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["issue_id"], ["issues.id"], name="fk_pages_issue_id"),
        sa.PrimaryKeyConstraint("id", name="pk_pages"),
        sqlite_autoincrement=True,
    )
    for column in ("date", "issue_id", "origin", "text_hash"):
        op.create_index(f"ix_pages_{column}", "pages", [column])


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("page_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("column", sa.String(), nullable=True),
        sa.Column("kicker", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("headline", sa.String(), nullable=False),
        sa.Column("subtitle", sa.String(), nullable=True),
        sa.Column("lead", sa.String(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name="fk_articles_page_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_articles_column_date", "articles", ["column", "date"])
    op.create_index("ix_articles_date", "articles", ["date"])
    op.create_index("ix_articles_page_id_position", "articles", ["page_id", "position"])
    op.create_table(
        "blocks",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("gap_after", sa.Boolean(), nullable=False),
        sa.Column("details", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_blocks_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "position", name="pk_blocks"),
    )


def _search() -> None:
    op.create_table(
        "search_docs",
        sa.Column("doc", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("rules", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_search_docs_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("doc", name="pk_search_docs"),
        sa.UniqueConstraint("article_id", name="uq_search_docs_article_id"),
    )
    if op.get_bind().dialect.name == "sqlite":
        # Entries alone: no copy of the text, no positions. `ascii` takes every character beyond ASCII as part
        # of a word, so that what is a word is decided in one place, by search.pieces.
        options = "entries, content='', detail='none', tokenize='ascii'"
        op.execute(f"CREATE VIRTUAL TABLE index_titles USING fts5({options})")
        op.execute(f"CREATE VIRTUAL TABLE index_texts USING fts5({options})")
        # Entries gathered in memory before they are written: 8 MB make an archive's intake a fifth faster.
        op.execute("INSERT INTO index_texts (index_texts, rank) VALUES ('hashsize', 8388608)")
        return
    # No foreign key: the entries are written and deleted with the doc, in bulk, in the same transaction.
    op.execute("CREATE TABLE index_entries (doc BIGINT PRIMARY KEY, title TSVECTOR, text TSVECTOR)")
    op.execute("CREATE INDEX index_entries_title ON index_entries USING gin (title)")
    op.execute("CREATE INDEX index_entries_text ON index_entries USING gin (text)")


def _people() -> None:
    op.create_table(
        "members",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("username", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_members"),
    )
    op.create_table(
        "access_requests",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("username", sa.String(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("admitted", sa.Boolean(), nullable=True),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("user_id", name="pk_access_requests"),
    )
    op.create_index("ix_access_requests_asked_at", "access_requests", ["asked_at"])
    op.create_table(
        "views",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("params", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_views"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_views_user_id", "views", ["user_id"])
    op.create_table(
        "seen_updates",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("update_id", name="pk_seen_updates"),
    )
