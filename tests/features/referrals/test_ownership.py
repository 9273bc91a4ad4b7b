"""Exactly one centre owns the support of a person, at every instant (REF-12)."""

import random
from typing import Any

import pytest

from tests.factories.house import FACTS, House
from tests.features.referrals.second_stage import Way, agreed, sent_way, two_centres
from tests.features.stories import Pair, address, caseload, etag, new_case, now_done, offer, refused


@pytest.fixture(scope="module")
async def two(house: House) -> Pair:
    return await two_centres(house)


async def _owners(house: House, way: Way) -> list[Any]:
    """The organisations that own the support of a person: of her case, and of what came of it elsewhere."""
    rows = await house.owner_execute(
        "WITH RECURSIVE hers AS ("
        "  SELECT c.* FROM cases c WHERE c.id = CAST(:id AS uuid)"
        "  UNION SELECT copy.* FROM hers h JOIN referral_links l ON l.case_id = h.id"
        "  JOIN cases copy ON copy.from_referral_id = l.id"
        ") SELECT organisation_id FROM hers WHERE is_owner",
        id=way.case,
    )
    return list(rows.scalars().all())


async def test_ref_12_a_transfer_moves_the_support_when_she_arrives(house: House, two: Pair) -> None:
    way = await sent_way(two, "identity", kind="transfer")
    assert (await two.receiver.coordinator.get(way.here)).json()["card"]["kind"] == "transfer"
    for step in ("accept", "release"):
        await (way.receive if step == "accept" else way.send)(step)
        assert await _owners(house, way) == [two.sender.id]
    await way.receive("arrive")
    assert await _owners(house, way) == [two.receiver.id]
    assert (await way.copy())["is_owner"]
    assert not (await two.sender.coordinator.get(f"/v1/cases/{way.case}")).json()["is_owner"]
    lines = (await two.sender.coordinator.get(f"{way.here}/exchanges")).json()["items"]
    assert [line["kind"] for line in lines][-2:] == ["Arrived", "OwnershipMoved"]
    await way.receive("complete", {"outcome": "SupportTakenOver"})
    assert await _owners(house, way) == [two.receiver.id]


async def test_ref_12_a_referral_moves_nothing(house: House, two: Pair) -> None:
    way = await (await sent_way(two, "identity")).arrived()
    assert await _owners(house, way) == [two.sender.id]


async def test_ref_12_declining_leaves_the_owner(house: House, two: Pair) -> None:
    way = await sent_way(two, "identity", kind="transfer")
    await way.receive("decline", {"by": "centre", "code": "NoCapacity"})
    assert await _owners(house, way) == [two.sender.id]


async def test_ref_12_who_is_given_back_brings_the_support_with_her(house: House, two: Pair) -> None:
    way = await (await sent_way(two, "identity", kind="transfer")).arrived()
    await way.receive("return", {"code": "NeedsNotMet"})
    assert await _owners(house, way) == [two.sender.id]


async def test_ref_12_nobody_gives_away_what_is_another_s(house: House, two: Pair) -> None:
    third = await house.party()
    await agreed(two.receiver, third, "transfer", "referral")
    way = await (await sent_way(two, "identity")).arrived()
    copy = (await way.copy())["id"]
    body = {**offer(copy, third), "kind": "transfer"}
    await refused(two.receiver.coordinator.post("/v1/referrals", body), 409, "not_owner")
    await two.receiver.coordinator.made("/v1/referrals", {**body, "kind": "referral"})
    assert await _owners(house, way) == [two.sender.id]


async def test_ref_12_who_was_passed_on_is_not_taken_back_from_whom_she_is_at(
    house: House, two: Pair
) -> None:
    """Given back by who has given the support on: it stays where it is."""
    way = await (await sent_way(two, "identity", kind="transfer")).arrived()
    await house.owner_execute(
        "UPDATE cases SET is_owner = false WHERE id = CAST(:id AS uuid)", id=(await way.copy())["id"]
    )
    await way.receive("return", {"code": "PersonAsked"})
    assert await _owners(house, way) == []  # the one who has it now is not of this test


async def test_ref_12_a_receiver_asks_for_the_support_and_gets_it(house: House, two: Pair) -> None:
    way = await (await sent_way(two, "identity")).arrived()
    there, here = two.receiver.coordinator, two.sender.coordinator
    asking = f"{way.here}/request_transfer"
    body = {"respond_by_on": offer(way.case, two.receiver)["respond_by_on"]}
    await refused(here.post(asking, body, etag=await etag(here, way.here)), 403, "wrong_side")
    asked = await there.done(asking, body, etag=await etag(there, way.here))
    assert asked.json()["transfer_asked_on"] is not None
    await refused(there.post(asking, body, etag=asked.headers["ETag"]), 409, "already_requested")
    drafts = (await here.get(f"/v1/referrals?direction=out&status=draft&case_id={way.case}")).json()["items"]
    (draft,) = drafts
    assert draft["kind"] == "request"
    request = f"/v1/referrals/{draft['id']}"
    assert (await there.get(request)).status_code == 404  # it is the owner's to send
    for caller, command in ((here, "send"), (there, "accept"), (here, "release")):
        await now_done(caller, request, command)
        assert await _owners(house, way) == [two.sender.id]
    await now_done(there, request, "arrive")
    assert await _owners(house, way) == [two.receiver.id]
    # She has one case there, not two.
    assert (await way.copy())["is_owner"]
    copies = await house.owner_execute(
        "SELECT count(*) FROM cases WHERE from_referral_id = CAST(:id AS uuid)", id=draft["id"]
    )
    assert copies.scalar() == 0


async def test_ref_13_each_kind_needs_its_own_agreement_at_sending_and_at_accepting(house: House) -> None:
    sender, receiver = await house.party(), await house.party()
    two = Pair(sender, receiver, "")
    await agreed(sender, receiver, "referral")
    await caseload(sender, [FACTS] * 5)
    person_way = await _drafted(two, "transfer")
    tag = await etag(sender.coordinator, person_way)
    await refused(sender.coordinator.post(f"{person_way}/send", {}, etag=tag), 409, "no_agreement")
    await agreed(sender, receiver, "transfer")
    await now_done(sender.coordinator, person_way, "send")
    agreements = (await sender.admin.get("/v1/agreements?status=active")).json()["items"]
    (transfer,) = [a for a in agreements if a["kind"] == "transfer"]
    await now_done(sender.admin, f"/v1/agreements/{transfer['id']}", "revoke")
    tag = await etag(receiver.coordinator, person_way)
    await refused(receiver.coordinator.post(f"{person_way}/accept", {}, etag=tag), 409, "no_agreement")


async def _drafted(two: Pair, kind: str) -> str:
    body = {**offer(await new_case(two.sender), two.receiver), "kind": kind}
    return address(await two.sender.coordinator.made("/v1/referrals", body))


@pytest.mark.parametrize("seed", range(6))
async def test_ref_12_one_owner_after_each_step_of_any_sequence(house: House, two: Pair, seed: int) -> None:
    chance = random.Random(seed)
    way = await sent_way(two, "identity", kind=chance.choice(["referral", "transfer", "transfer"]))
    bodies = {
        "withdraw": {"code": "NoLongerNeeded"},
        "decline": {"by": "person", "code": "Other"},
        "complete": {"outcome": "Other"},
        "return": {"code": "Other"},
    }
    steps = ["accept", "release", "arrive", "hold", "resume", "complete", "return", "withdraw", "decline"]
    for _ in range(12):
        # Most often what leads on, so that sequences get somewhere; sometimes anything, allowed or not.
        allowed = [
            (side, command)
            for side in (two.sender, two.receiver)
            for command in (await side.coordinator.get(way.here)).json().get("allowed_commands", [])
            if command in steps and (command not in {"withdraw", "decline"} or chance.random() < 0.1)
        ]
        anything = [(chance.choice([two.sender, two.receiver]), chance.choice(steps))]
        side, command = chance.choice(allowed if allowed and chance.random() < 0.8 else anything)
        seen = await side.coordinator.get(way.here)
        tag = seen.headers.get("ETag", '"1"')
        await side.coordinator.post(f"{way.here}/{command}", bodies.get(command, {}), etag=tag)
        assert len(await _owners(house, way)) == 1, (seed, command)
