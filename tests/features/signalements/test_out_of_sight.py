"""What a signalement tells of cases and reports that the caller may not see (PLAN-10)."""

from typing import Any

from tests.factories.house import FACTS, Caller, House, Party
from tests.features.stories import address, etag, now_done, refused, report


async def _acknowledged(centre: Party, **changed: Any) -> str:
    here = address(await centre.coordinator.made("/v1/signalements", report(centre, **changed)))
    await now_done(centre.coordinator, here, "acknowledge")
    return here


async def _actionable(centre: Party, **changed: Any) -> str:
    here = await _acknowledged(centre, **changed)
    await now_done(centre.coordinator, here, "assess", {"result": "actionable"})
    return here


async def _converted(centre: Party, here: str) -> str:
    body = {"cases": [{**FACTS, "worker_id": str(centre.coordinator.member_id)}]}
    done = await now_done(centre.coordinator, here, "convert", body)
    return str(done.json()["case_ids"][0])


async def _bar(centre: Party, case_id: str, caller: Caller) -> None:
    bar = {"member_id": str(caller.member_id), "reason": "KnowsSuspect"}
    await centre.coordinator.made(f"/v1/cases/{case_id}/exclusions", bar)


async def test_plan_10_a_repeated_conversion_names_only_the_cases_that_are_seen_now(house: House) -> None:
    centre = await house.party()
    here = await _actionable(centre, persons_count=2)
    second, tag = centre.coordinator_2, await etag(centre.coordinator_2, here)
    body = {"cases": [{**FACTS, "worker_id": str(centre.coordinator.member_id)}] * 2}
    first = await second.post(f"{here}/convert", body, etag=tag, key="convert")
    again = await second.post(f"{here}/convert", body, etag=tag, key="convert")
    assert (again.status_code, again.content) == (200, first.content)
    assert (again.headers["ETag"], again.headers["Idempotent-Replayed"]) == (first.headers["ETag"], "true")
    one, other = first.json()["case_ids"]
    await now_done(centre.coordinator, f"/v1/cases/{one}", "seal")
    again = await second.post(f"{here}/convert", body, etag=tag, key="convert")
    assert (again.status_code, again.json()["case_ids"]) == (200, [other])
    await _bar(centre, other, second)
    await refused(second.post(f"{here}/convert", body, etag=tag, key="convert"), 404, "not_found")


async def test_plan_10_who_is_barred_from_one_case_of_a_report_sees_none_of_it(house: House) -> None:
    centre = await house.party()
    here = await _actionable(centre, persons_count=3)
    both = {"cases": [{**FACTS, "worker_id": str(centre.coordinator.member_id)}] * 2}
    first, second = (await now_done(centre.coordinator, here, "convert", both)).json()["case_ids"]
    note = {"text": "The second of them says that the first one was here before."}
    message = str((await centre.coordinator.made(f"{here}/messages", note)).headers["Location"])
    barred = centre.coordinator_2
    assert (await barred.get(here)).json()["case_ids"] == [first, second]
    await _bar(centre, first, barred)
    assert (await barred.get(f"/v1/cases/{second}")).status_code == 200
    for path in (here, f"{here}/messages", message):
        await refused(barred.get(path), 404, "not_found")
    assert (await barred.get("/v1/signalements")).json()["items"] == []
    await refused(barred.post(f"{here}/messages", note), 404, "not_found")
    await refused(barred.post(f"{here}/convert", {"cases": [FACTS]}, etag="*"), 404, "not_found")
    await refused(barred.post(f"{here}/close", {"outcome": "NoContact"}, etag="*"), 404, "not_found")
    other = await _acknowledged(centre)
    repeats = {"result": "duplicate_of", "duplicate_of": here.rpartition("/")[2]}
    await refused(barred.post(f"{other}/assess", repeats, etag="*"), 422, "invalid")
    assert len((await centre.coordinator.get(here)).json()["case_ids"]) == 2


async def test_a_repeated_report_is_answered_under_the_address_of_the_first(house: House) -> None:
    centre = await house.party()
    body = report(centre)
    made = await centre.coordinator.made("/v1/signalements", body, key="report")
    again = await centre.coordinator.post("/v1/signalements", body, key="report")
    assert (again.status_code, again.content) == (201, made.content)
    assert again.headers["Location"] == made.headers["Location"]


async def test_whoever_writes_down_a_known_reference_learns_of_no_report_out_of_sight(house: House) -> None:
    centre = await house.party()
    body = report(centre)
    here = await _actionable(centre, official_reference=body["official_reference"])
    await _bar(centre, await _converted(centre, here), centre.coordinator_2)
    for caller in (centre.caseworker, centre.coordinator_2):
        await refused(caller.get(here), 404, "not_found")
        for sent in (body, report(centre)):
            answers = [await caller.post("/v1/signalements", sent) for _ in range(2)]
            assert [answer.status_code for answer in answers] == [201, 201]
            assert address(answers[0]) != address(answers[1])


async def test_what_a_centre_wrote_down_never_comes_back_to_it(house: House) -> None:
    centre, other = await house.party(), await house.party()
    here = await _actionable(centre)
    await now_done(centre.coordinator, here, "redirect", {"to_organisation_id": str(other.id)})
    (there,) = (await other.coordinator.get("/v1/signalements")).json()["items"]
    there = f"/v1/signalements/{there['id']}"
    await now_done(other.coordinator, there, "acknowledge")
    await now_done(other.coordinator, there, "assess", {"result": "insufficient"})
    back = {"to_organisation_id": str(centre.id)}
    await refused(other.coordinator.post(f"{there}/redirect", back, etag="*"), 409, "redirected_before")


async def test_duplicate_of_names_no_signalement_out_of_sight(house: House) -> None:
    centre = await house.party()
    first, second = await _actionable(centre), await _acknowledged(centre)
    repeats = {"result": "duplicate_of", "duplicate_of": first.rpartition("/")[2]}
    await now_done(centre.coordinator, second, "assess", repeats)
    for seen in (await centre.caseworker.get(second), await centre.coordinator.get(second)):
        assert seen.json()["duplicate_of"] == repeats["duplicate_of"]
    await _converted(centre, first)
    await refused(centre.caseworker.get(first), 404, "not_found")
    assert (await centre.caseworker.get(second)).json()["duplicate_of"] is None
    listed = (await centre.caseworker.get("/v1/signalements")).json()["items"]
    assert [item["duplicate_of"] for item in listed] == [None]
    assert (await centre.coordinator.get(second)).json()["duplicate_of"] == repeats["duplicate_of"]
