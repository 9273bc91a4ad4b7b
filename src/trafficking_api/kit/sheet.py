"""Writes a table for people who open it in a spreadsheet: nothing in it is ever run as a formula."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import xlsxwriter

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

#: How an operation documents that it writes a table, besides JSON.
CONTENT: dict[str, dict[str, Any]] = {
    "application/json": {},
    CSV: {"schema": {"type": "string", "maxLength": 100_000_000}},
    XLSX: {"schema": {"type": "string", "format": "binary", "maxLength": 100_000_000}},
}
Cell = str | int | float | None
#: More signs than this a cell of a workbook does not hold.
_LONGEST_CELL = 32_767
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: What a spreadsheet would read as a number, and write another way: with zeros around it, or too long for it.
_NO_NUMBER = re.compile(r"0\d[\d.,]*|\d*[.,]\d*0|\d{16,}|\d+[eE][+-]?\d+", re.ASCII)


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The table as CSV (RFC 4180) in UTF-8, with a mark by which Excel knows that."""
    out = io.BytesIO()
    with io.TextIOWrapper(out, "utf-8-sig", newline="") as text:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([_harmless(cell) for cell in row] for row in rows)
        text.flush()
        return out.getvalue()


def as_xlsx(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The table as one sheet of a workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as workbook:
        sheet = workbook.add_worksheet()
        for x, name in enumerate(columns):
            sheet.write_string(0, x, name)
        for y, row in enumerate(rows, start=1):
            for x, cell in enumerate(row):
                _write(sheet, y, x, cell)
    return out.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, y: int, x: int, cell: Cell) -> None:
    if isinstance(cell, str):
        sheet.write_string(y, x, cell if len(cell) <= _LONGEST_CELL else f"{cell[: _LONGEST_CELL - 1]}…")
    elif cell is not None:
        sheet.write_number(y, x, cell)


def _harmless(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula, or for a number that it is not, as a text."""
    return f"'{cell}" if isinstance(cell, str) and _is_mistaken(cell.lstrip("'")) else cell


def plain(cell: str) -> str:
    """A cell as it was before it was made harmless."""
    return cell[1:] if cell.startswith("'") and _is_mistaken(cell.lstrip("'")) else cell


def _is_mistaken(cell: str) -> bool:
    return cell.startswith(_FORMULA) or _NO_NUMBER.fullmatch(cell) is not None


#: Who writes which format.
WRITERS: dict[str, Callable[[Sequence[str], Iterable[Sequence[Cell]]], bytes]] = {CSV: as_csv, XLSX: as_xlsx}
#: How a file of each format ends.
ENDINGS = {CSV: "csv", XLSX: "xlsx"}
