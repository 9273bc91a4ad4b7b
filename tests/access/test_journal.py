"""Every change is written down in the same breath, each side's copy in its own tenant, for good."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from tests.factories.house import FACTS, House, Party
from trafficking_api.access.audit import Actor
from trafficking_api.access.models import Event
from trafficking_api.features.cases.models import Case
from trafficking_api.kit.database import Tenant


class Unjournalled(SQLModel, table=True):
    """A table that somebody forgot to make Recorded."""

    __tablename__ = "unjournalled_of_a_test"
    __table_args__ = ({"prefixes": ["TEMPORARY"]},)

    id: UUID = Field(default_factory=uuid4, primary_key=True)


# The metadata is what migrations are compared with.
SQLModel.metadata.remove(Unjournalled.__table__)  # type: ignore[attr-defined] # SQLModel's table


@pytest.fixture
async def session(house: House) -> AsyncIterator[AsyncSession]:
    centre = await house.party()
    async with house.office.database.session(Tenant(centre.id)) as session:
        session.info["actor"] = Actor.system(centre.id, "test")
        yield session


async def rows(house: House, table: str, organisation: UUID) -> list[dict[str, Any]]:
    found = await house.owner_execute(
        f"SELECT * FROM {table} WHERE organisation_id = :id ORDER BY seq",  # noqa: S608 - fixed names
        id=organisation,
    )
    return [dict(row) for row in found.mappings()]


async def fresh(house: House, table: str, centre: Party, since: int) -> list[dict[str, Any]]:
    return (await rows(house, table, centre.id))[since:]


async def marks_of(house: House, centre: Party) -> tuple[int, int]:
    return len(await rows(house, "events", centre.id)), len(await rows(house, "audit_events", centre.id))


async def test_a_change_without_a_record_is_impossible(session: AsyncSession) -> None:
    session.add(Unjournalled())
    with pytest.raises(TypeError, match="Unjournalled would change without a record"):
        await session.run_sync(lambda sync: sync.dispatch.after_flush(sync, None))


async def test_a_change_by_nobody_is_impossible(house: House) -> None:
    centre = await house.party()
    made = await centre.coordinator.made("/v1/cases", FACTS)
    async with house.office.database.session(Tenant(centre.id)) as session:
        case = (await session.scalars(select(Case).where(col(Case.id) == UUID(made.json()["id"])))).one()
        case.household_size = 7
        with pytest.raises(KeyError, match="actor"):
            await session.commit()
    assert (await centre.coordinator.get(made.headers["Location"])).content == made.content


async def test_a_change_has_its_event_and_its_audit_row_with_names_of_fields_only(house: House) -> None:
    centre = await house.party()
    events, audits = await marks_of(house, centre)
    made = await centre.coordinator.made("/v1/cases", FACTS)
    patched = await centre.coordinator.patch(
        made.headers["Location"], {"household_size": 3}, etag=made.headers["ETag"]
    )
    assert patched.status_code == 200
    created, assigned, changed = await fresh(house, "events", centre, events)
    assert (created["type"], created["from_state"], created["to_state"]) == ("case.created", None, "intake")
    assert (changed["type"], changed["fields"], changed["object_version"]) == (
        "case.changed",
        ["household_size"],
        2,
    )
    assert (assigned["type"], assigned["to_state"]) == ("case_worker.assigned", "working")
    acting = centre.coordinator
    for row in (created, assigned, changed):
        assert (row["object_kind"] == "case") == (str(row["object_id"]) == made.json()["id"])
        assert (row["client_id"], row["role"]) == (acting.client_id, "coordinator")
        assert row["member_id"] == acting.member_id
        assert row["occurred_at"] <= row["recorded_at"] + timedelta(minutes=5)
    assert str(changed["request_id"]) == patched.headers["Request-Id"]
    first, _, second = await fresh(house, "audit_events", centre, audits)
    assert (first["operation"], second["operation"]) == ("open_case", "change_case")
    assert (first["member_id"], second["member_id"]) == (acting.member_id, acting.member_id)
    assert (second["outcome"], second["fields"]) == ("done", ["household_size"])
    assert second["request_id"] == changed["request_id"]


async def test_what_is_removed_has_its_event_and_its_audit_row(house: House) -> None:
    centre = await house.party()
    worker = centre.coordinator
    one, other = [await worker.made("/v1/people", {"identity": {}}) for _ in range(2)]
    link = {"other_id": other.json()["id"], "relation": "Sibling"}
    made = await worker.made(f"{one.headers['Location']}/household-links", link)
    events, audits = await marks_of(house, centre)
    removed = await worker.call("DELETE", made.headers["Location"], headers={"If-Match": '"1"'})
    assert removed.status_code == 204
    about = [
        [row for row in await fresh(house, table, centre, since) if row["object_kind"] == "household_link"]
        for table, since in (("events", events), ("audit_events", audits))
    ]
    ((told,), (audited,)) = about
    assert told["type"] == "household_link.removed"
    assert (audited["operation"], audited["outcome"]) == ("unlink_household", "done")
    assert str(told["object_id"]) == str(audited["object_id"]) == made.json()["id"]


async def test_a_refused_request_leaves_one_audit_row_and_no_event(house: House) -> None:
    centre = await house.party()
    made = await centre.coordinator.made("/v1/cases", FACTS)
    here = made.headers["Location"]
    events, audits = await marks_of(house, centre)
    refusals = [
        await centre.coordinator.patch(here, {"household_size": 3}, etag='"9"'),
        await centre.coordinator.patch(here, {"household_size": "3"}, etag='"1"'),
        await centre.coordinator.patch(here, {"household_size": 3}),
        await centre.coordinator.post(here + "/reopen", {"reason": "NewFacts"}, etag='"1"'),
        await centre.legal.patch(here, {"household_size": 3}, etag='"1"'),
        await centre.coordinator.get(f"/v1/cases/{uuid4()}"),
        await centre.coordinator.get("/v1/cases?x=1"),
    ]
    assert [answer.is_error for answer in refusals] == [True] * 7
    assert await fresh(house, "events", centre, events) == []
    written = await fresh(house, "audit_events", centre, audits)
    assert [(row["outcome"], row["code"]) for row in written] == [
        ("refused", answer.json()["code"]) for answer in refusals
    ]
    assert [str(row["request_id"]) for row in written] == [a.headers["Request-Id"] for a in refusals]
    assert all(row["fields"] == [] and row["object_kind"] is None for row in written)


async def test_the_other_sides_copy_names_nobody(house: House) -> None:
    centre, police = await house.party(), await house.party("authority")
    marks = {p.id: len(await rows(house, "events", p.id)) for p in (centre, police)}
    audits = len(await rows(house, "audit_events", centre.id))
    report = {
        "to_organisation_id": str(centre.id),
        "official_reference": "R-1",
        "channel": "PartnerApi",
        "source": "FederalPolice",
        "urgency": "Within24h",
        "persons_count": 1,
        "country": "BE",
        "summary": "x",
    }
    made = await police.liaison.made("/v1/signalements", report)
    (own,) = await fresh(house, "events", police, marks[police.id])
    assert (own["client_id"], own["role"]) == (police.liaison.client_id, "liaison")
    assert str(own["request_id"]) == made.headers["Request-Id"]
    copies = await fresh(house, "events", centre, marks[centre.id])
    copies += await fresh(house, "audit_events", centre, audits)
    assert {row["object_kind"] for row in copies} == {"signalement", "signalement_handling"}
    for copy in copies:
        assert (copy["client_id"], copy["member_id"], copy["role"]) == (None, None, None)
        assert str(copy["request_id"]) != made.headers["Request-Id"]
        assert copy.get("operation", "other_party") == "other_party"
        # With whom it lies between the two is known to both; who acted there is not.
        assert copy.pop("peer_id", None) in {police.id, None}
        who = {str(police.liaison.client_id), str(police.liaison.member_id), str(police.id)}
        assert not who & {str(value) for value in copy.values()}


@pytest.mark.walls
@pytest.mark.parametrize("table", ["events", "audit_events"])
@pytest.mark.parametrize(
    "attempt", ["UPDATE {0} SET request_id = gen_random_uuid()", "DELETE FROM {0}", "TRUNCATE {0}"]
)
async def test_g_6_the_journal_is_only_ever_appended(session: AsyncSession, table: str, attempt: str) -> None:
    with pytest.raises(DBAPIError, match="permission denied"):
        await session.execute(text(attempt.format(table)))


_BELOW_HORIZON = """
    SELECT seq FROM events WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY seq
"""


async def read_below_horizon(house: House, centre: Party) -> list[int]:
    async with house.office.database.session(Tenant(centre.id)) as session:
        return list(await session.scalars(text(_BELOW_HORIZON)))


_COUNT = text("SELECT count(*) FROM events")


async def all_below_horizon(house: House, centre: Party) -> list[int]:
    """The same, once it is everything: other databases of this server may hold the horizon for a moment."""
    async with house.office.database.session(Tenant(centre.id)) as session:
        everything = await session.scalar(_COUNT)
    for _ in range(400):
        if len(await read_below_horizon(house, centre)) == everything:
            break
        await asyncio.sleep(0.05)
    found = await read_below_horizon(house, centre)
    assert len(found) == everything
    return found


@pytest.mark.race
async def test_a_reader_below_the_horizon_misses_no_event_of_a_slow_writer(house: House) -> None:
    centre = await house.party()
    known = await all_below_horizon(house, centre)
    async with house.office.database.session(Tenant(centre.id)) as slow:
        slow.info["actor"] = Actor.system(centre.id, "test")
        await slow.execute(text("SELECT pg_current_xact_id()"))
        await centre.coordinator.made("/v1/cases", FACTS)  # a quick writer, with a higher number
        assert await slow.scalar(_COUNT) > len(known)
        assert await read_below_horizon(house, centre) == known
        await slow.rollback()
    assert len(await all_below_horizon(house, centre)) > len(known)
    async with house.office.database.session(Tenant(centre.id)) as session:
        found = await session.execute(select(col(Event.xid)).where(col(Event.organisation_id) == centre.id))
        assert all(isinstance(xid, int) or str(xid).isdecimal() for xid in found.scalars())
