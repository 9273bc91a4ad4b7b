"""Remembered answers are found by what is asked of them, however many an organisation has."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from fastapi import Response
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from tests.factories.house import FACTS, House, Party
from trafficking_api.access import once
from trafficking_api.access.audit import Actor
from trafficking_api.access.keeping import forget_answers
from trafficking_api.access.mandate import Mandate, system_mandate
from trafficking_api.access.tasks import forget_answers as forget_old_answers
from trafficking_api.kit.database import Claim, Tenant

MANY = 3000
#: How many rows of the table this transaction has read, by an index or not.
READ = """
    SELECT coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)
    FROM pg_stat_xact_user_tables WHERE relname = 'remembered_answers'"""


@dataclass
class Crowd:
    """A centre that has remembered many answers, and what one of them is about."""

    house: House
    centre: Party
    resource_id: UUID


@pytest.fixture
async def crowd(house: House) -> Crowd:
    centre = await house.party()
    made = await centre.coordinator.made("/v1/cases", FACTS, key="first")
    await house.owner_execute(
        "INSERT INTO remembered_answers SELECT (jsonb_populate_record(r, jsonb_build_object("
        "'id', gen_random_uuid(), 'resource_id', gen_random_uuid(), "
        "'key_hash', '\\x' || encode(sha256(n::text::bytea), 'hex')))).* "
        "FROM remembered_answers r, generate_series(1, :many) n WHERE r.organisation_id = :id",
        many=MANY,
        id=centre.id,
    )
    await house.owner_execute("ANALYZE remembered_answers")
    return Crowd(house, centre, UUID(made.json()["id"]))


async def rows_read(session: AsyncSession, work: Callable[[], Awaitable[object]]) -> int:
    before = await session.scalar(text(READ)) or 0
    await work()
    return int(await session.scalar(text(READ)) or 0) - before


@asynccontextmanager
async def claiming(crowd: Crowd) -> AsyncIterator[tuple[Mandate, Claim]]:
    """A transaction of the coordinator's that has claimed a key and made its answer."""
    caller = crowd.centre.coordinator
    claim = Claim(uuid4().bytes, b"print", uuid4())
    tenant = Tenant(crowd.centre.id, caller.client_id, 1, claim)
    actor = Actor(crowd.centre.id, caller.client_id, caller.role, "test", uuid4())
    async with crowd.house.office.database.session(tenant) as session:
        session.info["actor"] = actor
        await session.connection()
        mandate = Mandate(crowd.house.office, session, tenant, actor)
        mandate.remembers = once.Answer(crowd.resource_id, b"{}")
        yield mandate, claim


async def test_an_answer_is_stored_without_reading_the_others_of_its_client(crowd: Crowd) -> None:
    async with claiming(crowd) as (mandate, claim):
        await once.remember(mandate, claim, Response(None, 201))

        async def conclude() -> None:
            await mandate.session.run_sync(lambda sync: sync.dispatch.before_commit(sync))

        # As a connection does that has stored many.
        await mandate.session.execute(text("SET LOCAL plan_cache_mode = force_generic_plan"))
        assert await rows_read(mandate.session, conclude) <= 3
        await mandate.session.commit()
    assert await stored(crowd, claim) == [(201, crowd.resource_id)]


async def test_the_answer_of_a_process_from_before_the_upgrade_is_stored_too(crowd: Crowd) -> None:
    async with claiming(crowd) as (mandate, claim):
        await once.remember(mandate, claim, Response(None, 201))
        del mandate.session.info["answer"]["key_hash"]
        await mandate.session.commit()
    assert await stored(crowd, claim) == [(201, crowd.resource_id)]


async def test_what_is_destroyed_is_forgotten_without_reading_the_other_answers(crowd: Crowd) -> None:
    async with system_mandate(crowd.house.office, crowd.centre.id, "test") as mandate:
        gone = [crowd.resource_id, *(uuid4() for _ in range(5))]
        assert await rows_read(mandate.session, lambda: forget_answers(mandate, gone)) <= 3
    assert await remembered(crowd) == MANY


async def test_what_is_over_is_forgotten_without_reading_what_is_not(crowd: Crowd) -> None:
    await crowd.house.owner_execute(
        "UPDATE remembered_answers SET created_at = created_at - interval '8 days' WHERE resource_id = :id",
        id=crowd.resource_id,
    )
    async with system_mandate(crowd.house.office, crowd.centre.id, "test") as mandate:
        assert await rows_read(mandate.session, lambda: forget_old_answers(mandate)) <= 3
    assert await remembered(crowd) == MANY


async def stored(crowd: Crowd, claim: Claim) -> list[tuple[int, UUID]]:
    """What is remembered under this claim."""
    query = "SELECT status, resource_id FROM remembered_answers WHERE id = :id"
    return [(row.status, row.resource_id) for row in await crowd.house.owner_execute(query, id=claim.id)]


async def remembered(crowd: Crowd) -> int:
    count = "SELECT count(*) FROM remembered_answers WHERE organisation_id = :id"
    return int((await crowd.house.owner_execute(count, id=crowd.centre.id)).scalar_one())
