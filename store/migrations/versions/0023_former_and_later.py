"""What a subscription had before it was changed, and what it is to have from a later day on."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_CHANGES = ("former", "later")


def upgrade() -> None:
    """Of what was changed before nothing is known."""
    for name in _CHANGES:
        op.add_column("subscriptions", sa.Column(name, sa.String(), nullable=False, server_default="[]"))


def downgrade() -> None:
    """What is there stays as it is."""
    for name in _CHANGES:
        op.drop_column("subscriptions", name)
