"""From when to when a subscription stops that was told so before."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_DAYS = ("stop_from", "stop_until")


def upgrade() -> None:
    """Nobody has told so yet."""
    for day in _DAYS:
        op.add_column("subscriptions", sa.Column(day, sa.Date(), nullable=True))


def downgrade() -> None:
    """What was told before is forgotten; what stands still by it goes on."""
    for day in _DAYS:
        op.drop_column("subscriptions", day)
