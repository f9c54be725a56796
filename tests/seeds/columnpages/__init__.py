"""Damaged pages by a third hand: articles laid into columns, and the columns read as an OCR would.

Every break falls where a column ends, and what is moved, lost or printed again is a column, its top or its
foot, or a line. Who wrote it had read the real pages only, neither the parser nor the other generators.
"""
