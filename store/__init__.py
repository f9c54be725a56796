"""Keeps pages and articles, and finds them again. Everybody above talks to it through `Store`.

`Session` is what the store's functions are handed; above the store it is passed on and never asked.
"""

from sqlmodel import Session

from store.engine import Store
from store.errors import StoreError

__all__ = ["Session", "Store", "StoreError"]
