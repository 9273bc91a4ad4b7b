"""A centre that nobody agreed with: it cannot find, count, guess or answer anything of the others."""

from uuid import uuid4

from tests.factories.house import FACTS, House, soon


async def test_a_stranger_sees_nothing(house: House) -> None:
    centre, friend, police = await house.party(), await house.party(), await house.party("authority")
    stranger, spy = await house.party(), await house.party("authority")
    agreement = await house.agree(centre, friend)
    for _ in range(4):
        await centre.coordinator.made("/v1/cases", FACTS)
    case = await centre.coordinator.made("/v1/cases", FACTS)
    offer = {
        "case_id": case.json()["id"],
        "kind": "referral",
        "to_organisation_id": str(friend.id),
        "respond_by_on": soon(),
    }
    draft = await centre.coordinator.made("/v1/referrals", offer)
    await centre.coordinator.done(f"{draft.headers['Location']}/send", etag=draft.headers["ETag"])
    report = {
        "to_organisation_id": str(centre.id),
        "official_reference": "BR.11.LA.000001/2026",
        "channel": "Phone",
        "source": "LocalPolice",
        "urgency": "Immediate",
        "persons_count": 1,
        "country": "BE",
        "summary": "Somebody asked for help.",
    }
    told = await police.liaison.made("/v1/signalements", report)
    words = await police.liaison.made(f"{told.headers['Location']}/messages", {"text": "We are on our way."})

    # Nothing in any list.
    for caller in (stranger.coordinator, stranger.caseworker):
        for path in (
            "/v1/cases",
            "/v1/signalements",
            "/v1/referrals?direction=in",
            "/v1/referrals?direction=out",
        ):
            assert (await caller.get(path)).json() == {"items": []}
    assert (await spy.liaison.get("/v1/signalements")).json() == {"items": []}
    assert (await stranger.admin.get("/v1/agreements")).json() == {"items": []}

    # Each id is answered like one that never was, whether it is read or commanded.
    attempts = [
        (stranger.coordinator, case.headers["Location"], "close", {"reason": "Autonomy"}),
        (stranger.coordinator, draft.headers["Location"], "accept", {}),
        (stranger.coordinator, told.headers["Location"], "acknowledge", {}),
        (spy.liaison, told.headers["Location"], "reply", {"text": "Hello?"}),
        (stranger.coordinator, words.headers["Location"], "", None),
        (spy.liaison, words.headers["Location"], "", None),
        (stranger.admin, f"/v1/agreements/{agreement}", "revoke", {}),
    ]
    for caller, here, command, body in attempts:
        random = f"{here.rsplit('/', 1)[0]}/{uuid4()}"
        answers = [await caller.get(path) for path in (here, random)]
        if command:
            answers += [await caller.post(f"{path}/{command}", body, etag='"1"') for path in (here, random)]
        documents = [{**answer.json(), "instance": ""} for answer in answers]
        assert [answer.status_code for answer in answers] == [404] * len(answers)
        assert all(document == documents[0] for document in documents)
        assert all(set(answer.headers) == set(answers[0].headers) for answer in answers)

    # And a body that names a stranger's case says no more than one that names nothing.
    for case_id in (case.json()["id"], str(uuid4())):
        body = {**offer, "case_id": case_id}
        answer = await stranger.coordinator.post("/v1/referrals", body)
        assert answer.status_code == 422
        assert answer.json()["errors"] == [{"pointer": "/case_id", "code": "unknown_reference", "params": {}}]
    assert (await centre.coordinator.get(case.headers["Location"])).json()["status"] == "intake"
    assert (await friend.coordinator.get(draft.headers["Location"])).json()["status"] == "sent"
