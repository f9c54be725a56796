"""Serves: the command line, the application on Telegram or in a local chat, and all that people read."""
