"""A folder of clippings as a file: PDF and Word for the desk, Markdown and CSV to work on."""
