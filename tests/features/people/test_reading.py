"""Nobody reads who a person is in secret, and who does not work with her says why (G-12)."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from tests.factories.house import House, Party
from tests.features.cases.work import CONSENT, consent, person
from tests.features.people.stories import (
    REASON,
    case_of,
    id_of,
    identity,
    read,
    search,
    words,
    written,
)
from tests.features.stories import new_case, refused


async def trail(house: House, here: str) -> list[tuple[str, str | None, UUID | None]]:
    """Operation, reason and member of each line about her in the audit trail."""
    rows = await house.owner_execute(
        "SELECT operation, reason, member_id FROM audit_events "
        "WHERE object_kind = 'person' AND object_id = :id AND outcome = 'done' ORDER BY seq",
        id=UUID(id_of(here)),
    )
    return [tuple(row) for row in rows]


async def test_g_12_every_reading_stands_in_the_audit_trail(house: House) -> None:
    worker = (await house.party()).coordinator
    who = identity()
    here = await written(worker, {"identity": who})
    me = worker.member_id
    assert await trail(house, here) == [("add_person", None, me)]
    await read(worker, here)
    await read(worker, here, **REASON)
    await worker.call("HEAD", here)
    await search(worker, name=who["first_name"], reason="DuplicateCheck")
    await worker.patch(here, {"identity": {"deceased": True}}, etag="*")
    assert (await trail(house, here))[1:] == [
        ("read_person", None, me),
        ("read_person", "Supervision", me),
        ("read_person", None, me),
        ("search_people", "DuplicateCheck", me),
        ("change_person", None, me),
        ("change_person", None, me),
    ]


async def test_g_12_a_list_and_a_search_that_finds_nobody_read_nobody(house: House) -> None:
    worker = (await house.party()).coordinator
    here = await written(worker)
    await worker.get("/v1/people")
    await search(worker, name="Nobody")
    await worker.get(f"{here}/accesses")
    await worker.get(f"{here}/household-links")
    assert len(await trail(house, here)) == 1


@pytest.fixture
async def full_trail(house: House) -> AsyncIterator[None]:
    """From now on no audit row about a person can be written, until the end of the test."""
    await house.owner_execute(
        "CREATE FUNCTION app.full() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = '53100'; END $$"
    )
    await house.owner_execute(
        "CREATE TRIGGER full_trail BEFORE INSERT ON audit_events FOR EACH ROW "
        "WHEN (NEW.object_kind = 'person') EXECUTE FUNCTION app.full()"
    )
    yield
    await house.owner_execute("DROP TRIGGER full_trail ON audit_events")
    await house.owner_execute("DROP FUNCTION app.full()")


@pytest.fixture
async def somebody(house: House) -> tuple[Party, str, list[str]]:
    """A centre, somebody there, and the words that say who she is."""
    centre = await house.party()
    who = identity()
    return centre, await written(centre.coordinator, {"identity": who}), words(who)


async def test_g_12_if_the_reading_cannot_be_written_down_nothing_is_read(
    somebody: tuple[Party, str, list[str]], full_trail: None
) -> None:
    centre, here, secrets = somebody
    worker = centre.coordinator
    answers = [
        await worker.get(here),
        await search(worker, name=secrets[1]),
        await worker.patch(here, {"identity": {"deceased": True}}, etag="*"),
    ]
    assert [answer.status_code for answer in answers] == [503, 503, 503]
    assert not [word for word in secrets for answer in answers if word in answer.text]


async def test_g_12_a_failed_reading_leaves_the_person_as_she_was(house: House) -> None:
    worker = (await house.party()).coordinator
    here = await written(worker)
    assert (await read(worker, here))["version"] == 1


async def test_who_does_not_work_with_her_says_why(house: House) -> None:
    centre = await house.party()
    who = identity()
    here = await written(centre.coordinator, {"identity": who})
    other = centre.coordinator_2
    await refused(other.get(here), 428, "access_reason_required")
    await refused(search(other, reason=None, name=who["first_name"]), 428, "access_reason_required")
    await refused(
        other.patch(here, {"identity": {"deceased": True}}, etag="*"), 428, "access_reason_required"
    )
    # Nothing was changed by the last, and none of them is a reading.
    assert [operation for operation, _, _ in await trail(house, here)] == ["add_person"]
    assert (await read(other, here, **REASON))["identity"] == who
    assert (await trail(house, here))[-1] == ("read_person", "Supervision", other.member_id)


async def test_who_works_on_a_case_of_hers_need_not_say_why(house: House) -> None:
    centre = await house.party()
    here = await written(centre.coordinator)
    case = await case_of(house, centre, here, centre.coordinator_2)
    await read(centre.coordinator_2, here)
    # She has a case now, so having written her down is not enough any more.
    await refused(centre.coordinator.get(here), 428, "access_reason_required")
    await house.owner_execute("UPDATE case_workers SET until_at = now() WHERE case_id = :case", case=case)
    await refused(centre.coordinator_2.get(here), 428, "access_reason_required")


async def test_a_program_that_acts_for_nobody_always_says_why(house: House) -> None:
    centre = await house.party()
    script = house.caller(centre.id, await _script(house, centre), "coordinator")
    here = await written(script)
    await refused(script.get(here), 428, "access_reason_required")
    await read(script, here, **REASON)


async def _script(house: House, centre: Party) -> UUID:
    made = await centre.admin.made("/v1/clients", {"name": "Script", "role": "coordinator"})
    return UUID(made.json()["id"])


async def test_she_can_be_shown_who_saw_her_record_and_why(house: House) -> None:
    centre = await house.party()
    here = await written(centre.coordinator)
    await read(centre.coordinator_2, here, **REASON)
    answer = await centre.coordinator.get(f"{here}/accesses")
    newest, first = answer.json()["items"]
    assert set(newest) == {
        "id",
        "seen_at",
        "member_id",
        "member_name",
        "role",
        "operation",
        "reason",
    }
    assert (newest["member_name"], newest["reason"]) == ("coordinator_2", "Supervision")
    assert newest["member_id"] == str(centre.coordinator_2.member_id)
    assert (first["member_name"], first["operation"]) == ("coordinator", "add_person")
    # Neither the program nor the request.
    assert str(centre.coordinator.client_id) not in answer.text
    assert str(centre.coordinator_2.client_id) not in answer.text


async def test_g_12_she_can_be_shown_who_read_what_was_written_about_her(house: House) -> None:
    centre = await house.party()
    her = await person(centre)
    agreed = await consent(centre, her, withheld="Not her brother.")
    case = f"/v1/cases/{await new_case(centre, person_id=her)}"
    told = {"type": "Recruitment", "details": {"description": "A shed."}}
    comment = await centre.coordinator.made(f"{case}/comments", {"text": "She called."})
    event = await centre.coordinator.made(f"{case}/trafficking-events", told)
    readings = {
        agreed: "read_consent",
        f"{case}/comments": "list_case_comments",
        comment.headers["Location"]: "read_case_comment",
        f"{case}/trafficking-events": "list_trafficking_events",
        event.headers["Location"]: "read_trafficking_event",
    }
    for path, operation in readings.items():
        assert (await centre.legal.get(path)).status_code == 200, path
        newest = (await centre.coordinator.get(f"/v1/people/{her}/accesses")).json()["items"][0]
        assert (newest["member_name"], newest["operation"]) == ("legal", operation)


async def test_what_is_said_about_one_person_is_not_said_about_another(house: House) -> None:
    centre = await house.party()
    one, other = await written(centre.coordinator), await written(centre.coordinator)
    await read(centre.coordinator, other)
    assert len((await centre.coordinator.get(f"{one}/accesses")).json()["items"]) == 1
    assert len((await centre.coordinator.get(f"{other}/accesses")).json()["items"]) == 2


async def test_without_a_reason_a_change_is_refused_before_anything_is_opened(house: House) -> None:
    """Whether the change would fit what is known of her is an answer about her."""
    centre = await house.party()
    change = {"identity": {"birth_date_precision": "Estimated"}}
    for known in ({}, {"birth_date": "2010-01-01"}):
        her = await written(centre.coordinator, {"identity": {"first_name": "Example", **known}})
        await case_of(house, centre, her, centre.coordinator)
        answer = centre.coordinator_2.patch(her, change, etag="*")
        await refused(answer, 428, "access_reason_required")


@pytest.mark.parametrize(("born", "status"), [("2020-01-01", 422), ("1980-01-01", 201)])
async def test_g_12_whoever_learns_by_a_consent_whether_she_is_a_minor_is_among_her_accesses(
    house: House, born: str, status: int
) -> None:
    centre = await house.party()
    her = await written(centre.coordinator, {"identity": {"first_name": "Example", "birth_date": born}})
    await case_of(house, centre, her, centre.coordinator)
    assert (await centre.coordinator_2.post(f"{her}/consents", CONSENT)).status_code == status
    seen = (await centre.coordinator.get(f"{her}/accesses")).json()["items"]
    by = str(centre.coordinator_2.member_id)
    assert [item["operation"] for item in seen if item["member_id"] == by] == ["record_consent"]
