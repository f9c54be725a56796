"""Invitations, the audit trail, what was opened, questions under way, and what was handed on."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """The tables."""
    _access()
    _reading()
    _handing_on()


def downgrade() -> None:
    """Without them."""
    for table in ("recipients", "forwards", "prompts", "openings", "deeds", "invitations"):
        op.drop_table(table)


def _access() -> None:
    op.create_table(
        "invitations",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.Column("until", _MOMENT, nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_invitations"),
    )
    op.create_table(
        "deeds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("whom", sa.BigInteger(), nullable=True),
        sa.Column("detail", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_deeds"),
        sqlite_autoincrement=True,
    )


def _reading() -> None:
    op.create_table(
        "openings",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_openings_article_id_articles", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "article_id", name="pk_openings"),
    )
    op.create_index("ix_openings_user_id_at", "openings", ["user_id", "at"])
    op.create_table(
        "prompts",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("until", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_prompts"),
    )


def _handing_on() -> None:
    op.create_table(
        "forwards",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("sender_id", sa.BigInteger(), nullable=False),
        sa.Column("sender_name", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("receipt", sa.BigInteger(), nullable=True),
        sa.Column("taken_back", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_forwards"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_forwards_article_id", "forwards", ["article_id"])
    op.create_index("ix_forwards_sender_id", "forwards", ["sender_id"])
    op.create_table(
        "recipients",
        sa.Column("forward_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sent_at", _MOMENT, nullable=True),
        sa.Column("failed", sa.String(), nullable=True),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("opened_at", _MOMENT, nullable=True),
        sa.Column("read_at", _MOMENT, nullable=True),
        sa.Column("reply", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["forward_id"], ["forwards.id"], name="fk_recipients_forward_id_forwards", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("forward_id", "user_id", name="pk_recipients"),
    )
