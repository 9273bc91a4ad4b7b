"""Which of several formats a caller wants (RFC 9110, 12.5.1)."""

import re
from collections.abc import Iterable, Sequence

_LONGEST = 1000
#: Anything else is no weight: `float` would take "nan" and "inf" too.
_IS_WEIGHT = re.compile(r"0(\.[0-9]*)?|1(\.0*)?", re.ASCII)


def preferred(header: str | None, formats: Sequence[str]) -> str | None:
    """The format with the highest weight, the first of equals; None when the caller takes none of them.

    No header, or an empty one, takes everything.
    """
    if header is None or not header.strip():
        return formats[0]
    asked = dict(_weights(header[:_LONGEST].split(",")))
    weighed = [(_weight(asked, media), media) for media in formats]
    best = max(weight for weight, _ in weighed)
    return next(media for weight, media in weighed if weight == best) if best > 0 else None


def _weight(asked: dict[str, float], media: str) -> float:
    """The weight that the most exact range gives."""
    kind = media.partition("/")[0]
    return next((asked[name] for name in (media, f"{kind}/*", "*/*") if name in asked), 0.0)


def _weights(parts: Iterable[str]) -> Iterable[tuple[str, float]]:
    for part in parts:
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        given = [p.replace(" ", "")[2:] for p in parameters if p.replace(" ", "").startswith("q=")]
        yield media, float(given[0]) if given and _IS_WEIGHT.fullmatch(given[0]) else 1.0
