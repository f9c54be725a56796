"""Folders shared with colleagues, tags, an order, and the folder that things are kept in."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The columns, the order that stands now, and the two tables."""
    op.add_column("clippings", sa.Column("tags", sa.String(), nullable=False, server_default=""))
    op.add_column("clippings", sa.Column("place", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("clippings", sa.Column("noted_by", sa.BigInteger(), nullable=True))
    # What was kept last stands first.
    earlier = (
        "SELECT count(*) FROM clippings AS other WHERE other.folder_id = clippings.folder_id AND "
        "(other.kept_at < clippings.kept_at OR "
        "(other.kept_at = clippings.kept_at AND other.article_id <= clippings.article_id))"
    )
    op.execute(f"UPDATE clippings SET place = ({earlier})")  # noqa: S608 -- ours
    op.create_table(
        "folder_shares",
        sa.Column("folder_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("may_edit", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["folder_id"], ["folders.id"], name="fk_folder_shares_folder_id_folders", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("folder_id", "user_id", name="pk_folder_shares"),
    )
    op.create_index("ix_folder_shares_user_id", "folder_shares", ["user_id"])
    op.create_table(
        "folder_choices",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("folder_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["folder_id"], ["folders.id"], name="fk_folder_choices_folder_id_folders", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", name="pk_folder_choices"),
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("folder_choices")
    op.drop_index("ix_folder_shares_user_id", "folder_shares")
    op.drop_table("folder_shares")
    for name in ("noted_by", "place", "tags"):
        op.drop_column("clippings", name)
