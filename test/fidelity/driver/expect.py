"""Assertions that say what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any


def equal(actual: object, expected: object, what: str = "value") -> None:
    """Both are equal, and of one type: true is not 1."""
    if actual != expected or isinstance(actual, bool) != isinstance(expected, bool):
        raise AssertionError(f"{what}: expected {expected!r}, but got {actual!r}")


def close(actual: float, expected: float, what: str = "value") -> None:
    """Both numbers agree to nine digits."""
    if abs(actual - expected) > 1e-9 * max(1.0, abs(expected)):
        raise AssertionError(f"{what}: expected {expected!r}, but got {actual!r}")


def contains(text: str, *parts: str) -> None:
    """The text has every part."""
    for part in parts:
        if part not in text:
            raise AssertionError(f"expected {part!r} in {text!r}")


def raises(kind: type[BaseException], pattern: str, call: Callable[[], Any]) -> None:
    """The call raises this very class, with a message that matches."""
    try:
        result = call()
    except BaseException as error:
        if type(error) is not kind:
            raise AssertionError(f"expected {kind.__name__}, but got {error!r}") from error
        if re.search(pattern, str(error)) is None:
            raise AssertionError(f"expected {pattern!r} in {str(error)!r}") from error
        return
    raise AssertionError(f"expected {kind.__name__}, but got {result!r}")


def has(record: dict[str, Any], **expected: object) -> None:
    """The record has these values; it may have more."""
    for key, value in expected.items():
        if key not in record:
            raise AssertionError(f"expected {key}={value!r} in {record!r}")
        equal(record[key], value, key)


def only(records: list[dict[str, Any]], **wanted: object) -> dict[str, Any]:
    """The only record with these values."""
    found = [record for record in records if all(record.get(key) == value for key, value in wanted.items())]
    if len(found) != 1:
        raise AssertionError(f"expected one record with {wanted!r}, but got {found!r} of {records!r}")
    return found[0]


def rows_of(printed: str, mark: str) -> list[list[str]]:
    """The rows of a printed table that begin with a mark, cell by cell."""
    lines = [line.strip() for line in printed.splitlines()]
    return [
        [cell.strip() for cell in line.split("│")] for line in lines if line.startswith(mark) and "│" in line
    ]
