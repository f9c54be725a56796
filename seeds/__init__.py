"""Page text → articles. Pure: text in, values out."""

import seeds.onecore  # noqa: F401 - before numpy is loaded
from seeds.corpus import Corpus
from seeds.decode import PageUnreadable, decode_page
from seeds.model import Page, page_from_json, page_to_json
from seeds.parse import explain_page, parse_page
from seeds.samples import sample_pages
from seeds.tables import put_away
from seeds.trace import PageTrace

__all__ = [
    "Corpus",
    "Page",
    "PageTrace",
    "PageUnreadable",
    "decode_page",
    "explain_page",
    "page_from_json",
    "page_to_json",
    "parse_page",
    "put_away",
    "sample_pages",
]
