"""From an update to the feature that answers it: the table of commands and buttons, and what goes wrong."""
