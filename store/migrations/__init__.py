"""Alembic migrations, one tree for both databases, run by `store.schema`."""
