"""What makes a consent informed, whole and free, without looking anything up."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from trafficking_api.kit.errors import Fault

ADULT = 18


class FieldGroup(StrEnum):
    """What of a person can be shared: always a group as a whole, never a field that somebody picks."""

    IDENTITY = "identity"
    CONTACT = "contact"
    PROFILE = "profile"
    ASSESSMENTS = "assessments"
    LEGAL = "legal"
    DOCUMENTS = "documents"


#: The seven checks into which HTCDS turns its consent flag (`con_Consent`).
CHECKS = (
    "agreed_to_interview",
    "told_purpose",
    "told_uses",
    "told_research_use",
    "told_access_right",
    "told_retention",
    "told_withdrawal",
)
#: Purposes that mean nothing without somebody who receives.
NAMES_RECIPIENT = frozenset({"ReferralShare", "AuthorityShare"})
#: Who can say yes for a minor. To say no, nobody is needed.
GUARDIANS = frozenset({"LegalGuardian", "Caregiver"})


def faults(words: Mapping[str, Any]) -> list[Fault]:
    """What is missing in these words of a person, or contradicts itself."""
    found = []
    if words["given"]:
        found += [Fault(f"/checks/{name}", "not_checked") for name in CHECKS if not words["checks"][name]]
        if words["purpose"] == "ReferralShare" and not words["field_groups"]:
            found.append(Fault("/field_groups", "needed_here"))
        if set(words["field_groups"]) & set(words["withheld_groups"]):
            found.append(Fault("/withheld_groups", "also_shared"))
    if words["purpose"] in NAMES_RECIPIENT and words["recipient_organisation_id"] is None:
        found.append(Fault("/recipient_organisation_id", "needed_here"))
    if words["form"] == "OralWitnessed" and words["witness_member_id"] is None:
        found.append(Fault("/witness_member_id", "needed_here"))
    return found


def is_minor(identity: Mapping[str, Any] | None, today: date) -> bool:
    """True when the birth date, if one is known, leaves open that the person is under eighteen.

    Of a date that is known to the month or year only, she is as young as she can be: in doubt a child has a
    guardian.
    """
    born = (identity or {}).get("birth_date")
    if not born:
        return False
    year, month, day = (int(part) for part in str(born).split("-"))
    precision = (identity or {}).get("birth_date_precision")
    if precision in {"Year", "Estimated"}:
        month, day = 12, 31
    if precision == "Month":
        day = 31
    return (today.year - ADULT, today.month, today.day) < (year, month, day)
