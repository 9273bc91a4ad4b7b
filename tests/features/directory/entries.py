"""Furnishes entries of the directory, and asks for them as others do."""

from typing import Any

from tests.factories.directory import FIELDS, SEARCH, WOMAN
from tests.factories.house import Caller, House, Party

PHONE, DIRECTORS_PHONE = "+3225550100", "+3225550199"
STREET = "Example street 7"
VALUES = {
    "ContactPhone": PHONE,
    "ContactEmail": "office@example.invalid",
    "Website": "https://example.invalid",
    "IntakeHours": "Monday to Friday, 9 to 17",
    "Address": STREET,
    "DirectorName": "Example Director",
    "DirectorPhone": DIRECTORS_PHONE,
}


async def says(party: Party, name: str, **content: Any) -> str:
    """A new field of an entry; returns its address."""
    if name in VALUES:
        content.setdefault("value", VALUES[name])
    return str((await party.admin.made(FIELDS, {"name": name, **content})).headers["Location"])


async def changed(party: Party, field: str, **content: Any) -> dict[str, Any]:
    """Change a field as it stands."""
    before = await party.admin.get(field)
    answer = await party.admin.patch(field, content, etag=before.headers["ETag"])
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def told(caller: Caller, of: Party) -> dict[str, Any]:
    """What an organisation tells a caller."""
    answer = await caller.get(f"/v1/organisations/{of.id}/contacts")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def names(caller: Caller, of: Party) -> set[str]:
    """The fields that a caller reads."""
    return {contact["name"] for contact in (await told(caller, of))["contacts"]}


async def asked(caller: Caller, **question: Any) -> dict[str, Any]:
    """Ask who takes a woman with two children, or what else is said."""
    answer = await caller.post(SEARCH, WOMAN | question)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def answer_of(caller: Caller, centre: Party, **question: Any) -> dict[str, Any] | None:
    """What one centre answers."""
    items = (await asked(caller, **question))["items"]
    return next((item for item in items if item["organisation_id"] == str(centre.id)), None)


async def of_its_own(house: House) -> tuple[Party, Party, Party]:
    """A centre and its partner in a country of no other test's, and a stranger."""
    return await house.party(), await house.party(), await house.party()
