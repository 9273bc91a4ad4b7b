"""Long answers in portions: the database writes some lines as one text, and nobody reads all at once.

One text of a hundred megabytes would stop all others while it is read, even in a thread of its own.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final, Generic, NamedTuple, TypeVar

from pydantic import BaseModel
from sqlalchemy import ColumnElement, SQLColumnExpression, Text, cast, func, literal_column, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from trafficking_api.kit.read import Query, Shape, in_rows

Head = TypeVar("Head", bound=BaseModel)
#: How many lines the database writes as one text.
LINES: Final = 500


class Long(NamedTuple, Generic[Head]):
    """What is said once, and the lines below it: each text has some, with commas between them."""

    head: Head
    lines: Sequence[str]

    def parts(self) -> Iterator[str]:
        """The JSON that travels, in parts."""
        yield f'{self.head.model_dump_json()[:-1]},"lines":['
        for number, some in enumerate(self.lines):
            yield f",{some}" if number else some
        yield "]}"

    def items(self) -> Iterator[dict[str, Any]]:
        """Each line."""
        for some in self.lines:
            yield from json.loads(f"[{some}]")


def portion_of(number: SQLColumnExpression[int]) -> ColumnElement[int]:
    """In which portion a line is, by its number, from one on: group by it, and order by it."""
    return (number - 1) // LINES


def together(line: ColumnElement[Any], number: SQLColumnExpression[int]) -> ColumnElement[str]:
    """The lines of a portion, each a JSON document, as one text in the order of their numbers."""
    return func.string_agg(cast(line, Text), aggregate_order_by(func.chr(ord(",")), number))


def portions(shape: Shape, number: str) -> Query:
    """The items of a shape, some in each row of what is found, in the order of a label that numbers them."""
    rows, item = in_rows(shape)
    document, of = func.row_to_json(item.table_valued()), portion_of(rows.c[number])
    return (
        select(together(document, rows.c[number]))
        .select_from(rows.join(item, literal_column("true")))
        .group_by(of)
        .order_by(of)
    )
