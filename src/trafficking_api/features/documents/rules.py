"""Which files are taken, told by what is in them: neither a name nor a sender is believed."""

import io
import re
import zipfile

#: What is taken, and the ending of its neutral name.
ENDINGS = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/tiff": "tif",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "text/plain": "txt",
}
_BEGINNINGS = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
#: The member without which an Office file (ECMA-376) is none of this kind.
_OFFICE = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_ARCHIVE, _CONTENTS, _MACROS = b"PK\x03\x04", "[Content_Types].xml", "vbaproject.bin"
#: Texts that a program would run or draw: markup, RTF, PostScript, scripts.
_ACTIVE = re.compile(
    r"\A\s*(\{\\rtf|%!|#!|<)|<\s*(!doctype|\?xml|html|svg|script|body|iframe|object|embed)\b", re.IGNORECASE
)
#: So far into a text it is looked for them; further on, no program would take it for one.
_LOOKED_AT = 65_536
#: So long is the list of members of an archive at most: an Office file has some dozens.
LONGEST_LIST = 2**20
_CONTROL = bytes(n for n in (*range(32), 127) if n not in b"\t\n\f\r")


class _Bounded(io.BytesIO):
    """A file of which nothing is read at once that is longer than a list of members may be."""

    def read(self, size: int | None = -1, /) -> bytes:
        """What BytesIO reads. Raises BadZipFile."""
        data = super().read(size)
        if len(data) > LONGEST_LIST:
            raise zipfile.BadZipFile
        return data


def detected(content: bytes) -> str | None:
    """The media type of a file by its content; None when it is none that is taken."""
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    return _office(content) if content.startswith(_ARCHIVE) else _text(content)


def _office(content: bytes) -> str | None:
    """Word or Excel without macros: only the list of members is read, nothing is unpacked."""
    try:
        with zipfile.ZipFile(_Bounded(content)) as archive:
            members = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    if _CONTENTS not in members or any(name.lower().endswith(_MACROS) for name in members):
        return None
    kinds = [kind for member, kind in _OFFICE.items() if member in members]
    return kinds[0] if len(kinds) == 1 else None


def _text(content: bytes) -> str | None:
    """Plain text in UTF-8 that is nothing else: no control signs, and no sign of markup or of a script."""
    if len(content.translate(None, _CONTROL)) < len(content):
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if not text.strip() or _ACTIVE.search(text[:_LOOKED_AT]) else "text/plain"
