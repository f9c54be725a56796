"""The application without Telegram: a transport that answers as the Bot API does, and a chat on it."""
