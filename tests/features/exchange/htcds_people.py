"""People and cases with every code and awkward text, for records of HTCDS 2.0."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from trafficking_api.countries import COUNTRIES
from trafficking_api.vocabulary import CODE_LISTS

#: Which of our fields have which codes.
SEVERAL = {
    "exploitation_types": "exploitation_type",
    "control_methods": "control_method",
    "relationship_to_recruiter": "recruiter_relation",
    "recruitment_methods": "recruitment_method",
    "recruitment_apps": "websites_apps",
    "exploitation_apps": "websites_apps",
    "industries": "industry",
    "sex_exploitation_types": "sex_exploitation_type",
}
#: All code lists of which HTCDS has one too, as far as a record has room for it.
CODED = {
    *SEVERAL.values(),
    *("gender", "marital_status", "education_level", "trafficking_status", "status_decision_body"),
}
#: What a spreadsheet would take for something else, or a careless program for an end.
AWKWARD = (
    *("=1+1", "+32 400", "-5", "@x", "'quoted", "'=1", "''+1", "0012", "007.50", "12345678901234567890"),
    *("1e5", "'0012", "TRUE", 'say "a"; b, c', "Élodie Čapková ກຂ", "1999-04-30", "null", "x;y z", "7,0"),
)
_SIGNS = st.characters(exclude_categories=["C", "Z"]) | st.just(" ")
LINES = st.sampled_from(AWKWARD) | st.text(_SIGNS, min_size=1, max_size=20).filter(lambda t: t == t.strip())
_DAYS = st.dates(min_value=date(1930, 1, 1), max_value=date(2020, 1, 1)).map(str)
_COUNTRIES = st.lists(st.sampled_from(sorted(COUNTRIES)), unique=True, max_size=4)
_LANGUAGES = st.sampled_from(["lo", "fr", "fr-BE", "zh", "ln", "km", "hmn", "cmn", "nl", "sr-Latn", "sw"])


def _codes(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(CODE_LISTS[name].codes))


def _with(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=optional)


_PAPER = _with({"kind": _codes("identity_document_kind")}, number=LINES)
_ENTRY = _with(
    {
        "kind": _codes("contact_kind"),
        "value": LINES,
        "safe_to_contact": st.sampled_from(["yes", "no", "unknown"]),
    }
)
IDENTITIES = _with(
    {},
    **dict.fromkeys(("salutation", "first_name", "middle_name", "family_name"), LINES),
    birth_date=_DAYS,
    citizenships=_COUNTRIES,
    languages=_with({}, primary=_LANGUAGES, secondary=_LANGUAGES),
    marital_status=_codes("marital_status"),
    number_of_children=st.integers(0, 50),
    education_level=_codes("education_level"),
    identity_documents=st.lists(_PAPER, max_size=3),
    deceased=st.booleans(),
)
CONTACTS = _with(
    {},
    entries=st.lists(_ENTRY, max_size=4),
    mailing=_with(
        {},
        **dict.fromkeys(("street", "city", "state", "postal_code"), LINES),
        country=st.sampled_from(["BE", "LA"]),
    ),
)
FACTS = _with(
    {"opened_on": _DAYS},
    gender=_codes("gender"),
    age_when_trafficked=st.integers(0, 120),
    exploitation_countries=_COUNTRIES,
    **{name: st.lists(_codes(list_), unique=True, max_size=9) for name, list_ in SEVERAL.items()},
)
DECISIONS = st.none() | st.fixed_dictionaries(
    {
        "trafficking_status": _codes("trafficking_status"),
        "decision_body": _codes("status_decision_body"),
        "decided_on": _DAYS,
    }
)
#: A person, how to reach her, the facts of her case, and what was determined in it.
PEOPLE = st.tuples(IDENTITIES, CONTACTS, FACTS, DECISIONS)
Somebody = tuple[dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Any] | None]


def with_every_code() -> list[Somebody]:
    """As many people as it takes to have each code of each list once, and each awkward text."""
    one = {"gender": "gender"}
    hers = {"marital_status": "marital_status", "education_level": "education_level"}
    lists = {name: sorted(CODE_LISTS[name].codes) for name in CODED}
    found: list[Somebody] = []
    for x in range(max(*map(len, lists.values()), len(AWKWARD))):

        def code(name: str, x: int = x) -> str:
            return lists[name][x % len(lists[name])]

        text = AWKWARD[x % len(AWKWARD)]
        identity: dict[str, Any] = {name: code(list_) for name, list_ in hers.items()}
        identity |= {"first_name": text, "family_name": f"Example {x}", "citizenships": ["LA", "TH"]}
        identity |= {"identity_documents": [{"kind": "Passport", "number": text}], "deceased": x % 2 == 0}
        contact = {
            "entries": [{"kind": "MobilePhone", "value": text, "safe_to_contact": "yes"}],
            "mailing": {"postal_code": text, "city": "Liège", "country": "BE"},
        }
        facts: dict[str, Any] = {name: code(list_) for name, list_ in one.items()} | {
            "opened_on": "2024-05-06"
        }
        facts |= {name: [code(list_)] for name, list_ in SEVERAL.items()}
        decision = {
            "trafficking_status": code("trafficking_status"),
            "decision_body": code("status_decision_body"),
            "decided_on": "2024-06-07",
        }
        found.append((identity, contact, facts, decision))
    return found
