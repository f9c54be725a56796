"""Keeps pages and articles, and finds them again. Everybody above talks to it through `Store`."""

from store.engine import Store
from store.errors import StoreError

__all__ = ["Store", "StoreError"]
