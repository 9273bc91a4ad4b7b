"""Whether a text to another organisation could tell who somebody is, or how to find her."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from trafficking_api.features.people.rules import document_number
from trafficking_api.features.referrals.rules import spelling
from trafficking_api.features.referrals.rules.shapes import looks_telling
from trafficking_api.features.referrals.rules.spelling import Written, is_latin, is_overloaded, seen, squeezed

#: A shorter word of a name is a word of many sentences: it counts only together with the rest of the name.
_SHORTEST_WORD = 3
#: A part of an address or a name that tells wherever it stands is as long as this, or longer.
_SHORTEST_PART = 6
#: The end of a number that is the same however its country's code is written.
_PHONE_END = 7
_SHORTEST_PHONE = 4
_SHORTEST_DOCUMENT = 4
_SHORTEST_ADDRESS = 4
#: The longest word that is looked at for two names in it.
_LONGEST_WORD = 100
_NAMES = ("first_name", "middle_name", "family_name")
_PLACES = ("street", "city", "state", "postal_code")
#: What many addresses begin with, and what tells nobody.
_DESKS = frozenset({"accueil", "bureau", "contact", "office", "secretariat", "support"})
_AT_OR_DOT = frozenset({"at", "arobase", "dot", "point"})


@dataclass(frozen=True)
class Known:
    """What is known of a person that nobody may write about her, as it is compared."""

    #: Whole names and places, word by word.
    phrases: frozenset[str] = frozenset()
    #: Words of a name that tell by themselves.
    words: frozenset[str] = frozenset()
    #: The last digits of telephone numbers.
    phones: frozenset[str] = frozenset()
    #: Numbers too short to have such an end.
    short_phones: frozenset[str] = frozenset()
    #: Addresses of mail and accounts, and what tells of them by itself, without what stands between.
    addresses: frozenset[str] = frozenset()
    documents: frozenset[str] = field(default=frozenset())

    @classmethod
    def of(cls, identity: Mapping[str, Any] | None, contact: Mapping[str, Any] | None) -> "Known":
        """What is known by these two documents of a person."""
        who, reach = identity or {}, contact or {}
        guardian, mailing = who.get("guardian") or {}, reach.get("mailing") or {}
        names = [who.get(name) for name in _NAMES] + list(who.get("aliases") or ()) + [guardian.get("name")]
        places = [mailing.get(place) for place in _PLACES] + list(_streets(mailing.get("street")))
        phrases = [spelling.name(text) for text in [*names, *_both_ways(who), *places] if text]
        values = [entry["value"] for entry in reach.get("entries") or ()] + [guardian.get("phone")]
        values = [seen(value) for value in values if value]
        numbers = (document_number(seen(d["number"])) for d in _documents(who))
        return cls(
            phrases=frozenset(filter(None, phrases)),
            words=frozenset(w for w in _words(names) if len(w) >= _SHORTEST_WORD),
            phones=frozenset(filter(None, map(_phone_end, values))),
            short_phones=frozenset(filter(None, map(_short_phone, values))),
            addresses=frozenset(filter(None, (part for value in values for part in _address(value)))),
            documents=frozenset(n for n in numbers if len(n) >= _SHORTEST_DOCUMENT),
        )


def tells(text: str, known: Known) -> bool:
    """True when the text contains something that is known of the person, or looks like it.

    A day is no telephone number. Two words with capitals are no name by themselves: places, institutions and
    the beginnings of sentences would be refused, and people would learn to work around it.
    """
    if is_overloaded(text):
        return True
    plain = seen(text)
    return (
        looks_telling(plain)
        or any(_names(said, known) for said in spelling.readings(text))
        or _addresses(plain, known)
        or _numbers(plain, known)
    )


def _documents(who: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    return (document for document in who.get("identity_documents") or () if document.get("number"))


def _words(names: Iterable[str | None]) -> Iterable[str]:
    return (word for name in names if name for word in spelling.name(name).split())


def _both_ways(who: Mapping[str, Any]) -> Iterable[str]:
    """First and family name, in either order, as they are written together."""
    first, family = who.get("first_name"), who.get("family_name")
    if first and family:
        yield from (f"{first} {family}", f"{family} {first}")


def _streets(street: str | None) -> Iterable[str]:
    """A street without the number of the house, wherever that stands: `12 rue des Tisserands`."""
    words = spelling.name(street or "").split()
    numbered = [any(sign.isdecimal() for sign in word) for word in words]
    if any(numbered) and not all(numbered):
        first, last = numbered.index(False), len(words) - numbered[::-1].index(False)
        names = {" ".join(words[first:last]), *_runs(words, numbered)}
        yield from (name for name in names if len(name) >= _SHORTEST_PART)


def _runs(words: list[str], numbered: list[bool]) -> Iterable[str]:
    """Words between numbers, one of them long enough to tell: `rue des tisserands`, and not `rue du`."""
    for has_number, run in groupby(zip(words, numbered, strict=True), key=lambda pair: pair[1]):
        named = [word for word, _ in run]
        if not has_number and len(named) > 1 and any(len(word) >= _SHORTEST_PART for word in named):
            yield " ".join(named)


def _address(value: str) -> Iterable[str]:
    """An address, and the part of it that is hers: `rose88` of `rose88@mail.la`, `k.roses` of `x:k.roses`.

    A very short one stays as it is written: without what parts it, it would be in many sentences.
    """
    if not any(sign.isalpha() for sign in value):
        return
    local, at, _ = value.rpartition("@")
    part = local if at and local else re.split("[:/]", value.rstrip("/"))[-1]
    whole, own = squeezed(value), squeezed(part)
    yield value.casefold() if _is_short(whole) else whole
    if len(part) >= _SHORTEST_PART and own not in _DESKS and not _is_short(own):
        yield own


def _is_short(address: str) -> bool:
    return len(address) < _SHORTEST_ADDRESS and is_latin(address)


def _names(words: str, known: Known) -> bool:
    spaced, written = f" {words} ", Written.of(spelling.without_digits(words).split())
    compact = words.replace(" ", "")
    return (
        any(f" {phrase} " in spaced for phrase in known.phrases | known.words)
        or any(written.names(name) for name in known.words)
        or any(_joins_two(word, known.words) for word in set(written.words))
        # Scripts that set no gaps between words, such as Lao, are looked for within the text.
        or any(n.replace(" ", "") in compact for n in known.phrases | known.words if not is_latin(n))
        # Two words written as one, or one as two: `MarieClaire`, `Bouna my`.
        or any(_is_within(phrase, compact, written) for phrase in known.phrases)
    )


def _is_within(phrase: str, compact: str, written: Written) -> bool:
    """A name of several words in one; a short one only where whole words make it up."""
    one = phrase.replace(" ", "")
    if len(phrase) > _SHORTEST_PART:
        return one in compact or one in written.compact
    return len(one) >= _SHORTEST_WORD and written.names(one)


def _joins_two(word: str, names: frozenset[str]) -> bool:
    """True for two words of her names written as one: `aminadiallo`."""
    ends = range(_SHORTEST_WORD, min(len(word), _LONGEST_WORD) - _SHORTEST_WORD + 1)
    return any(word[:end] in names and word[end:] in names for end in ends)


def _addresses(plain: str, known: Known) -> bool:
    if not known.addresses:
        return False
    words = spelling.name(plain).split()
    every = Written.of(words)
    fewer = Written.of([word for word in words if word not in _AT_OR_DOT])
    return any(
        re.search(rf"(?<!\w){re.escape(address)}(?!\w)", plain.casefold())
        if _is_short(address)
        else every.has(address)
        or fewer.has(address)
        or ((len(address) >= _SHORTEST_PART or not is_latin(address)) and address in every.compact)
        for address in known.addresses
    )


def _numbers(plain: str, known: Known) -> bool:
    """True when the digits of a telephone number or a document are in the text, whatever is between them."""
    digits, numbers = spelling.digits(plain), document_number(plain)
    return (
        any(end in digits for end in known.phones)
        or any(re.search(_apart(number), plain) for number in known.short_phones)
        or any(number in numbers for number in known.documents)
    )


def _apart(number: str) -> str:
    return r"(?<!\d)" + r"\W{0,3}".join(number) + r"(?!\d)"


def _phone_end(value: str) -> str | None:
    digits = spelling.digits(value)
    return digits[-_PHONE_END:] if len(digits) >= _PHONE_END and "@" not in value else None


def _short_phone(value: str) -> str | None:
    digits, is_number = spelling.digits(value), not any(sign.isalpha() for sign in value)
    return digits if is_number and _SHORTEST_PHONE <= len(digits) < _PHONE_END else None
