"""The log: one place that formats it, and that keeps the token out of it."""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
import sys
from types import TracebackType

from bot.settings import Settings

# The shape of a bot token (Bot API, "Authorizing your bot"), so that one that is not ours is hidden as well.
_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")
_HIDDEN = "<token>"
# These speak at INFO for every request; httpx writes whole addresses, which hold the token.
_TALKATIVE = ("httpx", "httpcore", "telegram.ext.Application", "apscheduler", "alembic", "tornado.access")

# These log with tracebacks what the bot says itself in a line: `telegram.ext` is the retrying of calls.
_ECHOES = ("telegram.ext.Updater", "telegram.ext")


def redact(text: str, secrets: tuple[str, ...] = ()) -> str:
    """The text without tokens: anything of a token's shape, and each of `secrets`."""
    for secret in secrets:
        if secret:
            text = text.replace(secret, _HIDDEN)
    return _TOKEN.sub(_HIDDEN, text)


class _Redacting(logging.Formatter):
    """Formats a record and then hides the secrets, tracebacks included."""

    def __init__(self, secrets: tuple[str, ...], *, as_json: bool) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = secrets
        self.as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        if not self.as_json:
            return redact(super().format(record), self._secrets)
        entry = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": redact(record.getMessage(), self._secrets),
        }
        if record.exc_info:
            entry["exception"] = redact(self.formatException(record.exc_info), self._secrets)
        return json.dumps(entry, ensure_ascii=False)


def secrets_of(settings: Settings) -> tuple[str, ...]:
    """What must never stand in a log line."""
    held = (settings.token, settings.webhook_secret)
    return tuple(secret.get_secret_value() for secret in held if secret)


def set_up_logging(settings: Settings, level: str | None = None) -> None:
    """Send every log line of this process to stderr in the chosen format; warnings and crashes too."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Redacting(secrets_of(settings), as_json=settings.log_format == "json"))
    logging.basicConfig(handlers=[handler], level=level or settings.log_level, force=True)
    logging.captureWarnings(True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in _ECHOES:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    sys.excepthook = _log_crash


def log_is_json() -> bool:
    """Whether this process's log has been set up as JSON; failures are then said there too."""
    formatters = [handler.formatter for handler in logging.getLogger().handlers]
    return any(isinstance(formatter, _Redacting) and formatter.as_json for formatter in formatters)


def _log_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("kanbao").critical("stopped by an error", exc_info=(kind, error, trace))
