"""Reads the rows of a file that somebody sends: lines of JSON, or a table."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from types import UnionType
from typing import Annotated, Any, NoReturn, Union, get_args, get_origin

from pydantic import BaseModel
from typing_extensions import TypeAliasType

from trafficking_api.features.exchange.rules import htcds
from trafficking_api.features.exchange.rules.htcds_templates import headed
from trafficking_api.kit.sheet import plain

#: What stands in a column of its own; every other column belongs to the data.
_OWN = ("type", "reference")
_WHOLE = re.compile(r"-?\d{1,18}\Z", re.ASCII)
#: Which item of a list a column is about.
_PLACE = re.compile(r"\d{1,4}\Z", re.ASCII)
_WORDS = {"true": True, "false": False}
#: How many columns a table has at most: more than all that can be said of anything here.
MOST_COLUMNS = 2000
#: What stands around the records of an array of JSON.
_OPENING, _COMMA, _CLOSING = (re.compile(rf"[ \t\n\r]*{sign}[ \t\n\r]*") for sign in (r"\[", ",", r"\]"))
_EMPTY = re.compile(_OPENING.pattern + _CLOSING.pattern)


class ImportFormat(StrEnum):
    """How the rows of a file are written."""

    NDJSON = "ndjson"
    CSV = "csv"
    HTCDS_CSV = "htcds_csv"
    HTCDS_JSON = "htcds_json"


class UnreadableTable(Exception):
    """A file that is no table, and the line where that shows."""

    def __init__(self, line: int = 1) -> None:
        super().__init__()
        self.line = line


@dataclass(frozen=True)
class Raw:
    """A row as it was sent: an object, or a line of JSON, which is read when its turn comes."""

    number: int
    sent: dict[str, Any] | str | None
    #: In a table everything is text: what it means is known once it is known what the row is.
    is_text: bool = False
    #: What of it there is no place for here.
    left_out: Sequence[str] = ()
    #: Of HTCDS: which record of the file it is of, counted from one.
    record: int | None = None
    #: Whether a trial gets to it.
    is_tried: bool = True

    @property
    def content(self) -> dict[str, Any] | None:
        """What stands in it; None where it cannot be read."""
        return _read(self.sent) if isinstance(self.sent, str) else self.sent


def rows(format_: str, text: str) -> Iterator[Raw]:
    """The rows of a file, one after the other, numbered from one; empty lines do not count.

    A record of HTCDS is several of them: the person, her case, and what was determined, if it says when.
    Raises UnreadableTable, when it gets to what is no table.
    """
    if format_ == ImportFormat.NDJSON:
        lines = filter(str.strip, io.StringIO(text, newline="\n"))
        return (Raw(number, line) for number, line in enumerate(lines, start=1))
    if format_ == ImportFormat.CSV:
        cells = enumerate(_table(text), start=1)
        return (Raw(number, nested(filled), is_text=True) for number, filled in cells)
    records = _table(text, headed) if format_ == ImportFormat.HTCDS_CSV else _listed(text)
    found = enumerate(htcds.all_of(records), start=1)
    return (
        Raw(number, row, is_text=True, left_out=without, record=record)
        for number, (record, (row, without)) in found
    )


def _read(line: str) -> dict[str, Any] | None:
    try:
        found = json.loads(line, parse_constant=_refused, object_pairs_hook=_each_once)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _refused(_word: str) -> NoReturn:
    raise ValueError


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The members of an object; one that stands there twice says two things."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


_DECODER = json.JSONDecoder(parse_constant=_refused, object_pairs_hook=_each_once)


def _listed(text: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSON array, one after the other. Raises UnreadableTable."""
    try:
        yield from _records(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise UnreadableTable(getattr(error, "lineno", 1)) from None


def _records(text: str) -> Iterator[dict[str, Any]]:
    """The same; raises whatever comes of what is no JSON."""
    if _EMPTY.fullmatch(text):
        return
    before, end = _OPENING, 0
    while found := before.match(text, end):
        record, end = _DECODER.raw_decode(text, found.end())
        if not isinstance(record, dict):
            raise TypeError
        yield record
        before = _COMMA
    if not end or not _CLOSING.fullmatch(text, end):
        raise ValueError


#: Given the heading and the row below it: the names of the columns, and whether that row is a heading too.
Headed = Callable[[Sequence[str], Sequence[str]], tuple[list[str], bool]]


def _table(text: str, headed_as: Headed | None = None) -> Iterator[dict[str, str]]:
    """The filled cells of each row, by the heading of their column. Raises UnreadableTable.

    A column without a name counts for nothing.
    """
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        heading = next(lines, [])
        yield from _filled(_stripped(chain([heading], filter(None, lines))), headed_as)
    except (csv.Error, UnreadableTable):
        raise UnreadableTable(lines.line_num) from None


def _stripped(lines: Iterable[Sequence[str]]) -> Iterator[list[str]]:
    for line in lines:
        if len(line) > MOST_COLUMNS:
            raise UnreadableTable
        yield [cell.strip() for cell in line]


def _filled(lines: Iterator[list[str]], headed_as: Headed | None) -> Iterator[dict[str, str]]:
    heading = next(lines, [])
    if headed_as is not None:
        below = next(lines, [])
        heading, has_second = headed_as(heading, below)
        lines = lines if has_second else chain([below], lines)
    if len(set(heading)) < len(heading):
        raise UnreadableTable
    for cells in lines:
        if len(cells) > len(heading):
            raise UnreadableTable
        filled = {name: plain(cell) for name, cell in zip(heading, cells, strict=False)}
        if any(cell and (name or headed_as is None) for name, cell in filled.items()):
            yield {name: cell for name, cell in filled.items() if cell and (name or headed_as is None)}


def nested(cells: Mapping[str, str]) -> dict[str, Any] | None:
    """A row of a table as an object: a dot in a heading leads inside. None where two cells contradict."""
    found: dict[str, Any] = {"data": {}}
    for name, cell in cells.items():
        own = name in _OWN or name.startswith("refers.")
        path = name.split(".") if own else ["data", *name.split(".")]
        place = found
        for step in path[:-1]:
            place = place.setdefault(step, {})
            if not isinstance(place, dict):
                return None
        if path[-1] in place:
            return None
        place[path[-1]] = cell
    return found


def typed(annotation: Any, value: Any) -> Any:
    """What the text of a cell is, where this is wanted; what is nothing of the kind stays text."""
    wanted = _core(annotation)
    if isinstance(value, dict):
        return _members(wanted, value)
    if not isinstance(value, str):
        return value
    if get_origin(wanted) is list:
        parts = (part.strip() for part in value.split(";"))
        return [typed(get_args(wanted)[0], part) for part in parts if part]
    if wanted is int and _WHOLE.match(value):
        return int(value)
    return _WORDS.get(value.lower(), value) if wanted is bool else value


def _members(wanted: Any, value: dict[str, Any]) -> Any:
    """The members of an object, or the items of a list, which are numbered from 0."""
    if get_origin(wanted) is list and all(map(_PLACE.match, value)):
        return [typed(get_args(wanted)[0], value[name]) for name in sorted(value, key=int)]
    if not (isinstance(wanted, type) and issubclass(wanted, BaseModel)):
        return value
    fields = wanted.model_fields
    return {
        name: typed(fields[name].annotation, member) if name in fields else member
        for name, member in value.items()
    }


def _core(annotation: Any) -> Any:
    """A type without what is said around it, and without null."""
    if isinstance(annotation, TypeAliasType):
        return _core(annotation.__value__)
    origin = get_origin(annotation)
    if origin is Annotated:
        return _core(get_args(annotation)[0])
    if origin in {Union, UnionType}:
        return _core(next(part for part in get_args(annotation) if part is not type(None)))
    return annotation
