"""Cases: coded facts, merge patches, closing, filters."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.factories.house import FACTS, House
from tests.features.stories import (
    Clock,
    address,
    at_once,
    code,
    drafted,
    etag,
    faults,
    new_case,
    now_done,
    offer,
    pair,
    refused,
    replayed,
    sent,
    statuses,
)

PROFILE: dict[str, Any] = {
    "relationship_to_recruiter": ["Family"],
    "age_when_trafficked": 0,
    "trafficked_from": "2019-02-28",
    "trafficked_to": "2019-02-28",
    "recruitment_methods": ["AtWork"],
    "recruitment_apps": ["4Sale"],
    "control_methods": ["DebtBondage", "FalsePromises"],
    "industries": ["F_Construction"],
    "sex_exploitation_types": ["Prostitution"],
    "exploitation_countries": ["BE", "FR"],
    "exploitation_apps": ["Telegram"],
    "aggravated_smuggling": False,
    "palermo_acts": ["Transfer"],
    "palermo_means": ["Fraud"],
    "ilo_indicators": ["Isolation"],
}


async def test_plan_7_closing_lists_every_referral_that_is_open(house: House) -> None:
    two = await pair(house)
    third = await house.party()
    case_id = await new_case(two.sender)
    here = f"/v1/cases/{case_id}"
    offered, draft = await sent(two.sender, two.receiver, case_id), await drafted(two.sender, third, case_id)
    await sent(two.sender, two.receiver)  # of another case
    close = {"reason": "Transferred"}
    version = await etag(two.sender.coordinator, here)
    problem = await refused(
        two.sender.coordinator.post(f"{here}/close", close, etag=version), 409, "still_open"
    )
    assert sorted(problem["open"], key=lambda each: str(each["status"])) == [
        {"kind": "referral", "id": draft.json()["id"], "status": "draft"},
        {"kind": "referral", "id": offered.json()["id"], "status": "sent"},
    ]
    await now_done(two.receiver.coordinator, address(offered), "accept")
    await now_done(two.sender.coordinator, address(draft), "void")
    problem = await refused(
        two.sender.coordinator.post(f"{here}/close", close, etag=version), 409, "still_open"
    )
    assert problem["open"] == [{"kind": "referral", "id": offered.json()["id"], "status": "accepted"}]
    await now_done(two.sender.coordinator, address(offered), "withdraw", {"code": "NoLongerNeeded"})
    closed = await now_done(two.sender.coordinator, here, "close", close)
    assert (closed.json()["status"], closed.json()["closure_reason"]) == ("closed", "Transferred")
    draft_again = two.sender.coordinator.post("/v1/referrals", offer(case_id, third))
    problem = await refused(draft_again, 409, "case_closed")
    assert (problem["current_state"], problem["allowed"]) == ("closed", ["merge", "reopen"])


@pytest.mark.race
async def test_plan_7_closing_races_with_drafting(house: House) -> None:
    two = await pair(house)
    for _ in range(5):
        case_id = await new_case(two.sender)
        here = f"/v1/cases/{case_id}"
        work = [
            two.sender.coordinator.post(f"{here}/close", {"reason": "Autonomy"}, etag="*") for _ in range(5)
        ]
        work += [two.sender.coordinator.post("/v1/referrals", offer(case_id, two.receiver)) for _ in range(5)]
        work += [two.sender.coordinator_2.patch(here, {"urgency": "Planned"}, etag="*") for _ in range(3)]
        answers = await at_once(work)
        closed = sum(answer.status_code == 200 for answer in answers[:5])
        made = sum(answer.status_code == 201 for answer in answers[5:10])
        assert (closed, made) in {(1, 0), (0, 1)}
        refusals = {code(answer) for answer in answers if answer.status_code >= 400}
        assert refusals <= {"still_open", "wrong_state", "case_closed", "already_open"}
    assert await replayed(house, two.sender) > 0


async def test_a_patch_merges_absent_stays_and_null_forgets(house: House) -> None:
    centre = await house.party()
    made = await centre.coordinator.made("/v1/cases", {**FACTS, **PROFILE})
    here = made.headers["Location"]
    assert {name: made.json()[name] for name in PROFILE} == PROFILE
    forgotten: dict[str, Any] = {
        "gender": None,
        "household_size": None,
        "trafficked_to": None,
        "aggravated_smuggling": None,
        "exploitation_types": None,
        "control_methods": [],
        "industries": None,
    }
    headers = {"If-Match": made.headers["ETag"], "Content-Type": "application/merge-patch+json"}
    answer = await centre.coordinator.call("PATCH", here, json=forgotten, headers=headers)
    assert answer.status_code == 200, answer.text
    wanted = {**made.json(), **forgotten, "exploitation_types": [], "industries": [], "control_methods": []}
    changing = {"version": 2, "updated_at": answer.json()["updated_at"], "exploitation_broad": []}
    assert answer.json() == {**wanted, **changing}
    nothing = await centre.coordinator.patch(here, {}, etag=answer.headers["ETag"])
    facts = {name: value for name, value in answer.json().items() if name not in {"version", "updated_at"}}
    assert facts.items() <= nothing.json().items()


@pytest.mark.parametrize(
    ("facts", "pointer"),
    [
        ({"trafficked_from": "2020-01-02", "trafficked_to": "2020-01-01"}, "/trafficked_to"),
        ({"trafficked_from": "2021-02-29"}, "/trafficked_from"),
        ({"trafficked_from": 0}, "/trafficked_from"),
        ({"trafficked_from": "2020-01-01T00:00:00Z"}, "/trafficked_from"),
        ({"trafficked_from": "20200101"}, "/trafficked_from"),
        ({"trafficked_from": "1066-10-14"}, "/trafficked_from"),
        ({"household_size": 0}, "/household_size"),
        ({"household_size": "2"}, "/household_size"),
        ({"household_size": True}, "/household_size"),
        ({"interpreter_needed": "yes"}, "/interpreter_needed"),
        ({"interpreter_needed": 1}, "/interpreter_needed"),
        ({"minor": "maybe"}, "/minor"),
        ({"origin_country": "XX"}, "/origin_country"),
        ({"exploitation_types": ["ForcedLabour", "ForcedLabour"]}, "/exploitation_types"),
        ({"exploitation_types": "ForcedLabour"}, "/exploitation_types"),
        ({"control_methods": ["DebtBondage", "Unheard"]}, "/control_methods/1"),
        ({"status": "closed"}, "/status"),
        ({"first_name": "Somebody"}, "/first_name"),
        ({"age_when_trafficked": 121}, "/age_when_trafficked"),
    ],
)
async def test_facts_that_cannot_be_are_refused_at_their_place(
    house: House, facts: dict[str, Any], pointer: str
) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await new_case(centre)}"
    version = await etag(centre.coordinator, here)
    for answer in (
        centre.coordinator.post("/v1/cases", facts),
        centre.coordinator.patch(here, facts, etag=version),
    ):
        problem = await refused(answer, 422, "invalid")
        assert [where for where, _ in faults(problem)] == [pointer]
        told = str(problem)
        assert [v for v in facts.values() if isinstance(v, str) and len(v) > 3 and v in told] == []
    assert await etag(centre.coordinator, here) == version


async def test_a_patch_is_held_against_what_is_stored(house: House) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await new_case(centre, trafficked_from='2020-01-02')}"
    patch = centre.coordinator.patch(here, {"trafficked_to": "2020-01-01"}, etag="*")
    assert faults(await refused(patch, 422, "invalid")) == [("/trafficked_to", "before_trafficked_from")]
    both = {"trafficked_to": "2020-01-01", "trafficked_from": None}
    assert (await centre.coordinator.patch(here, both, etag="*")).status_code == 200


async def test_plan_14_nothing_changes_in_a_closed_case_until_it_is_reopened(house: House) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await new_case(centre)}"
    await now_done(centre.coordinator, here, "close", {"reason": "Autonomy"})
    closed = await centre.coordinator.get(here)
    patch = centre.coordinator.patch(here, {"urgency": "Immediate"}, etag=closed.headers["ETag"])
    problem = await refused(patch, 409, "case_closed")
    assert (problem["current_state"], problem["allowed"]) == ("closed", ["merge", "reopen"])
    assert (await centre.coordinator.get(here)).content == closed.content
    reopened = (await now_done(centre.coordinator, here, "reopen", {"reason": "ContactRegained"})).json()
    assert (reopened["status"], reopened["closed_on"], reopened["closure_reason"]) == ("intake", None, None)
    assert reopened["reopen_reason"] == "ContactRegained"
    changed = await centre.coordinator.patch(here, {"urgency": "Immediate"}, etag="*")
    assert changed.json()["urgency"] == "Immediate"


@pytest.mark.parametrize(
    ("types", "broad"),
    [
        ([], []),
        (["ForcedLabour", "Servitude"], ["Labour"]),
        (["SexualExploitation", "ChildLabour"], ["Labour", "Sexual"]),
        (["Surrogacy", "Unknown", "DomesticServitude"], ["Labour", "Other", "Unknown"]),
    ],
)
async def test_the_broad_form_of_exploitation_is_derived(
    house: House, types: list[str], broad: list[str]
) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await new_case(centre, exploitation_types=types)}"
    assert (await centre.coordinator.get(here)).json()["exploitation_broad"] == broad


async def test_filters(house: House, clock: Clock) -> None:
    centre = await house.party()
    await clock.stop(datetime(2031, 6, 1, 12, tzinfo=UTC))
    old = await new_case(centre, opened_on="2030-12-31", minor="yes", primary_need="Legal")
    young = await new_case(centre, opened_on="2031-05-31", minor=None, primary_need="Housing")
    await clock.stop(datetime(2031, 6, 2, 12, tzinfo=UTC))
    shut = await new_case(centre, minor="no", primary_need="Housing")
    await now_done(centre.coordinator, f"/v1/cases/{shut}", "close", {"reason": "NotVictim"})

    async def ids(query: str) -> list[str]:
        answer = await centre.legal.get(f"/v1/cases?{query}")
        assert answer.status_code == 200, answer.text
        return [item["id"] for item in answer.json()["items"]]

    assert await ids("") == [shut, young, old]
    assert await ids("status=closed") == [shut]
    assert await ids("status=closed&status=intake&limit=200") == [shut, young, old]
    assert await ids("primary_need=Housing&status=intake") == [young]
    assert await ids("minor=yes&minor=no") == [shut, old]
    assert await ids("opened_from=2031-05-31") == [shut, young]
    assert await ids("opened_until=2031-05-31") == [young, old]
    assert await ids("opened_from=2031-01-01&opened_until=2031-05-31") == [young]
    assert await ids("updated_since=2031-06-02T00:00:00Z") == [shut]
    first = (await centre.legal.get("/v1/cases?limit=2")).json()
    rest = (await centre.legal.get(first["next"])).json()
    assert [item["id"] for item in first["items"] + rest["items"]] == [shut, young, old]
    assert "next" not in rest
    for query, status in (
        ("opened=2031-01-01", 400),
        ("status=open", 422),
        ("limit=201", 422),
        ("limit=0", 422),
    ):
        assert (await centre.legal.get(f"/v1/cases?{query}")).status_code == status, query


@pytest.mark.race
async def test_g_9_of_many_changes_of_one_version_one_is_made(house: House) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await new_case(centre)}"
    version = await etag(centre.coordinator, here)
    work = [centre.coordinator.patch(here, {"household_size": n}, etag=version) for n in range(1, 21)]
    answers = await at_once(work)
    assert statuses(answers) == {200: 1, 412: 19}
    (done,) = [answer for answer in answers if answer.status_code == 200]
    assert (await centre.coordinator.get(here)).json() == done.json()
