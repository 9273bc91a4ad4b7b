"""The fields of the Human Trafficking Case Data Standard (HTCDS 2.0), and where they belong here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from babel.core import get_global

from trafficking_api.vocabulary import CODE_LISTS


def _as_it_is(value: Any) -> Any:
    return value


@dataclass(frozen=True)
class Place:
    """Where a field belongs, how it is read, and how it is written; written as None, it says nothing."""

    path: str
    read: Callable[[Any], Any] = _as_it_is
    write: Callable[[Any], Any] = _as_it_is


def parts(value: Any) -> list[Any]:
    """The codes of a field with several: parted by semicolons, or by spaces as surveys do."""
    if isinstance(value, str):
        return value.replace(";", " ").split()
    return value if isinstance(value, list) else [value]


#: How HTCDS spells one of its codes, and how others do.
RESPELT = {"Unacquainted": "Unaquainted"}
#: A code of HTCDS that stands for several of ours says no more than this one of them does.
COARSE = {"Familial": "Family", "Acquainted": "FriendAcquaintance"}


def ours(code_list: str, value: Any) -> Any:
    """Our code for one of HTCDS, or for its name in English: the same, or the least that is written so.

    What is none of them stays as it is.
    """
    code = str(value).strip()
    code = RESPELT.get(code, code)
    return _codes(code_list).get(code) or _named(code_list).get(_squeezed(code), code)


@cache
def _codes(code_list: str) -> Mapping[str, str]:
    values = CODE_LISTS[code_list].values
    written = {value.htcds: value.code for value in reversed(values) if value.htcds}
    coarse = {code: least for code, least in COARSE.items() if code in written}
    return written | coarse | {value.code: value.code for value in values}


@cache
def _named(code_list: str) -> Mapping[str, str]:
    """The same by what the spreadsheets of HTCDS offer to choose from: "Physical threats"."""
    labels = {value.labels["en"]: value.code for value in CODE_LISTS[code_list].values}
    return {_squeezed(name): code for name, code in (labels | dict(_codes(code_list))).items()}


def _squeezed(name: str) -> str:
    return "".join(sign for sign in name.lower() if sign.isalnum())


def _several(code_list: str, value: Any) -> Iterator[Any]:
    """Our codes for a field with several: a name may have spaces in it."""
    whole = value.split(";") if isinstance(value, str) else parts(value)
    for piece in whole:
        known = ours(code_list, piece) in CODE_LISTS[code_list].codes
        yield from (ours(code_list, part) for part in ([piece] if known else parts(piece)))


def theirs(code_list: str, code: str) -> str | None:
    """The code of HTCDS for one of ours; None where it has none, and the field says nothing."""
    return next(value.htcds for value in CODE_LISTS[code_list].values if value.code == code)


def _code(path: str, code_list: str) -> Place:
    return Place(path, partial(ours, code_list), partial(theirs, code_list))


def _codes_of(path: str, code_list: str, *, at_most: int | None = None) -> Place:
    def read(value: Any) -> list[Any]:
        return list(dict.fromkeys(_several(code_list, value)))

    def write(codes: list[str]) -> Any:
        found = [code for code in dict.fromkeys(theirs(code_list, code) for code in codes) if code]
        return found if at_most is None else next(iter(found), None)

    return Place(path, read, write)


def _short(language: Any) -> Any:
    """A language by its code of two letters (ISO 639-1), where it has one."""
    aliases: Mapping[str, str] = get_global("language_aliases")
    return aliases.get(language, language) if isinstance(language, str) else language


def _long(language: str) -> str:
    """A language by its code of three letters (ISO 639-2/T), where it has one; a region is left out."""
    short = _short(language.partition("-")[0])
    return _three_letters().get(short, short)


#: Languages of two letters whose code of three is not the last that means them, or that have an alias.
_ISO_639_2 = {
    "ak": "aka",
    "bo": "bod",
    "cs": "ces",
    "cy": "cym",
    "de": "deu",
    "el": "ell",
    "eu": "eus",
    "fa": "fas",
    "fr": "fra",
    "gu": "guj",
    "hy": "hye",
    "is": "isl",
    "ka": "kat",
    "mi": "mri",
    "mk": "mkd",
    "ms": "msa",
    "my": "mya",
    "nl": "nld",
    "ro": "ron",
    "sk": "slk",
    "sq": "sqi",
    "zh": "zho",
}


@cache
def _three_letters() -> Mapping[str, str]:
    aliases: Mapping[str, str] = get_global("language_aliases")
    pairs = ((short, long) for long, short in aliases.items() if len(long) == 3 and len(short) == 2)  # noqa: PLR2004 - ISO 639
    return dict(pairs) | _ISO_639_2


def _papers(number: Any) -> list[dict[str, Any]]:
    return [{"kind": "Other", "number": number}]


def _number(papers: list[Mapping[str, Any]]) -> str | None:
    """The number of a national identity paper, or else of the first that has one."""
    numbered = [paper for paper in papers if paper.get("number")]
    numbered.sort(key=lambda paper: paper["kind"] != "NationalId")
    return numbered[0]["number"] if numbered else None


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
    "prs_PrimaryLanguage": Place("identity.languages.primary", _short, _long),
    "prs_SecondaryLanguage": Place("identity.languages.secondary", _short, _long),
    "prs_Citizenship": Place("identity.citizenships", parts),
    "prs_IdentityNumber": Place("identity.identity_documents", _papers, _number),
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
    # HTCDS has room for one relation and one industry only; more of them are read all the same.
    "vic_RelationshipToTrafficker": _codes_of("relationship_to_recruiter", "recruiter_relation", at_most=1),
    "vic_RecruitmentWebsitesAndApps": _codes_of("recruitment_apps", "websites_apps"),
    "vic_MethodOfRecruitment": _codes_of("recruitment_methods", "recruitment_method"),
    "vic_MethodsOfControl": _codes_of("control_methods", "control_method"),
    "vic_TypeOfExploitation": _codes_of("exploitation_types", "exploitation_type"),
    "vic_ForcedLabourIndustry": _codes_of("industries", "industry", at_most=1),
    "vic_TypeOfSexExploitation": _codes_of("sex_exploitation_types", "sex_exploitation_type"),
    "vic_ExploitationWebsitesAndApps": _codes_of("exploitation_apps", "websites_apps"),
    # The place is a text to HTCDS; of places a case has the countries.
    "vic_LocationOfExploitation": Place("exploitation_countries", parts, "; ".join),
    # These two stand beside the fields of HTCDS, and are ours.
    "worker_id": Place("worker_id"),
    "opened_on": Place("opened_on"),
}
#: The latest determination. HTCDS has no day for it: that stands beside its fields, and is ours.
DECISION = {
    "vic_TraffickingStatus": _code("trafficking_status", "trafficking_status"),
    "vic_TraffickingStatusDecisionMakingOrg": _code("decision_body", "status_decision_body"),
    "decided_on": Place("decided_on"),
}
#: Fields of HTCDS that a new case has no place for: what happens later is written down as it happens.
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
