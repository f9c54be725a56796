"""The numbers of the messages that a delivery became, so that a digest can be put right after it was sent."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The column."""
    op.add_column("deliveries", sa.Column("message_ids", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    """Without it."""
    op.drop_column("deliveries", "message_ids")
