"""Every setting, read in this one place: environment variables first, then `.env` in the working folder.

The names and defaults are public interface. `.env.example` is held equal to this table by a test.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError

PREFIX = "KANBAO_"
Listen = tuple[str, int]


class Settings(BaseSettings):
    """What the person who runs the program can choose. Values are checked; secrets do not print."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    token: SecretStr | None = Field(None, description="the bot's token from @BotFather; none: local chat")
    api_url: str | None = Field(
        None, description="root of the Bot API server (a self-hosted one, a proxy); none: Telegram's own"
    )
    database_url: str = Field(
        "sqlite:///data/kanbao.db", description="the store: sqlite:///… or postgresql://…"
    )
    admins: Annotated[tuple[int, ...], NoDecode] = Field(
        (), description="user ids of the administrators, separated by commas"
    )
    paper: str = Field("工人日报", description="the newspaper's name where a page does not say")
    timezone: str = Field("Asia/Shanghai", description="the house's time zone")
    inbox: Path | None = Field(None, description="a folder that is watched for new page texts")
    webhook_url: str | None = Field(None, description="public https address for a webhook; none: polling")
    webhook_secret: SecretStr | None = Field(
        None, description="the webhook's secret token (letters, digits, - and _)"
    )
    listen: Annotated[Listen | None, NoDecode] = Field(
        None, description="host:port to listen on for the webhook, health and metrics"
    )
    log_format: Literal["text", "json"] = Field("text", description="text, or json: one object a line")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR"
    )
    now: dt.datetime | None = Field(
        None, description="for rehearsals: an ISO time at which the program's clock starts"
    )

    @field_validator("admins", mode="before")
    @classmethod
    def _ids(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = [part for part in re.split(r"[,，、;；\s]+", value) if part]
        wrong = [part for part in parts if not re.fullmatch(r"\d{1,15}", part, re.ASCII)]
        if wrong:
            raise ValueError(f"{wrong[0]!r} is not a user id (digits only, separated by commas)")
        return tuple(int(part) for part in parts)

    @field_validator("api_url", "webhook_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None and not re.match(r"https?://[^/\s]+", value):
            raise ValueError("is no address; it begins with https:// or http://")
        return value.rstrip("/") if value else value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        # The address may hold a password, so it is not repeated here.
        if not re.match(r"(sqlite:///|postgresql(\+psycopg)?://|postgres://)", value):
            raise ValueError("is no address of a store; write sqlite:///FILE or postgresql://USER@HOST/NAME")
        return value

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"{value!r} is no time zone; write one like Asia/Shanghai") from error
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _level(cls, value: Any) -> Any:
        return value.upper() if isinstance(value, str) else value

    @field_validator("listen", mode="before")
    @classmethod
    def _host_port(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        host, colon, port = value.rpartition(":")
        if not colon or not port.isdecimal() or not 0 < int(port) < 65536:
            raise ValueError(f"{value!r} is not host:port, like 127.0.0.1:8080")
        return host or "127.0.0.1", int(port)

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr | None) -> SecretStr | None:
        # Allowed characters and length: Bot API, setWebhook, secret_token.
        if value and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value(), re.ASCII):
            raise ValueError("may hold letters, digits, - and _ only, 256 at most")
        return value

    @field_validator("now", mode="before")
    @classmethod
    def _iso_time(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        try:
            return dt.datetime.fromisoformat(value)
        except ValueError:
            raise ValueError(f"{value!r} is no ISO time, like 2024-06-10T07:30") from None

    @field_validator("now")
    @classmethod
    def _aware(cls, value: dt.datetime | None, info: Any) -> dt.datetime | None:
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=ZoneInfo(info.data.get("timezone", "Asia/Shanghai")))

    @model_validator(mode="after")
    def _webhook_is_whole(self) -> Settings:
        if self.webhook_url and not (self.webhook_secret and self.listen):
            raise ValueError(
                f"{PREFIX}WEBHOOK_URL also needs {PREFIX}WEBHOOK_SECRET and {PREFIX}LISTEN (host:port)"
            )
        return self

    @property
    def zone(self) -> ZoneInfo:
        """The house's time zone."""
        return ZoneInfo(self.timezone)


def read_settings() -> Settings:
    """Read the settings of this process.

    Raises:
        SettingsError: naming each variable at fault and what it should be, without its value where
            that is a secret.
    """
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError("; ".join(_fault(item) for item in error.errors(include_url=False))) from None
    except UnicodeDecodeError as error:
        raise SettingsError(".env is not UTF-8; save it as UTF-8") from error


def _fault(item: Any) -> str:
    message = str(item["msg"]).removeprefix("Value error, ")
    if not item["loc"]:
        return message
    return f"{PREFIX}{str(item['loc'][0]).upper()}: {message}"
