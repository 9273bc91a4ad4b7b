"""Whether a text to another organisation could tell who somebody is, or how to find her."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from trafficking_api.features.people.rules import document_number, name_tokens, normalised

#: A shorter word of a name is a word of many sentences: it counts only together with the rest of the name.
_SHORTEST_WORD = 3
#: A spelling with gaps in it (`A m i n a`) is found from this length on.
_SHORTEST_SPREAD = 6
#: The end of a number that is the same however its country's code is written.
_PHONE_END = 7
_SHORTEST_DOCUMENT = 4
_YEAR, _MONTH, _DAY = r"(?:19|20)\d{2}", r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = re.compile(rf"(?<![\d/.\-])(?:{_YEAR}-{_MONTH}-{_DAY}|{_DAY}[-/.]{_MONTH}[-/.]{_YEAR})(?![\d/\-])")
#: What parts two words or numbers as well as a hyphen does.
_PARTS = re.compile(r"[\u2010-\u2015\u2212\u00b7\u2022_]")
#: `d'Amina`, `Amina's`: here an apostrophe parts a name from what is none.
_APOSTROPHE = re.compile("['\u2019\u2018\u0060\u00b4\u02bc\uff07]")
_AT, _DOT = r"(?:@|[(\[{]\s*(?:at|arobase)\s*[)\]}])", r"(?:\.|\s*[(\[{]\s*(?:dot|point)\s*[)\]}]\s*)"
_EMAIL = re.compile(rf"\S\s*{_AT}\s*\S+{_DOT}\w{{2,}}", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+|00)?\d(?:[\s().\-/]{0,3}\d){7,}")
_DOCUMENT = re.compile(r"\b(?=[A-Z0-9]*[A-Z])(?=(?:[A-Z]*\d){5})[A-Z0-9]{6,20}\b", re.IGNORECASE)
_NAMES = ("first_name", "middle_name", "family_name")
_PLACES = ("street", "city", "postal_code")


@dataclass(frozen=True)
class Known:
    """What is known of a person that nobody may write about her, as it is compared."""

    #: Whole names and places, word by word.
    phrases: frozenset[str] = frozenset()
    #: Words of a name that tell by themselves.
    words: frozenset[str] = frozenset()
    #: The last digits of telephone numbers.
    phones: frozenset[str] = frozenset()
    #: Addresses of mail and accounts.
    addresses: frozenset[str] = frozenset()
    documents: frozenset[str] = field(default=frozenset())

    @classmethod
    def of(cls, identity: Mapping[str, Any] | None, contact: Mapping[str, Any] | None) -> "Known":
        """What is known by these two documents of a person."""
        who, reach = identity or {}, contact or {}
        guardian, mailing = who.get("guardian") or {}, reach.get("mailing") or {}
        names = [who.get(name) for name in _NAMES] + list(who.get("aliases") or ()) + [guardian.get("name")]
        places = [mailing.get(place) for place in _PLACES] + list(_streets(mailing.get("street")))
        values = [entry["value"] for entry in reach.get("entries") or ()] + [guardian.get("phone")]
        numbers = (d.get("number") for d in who.get("identity_documents") or ())
        return cls(
            phrases=frozenset(filter(None, (normalised(text) for text in [*names, *places] if text))),
            words=frozenset(w for w in name_tokens(*names) if len(w) >= _SHORTEST_WORD),
            phones=frozenset(filter(None, map(_phone_end, filter(None, values)))),
            addresses=frozenset(v.casefold() for v in values if v and not _phone_end(v)),
            documents=frozenset(
                n for n in map(document_number, filter(None, numbers)) if len(n) >= _SHORTEST_DOCUMENT
            ),
        )


def tells(text: str, known: Known) -> bool:
    """True when the text contains something that is known of the person, or looks like it.

    A day is no telephone number. Two words with capitals are no name by themselves: places, institutions and
    the beginnings of sentences would be refused, and people would learn to work around it.
    """
    plain = _seen(text)
    undated = _PARTS.sub("-", _DATE.sub(" ", plain))
    words = {normalised(text), normalised(_APOSTROPHE.sub(" ", text))}
    return (
        any(pattern.search(undated) for pattern in (_EMAIL, _PHONE, _DOCUMENT))
        or any(_names(said, known) for said in words)
        or any(address in plain.casefold() for address in known.addresses)
        or any(end in _digits(plain) for end in known.phones)
        or any(number in document_number(plain) for number in known.documents)
    )


def _streets(street: str | None) -> Iterable[str]:
    """A street without the number of the house, wherever that stands: `12 rue des Tisserands`."""
    words = normalised(street or "").split()
    numbered = [any(sign.isdecimal() for sign in word) for word in words]
    if any(numbered) and not all(numbered):
        first, last = numbered.index(False), len(words) - numbered[::-1].index(False)
        names = {" ".join(words[first:last]), *_runs(words, numbered)}
        yield from (name for name in names if len(name) >= _SHORTEST_SPREAD)


def _runs(words: list[str], numbered: list[bool]) -> Iterable[str]:
    """Words between numbers, one of them long enough to tell: `rue des tisserands`, and not `rue du`."""
    for has_number, run in groupby(zip(words, numbered, strict=True), key=lambda pair: pair[1]):
        named = [word for word, _ in run]
        if not has_number and len(named) > 1 and any(len(word) >= _SHORTEST_SPREAD for word in named):
            yield " ".join(named)


def _seen(text: str) -> str:
    """A text without the signs that nobody sees, and with its digits, of whatever script, in ASCII."""
    plain = (sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    return "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in plain)


def _names(words: str, known: Known) -> bool:
    spaced, compact = f" {words} ", words.replace(" ", "")
    return (
        any(f" {phrase} " in spaced for phrase in known.phrases | known.words)
        or any(_is_spread(name, spaced) for name in known.words)
        or any(name.replace(" ", "") in compact for name in _unspaced(known.phrases | known.words))
        # Two words written as one, or one as two: `MarieClaire`, `Bouna my`.
        or any(name.replace(" ", "") in compact for name in known.phrases if len(name) > _SHORTEST_SPREAD)
    )


def _is_spread(name: str, spaced: str) -> bool:
    """True for a name whose signs stand apart: `a m i n a`."""
    return len(name) >= _SHORTEST_SPREAD - 1 and f" {' '.join(name)} " in spaced


def _unspaced(names: Iterable[str]) -> Iterable[str]:
    """Names in scripts that set no gaps between words, such as Lao: they are looked for within the text."""
    return (name for name in names if not name.isascii() and not _is_latin(name))


def _is_latin(name: str) -> bool:
    return all(unicodedata.name(sign, "LATIN").startswith("LATIN") for sign in name if sign.isalpha())


def _digits(text: str) -> str:
    """All digits of a text, of whatever script, without what parts them."""
    return "".join(str(unicodedata.digit(sign)) for sign in text if sign.isdecimal())


def _phone_end(value: str) -> str | None:
    digits = _digits(value)
    return digits[-_PHONE_END:] if len(digits) >= _PHONE_END and "@" not in value else None
