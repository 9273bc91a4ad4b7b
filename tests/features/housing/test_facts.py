"""What others build on a lease: its facts, held as they are, and its landlord, read with a trace."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.factories.house import House
from tests.features.case_plans.plans import Desk, desk, id_of
from tests.features.housing.homes import leased
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.housing import queries
from trafficking_api.features.housing.service.papers import Landlord, landlord
from trafficking_api.kit.errors import NotFound

WORDS = {
    "landlord_name": "A landlord",
    "landlord_address": "Elsewhere 2",
    "dwelling_address": "Rue de l’Exemple 1",
    "payee_account": "BE71 0961 2345 6769",
}


async def lease_in(house: House) -> tuple[Desk, UUID]:
    """A signed lease with all its words."""
    there = await desk(house)
    return there, UUID(id_of(await leased(there, "signed", **WORDS, note="She has a key.")))


async def test_the_facts_of_a_lease_have_no_words(house: House) -> None:
    there, id_ = await lease_in(house)
    async with system_mandate(house.office, there.centre.id, "test") as mandate:
        facts = await queries.lease_facts(mandate, id_)
        assert await queries.lease_facts(mandate, uuid4()) is None
    assert facts is not None
    assert (facts.id, str(facts.case_id), facts.status, facts.region) == (
        id_,
        there.case,
        "signed",
        "Brussels",
    )
    assert (facts.currency, facts.monthly_rent_minor, facts.deposit_minor) == ("EUR", 72000, 144000)
    assert (facts.deposit_payee, facts.edition) == ("BlockedAccount", 1)


async def test_who_asks_for_the_facts_holds_the_lease(house: House) -> None:
    there, id_ = await lease_in(house)
    async with system_mandate(house.office, there.centre.id, "test") as mandate:
        await queries.lease_facts(mandate, id_)
        for lock, is_free in (("SHARE", True), ("UPDATE", False)):
            query = f"SELECT 1 FROM leases WHERE id = :id FOR {lock} NOWAIT"  # noqa: S608 - of this file
            async with house.owner.connect() as connection:
                if is_free:
                    assert await connection.scalar(text(query), {"id": id_}) == 1
                    continue
                with pytest.raises(DBAPIError) as refusal:
                    await connection.scalar(text(query), {"id": id_})
                assert getattr(refusal.value.orig, "sqlstate", None) == "55P03"


async def test_nobody_else_has_the_facts_or_the_landlord(house: House) -> None:
    _, id_ = await lease_in(house)
    for stranger in (await house.party(), await house.party()):
        async with system_mandate(house.office, stranger.id, "test") as mandate:
            assert await queries.lease_facts(mandate, id_) is None
            with pytest.raises(NotFound):
                await landlord(mandate, id_)


async def test_g_12_who_reads_the_landlord_leaves_a_trace(house: House) -> None:
    there, id_ = await lease_in(house)
    person = (await there.read(f"/v1/cases/{there.case}"))["person_id"]
    async with system_mandate(house.office, there.centre.id, "read_the_landlord") as mandate:
        assert await landlord(mandate, id_) == Landlord(**WORDS)
    rows = await house.owner_execute(
        "SELECT object_kind, object_id::text FROM audit_events "
        "WHERE organisation_id = :id AND operation = 'read_the_landlord' ORDER BY object_kind",
        id=there.centre.id,
    )
    assert [tuple(row) for row in rows] == [("case", there.case), ("person", person)]


async def test_a_lease_without_words_has_no_landlord_to_tell(house: House) -> None:
    there = await desk(house)
    id_ = UUID(id_of(await leased(there)))
    async with system_mandate(house.office, there.centre.id, "test") as mandate:
        assert await landlord(mandate, id_) == Landlord(None, None, None, None)
