"""The reference that is written on a payment: drawn by lot, with check digits (ISO 11649)."""

import re
import secrets
from typing import Final

_DIGITS: Final = 16
_FORM: Final = re.compile(r"RF\d{2}[0-9A-Z]{1,21}", re.ASCII)


def _remainder(text: str) -> int:
    """ISO 7064, MOD 97-10: letters count from A = 10."""
    return int("".join(str(int(character, 36)) for character in text)) % 97


def check_digits(body: str) -> str:
    """The two digits that follow RF, so that a slip of the pen is noticed."""
    return f"{98 - _remainder(body + 'RF00'):02d}"


def new_reference() -> str:
    """A new reference of twenty characters. It is drawn by lot: nothing can be read from it."""
    body = f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}d}"
    return f"RF{check_digits(body)}{body}"


def is_reference(text: str) -> bool:
    """True for a reference whose check digits are right, written without spaces."""
    return bool(_FORM.fullmatch(text)) and _remainder(text[4:] + text[:4]) == 1


def spaced(reference: str) -> str:
    """A reference as it is printed: in groups of four."""
    return " ".join(reference[i : i + 4] for i in range(0, len(reference), 4))
