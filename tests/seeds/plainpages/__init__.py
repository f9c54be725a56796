"""Damaged pages by a fourth hand: each kind of damage as its definition says, and nothing besides.

Who wrote it had seen the definitions of the eight kinds, but neither the parser nor the other generators. A
page has some of the articles of its set, in an order of its own.
"""
