"""What one organisation owns does not exist for another: it answers, byte for byte, as an id nobody has."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from itertools import product
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from tests.contract.operations import (
    Operation,
    behind_the_door,
    caller_for,
    essence,
    may,
    members,
    named,
    put,
)
from tests.contract.rows import refusals, snapshot
from tests.factories.court_deadlines import deadline
from tests.factories.court_files import opened
from tests.factories.court_files import party as accused
from tests.factories.court_hearings import set_hearing
from tests.factories.court_judgments import decided
from tests.factories.directory import field
from tests.factories.exchange_hooks import endpoint
from tests.factories.exchange_imports import asked, lines
from tests.factories.exchange_imports import person as someone
from tests.factories.house import FACTS, Caller, House, Party
from tests.factories.housing import search, signed
from tests.factories.loans import fund, loan
from tests.factories.plans import approved
from tests.factories.shelters import HOUSE, day, done, furnished, wish
from tests.factories.world import World, command, identifier, made
from trafficking_api.app import create_app
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.settings import Settings

#: Whose ids stand in a path: one of each state, of what the victim never shared with the stranger.
VICTIMS = {
    "signalement_id": """
        SELECT DISTINCT ON (h.status) s.id FROM signalements s
        JOIN signalement_handlings h ON h.organisation_id = s.to_organisation_id AND h.id = s.id
        WHERE s.to_organisation_id = :victim AND s.from_organisation_id <> :stranger""",
    "person_id": "SELECT id FROM people WHERE organisation_id = :victim LIMIT 4",
    "erasure_id": "SELECT id FROM erasures WHERE organisation_id = :victim",
    "case_id": "SELECT DISTINCT ON (status) id FROM cases WHERE organisation_id = :victim",
    "referral_id": """
        SELECT DISTINCT ON (status) id FROM referrals
        WHERE from_organisation_id = :victim AND to_organisation_id <> :stranger""",
    "erasure_request_id": """
        SELECT DISTINCT ON (status) id FROM erasure_requests
        WHERE from_organisation_id = :victim AND to_organisation_id <> :stranger""",
    "agreement_id": """
        SELECT DISTINCT ON (status) id FROM agreements
        WHERE :victim IN (from_organisation_id, to_organisation_id)
        AND :stranger NOT IN (from_organisation_id, to_organisation_id)""",
    "client_id": """
        SELECT DISTINCT ON (revoked_at IS NULL) id FROM clients WHERE organisation_id = :victim""",
    "member_id": "SELECT DISTINCT ON (status) id FROM members WHERE organisation_id = :victim",
    "glass_id": "SELECT id FROM break_glass WHERE organisation_id = :victim",
    "consent_id": "SELECT DISTINCT ON (status) id FROM consents WHERE organisation_id = :victim",
    "document_id": "SELECT DISTINCT ON (status) id FROM documents WHERE organisation_id = :victim",
    "shelter_id": "SELECT DISTINCT ON (status) id FROM shelters WHERE organisation_id = :victim",
    "allocation_id": "SELECT DISTINCT ON (status) id FROM allocations WHERE organisation_id = :victim",
    "waiting_entry_id": "SELECT DISTINCT ON (status) id FROM waiting_entries WHERE organisation_id = :victim",
    "turn_away_id": "SELECT id FROM turn_aways WHERE organisation_id = :victim",
    **{
        f"{name}_id": f"SELECT DISTINCT ON (status) id FROM {table} WHERE organisation_id = :victim"  # noqa: S608
        for name, table in (
            *(("questionnaire", "questionnaires"), ("plan_template", "plan_templates")),
            *(("funded_project", "funded_projects"), ("assessment", "assessments")),
            *(("case_plan", "case_plans"), ("goal", "goals"), ("action", "plan_actions")),
            *(("visit", "visits"), ("service", "delivered_services")),
            *(("search", "housing_searches"), ("application", "housing_applications"), ("lease", "leases")),
            *(("fund", "guarantee_funds"), ("loan", "guarantee_loans")),
            *(("appeal", "court_appeals"), ("claim", "compensation_claims"), ("hearing", "hearings")),
            *(("deadline", "deadlines"), ("import", "imports"), ("peer", "peers")),
            *(("endpoint", "webhook_endpoints"), ("delivery", "webhook_deliveries")),
            ("mail", "mail_deliveries"),
            *(("deadline", "deadlines"), ("import", "imports"), ("export", "exports")),
        )
    },
    **{
        f"{name}_id": f"SELECT id FROM {table} WHERE organisation_id = :victim ORDER BY id LIMIT 3"  # noqa: S608 - names of this file
        for name, table in (
            *(("court_file", "court_files"), ("proceeding", "proceedings"), ("judgment", "judgments")),
            *(
                ("track", "residence_tracks"),
                ("paper", "residence_papers"),
                ("note", "privileged_notes"),
                ("feed", "calendar_feeds"),
                ("field", "directory_fields"),
            ),
        )
    },
    "book_id": "SELECT id FROM books WHERE organisation_id = :victim",
    "event_id": "SELECT DISTINCT ON (outcome) id FROM audit_events WHERE organisation_id = :victim",
}
_BELOW = """
    SELECT DISTINCT ON ({0}) {0}, id FROM {1}
    WHERE organisation_id = :victim AND CAST(:stranger AS uuid) IS NOT NULL ORDER BY {0}, id"""
_BELOW_EACH = """
    SELECT {0}, id FROM {1}
    WHERE organisation_id = :victim AND CAST(:stranger AS uuid) IS NOT NULL ORDER BY {0}, id"""
_OF_A_LOAN = "WHERE loan_id IS NOT NULL AND"
CHILDREN = {
    "message_id": (
        "signalement_id",
        """
        SELECT DISTINCT ON (parent) parent, id FROM (
            SELECT signalement_id AS parent, id FROM signalement_messages WHERE to_organisation_id = :victim
            UNION ALL SELECT signalement_id, id FROM signalement_notes WHERE organisation_id = :victim) child
        WHERE CAST(:stranger AS uuid) IS NOT NULL ORDER BY parent, id""",
    ),
    "determination_id": ("case_id", _BELOW.format("case_id", "case_determinations")),
    "trafficking_event_id": ("case_id", _BELOW.format("case_id", "trafficking_events")),
    "comment_id": ("case_id", _BELOW.format("case_id", "case_comments")),
    "household_case_id": ("case_id", _BELOW.format("one_id", "household_cases")),
    "worker_id": (
        "case_id",
        """
        SELECT DISTINCT ON (case_id) case_id, id FROM case_workers w
        WHERE organisation_id = :victim AND CAST(:stranger AS uuid) IS NOT NULL
        AND NOT EXISTS (SELECT FROM tombstones t WHERE t.organisation_id = :victim AND t.id = w.case_id)
        ORDER BY case_id, id""",
    ),
    "exclusion_id": ("case_id", _BELOW.format("case_id", "case_exclusions")),
    "placement_exclusion_id": ("case_id", _BELOW.format("case_id", "placement_exclusions")),
    "unit_id": ("shelter_id", _BELOW.format("shelter_id", "units")),
    "bed_id": ("shelter_id", _BELOW.format("shelter_id", "beds")),
    "absence_id": ("allocation_id", _BELOW.format("allocation_id", "absences")),
    "exemption_id": ("case_plan_id", _BELOW_EACH.format("case_plan_id", "requirement_exemptions")),
    "contribution_id": ("fund_id", _BELOW.format("fund_id", "fund_contributions")),
    "entry_id": ("loan_id", _BELOW.format("loan_id", "ledger_transactions").replace("WHERE", _OF_A_LOAN)),
    "step_id": ("proceeding_id", _BELOW.format("proceeding_id", "proceeding_steps")),
    "party_id": ("proceeding_id", _BELOW.format("proceeding_id", "proceeding_parties")),
    "statement_id": ("proceeding_id", _BELOW.format("proceeding_id", "court_statements")),
    "compensation_entry_id": ("claim_id", _BELOW.format("claim_id", "compensation_entries")),
    "residence_event_id": ("track_id", _BELOW.format("track_id", "residence_events")),
    "request_id": ("track_id", _BELOW.format("track_id", "residence_requests")),
    "staff_member_id": (
        "hearing_id",
        """
        SELECT h.id, s.member_id AS id FROM hearing_staff s
        JOIN hearings h ON h.organisation_id = s.organisation_id AND h.chain_id = s.chain_id
        WHERE s.organisation_id = :victim AND CAST(:stranger AS uuid) IS NOT NULL ORDER BY h.id""",
    ),
    "file_id": ("export_id", _BELOW_EACH.format("export_id", "export_files")),
    "link_id": (
        "person_id",
        """
        SELECT person_id, id FROM household_links
        WHERE organisation_id = :victim AND CAST(:stranger AS uuid) IS NOT NULL""",
    ),
    "referral_message_id": (
        "referral_id",
        """
        SELECT DISTINCT ON (referral_id) referral_id, id FROM referral_messages
        WHERE from_organisation_id = :victim AND CAST(:stranger AS uuid) IS NOT NULL
        ORDER BY referral_id, id""",
    ),
}
#: What is read with its parent, or in its list, and has no answer of its own.
NOT_ALONE = {"residence_event_id", "staff_member_id"}
_IDS = "SELECT id FROM ({}) child"
#: An id of each kind, whether it stands alone or below another.
ANYTHING = VICTIMS | {name: _IDS.format(query) for name, (_, query) in CHILDREN.items()}
#: The directory is for all to read.
DIRECTORY = {"organisation_id"}
WITH_ID = [operation for operation in behind_the_door() if set(operation.ids) - DIRECTORY]
#: What concerns persons, and what does not: an address is in one of the two (G-13).
PERSON_LEVEL = (
    *("/v1/signalements", "/v1/cases", "/v1/referrals", "/v1/break-glass"),
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
BETWEEN = "/v1/organisations/{organisation_id}/events"
NOBODY = (
    "/v1/me",
    "/v1/organisations",
    "/v1/agreements",
    "/v1/peers",
    "/v1/clients",
    "/v1/members",
    "/v1/settings",
    "/v1/code-lists",
    "/v1/audit-events",
    *("/v1/webhook-endpoints", "/v1/webhook-deliveries", "/v1/mail-deliveries", "/v1/directory-fields"),
)


@dataclass
class Stranger:
    """An organisation that the victim shares nothing with, and what of its own a valid body names."""

    party: Party
    own: dict[str, Any]
    #: Somebody who sleeps in a bed of its own.
    stay: UUID | None = None

    def body(self, operation: Operation) -> dict[str, Any]:
        """The example of the document, with ids that are valid for the stranger."""
        example = operation.example()
        assert {name for name in example if name.endswith(("_id", "_ids"))} <= set(self.own)
        return {name: self.own.get(name, value) for name, value in example.items()}


@pytest.fixture(scope="session")
async def strangers(house: House, world: World, other_world: World) -> dict[str, Stranger]:
    """Everybody else: a centre with an agreement, an outsider, an authority, the operator."""
    neighbour = await house.party()
    await house.agree(neighbour, world.centre)
    await house.agree(neighbour, other_world.centre)
    case = await made(neighbour.coordinator, "/v1/cases", FACTS)
    lending = _lent(await _lends(house, neighbour, case)) | await _followed(house, neighbour, case)
    lending |= {"endpoint_id": str(identifier(await endpoint(neighbour.admin)))}
    lending |= {"field_id": str(identifier(await field(neighbour, "Address")))}
    lending |= {"import_id": str(identifier(await asked(neighbour.coordinator, lines([someone("N-1")]))))}
    person = await made(neighbour.coordinator, "/v1/people", {"identity": {}})
    partner = str(other_world.centre.id)
    home, place = await _housed(neighbour)
    there = _home_of(other_world) | {"endpoint_id": str(identifier(other_world.hooks["active"]))}
    there |= {"field_id": str(identifier(other_world.entry["address"]))}
    there |= {"import_id": str(identifier(other_world.imports["completed"]))}

    def known(case: str, receiver: str, report: str, member: Caller, person: str = person) -> dict[str, Any]:
        return {
            "person_id": str(identifier(person)),
            "other_id": str(identifier(person)),
            "member_id": str(member.member_id),
            "case_id": str(identifier(case)),
            "to_organisation_id": receiver,
            "to_organisation_ids": [receiver],
            "partner_id": receiver,
            "into_case_id": str(identifier(case)),
            "duplicate_of": report.rsplit("/", 1)[-1],
            **home,
        }

    report = other_world.reports["open"]
    outsider = known(
        other_world.cases["sent"],
        str(other_world.second.id),
        report,
        other_world.centre.legal,
        other_world.people[0],
    )
    stay = identifier(other_world.allocations["occupied"])
    told = known(case, partner, report, neighbour.legal) | lending
    return {
        "neighbour": Stranger(neighbour, told, place),
        "outsider": Stranger(
            other_world.centre, outsider | there | _lent(other_world) | _in_court(other_world), stay
        ),
        "authority": Stranger(
            other_world.police,
            known(case, partner, report, other_world.police.liaison)
            | lending
            | {"field_id": str(identifier(await field(other_world.police, "Address")))},
        ),
        "operator": Stranger(house.operator, told),
    }


async def _lends(house: House, party: Party, case: str) -> World:
    """What this centre has to lend, and a loan that is asked for."""
    world = World(house, party, party, party, party)
    world.funds["open"] = await made(party.finance, "/v1/guarantee-funds", fund(world))
    (book,) = (await party.finance.get("/v1/books")).json()["items"]
    world.books["EUR"] = f"/v1/books/{book['id']}"
    body = search(world, case)
    world.searches["searching"] = await made(party.housing, "/v1/housing-searches", body)
    world.leases["signed"] = await signed(world, case)
    asked = loan(world, case, world.leases["signed"], world.funds["open"])
    world.loans["requested"] = await made(party.coordinator, "/v1/guarantee-loans", asked)
    return world


async def _followed(house: House, party: Party, case: str) -> dict[str, str]:
    """What this centre follows before a court."""
    world, staff = World(house, party, party, party, party), party.legal
    world.court["court_file_id"], here = await opened(world, case, "judgment")
    world.court["proceeding_id"] = here
    world.court["party_id"] = await made(staff, f"{here}/parties", accused(world))
    world.court["judgment_id"] = await decided(world, here)
    world.hearings["scheduled"] = await set_hearing(world, staff, case, "scheduled")
    world.deadlines["open"] = await made(staff, "/v1/deadlines", deadline(world, case))
    return _in_court(world)


def _in_court(world: World) -> dict[str, str]:
    """A file, a proceeding and what hangs on it, as bodies and addresses name them."""
    names = ("court_file_id", "proceeding_id", "party_id", "judgment_id")
    parts = {name: world.court[name] for name in names}
    parts |= {"hearing_id": world.hearings["scheduled"], "deadline_id": world.deadlines["open"]}
    return {name: str(identifier(address)) for name, address in parts.items()}


def _lent(world: World) -> dict[str, str]:
    """A home, a fund and a loan, as bodies and addresses name them."""
    parts = {
        "search_id": world.searches["searching"],
        "lease_id": world.leases["signed"],
        "fund_id": world.funds["open"],
        "loan_id": world.loans["requested"],
        "book_id": world.books["EUR"],
    }
    return {name: str(identifier(address)) for name, address in parts.items()}


async def _housed(party: Party) -> tuple[dict[str, str], UUID]:
    """A house of this centre: what bodies name of it, and the stay of somebody in it."""
    staff = party.housing
    shelter = await made(staff, "/v1/shelters", HOUSE)
    room, bed, other = await furnished(staff, shelter, "B1", "B2")
    stay = await made(staff, "/v1/allocations", wish(bed, await made(party.coordinator, "/v1/cases", FACTS)))
    await done(staff, stay, "confirm", "check_in")
    return _named(shelter, room, other), identifier(stay)


def _home_of(world: World) -> dict[str, str]:
    return _named(world.shelters["open"], world.housing["unit_id"], world.housing["bed_id"])


def _named(shelter: str, room: str, bed: str) -> dict[str, str]:
    """A house, a room and a bed, as bodies name them."""
    parts = {"shelter_id": shelter, "unit_id": room, "bed_id": bed}
    return {name: str(identifier(address)) for name, address in parts.items()}


async def _victims(house: House, query: str, world: World, stranger: Stranger) -> list[Any]:
    async with house.owner.connect() as connection:
        rows = await connection.execute(
            text(query), {"victim": world.centre.id, "stranger": stranger.party.id}
        )
        return list(rows.all())


async def _addresses(house: House, operation: Operation, world: World, stranger: Stranger) -> list[str]:
    """Every address of the operation at the victim: with its ids, and with a random one among them."""
    (parent, *children) = operation.ids
    ids = [row[0] for row in await _victims(house, VICTIMS[parent], world, stranger)]
    assert len(ids) > 1, f"the world has no {parent}"
    if not children:
        return [operation.at(**{parent: id_}) for id_ in ids]
    (child,) = children
    assert CHILDREN[child][0] == parent
    rows = await _victims(house, CHILDREN[child][1], world, stranger)
    assert len(rows) > 1, f"the world has no {child}"
    pairs = [(p, c) for p, c in rows] + [(uuid4(), rows[0][1]), (rows[0][0], uuid4())]
    return [operation.at(**{parent: p, child: c}) for p, c in pairs]


async def _ask(
    stranger: Stranger, operation: Operation, address: str, *, key: bool = False
) -> list[httpx.Response]:
    """The answers to the stranger: one, or for a GET also that to HEAD and to a conditional one."""
    caller = caller_for(stranger.party, operation)
    if operation.method == "GET":
        needed = {"params": operation.needed_query}
        return [
            await caller.get(address, **needed),
            await caller.call("HEAD", address, **needed),
            await caller.get(address, **needed, headers={"If-None-Match": "*"}),
        ]
    headers = {"If-Match": "*", "Idempotency-Key": uuid4().hex} if key else {"If-Match": '"1"'}
    headers |= {"Idempotency-Key": uuid4().hex} if operation.needs_key else {}
    return [await caller.call(operation.method, address, json=stranger.body(operation), headers=headers)]


def test_every_id_in_a_path_has_a_victim() -> None:
    assert {name for operation in behind_the_door() for name in operation.ids} == (
        VICTIMS.keys() | CHILDREN.keys() | DIRECTORY
    )


@pytest.mark.parametrize("operation", WITH_ID, ids=lambda operation: operation.name)
async def test_g_1_an_id_of_another_organisation_answers_as_a_random_one(
    house: House, world: World, strangers: dict[str, Stranger], operation: Operation
) -> None:
    before = await snapshot(house, [p.id for p in world.parties])
    for (who, stranger), key in product(strangers.items(), {False, operation.takes_key}):
        unknown = operation.at(**{name: uuid4() for name in operation.ids})
        expected = [essence(answer) for answer in await _ask(stranger, operation, unknown, key=key)]
        able = may(caller_for(stranger.party, operation).role, operation)
        hidden = able or (who == "operator" and operation.path.startswith(PERSON_LEVEL))
        assert {status for status, _, _ in expected} == {404 if hidden else 403}, who
        for address in await _addresses(house, operation, world, stranger):
            answers = await _ask(stranger, operation, address, key=key)
            assert [essence(answer) for answer in answers] == expected, (who, address)
    assert await snapshot(house, [p.id for p in world.parties]) == before


async def test_g_1_canaries_and_ids_of_the_victim_are_in_no_answer(
    house: House, world: World, strangers: dict[str, Stranger]
) -> None:
    everything = [
        operation.at(name="country") + f"?{query}"
        for operation in behind_the_door()
        if operation.method == "GET" and not operation.ids
        for query in ({"direction=in", "direction=out"} if "direction" in operation.query else {""})
    ]
    for who, stranger in strangers.items():
        secrets = [*world.canaries] if who != "outsider" else [c for c in world.canaries if "canary" in c]
        for query in VICTIMS.values():
            secrets += [str(row[0]) for row in await _victims(house, query, world, stranger)]
        for caller, address in product(stranger.party.callers.values(), everything):
            page: str | None = address
            while page is not None:
                answer = await caller.get(page)
                found = [secret for secret in secrets if secret in answer.text]
                if page.startswith("/v1/audit-events"):
                    # What the stranger tried to reach itself, in other tests, stands in its own trail.
                    tried = (
                        {row["object_id"] for row in answer.json()["items"] if row["outcome"] == "refused"}
                        if answer.status_code == 200
                        else set()
                    )
                    found = [secret for secret in found if secret not in tried]
                assert not found, (who, page)
                page = answer.json().get("next") if answer.status_code == 200 else None


def _written(world: World) -> list[str]:
    """Where the victim's coordinator reads what the victim has written, but for what is found in lists."""
    collections = (
        *("signalements", "cases", "break-glass"),
        *(f"signalements/{identifier(r)}/messages" for r in world.reports.values()),
        *(f"cases/{identifier(c)}/trafficking-events" for c in world.cases.values()),
        *(f"cases/{identifier(c)}/comments" for c in world.cases.values()),
    )
    kept = (*world.consents.values(), *world.documents.values(), f"{world.documents['kept']}/content")
    houses = ("/v1/shelters", *(f"{h}/{part}" for h in world.shelters.values() for part in ("units", "beds")))
    by_state = (
        *(world.forms, world.assessments, world.plans, world.goals, world.actions, world.visits),
        *(world.searches, world.applications, world.leases, world.funds, world.contributions, world.loans),
        *(world.exemptions, world.services),
    )
    return [
        *(f"/v1/{collection}?limit=200" for collection in collections),
        *(*world.people, *kept, *houses, world.allocations["occupied"]),
        *(address for things in by_state for address in things.values()),
    ]


#: Where there are words about courts and papers.
IN_COURT = (
    *("court-files", "proceedings", "judgments", "compensation-claims", "hearings", "deadlines"),
    *("residence-papers", "privileged-notes"),
)


def _all_of(world: World, name: str) -> tuple[House, str, World, Stranger]:
    return world.house, VICTIMS[name], world, Stranger(world.house.operator, {})


async def test_a_canary_that_its_owner_reads_is_found(world: World) -> None:
    """The search above would find one: every canary that is stored in words is in an answer to the victim."""
    read = "".join([(await world.centre.coordinator.get(address)).text for address in _written(world)])
    read += (await world.centre.coordinator.get("/v1/me/notification-settings")).text
    for collection in ("clients", "members", "webhook-endpoints", "directory-fields"):
        read += (await world.centre.admin.get(f"/v1/{collection}?limit=200")).text
    parties = [f"proceedings/{row[0]}/parties" for row in await _victims(*_all_of(world, "proceeding_id"))]
    for kind in (*("case-plans", "housing-applications", "leases"), *IN_COURT, *parties):
        reader = world.centre.legal if kind == "privileged-notes" else world.centre.coordinator
        page = await reader.get(f"/v1/{kind}?{'status=draft&' if kind == 'case-plans' else ''}limit=200")
        for row in page.json()["items"]:
            read += (await reader.get(f"/v1/{kind}/{row['id']}")).text
    taken_in = await world.centre.coordinator.get(f"{world.imports['completed']}/rows?outcome=stored")
    for row in taken_in.json()["items"]:
        read += (await world.centre.coordinator.get(f"/v1/people/{row['object_id']}")).text
    found = [canary for canary in world.canaries if canary in read]
    # The others were Idempotency-Keys, of which a hash is stored, a number that was looked for, why
    # something was released without consent, words of a document that was voided, tokens of calendars, and a
    # sender's references, of which a hash is stored too.
    assert len(world.canaries) - len(found) == 21 + 4 + 3


async def test_g_1_a_filter_by_a_foreign_id_counts_nothing(
    house: House, world: World, strangers: dict[str, Stranger]
) -> None:
    # An object that no other test lets a stranger try: its own attempts stand in its audit trail.
    untried = """
        SELECT object_id FROM events WHERE organisation_id = :victim AND object_kind = 'signalement_message'
        AND CAST(:stranger AS uuid) IS NOT NULL"""
    victims = {
        **ANYTHING,
        "object_id": untried,
        "worker_id": VICTIMS["member_id"],
        "author_id": VICTIMS["member_id"],
        "template_id": VICTIMS["plan_template_id"],
        "lease_id": VICTIMS["lease_id"],
        "assigned_member_id": VICTIMS["member_id"],
        "organisation_id": "SELECT id FROM organisations WHERE id = :victim AND id <> :stranger",
    }
    asked = set()
    for operation in behind_the_door():
        ids = [
            name
            for name, schema in operation.query.items()
            if any(c.get("format") == "uuid" for c in schema.get("anyOf", [schema]))
        ]
        for name, (who, stranger) in product(ids, strangers.items()):
            asked.add(name)
            (victim, *_) = await _victims(house, victims[name], world, stranger)
            caller = caller_for(stranger.party, operation)
            for direction in ("in", "out") if "direction" in operation.query else ("",):
                told = operation.needed_query | ({"direction": direction} if direction else {})
                here = operation.at(**{parent: stranger.own[parent] for parent in operation.ids})
                seen = await caller.get(here, params={**told, name: str(victim[0])})
                random = await caller.get(here, params={**told, name: str(uuid4())})
                assert essence(seen) == essence(random), (who, operation.name, name)
                assert seen.status_code in {200, 403, 404}
    assert asked == {
        *("case_id", "client_id", "member_id", "object_id", "person_id", "worker_id"),
        *("shelter_id", "unit_id", "bed_id", "referral_id", "organisation_id"),
        *("author_id", "template_id", "case_plan_id", "goal_id", "funded_project_id"),
        *("search_id", "lease_id", "fund_id", "loan_id"),
        *("court_file_id", "proceeding_id", "track_id", "assigned_member_id"),
        "endpoint_id",
    }


#: Every id in a body, with an id of the victim's that could be put there.
IN_BODIES = {
    ("submit_signalement", "/to_organisation_id"): "case_id",
    ("assess_signalement", "/duplicate_of"): "signalement_id",
    ("redirect_signalement", "/to_organisation_id"): "case_id",
    ("draft_referral", "/case_id"): "case_id",
    ("draft_referral", "/to_organisation_id"): "case_id",
    ("preview_referral", "/case_id"): "case_id",
    ("preview_referral", "/to_organisation_ids/0"): "case_id",
    ("propose_agreement", "/to_organisation_id"): "client_id",
    ("make_peer", "/partner_id"): "client_id",
    ("link_household", "/other_id"): "person_id",
    ("request_erasure", "/person_id"): "person_id",
    ("open_case", "/worker_id"): "member_id",
    ("open_case", "/person_id"): "person_id",
    ("change_case", "/person_id"): "person_id",
    ("convert_signalement", "/cases/0/person_id"): "person_id",
    ("add_household_case", "/case_id"): "case_id",
    ("convert_signalement", "/cases/0/worker_id"): "member_id",
    ("create_client", "/member_id"): "member_id",
    ("assign_case_worker", "/member_id"): "member_id",
    ("bar_from_case", "/member_id"): "member_id",
    ("break_glass", "/case_id"): "case_id",
    ("record_consent", "/recipient_organisation_id"): "case_id",
    ("record_consent", "/witness_member_id"): "case_id",
    ("accept_referral", "/hold/bed_id"): "bed_id",
    ("accept_referral", "/hold/unit_id"): "unit_id",
    ("hold_bed", "/bed_id"): "bed_id",
    ("hold_bed", "/unit_id"): "unit_id",
    ("hold_bed", "/case_id"): "case_id",
    ("hold_bed", "/companions/0/case_id"): "case_id",
    ("hold_bed", "/companions/0/bed_id"): "bed_id",
    ("move_allocation", "/bed_id"): "bed_id",
    ("add_bed", "/unit_id"): "unit_id",
    ("add_to_waiting_list", "/case_id"): "case_id",
    ("exclude_placement", "/shelter_id"): "shelter_id",
    ("exclude_placement", "/other_case_id"): "case_id",
    ("record_turn_away", "/shelter_id"): "shelter_id",
    ("merge_case", "/into_case_id"): "case_id",
    ("record_assessment", "/case_id"): "case_id",
    ("record_assessment", "/questionnaire_id"): "questionnaire_id",
    ("draft_case_plan", "/case_id"): "case_id",
    ("draft_case_plan", "/template_id"): "plan_template_id",
    ("draft_case_plan", "/follow_up/worker_id"): "member_id",
    ("change_case_plan", "/follow_up/worker_id"): "member_id",
    **{
        (name, f"/content/goals/0/{place}"): victim
        for name in ("draft_case_plan", "change_case_plan")
        for place, victim in (
            *(("id", "goal_id"), ("actions/0/id", "action_id"), ("actions/0/worker_id", "member_id")),
            # All the directory may do it; so the id of something else is asked for.
            *(("actions/0/provider_id", "case_id"), ("actions/0/funded_project_id", "funded_project_id")),
        )
    },
    ("change_action", "/worker_id"): "member_id",
    ("add_visit", "/case_id"): "case_id",
    ("add_visit", "/worker_id"): "member_id",
    ("change_visit", "/worker_id"): "member_id",
    ("record_service", "/case_id"): "case_id",
    ("record_service", "/action_id"): "action_id",
    ("record_service", "/funded_project_id"): "funded_project_id",
    ("record_service", "/provider_id"): "case_id",
    ("begin_housing_search", "/case_id"): "case_id",
    ("begin_housing_search", "/leaving_allocation_id"): "allocation_id",
    ("change_housing_search", "/leaving_allocation_id"): "allocation_id",
    ("add_housing_application", "/search_id"): "search_id",
    ("draft_lease", "/case_id"): "case_id",
    ("draft_lease", "/search_id"): "search_id",
    ("draft_lease", "/application_id"): "application_id",
    ("request_guarantee_loan", "/case_id"): "case_id",
    ("request_guarantee_loan", "/lease_id"): "lease_id",
    ("request_guarantee_loan", "/fund_id"): "fund_id",
    ("change_guarantee_loan", "/lease_id"): "lease_id",
    ("change_guarantee_loan", "/fund_id"): "fund_id",
    **{
        (name, "/case_id"): "case_id"
        for name in (
            *("open_court_file", "claim_compensation", "add_hearing", "add_deadline"),
            *("begin_residence_track", "add_residence_paper", "write_privileged_note"),
        )
    },
    **{
        (name, "/proceeding_id"): "proceeding_id"
        for name in (
            *("record_judgment", "file_court_appeal", "claim_compensation", "add_hearing"),
            *("change_hearing", "add_deadline", "write_privileged_note"),
        )
    },
    ("open_proceeding", "/court_file_id"): "court_file_id",
    ("file_court_appeal", "/judgment_id"): "judgment_id",
    ("file_court_appeal", "/party_id"): "party_id",
    ("add_hearing", "/member_ids/0"): "member_id",
    ("staff_hearing", "/member_id"): "member_id",
    ("add_deadline", "/judgment_id"): "judgment_id",
    ("add_deadline", "/appeal_id"): "appeal_id",
    ("add_deadline", "/paper_id"): "paper_id",
    ("add_deadline", "/after_deadline_id"): "deadline_id",
    ("add_deadline", "/assigned_member_id"): "member_id",
    ("change_deadline", "/assigned_member_id"): "member_id",
    ("add_residence_paper", "/track_id"): "track_id",
    ("send_test_event", "/endpoint_id"): "endpoint_id",
    # All the directory may be told; so the id of something else is asked for.
    ("add_directory_field", "/open_to/0"): "case_id",
    ("change_directory_field", "/open_to/0"): "case_id",
}
#: The operator says under which id a partner works elsewhere; what is taken stands in the directory.
NAMED_BY_OPERATOR = {("create_organisation", "/elsewhere/organisation_id")}
#: From what a deadline runs, and by which event; then its day is not told besides.
BASES = {
    "/judgment_id": "Pronounced",
    "/appeal_id": "Filed",
    "/paper_id": "Expires",
    "/after_deadline_id": "Expires",
}
#: What stands in the way of the other: a body names one of the two.
INSTEAD = {"unit_id": "bed_id", "other_case_id": "shelter_id"}


def test_every_id_in_a_body_has_a_victim() -> None:
    found = {
        (operation.name, pointer)
        for operation in behind_the_door()
        if operation.body is not None
        for pointer, schema in members(operation.body)
        if schema.get("format") == "uuid"
    }
    assert found == IN_BODIES.keys() | NAMED_BY_OPERATOR


@pytest.mark.parametrize(("name", "pointer"), IN_BODIES, ids="".join)
async def test_g_1_a_foreign_id_in_a_body_is_an_unknown_reference(
    house: House, world: World, strangers: dict[str, Stranger], name: str, pointer: str
) -> None:
    operation, before = named(name), await snapshot(house, [p.id for p in world.parties])
    asked = 0
    for who in ("neighbour", "outsider", "authority"):
        stranger = strangers[who]
        caller = caller_for(stranger.party, operation)
        mine = {id_: await _own(house, stranger, id_, name) for id_ in operation.ids}
        body = put(stranger.body(operation), pointer, None)
        if name == "assess_signalement":
            body["result"] = "duplicate_of"
        if name == "create_client":
            body |= {"role": "auditor", "scopes": []}  # a role that each of them has
        await _fit(stranger, pointer, body)
        (victim, *_) = await _victims(house, ANYTHING[IN_BODIES[name, pointer]], world, stranger)
        # The operator is in no directory; whoever has found out its id learns nothing with it.
        hidden = [victim[0], house.operator.id]
        answers = [
            await caller.call(
                operation.method,
                operation.at(**mine),
                json=put(body, pointer, str(id_)),
                headers=operation.needed_headers,
            )
            for id_ in (uuid4(), *hidden)
        ]
        assert [essence(a) for a in answers] == [essence(answers[0])] * 3, who
        if answers[0].status_code != 403:
            asked += 1
            assert answers[0].status_code == 422
            assert {"pointer": pointer, "code": "unknown_reference", "params": {}} in answers[0].json()[
                "errors"
            ]
    assert asked
    assert await snapshot(house, [p.id for p in world.parties]) == before


async def _fit(stranger: Stranger, pointer: str, body: dict[str, Any]) -> None:
    """Leave out of a body what stands in the way of an id at this place, and add what belongs to it."""
    parent, _, last = pointer.rpartition("/")
    (body["hold"] if parent == "/hold" else body).pop(INSTEAD.get(last, ""), None)
    if pointer == "/companions/0/bed_id" and stranger.party.kind == "centre":
        other = await made(stranger.party.coordinator, "/v1/cases", FACTS)
        body["companions"] = [{"case_id": str(identifier(other))}]
    if pointer in BASES and "base_event" in body:
        body |= {"base_event": BASES[pointer], "base_on": None}
    if "content" in body and "case_id" in body and pointer != "/case_id" and stranger.party.kind == "centre":
        # Hers may have a plan already.
        body["case_id"] = str(identifier(await made(stranger.party.coordinator, "/v1/cases", FACTS)))


async def _own(house: House, stranger: Stranger, parent: str, name: str) -> UUID:
    """Something of the stranger's on which it could do the operation; what it has no right to is any id."""
    named = {"person_id": "other_id"}
    if parent in {"shelter_id", "person_id", "search_id", "loan_id", "hearing_id", "deadline_id", "field_id"}:
        return UUID(stranger.own[named.get(parent, parent)])
    if parent == "allocation_id":
        return stranger.stay or uuid4()
    if parent == "referral_id":
        return await _offered(house, stranger) if stranger.party.kind == "centre" else uuid4()
    if parent in _PLANNED and stranger.party.kind == "centre":
        return await _planned(stranger, parent)
    if parent == "case_id":
        return UUID(stranger.own["case_id"]) if stranger.party.kind == "centre" else uuid4()
    return await _open_report(stranger, name)


#: What a stranger must have of its own, so that only the id in the body is foreign.
_PLANNED = {"case_plan_id": "case-plans", "action_id": "actions", "visit_id": "visits"}


async def _planned(stranger: Stranger, wanted: str) -> UUID:
    """A draft of the stranger's, or an action or a visit of its plan in force."""
    staff, second = stranger.party.coordinator, stranger.party.coordinator_2
    case = {"case_id": str(identifier(await made(staff, "/v1/cases", FACTS)))}
    goal = {"domain": "Housing", "title": "A flat"}
    goal["actions"] = [{"title": "Look for one", "service_type": "HousingSearch"}]  # type: ignore[assignment]
    follow_up = {"starts_on": day(), "phases": [{"every_months": 1, "until_month": 1}]}
    draft = await made(
        staff, "/v1/case-plans", {**case, "content": {"goals": [goal]}, "follow_up": follow_up}
    )
    if wanted == "case_plan_id":
        return identifier(draft)
    await approved(staff, second, draft)
    (row,) = (await staff.get(f"/v1/{_PLANNED[wanted]}?case_id={case['case_id']}")).json()["items"]
    return UUID(row["id"])


async def _offered(house: House, stranger: Stranger) -> UUID:
    """A referral to the stranger, which it could accept."""
    sender = await house.party()
    await house.agree(sender, stranger.party)
    case, *_ = [await made(sender.coordinator, "/v1/cases", FACTS) for _ in range(5)]
    offer = World(house, sender, sender, sender, sender).offer(case, stranger.party)
    here = await made(sender.coordinator, "/v1/referrals", offer)
    await command(sender.coordinator, here, "send")
    return identifier(here)


async def _open_report(stranger: Stranger, name: str) -> UUID:
    """A signalement of the stranger's to assess or convert; of an authority, one that it cannot."""
    if stranger.party.kind != "centre":
        return identifier((await stranger.party.liaison.get("/v1/signalements")).json()["items"][0]["id"])
    worker = stranger.party.coordinator
    body = {
        "to_organisation_id": str(stranger.party.id),
        "channel": "Phone",
        "source": "SelfReport",
        "urgency": "Planned",
        "persons_count": 1,
        "country": "BE",
    }
    report = await worker.made("/v1/signalements", body)
    await command(worker, report.headers["Location"], "acknowledge")
    if name == "convert_signalement":
        await command(worker, report.headers["Location"], "assess", {"result": "actionable"})
    if name == "redirect_signalement":
        await command(worker, report.headers["Location"], "assess", {"result": "out_of_scope"})
    return identifier(report.headers["Location"])


async def test_g_2_a_child_is_found_through_tenant_and_parent(house: House, world: World) -> None:
    """Even by who may see both, and whoever the parent belongs to."""
    worker = world.centre.coordinator
    family = [o for o in behind_the_door() if len(o.ids) > 1 and o.method == "GET"]
    assert {name for operation in family for name in operation.ids[1:]} == CHILDREN.keys() - NOT_ALONE
    for operation in family:
        parent, child = operation.ids
        rows = await _victims(house, CHILDREN[child][1], world, Stranger(house.operator, {}))
        random = await worker.get(operation.at(**{parent: uuid4(), child: uuid4()}))
        assert random.status_code == 404
        for (one, _), (other, kid) in product(rows, rows):
            answer = await worker.get(operation.at(**{parent: one, child: kid}))
            if one == other:
                assert answer.status_code == 200, (operation.name, answer.text)
            else:
                assert essence(answer) == essence(random), operation.name


def test_g_13_every_address_is_person_level_or_not() -> None:
    for operation in behind_the_door():
        is_either = operation.path.startswith(PERSON_LEVEL) != operation.path.startswith(NOBODY)
        # What happened between two is asked at one of the directory, and can be about persons.
        assert is_either != (operation.path == BETWEEN), operation.path


@pytest.mark.parametrize(
    "operation",
    [operation for operation in behind_the_door() if operation.path.startswith(PERSON_LEVEL)],
    ids=lambda operation: operation.name,
)
async def test_g_13_the_operator_finds_nothing_about_persons(
    house: House, strangers: dict[str, Stranger], operation: Operation
) -> None:
    operator, here = house.operator.operator, operation.at(**{name: uuid4() for name in operation.ids})
    body = strangers["operator"].body(operation) if operation.body is not None else None
    headers = {"If-Match": "*"} | operation.needed_headers
    answer = await operator.call(operation.method, here, json=body, headers=headers)
    nowhere = await operator.get("/v1/signalements/" + str(uuid4()))
    assert essence(answer) == essence(nowhere)
    assert answer.status_code == 404
    (row,) = await refusals(house, [answer.headers["Request-Id"]])
    assert (row["outcome"], row["code"], row["organisation_id"]) == (
        "refused",
        "not_found",
        house.operator.id,
    )


class Crash(Exception):
    """A fault that nobody foresaw."""


@pytest.fixture
async def one_connection(
    settings: Settings, keys: KeyFile
) -> AsyncIterator[tuple[FastAPI, httpx.AsyncClient]]:
    """The application with a single connection, which every request must therefore share."""
    app = create_app(settings.model_copy(update={"pool_size": 1}), keys)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as http:
        yield app, http
    await app.state.office.database.close()


async def _attempts(house: House, world: World) -> dict[str, tuple[Caller, str, dict[str, Any], str]]:
    """Requests that write in the other party's tenant as well, each ready to be done."""
    receiver, sender = world.second.coordinator, world.centre.coordinator
    offers = []
    for _ in range(2):
        case = await made(sender, "/v1/cases", FACTS)
        offer = await sender.made("/v1/referrals", world.offer(case, world.second))
        await sender.done(f"{offer.headers['Location']}/send", etag=offer.headers["ETag"])
        offers.append(offer.headers["Location"])
    asked = await made(world.police.liaison, "/v1/signalements", world.report())
    for step, body in (("acknowledge", {}), ("ask", {"text": "Where?"})):
        await sender.post(f"{asked}/{step}", body, etag="*")
    wrong = await made(world.police.liaison, "/v1/signalements", world.report())
    for step, body in (("acknowledge", {}), ("assess", {"result": "out_of_scope"})):
        await sender.post(f"{wrong}/{step}", body, etag="*")
    slug = f"centre_{uuid4().hex[:8]}"
    return {
        "submit": (world.police.liaison, "/v1/signalements", world.report(), ""),
        "write": (world.police.liaison, f"{asked}/messages", {"text": "Now."}, ""),
        "reply": (world.police.liaison, f"{asked}/reply", {"text": "There."}, "*"),
        "redirect": (sender, f"{wrong}/redirect", {"to_organisation_id": str(world.second.id)}, "*"),
        "accept": (receiver, f"{offers[0]}/accept", {}, "*"),
        "decline": (receiver, f"{offers[1]}/decline", {"by": "person", "code": "Other"}, "*"),
        "create": (
            house.operator.operator,
            "/v1/organisations",
            {**named("create_organisation").example(), "slug": slug},
            "",
        ),
    }


@pytest.mark.parametrize("where", ["other tenant", "own tenant", "commit"])
async def test_g_3_a_fault_in_the_middle_leaves_no_row_and_no_tenant(
    house: House, one_connection: tuple[FastAPI, httpx.AsyncClient], where: str
) -> None:
    app, http = one_connection
    world = await _small_world(house)
    everybody = [p.id for p in world.parties]

    fallen: list[str] = []

    def crash(session: Session, *_: object) -> None:
        away = session.info["tenant"].organisation_id != session.info["actor"].organisation_id
        if name not in fallen and (where == "commit" or away == (where == "other tenant")):
            fallen.append(name)
            raise Crash

    attempts = await _attempts(house, world)
    if where == "own tenant":
        # The others change what lies in the other party's tenant only.
        attempts = {name: attempts[name] for name in ("submit", "create")}
    for name, (caller, address, body, match) in attempts.items():
        before = await snapshot(house, everybody)
        alone = Caller(http, caller.organisation_id, caller.client_id, caller.role, caller.token)
        moment = "before_commit" if where == "commit" else "after_flush_postexec"
        target = app.state.office.database._sessions.kw.get("sync_session_class", Session)
        event.listen(target, moment, crash)
        try:
            answer = await alone.post(address, body, etag=match or None, key=uuid4().hex)
        finally:
            event.remove(target, moment, crash)
        assert fallen[-1:] == [name]
        assert (answer.status_code, answer.json()["code"]) == (500, "internal_error"), name
        async with app.state.office.database.engine.connect() as connection:
            left = await connection.scalar(text("SELECT current_setting('app.organisation_id', true)"))
            assert not left, name
        (row,) = await refusals(house, [answer.headers["Request-Id"]])
        assert row["code"] == "internal_error"
        assert row["organisation_id"] == caller.organisation_id
        after = await snapshot(house, everybody)
        assert {t for t in after if after[t] != before[t]} <= {"audit_events"}, name
        # The next request of somebody else, on the same connection, is in its own tenant.
        stranger = house.operator.operator
        me = await Caller(
            http, stranger.organisation_id, stranger.client_id, stranger.role, stranger.token
        ).get("/v1/me")
        assert me.json()["organisation_id"] == str(house.operator.id)
        # And it was the fault alone that stood in the way.
        assert (await alone.post(address, body, etag=match or None)).status_code in {200, 201}, name


async def _small_world(house: House) -> World:
    centre, second, police = await house.party(), await house.party(), await house.party("authority")
    await house.agree(centre, second)
    for _ in range(4):
        await centre.coordinator.made("/v1/cases", FACTS)
    return World(house, centre, second, second, police)


async def test_g_1_the_operators_id_is_not_in_the_directory(house: House, world: World) -> None:
    reader = world.centre.finance
    hidden = await reader.get(f"/v1/organisations/{house.operator.id}")
    random = await reader.get(f"/v1/organisations/{uuid4()}")
    assert essence(hidden) == essence(random)
