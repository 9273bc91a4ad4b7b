"""Reads records of the Human Trafficking Case Data Standard (HTCDS 2.0): one for each case and person."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from babel.core import get_global

from trafficking_api.vocabulary import CODE_LISTS


@dataclass(frozen=True)
class Place:
    """Where a field belongs, and how it is read."""

    path: str
    read: Callable[[Any], Any] = lambda value: value


def parts(value: Any) -> list[Any]:
    """The codes of a field with several: parted by semicolons, or by spaces as surveys do."""
    if isinstance(value, str):
        return value.replace(";", " ").split()
    return value if isinstance(value, list) else [value]


def ours(code_list: str, value: Any) -> Any:
    """Our code for one of HTCDS: the same, or the first that is written so; else it stays as it is."""
    code = str(value).strip()
    code = RESPELT.get(code, code)
    return _codes(code_list).get(code, code)


@cache
def _codes(code_list: str) -> dict[str, str]:
    values = CODE_LISTS[code_list].values
    written = {value.htcds: value.code for value in reversed(values) if value.htcds}
    return written | {value.code: value.code for value in values}


def _code(path: str, code_list: str) -> Place:
    return Place(path, partial(ours, code_list))


def _codes_of(path: str, code_list: str) -> Place:
    return Place(path, lambda value: list(dict.fromkeys(ours(code_list, part) for part in parts(value))))


def _short(language: Any) -> Any:
    """A language by its code of two letters (ISO 639-1), where it has one."""
    aliases: Mapping[str, str] = get_global("language_aliases")
    return aliases.get(language, language) if isinstance(language, str) else language


def _documents(number: Any) -> list[dict[str, Any]]:
    return [{"kind": "Other", "number": number}]


PERSON = {
    "prs_Salutation": Place("identity.salutation"),
    "prs_FirstName": Place("identity.first_name"),
    "prs_MiddleName": Place("identity.middle_name"),
    "prs_SecondName": Place("identity.family_name"),
    "prs_Birthdate": Place("identity.birth_date"),
    "prs_Deceased": Place("identity.deceased"),
    "prs_NumberOfChildren": Place("identity.number_of_children"),
    "prs_MaritalStatus": _code("identity.marital_status", "marital_status"),
    "prs_HighestLevelOfEducation": _code("identity.education_level", "education_level"),
    "prs_PrimaryLanguage": Place("identity.languages.primary", _short),
    "prs_SecondaryLanguage": Place("identity.languages.secondary", _short),
    "prs_Citizenship": Place("identity.citizenships", parts),
    "prs_IdentityNumber": Place("identity.identity_documents", _documents),
    "prs_MailingStreet": Place("contact.mailing.street"),
    "prs_MailingCity": Place("contact.mailing.city"),
    "prs_MailingState": Place("contact.mailing.state"),
    "prs_MailingPostalCode": Place("contact.mailing.postal_code"),
    "prs_MailingCountry": Place("contact.mailing.country"),
}
REACHED_BY = {"prs_Email": "Email", "prs_HomePhone": "HomePhone", "prs_MobilePhone": "MobilePhone"}
CASE = {
    "prs_Gender": _code("gender", "gender"),
    "vic_AgeWhenTrafficked": Place("age_when_trafficked"),
    "vic_RelationshipToTrafficker": _codes_of("relationship_to_recruiter", "recruiter_relation"),
    "vic_RecruitmentWebsitesAndApps": _codes_of("recruitment_apps", "websites_apps"),
    "vic_MethodOfRecruitment": _codes_of("recruitment_methods", "recruitment_method"),
    "vic_MethodsOfControl": _codes_of("control_methods", "control_method"),
    "vic_TypeOfExploitation": _codes_of("exploitation_types", "exploitation_type"),
    "vic_ForcedLabourIndustry": _codes_of("industries", "industry"),
    "vic_TypeOfSexExploitation": _codes_of("sex_exploitation_types", "sex_exploitation_type"),
    "vic_ExploitationWebsitesAndApps": _codes_of("exploitation_apps", "websites_apps"),
    # These two stand beside the fields of HTCDS, and are ours.
    "worker_id": Place("worker_id"),
    "opened_on": Place("opened_on"),
}
#: How the templates of HTCDS 2.0 spell some of its fields.
MISSPELT = {
    "prs_First_Name": "prs_FirstName",
    "prs_Second_Name": "prs_SecondName",
    "vic_Methods_of_Control": "vic_MethodsOfControl",
    "vic_TraffickinStatusDecisionMakingOrg": "vic_TraffickingStatusDecisionMakingOrg",
}
#: How HTCDS spells one of its codes, and how others do.
RESPELT = {"Unacquainted": "Unaquainted"}
#: What a survey program writes beside the answers.
OF_THE_FORM = ("start", "end", "__version__")
#: Fields of HTCDS that a new case has no place for: what happens later is written down as it happens, and a
#: determination needs its day, which HTCDS does not have.
ELSEWHERE = frozenset(
    {
        *("prs_Title", "prs_MailingLongitude", "prs_MailingLatitude", "con_Consent"),
        *("vic_AgreementToManagePersonalData", "vic_TraffickingStatus"),
        *("vic_TraffickingStatusDecisionMakingOrg", "vic_LocationOfRecruitment"),
        *("vic_LocationOfExploitation", "vic_Vulnerabilities", "vic_DetailsOfVulnerabilities"),
        *("org_Name", "org_Type", "org_Phone", "org_ShippingCity", "org_ShippingCountry"),
        *("org_ShippingState", "org_ShippingStreet", "org_ShippingPostalCode"),
        *("org_ShippingLongitude", "org_ShippingLatitude"),
        *("per_RoleInProcess", "per_RoleDetails", "per_Organisation"),
        *("cas_Status", "cas_ReasonForCaseClosure", "cas_CaseOwner", "cas_ReferringOrganisation"),
        *("cas_IncomingReferralDate", "cas_ReferringPrimaryCaseWorker", "cas_IncomingReferralDetails"),
        *("cas_ReasonForIncomingReferral", "cas_ReferredOrganisation", "cas_ReferredPrimaryCaseWorker"),
        *("cas_ReasonForOutgoingReferral", "cas_OutgoingReferralDate", "cas_OutgoingReferralDetails"),
        *("cco_CaseComment", "hte_Longitude", "hte_Latitude", "hte_City", "hte_Country", "hte_State"),
        *("hte_Street", "hte_PostalCode", "hte_Date", "hte_Type", "hte_Description"),
        *("spl_Objectives", "spl_ActionPlan", "spl_PlannedEndDate", "spl_ActualEndDate", "spl_Type"),
    }
)


def rows_of(record: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    """The rows of a person and of her case, as any import takes them; and which fields have no place."""
    said = {MISSPELT.get(name, name): value for name, value in record.items() if name not in OF_THE_FORM}
    said = {name: value for name, value in said.items() if value not in (None, "", [])}
    reference = str(said.pop("reference", "") or _named_by_content(said))
    without = [name for name in said if name in ELSEWHERE]
    for name in without:
        del said[name]
    person = {"identity": {}} | _placed(PERSON, said)
    reached = [
        {"kind": kind, "value": said.pop(name), "safe_to_contact": "unknown"}
        for name, kind in REACHED_BY.items()
        if name in said
    ]
    if reached:
        person.setdefault("contact", {})["entries"] = reached
    row = {"type": "person", "reference": reference, "data": person}
    # What is left belongs nowhere, and will be refused by its name.
    case = _placed(CASE, said) | said
    hers = {"type": "case", "reference": reference, "refers": {"person_id": reference}, "data": case}
    return row, hers, without


def _named_by_content(said: Mapping[str, Any]) -> str:
    """HTCDS has no number of a case: without a reference of ours, a record is the one that says the same."""
    return "htcds-" + hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _placed(places: Mapping[str, Place], said: dict[str, Any]) -> dict[str, Any]:
    """What these fields say, each in its place; it is taken out of what is said."""
    found: dict[str, Any] = {}
    for name, place in places.items():
        if name in said:
            *way, last = place.path.split(".")
            inside = found
            for step in way:
                inside = inside.setdefault(step, {})
            inside[last] = place.read(said.pop(name))
    return found


def all_of(records: Iterable[Mapping[str, Any]]) -> list[tuple[dict[str, Any], list[str]]]:
    """For each record the row of the person, then that of her case, which tells what had no place."""
    found: list[tuple[dict[str, Any], list[str]]] = []
    for record in records:
        person, case, without = rows_of(record)
        found += [(person, []), (case, without)]
    return found
