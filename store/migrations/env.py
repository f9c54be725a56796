"""Alembic's entry: migrates the live connection that `store.schema.upgrade` hands over."""

from alembic import context

from store import mending, outgoing, sharing  # noqa: F401 -- their tables are to be known
from store.models import Row

# The name under which Alembic runs this file; imported as a module it does nothing.
if __name__ == "env_py":
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=Row.metadata, render_as_batch=True)
    context.run_migrations()
