"""Files as they come in: real beginnings and ends, and nothing about anybody."""

import io
import struct
import zipfile
import zlib

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")
TIFF = b"II*\x00\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00"
BIG_ENDIAN_TIFF = b"MM\x00*\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00"
TEXT = "Ce que la personne a dit : ສະບາຍດີ, 3 < 5 et A&B.\r\n\tFin.\n".encode()


def png() -> bytes:
    """A picture of one point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(b"\x00\x00")), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def archive(*members: str, content: str = "<x/>") -> bytes:
    """A zip file with these members."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as zipped:
        for member in members:
            zipped.writestr(member, content)
    return written.getvalue()


DOCX = archive("[Content_Types].xml", "_rels/.rels", "word/document.xml")
XLSX = archive("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml")

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

#: Each kind of file that is taken: the ending of its neutral name, its type, and one of it.
TAKEN = {
    "pdf": ("application/pdf", PDF),
    "jpg": ("image/jpeg", JPEG),
    "png": ("image/png", png()),
    "tif": ("image/tiff", TIFF),
    "docx": (WORD, DOCX),
    "xlsx": (EXCEL, XLSX),
    "txt": ("text/plain", TEXT),
}

REFUSED = {
    "html": b"<!DOCTYPE html><html><script>alert(1)</script></html>",
    "html after a gap": b"\xef\xbb\xbf \n\t<html><body>x</body></html>",
    "html after words": b"Dear all,\n< HTML ><body onload=x>",
    "svg": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>',
    "xml": b"<note><to>x</to></note>",
    "rtf": b"{\\rtf1\\ansi x}",
    "postscript": b"%!PS-Adobe-3.0\n",
    "script": b"#!/bin/sh\nrm -rf /\n",
    "exe": b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff",
    "elf": b"\x7fELF\x02\x01\x01\x00",
    "gif": b"GIF89a\x01\x00\x01\x00",
    "webp": b"RIFF\x24\x00\x00\x00WEBPVP8 ",
    "zip": archive("anything.txt"),
    "docm": archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
    "docx and xlsx at once": archive("[Content_Types].xml", "word/document.xml", "xl/workbook.xml"),
    "docx without its list": archive("word/document.xml"),
    "cut docx": DOCX[:-30],
    "docx behind an exe": b"MZ\x90\x00" + DOCX,
    "doc": bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 500,
    "pdf behind a page": b"<html></html>%PDF-1.4",
    "utf-16": "a text".encode("utf-16"),
    "latin-1": "un café".encode("latin-1"),
    "text with a nul": b"a\x00b",
    "text with an escape": b"\x1b[31mred",
    "spaces": b" \n\t ",
    "nothing": b"",
}
