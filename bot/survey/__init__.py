"""The survey of a week: what mattered most, and how its topics have moved over eight weeks, as a picture."""
