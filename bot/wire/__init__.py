"""The line to Telegram: coming up, updates in and kept, each chat in turn, patience with refusals."""
