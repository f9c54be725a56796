"""Words that are not read as their characters alone are (重建) are also looked up by those readings."""

import sqlalchemy as sa
from alembic import op

from store.models import WORDS
from store.search import sound, vocabulary

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_AT_A_TIME = 500


def upgrade() -> None:
    """The keys of the words that are there; new words bring theirs."""
    connection = op.get_bind()
    every = sorted(sound.read_otherwise())
    for start in range(0, len(every), _AT_A_TIME):
        some = every[start : start + _AT_A_TIME]
        found = connection.execute(sa.select(WORDS.c.id, WORDS.c.word).where(WORDS.c.word.in_(some)))
        vocabulary.add_keys(connection, [(row.id, row.word) for row in found])


def downgrade() -> None:
    """They are in nobody's way."""
