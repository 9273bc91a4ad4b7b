"""People with a canary in every word, and what is done with them."""

from typing import Any
from uuid import UUID, uuid4

import httpx

from tests.factories.house import FACTS, Caller, House, Party

REASON = {"Access-Reason": "Supervision"}


def canary() -> str:
    """A word that stands nowhere else."""
    return f"canary{uuid4().hex}"


def identity(**changes: Any) -> dict[str, Any]:
    """Who somebody is, with every field filled; all words in it are canaries."""
    return {
        "salutation": canary(),
        "first_name": canary(),
        "middle_name": canary(),
        "family_name": canary(),
        "aliases": [canary(), canary()],
        "birth_date": "1903-02-11",
        "birth_date_precision": "Estimated",
        "citizenships": ["LA"],
        "stateless": False,
        "languages": {"primary": "lo", "secondary": "fr"},
        "marital_status": "Single",
        "number_of_children": 2,
        "education_level": "PrimaryEducation",
        "identity_documents": [
            {"kind": "Passport", "number": canary(), "country": "LA", "valid_until": "2031-05-06"}
        ],
        "guardian": {
            "kind": "LegalGuardian",
            "name": canary(),
            "phone": canary(),
            "since_on": "2024-01-02",
        },
        "deceased": False,
        "migration_status": ["LabourMigrant"],
        **changes,
    }


def contact(**changes: Any) -> dict[str, Any]:
    """How to reach somebody, with every field filled; all words in it are canaries."""
    return {
        "entries": [
            {
                "kind": "MobilePhone",
                "value": canary(),
                "safe_to_contact": "no",
                "safe_times": [{"days": ["Monday"], "since": "09:00", "until": "11:30"}],
                "notes": ["NoVoicemail"],
            }
        ],
        "mailing": {
            "street": canary(),
            "city": canary(),
            "state": canary(),
            "postal_code": canary(),
            "country": "BE",
        },
        **changes,
    }


def words(document: Any) -> list[str]:
    """Every canary in a document."""
    if isinstance(document, dict):
        return [word for value in document.values() for word in words(value)]
    if isinstance(document, list):
        return [word for value in document for word in words(value)]
    return [document] if isinstance(document, str) and document.startswith("canary") else []


async def written(caller: Caller, body: dict[str, Any] | None = None) -> str:
    """Write somebody down; returns her address."""
    made = await caller.made("/v1/people", body or {"identity": identity(), "contact": contact()})
    return str(made.headers["Location"])


async def read(caller: Caller, here: str, **headers: str) -> dict[str, Any]:
    """Who she is, as this caller reads it."""
    answer = await caller.get(here, headers=headers)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def search(caller: Caller, reason: str | None = "DuplicateCheck", **wanted: str) -> httpx.Response:
    """Look for somebody."""
    headers = {"Access-Reason": reason} if reason else {}
    return await caller.call("POST", "/v1/people/search", json=wanted, headers=headers)


async def found(caller: Caller, **wanted: str) -> set[str]:
    """The ids of those whom a search finds."""
    answer = await search(caller, **wanted)
    assert answer.status_code == 200, answer.text
    return {item["id"] for item in answer.json()["items"]}


def id_of(here: str) -> str:
    """The id at the end of an address."""
    return here.rsplit("/", 1)[-1]


async def case_of(house: House, centre: Party, here: str, worker: Caller, **changes: Any) -> UUID:
    """Open a case of hers, on which this caller works."""
    body = {**FACTS, "worker_id": str(worker.member_id)}
    made = await centre.coordinator.made("/v1/cases", body)
    case = UUID(made.json()["id"])
    columns = ", ".join(f"{name} = :{name}" for name in ("person_id", *changes))
    await house.owner_execute(
        f"UPDATE cases SET {columns} WHERE id = :case",  # noqa: S608 - names of this file
        case=case,
        person_id=UUID(id_of(here)),
        **changes,
    )
    return case
