"""Writes a workbook of one sheet (ECMA-376) row by row: what is written is packed at once, and not kept."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from itertools import chain, islice
from typing import Final

Row = Sequence[str | int | float | None]

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_DOCUMENT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OF_A_BOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
#: The parts that are the same in each workbook.
_FRAME: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_OF_A_BOOK}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_OF_A_BOOK}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_OF_A_BOOK}.sharedStrings+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>"
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}">'
        '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>"
    ),
}
#: How many rows, or texts, are packed together.
_AT_ONCE: Final = 500
#: What XML cannot hold, or what would be read as the sign for that (ST_Xstring).
_UNSPOKEN: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


class _Texts(dict[str, int]):
    """Each text of the sheet once, with its number: what is not known yet gets the next."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number


def written(rows: Iterable[Row]) -> bytes:
    """The workbook with these rows: numbers as numbers, all else as text."""
    out, texts = io.BytesIO(), _Texts()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name, part in _FRAME.items():
            book.writestr(name, _XML + part)
        sheet = chain(
            [f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>'],
            (_row(y, row, texts) for y, row in enumerate(rows, start=1)),
            ["</sheetData></worksheet>"],
        )
        _pack(book, "xl/worksheets/sheet1.xml", sheet)
        strings = chain([f'{_XML}<sst xmlns="{_MAIN}">'], map(_text, texts), ["</sst>"])
        _pack(book, "xl/sharedStrings.xml", strings)
    return out.getvalue()


def _pack(book: zipfile.ZipFile, name: str, parts: Iterator[str]) -> None:
    with book.open(name, "w", force_zip64=True) as part:
        while some := "".join(islice(parts, _AT_ONCE)):
            part.write(some.encode())


def _row(y: int, row: Row, texts: _Texts) -> str:
    cells = [
        f'<c r="{_letters(x)}{y}" t="s"><v>{texts[cell]}</v></c>'
        if isinstance(cell, str)
        else f'<c r="{_letters(x)}{y}"><v>{cell!r}</v></c>'
        for x, cell in enumerate(row)
        if cell is not None
    ]
    return f'<row r="{y}">{"".join(cells)}</row>'


@cache
def _letters(x: int) -> str:
    """What a column is called: A to Z, then AA."""
    before, last = divmod(x, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _text(text: str) -> str:
    told = _UNSPOKEN.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return f'<si><t xml:space="preserve">{escape(told, quote=False)}</t></si>'
