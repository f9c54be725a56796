"""Corrections of pages, reports of faults, and articles that go on in others of their issue."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """The tables, and the column of what an article is a part of."""
    op.create_table(
        "corrections",
        sa.Column("page_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("filed", sa.String(), nullable=True),
        sa.Column("changed_by", sa.BigInteger(), nullable=True),
        sa.Column("changed_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["page_id"], ["pages.id"], name="fk_corrections_page_id_pages", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("page_id", name="pk_corrections"),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("page_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("done_by", sa.BigInteger(), nullable=True),
        sa.Column("done_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reports_done_at", "reports", ["done_at"])
    op.add_column("articles", sa.Column("part_of", sa.Integer(), nullable=True))
    # Nearly all articles are part of none: an index of those would be taken for a way to find few.
    some = sa.text("part_of IS NOT NULL")
    op.create_index("ix_articles_part_of", "articles", ["part_of"], sqlite_where=some, postgresql_where=some)


def downgrade() -> None:
    """Without them."""
    op.drop_index("ix_articles_part_of", "articles")
    op.drop_column("articles", "part_of")
    op.drop_table("reports")
    op.drop_table("corrections")
