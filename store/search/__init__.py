"""Search: text → query → candidates from the index → hits compared with the text itself."""
