"""What must not be readable in a backup, in all the ways in which it could stand there."""

import base64
import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from trafficking_api.features.people.rules import document_number, normalised

#: Fewer characters than these stand somewhere by chance; of hexadecimal digits it takes more.
SHORTEST, SHORTEST_HEX = 6, 12
_HEX = frozenset(b"0123456789abcdef")


def telling(person: dict[str, Any]) -> set[str]:
    """A person's names, phones and document numbers, as the API tells them, but for what is too short."""
    identity, contact = person["identity"], person["contact"]
    values = {identity[name] for name in ("first_name", "middle_name", "family_name")}
    values |= {paper["number"] for paper in identity["identity_documents"]}
    values |= {(identity["guardian"] or {}).get("name")}
    values |= {entry["value"] for entry in contact["entries"]}
    return {value for value in values if value and len(value) >= SHORTEST}


def forms(value: str) -> set[bytes]:
    """The value as text, as JSON escapes, as hexadecimal and as base64 digits; also as it is compared."""
    spellings = {value, value.casefold(), normalised(value), document_number(value)}
    written: set[bytes] = set()
    for raw in (spelling.encode() for spelling in spellings if spelling):
        digits = raw.hex()
        written |= {raw, digits.encode(), digits.upper().encode(), *_in_base64(raw)}
    escaped = {json.dumps(spelling)[1:-1] for spelling in spellings}
    # As COPY writes them, too: a backslash doubled.
    written |= {text.encode() for one in escaped for text in (one, one.replace("\\", "\\\\"))}
    return {form for form in written if len(form) >= (SHORTEST_HEX if set(form) <= _HEX else SHORTEST)}


def found(sought: Iterable[bytes], dump: bytes) -> set[bytes]:
    """Those that stand in the dump; each place of it is looked at once, however many are sought."""
    beginning: defaultdict[bytes, list[bytes]] = defaultdict(list)
    for form in sought:
        beginning[form[:SHORTEST]].append(form)
    return {
        form
        for at in range(len(dump))
        if (begun := dump[at : at + SHORTEST]) in beginning
        for form in beginning[begun]
        if dump.startswith(form, at)
    }


def _in_base64(raw: bytes) -> set[bytes]:
    """The digits that these bytes alone decide, wherever they begin in a group of three."""
    digits = set()
    for before in range(3):
        whole = base64.b64encode(bytes(before) + raw).rstrip(b"=")
        first, last = -(-before * 8 // 6), (before + len(raw)) * 8 // 6
        digits.add(whole[first:last])
    return digits
