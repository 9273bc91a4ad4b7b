"""One person is offered to two centres: the first to accept has her, and the other learns only that."""

import asyncio

import pytest

from tests.factories.house import FACTS, Caller, House, soon


@pytest.mark.race
async def test_offered_to_two_centres_the_first_acceptance_wins(house: House) -> None:
    centre = await house.party(country="BE")
    near = await house.party(country="LA", zone="Asia/Vientiane")
    far = await house.party(country="CD", zone="Africa/Lubumbashi")
    for other in (near, far):
        await house.agree(centre, other)
    for _ in range(4):
        await centre.coordinator.made("/v1/cases", FACTS)
    case = await centre.caseworker.made("/v1/cases", FACTS)

    # The caseworker looks at what would leave, then offers to both.
    ask = {
        "case_id": case.json()["id"],
        "kind": "referral",
        "to_organisation_ids": [str(near.id), str(far.id)],
    }
    previews = (await centre.caseworker.post("/v1/referrals/preview", ask)).json()["items"]
    assert [(item["level"], item["class_size"], item["k"]) for item in previews] == [("S0", 5, 5)] * 2
    assert previews[0]["card"]["reference"] != previews[1]["card"]["reference"]
    offers = []
    for other in (near, far):
        offer = {
            "case_id": case.json()["id"],
            "kind": "referral",
            "to_organisation_id": str(other.id),
            "respond_by_on": soon(),
        }
        draft = await centre.caseworker.made("/v1/referrals", offer)
        await centre.caseworker.done(f"{draft.headers['Location']}/send", etag=draft.headers["ETag"])
        offers.append(draft.headers["Location"])

    # Both say yes, ten times each and at the same moment.
    async def accept(caller: Caller, offer: str) -> int:
        seen = await caller.get(offer)
        return (await caller.post(f"{offer}/accept", {}, etag=seen.headers["ETag"])).status_code

    callers = (near.coordinator, far.coordinator)
    tries = [accept(caller, offer) for _ in range(10) for caller, offer in zip(callers, offers, strict=True)]
    answers = await asyncio.gather(*tries)
    assert answers.count(200) == 1
    assert set(answers) <= {200, 409, 412}

    states = [(await centre.coordinator.get(offer)).json()["status"] for offer in offers]
    assert sorted(states) == ["accepted", "placed_elsewhere"]
    lost = states.index("placed_elsewhere")
    left = (await callers[lost].get(offers[lost])).json()
    assert left["status"] == "placed_elsewhere"
    assert {name for name, value in left.items() if value} == {
        "view",
        "id",
        "version",
        "status",
        "updated_on",
    }
    won = (await callers[1 - lost].get(offers[1 - lost])).json()
    assert won["card"]["primary_need"] == "Housing"
