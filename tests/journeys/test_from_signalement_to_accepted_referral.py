"""The main job: a liaison's signalement becomes a case, and its card is accepted in another country."""

from tests.factories.house import FACTS, House, soon


async def test_from_signalement_to_accepted_referral(house: House) -> None:
    centre = await house.party(country="BE")
    other = await house.party(country="LA", zone="Asia/Vientiane")
    police = await house.party("authority")
    await house.agree(centre, other)
    for _ in range(4):
        await centre.coordinator.made("/v1/cases", FACTS)

    report = {
        "to_organisation_id": str(centre.id),
        "official_reference": "BR.43.L1.012345/2026",
        "channel": "PartnerApi",
        "source": "FederalPolice",
        "urgency": "Within24h",
        "persons_count": 1,
        "country": "BE",
        "summary": "One person found at a building site.",
    }
    made = await police.liaison.made("/v1/signalements", report)
    assert made.json()["view"] == "reporter"
    assert made.json()["status"] == "received"
    here = made.headers["Location"]

    seen = await centre.coordinator.get(here)
    assert seen.json()["summary"] == report["summary"]
    assert seen.json()["official_reference"] == report["official_reference"]
    answer = await centre.coordinator.done(f"{here}/acknowledge", etag=seen.headers["ETag"])
    assert (await police.liaison.get(here)).json()["status"] == "being_handled"
    answer = await centre.coordinator.done(
        f"{here}/assess", {"result": "actionable"}, etag=answer.headers["ETag"]
    )
    answer = await centre.coordinator.done(f"{here}/convert", {"cases": [FACTS]}, etag=answer.headers["ETag"])
    (case_id,) = answer.json()["case_ids"]

    offer = {
        "case_id": case_id,
        "kind": "referral",
        "to_organisation_id": str(other.id),
        "respond_by_on": soon(),
    }
    draft = await centre.coordinator.made("/v1/referrals", offer)
    there = draft.headers["Location"]
    assert (await other.coordinator.get(there)).status_code == 404
    sent = await centre.coordinator.done(f"{there}/send", etag=draft.headers["ETag"])
    assert sent.json()["level"] == "S0"
    assert sent.json()["class_size"] == 5

    inbox = (await other.coordinator.get("/v1/referrals?direction=in&status=sent")).json()["items"]
    assert [item["id"] for item in inbox] == [draft.json()["id"]]
    card = inbox[0]["card"]
    assert card["sex"] == "feminine"
    assert card["region"] == "asia"
    assert case_id not in str(inbox)
    received = await other.coordinator.get(there)
    accepted = await other.coordinator.done(f"{there}/accept", etag=received.headers["ETag"])
    assert accepted.json()["status"] == "accepted"
    assert (await centre.coordinator.get(there)).json()["status"] == "accepted"

    closing = await centre.coordinator.done(
        f"{here}/close", {"outcome": "AccompanimentStarted"}, etag=answer.headers["ETag"]
    )
    assert closing.json()["status"] == "closed"
    assert (await police.liaison.get(here)).json()["status"] == "closed"
