"""The other names that are kept have an index: archives propose thousands that nobody has looked at."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_INDEX = "ix_search_synonyms_kept"


def upgrade() -> None:
    """An index of the few that are kept."""
    kept = sa.text("state = 'kept'")
    op.create_index(_INDEX, "search_synonyms", ["short", "long"], sqlite_where=kept, postgresql_where=kept)


def downgrade() -> None:
    """They are found among all others."""
    op.drop_index(_INDEX, "search_synonyms")
