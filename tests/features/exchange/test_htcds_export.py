"""Records of HTCDS 2.0 that go out say all that it can hold, and come in again as they were."""

import csv
import io
import json
from typing import Any
from uuid import UUID, uuid4

import pytest
import pyzipper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.exchange_exports import EXPORTS, exported, finished, named, wished
from tests.factories.exchange_imports import counts, lines, report, taken_in
from tests.factories.house import Caller, House, Party
from tests.factories.world import identifier, made
from tests.features.exchange.htcds_people import PEOPLE, Somebody, with_every_code
from tests.features.people.stories import canary
from tests.features.stories import colleague, faults, refused
from trafficking_api.access.credentials import public_id
from trafficking_api.features.exchange.rules import htcds_written
from trafficking_api.features.exchange.rules.htcds_templates import MISSPELT
from trafficking_api.features.exchange.rules.rows import rows, typed
from trafficking_api.features.exchange.schemas.imports import RowType
from trafficking_api.features.exchange.service import writing
from trafficking_api.features.exchange.service.kinds import KINDS
from trafficking_api.vocabulary import CODE_LISTS

FORMATS = ("htcds_csv", "htcds_json")
#: What the centre that takes a record in decides for itself; the first is the name of the case here.
OF_THE_CENTRE = {"reference", "con_Consent", "cas_Status", "cas_ReasonForCaseClosure"}


def kept(record: dict[str, Any]) -> dict[str, Any]:
    """A record but for what each centre decides for itself."""
    return {name: value for name, value in record.items() if name not in OF_THE_CENTRE}


def read(format_: str, content: bytes) -> list[dict[str, Any]]:
    """The records of a file."""
    text = content.decode("utf-8-sig")
    if format_ == "htcds_json":
        return list(json.loads(text))
    found = csv.DictReader(io.StringIO(text, newline=""))
    return [{name: cell for name, cell in row.items() if cell} for row in found]


def a_case(somebody: Somebody) -> dict[str, Any]:
    """The case of somebody as the export finds it."""
    identity, contact, facts, decision = somebody
    empty: dict[str, Any] = dict.fromkeys(("trafficking_status", "decision_body", "decided_on"))
    here = {"id": str(uuid4()), "person_id": str(uuid4()), "agreed": False, "status": "intake"}
    return {
        **({"closure_reason": None} | here | empty | facts | (decision or {})),
        "identity": identity,
        "contact": contact,
    }


def as_taken_in(format_: str, content: bytes) -> list[dict[str, Any]]:
    """The cases that come of the records of a file, as the export would find them again."""
    found: dict[str, dict[RowType, Any]] = {}
    for raw in rows(format_, content.decode("utf-8-sig")):
        assert raw.content is not None
        type_ = RowType(raw.content["type"])
        refers = dict.fromkeys(raw.content.get("refers", {}), str(uuid4()))
        body = KINDS[type_].body
        data = body.model_validate(typed(body, raw.content["data"]) | refers).model_dump(mode="json")
        found.setdefault(raw.content["reference"], {})[type_] = data
    return [
        a_case(
            (
                its[RowType.PERSON]["identity"],
                its[RowType.PERSON]["contact"] or {},
                its[RowType.CASE],
                its.get(RowType.DETERMINATION),
            )
        )
        for its in found.values()
    ]


@pytest.mark.parametrize("format_", FORMATS)
@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(people=st.lists(PEOPLE, min_size=1, max_size=3))
def test_what_htcds_can_hold_comes_back_as_it_was(format_: str, people: list[Somebody]) -> None:
    first = writing.content(format_, [a_case(one) for one in people])
    second = writing.content(format_, as_taken_in(format_, first))
    assert [kept(one) for one in read(format_, second)] == [kept(one) for one in read(format_, first)]
    assert len(read(format_, first)) == len(people)


async def unpacked(house: House, caller: Caller, type_: str, **options: Any) -> bytes:
    """The one file of records of a type."""
    address, passphrase = await wished(caller, type_, **options)
    await finished(house, caller)
    file = named((await caller.get(address)).json(), type_)
    assert file["media_type"] == "application/zip"
    content = (await caller.get(file["url"])).content
    assert passphrase is not None
    with pyzipper.AESZipFile(io.BytesIO(content)) as archive:
        archive.setpassword(passphrase.encode())
        assert archive.namelist() == [type_.replace("_", ".")]
        assert all(entry.flag_bits & 1 for entry in archive.infolist())
        return bytes(archive.read(archive.namelist()[0]))


async def written_down(house: House, centre: Party, people: list[Somebody]) -> None:
    """Have these people at a centre, each with a case and what was determined in it."""
    sent: list[Any] = []
    for x, (identity, contact, facts, decision) in enumerate(people):
        name, refers = f"n-{x}", {"person_id": f"n-{x}"}
        data = {"identity": identity, "contact": contact}
        sent.append({"type": "person", "reference": name, "data": data})
        sent.append({"type": "case", "reference": name, "refers": refers, "data": facts})
        if decision is not None:
            its = {"case_id": name}
            sent.append({"type": "determination", "reference": name, "refers": its, "data": decision})
    found = await taken_in(house, centre.coordinator, lines(sent))
    assert counts(found) == {"stored": len(sent)}, await report(centre.coordinator, found, "&outcome=refused")


def by_content(records: list[dict[str, Any]]) -> list[str]:
    """Records in an order that does not depend on their names."""
    return sorted(json.dumps(kept(record), sort_keys=True) for record in records)


@pytest.mark.parametrize("format_", FORMATS)
async def test_a_centre_takes_in_what_another_has_written(house: House, format_: str) -> None:
    one, two, people = await house.party(), await house.party(), with_every_code()
    await written_down(house, one, people)
    first = await unpacked(house, one.coordinator, format_)
    found = await taken_in(house, two.coordinator, first, format=format_)
    told = await report(two.coordinator, found)
    assert counts(found) == {"stored": 3 * len(people)}, told
    left_out = {fault["pointer"] for row in told for fault in row["errors"]}
    assert left_out == {"/con_Consent", "/cas_Status"}
    second = await unpacked(house, two.coordinator, format_)
    assert by_content(read(format_, second)) == by_content(read(format_, first))
    # The same file again changes nothing.
    again = await taken_in(house, two.coordinator, first, format=format_)
    assert counts(again) == {"unchanged": 3 * len(people)}


@settings(deadline=None, max_examples=3, suppress_health_check=list(HealthCheck))
@given(people=st.lists(PEOPLE, min_size=1, max_size=6))
async def test_any_people_go_from_centre_to_centre(house: House, people: list[Somebody]) -> None:
    one, two = await house.party(), await house.party()
    await written_down(house, one, people)
    first = await unpacked(house, one.coordinator, "htcds_csv")
    await taken_in(house, two.coordinator, first, format="htcds_csv")
    second = await unpacked(house, two.coordinator, "htcds_json")
    third = await unpacked(house, one.coordinator, "htcds_json")
    assert by_content(read("htcds_json", second)) == by_content(read("htcds_json", third))


async def test_every_code_of_htcds_is_written_and_no_other(house: House) -> None:
    centre = await house.party()
    await written_down(house, centre, with_every_code())
    records = read("htcds_json", await unpacked(house, centre.coordinator, "htcds_json"))
    for field, list_ in (
        *(("vic_TypeOfExploitation", "exploitation_type"), ("vic_MethodsOfControl", "control_method")),
        *(("vic_RelationshipToTrafficker", "recruiter_relation"), ("prs_Gender", "gender")),
        *(("vic_ForcedLabourIndustry", "industry"), ("vic_TypeOfSexExploitation", "sex_exploitation_type")),
        *(("vic_MethodOfRecruitment", "recruitment_method"), ("prs_MaritalStatus", "marital_status")),
        *(
            ("vic_RecruitmentWebsitesAndApps", "websites_apps"),
            ("vic_TraffickingStatus", "trafficking_status"),
        ),
        *(
            ("prs_HighestLevelOfEducation", "education_level"),
            ("vic_ExploitationWebsitesAndApps", "websites_apps"),
        ),
        ("vic_TraffickingStatusDecisionMakingOrg", "status_decision_body"),
    ):
        values = [record[field] for record in records if field in record]
        codes = {code for value in values for code in (value if isinstance(value, list) else [value])}
        assert codes == {value.htcds for value in CODE_LISTS[list_].values if value.htcds}, field


def test_no_fault_of_the_templates_is_written() -> None:
    assert not set(MISSPELT) & set(htcds_written.FIELDS)
    assert "vic_Vulnerabilities" not in htcds_written.FIELDS


async def test_nobody_is_told_a_number_that_is_not_safe(house: House) -> None:
    unsafe, unknown, safe = canary(), canary(), canary()
    entries = [
        {"kind": "MobilePhone", "value": unknown, "safe_to_contact": "unknown"},
        {"kind": "MobilePhone", "value": safe, "safe_to_contact": "yes"},
        {"kind": "Email", "value": unsafe, "safe_to_contact": "no"},
    ]
    centre = await house.party()
    await written_down(house, centre, [({}, {"entries": entries}, {"opened_on": "2024-01-01"}, None)])
    content = await unpacked(house, centre.coordinator, "htcds_json")
    (record,) = read("htcds_json", content)
    assert record["prs_MobilePhone"] == safe
    assert unsafe.encode() not in content


async def test_a_case_without_a_person_says_nothing_of_one(house: House) -> None:
    worker = (await house.party()).coordinator
    case = await made(worker, "/v1/cases", {"gender": "Feminine"})
    other = await made(worker, "/v1/cases", {"gender": "Masculine"})
    person = await made(worker, "/v1/people", {"identity": {"first_name": "Example"}})
    records = read("htcds_json", await unpacked(house, worker, "htcds_json"))
    assert {record["reference"] for record in records} == {str(identifier(here)) for here in (case, other)}
    assert all("con_Consent" not in record for record in records)
    await worker.patch(other, {"person_id": str(identifier(person))}, etag="*")
    (changed,) = [
        record
        for record in read("htcds_json", await unpacked(house, worker, "htcds_json"))
        if record["reference"] == str(identifier(other))
    ]
    assert (changed["prs_FirstName"], changed["con_Consent"]) == ("Example", False)


async def test_plan_10_who_is_barred_gets_no_record(house: House) -> None:
    centre, said = await house.party(), canary()
    await written_down(house, centre, [({"first_name": said}, {}, {"opened_on": "2024-01-01"}, None)])
    other = await colleague(house, centre)
    (case,) = (await centre.coordinator.get("/v1/cases")).json()["items"]
    assert said.encode() in await unpacked(house, other, "htcds_csv")
    bar = {"member_id": str(other.member_id), "reason": "Other"}
    await made(centre.coordinator, f"/v1/cases/{case['id']}/exclusions", bar)
    assert read("htcds_csv", await unpacked(house, other, "htcds_csv")) == []


async def test_who_is_in_a_record_can_ask_who_took_it(house: House) -> None:
    centre = await house.party()
    await written_down(house, centre, [({}, {}, {"opened_on": "2024-01-01"}, None)])
    await unpacked(house, centre.coordinator, "htcds_csv")
    (person,) = (await centre.coordinator.get("/v1/people")).json()["items"]
    seen = (await centre.coordinator.get(f"/v1/people/{person['id']}/accesses")).json()["items"]
    assert ("make_export", "Supervision") in {(each["operation"], each["reason"]) for each in seen}


async def test_records_need_a_reason_and_the_right_to_know_people(house: House) -> None:
    centre = await house.party()
    worker = centre.coordinator
    asked = worker.post(EXPORTS, {"types": ["htcds_csv"]}, key=uuid4().hex)
    assert faults(await refused(asked, 422, "invalid")) == [("/reason", "needed_here")]
    scopes = ["exports:write", "cases:read"]
    narrow = await centre.admin.made(
        "/v1/clients", {"name": "Narrow", "role": "coordinator", "scopes": scopes}
    )
    client = UUID(narrow.json()["id"])
    token = house.app.state.signer.issue(public_id(centre.id, client), "coordinator", scopes, 1)
    script = Caller(house.http, centre.id, client, "coordinator", token)
    body = {"types": ["htcds_json", "cases"], "reason": "Supervision"}
    asked = script.post(EXPORTS, body, key=uuid4().hex)
    assert faults(await refused(asked, 422, "invalid")) == [("/types/0", "not_permitted")]


async def test_since_finds_a_case_whose_person_has_changed(house: House) -> None:
    worker = (await house.party()).coordinator
    person = await made(worker, "/v1/people", {"identity": {"first_name": "Example"}})
    await made(worker, "/v1/cases", {"person_id": str(identifier(person))})
    since = {"since": (await exported(house, worker, "cases"))["as_of"]}
    await house.owner_execute(
        "UPDATE cases SET updated_at = updated_at - interval '1 hour' WHERE organisation_id = :id",
        id=worker.organisation_id,
    )
    (record,) = read("htcds_json", await unpacked(house, worker, "htcds_json", **since))
    assert record["prs_FirstName"] == "Example"
    await house.owner_execute(
        "UPDATE people SET updated_at = updated_at - interval '1 hour' WHERE organisation_id = :id",
        id=worker.organisation_id,
    )
    assert read("htcds_json", await unpacked(house, worker, "htcds_json", **since)) == []
