"""What the tests of the features share: caseloads, offers, reports, races, the journal, the clock."""

import asyncio
import itertools
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from tests.factories.house import FACTS, Caller, House, Party, soon
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.referrals import tasks as referrals
from trafficking_api.features.signalements import tasks as signalements

_references = itertools.count(1)

_SET_NOW = (
    "CREATE OR REPLACE FUNCTION app.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$ {} $$"
)


class Clock:
    """Business time, which is the database's own function."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._stopped = False

    async def stop(self, at: datetime) -> None:
        """From now on it is this instant, until another or the end of the test."""
        assert at.tzinfo is not None
        self._stopped = True
        await self._house.owner_execute(_SET_NOW.format(f"SELECT '{at.isoformat()}'::timestamptz"))

    async def go_on(self) -> None:
        """Let the time pass again."""
        if self._stopped:
            await self._house.owner_execute(_SET_NOW.format("SELECT now()"))


async def at_once(work: Sequence[Awaitable[httpx.Response]]) -> list[httpx.Response]:
    """All of these on connections of their own, at the same time; whatever happens, nothing breaks."""
    answers = await asyncio.gather(*work)
    broken = [answer.text for answer in answers if answer.status_code >= 500]
    assert broken == []
    return list(answers)


def statuses(answers: Sequence[httpx.Response]) -> Counter[int]:
    """How often each status was answered."""
    return Counter(answer.status_code for answer in answers)


def code(answer: httpx.Response) -> str:
    """The code of a refusal."""
    assert answer.headers["Content-Type"] == "application/problem+json", answer.text
    return str(answer.json()["code"])


async def colleague(house: House, party: Party, role: str = "coordinator") -> Caller:
    """Another member of this role, with a client of its own."""
    member = (await party.admin.made("/v1/members", {"name": "A. Example", "role": role})).json()["id"]
    body = {"name": "Desk", "role": role, "member_id": member}
    made = await party.admin.made("/v1/clients", body)
    caller = house.caller(party.id, UUID(made.json()["id"]), role)
    caller.member_id = UUID(member)
    return caller


async def refused(answer: Awaitable[httpx.Response], status: int, code_: str) -> dict[str, Any]:
    """Insist that it was refused like this; returns the problem document."""
    response = await answer
    assert (response.status_code, code(response)) == (status, code_), response.text
    problem: dict[str, Any] = response.json()
    return problem


def faults(problem: dict[str, Any]) -> list[tuple[str, str]]:
    """Where and why, as the problem document says."""
    return [(fault["pointer"], fault["code"]) for fault in problem["errors"]]


# --- the journal ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """One line of the journal of one organisation."""

    type: str
    from_state: str | None
    to_state: str | None
    occurred_at: datetime
    recorded_at: datetime
    client_id: UUID | None


async def journal(house: House, party: Party, object_id: str, kind: str = "") -> list[Told]:
    """The events that an organisation has of an object, in their order."""
    rows = await house.owner_execute(
        "SELECT type, from_state, to_state, occurred_at, recorded_at, client_id FROM events "
        "WHERE organisation_id = :party AND object_id = :object AND (:kind = '' OR object_kind = :kind) "
        "ORDER BY seq",
        party=party.id,
        object=UUID(object_id),
        kind=kind,
    )
    return [Told(*row) for row in rows]


#: For each table with a state: its columns of the state and of the organisations that have its journal.
STATES = {
    "referrals": ("referral", "status", "from_organisation_id", "to_organisation_id"),
    "peers": ("peer", "status", "organisation_id", "organisation_id"),
    "agreements": ("agreement", "status", "from_organisation_id", "to_organisation_id"),
    "erasure_requests": ("erasure_request", "status", "from_organisation_id", "to_organisation_id"),
    "signalements": ("signalement", "reporter_state", "from_organisation_id", "to_organisation_id"),
    "signalement_handlings": ("signalement_handling", "status", "organisation_id", "organisation_id"),
    "cases": ("case", "status", "organisation_id", "organisation_id"),
    "case_determinations": ("case_determination", "status", "organisation_id", "organisation_id"),
    "trafficking_events": ("trafficking_event", "status", "organisation_id", "organisation_id"),
    "household_cases": ("household_case", "status", "organisation_id", "organisation_id"),
    "members": ("member", "status", "organisation_id", "organisation_id"),
    "consents": ("consent", "status", "organisation_id", "organisation_id"),
    "documents": ("document", "status", "organisation_id", "organisation_id"),
    "exports": ("export", "status", "organisation_id", "organisation_id"),
    "imports": ("import", "status", "organisation_id", "organisation_id"),
    "case_plans": ("case_plan", "status", "organisation_id", "organisation_id"),
    "goals": ("goal", "status", "organisation_id", "organisation_id"),
    "plan_actions": ("plan_action", "status", "organisation_id", "organisation_id"),
    "visits": ("visit", "status", "organisation_id", "organisation_id"),
    "assessments": ("assessment", "status", "organisation_id", "organisation_id"),
    "delivered_services": ("delivered_service", "status", "organisation_id", "organisation_id"),
    "requirement_exemptions": ("requirement_exemption", "status", "organisation_id", "organisation_id"),
    "questionnaires": ("questionnaire", "status", "organisation_id", "organisation_id"),
    "plan_templates": ("plan_template", "status", "organisation_id", "organisation_id"),
    "funded_projects": ("funded_project", "status", "organisation_id", "organisation_id"),
    "deadlines": ("deadline", "status", "organisation_id", "organisation_id"),
    "proceedings": ("proceeding", "stage", "organisation_id", "organisation_id"),
    "court_appeals": ("court_appeal", "status", "organisation_id", "organisation_id"),
    "housing_searches": ("housing_search", "status", "organisation_id", "organisation_id"),
    "housing_applications": ("housing_application", "status", "organisation_id", "organisation_id"),
    "leases": ("lease", "status", "organisation_id", "organisation_id"),
    "compensation_claims": ("compensation_claim", "status", "organisation_id", "organisation_id"),
    "guarantee_funds": ("guarantee_fund", "status", "organisation_id", "organisation_id"),
    "hearings": ("hearing", "status", "organisation_id", "organisation_id"),
    "residence_tracks": ("residence_track", "status", "organisation_id", "organisation_id"),
    "residence_requests": ("residence_request", "status", "organisation_id", "organisation_id"),
    "webhook_endpoints": ("webhook_endpoint", "status", "organisation_id", "organisation_id"),
    "guarantee_loans": ("guarantee_loan", "status", "organisation_id", "organisation_id"),
}


async def replayed(house: House, *parties: Party) -> int:
    """Fold the journal of every object of these organisations to its state (G-6); returns how many."""
    compared = 0
    async with house.owner.connect() as connection:
        for table, (kind, state, one, other) in STATES.items():
            found = await connection.execute(
                text(
                    f"SELECT id, {state}, {one}, {other} FROM {table} "  # noqa: S608 - names of this file
                    f"WHERE {one} = ANY(:ids) OR {other} = ANY(:ids)"
                ),
                {"ids": [party.id for party in parties]},
            )
            rows = found.all()
            told = await _steps(connection, kind, {id_ for row in rows for id_ in row[2:]})
            for id_, now, *organisations in rows:
                for organisation in dict.fromkeys(organisations):
                    steps = told[organisation, id_]
                    if organisation == organisations[0]:
                        assert steps[0][0] is None, f"the journal of a {kind} begins in the middle"
                    for (_, reached), (left, _) in itertools.pairwise(steps):
                        assert left == reached, f"the journal of a {kind} has a gap: {steps}"
                    if steps:
                        assert steps[-1][1] == now, f"{kind} is {now}, its journal says {steps}"
                        compared += 1
    return compared


async def _steps(
    connection: AsyncConnection, kind: str, organisations: set[UUID]
) -> defaultdict[tuple[UUID, UUID], list[tuple[str | None, str]]]:
    """The steps of each object of a kind in the journals of these organisations, in their order."""
    rows = await connection.execute(
        text(
            "SELECT organisation_id, object_id, from_state, to_state FROM events "
            "WHERE organisation_id = ANY(:ids) AND object_kind = :kind AND to_state IS NOT NULL ORDER BY seq"
        ),
        {"ids": list(organisations), "kind": kind},
    )
    steps: defaultdict[tuple[UUID, UUID], list[tuple[str | None, str]]] = defaultdict(list)
    for organisation, object_id, left, reached in rows:
        steps[organisation, object_id].append((left, reached))
    return steps


_WITH_STATE = (
    *(
        "agreements",
        "cases",
        "consents",
        "documents",
        "referrals",
        "referral_links",
        "arrivals",
        "earlier_cases",
        "signalements",
        "signalement_handlings",
    ),
    *("signalement_cases", "signalement_messages", "signalement_notes", "events", "signalement_redirections"),
    *("case_determinations", "trafficking_events", "case_comments", "household_cases"),
    *("members", "case_workers"),
    *("disclosures", "exchanges", "referral_messages", "erasure_requests", "release_requests"),
    *("case_plans", "goals", "plan_actions", "visits", "assessments", "delivered_services"),
    *("requirement_exemptions", "questionnaires", "plan_templates", "funded_projects"),
    *("housing_searches", "housing_applications", "leases"),
    *("hearings", "hearing_staff", "hearing_invitations", "hearing_reminders"),
    *("deadlines", "deadline_reminders"),
    *("compensation_claims", "compensation_entries"),
    *("guarantee_funds", "fund_contributions", "guarantee_loans", "loan_schedules"),
    *("books", "book_closings", "ledger_transactions", "ledger_entries"),
    *("residence_tracks", "residence_events", "residence_requests", "residence_papers"),
    *("court_files", "proceedings", "proceeding_steps", "proceeding_parties", "court_statements"),
    *("judgments", "court_appeals"),
    *("privileged_notes", "calendar_feeds", "calendar_wishes"),
    *("webhook_endpoints", "webhook_deliveries", "feed_cursors", "mail_deliveries"),
    *("exports", "export_files"),
    *("directory_fields", "discovery_budgets"),
    *("imports", "import_work", "import_rows", "imported_things"),
)


_TWO_PARTY = {
    *("agreements", "referrals", "signalements", "signalement_messages"),
    *("disclosures", "exchanges", "referral_messages", "erasure_requests"),
}


async def rows_of(house: House, *parties: Party) -> dict[str, Any]:
    """Every row that these organisations have, as text: what must be equal when nothing was changed."""
    found: dict[str, Any] = {}
    async with house.owner.connect() as connection:
        for table in _WITH_STATE:
            mine = "organisation_id = ANY(:ids)"
            if table in _TWO_PARTY:
                mine = "from_organisation_id = ANY(:ids) OR to_organisation_id = ANY(:ids)"
            query = text(f"SELECT t::text FROM {table} t WHERE {mine}")  # noqa: S608 - names of this file
            rows = await connection.execute(query, {"ids": [party.id for party in parties]})
            found[table] = sorted(rows.scalars())
        audited = await connection.scalar(
            text("SELECT count(*) FROM audit_events WHERE organisation_id = ANY(:ids) AND outcome = 'done'"),
            {"ids": [party.id for party in parties]},
        )
    return {**found, "done": audited}


async def stored_anywhere(house: House, words: str) -> list[str]:
    """The tables in which these words lie readable, as text or as bytes."""
    tables = await house.owner_execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    found = []
    for table in tables.scalars().all():
        hits = await house.owner_execute(
            f"SELECT count(*) FROM {table} t "  # noqa: S608 - names of the catalogue
            "WHERE strpos(t::text, :words) > 0 OR strpos(t::text, :bytes) > 0",
            words=words,
            bytes=words.encode().hex(),
        )
        found += [table] if hits.scalar() else []
    return found


async def sweep(house: House, party: Party) -> int:
    """What is due in one tenant, as the worker does it."""
    done = await referrals.sweep(house.office, party.id)
    async with system_mandate(house.office, party.id, "test") as mandate:
        return done + await signalements.sweep(mandate)


# --- cases and referrals ----------------------------------------------------------------------------


async def caseload(centre: Party, bodies: Sequence[dict[str, Any]]) -> list[str]:
    """Open these cases in one go, as a centre does after a control; their ids, in the order of the bodies.

    The caseworker works on them.
    """
    bodies = [{"worker_id": str(centre.caseworker.member_id), **body} for body in bodies]
    made = await centre.coordinator.made(
        "/v1/signalements", report(centre, persons_count=len(bodies), urgency="Planned")
    )
    here, etag = made.headers["Location"], made.headers["ETag"]
    etag = (await centre.coordinator.done(f"{here}/acknowledge", etag=etag)).headers["ETag"]
    etag = (await centre.coordinator.done(f"{here}/assess", {"result": "actionable"}, etag=etag)).headers[
        "ETag"
    ]
    answer = await centre.coordinator.done(f"{here}/convert", {"cases": bodies}, etag=etag)
    # Ids rise with time, so they are in the order in which the cases were opened.
    ids: list[str] = sorted(answer.json()["case_ids"])
    assert len(ids) == len(bodies)
    return ids


async def agree(
    one: Party, other: Party, *, k: int = 5, since: str = "2020-01-01", until: str | None = None
) -> str:
    """An agreement that both signed, with these dates; returns its address."""
    body = {
        "to_organisation_id": str(other.id),
        "kind": "referral",
        "minimum_class_size": k,
        "valid_from": since,
        "valid_until": until,
    }
    made = await one.admin.made("/v1/agreements", body)
    here = str(made.headers["Location"])
    await other.admin.done(f"{here}/sign", etag=made.headers["ETag"])
    return here


@dataclass
class Pair:
    """A centre that sends, with a caseload, and a centre that receives."""

    sender: Party
    receiver: Party
    agreement: str


async def pair(house: House, *, zone: str = "Europe/Brussels", cases: int = 5, k: int = 5) -> Pair:
    """Two centres that agreed; the first has cases that look alike."""
    sender = await house.party(zone=zone)
    receiver = await house.party(country="LA", zone="Asia/Vientiane")
    agreement = await agree(sender, receiver, k=k)
    await caseload(sender, [FACTS] * cases)
    return Pair(sender, receiver, agreement)


async def new_case(centre: Party, **facts: Any) -> str:
    """Open a case like all others, but for these facts; the caseworker works on it."""
    worker = {"worker_id": str(centre.caseworker.member_id)}
    made = await centre.coordinator.made("/v1/cases", {**FACTS, **worker, **facts})
    return str(made.json()["id"])


def offer(case_id: str, to: Party, by: date | str | None = None) -> dict[str, Any]:
    """The body of a draft."""
    by = by or soon()
    return {
        "case_id": case_id,
        "kind": "referral",
        "to_organisation_id": str(to.id),
        "respond_by_on": str(by),
    }


async def drafted(
    sender: Party, receiver: Party, case_id: str = "", by: date | None = None
) -> httpx.Response:
    """A draft, of a new case if none is given."""
    return await sender.coordinator.made(
        "/v1/referrals", offer(case_id or await new_case(sender), receiver, by)
    )


async def sent(sender: Party, receiver: Party, case_id: str = "", by: date | None = None) -> httpx.Response:
    """A referral that its receiver can read."""
    draft = await drafted(sender, receiver, case_id, by)
    return await sender.coordinator.done(f"{address(draft)}/send", etag=draft.headers["ETag"])


def address(answer: httpx.Response) -> str:
    """Where the resource of an answer lives."""
    collection = answer.request.url.path.split("/")[2]
    return f"/v1/{collection}/{answer.json()['id']}"


async def etag(caller: Caller, here: str) -> str:
    """The version that the caller reads now."""
    answer = await caller.get(here)
    assert answer.status_code == 200, answer.text
    return str(answer.headers["ETag"])


async def now_done(caller: Caller, here: str, command: str, body: Any = None) -> httpx.Response:
    """Command what is there now, and insist that it was done."""
    return await caller.done(f"{here}/{command}", body, etag=await etag(caller, here))


async def preview(sender: Party, case_id: str, *receivers: Party) -> list[dict[str, Any]]:
    """What would be sent to each of them."""
    body = {
        "case_id": case_id,
        "kind": "referral",
        "to_organisation_ids": [str(receiver.id) for receiver in receivers],
    }
    answer = await sender.coordinator.post("/v1/referrals/preview", body)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


# --- signalements -----------------------------------------------------------------------------------


def report(to: Party, **changed: Any) -> dict[str, Any]:
    """The body of a signalement, with an official reference of its own."""
    return {
        "to_organisation_id": str(to.id),
        "official_reference": f"BR.43.L1.{next(_references):06}/2026",
        "channel": "PartnerApi",
        "source": "FederalPolice",
        "urgency": "Within24h",
        "persons_count": 1,
        "country": "BE",
        "summary": "One person found at a building site.",
        **changed,
    }


async def reported(police: Party, centre: Party, **changed: Any) -> str:
    """A signalement of a liaison; returns its address."""
    made = await police.liaison.made("/v1/signalements", report(centre, **changed))
    return str(made.headers["Location"])


async def new_person(centre: Party, **identity: Any) -> str:
    """Write a person down; what is said of her is all that is known."""
    made = await centre.coordinator.made("/v1/people", {"identity": identity})
    return str(made.json()["id"])


async def case_of(house: House, centre: Party, person_id: str) -> str:
    """A case of this person."""
    case = await new_case(centre)
    await house.owner_execute(
        "UPDATE cases SET person_id = :person WHERE id = :id", person=UUID(person_id), id=UUID(case)
    )
    return case


Make = Callable[[], Awaitable[str]]
