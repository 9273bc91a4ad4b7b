"""Whose case it is: a person in sight, settled once the case is active, in one open case at a time."""

from uuid import uuid4

import pytest

from tests.factories.house import FACTS, House
from tests.features.cases.work import BODIES, case_in, hidden_case, person
from tests.features.stories import at_once, code, faults, new_case, now_done, refused, statuses


async def test_a_foreign_person_and_an_unknown_one_are_refused_alike(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    theirs = await person(stranger)
    here = f"/v1/cases/{await new_case(centre)}"
    for id_ in (theirs, str(uuid4())):
        for answer in (
            centre.coordinator.post("/v1/cases", {**FACTS, "person_id": id_}),
            centre.coordinator.patch(here, {"person_id": id_}, etag="*"),
        ):
            problem = await refused(answer, 422, "invalid")
            assert faults(problem) == [("/person_id", "unknown_reference")]
            assert id_ not in str(problem["errors"])


async def test_plan_11_a_person_out_of_sight_is_unknown(house: House) -> None:
    centre = await house.party()
    hers = await person(centre)  # written down by the coordinator
    await new_case(centre, person_id=hers, worker_id=str(centre.coordinator.member_id))
    body = {**FACTS, "person_id": hers}
    problem = await refused(centre.caseworker.post("/v1/cases", body), 422, "invalid")
    assert faults(problem) == [("/person_id", "unknown_reference")]


async def test_in_intake_the_person_can_be_said_and_unsaid(house: House) -> None:
    centre = await house.party()
    one, other = await person(centre), await person(centre)
    here = f"/v1/cases/{await new_case(centre)}"
    for value in (one, other, None, one):
        answer = await centre.coordinator.patch(here, {"person_id": value}, etag="*")
        assert (answer.status_code, answer.json()["person_id"]) == (200, value)
    found = (await centre.coordinator.get(f"/v1/cases?person_id={one}")).json()["items"]
    assert [item["id"] for item in found] == [here.rsplit("/", 1)[-1]]
    assert (await centre.coordinator.get(f"/v1/cases?person_id={other}")).json()["items"] == []


@pytest.mark.parametrize("state", ["active", "suspended", "follow_up"])
async def test_after_intake_the_person_is_settled(house: House, state: str) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await case_in(centre, state)}"
    before = await centre.coordinator.get(here)
    for value in (await person(centre), str(uuid4()), None):
        patch = centre.coordinator.patch(here, {"person_id": value, "urgency": "Planned"}, etag="*")
        await refused(patch, 409, "person_settled")
    assert (await centre.coordinator.get(here)).content == before.content
    same = {"person_id": before.json()["person_id"], "urgency": "Planned"}
    assert (await centre.coordinator.patch(here, same, etag="*")).status_code == 200


async def test_a_person_has_one_open_case_at_a_centre_and_any_number_of_closed_ones(house: House) -> None:
    centre = await house.party()
    her = await person(centre)
    first = f"/v1/cases/{await new_case(centre, person_id=her)}"
    second = centre.coordinator.post("/v1/cases", {**FACTS, "person_id": her})
    await refused(second, 409, "person_has_open_case")
    unnamed = f"/v1/cases/{await new_case(centre)}"
    patch = centre.coordinator.patch(unnamed, {"person_id": her}, etag="*")
    await refused(patch, 409, "person_has_open_case")
    await now_done(centre.coordinator, first, "close", BODIES["close"])
    assert (await centre.coordinator.patch(unnamed, {"person_id": her}, etag="*")).status_code == 200
    reopen = centre.coordinator.post(f"{first}/reopen", BODIES["reopen"], etag="*")
    await refused(reopen, 409, "person_has_open_case")
    assert (await centre.coordinator.get(first)).json()["status"] == "closed"
    await now_done(centre.coordinator, unnamed, "close", BODIES["close"])
    await now_done(centre.coordinator, first, "reopen", BODIES["reopen"])


@pytest.mark.race
async def test_of_many_cases_opened_at_once_for_a_person_one_is_made(house: House) -> None:
    centre = await house.party()
    her = await person(centre)
    others = [await new_case(centre) for _ in range(10)]
    work = [centre.coordinator.post("/v1/cases", {**FACTS, "person_id": her}) for _ in range(10)]
    work += [centre.coordinator.patch(f"/v1/cases/{id_}", {"person_id": her}, etag="*") for id_ in others]
    answers = await at_once(work)
    told = statuses(answers)
    assert told[200] + told[201] == 1
    assert {code(answer) for answer in answers if answer.status_code >= 400} == {"person_has_open_case"}
    found = (await centre.coordinator.get(f"/v1/cases?person_id={her}")).json()["items"]
    assert len(found) == 1


async def test_a_case_tells_who_works_on_it_and_what_it_is(house: House) -> None:
    centre = await house.party()
    id_ = await new_case(centre, worker_id=str(centre.caseworker.member_id))
    told = (await centre.coordinator.get(f"/v1/cases/{id_}")).json()
    assert told["worker_ids"] == [str(centre.caseworker.member_id)]
    assert (told["sensitivity"], told["is_owner"], told["on_legal_hold"]) == ("Protected", True, False)
    unset = ("person_id", "from_organisation_id", "from_referral_id", "trafficking_status", "decision_body")
    assert {told[name] for name in unset} == {None}
    other = await hidden_case(centre)
    by_worker = f"/v1/cases?worker_id={centre.caseworker.member_id}"
    found = (await centre.coordinator.get(by_worker)).json()["items"]
    assert [item["id"] for item in found] == [id_] != [other]
