"""Writes rows down in the one form in which they are sealed."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any


def written(row: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """These columns of a row as they are sealed: numbers as numbers, all else in one form of text."""
    return {name: _text(row[name]) for name in names}


def _text(value: Any) -> str | int | None:
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else str(value)
