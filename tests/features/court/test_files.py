"""A court file holds proceedings beside each other, each through the stages of its country."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from tests.factories.court_files import FILES, PROCEEDINGS
from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE, day, desk, id_of
from tests.features.court.files import filed, led, opened, proceeding
from tests.features.stories import at_once, code, faults, journal, now_done, refused, replayed, statuses
from trafficking_api.access.credentials import public_id
from trafficking_api.countries.court.procedures import procedures

LAWYER = {"lawyer_name": "Me A. Example", "lawyer_contact": "Rue de l’Exemple 1", "note": "She trusts him."}


async def test_a_court_file_says_who_her_lawyer_is(house: House) -> None:
    there = await desk(house)
    here = await filed(there, legal_aid="yes", **LAWYER)
    found = await there.read(here)
    assert (found["country"], found["legal_aid"], found["details"]) == ("BE", "yes", LAWYER)
    await there.patched(here, {"country": "FR", "legal_aid": "no", "note": None})
    again = await there.read(here)
    assert (again["country"], again["legal_aid"]) == ("FR", "no")
    assert again["details"] == {**LAWYER, "note": None}
    (row,) = await there.rows("court-files")
    assert "details" not in row
    for nothing in ("country", "legal_aid"):
        await refused(there.author.patch(here, {nothing: None}, etag="*"), 422, "invalid")


async def test_a_case_has_one_court_file(house: House) -> None:
    there = await desk(house)
    await filed(there)
    await refused(there.author.post(FILES, {"case_id": there.case}), 409, "court_file_exists")
    await filed(await desk(house, there.centre))


@pytest.mark.race
async def test_twenty_court_files_at_once_are_one(house: House) -> None:
    there = await desk(house)
    answers = await at_once([there.author.post(FILES, {"case_id": there.case}) for _ in range(20)])
    assert statuses(answers) == {201: 1, 409: 19}
    assert {code(a) for a in answers if a.status_code == 409} == {"court_file_exists"}


async def test_a_proceeding_begins_where_its_procedure_does(house: House) -> None:
    there = await desk(house)
    file = await filed(there)
    words = {"file_number": "BR.43.L1.1", "court": "A court", "note": "A note."}
    codes = {"lead_authority": "LabourAuditor", "prosecution_sought_trafficking": "yes"}
    here = await opened(there, file, opened_on="2026-01-05", **codes, **words)
    found = await there.read(here)
    assert {name: found[name] for name in codes} == codes
    assert (found["stage"], found["is_terminal"], found["details"]) == ("considering", False, words)
    assert found["allowed_commands"] == ["decline", "file_complaint", "investigate"]
    row = procedures()["BE"].procedures[0]
    assert (found["template_from"], found["advisory"]) == (row.effective_from.isoformat(), True)
    assert (found["source"], found["stage_labels"]) == (row.source, row.first.labels.model_dump())
    # The day begins where the court is: in this country.
    assert found["opened_at"] == "2026-01-04T23:00:00.000000Z"
    (told,) = await there.rows("proceedings", "&stage=considering&procedure=Criminal")
    assert told == {name: value for name, value in found.items() if name != "details"}
    assert await there.rows("proceedings", "&stage=trial") == []
    assert await there.rows("proceedings", f"&court_file_id={uuid4()}") == []
    await there.patched(here, {"lead_authority": None, "court": "Another court"})
    changed = await there.read(here)
    assert (changed["lead_authority"], changed["details"]) == (None, {**words, "court": "Another court"})


async def test_proceedings_stand_beside_each_other(house: House) -> None:
    there = await desk(house)
    file = await filed(there)
    for procedure in ("Criminal", "Labour", "CivilCompensation", "Criminal"):
        await opened(there, file, procedure)
    assert len(await there.rows("proceedings")) == 4
    abroad = {"court_file_id": id_of(file), "procedure": "Labour", "country": "FR"}
    asked = there.author.post(PROCEEDINGS, abroad)
    assert faults(await refused(asked, 422, "invalid")) == [("/zone", "needed_abroad")]
    await opened(there, file, "Labour", country="FR", zone="Europe/Paris")
    (french,) = [row for row in await there.rows("proceedings") if row["country"] == "FR"]
    assert (french["stage"], french["zone"]) == ("considering", "Europe/Paris")


async def test_a_country_has_only_the_procedures_of_its_data(house: House) -> None:
    there = await desk(house)
    file = await filed(there)
    for more in ({"procedure": "School", "country": "FR"}, {"procedure": "Criminal", "country": "DE"}):
        asked = there.author.post(PROCEEDINGS, {"court_file_id": id_of(file), **more})
        assert faults(await refused(asked, 422, "invalid")) == [("/procedure", "unknown_procedure")]
    late = {"court_file_id": id_of(file), "procedure": "Criminal", "opened_on": day(1)}
    problem = await refused(there.author.post(PROCEEDINGS, late), 422, "invalid")
    assert faults(problem) == [("/opened_on", "in_the_future")]


async def test_a_proceeding_is_opened_in_a_file_that_the_caller_works_on(house: House) -> None:
    there, other = await desk(house), await desk(house)
    foreign = id_of(await filed(other))
    for unknown in (foreign, str(uuid4())):
        asked = there.author.post(PROCEEDINGS, {"court_file_id": unknown, "procedure": "Criminal"})
        assert faults(await refused(asked, 422, "invalid")) == [("/court_file_id", "unknown_reference")]
    for unknown in (other.case, str(uuid4())):
        problem = await refused(there.author.post(FILES, {"case_id": unknown}), 422, "invalid")
        assert faults(problem) == [("/case_id", "unknown_reference")]


@pytest.mark.parametrize("procedure", ["HealthInsurance", "SocialAid", "School", "StateFund"])
async def test_what_an_authority_decides_goes_by_steps_too(house: House, procedure: str) -> None:
    there = await desk(house)
    here = await opened(there, await filed(there), procedure)
    template = next(row for row in procedures()["BE"].procedures if row.code == procedure)
    standing = template.first.code
    for _ in template.stages:
        onward = next((a for a in template.leaving(standing) if not a.is_reopening), None)
        if onward is None:
            break
        await led(there, here, onward.command)
        standing = onward.to
        assert (await there.read(here))["stage"] == standing
    assert (await there.read(here))["is_terminal"]


async def test_parties_have_a_role_and_hardly_a_word(house: House) -> None:
    there = await desk(house)
    here = await proceeding(there)
    made = await there.author.made(f"{here}/parties", {"role": "CivilParty", "is_her": True})
    assert (made.json()["details"], made.json()["is_her"], made.json()["standing"]) == (None, True, "Active")
    other = await there.author.made(f"{here}/parties", {"role": "Accused", "label": "The first"})
    at = other.headers["Location"]
    assert other.json()["details"] == {"label": "The first"}
    await there.patched(at, {"standing": "Left", "label": "The second"})
    rows = (await there.read(f"{here}/parties"))["items"]
    assert [(row["role"], row["standing"]) for row in rows] == [("CivilParty", "Active"), ("Accused", "Left")]
    assert all("details" not in row for row in rows)
    assert len((await there.read(f"{here}/parties?standing=Left"))["items"]) == 1
    assert (await there.read(at))["details"] == {"label": "The second"}


async def test_sig_19_of_a_statement_there_is_no_word(house: House) -> None:
    there = await desk(house)
    here = await proceeding(there)
    body: dict[str, Any] = {
        "type": "Complaint",
        "made_on": "2026-01-10",
        "authority": "PublicProsecutor",
        "lawyer_present": "no",
        "interpreter_present": "yes",
        "copy_received": "no",
    }
    made = await there.author.made(f"{here}/statements", body)
    at = made.headers["Location"]
    assert {name: made.json()[name] for name in body} == body
    await there.patched(at, {"copy_received": "yes"})
    assert (await there.read(at))["copy_received"] == "yes"
    assert len((await there.read(f"{here}/statements"))["items"]) == 1
    for field in ("text", "transcript", "summary", "note", "details"):
        asked = there.author.post(f"{here}/statements", {**body, field: "She said"})
        await refused(asked, 422, "invalid")
    late = there.author.post(f"{here}/statements", {**body, "made_on": day(1)})
    assert faults(await refused(late, 422, "invalid")) == [("/made_on", "in_the_future")]
    late = there.author.patch(at, {"made_on": day(1)}, etag="*")
    assert faults(await refused(late, 422, "invalid")) == [("/made_on", "in_the_future")]


async def test_g_2_what_hangs_on_a_proceeding_is_found_only_through_it(house: House) -> None:
    there = await desk(house)
    file = await filed(there)
    here, other = await opened(there, file), await opened(there, file, "Labour")
    party = await there.author.made(f"{here}/parties", {"role": "Accused"})
    said = await there.author.made(f"{here}/statements", {"type": "Complaint", "made_on": "2026-01-10"})
    (taken,) = await led(there, here, "file_complaint")
    for path, body in (
        (f"parties/{id_of(party.headers['Location'])}", {"standing": "Left"}),
        (f"statements/{id_of(said.headers['Location'])}", {"copy_received": "yes"}),
    ):
        await refused(there.author.get(f"{other}/{path}"), 404, "not_found")
        await refused(there.author.patch(f"{other}/{path}", body, etag="*"), 404, "not_found")
    await refused(there.author.get(f"{other}/steps/{taken}"), 404, "not_found")
    wrong = {"occurred_at": None, "reason": "wrong_step"}
    await refused(there.author.post(f"{other}/steps/{taken}/correct", wrong, etag="*"), 404, "not_found")


async def test_a_closed_case_takes_nothing_new_and_its_court_goes_on(house: House) -> None:
    there, empty = await desk(house), await desk(house)
    here = await proceeding(there)
    file = f"{FILES}/{(await there.read(here))['court_file_id']}"
    party = await there.author.made(f"{here}/parties", {"role": "Accused"})
    said = await there.author.made(f"{here}/statements", {"type": "Complaint", "made_on": "2026-01-10"})
    for one in (there, empty):
        await now_done(one.author, f"/v1/cases/{one.case}", "close", CLOSE)
    await refused(empty.author.post(FILES, {"case_id": empty.case}), 409, "case_closed")
    new = {"court_file_id": id_of(file), "procedure": "Labour"}
    await refused(there.author.post(PROCEEDINGS, new), 409, "case_closed")
    await refused(there.author.post(f"{here}/parties", {"role": "Accused"}), 409, "case_closed")
    more = {"type": "Complaint", "made_on": "2026-01-10"}
    await refused(there.author.post(f"{here}/statements", more), 409, "case_closed")
    for address, body in (
        (file, {"legal_aid": "no"}),
        (here, {"court": "A court"}),
        (party.headers["Location"], {"standing": "Left"}),
        (said.headers["Location"], {"copy_received": "yes"}),
    ):
        await refused(there.author.patch(address, body, etag="*"), 409, "case_closed")
    await led(there, here, "file_complaint")
    assert (await there.read(f"/v1/cases/{there.case}"))["status"] == "closed"


async def test_the_procedures_of_a_country_are_shown_as_data(house: House) -> None:
    there = await desk(house)
    found = (await there.read("/v1/court-procedures?country=FR"))["items"]
    assert [(row["code"], row["country"], row["advisory"]) for row in found] == [
        ("Criminal", "FR", True),
        ("Labour", "FR", True),
    ]
    for shown, row in zip(found, procedures()["FR"].procedures, strict=True):
        assert shown["source"] == row.source
        assert [one["code"] for one in shown["stages"]] == [one.code for one in row.stages]
        drawn = [tuple(arrow.values()) for arrow in shown["arrows"]]
        assert drawn == [(list(a.sources), a.command, a.to, a.is_reopening) for a in row.arrows]
        assert shown["labels"] == row.labels.model_dump()
    assert await there.read("/v1/court-procedures?country=DE") == {"items": []}
    await refused(there.author.get("/v1/court-procedures"), 422, "invalid")
    await refused(house.operator.operator.get("/v1/court-procedures?country=FR"), 404, "not_found")


async def test_the_timeline_tells_of_the_court_without_a_word(house: House) -> None:
    there = await desk(house)
    here = await proceeding(there, "complaint_filed")
    await there.author.made(f"{here}/parties", {"role": "Accused", "label": "canary"})
    answer = await there.author.get(f"/v1/cases/{there.case}/timeline?kind=proceeding&kind=court_file")
    assert [row["type"] for row in answer.json()["items"]].count("proceeding.moved") == 1
    lines = await journal(house, there.centre, id_of(here))
    assert [(line.type, line.from_state, line.to_state) for line in lines] == [
        ("proceeding.opened", None, "considering"),
        ("proceeding.moved", "considering", "complaint_filed"),
    ]
    assert "canary" not in (await there.author.get(f"/v1/cases/{there.case}/timeline")).text
    assert await replayed(house, there.centre) > 0


async def test_who_does_not_command_sees_no_command(house: House) -> None:
    there = await desk(house)
    here = await proceeding(there)
    legal = there.centre.legal
    answer = await legal.get(here)
    assert answer.json()["allowed_commands"] == ["decline", "file_complaint", "investigate"]
    await refused(there.centre.housing.get(here), 403, "forbidden")
    token = house.app.state.signer.issue(
        public_id(there.centre.id, legal.client_id), "legal", ["court-files:read"], 1
    )
    reader = replace(legal, token=token)
    assert (await reader.get(here)).json()["allowed_commands"] == []
    await refused(reader.post(f"{here}/steps", {"command": "decline"}, etag="*"), 403, "forbidden")
