"""What is gone for somebody leaves a tombstone in its feed, and for nobody else (G-16, REF-10, REF-11)."""

from tests.factories.house import FACTS, House
from tests.features.exchange.following import everything, script, told
from tests.features.referrals.second_stage import sent_way, two_centres
from tests.features.referrals.test_erased import closed_way, purge
from tests.features.stories import now_done, refused


async def test_ref_11_a_withdrawn_referral_is_gone_for_its_receiver_alone(house: House) -> None:
    way = await sent_way(await two_centres(house))
    await way.send("withdraw", {"code": "NoLongerNeeded"})
    referral = way.here.rsplit("/", 1)[1]
    sender, receiver = await script(house, way.sender), await script(house, way.receiver)
    assert told(await everything(sender), "referral", referral)[-1] == ("referral.withdrawn", False)
    assert told(await everything(receiver), "referral", referral)[-1] == ("referral.withdrawn", True)


async def test_ref_10_a_consent_that_ends_leaves_a_tombstone_of_what_was_disclosed(house: House) -> None:
    way = await (await sent_way(await two_centres(house))).arrived()
    await now_done(way.sender.coordinator, way.consent, "withdraw", {"reason": "ChangedMind"})
    sender, receiver = await script(house, way.sender), await script(house, way.receiver)
    here = f"/v1/organisations/{way.sender.id}/events?limit=200"
    ended = [event for event in await everything(receiver, here) if event["type"] == "disclosure.ended"]
    assert [event["is_tombstone"] for event in ended] == [True]
    ended = [event for event in await everything(sender) if event["type"] == "disclosure.ended"]
    assert [event["is_tombstone"] for event in ended] == [False]


async def test_plan_11_a_sealed_case_is_gone_until_it_is_unsealed(house: House) -> None:
    centre = await house.party()
    case = (await centre.coordinator.made("/v1/cases", FACTS)).json()["id"]
    here = f"/v1/cases/{case}"
    await now_done(centre.coordinator, here, "seal")
    program = await script(house, centre)
    await refused(program.get(here), 404, "not_found")
    assert told(await everything(program), "case", case)[-1] == ("case.sealed", True)
    await now_done(centre.coordinator, here, "unseal")
    assert told(await everything(program), "case", case)[-1] == ("case.unsealed", False)
    assert (await program.get(here)).status_code == 200


async def test_g_16_a_purged_case_leaves_a_tombstone(house: House) -> None:
    way = await closed_way(house)
    await purge(way, house)
    events = await everything(await script(house, way.sender))
    assert told(events, "case", way.case)[-1] == ("case.purged", True)
    gone = {event["kind"] for event in events if event["is_tombstone"]}
    assert "case" in gone
    assert "agreement" not in gone
