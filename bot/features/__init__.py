"""One small file for each thing a person can do. None of them knows SQL or writes a tag."""
