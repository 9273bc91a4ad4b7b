"""Rounds and races on real connections: the first acceptance wins, and nothing is offered or taken twice."""

import asyncio
from uuid import UUID

import pytest

from tests.factories.house import FACTS, House, Party, soon
from tests.features.stories import (
    address,
    agree,
    at_once,
    caseload,
    code,
    drafted,
    etag,
    journal,
    new_case,
    now_done,
    offer,
    pair,
    refused,
    replayed,
    sent,
    statuses,
)


async def _round(house: House, receivers: int) -> tuple[Party, list[Party]]:
    sender = await house.party()
    to = [await house.party(country="LA", zone="Asia/Vientiane") for _ in range(receivers)]
    for receiver in to:
        await agree(sender, receiver)
    await caseload(sender, [FACTS] * 5)
    return sender, to


@pytest.mark.race
@pytest.mark.parametrize("any_version", [True, False], ids=["If-Match: *", "If-Match: its ETag"])
async def test_ref_12_ref_14_offered_to_two_the_first_acceptance_wins(
    house: House, *, any_version: bool
) -> None:
    sender, receivers = await _round(house, 2)
    case_id = await new_case(sender)
    offers = [address(await sent(sender, receiver, case_id)) for receiver in receivers]
    versions = [
        "*" if any_version else await etag(r.coordinator, o) for r, o in zip(receivers, offers, strict=True)
    ]
    answers = await at_once(
        [
            receiver.coordinator.post(f"{here}/accept", {}, etag=version)
            for _ in range(10)
            for receiver, here, version in zip(receivers, offers, versions, strict=True)
        ]
    )
    counted = statuses(answers)
    assert counted[200] == 1
    assert counted[200] + counted[409] + counted[412] == 20
    assert any_version <= (counted[412] == 0)
    states = [(await sender.coordinator.get(here)).json()["status"] for here in offers]
    assert sorted(states) == ["accepted", "placed_elsewhere"]
    loser = receivers[states.index("placed_elsewhere")]
    lost = offers[states.index("placed_elsewhere")]
    seen = (await loser.coordinator.get(lost)).json()
    left = {name for name, value in seen.items() if value not in (None, [])}
    assert left == {"view", "id", "version", "status", "updated_on"}
    problem = await refused(loser.coordinator.post(f"{lost}/accept", {}, etag="*"), 409, "wrong_state")
    assert (problem["current_state"], problem["allowed"]) == ("placed_elsewhere", [])
    listed = (await loser.coordinator.get("/v1/referrals?direction=in&status=placed_elsewhere")).json()[
        "items"
    ]
    assert listed == [seen]
    assert await replayed(house, sender, *receivers) > 0
    ends = [(e.type, e.to_state) for e in await journal(house, loser, lost.rsplit("/", 1)[1]) if e.to_state]
    assert ends[-1] == ("referral.placed_elsewhere", "placed_elsewhere")
    assert len(ends) == 2


@pytest.mark.race
async def test_ref_12_sending_to_others_races_with_an_acceptance(house: House) -> None:
    sender, receivers = await _round(house, 4)
    for _ in range(3):
        case_id = await new_case(sender)
        first = address(await sent(sender, receivers[0], case_id))
        drafts = [address(await drafted(sender, receiver, case_id)) for receiver in receivers[1:]]
        work = [receivers[0].coordinator.post(f"{first}/accept", {}, etag="*") for _ in range(5)]
        work += [sender.coordinator.post(f"{here}/send", {}, etag="*") for here in drafts for _ in range(5)]
        answers = await at_once(work)
        assert statuses(answers[:5]) == {200: 1, 409: 4}
        refusals = {code(answer) for answer in answers[5:] if answer.status_code != 200}
        assert refusals <= {"wrong_state", "already_placed"}
        left = [(await sender.coordinator.get(here)).json()["status"] for here in [first, *drafts]]
        assert left[0] == "accepted"
        assert set(left[1:]) <= {"draft", "placed_elsewhere"}
    assert await replayed(house, sender, *receivers) > 0


@pytest.mark.race
async def test_ref_2_accepting_races_with_withdrawing_and_voiding(house: House) -> None:
    two = await pair(house)
    for _ in range(3):
        here = address(await sent(two.sender, two.receiver))
        version = await etag(two.sender.coordinator, here)
        accept = [two.receiver.coordinator.post(f"{here}/accept", {}, etag=version) for _ in range(10)]
        take_back = [
            two.sender.coordinator.post(f"{here}/withdraw", {"code": "NoLongerNeeded"}, etag=version),
            two.sender.coordinator.post(f"{here}/void", {}, etag=version),
        ] * 1
        answers = await at_once([*take_back, *accept])
        assert statuses(answers)[200] == 1
        assert set(statuses(answers)) <= {200, 404, 409, 412}
        state = (await two.sender.coordinator.get(here)).json()["status"]
        accepted = any(answer.status_code == 200 for answer in answers[2:])
        assert (state == "accepted") == accepted
        assert (await two.receiver.coordinator.get(here)).status_code == (200 if accepted else 404)
    assert await replayed(house, two.sender, two.receiver) > 0


@pytest.mark.race
async def test_ref_2_declining_races_with_accepting(house: House) -> None:
    two = await pair(house)
    here = address(await sent(two.sender, two.receiver))
    no = {"by": "person", "code": "ConsentNotGiven"}
    work = [two.receiver.coordinator.post(f"{here}/accept", {}, etag="*") for _ in range(10)]
    work += [two.receiver.caseworker.post(f"{here}/decline", no, etag="*") for _ in range(10)]
    answers = await at_once(work)
    assert statuses(answers) == {200: 1, 409: 19}
    assert (await two.sender.coordinator.get(here)).json()["status"] in {"accepted", "declined"}


@pytest.mark.race
@pytest.mark.parametrize("need", ["Housing", None])
async def test_ref_3_one_open_referral_per_case_receiver_and_need(house: House, need: str | None) -> None:
    two = await pair(house)
    case_id = await new_case(two.sender, primary_need=need)
    body = offer(case_id, two.receiver)
    answers = await at_once([two.sender.coordinator.post("/v1/referrals", body) for _ in range(20)])
    assert statuses(answers) == {201: 1, 409: 19}
    assert {code(answer) for answer in answers if answer.status_code == 409} == {"already_open"}
    out = (await two.sender.coordinator.get(f"/v1/referrals?direction=out&case_id={case_id}")).json()["items"]
    assert len(out) == 1


async def test_ref_3_every_open_state_holds_the_place_and_every_end_frees_it(house: House) -> None:
    two = await pair(house)
    case_id = await new_case(two.sender)
    again = offer(case_id, two.receiver)

    async def taken() -> None:
        await refused(two.sender.coordinator.post("/v1/referrals", again), 409, "already_open")

    here = address(await drafted(two.sender, two.receiver, case_id))
    await taken()
    await now_done(two.sender.coordinator, here, "send")
    await taken()
    await now_done(two.receiver.coordinator, here, "accept")
    await taken()
    await now_done(two.sender.coordinator, here, "withdraw", {"code": "Other"})
    here = address(await drafted(two.sender, two.receiver, case_id))
    await now_done(two.sender.coordinator, here, "void")
    here = address(await sent(two.sender, two.receiver, case_id))
    await now_done(two.receiver.coordinator, here, "decline", {"by": "centre", "code": "NoCapacity"})
    await drafted(two.sender, two.receiver, case_id)


async def test_ref_3_one_card_is_one_round_whatever_the_case_says_of_its_need_later(house: House) -> None:
    sender, (one, other) = await _round(house, 2)
    case_id = await new_case(sender)
    here = f"/v1/cases/{case_id}"
    first = address(await drafted(sender, one, case_id))
    assert (await sender.coordinator.patch(here, {"primary_need": "Legal"}, etag="*")).status_code == 200
    # Nothing was told yet, so another need is another referral, until both would carry the same card.
    second = address(await drafted(sender, one, case_id))
    await now_done(sender.coordinator, second, "send")
    await refused(sender.coordinator.post(f"{first}/send", {}, etag="*"), 409, "already_open")
    assert (await sender.coordinator.patch(here, {"primary_need": "Health"}, etag="*")).status_code == 200
    await refused(sender.coordinator.post("/v1/referrals", offer(case_id, one)), 409, "already_open")
    sibling = address(await sent(sender, other, case_id))
    await now_done(one.coordinator, second, "accept")
    assert (await other.coordinator.get(sibling)).json()["status"] == "placed_elsewhere"


async def test_ref_12_an_accepted_round_takes_no_more_offers_until_it_is_withdrawn(house: House) -> None:
    sender, (one, other) = await _round(house, 2)
    case_id = await new_case(sender)
    accepted = address(await sent(sender, one, case_id))
    await now_done(one.coordinator, accepted, "accept")
    draft = await drafted(sender, other, case_id)
    send = sender.coordinator.post(f"{address(draft)}/send", {}, etag=draft.headers["ETag"])
    await refused(send, 409, "already_placed")
    await now_done(sender.coordinator, accepted, "withdraw", {"code": "PersonDeclined"})
    await now_done(sender.coordinator, address(draft), "send")
    await now_done(other.coordinator, address(draft), "accept")


async def _owner(house: House, case_id: str) -> list[UUID]:
    rows = await house.owner_execute("SELECT organisation_id FROM cases WHERE id = :id", id=UUID(case_id))
    return list(rows.scalars())


async def test_ref_12_whatever_is_answered_the_case_has_one_owner_and_moves_nowhere(house: House) -> None:
    two = await pair(house)
    no = {"by": "person", "code": "ConsentNotGiven"}
    for answer, body, status in (("accept", {}, "accepted"), ("decline", no, "declined")):
        case_id = await new_case(two.sender)
        before = (await two.sender.coordinator.get(f"/v1/cases/{case_id}")).content
        here = address(await sent(two.sender, two.receiver, case_id))
        assert await _owner(house, case_id) == [two.sender.id]
        done = await now_done(two.receiver.coordinator, here, answer, body)
        assert done.json()["status"] == status
        assert await _owner(house, case_id) == [two.sender.id]
        assert (await two.sender.coordinator.get(f"/v1/cases/{case_id}")).content == before
        assert (await two.receiver.coordinator.get(f"/v1/cases/{case_id}")).status_code == 404
        assert (await two.receiver.coordinator.get("/v1/cases")).json()["items"] == []


@pytest.mark.parametrize("by", ["person", "centre"])
async def test_ref_14_declining_tells_both_sides_who_declined_and_why(house: House, by: str) -> None:
    two = await pair(house)
    here = address(await sent(two.sender, two.receiver))
    version = await etag(two.receiver.coordinator, here)
    for body in ({"by": by}, {"code": "NoCapacity"}, {"by": "somebody", "code": "NoCapacity"}, {}):
        answer = await two.receiver.coordinator.post(f"{here}/decline", body, etag=version)
        assert answer.status_code == 422
    await two.receiver.coordinator.done(f"{here}/decline", {"by": by, "code": "SecurityRisk"}, etag=version)
    for party in (two.sender, two.receiver):
        seen = (await party.coordinator.get(here)).json()
        assert (seen["status"], seen["declined_by"], seen["decline_code"]) == ("declined", by, "SecurityRisk")
    for party, teller in ((two.sender, None), (two.receiver, two.receiver.coordinator.client_id)):
        last = (await journal(house, party, here.rsplit("/", 1)[1], "referral"))[-1]
        assert (last.type, last.from_state, last.to_state) == ("referral.declined", "sent", "declined")
        assert last.client_id == teller


async def test_ref_14_accepting_clears_nothing_of_the_history(house: House) -> None:
    two = await pair(house)
    case_id = await new_case(two.sender)
    declined = address(await sent(two.sender, two.receiver, case_id))
    await now_done(two.receiver.coordinator, declined, "decline", {"by": "centre", "code": "NoCapacity"})
    here = address(await sent(two.sender, two.receiver, case_id))
    ids = [each.rsplit("/", 1)[1] for each in (declined, here)]
    before = [await journal(house, party, id_) for party in (two.sender, two.receiver) for id_ in ids]
    await now_done(two.receiver.coordinator, here, "accept")
    after = [await journal(house, party, id_) for party in (two.sender, two.receiver) for id_ in ids]
    for old, new in zip(before, after, strict=True):
        assert new[: len(old)] == old
    seen = (await two.sender.coordinator.get(declined)).json()
    assert (seen["declined_by"], seen["decline_code"]) == ("centre", "NoCapacity")


async def test_a_draft_is_changed_by_its_sender_only_and_only_while_it_is_one(house: House) -> None:
    two = await pair(house)
    draft = await drafted(two.sender, two.receiver)
    here, version = address(draft), draft.headers["ETag"]
    later = soon(30)
    changed = await two.sender.coordinator.patch(here, {"respond_by_on": later}, etag=version)
    assert (changed.status_code, changed.json()["respond_by_on"]) == (200, later)
    for body in (
        {"respond_by_on": None},
        {"kind": "transfer"},
        {"status": "sent"},
        {"respond_by_on": "2000-01-01"},
    ):
        refusal = await two.sender.coordinator.patch(here, body, etag=changed.headers["ETag"])
        assert refusal.status_code == 422
    await refused(two.receiver.coordinator.patch(here, {}, etag=version), 404, "not_found")
    await now_done(two.sender.coordinator, here, "send")
    version = await etag(two.sender.coordinator, here)
    body = {"respond_by_on": later}
    problem = await refused(two.sender.coordinator.patch(here, body, etag=version), 409, "wrong_state")
    assert problem["current_state"] == "sent"
    await refused(two.receiver.coordinator.patch(here, body, etag=version), 403, "wrong_side")


async def test_lists_are_filtered_by_direction_state_case_and_change(house: House) -> None:
    two = await pair(house)
    case_id = await new_case(two.sender)
    draft = await drafted(two.sender, two.receiver, case_id)
    offered = await sent(two.sender, two.receiver)

    async def ids(party: Party, query: str) -> set[str]:
        answer = await party.coordinator.get(f"/v1/referrals?{query}")
        assert answer.status_code == 200, answer.text
        return {item["id"] for item in answer.json()["items"]}

    both = {draft.json()["id"], offered.json()["id"]}
    assert await ids(two.sender, "direction=out") == both
    assert await ids(two.sender, "direction=in") == await ids(two.receiver, "direction=out") == set()
    assert await ids(two.receiver, "direction=in") == {offered.json()["id"]}
    assert await ids(two.sender, f"direction=out&case_id={case_id}") == {draft.json()["id"]}
    assert await ids(two.sender, "direction=out&status=sent&status=accepted") == {offered.json()["id"]}
    since = offered.json()["updated_at"]
    assert await ids(two.sender, f"direction=out&updated_since={since}") == {offered.json()["id"]}
    assert await ids(two.sender, "direction=out&updated_since=2020-01-01") == both
    # What is received is of no case here, whatever the receiver offers itself.
    own = await new_case(two.receiver)
    await drafted(two.receiver, two.sender, own)
    assert await ids(two.receiver, f"direction=in&case_id={own}") == set()
    for bad in ("", "direction=both", "direction=in&state=sent", "direction=out&case_id=1"):
        assert (await two.sender.coordinator.get(f"/v1/referrals?{bad}")).status_code in {400, 422}, bad


@pytest.mark.race
async def test_two_sides_work_on_many_referrals_at_once_without_a_deadlock(house: House) -> None:
    sender, receivers = await _round(house, 3)
    cases = [await new_case(sender) for _ in range(4)]
    offers = [(r, address(await sent(sender, r, case_id))) for case_id in cases for r in receivers]
    work = [r.coordinator.post(f"{here}/accept", {}, etag="*") for r, here in offers]
    work += [
        sender.coordinator.post(f"{here}/withdraw", {"code": "Other"}, etag="*")
        for _, here in reversed(offers)
    ]
    answers = await asyncio.wait_for(at_once(work), 30)
    assert set(statuses(answers)) <= {200, 404, 409}
    assert await replayed(house, sender, *receivers) > 0
