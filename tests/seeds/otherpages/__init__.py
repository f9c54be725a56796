"""Damaged pages by another hand: a second generator, for what the parser owes to the habits of the first.

Who wrote it had read the real pages only, neither the parser nor `damage.py`.
"""
