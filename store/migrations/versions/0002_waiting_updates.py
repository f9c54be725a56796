"""Updates are kept from their arrival until they have been acted on."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Room for what is still to be acted on; the updates known so far have been."""
    with op.batch_alter_table("seen_updates") as table:
        table.add_column(sa.Column("body", sa.String(), nullable=True))
        table.add_column(sa.Column("starts", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Without the columns."""
    with op.batch_alter_table("seen_updates") as table:
        table.drop_column("starts")
        table.drop_column("body")
