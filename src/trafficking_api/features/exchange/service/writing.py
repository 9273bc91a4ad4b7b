"""Writes what was found of a type as the file that leaves: lines of JSON, or records of HTCDS 2.0."""

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pyzipper

from trafficking_api.features.exchange.rules import htcds_written as htcds
from trafficking_api.features.exchange.schemas.export import ExportType
from trafficking_api.kit.sheet import as_csv

#: How the file in an archive is called.
NAMES = {ExportType.HTCDS_CSV: "htcds.csv", ExportType.HTCDS_JSON: "htcds.json"}
OTHER_NAME = "people.ndjson"


@dataclass
class Piece:
    """Some rows as they travel, and the people whose identity is in them, with their hidden labels."""

    items: Sequence[str | dict[str, Any]] = ()
    seen: Sequence[tuple[UUID, Mapping[str, Any]]] = ()


def content(type_: str, items: Sequence[str | dict[str, Any]]) -> bytes:
    """The file of these rows."""
    if type_ in NAMES:
        found = [htcds.record(item) for item in items if isinstance(item, dict)]
        if type_ == ExportType.HTCDS_CSV:
            return as_csv(list(htcds.FIELDS), map(htcds.row, found))
        return json.dumps(found, ensure_ascii=False, indent=1).encode()
    return "".join(f"{item if isinstance(item, str) else _line(item)}\n" for item in items).encode()


def _line(item: Mapping[str, Any]) -> str:
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))


def zipped(type_: str, text: bytes, passphrase: str) -> bytes:
    """An archive that the usual programs open with the passphrase (AES-256)."""
    out = io.BytesIO()
    with pyzipper.AESZipFile(
        out, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as archive:
        archive.setpassword(passphrase.encode())
        archive.writestr(NAMES.get(ExportType(type_), OTHER_NAME), text)
    return out.getvalue()
