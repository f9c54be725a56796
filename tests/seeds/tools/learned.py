"""The written sets that `make_heads`, `make_roles` and `make_interplay` learn from."""

# No table of words has learned from these, and what is measured as unfitted is not among them.
SETS = (
    "yonder", "beyond", "afar", "remote", "outlying", "distant", "covert", "hidden", "veiled", "cloaked",
    "shrouded", "swathed", "curtained", "belted", "muffled", "blanketed", "bonneted", "draped", "sealed",
    "unopened", "mantled", "hooded", "caped", "bandaged", "padded", "mittened", "plaided", "visored",
    "sandalled", "ribboned", "helmeted", "sashed", "gloved", "scarfed", "screened",
)  # fmt: skip
