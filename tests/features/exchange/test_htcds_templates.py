"""The spreadsheets that come with HTCDS 2.0 are taken in as people fill them, with their faults."""

import csv
import io
from pathlib import Path

import pytest

from tests.factories.exchange_imports import counts, report, taken_in
from tests.factories.house import House
from tests.features.exchange.htcds_people import CODED
from trafficking_api.features.exchange.rules.htcds_fields import (
    CASE,
    DECISION,
    ELSEWHERE,
    PERSON,
    REACHED_BY,
    ours,
    theirs,
)
from trafficking_api.features.exchange.rules.htcds_templates import LABELS, MISSPELT, headed
from trafficking_api.features.exchange.rules.htcds_written import FIELDS
from trafficking_api.vocabulary import CODE_LISTS

#: The first two rows of the spreadsheet: the fields, of which one has no name and the address another order
#: than the words below it.
FIRST = [
    *("", "cas_CaseOwner", "prs_Salutation", "prs_FirstName", "prs_SecondName", "con_Consent"),
    *("prs_Birthdate", "prs_Gender", "prs_Citizenship", "prs_Title", "prs_Email", "prs_HomePhone"),
    *("prs_MobilePhone", "prs_MailingCity", "prs_MailingCountry", "prs_MailingState"),
    *("prs_MailingStreet", "prs_MailingPostalCode", "vic_TraffickingStatus"),
    *("vic_TraffickinStatusDecisionMakingOrg", "vic_MethodOfRecruitment", "vic_LocationOfRecruitment"),
    *("vic_MethodsOfControl", "vic_TypeOfExploitation", "vic_ForcedLabourIndustry"),
    *("vic_TypeOfSexExploitation", "vic_LocationOfExploitation", "cas_Status"),
    *("cas_ReferringOrganisation", "cas_IncomingReferralDate", "cas_ReferringPrimaryCaseWorker"),
    *("cas_ReasonForIncomingReferral", "cas_IncomingReferralDetails", "cas_ReferredOrganisation"),
    *("cas_ReferredPrimaryCaseWorker", "", "cas_OutgoingReferralDate", "cas_OutgoingReferralDetails"),
    "cas_ReasonForCaseClosure",
]
SECOND = ["", *LABELS]


def sheet(*people: dict[str, str], second: bool = True) -> bytes:
    """The spreadsheet as CSV, with these people under its words; further rows are numbered and empty."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(FIRST)
    if second:
        writer.writerow(SECOND)
    names = SECOND if second else FIRST
    writer.writerows([str(x), *(one.get(name, "") for name in names[1:])] for x, one in enumerate(people, 1))
    writer.writerow([str(len(people) + 1), *[""] * (len(FIRST) - 1)])
    return out.getvalue().encode()


async def test_what_was_written_under_its_words_comes_to_its_place(house: House) -> None:
    centre = await house.party()
    filled = {
        "First Name": "Example",
        "Second Name": "Person",
        "Mailing Street": "1, Example Street",
        "Mailing City": "Liège",
        "Mailing Zip/Postal Code": "0400",
        "Mailing Country": "BE",
        "Methods of Control": "Physical threats;Debt bondage",
        "Forced Labour Industry": "Construction",
        "Location of Exploitation": "a farm",
        "Reason for Outgoing Referral": "Other",
    }
    found = await taken_in(house, centre.coordinator, sheet(filled), format="htcds_csv")
    told = await report(centre.coordinator, found)
    assert counts(found) == {"stored": 2}, told
    left_out = {fault["pointer"] for fault in told[1]["errors"]}
    assert left_out == {"/vic_LocationOfExploitation", "/cas_ReasonForOutgoingReferral"}
    person = (await centre.coordinator.get(f"/v1/people/{told[0]['object_id']}")).json()
    case = (await centre.coordinator.get(f"/v1/cases/{told[1]['object_id']}")).json()
    mailing = person["contact"]["mailing"]
    assert (mailing["street"], mailing["city"]) == ("1, Example Street", "Liège")
    assert (mailing["postal_code"], mailing["country"]) == ("0400", "BE")
    assert case["control_methods"] == ["PhysicalThreats", "DebtBondage"]
    assert case["industries"] == ["F_Construction"]


async def test_without_its_words_a_column_that_has_no_name_is_not_lost_in_silence(house: House) -> None:
    centre = await house.party()
    filled = {"prs_FirstName": "Example", "": "NoCapacity"}
    found = await taken_in(house, centre.coordinator, sheet(filled, second=False), format="htcds_csv")
    assert counts(found) == {"refused": 2}
    person, _ = await report(centre.coordinator, found)
    assert [fault["pointer"] for fault in person["errors"]] == ["/data/column_35"]


def test_a_row_of_people_is_no_second_heading() -> None:
    for below in ([], ["1", "Title"], ["", "Example", "Person", "Status"]):
        assert headed(["", "prs_FirstName", "prs_SecondName", "prs_Title"], below)[1] is False


def test_every_field_of_the_templates_has_its_place() -> None:
    known = {*PERSON, *REACHED_BY, *CASE, *DECISION, *ELSEWHERE}
    assert {*LABELS.values(), *MISSPELT.values(), *FIELDS} - known == {"reference"}


@pytest.mark.parametrize(
    ("list_", "said", "code"),
    [
        ("recruiter_relation", "Familial", "Family"),
        ("recruiter_relation", "Acquainted", "FriendAcquaintance"),
        ("recruiter_relation", "Unacquainted", "Stranger"),
        ("gender", "Transgender Feminine", "TransgenderFeminine"),
        ("control_method", "Physical threats ", "PhysicalThreats"),
        ("control_method", "no such thing", "no such thing"),
    ],
)
def test_a_code_says_no_more_here_than_it_said_there(list_: str, said: str, code: str) -> None:
    assert ours(list_, said) == code


@pytest.mark.parametrize("name", sorted(CODE_LISTS))
def test_what_is_read_is_written_as_it_was(name: str) -> None:
    for value in CODE_LISTS[name].values:
        if value.htcds is not None:
            assert theirs(name, ours(name, value.htcds)) == value.htcds
            assert ours(name, value.code) == value.code


def test_the_page_about_htcds_names_each_field_and_each_code_that_changes() -> None:
    page = (Path(__file__).parents[3] / "docs" / "htcds.md").read_text(encoding="utf-8")
    assert {name for name in {*FIELDS, *ELSEWHERE} if f"`{name}`" not in page} == set()
    for list_ in CODED:
        for value in CODE_LISTS[list_].values:
            if value.htcds != value.code:
                there = f"`{value.htcds}`" if value.htcds else "nothing"
                assert f"| `{list_}` | `{value.code}` | {there} |" in page
