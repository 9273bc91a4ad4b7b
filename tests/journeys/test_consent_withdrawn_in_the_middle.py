"""A person takes back what she agreed to: the other centre's next read finds nothing, and both know why."""

from typing import Any

from tests.factories.house import House, Party
from tests.features.referrals.second_stage import NAME, Way, sent_way, two_centres
from tests.features.stories import now_done, stored_anywhere


async def _trail(party: Party, way: Way, kind: str) -> list[dict[str, Any]]:
    """What an organisation's audit trail says of the referral, the oldest first."""
    object_id = way.here.rsplit("/", 1)[1]
    page = await party.auditor.get(f"/v1/audit-events?object_id={object_id}&limit=200")
    return [row for row in reversed(page.json()["items"]) if row["object_kind"] == kind]


async def _last_logged(house: House, party: Party) -> str:
    rows = await house.owner_execute(
        "SELECT type FROM events WHERE organisation_id = :party AND object_kind = 'exchange' "
        "ORDER BY seq DESC LIMIT 1",
        party=party.id,
    )
    return str(rows.scalar())


async def test_before_she_arrives_all_of_it_ends_at_once(house: House) -> None:
    two = await two_centres(house)
    way = await (await sent_way(two, "identity", "contact")).released()
    there = two.receiver.coordinator
    assert NAME in (await there.get(f"{way.here}/disclosure")).text

    ended = await now_done(two.sender.coordinator, way.consent, "withdraw", {"reason": "ChangedMind"})
    assert ended.json()["status"] == "withdrawn"

    for address in (way.here, f"{way.here}/disclosure", f"{way.here}/messages", f"{way.here}/exchanges"):
        answer = await there.get(address)
        assert answer.status_code == 404, address
        assert NAME not in answer.text
    listed = (await there.get("/v1/referrals?direction=in")).json()["items"]
    assert way.here.rsplit("/", 1)[1] not in {item["id"] for item in listed}

    # The sender sees why, and that it had shared something.
    mine = (await two.sender.coordinator.get(way.here)).json()
    assert (mine["status"], mine["withdraw_code"]) == ("withdrawn", "ConsentEnded")
    past = (await two.sender.coordinator.get(f"{way.here}/disclosure")).json()
    assert (past["end_code"], past["field_groups"]) == ("ConsentEnded", ["contact", "identity"])
    assert past["ended_at"] is not None

    # Both trails keep the fact, and nothing is left of what it said.
    for party in (two.sender, two.receiver):
        assert await _last_logged(house, party) == "exchange.disclosure_ended"
        assert (await _trail(party, way, "disclosure"))[-1]["reason"] == "ConsentEnded"
        assert await _trail(party, way, "referral")
    assert await stored_anywhere(house, NAME) == []
    bytes_left = await house.owner_execute(
        "SELECT num_nonnulls(identity, contact, wrapped) FROM disclosures WHERE id = CAST(:id AS uuid)",
        id=way.here.rsplit("/", 1)[1],
    )
    assert bytes_left.scalar() == 0


async def test_after_she_arrived_her_receiver_must_answer_what_it_does_with_its_copy(house: House) -> None:
    two = await two_centres(house)
    way = await (await sent_way(two, "identity")).arrived()
    case = await way.copy()
    there = two.receiver.coordinator

    await now_done(two.sender.coordinator, way.consent, "withdraw", {"reason": "ChangedMind"})

    # What was shown ends; its own copy is its own to answer for.
    assert (await there.get(f"{way.here}/disclosure")).status_code == 404
    assert (await there.get(way.here)).json()["status"] == "in_progress"
    assert (await there.get(f"/v1/people/{case['person_id']}")).json()["identity"]["first_name"] == NAME
    (asked,) = (await there.get("/v1/erasure-requests?status=open")).json()["items"]
    assert asked["referral_id"] == way.here.rsplit("/", 1)[1]
    assert asked["allowed_commands"] == ["answer"]

    here = f"/v1/erasure-requests/{asked['id']}"
    kept = {"answer": "Kept", "keeping_basis": "OwnConsent"}
    answered = await now_done(there, here, "answer", kept)
    assert (answered.json()["status"], answered.json()["allowed_commands"]) == ("answered", [])
    told = (await two.sender.coordinator.get(here)).json()
    assert (told["answer"], told["keeping_basis"]) == ("Kept", "OwnConsent")
