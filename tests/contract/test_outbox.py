"""The journal is what notifications will be made of: no person, place, purpose or word is in it (G-14)."""

import re

from tests.contract.rows import tables
from tests.factories.house import House
from tests.factories.world import World
from trafficking_api.vocabulary import CODE_LISTS

OUTBOX = ("events", "audit_events", "feed_entries")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


async def test_g_14_no_canary_of_any_field_is_in_the_outbox(house: House, world: World) -> None:
    assert len(world.canaries) > 100
    for table in OUTBOX:
        rows = await house.owner_execute(
            f"SELECT t::text FROM {table} t WHERE organisation_id = ANY(:ids)",  # noqa: S608 - names of this file
            ids=[party.id for party in world.parties],
        )
        told = "\n".join(rows.scalars())
        assert told.count("\n") > 100
        assert [canary for canary in world.canaries if canary in told] == []


async def test_g_14_the_outbox_has_names_of_fields_codes_and_ids_only(house: House, world: World) -> None:
    async with house.owner.connect() as connection:
        columns = {column for table in await tables(connection) for column in table.columns}
    codes = {value.code for code_list in CODE_LISTS.values() for value in code_list.values}
    rows = await house.owner_execute("SELECT type, object_kind, from_state, to_state, fields FROM events")
    for type_, kind, before, after, fields in rows.all():
        assert re.fullmatch(r"[a-z_]+\.[a-z_]+", type_)
        assert all(_NAME.fullmatch(word) for word in (kind, before, after) if word is not None)
        assert set(fields) <= columns
    reasons = await house.owner_execute("SELECT DISTINCT reason FROM audit_events WHERE reason IS NOT NULL")
    assert set(reasons.scalars()) <= codes
