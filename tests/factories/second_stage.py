"""A network's second stage: people who agreed, what was released of them, said about them, and ended."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.factories.house import FACTS, Party
from tests.factories.world import RARE, World, command, made
from trafficking_api.features.consents.rules import CHECKS

#: Which side, its command, and the body.
Step = tuple[str, str, dict[str, Any]]
#: What is done on the way to each state, after the sending.
WAYS: dict[str, list[Step]] = {
    "released": [("R", "accept", {}), ("S", "release", {})],
    "in_progress": [("R", "arrive", {})],
    "on_hold": [("R", "arrive", {}), ("R", "hold", {})],
    "completed": [("R", "arrive", {}), ("R", "complete", {"outcome": "ServiceProvided"})],
    "returned": [("R", "return", {"code": "NeedsNotMet"})],
}


async def agree_on(one: Party, other: Party, kind: str) -> None:
    """An agreement of this kind that both signed."""
    body = {"to_organisation_id": str(other.id), "kind": kind, "valid_from": "2020-01-01"}
    await command(other.admin, await made(one.admin, "/v1/agreements", body), "sign")


async def agreed_person(world: World) -> tuple[str, str, str]:
    """Somebody who agreed that the partner knows who she is: addresses of her, her case and her consent."""
    worker = world.centre.coordinator
    person = await made(worker, "/v1/people", {"identity": {"family_name": world.secret()}})
    world.people.append(person)
    case = await made(worker, "/v1/cases", {**FACTS, **RARE, "person_id": person.rsplit("/", 1)[-1]})
    consent = {
        "purpose": "ReferralShare",
        "given": True,
        "recipient_organisation_id": str(world.partner.id),
        "field_groups": ["identity", "contact", "profile"],
        "checks": dict.fromkeys(CHECKS, True),
        "form": "Written",
        "given_by": "Individual",
    }
    answer = await worker.made(f"{person}/consents", consent)
    return person, case, f"/v1/consents/{answer.json()['id']}"


async def second_stage(world: World) -> None:
    """A referral in each state that follows an acceptance, with messages, and answers to ended consents."""
    sender, receiver = world.centre.coordinator, world.partner.coordinator
    consents = {}
    for state, way in WAYS.items():
        _, case, consents[state] = await agreed_person(world)
        offer = world.offers[state] = await made(sender, "/v1/referrals", world.offer(case, world.partner))
        await command(sender, offer, "send")
        for side, step, body in WAYS["released"] + (way if state != "released" else []):
            await command(sender if side == "S" else receiver, offer, step, body)
    for state in ("released", "in_progress"):
        for caller in (sender, receiver):
            await made(caller, f"{world.offers[state]}/messages", {"text": "She can come on Monday."})
    for state in ("on_hold", "completed"):
        await command(sender, consents[state], "withdraw", {"reason": "ChangedMind"})
    asked = (await receiver.get("/v1/erasure-requests")).json()["items"]
    await command(receiver, f"/v1/erasure-requests/{asked[0]['id']}", "answer", {"answer": "Erased"})
    await _without_consent(world)
    await _came_here(world)


async def _came_here(world: World) -> None:
    """The centre itself has somebody who came to it by a referral."""
    await world.house.owner_execute(
        "INSERT INTO arrivals (organisation_id, id, case_id) "
        "SELECT organisation_id, gen_random_uuid(), id FROM cases WHERE organisation_id = :here LIMIT 1",
        here=world.centre.id,
    )
    await world.house.owner_execute(
        "INSERT INTO earlier_cases (organisation_id, id, case_id) "
        "SELECT organisation_id, gen_random_uuid(), id FROM cases WHERE organisation_id = :here LIMIT 1",
        here=world.centre.id,
    )


async def _without_consent(world: World) -> None:
    """Something that two members released because she was in danger."""
    sender, receiver = world.centre.coordinator, world.partner.coordinator
    _, case, _ = await agreed_person(world)
    offer = await made(sender, "/v1/referrals", world.offer(case, world.partner))
    world.offers["released_without_consent"] = offer
    await command(sender, offer, "send")
    await command(receiver, offer, "accept")
    await command(sender, offer, "propose_release", proposal(world.secret()))
    await command(world.centre.coordinator_2, offer, "approve_release")


def proposal(reason: str = "She was threatened and must be moved tonight.") -> dict[str, Any]:
    """The body of a release without consent."""
    return {
        "basis": "ImminentDanger",
        "reason": reason,
        "field_groups": ["identity"],
        "expires_at": (datetime.now(UTC) + timedelta(days=7)).isoformat(timespec="seconds"),
    }
