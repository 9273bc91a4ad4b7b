"""The language a person reads: chosen from what their browser asks for, with English when in doubt."""

import re
from collections.abc import Iterator, Mapping
from importlib import resources
from types import MappingProxyType
from typing import IO, Final

from babel.messages.pofile import read_po

__all__ = ["LANGUAGES", "LONGEST_HEADER", "negotiate", "translate"]

LANGUAGES: Final = ("en", "fr")
_DEFAULT: Final = LANGUAGES[0]

# Browsers send some 50 characters; whoever sends more than this wants to keep us busy.
LONGEST_HEADER: Final = 1000

# RFC 9110 (12.4.2, 12.5.4): a language range and perhaps a weight from 0 to 1 with at most three decimals.
_RANGE: Final = re.compile(
    r"(?P<tag>\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)"
    r"(?:[ \t]*;[ \t]*q=(?P<weight>0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?))?",
    re.IGNORECASE | re.ASCII,
)


def _ranges(header: str) -> Iterator[tuple[str, float]]:
    """Read the well-formed ranges of a header; one that is malformed asks for nothing."""
    for element in header.split(","):
        if match := _RANGE.fullmatch(element.strip(" \t")):
            yield match["tag"].lower(), float(match["weight"] or 1)


def _weight(language: str, ranges: list[tuple[str, float]]) -> float:
    """Weigh a language by the ranges that speak of it: itself, else one of its regions, else any (`*`)."""
    itself = [weight for tag, weight in ranges if tag == language]
    # `fr-BE` is served with `fr`, but `fr-BE;q=0` refuses the French of Belgium and says nothing of French.
    regions = [weight for tag, weight in ranges if tag.startswith(f"{language}-") and weight > 0]
    anything = [weight for tag, weight in ranges if tag == "*"]
    return max(itself or regions or anything, default=0.0)


def _place(language: str, ranges: list[tuple[str, float]]) -> int:
    """Say how early a language was named; one that was not named comes last."""
    places = (place for place, (tag, _) in enumerate(ranges) if tag.partition("-")[0] == language)
    return next(places, len(ranges))


def negotiate(accept_language: str | None) -> str:
    """Choose the language for an Accept-Language header: the heaviest wish, else the first named."""
    if accept_language is None or len(accept_language) > LONGEST_HEADER:
        return _DEFAULT
    ranges = list(_ranges(accept_language))
    weights = {language: _weight(language, ranges) for language in LANGUAGES}
    best = max(LANGUAGES, key=lambda language: (weights[language], -_place(language, ranges)))
    # Nothing that was asked for can be had: an answer in English is better than none (RFC 9110, 12.5.4).
    return best if weights[best] > 0 else _DEFAULT


def _finished(file: IO[bytes], language: str) -> Mapping[str, str]:
    """Read the translations that somebody has written and nobody has marked as doubtful."""
    return MappingProxyType(
        {
            message.id: message.string
            for message in read_po(file, locale=language)
            if isinstance(message.id, str) and isinstance(message.string, str)
            if message.id and message.string and not message.fuzzy
        },
    )


def _catalogue(language: str) -> Mapping[str, str]:
    path = resources.files("trafficking_api").joinpath("locale", language, "LC_MESSAGES", "messages.po")
    with path.open("rb") as file:
        return _finished(file, language)


_CATALOGUES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {language: _catalogue(language) for language in LANGUAGES if language != _DEFAULT},
)


def translate(text: str, language: str) -> str:
    """Say an English text in another language; a text nobody has translated stays in English."""
    return _CATALOGUES.get(language, {}).get(text, text)
