"""Who the demo’s people are: names, phones and papers of nobody, in the scripts of their countries."""

from random import Random
from typing import Any, Final

#: Syllables and not names: what they are joined to is nobody's.
_SYLLABLES: Final = {
    "LA": ("ບົວ", "ຄຳ", "ຈັນ", "ດາວ", "ນາງ", "ພອນ", "ມະນີ", "ແກ້ວ", "ສີ", "ວັນ", "ທອງ", "ລັດ"),
    "CD": ("ba", "ka", "ki", "lu", "ma", "mbu", "nga", "nze", "sha", "ta", "tshi", "wa", "ye"),
    "": ("an", "bel", "da", "el", "fi", "ka", "li", "mo", "ne", "ra", "sor", "ta", "vi", "zo"),
}
_PREFIXES: Final = {"LA": "+85620", "CD": "+24389", "": "+3249"}
_LANGUAGES: Final = {"LA": "lo", "CD": "ln", "VN": "vi", "RO": "ro", "BR": "pt", "MA": "ar", "NG": "en"}
_SAFE: Final = ("yes", "yes", "no", "unknown")


def identity(rng: Random, country: str | None, *, minor: bool, year: int) -> dict[str, Any]:
    """An identity as somebody would write it down on the first day; `year` is the one of the first day."""
    script = country if country in _SYLLABLES else ""
    born = year - (rng.randint(12, 17) if minor else rng.randint(19, 46))
    found: dict[str, Any] = {
        "first_name": _name(rng, script, 2),
        "family_name": _name(rng, script, 3),
        "birth_date": f"{born}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        "birth_date_precision": rng.choice(("Day", "Day", "Year", "Estimated")),
        "citizenships": [country] if country else [],
        "identity_documents": [],
    }
    if country in _LANGUAGES:
        found["languages"] = {"primary": _LANGUAGES[country]}
    if rng.random() < 0.6:  # noqa: PLR2004 - papers are often with the exploiter
        number = "".join(rng.choice("BCDFGHJKLMNPQRSTVWXZ") for _ in range(2)) + str(
            rng.randrange(10**7, 10**8)
        )
        found["identity_documents"] = [{"kind": "Passport", "number": number, "country": country}]
    if minor:
        found["guardian"] = {"kind": "LegalGuardian", "name": f"{_name(rng, '', 2)} {_name(rng, '', 3)}"}
    return found


def contact(rng: Random, centre_country: str) -> dict[str, Any]:
    """Where to reach her, and whether it is safe to."""
    prefix = _PREFIXES.get(centre_country, _PREFIXES[""])
    phone = prefix + str(rng.randrange(10**7, 10**8 - 1))
    return {"entries": [{"kind": "MobilePhone", "value": phone, "safe_to_contact": rng.choice(_SAFE)}]}


def _name(rng: Random, script: str, syllables: int) -> str:
    name = "".join(rng.choice(_SYLLABLES[script]) for _ in range(syllables))
    return name if script == "LA" else name.capitalize()
