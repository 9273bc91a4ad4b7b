"""Release without consent: a lawful basis, two members, an end, and an alert (REF-9); and minors (REF-19)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.factories.house import FACTS, House
from tests.factories.second_stage import proposal
from tests.features.referrals.second_stage import NAME, Way, sent_way, two_centres
from tests.features.stories import Pair, caseload, etag, faults, now_done, refused, stored_anywhere


@pytest.fixture(scope="module")
async def two(house: House) -> Pair:
    made = await two_centres(house)
    await caseload(made.sender, [{**FACTS, "minor": "yes"}] * 5)
    return made


async def _try(way: Way, command: str, body: Any, *, who: str = "coordinator") -> Any:
    caller = getattr(way.sender, who)
    return await caller.post(f"{way.here}/{command}", body, etag=await etag(caller, way.here))


async def _accepted(two: Pair) -> Way:
    way = await sent_way(two, "identity")
    await way.receive("accept")
    return way


async def test_ref_9_two_members_release_for_a_time_and_an_alert_is_raised(house: House, two: Pair) -> None:
    way = await _accepted(two)
    contact = two.sender.caseworker.member_id
    await _answers_for_data(two, str(contact))
    reason = "She was threatened and must be moved tonight."
    proposed = await way.send("propose_release", proposal(reason))
    assert (proposed.json()["status"], proposed.json()["release_proposed"]) == ("accepted", True)
    assert (await way.receiver.coordinator.get(f"{way.here}/disclosure")).status_code == 404
    await refused(_try(way, "approve_release", {}), 409, "second_person_needed")
    done = await now_done(two.sender.coordinator_2, way.here, "approve_release")
    assert (done.json()["status"], done.json()["release_proposed"]) == ("released", False)
    told = (await way.receiver.coordinator.get(f"{way.here}/disclosure")).json()
    assert (told["lawful_basis"], told["identity"]["first_name"]) == ("ImminentDanger", NAME)
    assert told["expires_at"] is not None
    assert await stored_anywhere(house, reason) == []
    rows = await house.owner_execute(
        "SELECT e.fields, a.member_id FROM events e JOIN data_protection_alerts a ON a.id = e.object_id "
        "WHERE e.type = 'data_protection.alert' AND a.referral_id = CAST(:id AS uuid)",
        id=way.here.rsplit("/", 1)[1],
    )
    assert [str(row.member_id) for row in rows] == [str(contact)]
    log = (await way.receiver.coordinator.get(f"{way.here}/exchanges")).json()["items"]
    assert log[-1]["kind"] == "ReleasedWithoutConsent"


async def _answers_for_data(two: Pair, member_id: str) -> None:
    """Let this member answer for data protection."""
    here = f"/v1/members/{member_id}"
    tag = await etag(two.sender.admin, here)
    done = await two.sender.admin.patch(here, {"is_data_protection_contact": True}, etag=tag)
    assert done.status_code == 200, done.text


async def test_ref_9_nothing_is_approved_that_nobody_proposed(two: Pair) -> None:
    way = await _accepted(two)
    await refused(_try(way, "approve_release", {}), 409, "nothing_proposed")


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"reason": "too short"}, "/reason"),
        ({"basis": "Convenience"}, "/basis"),
        ({"field_groups": []}, "/field_groups"),
        ({"expires_at": (datetime.now(UTC) + timedelta(days=31)).isoformat()}, "/expires_at"),
        ({"expires_at": (datetime.now(UTC) - timedelta(days=1)).isoformat()}, "/expires_at"),
    ],
)
async def test_ref_9_a_proposal_says_all_of_it(two: Pair, changed: dict[str, Any], pointer: str) -> None:
    way = await _accepted(two)
    problem = await refused(_try(way, "propose_release", {**proposal(), **changed}), 422, "invalid")
    assert [at for at, _ in faults(problem)] == [pointer]


async def test_ref_9_a_client_sets_no_flag(two: Pair) -> None:
    way = await _accepted(two)
    for flag in ("without_consent", "lawful_basis", "basis"):
        await refused(_try(way, "release", {flag: "ImminentDanger"}), 422, "invalid")


async def test_ref_19_a_minor_is_released_only_with_her_guardian(two: Pair) -> None:
    way = await _accepted(two)
    young = await two.sender.coordinator.patch(f"/v1/cases/{way.case}", {"minor": "yes"}, etag="*")
    assert young.status_code == 200, young.text  # known only after she agreed for herself
    await refused(_try(way, "release", {}), 409, "child_profile")
    guarded = await sent_way(two, "identity", facts={"minor": "yes"}, given_by="LegalGuardian")
    await guarded.released()
    assert (await guarded.receiver.coordinator.get(f"{guarded.here}/disclosure")).status_code == 200


async def test_ref_19_without_consent_a_minor_is_released_only_to_protect_her(two: Pair) -> None:
    way = await sent_way(two, "identity", facts={"minor": "yes"}, given_by="LegalGuardian")
    await way.receive("accept")
    await refused(_try(way, "propose_release", proposal()), 409, "child_profile")
    await way.send("propose_release", {**proposal(), "basis": "ChildProtection"})
    done = await now_done(two.sender.coordinator_2, way.here, "approve_release")
    assert done.json()["status"] == "released"
