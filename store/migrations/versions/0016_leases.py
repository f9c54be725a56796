"""Which of several processes sends, and until when that holds."""

import datetime as dt

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
_OVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The table."""
    leases = op.create_table(
        "leases",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leases"),
    )
    # Made here: two processes that each made it at its first use would meet.
    op.bulk_insert(leases, [{"name": "sender", "holder": "", "until": _OVER}])


def downgrade() -> None:
    """Without it."""
    op.drop_table("leases")
