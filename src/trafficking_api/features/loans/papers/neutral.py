"""Which words a landlord must not read, and whether a name has one of them (LOAN-16)."""

import json
import re
import unicodedata
from functools import cache

from trafficking_api.features.loans.papers.words import data


def _plain(text: str) -> str:
    """Without accents, special forms of letters, and signs that nobody sees: no spelling slips through."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")


@cache
def _pattern(*, of_landlord: bool) -> re.Pattern[str]:
    read = json.loads(data("forbidden_words.json"))
    lists: dict[str, list[str]] = read["words"]
    of_landlords = set(read["of_landlords"]) if of_landlord else set()
    words = {_plain(word) for listed in lists.values() for word in listed if word not in of_landlords}
    forms = (re.escape(word).replace(r"\*", r"\w*") for word in sorted(words))
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)


def betraying(text: str, *, of_landlord: bool = False) -> list[str]:
    """The words of a text that would tell a landlord who the tenant is; of a neutral one, none.

    A landlord's own name may have a word that such names have.
    """
    return _pattern(of_landlord=of_landlord).findall(_plain(text))
