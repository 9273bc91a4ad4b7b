"""What is true of referrals without a database: how coarse a card is, and what a text must not tell."""

from trafficking_api.features.referrals.rules.ladder import (
    LADDER,
    LEAST_K,
    PERSON_FIELDS,
    RULES_VERSION,
    UNKNOWN,
    Facts,
    Level,
    Minimised,
    differing,
    exploitation,
    may_add,
    minimise,
    person_fields,
)
from trafficking_api.features.referrals.rules.telltale import Known, tells

__all__ = [
    "LADDER",
    "LEAST_K",
    "PERSON_FIELDS",
    "RULES_VERSION",
    "UNKNOWN",
    "Facts",
    "Known",
    "Level",
    "Minimised",
    "differing",
    "exploitation",
    "may_add",
    "minimise",
    "person_fields",
    "tells",
]
