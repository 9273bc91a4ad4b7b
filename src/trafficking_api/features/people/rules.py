"""What is true of a person's identity and contact without looking anything up."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from trafficking_api.kit.errors import Fault

#: How long a person's record is kept after its last change, until the organisation says otherwise (G-16).
RETENTION_YEARS = 5

#: What may leave for a named partner after consent, by field group (tier P2). What is not named here stays:
#: numbers of documents, street and place of living (tier P3).
RELEASABLE: dict[str, frozenset[str]] = {
    "identity": frozenset(
        {
            *("salutation", "first_name", "middle_name", "family_name", "aliases"),
            *("birth_date", "birth_date_precision", "citizenships", "stateless", "languages"),
            *("marital_status", "number_of_children", "education_level", "guardian", "deceased"),
            "migration_status",
        }
    ),
    "contact": frozenset({"entries", "mailing.country"}),
}

INVERSE = {
    "Parent": "Child",
    "Child": "Parent",
    "Grandparent": "Grandchild",
    "Grandchild": "Grandparent",
}

#: How many words a search compares; no name has more.
MOST_WORDS = 10

_NAMES = ("first_name", "middle_name", "family_name")
#: A tone typed before the first half of a vowel AM, in Lao and in Thai.
_TONE_FIRST = re.compile("([\u0ec8-\u0ecb\u0e48-\u0e4b])([\u0ecd\u0e4d])")
#: Latin letters that are no letter with an accent, and which some keyboards lack.
_PLAIN = str.maketrans({"đ": "d", "ð": "d", "ø": "o", "ł": "l", "\u0131": "i", "æ": "ae", "œ": "oe"})
#: Apostrophes, as they are typed, join what they stand between.
_JOINED = dict.fromkeys(map(ord, "'’`\u2018\u02bc\u00b4"))


def releasable(group: str, document: Mapping[str, Any]) -> dict[str, Any]:
    """The part of an identity or a contact that may leave the centre after consent to this field group."""
    kept: dict[str, Any] = {}
    for path in sorted(RELEASABLE[group]):
        name, _, member = path.partition(".")
        value = document.get(name)
        kept[name] = {member: value.get(member)} if member and value is not None else value
    return kept


def retained_until(last_change: date) -> date:
    """The day until which a person's record is kept."""
    year = last_change.year + RETENTION_YEARS
    if (last_change.month, last_change.day) == (2, 29):
        return date(year, 3, 1)
    return last_change.replace(year=year)


def inverse(relation: str) -> str:
    """What the person is to the other one, if the other one is this to her."""
    return INVERSE.get(relation, relation)


def normalised(name: str) -> str:
    """A name as it is compared: without case, Latin accents, apostrophes, and ways of typing the same sign.

    Lao keeps its marks; a vowel AM is NIGGAHITA and AA, and a tone stands after it, however it was typed.
    """
    folded = unicodedata.normalize("NFKC", name.translate(_JOINED)).casefold().translate(_PLAIN)
    plain = "".join(_without_latin_accents(unicodedata.normalize("NFD", folded)))
    words = "".join(_kept(sign) for sign in unicodedata.normalize("NFKC", plain))
    return " ".join(_TONE_FIRST.sub(r"\2\1", words).split())


def _without_latin_accents(signs: str) -> Iterator[str]:
    latin = False
    for sign in signs:
        if unicodedata.combining(sign) or unicodedata.category(sign) == "Mn":
            if not latin:
                yield sign
            continue
        latin = unicodedata.name(sign, "").startswith("LATIN")
        yield sign


def _kept(sign: str) -> str:
    """Letters, marks and numbers; nothing for what nobody sees, a gap for what parts two words."""
    kind = unicodedata.category(sign)
    if kind[0] in "LMN":
        return sign
    return "" if kind == "Cf" else " "


def name_tokens(*names: str | None) -> set[str]:
    """Each word of these names, as it is compared."""
    return {word for name in names if name for word in normalised(name).split()}


def names_of(identity: Mapping[str, Any]) -> set[str]:
    """The words by which a person is found: of each name and alias, and of nothing that few values have."""
    return name_tokens(*(identity.get(name) for name in _NAMES), *(identity.get("aliases") or ()))


def document_number(number: str) -> str:
    """A document's number as it is compared: without separators, in capitals."""
    kept = unicodedata.normalize("NFKC", number).upper()
    return "".join(sign for sign in kept if sign.isalnum())


def numbers_of(identity: Mapping[str, Any]) -> set[str]:
    """The numbers of a person's documents, as they are compared."""
    documents: Iterable[Mapping[str, Any]] = identity.get("identity_documents") or ()
    return {document_number(d["number"]) for d in documents if d.get("number")} - {""}


def merged(document: Mapping[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
    """The document after a merge patch (RFC 7396); null forgets, and an array is replaced whole."""
    result = dict(document)
    for name, value in patch.items():
        known = result.get(name)
        if isinstance(value, Mapping):
            result[name] = merged(known if isinstance(known, Mapping) else {}, value)
        else:
            result[name] = value
    return result


def faults(identity: Mapping[str, Any], contact: Mapping[str, Any], today: date) -> list[Fault]:
    """What contradicts itself, or lies ahead."""
    found = []
    if identity.get("birth_date_precision") and not identity.get("birth_date"):
        found.append(Fault("/identity/birth_date_precision", "without_birth_date"))
    if (identity.get("birth_date") or "") > today.isoformat():
        found.append(Fault("/identity/birth_date", "in_the_future"))
    if ((identity.get("guardian") or {}).get("since_on") or "") > today.isoformat():
        found.append(Fault("/identity/guardian/since_on", "in_the_future"))
    for index, entry in enumerate(contact.get("entries") or ()):
        found += [
            Fault(f"/contact/entries/{index}/safe_times/{at}/until", "same_as_from")
            for at, window in enumerate(entry.get("safe_times") or ())
            if window["since"] == window["until"]
        ]
    return found
