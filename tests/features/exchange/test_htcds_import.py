"""Records of HTCDS 2.0 come in as people and their cases, also as its own templates misspell them."""

import json
from typing import Any

import pytest

from tests.factories.exchange_imports import counts, lines, report, taken_in
from tests.factories.exchange_imports import person as of_a_person
from tests.factories.house import House, Party
from tests.features.exchange.test_import_rows import table
from tests.features.stories import faults
from trafficking_api.features.exchange.rules import htcds_fields as htcds
from trafficking_api.features.exchange.rules.rows import UnreadableTable, rows
from trafficking_api.vocabulary import CODE_LISTS

RECORD: dict[str, str] = {
    "prs_FirstName": "Example",
    "prs_SecondName": "Person",
    "prs_Birthdate": "1999-04-30",
    "prs_Gender": "Feminine",
    "prs_Citizenship": "LA;TH",
    "prs_PrimaryLanguage": "lao",
    "prs_SecondaryLanguage": "fre",
    "prs_MaritalStatus": "Divorced",
    "prs_NumberOfChildren": "2",
    "prs_IdentityNumber": "P 0001",
    "prs_MobilePhone": "'+32400000000",
    "prs_MailingCity": "Liège",
    "vic_TypeOfExploitation": "ForcedLabour;Servitude",
    "vic_MethodsOfControl": "DebtBondage ;TakesEarnings",
    "vic_ForcedLabourIndustry": "F_Construction",
    "vic_RelationshipToTrafficker": "Unaquainted",
    "vic_AgeWhenTrafficked": "19",
    "vic_TraffickingStatus": "PossibleVictimOfTrafficking",
    "cas_Status": "Active",
}


async def _both(centre: Party, told: list[dict[str, Any]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The person and the case that came in."""
    reader = centre.coordinator
    person = (await reader.get(f"/v1/people/{told[0]['object_id']}")).json()
    case = (await reader.get(f"/v1/cases/{told[1]['object_id']}")).json()
    return person, case


async def test_a_record_becomes_a_person_and_her_case(house: House) -> None:
    centre = await house.party()
    found = await taken_in(house, centre.coordinator, table(RECORD), format="htcds_csv")
    told = await report(centre.coordinator, found)
    assert counts(found) == {"stored": 2}, told
    person, case = await _both(centre, told)
    identity = person["identity"]
    assert (identity["first_name"], identity["family_name"]) == ("Example", "Person")
    assert (identity["birth_date"], identity["citizenships"]) == ("1999-04-30", ["LA", "TH"])
    assert identity["languages"] == {"primary": "lo", "secondary": "fr"}
    assert (identity["marital_status"], identity["number_of_children"]) == ("Divorced", 2)
    assert identity["identity_documents"][0]["number"] == "P 0001"
    (entry,) = person["contact"]["entries"]
    assert (entry["kind"], entry["value"], entry["safe_to_contact"]) == (
        "MobilePhone",
        "+32400000000",
        "unknown",
    )
    assert (case["person_id"], case["gender"], case["age_when_trafficked"]) == (person["id"], "Feminine", 19)
    assert case["exploitation_types"] == ["ForcedLabour", "Servitude"]
    assert case["control_methods"] == ["DebtBondage", "TakesEarnings"]
    assert (case["industries"], case["relationship_to_recruiter"]) == (["F_Construction"], ["Stranger"])


async def test_what_has_no_place_is_told_and_never_lost_in_silence(house: House) -> None:
    centre = await house.party()
    found = await taken_in(house, centre.coordinator, table(RECORD), format="htcds_csv")
    _, case = await report(centre.coordinator, found)
    assert [(fault["pointer"], fault["code"]) for fault in case["errors"]] == [
        ("/vic_TraffickingStatus", "left_out"),
        ("/cas_Status", "left_out"),
    ]


async def test_a_record_without_a_reference_is_known_by_what_it_says(house: House) -> None:
    centre = await house.party()
    for outcome in ("stored", "unchanged"):
        found = await taken_in(house, centre.coordinator, table(RECORD), format="htcds_csv")
        assert counts(found) == {outcome: 2}
    same = await taken_in(
        house,
        centre.coordinator,
        json.dumps([{**RECORD, "prs_MobilePhone": "+32400000000"}]).encode(),
        format="htcds_json",
    )
    assert counts(same) == {"unchanged": 2}


async def test_json_says_numbers_and_lists(house: House) -> None:
    centre = await house.party()
    record = {
        "reference": "D-1",
        "prs_FirstName": "Example",
        "prs_Deceased": False,
        "prs_NumberOfChildren": 2,
        "vic_TypeOfExploitation": ["ForcedBegging"],
        "vic_AgeWhenTrafficked": 17,
    }
    content = json.dumps([record]).encode()
    found = await taken_in(house, centre.coordinator, content, format="htcds_json")
    person, case = await _both(centre, await report(centre.coordinator, found))
    assert (person["identity"]["deceased"], case["age_when_trafficked"]) == (False, 17)


#: As the survey form and the first spreadsheet of HTCDS 2.0 write them.
DEFECTS: dict[str, str] = {
    "start": "2026-11-20T10:00:00.000+01:00",
    "end": "2026-11-20T10:20:00.000+01:00",
    "__version__": "vX",
    "prs_First_Name": "Example",
    "prs_Second_Name": "Person",
    "vic_Methods_of_Control": "DebtBondage  FalsePromises",
    "vic_TypeOfExploitation": "ForcedLabour ForcedBegging",
    "vic_TraffickinStatusDecisionMakingOrg": "Police",
    "vic_RelationshipToTrafficker": "Unacquainted",
}


async def test_the_defects_of_the_templates_are_accepted(house: House) -> None:
    centre = await house.party()
    found = await taken_in(house, centre.coordinator, table(DEFECTS), format="htcds_csv")
    told = await report(centre.coordinator, found)
    assert counts(found) == {"stored": 2}, told
    assert [fault["pointer"] for fault in told[1]["errors"]] == ["/vic_TraffickingStatusDecisionMakingOrg"]
    person, case = await _both(centre, told)
    assert (person["identity"]["first_name"], person["identity"]["family_name"]) == ("Example", "Person")
    assert case["control_methods"] == ["DebtBondage", "FalsePromises"]
    assert case["exploitation_types"] == ["ForcedLabour", "ForcedBegging"]
    assert case["relationship_to_recruiter"] == ["Stranger"]


async def test_a_field_that_htcds_does_not_know_is_refused_by_its_name(house: House) -> None:
    centre = await house.party()
    unknown = table({"prs_FirstName": "Example", "cas_surname": "Example"})
    found = await taken_in(house, centre.coordinator, unknown, format="htcds_csv")
    # Nothing of the record stays: put right, it would be another, and the person come in a second time.
    assert counts(found) == {"refused": 2}
    person, case = await report(centre.coordinator, found)
    assert faults(person) == [("/data/cas_surname", "extra_forbidden")]
    assert faults(case) == [("/refers/person_id", "unknown_reference")]


async def test_a_table_parted_by_semicolons_leaves_no_nameless_people(house: House) -> None:
    centre = await house.party()
    content = table(RECORD).replace(b",", b";")
    found = await taken_in(house, centre.coordinator, content, format="htcds_csv")
    assert counts(found) == {"refused": 2}


async def test_a_field_that_stands_there_under_both_spellings_is_not_lost_in_silence(house: House) -> None:
    centre = await house.party()
    twice = table({"prs_FirstName": "Example", "prs_First_Name": "Another"})
    found = await taken_in(house, centre.coordinator, twice, format="htcds_csv")
    assert counts(found) == {"refused": 2}
    once = table({"prs_FirstName": "", "prs_First_Name": "Another"})
    found = await taken_in(house, centre.coordinator, once, format="htcds_csv")
    person, _ = await _both(centre, await report(centre.coordinator, found))
    assert person["identity"]["first_name"] == "Another"


async def test_the_report_names_the_record_of_each_row_and_what_it_became(house: House) -> None:
    """Some records are two rows and some three: from the number of a row nobody could tell its record."""
    centre = await house.party()
    status = {"vic_TraffickingStatus": "PossibleVictimOfTrafficking", "decided_on": "2026-01-02"}
    decided = {"vic_TraffickingStatusDecisionMakingOrg": "Police", **status}
    records = [
        {"prs_FirstName": "One", "reference": "R-1", **decided},
        {"prs_FirstName": "Two", "reference": "R-2", "cas_surname": "Example"},
        {"prs_FirstName": "Three", "reference": "R-3"},
    ]
    came_to = []
    for options in ({"validate_only": "true"}, {}, {}):
        found = await taken_in(house, centre.coordinator, table(*records), format="htcds_csv", **options)
        told = await report(centre.coordinator, found)
        assert [(row["row"], row["record"], row["type"]) for row in told] == [
            (1, 1, "person"),
            (2, 1, "case"),
            (3, 1, "determination"),
            (4, 2, "person"),
            (5, 2, "case"),
            (6, 3, "person"),
            (7, 3, "case"),
        ]
        is_here = {"stored", "unchanged"}
        assert all((row["object_id"] is not None) == (row["outcome"] in is_here) for row in told)
        came_to.append(counts(found))
    of_the_bad = {"refused": 2}
    assert came_to == [{outcome: 5, **of_the_bad} for outcome in ("valid", "stored", "unchanged")]
    plain = await taken_in(house, centre.coordinator, lines([of_a_person("R-4")]))
    assert [row["record"] for row in await report(centre.coordinator, plain)] == [None]


@pytest.mark.parametrize("text", ["{}", "[1]", "[", '[{"a":1,"a":2}]', "[" * 100_000])
def test_what_is_no_array_of_objects_is_refused(text: str) -> None:
    with pytest.raises(UnreadableTable):
        list(rows("htcds_json", text))


@pytest.mark.parametrize("name", ["exploitation_type", "control_method", "recruiter_relation", "gender"])
def test_each_code_that_htcds_can_hold_comes_back_as_it_was_written(name: str) -> None:
    """What is written for one of ours, and read again, is written as the same."""
    for value in CODE_LISTS[name].values:
        if value.htcds is not None:
            again = htcds.ours(name, value.htcds)
            (read,) = [other for other in CODE_LISTS[name].values if other.code == again]
            assert read.htcds == value.htcds
            assert htcds.ours(name, value.code) == value.code
