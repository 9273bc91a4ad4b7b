"""A bed that waits for somebody from another centre: held with the acceptance, hers when she comes."""

import asyncio
from typing import Any

import pytest

from tests.factories.house import FACTS, House
from tests.features.referrals.second_stage import Way, agreed, sent_way
from tests.features.shelters.beds import Home, day, home, id_of
from tests.features.stories import Pair, at_once, caseload, code, etag, faults, journal, refused, statuses


async def waiting(house: House, beds: int = 1, **unit: Any) -> tuple[Home, Pair]:
    """A house at a centre that may receive people from another one."""
    sender = await house.party()
    there = await home(house, beds=0)
    for _ in range(beds):
        await there.room(**unit)
    await agreed(sender, there.centre, "referral", "transfer")
    await caseload(sender, [FACTS] * 5)
    return there, Pair(sender, there.centre, "")


def wish(bed: str, last: int = 30) -> dict[str, Any]:
    return {"hold": {"bed_id": bed, "from_on": day(), "to_on": day(last)}}


async def beds_of(there: Home, way: Way) -> list[dict[str, Any]]:
    """What the centre holds for a referral."""
    found = await there.staff.get(f"/v1/allocations?referral_id={id_of(way.here)}")
    items: list[dict[str, Any]] = found.json()["items"]
    return items


async def test_an_acceptance_holds_a_bed_that_becomes_hers(house: House) -> None:
    there, two = await waiting(house)
    way = await sent_way(two)
    await way.receive("accept", wish(there.beds[0]))
    (held,) = await beds_of(there, way)
    assert (held["status"], held["case_id"], held["bed_id"]) == ("held", None, there.beds[0])
    here = f"/v1/allocations/{held['id']}"
    # A caseworker sees what waits for a referral, as the referral itself is in her sight.
    assert (await there.centre.caseworker.get(here)).status_code == 200
    await there.done(here, "confirm")
    await way.send("release")
    await way.receive("arrive")
    case = await way.copy()
    (hers,) = await beds_of(there, way)
    assert (hers["status"], hers["case_id"]) == ("confirmed", case["id"])
    assert (await there.done(here, "check_in"))["status"] == "occupied"
    await refused(
        there.centre.coordinator.post(f"/v1/cases/{case['id']}/close", {"reason": "Autonomy"}, etag="*"),
        409,
        "still_open",
    )


@pytest.mark.race
async def test_of_two_acceptances_for_one_place_one_holds_it(house: House) -> None:
    there, two = await waiting(house)
    ways = [await sent_way(two) for _ in range(4)]
    tags = [await etag(there.centre.coordinator, way.here) for way in ways]
    answers = await at_once(
        [
            there.centre.coordinator.post(f"{way.here}/accept", wish(there.beds[0]), etag=tag)
            for way, tag in zip(ways, tags, strict=True)
        ]
    )
    assert statuses(answers) == {200: 1, 409: 3}
    assert {code(answer) for answer in answers if answer.status_code == 409} == {"bed_unavailable"}
    stand = [(await there.centre.coordinator.get(way.here)).json()["status"] for way in ways]
    assert sorted(stand) == ["accepted", "sent", "sent", "sent"]
    held = [await beds_of(there, way) for way in ways]
    assert sorted(map(len, held)) == [0, 0, 0, 1]


async def test_a_bed_that_cannot_be_had_takes_the_acceptance_with_it(house: House) -> None:
    there, two = await waiting(house, suitability=["MenOnly"])
    way = await sent_way(two)
    tag = await etag(there.centre.coordinator, way.here)
    here = f"{way.here}/accept"
    accept = there.centre.coordinator.post
    # The card tells that she is a woman, and nothing else of her is needed to see that it is not safe.
    unsafe = await refused(accept(here, wish(there.beds[0]), etag=tag), 409, "placement_unsafe")
    assert unsafe["rules"] == ["MenOnly"]
    stranger = await home(house)
    unknown = await refused(accept(here, wish(stranger.beds[0]), etag=tag), 422, "invalid")
    assert faults(unknown) == [("/hold/bed_id", "unknown_reference")]
    past = {"hold": {"bed_id": there.beds[0], "from_on": day(-1)}}
    assert (await refused(accept(here, past, etag=tag), 422, "invalid"))["errors"][0][
        "pointer"
    ] == "/hold/from_on"
    assert await etag(there.centre.coordinator, way.here) == tag
    assert await beds_of(there, way) == []
    assert (await accept(here, {}, etag=tag)).status_code == 200


@pytest.mark.parametrize("how", ["withdraw", "consent", "return"])
async def test_what_ends_the_referral_frees_the_bed(house: House, how: str) -> None:
    there, two = await waiting(house)
    way = await sent_way(two)
    await way.receive("accept", wish(there.beds[0]))
    (held,) = await beds_of(there, way)
    if how == "return":
        await way.send("release")
        await way.receive("return", {"code": "PersonNotArrived"})
    elif how == "consent":
        sender = two.sender.coordinator
        tag = await etag(sender, way.consent)
        await sender.done(f"{way.consent}/withdraw", {"reason": "ChangedMind"}, etag=tag)
    else:
        await way.send("withdraw", {"code": "NoLongerNeeded"})
    now = (await there.staff.get(f"/v1/allocations/{held['id']}")).json()
    assert now["status"] == "cancelled"
    told = await journal(house, there.centre, held["id"], "allocation")
    assert [event.to_state for event in told] == ["held", "cancelled"]
    await there.held(there.beds[0], await there.case(), 0, 3)
    # The sender never learns that there was a bed.
    assert await journal(house, two.sender, held["id"]) == []


async def test_a_withdrawal_leaves_her_bed_to_her_who_is_there(house: House) -> None:
    there, two = await waiting(house)
    way = await sent_way(two)
    await way.receive("accept", wish(there.beds[0]))
    await way.send("release")
    await way.receive("arrive")
    await way.send("withdraw", {"code": "NoLongerNeeded"})
    (hers,) = await beds_of(there, way)
    assert hers["status"] == "held"


@pytest.mark.race
async def test_arrival_and_withdrawal_at_once_leave_no_bed_to_nobody(house: House) -> None:
    there, two = await waiting(house, beds=3)
    for bed in there.beds:
        way = await sent_way(two)
        await way.receive("accept", wish(bed))
        await way.send("release")
        (held,) = await beds_of(there, way)
        tag = await etag(two.sender.coordinator, way.here)
        await asyncio.gather(
            two.sender.coordinator.post(f"{way.here}/withdraw", {"code": "NoLongerNeeded"}, etag=tag),
            there.centre.coordinator.post(f"{way.here}/arrive", {}, etag=tag),
        )
        now = (await there.staff.get(f"/v1/allocations/{held['id']}")).json()
        assert (now["status"], now["case_id"] is None) in {("cancelled", True), ("held", False)}


async def test_a_hold_needs_the_right_to_give_beds(house: House) -> None:
    there, two = await waiting(house)
    way = await sent_way(two)
    admin = there.centre.admin
    body = {"name": "Answers", "role": "coordinator", "scopes": ["referrals:read", "referrals:command"]}
    made = (await admin.made("/v1/clients", body)).json()
    form = {"grant_type": "client_credentials", "scope": ""}
    token = await house.http.post("/oauth/token", data=form, auth=(made["client_id"], made["client_secret"]))
    headers = {
        "Authorization": f"Bearer {token.json()['access_token']}",
        "If-Match": await etag(there.centre.coordinator, way.here),
    }
    refusal = await house.http.post(f"{way.here}/accept", json=wish(there.beds[0]), headers=headers)
    assert (refusal.status_code, code(refusal)) == (403, "forbidden")
    assert (await there.centre.coordinator.get(way.here)).json()["status"] == "sent"
