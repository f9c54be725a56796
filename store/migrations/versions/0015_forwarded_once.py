"""By which of Telegram's updates something was handed on: one that comes again after a kill acts once."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The column."""
    op.add_column("forwards", sa.Column("update_id", sa.BigInteger(), nullable=True))
    op.create_index("ix_forwards_update_id", "forwards", ["update_id"], unique=True)


def downgrade() -> None:
    """Without it."""
    op.drop_index("ix_forwards_update_id", "forwards")
    op.drop_column("forwards", "update_id")
