"""Brought unasked: who is due, what goes in, and the sender that paces what leaves."""
