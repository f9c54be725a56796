"""A message as plain text: the buttons numbered, links with their address."""

from __future__ import annotations

from bot import texts
from bot.local.entities import Entity, Parsed
from bot.local.transport import Event, InlineAnswer, Shown, Toast

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def picture(event: Event, *, styled: bool = False) -> str:
    """What a person reads of an event; empty when there is nothing to read.

    Args:
        event: what the application did.
        styled: bold for a terminal.
    """
    match event:
        case Shown():
            return _message(event, styled=styled)
        case Toast(text=text):
            return texts.LOCAL_TOAST.format(text=text) if text else ""
        case InlineAnswer(parameters=parameters):
            return _inline(parameters)


def _message(shown: Shown, *, styled: bool) -> str:
    lines = [_text(shown.parsed, styled=styled)] if shown.text else []
    if shown.document:
        name, data = shown.document
        lines.append(texts.LOCAL_DOCUMENT.format(name=name, size=len(data)))
    if shown.keys:
        lines.append(texts.LOCAL_USERS_USAGE)
    number = 0
    for row in shown.keyboard:
        labels = []
        for button in row:
            number += 1
            url = f" {button['url']}" if button.get("url") else ""
            labels.append(f"[#{number} {button['text']}{url}]")
        lines.append(" ".join(labels))
    return "\n".join(lines)


def _text(parsed: Parsed, *, styled: bool) -> str:
    marks: list[tuple[int, int, str]] = []
    for order, entity in enumerate(parsed.entities):
        marks += _marks(entity, parsed.text, order, styled=styled)
    text = parsed.text
    for at, _, mark in sorted(marks, reverse=True):
        text = text[:at] + mark + text[at:]
    return text


def _marks(entity: Entity, text: str, order: int, *, styled: bool) -> list[tuple[int, int, str]]:
    if entity.url and entity.url != text[entity.start : entity.end]:
        return [(entity.end, order, f"（{entity.url}）")]
    if styled and entity.tag == "b":
        return [(entity.start, order, _BOLD), (entity.end, -order, _PLAIN)]
    return []


def _inline(parameters: dict[str, object]) -> str:
    results = parameters["results"]
    lines: list[str] = []
    if isinstance(results, list):
        for number, result in enumerate(results, start=1):
            described = f" — {result['description']}" if result.get("description") else ""
            lines.append(f"{number}. {result.get('title', '')}{described}")
    button = parameters.get("button")
    if isinstance(button, dict):
        lines.append(f"［{button['text']}］")
    return "\n".join(lines) or texts.LOCAL_NO_RESULTS
