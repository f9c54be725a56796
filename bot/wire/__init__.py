"""The line to Telegram: updates kept as they come in, each chat in turn, pace, patience with refusals."""
