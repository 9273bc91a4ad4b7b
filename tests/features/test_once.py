"""The same request twice has one effect, for whatever a client can post (G-8)."""

from typing import Any
from uuid import uuid4

import pytest

from tests.factories.house import FACTS, House
from tests.features.stories import (
    address,
    at_once,
    drafted,
    etag,
    new_case,
    now_done,
    offer,
    pair,
    refused,
    report,
    sent,
    statuses,
)


async def _count(house: House, table: str, **where: Any) -> int:
    wanted = " AND ".join(f"{name} = :{name}" for name in where)
    query = f"SELECT count(*) FROM {table} WHERE {wanted}"  # noqa: S608 - names of this file
    return int((await house.owner_execute(query, **where)).scalar())


@pytest.mark.race
async def test_g_8_forty_at_once_with_one_key_have_one_effect_and_one_answer(house: House) -> None:
    centre = await house.party()
    answers = await at_once([centre.coordinator.post("/v1/cases", FACTS, key="k-40") for _ in range(40)])
    assert statuses(answers) == {201: 40}
    assert len({answer.content for answer in answers}) == 1
    assert len({(answer.headers["ETag"], answer.headers["Location"]) for answer in answers}) == 1
    assert sum("Idempotent-Replayed" in answer.headers for answer in answers) == 39
    assert await _count(house, "cases", organisation_id=centre.id) == 1
    assert await _count(house, "events", organisation_id=centre.id, type="case.created") == 1


@pytest.mark.race
async def test_g_8_forty_acceptances_with_one_key_are_one(house: House) -> None:
    two = await pair(house)
    here = address(await sent(two.sender, two.receiver))
    version = await etag(two.receiver.coordinator, here)
    accept = [two.receiver.coordinator.post(f"{here}/accept", {}, etag=version, key="yes") for _ in range(40)]
    answers = await at_once(accept)
    assert statuses(answers) == {200: 40}
    assert len({answer.content for answer in answers}) == 1
    assert await _count(house, "events", organisation_id=two.sender.id, type="referral.accepted") == 1


async def test_g_8_another_body_or_path_under_the_key_is_422(house: House) -> None:
    two = await pair(house)
    caller = two.sender.coordinator
    await caller.made("/v1/cases", FACTS, key="one")
    await refused(
        caller.post("/v1/cases", {**FACTS, "urgency": "Planned"}, key="one"), 422, "idempotency_key_reused"
    )
    body = offer(await new_case(two.sender), two.receiver)
    await refused(caller.post("/v1/referrals", body, key="one"), 422, "idempotency_key_reused")
    draft = await caller.made("/v1/referrals", body, key="two")
    here = address(draft)
    void = caller.post(f"{here}/void", {}, etag=draft.headers["ETag"], key="two")
    await refused(void, 422, "idempotency_key_reused")
    assert (await caller.get(here)).json()["status"] == "draft"


async def test_g_8_a_key_is_the_clients_own(house: House) -> None:
    centre, other = await house.party(), await house.party()
    callers = [centre.coordinator, centre.coordinator_2, centre.caseworker, other.coordinator]
    made = [await caller.made("/v1/cases", FACTS, key="same") for caller in callers]
    assert len({answer.json()["id"] for answer in made}) == 4
    assert not any("Idempotent-Replayed" in answer.headers for answer in made)


async def test_g_8_a_refusal_is_not_remembered(house: House) -> None:
    two = await pair(house)
    case_id = await new_case(two.sender)
    here = f"/v1/cases/{case_id}"
    await now_done(two.sender.coordinator, here, "close", {"reason": "Autonomy"})
    body = offer(case_id, two.receiver)
    for _ in range(2):
        await refused(two.sender.coordinator.post("/v1/referrals", body, key="later"), 409, "case_closed")
    assert await _count(house, "remembered_answers", organisation_id=two.sender.id) == 0
    await now_done(two.sender.coordinator, here, "reopen", {"reason": "NewNeeds"})
    made = await two.sender.coordinator.made("/v1/referrals", body, key="later")
    again = await two.sender.coordinator.post("/v1/referrals", body, key="later")
    assert (again.status_code, again.content) == (201, made.content)


async def test_g_8_a_retry_carries_a_stale_etag_and_is_answered_as_the_first_time(house: House) -> None:
    two = await pair(house)
    draft = await drafted(two.sender, two.receiver)
    here, version = address(draft), draft.headers["ETag"]
    first = await two.sender.coordinator.post(f"{here}/send", {}, etag=version, key="send")
    await now_done(two.receiver.coordinator, here, "accept")
    again = await two.sender.coordinator.post(f"{here}/send", {}, etag=version, key="send")
    assert (again.status_code, again.content) == (200, first.content)
    assert again.headers["ETag"] == first.headers["ETag"] != version
    assert again.headers["Idempotent-Replayed"] == "true"
    await refused(two.sender.coordinator.post(f"{here}/send", {}, etag=version), 412, "stale")
    missing = two.sender.coordinator.post(f"{here}/send", {}, key="send")
    await refused(missing, 428, "if_match_required")


async def test_g_8_a_replay_of_what_is_no_longer_visible_is_404(house: House) -> None:
    two = await pair(house)
    here = address(await sent(two.sender, two.receiver))
    version = await etag(two.receiver.coordinator, here)
    accepted = await two.receiver.coordinator.post(f"{here}/accept", {}, etag=version, key="yes")
    assert accepted.status_code == 200
    await now_done(two.sender.coordinator, here, "withdraw", {"code": "PersonDeclined"})
    again = two.receiver.coordinator.post(f"{here}/accept", {}, etag=version, key="yes")
    problem = await refused(again, 404, "not_found")
    unknown = two.receiver.coordinator.post(f"/v1/referrals/{uuid4()}/accept", {}, etag=version, key="no")
    assert {**problem, "instance": ""} == {**await refused(unknown, 404, "not_found"), "instance": ""}


async def test_g_8_a_replay_shows_no_secret(house: House) -> None:
    centre = await house.party()
    body = {"name": "Night desk", "role": "caseworker"}
    made = await centre.admin.made("/v1/clients", body, key="night")
    again = await centre.admin.post("/v1/clients", body, key="night")
    assert (again.status_code, again.headers["Location"]) == (201, made.headers["Location"])
    assert made.json()["client_secret"]
    assert again.json() == {**made.json(), "client_secret": None}
    here, version = made.headers["Location"], made.headers["ETag"]
    rotated = await centre.admin.post(f"{here}/rotate-secret", etag=version, key="rotate")
    replayed = await centre.admin.post(f"{here}/rotate-secret", etag=version, key="rotate")
    assert rotated.json()["client_secret"] not in {None, made.json()["client_secret"]}
    assert (replayed.status_code, replayed.json()["client_secret"]) == (200, None)
    assert len((await centre.admin.get("/v1/clients?role=caseworker")).json()["items"]) == 2


async def test_g_8_messages_and_signalements_too(house: House) -> None:
    centre, police = await house.party(), await house.party("authority")
    body = report(centre, official_reference=None)
    made = await police.liaison.made("/v1/signalements", body, key="report")
    again = await police.liaison.post("/v1/signalements", body, key="report")
    assert again.content == made.content
    here = made.headers["Location"]
    await police.liaison.made(f"{here}/messages", {"text": "We wait."}, key="words")
    words = await police.liaison.made(f"{here}/messages", {"text": "We wait."}, key="words")
    assert words.headers["Idempotent-Replayed"] == "true"
    assert len((await centre.coordinator.get(f"{here}/messages")).json()["items"]) == 1


@pytest.mark.parametrize("key", ["", " ", "a b", "é".encode(), "x" * 256])
async def test_g_8_a_key_that_is_none_is_refused(house: House, key: Any) -> None:
    centre = await house.party()
    answer = await centre.coordinator.call("POST", "/v1/cases", json=FACTS, headers={"Idempotency-Key": key})
    assert answer.status_code in {400, 422}
    assert (await centre.coordinator.get("/v1/cases")).json()["items"] == []
