"""Who may do what: the roles of the domain, written down a second time and held against the code."""

import ast
from pathlib import Path
from uuid import uuid4

import pytest

import trafficking_api
from tests.contract.operations import BY_ADDRESS, TO_PROGRAMS, Operation, behind_the_door, operations
from tests.contract.rows import refusals
from tests.factories.house import Caller, House
from tests.factories.world import World
from trafficking_api.access.credentials import public_id
from trafficking_api.access.doors import Door
from trafficking_api.access.permissions import ROLES, Permission, Role
from trafficking_api.app import routes_only
from trafficking_api.kit import route as routing

EVERYONE = {
    *("coordinator", "caseworker", "legal", "housing", "finance"),
    *("liaison", "auditor", "admin", "operator"),
}
CASEWORK = {"coordinator", "caseworker"}
CASE_READERS = CASEWORK | {"legal", "housing"}
REPORTS = CASEWORK | {"liaison"}
BEDS = CASEWORK | {"housing"}
HOUSES = {"coordinator", "housing"}
CLIENTS = {"admin", "operator"}
ADMINS = {"admin"}
COORDINATORS = {"coordinator"}
#: Who looks for a home with somebody, and asks for a loan; who decides on it, and keeps the money.
HOMES = CASEWORK | {"housing"}
MONEY = {"coordinator", "finance"}
#: Who follows what courts and authorities do; what passes between her and her lawyer is for legal workers.
COURT = CASEWORK | {"legal"}
LAWYERS = {"legal"}
STAFF = EVERYONE - {"operator"}

#: What is kept beyond its time, and who is erased before it, is for coordinators to say.
KEEPING = (
    *("list_due", "list_tombstones", "list_erasures", "read_erasure"),
    *("request_erasure", "approve_erasure", "withdraw_erasure"),
    *(
        name.format(kind)
        for name in ("read_{}_retention", "hold_{}", "release_hold_{}", "postpone_{}")
        for kind in ("person", "case", "signalement")
    ),
)
#: What is planned for a person, found out about her and done for her: for who supports her.
PLANNING = (
    *("list_assessments", "read_assessment", "record_assessment", "void_assessment", "read_case_progress"),
    *("list_case_plans", "read_case_plan", "draft_case_plan", "change_case_plan", "submit_case_plan"),
    *("return_case_plan", "consult_case_plan", "approve_case_plan", "review_case_plan", "discard_case_plan"),
    *("complete_case_plan", "discontinue_case_plan", "read_plan_requirements"),
    *("list_exemptions", "read_exemption", "grant_exemption", "revoke_exemption"),
    *("list_goals", "read_goal", "accept_goal", "start_goal", "hold_goal", "resume_goal", "achieve_goal"),
    *("partly_achieve_goal", "not_achieve_goal", "cancel_goal"),
    *("list_actions", "read_action", "change_action", "start_action", "done_action", "skip_action"),
    *("list_visits", "read_visit", "add_visit", "change_visit", "done_visit", "missed_visit"),
    *("reschedule_visit", "cancel_visit"),
    *("list_services", "read_service", "record_service", "void_service", "read_service_counts"),
)
#: What is done to find a home, and what is lent for its deposit.
FINDING_A_HOME = (
    *("list_housing_searches", "read_housing_search", "begin_housing_search", "change_housing_search"),
    *("end_housing_search", "list_housing_applications", "read_housing_application"),
    *("add_housing_application", "change_housing_application", "view_housing_application"),
    *("apply_housing_application", "accept_housing_application", "refuse_housing_application"),
    *("withdraw_housing_application", "draft_lease", "change_lease", "sign_lease", "end_lease"),
    "discard_lease",
)
#: Money: who asks for it sees what is there and what was booked on a loan, and neither decides nor books.
SEEN_OF_MONEY = (
    *("list_guarantee_funds", "read_guarantee_fund", "read_guarantee_fund_balance"),
    *("list_guarantee_loans", "read_guarantee_loan"),
    *("list_loan_entries", "read_loan_entry", "read_loan_statement", "read_loan_contract"),
    "read_landlord_letter",
)
#: What is done for the person: who decides on her loan neither pauses it nor withdraws it for her.
ASKED_FOR = (
    *("request_guarantee_loan", "change_guarantee_loan", "withdraw_guarantee_loan"),
    *("pause_guarantee_loan", "resume_guarantee_loan"),
)
DECIDED_AND_BOOKED = (
    *("open_guarantee_fund", "change_guarantee_fund", "close_guarantee_fund"),
    *("book_fund_contribution", "reverse_fund_contribution"),
    *("approve_guarantee_loan", "reject_guarantee_loan", "unapprove_guarantee_loan"),
    *("cancel_guarantee_loan", "disburse_guarantee_loan", "reschedule_guarantee_loan"),
    *("book_loan_entry", "reverse_loan_entry"),
    *("list_books", "read_book", "read_trial_balance", "list_transactions", "read_journal"),
    *("close_book", "list_closings"),
    *("list_fund_contributions", "read_fund_contribution", "read_guarantee_fund_statement"),
)
#: What courts and authorities do, when, and what becomes of her papers.
FOLLOWING = (
    *("list_court_files", "read_court_file", "open_court_file", "change_court_file"),
    *("list_court_procedures", "list_deadline_rules"),
    *("list_proceedings", "read_proceeding", "open_proceeding", "change_proceeding"),
    *("list_proceeding_steps", "read_proceeding_step", "take_proceeding_step", "correct_proceeding_step"),
    "read_proceeding_stage",
    *("list_proceeding_parties", "read_proceeding_party", "add_proceeding_party", "change_proceeding_party"),
    *("list_court_statements", "read_court_statement", "add_court_statement", "change_court_statement"),
    *("list_judgments", "read_judgment", "record_judgment", "change_judgment"),
    *("list_court_appeals", "read_court_appeal", "file_court_appeal", "receive_court_appeal"),
    *("complete_court_appeal", "withdraw_court_appeal"),
    *("list_compensation_claims", "read_compensation_claim", "claim_compensation"),
    *("change_compensation_claim", "award_compensation_claim", "refuse_compensation_claim"),
    *("pay_compensation_claim", "enforce_compensation_claim", "give_up_compensation_claim"),
    *("renounce_compensation_claim", "list_compensation_entries", "read_compensation_entry"),
    "correct_compensation_entry",
    *("list_hearings", "read_hearing", "add_hearing", "change_hearing", "hold_hearing", "postpone_hearing"),
    *("cancel_hearing", "miss_hearing", "void_hearing", "staff_hearing", "remove_staff"),
    "read_hearing_conflicts",
    *("list_deadlines", "read_deadline", "add_deadline", "change_deadline", "meet_deadline"),
    "waive_deadline",
    *("list_residence_tracks", "read_residence_track", "begin_residence_track", "change_residence_track"),
    *("condition_residence_track", "answer_residence_track", "grant_residence_track"),
    *("end_residence_track", "list_residence_events", "correct_residence_event"),
    *("list_residence_requests", "read_residence_request", "add_residence_request"),
    *("answer_residence_request", "withdraw_residence_request"),
    *("list_residence_papers", "read_residence_paper", "add_residence_paper", "change_residence_paper"),
    *("list_calendar_feeds", "read_calendar_feed", "make_calendar_feed", "change_calendar_feed"),
    "revoke_calendar_feed",
)
MAILS = ("list_mail_deliveries", "read_mail_delivery", "resend_mail_delivery")
HOOKS = (
    *("list_webhook_endpoints", "read_webhook_endpoint", "create_webhook_endpoint"),
    *("change_webhook_endpoint", "disable_webhook_endpoint", "enable_webhook_endpoint"),
    *(
        "rotate_webhook_endpoint_secret",
        "list_webhook_deliveries",
        "read_webhook_delivery",
        "send_test_event",
    ),
    "resend_webhook_delivery",
)
PRIVILEGED = (
    *("list_privileged_notes", "read_privileged_note", "write_privileged_note", "change_privileged_note"),
)
#: Whose keys are believed, of the partners on other servers.
PEERS = (
    *(
        "list_peers",
        "read_peer",
        "list_peer_messages",
        "make_peer",
        "present_peer",
        "confirm_peer",
        "stop_peer",
    ),
    *("resume_peer", "renew_peer"),
)
#: Who takes in rows of a file: whoever answers for all cases, and who reports.
REPORTERS = {"coordinator", "liaison"}
EXPORTING = (
    *("list_exports", "read_export", "read_export_content", "ask_for_export", "cancel_export"),
    "discard_export",
)
IMPORTING = ("list_imports", "read_import", "list_import_rows", "ask_for_import", "cancel_import")
#: By hand, from the roles of the domain; an operation that is not here fails the first test.
MATRIX: dict[str, set[str]] = {
    "read_me": EVERYONE,
    "read_notification_settings": EVERYONE,
    "change_notification_settings": EVERYONE,
    "list_organisations": EVERYONE,
    "read_organisation": EVERYONE,
    "create_organisation": {"operator"},
    "list_code_lists": EVERYONE,
    "read_code_list": EVERYONE,
    "list_agreements": {"admin"},
    "read_agreement": {"admin"},
    "propose_agreement": {"admin"},
    "sign_agreement": {"admin"},
    "decline_agreement": {"admin"},
    "withdraw_agreement": {"admin"},
    "revoke_agreement": {"admin"},
    **{name: {"admin"} for name in PEERS},
    "list_clients": CLIENTS,
    "read_client": CLIENTS,
    "create_client": CLIENTS,
    "change_client": CLIENTS,
    "revoke_client": CLIENTS,
    "rotate_client_secret": CLIENTS,
    "list_members": STAFF,
    "read_member": STAFF,
    "add_member": {"admin"},
    "change_member": {"admin"},
    "leave_member": {"admin"},
    "read_settings": STAFF,
    "change_settings": {"admin"},
    **dict.fromkeys(("list_directory_fields", "read_directory_field"), ADMINS | COORDINATORS),
    **dict.fromkeys(("add_directory_field", "change_directory_field"), ADMINS),
    "read_organisation_contacts": EVERYONE,
    "search_centres": CASE_READERS | {"liaison"},
    "list_audit_events": {"auditor"},
    "read_audit_event": {"auditor"},
    **dict.fromkeys(("list_people", "read_person", "search_people", "list_person_accesses"), CASE_READERS),
    **dict.fromkeys(("list_household_links", "read_household_link"), CASE_READERS),
    **dict.fromkeys(("add_person", "change_person", "link_household", "unlink_household"), CASEWORK),
    **dict.fromkeys(("list_work", "list_case_timeline"), CASE_READERS),
    "merge_case": CASEWORK,
    **dict.fromkeys(
        (
            *("list_questionnaires", "read_questionnaire", "list_plan_templates", "read_plan_template"),
            *("list_funded_projects", "read_funded_project"),
        ),
        CASEWORK,
    ),
    **dict.fromkeys(
        (
            *("add_questionnaire", "retire_questionnaire", "add_plan_template", "retire_plan_template"),
            *("add_funded_project", "end_funded_project"),
        ),
        COORDINATORS,
    ),
    **dict.fromkeys(PLANNING, CASEWORK),
    "list_cases": CASE_READERS,
    "read_case": CASE_READERS,
    "open_case": CASEWORK,
    "change_case": CASEWORK,
    "close_case": CASEWORK,
    "reopen_case": CASEWORK,
    "seal_case": CASEWORK,
    "unseal_case": CASEWORK,
    "list_case_workers": CASE_READERS,
    "read_case_worker": CASE_READERS,
    "assign_case_worker": CASEWORK,
    "remove_case_worker": CASEWORK,
    "list_case_exclusions": {"coordinator"},
    "read_case_exclusion": {"coordinator"},
    "bar_from_case": {"coordinator"},
    "lift_case_exclusion": {"coordinator"},
    "list_broken_glass": CASEWORK | {"auditor"},
    "read_broken_glass": CASEWORK | {"auditor"},
    "break_glass": CASEWORK,
    "activate_case": CASEWORK,
    "suspend_case": CASEWORK,
    "follow_up_case": CASEWORK,
    "resume_case": CASEWORK,
    "list_determinations": CASE_READERS,
    "read_determination": CASE_READERS,
    "add_determination": CASEWORK,
    "void_determination": CASEWORK,
    "list_trafficking_events": CASE_READERS,
    "read_trafficking_event": CASE_READERS,
    "add_trafficking_event": CASEWORK,
    "change_trafficking_event": CASEWORK,
    "void_trafficking_event": CASEWORK,
    "list_case_comments": CASE_READERS,
    "read_case_comment": CASE_READERS,
    "write_case_comment": CASEWORK,
    "list_household_cases": CASE_READERS,
    "read_household_case": CASE_READERS,
    "add_household_case": CASEWORK,
    "remove_household_case": CASEWORK,
    "list_consents": CASE_READERS,
    "read_consent": CASE_READERS,
    "record_consent": CASEWORK,
    "withdraw_consent": CASEWORK,
    "list_documents": CASEWORK,
    "read_document": CASEWORK,
    "read_document_content": CASEWORK,
    "add_document": CASEWORK,
    "change_document": CASEWORK,
    "void_document": CASEWORK,
    "list_signalements": REPORTS,
    "read_signalement": REPORTS,
    "submit_signalement": REPORTS,
    "list_signalement_messages": REPORTS,
    "read_signalement_message": REPORTS,
    "write_signalement_message": REPORTS,
    "acknowledge_signalement": REPORTS,
    "ask_signalement": REPORTS,
    "reply_signalement": REPORTS,
    "assess_signalement": REPORTS,
    "convert_signalement": REPORTS,
    "close_signalement": REPORTS,
    "reopen_signalement": REPORTS,
    "redirect_signalement": REPORTS,
    "list_referrals": CASEWORK,
    "read_referral": CASEWORK,
    "draft_referral": CASEWORK,
    "preview_referral": CASEWORK,
    "change_referral": CASEWORK,
    "send_referral": CASEWORK,
    "accept_referral": CASEWORK,
    "decline_referral": CASEWORK,
    "withdraw_referral": CASEWORK,
    "void_referral": CASEWORK,
    "ask_referral": CASEWORK,
    "refine_referral": CASEWORK,
    "release_referral": CASEWORK,
    "propose_referral_release": CASEWORK,
    "approve_referral_release": CASEWORK,
    "read_release_request": CASEWORK,
    "read_disclosure": CASEWORK,
    "arrive_referral": CASEWORK,
    "hold_referral": CASEWORK,
    "resume_referral": CASEWORK,
    "complete_referral": CASEWORK,
    "return_referral": CASEWORK,
    "request_referral_transfer": CASEWORK,
    "list_referral_messages": CASEWORK,
    "write_referral_message": CASEWORK,
    "read_referral_message": CASEWORK,
    "list_exchanges": CASEWORK,
    "list_erasure_requests": CASEWORK,
    "read_erasure_request": CASEWORK,
    "answer_erasure_request": CASEWORK,
    "list_shelters": BEDS,
    "read_shelter": BEDS,
    "open_shelter": HOUSES,
    "change_shelter": HOUSES,
    "close_shelter": HOUSES,
    "reopen_shelter": HOUSES,
    "confirm_shelter_availability": HOUSES,
    "list_units": BEDS,
    "read_unit": BEDS,
    "add_unit": HOUSES,
    "change_unit": HOUSES,
    "list_beds": BEDS,
    "read_bed": BEDS,
    "add_bed": HOUSES,
    "change_bed": HOUSES,
    "block_bed": HOUSES,
    "list_allocations": BEDS,
    "read_allocation": BEDS,
    "hold_bed": BEDS,
    "renew_allocation": BEDS,
    "confirm_allocation": BEDS,
    "check_in_allocation": BEDS,
    "check_out_allocation": BEDS,
    "move_allocation": BEDS,
    "extend_allocation": BEDS,
    "cancel_allocation": BEDS,
    "no_show_allocation": BEDS,
    "reopen_allocation": BEDS,
    "unblock_allocation": BEDS,
    "list_absences": BEDS,
    "read_absence": BEDS,
    "add_absence": BEDS,
    "list_placement_exclusions": BEDS,
    "read_placement_exclusion": BEDS,
    "exclude_placement": BEDS,
    "lift_placement_exclusion": BEDS,
    "list_waiting": BEDS,
    "read_waiting_entry": BEDS,
    "add_to_waiting_list": BEDS,
    "withdraw_waiting_entry": BEDS,
    "list_turn_aways": BEDS,
    "read_turn_away": BEDS,
    "record_turn_away": BEDS,
    "list_turn_away_totals": BEDS,
    "read_availability": BEDS,
    "list_network_availability": BEDS,
    "read_occupancy": BEDS,
    "read_occupancy_picture": BEDS,
    "read_board": BEDS,
    **{name: {"coordinator"} for name in KEEPING},
    **dict.fromkeys(FINDING_A_HOME, HOMES),
    **dict.fromkeys(("list_leases", "read_lease"), HOMES | {"finance"}),
    **dict.fromkeys(SEEN_OF_MONEY, HOMES | {"finance"}),
    **dict.fromkeys(ASKED_FOR, HOMES),
    **dict.fromkeys(DECIDED_AND_BOOKED, MONEY),
    **dict.fromkeys(FOLLOWING, COURT),
    **dict.fromkeys(PRIVILEGED, LAWYERS),
    **dict.fromkeys(HOOKS, ADMINS),
    **dict.fromkeys(MAILS, ADMINS),
    **{name: {"coordinator"} for name in (*EXPORTING, "read_statistics")},
    **dict.fromkeys(IMPORTING, REPORTERS),
    **dict.fromkeys(TO_PROGRAMS, REPORTS - {"caseworker"}),
}
PUBLIC = {
    *("issue_token", "read_keys", "read_entry", "read_health", "read_readiness", "read_problem"),
    # What is said there is signed.
    "deliver_peer_message",
}
PERSON_LEVEL = (
    *("/v1/cases", "/v1/break-glass", "/v1/signalements", "/v1/referrals"),
    *("/v1/people", "/v1/consents", "/v1/documents", "/v1/retention", "/v1/tombstones", "/v1/erasures"),
    "/v1/erasure-requests",
    *("/v1/shelters", "/v1/allocations", "/v1/availability", "/v1/network-availability"),
    *("/v1/waiting-list", "/v1/turn-aways", "/v1/turn-away-totals"),
    *("/v1/questionnaires", "/v1/plan-templates", "/v1/funded-projects", "/v1/assessments", "/v1/case-plans"),
    *("/v1/goals", "/v1/actions", "/v1/visits", "/v1/services", "/v1/service-counts", "/v1/work-list"),
    *("/v1/housing-searches", "/v1/housing-applications", "/v1/leases"),
    *("/v1/guarantee-funds", "/v1/guarantee-loans", "/v1/books"),
    *("/v1/court-files", "/v1/court-procedures", "/v1/proceedings", "/v1/judgments", "/v1/court-appeals"),
    *("/v1/compensation-claims", "/v1/hearings", "/v1/deadlines", "/v1/deadline-rules"),
    *("/v1/residence-tracks", "/v1/residence-papers", "/v1/calendar-feeds", "/v1/privileged-notes"),
    *("/v1/imports", "/v1/exports", "/v1/statistics"),
    *("/v1/events", "/v1/organisations/{organisation_id}/events", "/v1/discovery"),
)
#: Whose rights are called after what they are about: who has a bed, how many there are, what is planned.
ABOUT = {
    "work-list": {"cases"},
    **{part: {"webhooks"} for part in ("webhook-endpoints", "webhook-deliveries")},
    "directory-fields": {"directory"},
    "contacts": {"organisations"},
    "notification-settings": {"me"},
    "progress": {"assessments"},
    "service-counts": {"services"},
    **{part: {"case-plans"} for part in ("goals", "actions")},
    **{part: {"plan-templates"} for part in ("questionnaires", "funded-projects")},
    "housing-applications": {"housing-searches"},
    # Who asks for a loan does not decide on it, nor book what is paid.
    "guarantee-funds": {"guarantee-funds"},
    "guarantee-loans": {"guarantee-loans", "loan-decisions"},
    # What moved in a fund, and who gave to it, is for who keeps the books.
    "entries": {"loan-entries"},
    "statement": {"loan-entries", "books"},
    "contributions": {"books"},
    **{part: {"court-files"} for part in ("proceedings", "judgments", "court-appeals", "court-procedures")},
    "compensation-claims": {"compensation"},
    "deadline-rules": {"deadlines"},
    "residence-papers": {"residence-tracks"},
    "placement-exclusions": {"allocations"},
    "waiting-list": {"allocations"},
    "turn-aways": {"allocations", "availability"},
    "turn-away-totals": {"availability"},
    "network-availability": {"availability"},
    **{part: {"availability"} for part in ("occupancy", "occupancy.svg", "board")},
}


def test_every_operation_is_in_the_matrix() -> None:
    assert MATRIX.keys() == {operation.name for operation in behind_the_door()}


def test_every_other_operation_is_public_and_says_so() -> None:
    others = [operation for operation in operations() if operation not in behind_the_door()]
    assert {operation.name for operation in others} == PUBLIC | BY_ADDRESS
    for operation in others:
        opened = "calendar_token" if operation.name in BY_ADDRESS else None
        assert operation.document["security"] == ([{opened: []}] if opened else [])


def test_every_operation_has_one_permission_which_is_its_scope() -> None:
    permissions: dict[str, Permission] = {}
    for route in routing.operations(routes_only()):
        if isinstance(route, Door):
            permissions[route.name] = route.policy.permission
    assert permissions.keys() == MATRIX.keys()
    for operation in behind_the_door():
        assert operation.document["security"] == [{"client_credentials": [permissions[operation.name].value]}]


def test_every_permission_is_granted_and_used() -> None:
    granted = {permission for permissions in ROLES.values() for permission in permissions}
    used = {scope for operation in behind_the_door() for scope in operation.scopes}
    assert used == set(Permission) == granted


def test_scopes_are_named_after_a_resource_and_what_is_done_to_it() -> None:
    for operation in behind_the_door():
        (scope,) = operation.scopes
        resource, verb = scope.split(":")
        # Part of a case may have rights of its own.
        # An erasure request is the end of a referral's story.
        parts = operation.path.split("/")[2::2]
        here = {right for part in parts for right in ABOUT.get(part, ())} or {
            *parts,
            *(["referrals"] if "erasure-request" in operation.path else []),
        }
        assert resource in here or operation.name in KEEPING
        assert verb in {"read", "write", "command"}
        reads = operation.method == "GET" or operation.name in {"search_people", "search_centres"}
        assert (verb == "read") == reads, operation.name


def _callers(house: House, world: World) -> dict[str, Caller]:
    """A caller of each role."""
    found = {**world.centre.callers, "liaison": world.police.liaison, "operator": house.operator.operator}
    return {role.value: found[role.value] for role in Role}


async def _knock(caller: Caller, operation: Operation) -> tuple[int, str, str]:
    """Ask for it in a way that everything else about the request is wrong too."""
    here = operation.at(**{p["name"]: uuid4() for p in operation.parameters if p["in"] == "path"})
    answer = await caller.call(
        operation.method,
        f"{here}?no_such_parameter=1",
        content=b"{not json",
        headers={"Content-Type": "text/plain", "Accept": "image/png", "Idempotency-Key": "\x7f"},
    )
    return answer.status_code, answer.json()["code"], answer.headers["Request-Id"]


@pytest.mark.parametrize("role", list(Role))
async def test_a_role_may_do_what_the_matrix_says_and_nothing_else(
    house: House, world: World, role: Role
) -> None:
    caller, refused = _callers(house, world)[role], {}
    for operation in behind_the_door():
        status, code, request_id = await _knock(caller, operation)
        if role in MATRIX[operation.name]:
            assert status not in {401, 403, 404, 500}, operation.name
        elif role is Role.OPERATOR and operation.path.startswith(PERSON_LEVEL):
            assert (status, code) == (404, "not_found"), operation.name
            refused[request_id] = operation.name
        else:
            assert (status, code) == (403, "forbidden"), operation.name
            refused[request_id] = operation.name
    rows = await refusals(house, refused)
    assert len(rows) == len(refused)
    assert {str(row["request_id"]): row["operation"] for row in rows} == refused


@pytest.mark.parametrize("scope", ["cases:read", "referrals:command", "me:read"])
async def test_a_scope_narrows_a_role(house: House, world: World, scope: str) -> None:
    wide = world.centre.coordinator
    token = house.app.state.signer.issue(
        public_id(wide.organisation_id, wide.client_id), wide.role, [scope], 1
    )
    narrow = Caller(wide.http, wide.organisation_id, wide.client_id, wide.role, token)
    for operation in behind_the_door():
        status, _, _ = await _knock(narrow, operation)
        assert (status != 403) == (operation.scopes == [scope]), operation.name


async def test_a_scope_never_widens_a_role(house: House, world: World) -> None:
    finance = world.centre.finance
    everything = [permission.value for permission in Permission]
    public = public_id(finance.organisation_id, finance.client_id)
    token = house.app.state.signer.issue(public, "finance", everything, 1)
    wide = Caller(finance.http, finance.organisation_id, finance.client_id, "finance", token)
    for operation in behind_the_door():
        status, _, _ = await _knock(wide, operation)
        assert (status != 403) == ("finance" in MATRIX[operation.name]), operation.name


async def test_a_client_with_scopes_gets_tokens_with_these_only(house: House) -> None:
    centre = await house.party()
    body = {"name": "Reader", "role": "coordinator", "scopes": ["cases:read", "me:read"]}
    client = (await centre.admin.made("/v1/clients", body)).json()
    form = {
        "grant_type": "client_credentials",
        "client_id": client["client_id"],
        "client_secret": client["client_secret"],
    }
    wide = await house.http.post("/oauth/token", data={**form, "scope": "cases:read cases:write"})
    assert (wide.status_code, wide.json()["error"]) == (400, "invalid_scope")
    given = (await house.http.post("/oauth/token", data=form)).json()
    assert given["scope"] == "cases:read me:read"
    narrow = Caller(house.http, centre.id, uuid4(), "coordinator", given["access_token"])
    assert (await narrow.get("/v1/me")).json()["permissions"] == ["cases:read", "me:read"]
    assert (await narrow.get("/v1/cases")).status_code == 200
    assert (await narrow.post("/v1/cases", {})).status_code == 403
    assert (await narrow.get("/v1/referrals?direction=in")).status_code == 403


async def test_me_tells_every_role_what_the_matrix_says(house: House, world: World) -> None:
    for role, caller in _callers(house, world).items():
        told = (await caller.get("/v1/me")).json()
        scopes = {
            scope
            for operation in behind_the_door()
            if role in MATRIX[operation.name]
            for scope in operation.scopes
        }
        assert set(told["permissions"]) == scopes
        assert told["role"] == role


#: Who acts on both sides of a row; every other piece of code stays in its tenant.
AS_OTHER_PARTY = {
    ("features/organisations/service.py", "_listed"),
    ("features/referrals/service/answer.py", "accept"),
    # The report becomes a new one of its reporter's, at a third: from the centre to it, from it to the next.
    ("features/signalements/service/redirect.py", "redirect"),
    ("features/signalements/service/redirect.py", "_passed_on"),
    ("features/signalements/service/again.py", "came_again"),
    ("features/referrals/service/course.py", "give_back"),
    # The bed that waited for somebody is free when she is not coming.
    ("features/referrals/service/sides.py", "free_bed"),
    # What the receiver was answered is forgotten with what it was about.
    ("features/referrals/service/ending.py", "_forget_refinements"),
    ("features/referrals/service/ending.py", "forget_card"),
    ("features/referrals/service/ending.py", "_silence"),
    # A receiver that forgets her own copy reads no more of what the sender released to it.
    ("features/referrals/service/ending.py", "_end_received"),
    # Which cases the receiver has of her already only it knows, and which referrals are hers only the sender.
    ("features/referrals/service/earlier.py", "note_earlier"),
    ("features/referrals/service/sides.py", "at_sender"),
    ("features/referrals/service/talk.py", "write"),
    # What the reporter was answered is forgotten with the report, under whose own key it lies.
    ("features/signalements/service/keep.py", "_forget_at_reporter"),
    ("features/signalements/service/submit.py", "submit"),
    ("features/signalements/service/talk.py", "reply"),
    ("features/signalements/service/talk.py", "write"),
}
#: Who sets a tenant at all: the door, the mandate, the sign-in, the loader of the demo.
TENANT = {
    "demo/past.py",
    "access/audit.py",
    "access/doors.py",
    "access/later.py",  # who asked for something enters its own, with the epoch that it had then
    "access/mandate.py",
    "access/service.py",
}


def _calls(name: str) -> set[tuple[str, str]]:
    """Where something of this name is called: file and function."""
    root = Path(trafficking_api.__file__).parent
    found = set()
    for path in root.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text())):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            for node in ast.walk(function):
                called = node.func if isinstance(node, ast.Call) else None
                names = {getattr(called, "attr", None), getattr(called, "id", None)}
                if name in names:
                    found.add((path.relative_to(root).as_posix(), function.name))
    return found


def _mentions(word: str) -> set[str]:
    root = Path(trafficking_api.__file__).parent
    return {p.relative_to(root).as_posix() for p in root.rglob("*.py") if word in p.read_text()}


def test_the_callers_of_as_other_party_are_a_closed_list() -> None:
    assert _calls("as_other_party") == AS_OTHER_PARTY
    files = {file for file, _ in AS_OTHER_PARTY} | {"access/mandate.py"}
    assert _mentions("as_other_party") == files, "it is named where it is not called"


def test_only_access_sets_a_tenant() -> None:
    assert {file for file, _ in _calls("Tenant")} <= TENANT
    assert {file for file, _ in _calls("_become") | _calls("_return_to")} <= {
        "access/mandate.py",
        "demo/past.py",
    }
    assert not {file for file in _mentions("set_config") if not file.startswith("kit/")}
    # Whoever opens a feed has no token of access: the database finds whose it is.
    assert _mentions("app.enter") == {"kit/database.py", "access/subscriber.py"}
