"""Who may do what: the whole model on one page (roles of the domain description)."""

from collections.abc import Iterable
from enum import StrEnum

from trafficking_api.kit.errors import Forbidden, NotFound


class Role(StrEnum):
    """What a client is at its organisation."""

    COORDINATOR = "coordinator"
    CASEWORKER = "caseworker"
    LEGAL = "legal"
    HOUSING = "housing"
    FINANCE = "finance"
    LIAISON = "liaison"
    AUDITOR = "auditor"
    ADMIN = "admin"
    OPERATOR = "operator"


class Permission(StrEnum):
    """A right, which is also the OAuth scope of the operations that need it."""

    ME_READ = "me:read"
    ME_WRITE = "me:write"
    ORGANISATIONS_READ = "organisations:read"
    ORGANISATIONS_WRITE = "organisations:write"
    SETTINGS_READ = "settings:read"
    SETTINGS_WRITE = "settings:write"
    DIRECTORY_READ = "directory:read"
    DIRECTORY_WRITE = "directory:write"
    DISCOVERY_READ = "discovery:read"
    CODE_LISTS_READ = "code-lists:read"
    AGREEMENTS_READ = "agreements:read"
    AGREEMENTS_WRITE = "agreements:write"
    AGREEMENTS_COMMAND = "agreements:command"
    PEERS_READ = "peers:read"
    PEERS_WRITE = "peers:write"
    PEERS_COMMAND = "peers:command"
    CLIENTS_READ = "clients:read"
    CLIENTS_WRITE = "clients:write"
    CLIENTS_COMMAND = "clients:command"
    AUDIT_EVENTS_READ = "audit-events:read"
    MEMBERS_READ = "members:read"
    MEMBERS_WRITE = "members:write"
    MEMBERS_COMMAND = "members:command"
    PEOPLE_READ = "people:read"
    PEOPLE_WRITE = "people:write"
    CONSENTS_READ = "consents:read"
    CONSENTS_WRITE = "consents:write"
    CONSENTS_COMMAND = "consents:command"
    DOCUMENTS_READ = "documents:read"
    DOCUMENTS_WRITE = "documents:write"
    DOCUMENTS_COMMAND = "documents:command"
    CASES_READ = "cases:read"
    CASES_WRITE = "cases:write"
    CASES_COMMAND = "cases:command"
    EXCLUSIONS_READ = "exclusions:read"
    EXCLUSIONS_WRITE = "exclusions:write"
    EXCLUSIONS_COMMAND = "exclusions:command"
    BREAK_GLASS_READ = "break-glass:read"
    BREAK_GLASS_WRITE = "break-glass:write"
    SHELTERS_READ = "shelters:read"
    SHELTERS_WRITE = "shelters:write"
    SHELTERS_COMMAND = "shelters:command"
    ALLOCATIONS_READ = "allocations:read"
    ALLOCATIONS_WRITE = "allocations:write"
    ALLOCATIONS_COMMAND = "allocations:command"
    AVAILABILITY_READ = "availability:read"
    SIGNALEMENTS_READ = "signalements:read"
    SIGNALEMENTS_WRITE = "signalements:write"
    SIGNALEMENTS_COMMAND = "signalements:command"
    REFERRALS_READ = "referrals:read"
    REFERRALS_WRITE = "referrals:write"
    REFERRALS_COMMAND = "referrals:command"
    ASSESSMENTS_READ = "assessments:read"
    ASSESSMENTS_WRITE = "assessments:write"
    ASSESSMENTS_COMMAND = "assessments:command"
    CASE_PLANS_READ = "case-plans:read"
    CASE_PLANS_WRITE = "case-plans:write"
    CASE_PLANS_COMMAND = "case-plans:command"
    VISITS_READ = "visits:read"
    VISITS_WRITE = "visits:write"
    VISITS_COMMAND = "visits:command"
    SERVICES_READ = "services:read"
    SERVICES_WRITE = "services:write"
    SERVICES_COMMAND = "services:command"
    PLAN_TEMPLATES_READ = "plan-templates:read"
    PLAN_TEMPLATES_WRITE = "plan-templates:write"
    PLAN_TEMPLATES_COMMAND = "plan-templates:command"
    HOUSING_SEARCHES_READ = "housing-searches:read"
    HOUSING_SEARCHES_WRITE = "housing-searches:write"
    HOUSING_SEARCHES_COMMAND = "housing-searches:command"
    LEASES_READ = "leases:read"
    LEASES_WRITE = "leases:write"
    LEASES_COMMAND = "leases:command"
    GUARANTEE_FUNDS_READ = "guarantee-funds:read"
    GUARANTEE_FUNDS_WRITE = "guarantee-funds:write"
    GUARANTEE_FUNDS_COMMAND = "guarantee-funds:command"
    GUARANTEE_LOANS_READ = "guarantee-loans:read"
    GUARANTEE_LOANS_WRITE = "guarantee-loans:write"
    GUARANTEE_LOANS_COMMAND = "guarantee-loans:command"
    LOAN_DECISIONS_COMMAND = "loan-decisions:command"
    LOAN_ENTRIES_READ = "loan-entries:read"
    LOAN_ENTRIES_WRITE = "loan-entries:write"
    LOAN_ENTRIES_COMMAND = "loan-entries:command"
    BOOKS_READ = "books:read"
    BOOKS_COMMAND = "books:command"
    COURT_FILES_READ = "court-files:read"
    COURT_FILES_WRITE = "court-files:write"
    COURT_FILES_COMMAND = "court-files:command"
    COMPENSATION_READ = "compensation:read"
    COMPENSATION_WRITE = "compensation:write"
    COMPENSATION_COMMAND = "compensation:command"
    HEARINGS_READ = "hearings:read"
    HEARINGS_WRITE = "hearings:write"
    HEARINGS_COMMAND = "hearings:command"
    DEADLINES_READ = "deadlines:read"
    DEADLINES_WRITE = "deadlines:write"
    DEADLINES_COMMAND = "deadlines:command"
    RESIDENCE_TRACKS_READ = "residence-tracks:read"
    RESIDENCE_TRACKS_WRITE = "residence-tracks:write"
    RESIDENCE_TRACKS_COMMAND = "residence-tracks:command"
    CALENDAR_FEEDS_READ = "calendar-feeds:read"
    CALENDAR_FEEDS_WRITE = "calendar-feeds:write"
    CALENDAR_FEEDS_COMMAND = "calendar-feeds:command"
    PRIVILEGED_NOTES_READ = "privileged-notes:read"
    PRIVILEGED_NOTES_WRITE = "privileged-notes:write"
    WEBHOOKS_READ = "webhooks:read"
    WEBHOOKS_WRITE = "webhooks:write"
    WEBHOOKS_COMMAND = "webhooks:command"
    MAIL_DELIVERIES_READ = "mail-deliveries:read"
    MAIL_DELIVERIES_COMMAND = "mail-deliveries:command"
    EXPORTS_READ = "exports:read"
    EXPORTS_WRITE = "exports:write"
    EXPORTS_COMMAND = "exports:command"
    IMPORTS_READ = "imports:read"
    IMPORTS_WRITE = "imports:write"
    IMPORTS_COMMAND = "imports:command"
    RETENTION_READ = "retention:read"
    RETENTION_WRITE = "retention:write"
    RETENTION_COMMAND = "retention:command"
    EVENTS_READ = "events:read"
    STATISTICS_READ = "statistics:read"


P = Permission

#: The operator runs the deployment and sees no person: not even that such a thing exists (G-13).
PERSON_LEVEL = frozenset(
    {
        *("people", "consents", "documents", "cases", "exclusions", "break-glass"),
        *("signalements", "referrals", "retention", "shelters", "allocations", "availability"),
        *("assessments", "case-plans", "visits", "services", "plan-templates"),
        *("housing-searches", "leases", "guarantee-funds", "guarantee-loans", "loan-decisions"),
        *("loan-entries", "books"),
        *("court-files", "compensation", "hearings", "deadlines", "residence-tracks", "calendar-feeds"),
        *("privileged-notes", "imports", "exports", "events", "statistics", "discovery"),
    }
)

_ANYONE = {P.ME_READ, P.ME_WRITE, P.ORGANISATIONS_READ, P.CODE_LISTS_READ}
#: What a lawyer tells her, and she the lawyer: nobody's but hers and the legal worker's (CRT-20).
_PRIVILEGED = {p for p in P if p.split(":")[0] == "privileged-notes"}
_CASEWORK = {p for p in P if p.split(":")[0] in PERSON_LEVEL} - _PRIVILEGED
#: Who follows what courts and authorities do.
_COURT = {
    p
    for p in P
    if p.split(":")[0]
    in {"court-files", "compensation", "hearings", "deadlines", "residence-tracks", "calendar-feeds"}
}
#: What is for those who answer for all the cases of a centre.
_LEADING = {p for p in P if p.split(":")[0] in {"exclusions", "imports", "exports", "statistics"}}
#: Who furnishes the houses.
_HOUSES = {P.SHELTERS_WRITE, P.SHELTERS_COMMAND}
#: Who says how a centre plans and asks: its templates, questionnaires and funded projects.
_FORMS = {P.PLAN_TEMPLATES_WRITE, P.PLAN_TEMPLATES_COMMAND}
#: Who gives beds.
_BEDS = {P.SHELTERS_READ, P.ALLOCATIONS_READ, P.ALLOCATIONS_WRITE, P.ALLOCATIONS_COMMAND, P.AVAILABILITY_READ}
#: Who reports, one by one or in a file.
_REPORTING = {p for p in P if p.split(":")[0] in {"signalements", "imports"}}
#: What is told of all cases at once is not for one caseworker: it may be barred from some.
_IN_STEP = {P.EVENTS_READ}
#: What is done with the money of a centre: who asks for a loan does not decide on it.
_MONEY = {p for p in P if p.split(":")[0] in {"guarantee-funds", "loan-decisions", "loan-entries", "books"}}
#: Who asks for a loan, pauses it or wants it no more does so for the person, and may read what is in a fund
#: and what was booked on a loan. Who decides reads loans and leases, and not who she is.
_ASKING = {p for p in P if p.split(":")[0] == "guarantee-loans"} | {
    *(P.GUARANTEE_FUNDS_READ, P.LOAN_ENTRIES_READ)
}
#: Who looks for a home with somebody.
_HOMES = {p for p in P if p.split(":")[0] in {"housing-searches", "leases"}}
#: What is destroyed, and what is kept beyond its time, is not for one caseworker to say.
_KEEPING = {p for p in P if p.split(":")[0] == "retention"}
_WIRING = {"webhooks", "peers", "mail-deliveries"}
_HOUSE = {"agreements", "clients", "directory", "members", "settings"}
_ADMIN = {p for p in P if p.split(":")[0] in _HOUSE | _WIRING}
#: Who works with others knows who they are.
_STAFF = _ANYONE | {P.MEMBERS_READ, P.SETTINGS_READ}
#: What those need to know who support a person beside her caseworker.
_SUPPORT = {P.CASES_READ, P.PEOPLE_READ, P.CONSENTS_READ}

ROLES: dict[Role, frozenset[Permission]] = {
    Role.COORDINATOR: frozenset(_STAFF | _CASEWORK | {P.DIRECTORY_READ}),
    Role.CASEWORKER: frozenset(
        _STAFF | _CASEWORK - _LEADING - _KEEPING - _HOUSES - _FORMS - _MONEY - _IN_STEP | _ASKING
    ),
    Role.LEGAL: frozenset(_STAFF | _SUPPORT | _COURT | _PRIVILEGED | {P.DISCOVERY_READ}),
    Role.HOUSING: frozenset(_STAFF | _SUPPORT | _HOUSES | _BEDS | _HOMES | _ASKING | {P.DISCOVERY_READ}),
    Role.FINANCE: frozenset(_STAFF | _MONEY | {P.GUARANTEE_LOANS_READ, P.LEASES_READ}),
    Role.LIAISON: frozenset(_STAFF | _IN_STEP | _REPORTING | {P.DISCOVERY_READ}),
    Role.AUDITOR: frozenset(_STAFF | {P.AUDIT_EVENTS_READ, P.BREAK_GLASS_READ}),
    Role.ADMIN: frozenset(_STAFF | _ADMIN),
    Role.OPERATOR: frozenset(
        _ANYONE | {P.ORGANISATIONS_WRITE} | _ADMIN & {P.CLIENTS_READ, P.CLIENTS_WRITE, P.CLIENTS_COMMAND}
    ),
}

#: Who may place somebody although a safety rule speaks against it (BED-18): client and member.
MAY_OVERRIDE = frozenset({Role.COORDINATOR})

#: Which roles a client of an organisation of this kind can hold.
ROLES_OF_KIND: dict[str, frozenset[Role]] = {
    "centre": frozenset(set(Role) - {Role.LIAISON, Role.OPERATOR}),
    "authority": frozenset({Role.LIAISON, Role.AUDITOR, Role.ADMIN}),
    "operator": frozenset({Role.OPERATOR}),
}


def granted(role: Role, scopes: Iterable[str]) -> frozenset[Permission]:
    """The permissions of a role, narrowed to the scopes if there are any; never wider than the role."""
    wanted = frozenset(scopes)
    return frozenset(p for p in ROLES[role] if not wanted or p.value in wanted)


def refuse_unless(role: Role, permissions: frozenset[Permission], needed: Permission) -> None:
    """Raise Forbidden, or NotFound for the operator on what concerns persons, unless it is granted."""
    if needed in permissions:
        return
    if role is Role.OPERATOR and needed.split(":")[0] in PERSON_LEVEL:
        raise NotFound
    raise Forbidden
