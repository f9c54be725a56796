"""When a digest should have come and what was told before it; and who has raised which alarm."""

import datetime as dt

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_OVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_ALARMS = ("alarm:stands", "alarm:unmade", "alarm:refused")


def upgrade() -> None:
    """Columns that older rows leave empty, and a lease for each kind of alarm."""
    op.add_column("deliveries", sa.Column("due", sa.DateTime(timezone=True), nullable=True))
    op.add_column("deliveries", sa.Column("cursor_before", sa.Integer(), nullable=True))
    op.add_column("deliveries", sa.Column("day_before", sa.Date(), nullable=True))
    leases = sa.table(
        "leases", sa.column("name"), sa.column("holder"), sa.column("until", sa.DateTime(timezone=True))
    )
    op.bulk_insert(leases, [{"name": name, "holder": "", "until": _OVER} for name in _ALARMS])


def downgrade() -> None:
    """Without them."""
    op.execute("DELETE FROM leases WHERE name LIKE 'alarm:%'")
    for name in ("day_before", "cursor_before", "due"):
        op.drop_column("deliveries", name)
