"""The names of the topics that are bound."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty until something is said in the topic."""
    op.add_column("bindings", sa.Column("topic", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    """Without them."""
    op.drop_column("bindings", "topic")
