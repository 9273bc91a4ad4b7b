"""The code lists that every form and every partner share, with a label in each language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from types import MappingProxyType
from typing import Final, TypedDict

__all__ = ["CODE_LISTS", "CodeList", "CodeValue", "UnknownCodeListError", "code_list"]


class UnknownCodeListError(KeyError):
    """Somebody asked for a code list that does not exist."""

    def __init__(self, name: str) -> None:
        """Remember which list was asked for."""
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        """Say what is missing and what there is (a plain KeyError would only quote the name)."""
        return f"there is no code list {self.name!r}; the lists are {', '.join(CODE_LISTS)}"


@dataclass(frozen=True)
class CodeValue:
    """One code of a list: what travels, what a person reads, and what HTCDS calls it (None: nothing)."""

    code: str
    labels: dict[str, str]
    htcds: str | None


@dataclass(frozen=True)
class CodeList:
    """A closed list of codes in the order in which people should see them."""

    name: str
    source: str
    values: tuple[CodeValue, ...]

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes alone, to ask whether one belongs to the list."""
        return frozenset(value.code for value in self.values)


class _Row(TypedDict):
    """One value as the data file writes it."""

    code: str
    en: str
    fr: str
    htcds: str | None


class _Sheet(TypedDict):
    """One list as the data file writes it."""

    source: str
    values: list[_Row]


def _value(row: _Row) -> CodeValue:
    return CodeValue(code=row["code"], labels={"en": row["en"], "fr": row["fr"]}, htcds=row["htcds"])


def _load() -> Mapping[str, CodeList]:
    text = resources.files(__name__).joinpath("code_lists.json").read_text(encoding="utf-8")
    sheets: dict[str, _Sheet] = json.loads(text)
    # Read-only, because every request of every organisation looks at the same object.
    return MappingProxyType(
        {
            name: CodeList(name, sheet["source"], tuple(_value(row) for row in sheet["values"]))
            for name, sheet in sheets.items()
        },
    )


CODE_LISTS: Final[Mapping[str, CodeList]] = _load()


def code_list(name: str) -> CodeList:
    """Give the code list of this name."""
    try:
        return CODE_LISTS[name]
    except KeyError:
        raise UnknownCodeListError(name) from None
