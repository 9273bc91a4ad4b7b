"""Lays out a list as a table for people: a row for each item, and its label beside each code."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from trafficking_api.countries import country_labels
from trafficking_api.kit.sheet import Cell
from trafficking_api.vocabulary import code_list
from trafficking_api.vocabulary.types import OneOf, OneOfCountries

#: Between the values of one cell.
_BETWEEN = "; "
Item = Mapping[str, Any]


@dataclass(frozen=True)
class Column:
    """One column: its name, where its value is, and which codes it shows the labels of, if any."""

    name: str
    path: tuple[str, ...]
    codes: OneOf | None = None

    def cell(self, item: Item, language: str) -> Cell:
        """What an item has there, as a spreadsheet takes it."""
        value: Any = item
        for step in self.path:
            value = value and value.get(step)
        return _cell(value, _label_in(language, self.codes) if self.codes else _as_it_is)


@cache
def columns(wire: type[BaseModel]) -> tuple[Column, ...]:
    """The columns of a wire type: one a field, with those of a part named after it, as in `rent.currency`."""
    return tuple(_columns(wire, ()))


def rows(wire: type[BaseModel], items: str, language: str) -> Iterator[list[Cell]]:
    """The rows of a JSON array of items, with the labels in this language."""
    for item in json.loads(items):
        yield [column.cell(item, language) for column in columns(wire)]


def _columns(wire: type[BaseModel], above: tuple[str, ...]) -> Iterator[Column]:
    for name, field in wire.model_fields.items():
        path, kind = (*above, name), _plain(field.annotation)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _columns(kind, path)
            continue
        told, codes = ".".join(path), _codes(Annotated[kind, *field.metadata, None])
        yield Column(told, path)
        if codes is not None:
            yield Column(f"{told}_label", path, codes)


def _plain(kind: Any) -> Any:
    """A type without the possibility that nothing is there."""
    options = [option for option in get_args(kind) if option is not type(None)]
    return options[0] if type(None) in get_args(kind) and len(options) == 1 else kind


def _codes(kind: Any) -> OneOf | None:
    """The code list of a value, or of each value in a list; a part with fields of its own has none."""
    if isinstance(kind, OneOf):
        return kind
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return None
    inner = getattr(kind, "__value__", None)
    within = [inner] if inner is not None else [*getattr(kind, "__metadata__", ()), *_inside(kind)]
    return next((found for each in within if (found := _codes(each)) is not None), None)


def _inside(kind: Any) -> tuple[Any, ...]:
    return (get_args(kind)[0],) if get_origin(kind) in {Annotated, list} else get_args(kind)


def _cell(value: Any, shown: Callable[[str], str]) -> Cell:
    if isinstance(value, list):
        return _BETWEEN.join(str(_cell(each, shown)) for each in value)
    if isinstance(value, (dict, bool)):
        return json.dumps(value, ensure_ascii=False)
    return shown(value) if isinstance(value, str) else value


def _as_it_is(value: str) -> str:
    return value


def _label_in(language: str, codes: OneOf) -> Callable[[str], str]:
    labels = _labels(language, codes)
    return lambda code: labels.get(code, code)


@cache
def _labels(language: str, codes: OneOf) -> Mapping[str, str]:
    """What each code of a list is called; a code without a name is shown as it is."""
    if isinstance(codes, OneOfCountries):
        return country_labels(language)
    return {value.code: value.labels[language] for value in code_list(codes.name).values}
