"""The course of a case: consent before it is active, reasons on the way, conditions at its end."""

from uuid import UUID

import pytest
from sqlalchemy import Select, Text, literal, select

from tests.factories.house import House
from tests.features.cases.work import BODIES, WAYS, case_in, consent, person
from tests.features.stories import at_once, code, journal, new_case, now_done, refused, statuses
from trafficking_api.features.cases import closing


async def test_a_case_without_a_person_is_not_activated(house: House) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await new_case(centre)}"
    before = await centre.coordinator.get(here)
    await refused(centre.coordinator.post(f"{here}/activate", etag="*"), 409, "consent_needed")
    assert (await centre.coordinator.get(here)).content == before.content


async def test_a_case_is_active_only_with_a_consent_to_case_management_in_force(house: House) -> None:
    centre = await house.party()
    her = await person(centre)
    here = f"/v1/cases/{await new_case(centre, person_id=her)}"
    await refused(centre.coordinator.post(f"{here}/activate", etag="*"), 409, "consent_needed")
    await consent(centre, her, purpose="Research")
    await refused(centre.coordinator.post(f"{here}/activate", etag="*"), 409, "consent_needed")
    await consent(centre, await person(centre))  # of somebody else
    await refused(centre.coordinator.post(f"{here}/activate", etag="*"), 409, "consent_needed")
    given = await consent(centre, her)
    await now_done(centre.coordinator, given, "withdraw")
    await refused(centre.coordinator.post(f"{here}/activate", etag="*"), 409, "consent_needed")
    await consent(centre, her)
    assert (await now_done(centre.coordinator, here, "activate")).json()["status"] == "active"


async def test_plan_14_after_reopening_a_consent_must_be_in_force_again(house: House) -> None:
    centre = await house.party()
    her = await person(centre)
    given = await consent(centre, her)
    here = f"/v1/cases/{await new_case(centre, person_id=her)}"
    await now_done(centre.coordinator, here, "activate")
    await now_done(centre.coordinator, here, "close", BODIES["close"])
    await now_done(centre.coordinator, given, "withdraw")
    reopened = await now_done(centre.coordinator, here, "reopen", BODIES["reopen"])
    assert reopened.json()["status"] == "intake"
    await refused(centre.coordinator.post(f"{here}/activate", etag="*"), 409, "consent_needed")
    await consent(centre, her)
    await now_done(centre.coordinator, here, "activate")


@pytest.mark.parametrize("body", [{}, {"reason": None}, {"reason": "Boredom"}])
async def test_plan_14_a_case_is_reopened_for_a_reason_from_the_list(
    house: House, body: dict[str, str | None]
) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await case_in(centre, 'closed')}"
    await refused(centre.coordinator.post(f"{here}/reopen", body, etag="*"), 422, "invalid")
    assert (await centre.coordinator.get(here)).json()["status"] == "closed"


async def test_the_reason_of_a_rest_is_told_until_the_support_goes_on(house: House) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await case_in(centre, 'suspended')}"
    told = (await centre.coordinator.get(here)).json()
    assert (told["suspension_reason"], told["follow_up_reason"]) == ("NoContact", None)
    told = (await now_done(centre.coordinator, here, "resume")).json()
    assert (told["suspension_reason"], told["follow_up_reason"]) == (None, None)
    told = (await now_done(centre.coordinator, here, "follow_up", {})).json()
    assert (told["status"], told["follow_up_reason"]) == ("follow_up", None)
    await now_done(centre.coordinator, here, "resume")
    told = (await now_done(centre.coordinator, here, "follow_up", BODIES["follow_up"])).json()
    assert told["follow_up_reason"] == "LivesIndependently"
    suspend = centre.coordinator.post(f"{here}/suspend", {"reason": "Boredom"}, etag="*")
    await refused(suspend, 422, "invalid")


async def test_g_6_the_journal_names_each_step_in_the_past(house: House) -> None:
    centre = await house.party()
    id_ = await case_in(centre, "active")
    for command in ("suspend", "resume", "follow_up", "close", "reopen"):
        await now_done(centre.coordinator, f"/v1/cases/{id_}", command, BODIES.get(command))
    told = await journal(house, centre, id_, "case")
    assert [(line.type, line.from_state, line.to_state) for line in told] == [
        ("case.created", None, "intake"),
        ("case.activated", "intake", "active"),
        ("case.suspended", "active", "suspended"),
        ("case.resumed", "suspended", "active"),
        ("case.followed_up", "active", "follow_up"),
        ("case.closed", "follow_up", "closed"),
        ("case.reopened", "closed", "intake"),
    ]


async def test_the_filter_knows_every_state(house: House) -> None:
    centre = await house.party()
    made = {state: await case_in(centre, state) for state in WAYS}
    for state, id_ in made.items():
        found = (await centre.coordinator.get(f"/v1/cases?status={state}")).json()["items"]
        assert [item["id"] for item in found] == [id_]
    every = "&".join(f"status={state}" for state in WAYS)
    found = (await centre.coordinator.get(f"/v1/cases?{every}")).json()["items"]
    assert {item["id"] for item in found} == set(made.values())


async def test_plan_7_what_a_later_feature_registers_keeps_a_case_open_and_is_listed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = await house.party()
    id_ = await case_in(centre, "active")
    other = await case_in(centre, "active")
    asked: list[UUID] = []

    def hearing(organisation_id: UUID, case_id: UUID) -> Select[str, str, str]:
        asked.append(organisation_id)
        one = select(literal("hearing", Text), literal(id_, Text), literal("planned", Text))
        return one.where(literal(str(case_id)) == id_)

    def deadline(_organisation_id: UUID, case_id: UUID) -> Select[str, str, str]:
        one = select(literal("deadline", Text), literal(id_, Text), literal("open", Text))
        return one.where(literal(str(case_id)) == id_)

    monkeypatch.setattr(closing, "_conditions", [*closing._conditions])
    closing.condition(hearing)
    closing.condition(deadline)
    close = centre.coordinator.post(f"/v1/cases/{id_}/close", BODIES["close"], etag="*")
    problem = await refused(close, 409, "still_open")
    assert sorted(problem["open"], key=lambda each: str(each["kind"])) == [
        {"kind": "deadline", "id": id_, "status": "open"},
        {"kind": "hearing", "id": id_, "status": "planned"},
    ]
    assert asked == [centre.id]
    await now_done(centre.coordinator, f"/v1/cases/{other}", "close", BODIES["close"])


@pytest.mark.race
async def test_of_many_activations_at_once_one_is_made(house: House) -> None:
    centre = await house.party()
    id_ = await case_in(centre, "intake")
    answers = await at_once(
        [centre.coordinator.post(f"/v1/cases/{id_}/activate", etag="*") for _ in range(20)]
    )
    assert statuses(answers) == {200: 1, 409: 19}
    assert {code(answer) for answer in answers if answer.status_code == 409} == {"wrong_state"}
