"""The walls between organisations, seen from inside the database: by its runtime role, past the API."""

# ruff: noqa: S608 - the names in these statements come from the catalogue

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from tests.contract.rows import DIRECTORY, Table, tables
from tests.factories.house import House
from tests.factories.world import World, identifier
from trafficking_api.kit import isolation
from trafficking_api.kit.provision import OWNER, RUNTIME

pytestmark = pytest.mark.walls

NOT_ALLOWED, FROZEN = "42501", "TA500"
APPEND_ONLY = ("events", "audit_events")
PARTIES = {"from_organisation_id", "to_organisation_id"}
#: Messages go both ways along a signalement; all else is made by whom it comes from.
MADE_BY_EITHER = {"signalement_messages", "referral_messages", "exchanges"}
#: Who receives these reads them, and changes nothing of them.
CHANGED_BY_MAKER = {"disclosures", "availability_bands", "peer_messages"}
#: What of a table is told to all; that it is no more than this, and all of it, its own tests see too.
TOLD = {"directory_fields": "grade = 'public'"}
#: These go after what hangs on them: a key stands behind the policy.
HUNG_ON = {
    *("case_plans", "goals", "housing_searches", "housing_applications"),
    "guarantee_loans",
    *("court_files", "proceedings", "proceeding_steps", "proceeding_parties", "judgments", "court_appeals"),
    *("compensation_claims", "hearings", "hearing_staff", "deadlines"),
    *("residence_tracks", "residence_events", "residence_papers"),
}
#: Of what is booked, and of the chain that seals it, nothing is ever changed or removed (LOAN-3, LOAN-19).
LEDGER = ("ledger_transactions", "ledger_entries", "ledger_blocks", "ledger_seals", "book_closings")
#: What the database says of these itself stands in front of the policy: it is put aside to try the policy.
SAID_BEFORE = {
    "ledger_transactions": "ledger_transactions_booked",
    "ledger_entries": "ledger_entries_filled",
}
HIDDEN = ("draft", "withdrawn", "entered_in_error")


@dataclass
class Site:
    """A connection of the runtime role, in a transaction to be rolled back, and what is on both sides."""

    connection: AsyncConnection
    mine: World
    theirs: World

    async def enter(self, organisation: UUID | str) -> None:
        """Set the tenant; '' is what is left of one after a commit."""
        await self.connection.execute(
            text("SELECT set_config('app.organisation_id', :id, true)"), {"id": str(organisation)}
        )

    async def scalar(self, statement: str, **parameters: Any) -> Any:
        return await self.connection.scalar(text(statement), parameters)

    async def count(self, table: Table, condition: str = "true", **parameters: Any) -> int | str:
        """How many rows are visible, or the SQLSTATE of the refusal."""
        point = await self.connection.begin_nested()
        try:
            query = text(f"SELECT count(*) FROM {table.name} t WHERE {condition}")
            return int(await self.connection.scalar(query, parameters))
        except DBAPIError as error:
            return str(getattr(error.orig, "sqlstate", None))
        finally:
            await point.rollback()

    async def attempt(self, statement: str, **values: Any) -> int | str:
        """How many rows a statement touches, or the SQLSTATE of its refusal; undone in either case."""
        point = await self.connection.begin_nested()
        try:
            parameters = {name: value for name, value in values.items() if f":{name}" in statement}
            return (await self.connection.execute(text(statement), parameters)).rowcount
        except DBAPIError as error:
            return str(getattr(error.orig, "sqlstate", None))
        finally:
            await point.rollback()


@asynccontextmanager
async def _as_runtime(url: str, mine: World, theirs: World) -> AsyncIterator[Site]:
    """As a superuser who has become the runtime role: `RESET ROLE` leads back."""
    engine = create_async_engine(url, poolclass=NullPool)
    async with engine.connect() as connection:
        transaction = await connection.begin()
        await connection.execute(text(f"SET LOCAL ROLE {RUNTIME}"))
        yield Site(connection, mine, theirs)
        await transaction.rollback()
    await engine.dispose()


@pytest.fixture
async def site(database: tuple[str, str], world: World, other_world: World) -> AsyncIterator[Site]:
    for side in (world, other_world):
        # A test that turned the clock on may have swept the remembered answers of the whole deployment.
        await side.centre.coordinator.made("/v1/cases", {}, key=uuid4().hex)
    async with _as_runtime(database[1], world, other_world) as site:
        yield site


@dataclass(frozen=True)
class Sample:
    """A row of each side, as JSON; how many rows the tenant is a party of, and how many it may change."""

    mine: dict[str, Any]
    theirs: dict[str, Any]
    visible: int
    changeable: int


async def _sample(site: Site, table: Table) -> Sample:
    """Rows of both sides, as the superuser sees them; a table without such rows would prove nothing."""
    await site.connection.execute(text("RESET ROLE"))
    me, them = site.mine.centre.id, [p.id for p in site.theirs.parties]
    row = f"SELECT to_jsonb(t) FROM {table.name} t WHERE {table.of(':who')} ORDER BY t::text LIMIT 1"
    found = [await site.scalar(row, who=who) for who in ([me], them)]
    assert all(found), f"{table.name} has no row of both worlds"
    everybody = await site.scalar(f"SELECT count(*) FROM {table.name}")
    own = await site.scalar(f"SELECT count(*) FROM {table.name} t WHERE {table.of(':who')}", who=[me])
    made = f"SELECT count(*) FROM {table.name} WHERE {table.parties[0]} = :who"
    changeable = await site.scalar(made, who=me) if table.name in CHANGED_BY_MAKER else own
    await site.connection.execute(text(f"SET LOCAL ROLE {RUNTIME}"))
    if table.name == DIRECTORY:
        return Sample(found[0], found[1], everybody, 1)
    return Sample(found[0], found[1], own, changeable)


async def _insertable(site: Site, table: Table) -> str:
    """An INSERT of a row given as JSON, without the columns that the database numbers by itself."""
    always = """
        SELECT array_agg(attname::text) FROM pg_attribute
        WHERE attrelid = CAST(:t AS regclass) AND attidentity = 'a'"""
    numbered = await site.scalar(always, t=table.name) or []
    names = ", ".join(column for column in table.columns if column not in numbered)
    return (
        f"INSERT INTO {table.name} ({names}) "
        f"SELECT {names} FROM jsonb_populate_record(NULL::{table.name}, CAST(:row AS jsonb))"
    )


def _fresh(row: dict[str, Any], **changes: object) -> str:
    """The row under another id."""
    return json.dumps({**row, "id": uuid4(), **changes}, default=str)


async def _plain_column(site: Site, table: Table) -> str:
    """A column that any value of another row fits: in no key and no trigger, where rows may be changed."""
    query = """
        SELECT a.attname FROM pg_attribute a
        LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
        WHERE a.attrelid = CAST(:t AS regclass) AND a.attnum > 0 AND NOT a.attisdropped
        AND (NOT has_table_privilege(:runtime, a.attrelid, 'UPDATE')
             OR a.atttypid = ANY(ARRAY['int', 'bytea', 'text[]', 'timestamptz', 'bigint']::regtype[])
                AND a.attnotnull AND NOT a.attnum = ANY (i.indkey) AND a.attname <> 'minimum_class_size')
        ORDER BY a.attname = 'version' DESC, a.atttypid = 'bigint'::regtype,
                 a.atttypid = 'timestamptz'::regtype LIMIT 1"""
    column: str | None = await site.scalar(query, t=table.name, runtime=RUNTIME)
    assert column is not None, f"no column of {table.name} to try a change on"
    return column


@dataclass(frozen=True)
class Trial:
    """What is tried on a table: the rows of both sides, and statements that read none of its columns.

    Reading one, an UPDATE or DELETE would be helped by the SELECT policy.
    """

    table: Table
    sample: Sample
    insert: str
    change: str
    remove: str


async def _trial(site: Site, table: Table) -> Trial:
    sample, column = await _sample(site, table), await _plain_column(site, table)
    if table.name in SAID_BEFORE:
        await site.connection.execute(text("RESET ROLE"))
        aside = f"ALTER TABLE {table.name} DISABLE TRIGGER {SAID_BEFORE[table.name]}"
        await site.connection.execute(text(aside))
        await site.connection.execute(text(f"SET LOCAL ROLE {RUNTIME}"))
    value = f"(jsonb_populate_record(NULL::{table.name}, CAST(:row AS jsonb))).{column}"
    return Trial(
        table,
        sample,
        await _insertable(site, table),
        f"UPDATE {table.name} SET {column} = {value}",
        f"DELETE FROM {table.name}",
    )


async def breaches(site: Site, table: Table) -> list[str]:
    """What the walls around a table let through, or keep from their owner; empty when they are right."""
    trial = await _trial(site, table)
    await site.enter(site.mine.centre.id)
    found = [
        *await _seen(site, trial),
        *await _added(site, trial),
        *await _changed(site, trial),
        *await _without_a_tenant(site, trial),
        *await _by_the_owner(site, trial),
    ]
    await site.connection.execute(text("RESET ROLE"))
    found += await isolation.broken(site.connection)
    await site.connection.execute(text(f"SET LOCAL ROLE {RUNTIME}"))
    return found


async def _seen(site: Site, trial: Trial) -> list[str]:
    found, table = [], trial.table
    told, me = TOLD.get(table.name, "false"), [site.mine.centre.id]
    foreign = f"NOT {table.of(':who')}"
    if table.name != DIRECTORY and await site.count(table, f"{foreign} AND NOT ({told})", who=me) != 0:
        found.append("foreign rows are visible")
    if table.name in TOLD and await site.count(table, f"{foreign} AND {told}", who=me) == 0:
        found.append("what is told to all is not visible")
    if await site.count(table, f"NOT ({foreign} AND {told})", who=me) != trial.sample.visible:
        found.append("not all own rows are visible")
    return found


async def _added(site: Site, trial: Trial) -> list[str]:
    found, me, two = [], site.mine.centre.id, set(trial.table.parties) == PARTIES
    if await site.attempt(trial.insert, row=_fresh(trial.sample.theirs)) != NOT_ALLOWED:
        found.append("a foreign row can be added")
    if two and trial.table.name not in MADE_BY_EITHER:
        other = site.theirs.centre.id
        forged = _fresh(trial.sample.mine, from_organisation_id=other, to_organisation_id=me)
        if await site.attempt(trial.insert, row=forged) != NOT_ALLOWED:
            found.append("a row can be added in the name of another organisation")
    own = _fresh(trial.sample.mine, **({"from_organisation_id": me} if two else {}))
    # Only the operator adds to the directory.
    await site.enter(site.mine.house.operator.id if trial.table.name == DIRECTORY else me)
    # Behind the policy stands the next refusal, of a key or a check: it means that the policy let it pass.
    if await site.attempt(trial.insert, row=own) == NOT_ALLOWED:
        found.append("an own row cannot be added")
    await site.enter(me)
    return found


async def _changed(site: Site, trial: Trial) -> list[str]:
    found, table = [], trial.table
    for right, statement in (("UPDATE", trial.change), ("DELETE", trial.remove)):
        granted = await site.scalar(f"SELECT has_table_privilege('{RUNTIME}', '{table.name}', '{right}')")
        touched = await site.attempt(statement, row=json.dumps(trial.sample.mine))
        kept = right == "DELETE" and table.name in HUNG_ON and touched == "23503"
        if touched != (trial.sample.changeable if granted else NOT_ALLOWED) and not kept:
            found.append(f"{right} reaches other rows than the own ones, or not all of those")
    for party in table.parties:
        gift = f"UPDATE {table.name} SET {party} = :other"
        if await site.attempt(gift, other=site.theirs.centre.id) not in {NOT_ALLOWED, FROZEN}:
            found.append("an own row can be given away")
    return found


async def _without_a_tenant(site: Site, trial: Trial) -> list[str]:
    await site.enter("")
    found, row = [], json.dumps(trial.sample.mine)
    if await site.count(trial.table) != (trial.sample.visible if trial.table.name == DIRECTORY else 0):
        found.append("something is visible without a tenant")
    touched = [await site.attempt(statement, row=row) for statement in (trial.change, trial.remove)]
    if not {*touched} <= {0, NOT_ALLOWED}:
        found.append("something can be changed without a tenant")
    if await site.attempt(trial.insert, row=_fresh(trial.sample.mine)) != NOT_ALLOWED:
        found.append("something can be added without a tenant")
    return found


async def _by_the_owner(site: Site, trial: Trial) -> list[str]:
    """A data migration would otherwise touch no row, and say nothing."""
    await site.connection.execute(text("RESET ROLE"))
    everything = await site.count(trial.table)
    await site.connection.execute(text(f"SET LOCAL ROLE {OWNER}"))
    return [] if await site.count(trial.table) == everything else ["a data migration would not see every row"]


async def test_no_table_lets_anything_of_another_organisation_through(site: Site) -> None:
    everything = await tables(site.connection)
    assert len(everything) > 10
    for table in everything:
        assert await breaches(site, table) == [], table.name


async def test_each_side_sees_all_that_lies_between_the_two_and_nothing_else(site: Site) -> None:
    for party in site.mine.parties:
        for table in await tables(site.connection):
            if table.name == DIRECTORY:
                continue
            await site.enter(party.id)
            others = f"NOT {table.of(':who')} AND NOT ({TOLD.get(table.name, 'false')})"
            assert await site.count(table, others, who=[party.id]) == 0


async def test_the_runtime_login_itself_sees_nothing_without_a_tenant(
    database: tuple[str, str], world: World
) -> None:
    engine = create_async_engine(database[0], poolclass=NullPool)
    async with engine.connect() as connection:
        assert await connection.scalar(text("SELECT session_user")) == RUNTIME
        for table in await tables(connection):
            count = await connection.scalar(text(f"SELECT count(*) FROM {table.name}"))
            assert (count > 0) == (table.name == DIRECTORY), table.name
    await engine.dispose()


async def test_check_isolation_finds_nothing(database: tuple[str, str]) -> None:
    assert await isolation.check(database[1]) == []


async def _policies(site: Site) -> list[tuple[str, str, bool, bool]]:
    query = """
        SELECT c.relname, p.polname, p.polqual IS NOT NULL, p.polwithcheck IS NOT NULL
        FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid ORDER BY 1, 2"""
    return [(r[0], r[1], r[2], r[3]) for r in await site.connection.execute(text(query))]


async def _defaced(site: Site, table: Table, statement: str) -> list[str]:
    """What the check finds after this change of the walls, which is then undone."""
    point = await site.connection.begin_nested()
    await site.connection.execute(text("RESET ROLE"))
    await site.connection.execute(text(statement))
    await site.connection.execute(text(f"SET LOCAL ROLE {RUNTIME}"))
    found = await breaches(site, table)
    await point.rollback()
    await site.connection.execute(text(f"SET LOCAL ROLE {RUNTIME}"))
    return found


async def test_each_policy_is_missed_when_it_is_dropped(site: Site) -> None:
    by_name = {table.name: table for table in await tables(site.connection)}
    policies = await _policies(site)
    assert {name for name, *_ in policies} == by_name.keys()
    for table, policy, _, _ in policies:
        assert await _defaced(site, by_name[table], f"DROP POLICY {policy} ON {table}"), policy


async def test_each_policy_is_missed_when_it_lets_everything_pass(site: Site) -> None:
    by_name = {table.name: table for table in await tables(site.connection)}
    open_to_all = {"organisations_select", *(f"{name}_migrations" for name in by_name)}
    for table, policy, using, check in await _policies(site):
        if policy in open_to_all:
            continue
        if using:
            statement = f"ALTER POLICY {policy} ON {table} USING (true)"
            assert await _defaced(site, by_name[table], statement), statement
        if check:
            statement = f"ALTER POLICY {policy} ON {table} WITH CHECK (true)"
            assert await _defaced(site, by_name[table], statement), statement


async def test_check_isolation_sees_a_wall_that_is_switched_off_or_has_a_door(site: Site) -> None:
    for table in await tables(site.connection):
        for statement in (
            f"ALTER TABLE {table.name} DISABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table.name} NO FORCE ROW LEVEL SECURITY",
            f"CREATE POLICY door ON {table.name} TO {RUNTIME} USING (true)",
            f"CREATE POLICY door ON {table.name} TO PUBLIC USING (true)",
            f"ALTER TABLE {table.name} OWNER TO {RUNTIME}",
        ):
            point = await site.connection.begin_nested()
            await site.connection.execute(text("RESET ROLE"))
            await site.connection.execute(text(statement))
            assert await isolation.broken(site.connection), statement
            await point.rollback()


async def test_g_6_the_journal_cannot_be_changed_or_removed(site: Site) -> None:
    await site.enter(site.mine.centre.id)
    for table in APPEND_ONLY:
        for statement in (
            f"UPDATE {table} SET role = 'nobody'",
            f"DELETE FROM {table}",
            f"TRUNCATE {table}",
            f"UPDATE {table} SET xid = xid WHERE false",
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        ):
            assert await site.attempt(statement) == NOT_ALLOWED, statement


async def test_loan_3_what_is_booked_cannot_be_changed_or_removed(site: Site) -> None:
    await site.enter(site.mine.centre.id)
    for table in LEDGER:
        assert await site.scalar(f"SELECT count(*) FROM {table}") > 0
        for statement in (
            f"UPDATE {table} SET organisation_id = organisation_id",
            f"UPDATE {table} SET organisation_id = organisation_id WHERE false",
            f"DELETE FROM {table}",
            f"DELETE FROM {table} WHERE false",
            f"TRUNCATE {table}",
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} DISABLE TRIGGER ALL",
        ):
            assert await site.attempt(statement) == NOT_ALLOWED, statement


async def test_the_runtime_role_cannot_build_or_tear_down(site: Site) -> None:
    await site.enter(site.mine.centre.id)
    for statement in (
        "CREATE TABLE public.mine (id int)",
        "CREATE TEMP TABLE mine (id int)",
        "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE OR REPLACE FUNCTION app.organisation() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'",
        "DROP POLICY cases_select ON cases",
        "ALTER TABLE cases NO FORCE ROW LEVEL SECURITY",
        f"SET LOCAL ROLE {OWNER}",
    ):
        # The superuser that this connection began as may become the owner; the login itself may not.
        refused = await site.attempt(statement)
        assert refused == NOT_ALLOWED or statement.startswith("SET LOCAL ROLE"), statement


async def test_ref_4_a_receiver_sees_no_hidden_referral_in_sql(site: Site) -> None:
    receivers = {identifier(a): state for state, a in site.mine.offers.items() if state != "placed_elsewhere"}
    await site.enter(site.mine.partner.id)
    seen = {row[0] for row in await site.connection.execute(text("SELECT id FROM referrals"))}
    assert seen == {id_ for id_, state in receivers.items() if state not in HIDDEN}
    for id_, state in receivers.items():
        touched = await site.attempt("UPDATE referrals SET version = 1 WHERE id = :id", id=id_)
        assert touched == (0 if state in HIDDEN else 1), state
    await site.enter(site.mine.centre.id)
    assert receivers.keys() <= {
        row[0] for row in await site.connection.execute(text("SELECT id FROM referrals"))
    }
    # Nor its link to the case, nor the case.
    await site.enter(site.mine.partner.id)
    assert await site.scalar("SELECT count(*) FROM referral_links") == 0
    of_centre = "SELECT count(*) FROM cases WHERE organisation_id = :centre"
    assert await site.scalar(of_centre, centre=site.mine.centre.id) == 0


async def test_ref_10_who_received_a_disclosure_changes_nothing_of_it_in_sql(site: Site) -> None:
    """Else the end of a consent would be the receiver's to set."""
    released = identifier(site.mine.offers["released"])
    changes = ("expires_at = NULL", "expires_at = expires_at + interval '1 year'", "field_groups = '{}'")
    for party, touched in ((site.mine.partner, 0), (site.mine.centre, 1)):
        await site.enter(party.id)
        seen = await site.scalar("SELECT count(*) FROM disclosures WHERE id = :id", id=released)
        assert seen == 1
        for change in changes:
            statement = f"UPDATE disclosures SET {change} WHERE id = :id"
            assert await site.attempt(statement, id=released) == touched, statement


async def test_sig_15_a_reporter_sees_nothing_of_the_handling_in_sql(site: Site) -> None:
    await site.enter(site.mine.police.id)
    assert await site.scalar("SELECT count(*) FROM signalements") == 8
    for table in ("signalement_handlings", "signalement_cases", "signalement_notes", "cases", "referrals"):
        assert await site.scalar(f"SELECT count(*) FROM {table}") == 0


#: When it is so, where it is not from the beginning.
FROZEN_ONCE = {
    "referrals": "card IS NOT NULL",
    "case_plans": "status = 'active'",
    "leases": "status = 'signed'",
    "guarantee_loans": "status = 'active'",
    "compensation_claims": "entry_count > 0",
    "hearings": "status = 'held' AND notified_at IS NOT NULL",
    "hearing_staff": "removed_at IS NOT NULL",
    "deadlines": "status = 'met'",
    "calendar_feeds": "revoked_at IS NOT NULL",
    "peer_messages": "outcome IS NOT NULL",
}
#: What never changes, or no more once a row has left the state.
KEPT = {
    "agreements": {"kind", "minimum_class_size", "valid_from", "valid_until"},
    "availability_bands": set(),
    "referrals": {"card", "kind", "respond_by_on", "sent_on"},
    "case_determinations": {
        *("case_id", "trafficking_status", "decision_body", "decided_on", "basis", "created_at"),
    },
    "household_cases": {"one_id", "other_id"},
    "assessments": {
        *("case_id", "kind", "assessed_on", "assessor_id", "questionnaire_id", "domains", "created_at"),
        "findings",
    },
    "delivered_services": {
        *("case_id", "type", "check_kind", "delivered_on", "sessions", "minutes", "worker_id", "provider_id"),
        *("funded_project_id", "cost", "created_at", "details"),
    },
    "questionnaires": {"code", "edition", "title", "questions", "created_at"},
    "plan_templates": {"code", "edition", "title", "goals", "follow_up", "requirements", "created_at"},
    "case_plans": {
        *("case_id", "edition", "previous_id", "template_id", "author_id", "created_at"),
        *("content", "follow_up", "review_on", "requirements", "editor_id"),
        *("agreed_at", "not_agreed_reason", "consulted_at", "consulted_in", "with_interpreter"),
        *("approver_id", "approved_at"),
    },
    "visits": {"case_id", "case_plan_id", "previous_id", "due_on"},
    "requirement_exemptions": {
        *("case_id", "case_plan_id", "requirement", "until_on", "approver_id", "reason"),
    },
    "housing_searches": {"case_id", "created_at"},
    "housing_applications": {"case_id", "search_id", "created_at"},
    "leases": {
        *("case_id", "created_at", "search_id", "application_id", "housing_type", "region", "currency"),
        *("monthly_rent_minor", "charges_minor", "deposit_minor", "deposit_payee", "starts_on", "ends_on"),
        *("checks", "analysed_on", "details", "signed_on"),
    },
    "books": {"currency", "exponent", "created_at"},
    "guarantee_funds": {"currency", "book_id", "created_at"},
    "fund_contributions": {"fund_id", "transaction_id", "donor", "purpose", "created_at"},
    "guarantee_loans": {
        *("case_id", "requester_id", "payment_reference", "created_at", "fund_id", "currency", "payee"),
        *("requested_minor", "approved_minor", "months_of_rent", "approver_id", "approved_at"),
    },
    "court_files": {"case_id", "created_at"},
    # Since when it exists is kept against its steps, by a trigger of its own.
    "proceedings": {
        *("case_id", "court_file_id", "country", "procedure", "template_from", "zone"),
        "created_at",
    },
    "proceeding_parties": {"case_id", "proceeding_id", "created_at"},
    "court_statements": {"case_id", "proceeding_id", "created_at"},
    "judgments": {"case_id", "proceeding_id", "created_at"},
    "court_appeals": {
        *("case_id", "proceeding_id", "created_at", "party_id", "remedy", "is_filed_elsewhere", "step_id"),
    },
    "compensation_claims": {"case_id", "source", "created_at", "currency"},
    "hearings": {
        *("case_id", "chain_id", "predecessor_id", "created_at", "starts_at", "ends_at", "zone"),
        "notified_at",
    },
    "hearing_staff": {"case_id", "chain_id", "member_id", "added_at", "created_at", "removed_at"},
    "deadlines": {
        *("case_id", "created_at", "proceeding_id", "judgment_id", "appeal_id", "paper_id", "supersedes_id"),
        *("procedure", "country", "act", "party_role", "base_event", "zone"),
        *("status", "base_on", "base_at", "judgment_on", "due_at", "is_by_hand", "is_manual"),
        "manual_reason",
        *("rule_code", "diverges", "met_at", "is_late", "waive_reason", "assigned_member_id"),
    },
    "residence_tracks": {"case_id", "country", "law_from", "created_at"},
    "residence_requests": {"case_id", "track_id", "phase", "is_renewal", "asked_on", "created_at"},
    "residence_papers": {"case_id", "track_id", "granted_by_id", "created_at"},
    "privileged_notes": {"case_id", "created_at", "author_id", "proceeding_id"},
    "calendar_feeds": {"member_id", "token_hash", "created_at", "revoked_at", "revoked_by"},
    "calendar_wishes": {"member_id"},
    "peers": {"partner_id", "created_at"},
    "peer_messages": {
        *("id", "number", "after", "kind", "object_id", "outcome", "code", "answered_at"),
        *("answer_head", "answer_signature", "request_hashes", "body_hash", "body_hashes"),
    },
    "webhook_deliveries": {
        *("endpoint_id", "position", "event_id", "type", "object_kind", "object_id", "object_version"),
        *("is_tombstone", "occurred_at", "recorded_at", "created_at"),
    },
    "directory_fields": {"name", "created_at"},
    "mail_deliveries": {
        *("member_id", "kind", "position", "event_id", "object_kind", "object_id", "occurred_at"),
        "created_at",
    },
    "exports": {
        *("types", "since", "filters", "reason", "client_id", "epoch", "on_behalf_of", "member_id", "role"),
        *("permissions", "created_at"),
    },
    "imports": {
        *("format", "validate_only", "rows_total", "client_id", "epoch", "on_behalf_of", "member_id"),
        *("role", "permissions", "created_at"),
    },
    "imported_things": {"kind", "token", "object_id"},
    "disclosures": {"released_on", "lawful_basis"},
    "exchanges": set(),
    "referral_messages": {
        *("referral_id", "written_by", "author_id", "body_for_from", "body_for_to", "created_at")
    },
    "erasure_requests": {"referral_id", "asked_on"},
    "signalement_messages": {"signalement_id", "written_by", "author_id", "body_for_from", "body_for_to"},
    "signalements": {
        *("channel", "source", "context", "urgency", "persons_count", "minors_count", "country"),
        *(
            "exploitation_suspected",
            "industry_suspected",
            "indicators",
            "interpreter_needed",
            "shelter_needed",
        ),
        *("reference_mac", "reference_for_from", "reference_for_to", "summary_for_from", "summary_for_to"),
        "author_id",
        "redirected_from_organisation_id",
    },
}


async def _kept(site: Site) -> dict[str, set[str]]:
    query = """
        SELECT tgrelid::regclass::text, encode(tgargs, 'escape') FROM pg_trigger
        WHERE tgfoid = 'app.keep'::regproc AND tgenabled = 'O'"""
    await site.connection.execute(text("RESET ROLE"))
    found: dict[str, set[str]] = {}
    for table, arguments in await site.connection.execute(text(query)):
        found.setdefault(table, set()).update(filter(None, arguments.split("\\000")))
    await site.connection.execute(text(f"SET LOCAL ROLE {RUNTIME}"))
    return found


async def test_frozen_columns_are_kept_whoever_asks(site: Site) -> None:
    kept = await _kept(site)
    two_party = {t.name for t in await tables(site.connection) if set(t.parties) == PARTIES}
    assert two_party <= KEPT.keys()
    assert kept == {table: own | (PARTIES if table in two_party else set()) for table, own in KEPT.items()}
    for table, columns in kept.items():
        where = "WHERE id = :id"
        for party in (site.mine.centre, site.mine.partner, site.mine.police, site.mine.second):
            await site.enter(party.id)
            frozen = FROZEN_ONCE.get(table, "true")
            # What others tell to all, they alone change.
            own = f"{frozen} AND NOT ({TOLD.get(table, 'false')})"
            query = f"SELECT to_jsonb(t) FROM {table} t WHERE {own} ORDER BY t.id LIMIT 1"
            row = await site.scalar(query)
            if row is None or (table in CHANGED_BY_MAKER and row["from_organisation_id"] != str(party.id)):
                continue
            for column in sorted(columns):
                other = await _another_value(site, table, column)
                statement = f"UPDATE {table} SET {column} = {other} {where}"
                granted = f"SELECT has_table_privilege('{RUNTIME}', '{table}', 'UPDATE')"
                wanted = FROZEN if await site.scalar(granted) else NOT_ALLOWED
                assert await site.attempt(statement, id=UUID(row["id"])) == wanted, statement


async def _another_value(site: Site, table: str, column: str) -> str:
    """An expression that is certainly not what stands in the column, of its type."""
    kind = """
        SELECT format_type(atttypid, NULL) FROM pg_attribute
        WHERE attrelid = CAST(:t AS regclass) AND attname = :c"""
    by_type = {
        **dict.fromkeys(("integer", "bigint", "smallint"), f"coalesce({column}, 0) + 1"),
        "boolean": f"{column} IS NOT TRUE",
        "date": f"coalesce({column}, '2020-01-01') + 1",
        "uuid": "gen_random_uuid()",
        "bytea": f"coalesce({column}, '') || '\\x00'::bytea",
        "jsonb": "'{}'::jsonb",
        "timestamp with time zone": f"coalesce({column}, now()) + interval '1 day'",
        "text[]": f"array_append({column}, 'x')",
        "character varying": f"coalesce({column}, '') || 'x'",
    }
    return by_type[await site.scalar(kind, t=table, c=column)]


async def test_the_planner_knows_no_organisation_from_another(site: Site) -> None:
    query = """
        SELECT count(*), count(*) FILTER (WHERE attstattarget IS DISTINCT FROM 0) FROM pg_attribute
        WHERE attrelid = CAST(:t AS regclass) AND attname = ANY(:columns)"""
    for table in await tables(site.connection):
        if table.name == DIRECTORY:
            continue
        found = await site.connection.execute(text(query), {"t": table.name, "columns": list(table.parties)})
        assert tuple(found.one()) == (len(table.parties), 0), table.name


async def test_a_draft_can_still_be_changed(site: Site) -> None:
    await site.enter(site.mine.centre.id)
    draft = identifier(site.mine.offers["draft"])
    assert (
        await site.attempt("UPDATE referrals SET respond_by_on = respond_by_on + 1 WHERE id = :id", id=draft)
        == 1
    )


async def test_a_key_of_an_owned_row_leads_to_no_row_of_another_organisation(
    house: House, site: Site
) -> None:
    """A child cannot hang on a parent of another tenant, even when its id is known."""
    await site.enter(site.mine.centre.id)
    for table, column, theirs in (
        ("referral_links", "case_id", identifier(site.theirs.cases["sent"])),
        ("signalement_notes", "signalement_id", identifier(site.theirs.reports["open"])),
        ("trafficking_events", "case_id", identifier(site.theirs.cases["sent"])),
        ("waiting_entries", "case_id", identifier(site.theirs.cases["sent"])),
        ("allocations", "shelter_id", identifier(site.theirs.shelters["open"])),
        ("allocations", "bed_id", identifier(site.theirs.housing["bed_id"])),
        ("absences", "allocation_id", identifier(site.theirs.allocations["occupied"])),
        ("placement_exclusions", "other_case_id", identifier(site.theirs.cases["sent"])),
        ("goals", "case_plan_id", identifier(site.theirs.plans["active"])),
        ("plan_actions", "goal_id", identifier(site.theirs.goals["active"])),
        ("plan_actions", "funded_project_id", identifier(site.theirs.forms["project open"])),
        ("delivered_services", "action_id", identifier(site.theirs.actions["planned"])),
        ("housing_searches", "leaving_allocation_id", identifier(site.theirs.allocations["occupied"])),
        ("guarantee_loans", "sealed_for", identifier(site.theirs.people[0])),
        ("court_files", "sealed_for", identifier(site.theirs.people[0])),
        ("proceedings", "sealed_for", identifier(site.theirs.people[0])),
        ("court_appeals", "judgment_id", identifier(site.theirs.court["judgment_id"])),
        ("compensation_claims", "proceeding_id", identifier(site.theirs.court["proceeding_id"])),
        ("hearings", "proceeding_id", identifier(site.theirs.court["proceeding_id"])),
        ("deadlines", "sealed_for", identifier(site.theirs.people[0])),
    ):
        statement = f"UPDATE {table} SET {column} = :theirs WHERE id = (SELECT id FROM {table} LIMIT 1)"
        foreign, random = (
            await site.attempt(statement, theirs=theirs),
            await site.attempt(statement, theirs=uuid4()),
        )
        assert foreign == random == "23503"
