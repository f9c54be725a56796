"""How an article is handed on: what is wished, how loud it comes, as a slip that goes round; named lists."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """The columns, and the tables of lists."""
    for name in ("wish", "quote", "notice", "slip"):
        op.add_column("forwards", sa.Column(name, sa.String(), nullable=False, server_default=""))
    for name in ("due_at", "overdue_at", "closed_at"):
        op.add_column("forwards", sa.Column(name, _MOMENT, nullable=True))
    op.create_index("ix_forwards_due_at", "forwards", ["due_at"])
    op.add_column("recipients", sa.Column("place", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("recipients", sa.Column("reminded_at", _MOMENT, nullable=True))
    op.add_column("deliveries", sa.Column("notice", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "lists",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("people", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_lists"),
        sa.UniqueConstraint("owner_id", "name", name="uq_lists_owner_id_name"),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("lists")
    op.drop_column("deliveries", "notice")
    op.drop_column("recipients", "reminded_at")
    op.drop_column("recipients", "place")
    op.drop_index("ix_forwards_due_at", "forwards")
    for name in ("closed_at", "overdue_at", "due_at", "slip", "notice", "quote", "wish"):
        op.drop_column("forwards", name)
