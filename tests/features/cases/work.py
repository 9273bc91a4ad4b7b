"""What the tests of casework share: people, their consent, and cases in each state."""

from typing import Any

from tests.factories.house import Party
from tests.features.stories import new_case, now_done

CONSENT: dict[str, Any] = {
    "purpose": "CaseManagement",
    "given": True,
    "checks": {
        "agreed_to_interview": True,
        "told_purpose": True,
        "told_uses": True,
        "told_research_use": True,
        "told_access_right": True,
        "told_retention": True,
        "told_withdrawal": True,
    },
    "form": "Written",
    "language": "fr",
    "given_by": "Individual",
}
#: The way from intake to each state.
WAYS: dict[str, list[str]] = {
    "intake": [],
    "active": ["activate"],
    "suspended": ["activate", "suspend"],
    "follow_up": ["activate", "follow_up"],
    "closed": ["close"],
}
BODIES: dict[str, Any] = {
    "suspend": {"reason": "NoContact"},
    "follow_up": {"reason": "LivesIndependently"},
    "close": {"reason": "Autonomy"},
    "reopen": {"reason": "NewNeeds"},
}


async def person(centre: Party) -> str:
    """Somebody whom the centre has written down; returns her id."""
    made = await centre.coordinator.made("/v1/people", {"identity": {"first_name": "Example"}})
    return str(made.json()["id"])


async def consent(centre: Party, person_id: str, **changed: Any) -> str:
    """Her consent to case management; returns its address."""
    made = await centre.coordinator.made(f"/v1/people/{person_id}/consents", {**CONSENT, **changed})
    return f"/v1/consents/{made.json()['id']}"


async def case_in(centre: Party, state: str) -> str:
    """A case in this state, of a person who consents, on which a caseworker works; returns its id."""
    person_id = await person(centre)
    await consent(centre, person_id)
    id_ = await new_case(centre, person_id=person_id, worker_id=str(centre.caseworker.member_id))
    for command in WAYS[state]:
        await now_done(centre.coordinator, f"/v1/cases/{id_}", command, BODIES.get(command))
    return id_


async def hidden_case(centre: Party) -> str:
    """A case on which the caseworker does not work; returns its id."""
    return await new_case(centre, worker_id=str(centre.coordinator.member_id))
