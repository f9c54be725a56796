"""A subscription keeps as many stops to come as were ordered."""

import datetime as dt
import json

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_SUBSCRIPTIONS = sa.table(
    "subscriptions",
    sa.column("id", sa.Integer()),
    sa.column("stop_from", sa.Date()),
    sa.column("stop_until", sa.Date()),
    sa.column("stops", sa.String()),
)
_DAYS = ("stop_from", "stop_until")


def upgrade() -> None:
    """The one that there is becomes the first of them."""
    op.add_column("subscriptions", sa.Column("stops", sa.String(), nullable=False, server_default="[]"))
    table, connection = _SUBSCRIPTIONS.c, op.get_bind()
    had = sa.select(table.id, table.stop_from, table.stop_until).where(table.stop_from.is_not(None))
    for row in connection.execute(had).all():
        stops = json.dumps([[row.stop_from, row.stop_until]], default=dt.date.isoformat)
        connection.execute(sa.update(_SUBSCRIPTIONS).where(table.id == row.id).values(stops=stops))
    for day in _DAYS:
        op.drop_column("subscriptions", day)


def downgrade() -> None:
    """Only the next stays."""
    for day in _DAYS:
        op.add_column("subscriptions", sa.Column(day, sa.Date(), nullable=True))
    table, connection = _SUBSCRIPTIONS.c, op.get_bind()
    for row in connection.execute(sa.select(table.id, table.stops).where(table.stops != "[]")).all():
        first, behind = (day and dt.date.fromisoformat(day) for day in json.loads(row.stops)[0])
        days = {"stop_from": first, "stop_until": behind}
        connection.execute(sa.update(_SUBSCRIPTIONS).where(table.id == row.id).values(**days))
    op.drop_column("subscriptions", "stops")
