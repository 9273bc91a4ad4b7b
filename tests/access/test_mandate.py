"""The mandate leads to the other party of a row of its transaction, and always back."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from tests.factories.house import House, Party
from trafficking_api.access.audit import Actor
from trafficking_api.access.mandate import Mandate, system_mandate
from trafficking_api.access.models import Client
from trafficking_api.features.agreements.models import Agreement
from trafficking_api.features.cases.models import Case
from trafficking_api.kit.crypto import Unreadable
from trafficking_api.kit.database import Tenant, refusal_of
from trafficking_api.kit.errors import Unauthenticated


class Story:
    """Two centres with an agreement, and the mandate of the first."""

    def __init__(self, one: Party, two: Party, agreement: UUID, mandate: Mandate) -> None:
        self.one, self.two, self.id, self.mandate = one, two, agreement, mandate

    async def agreement(self) -> Agreement:
        found = await self.mandate.session.scalar(select(Agreement).where(col(Agreement.id) == self.id))
        assert found is not None
        return found

    async def tenant(self) -> UUID:
        found: UUID = await self.mandate.session.scalar(text("SELECT app.organisation()"))
        assert found == self.mandate.organisation_id == self.mandate.session.info["tenant"].organisation_id
        return found


@pytest.fixture
async def story(house: House) -> AsyncIterator[Story]:
    one, two = await house.party(), await house.party()
    agreement = UUID(await house.agree(one, two))
    tenant = Tenant(one.id, one.coordinator.client_id, 1)
    actor = Actor(one.id, one.coordinator.client_id, "coordinator", "test", uuid4())
    async with house.office.database.session(tenant) as session:
        session.info["actor"] = actor
        await session.connection()
        yield Story(one, two, agreement, Mandate(house.office, session, tenant, actor))


async def test_g_3_it_acts_in_the_other_tenant_and_comes_back(story: Story) -> None:
    row = await story.agreement()
    assert await story.tenant() == story.one.id
    async with story.mandate.as_other_party(row):
        assert await story.tenant() == story.two.id
    assert await story.tenant() == story.one.id
    assert story.mandate.tenant.client_id == story.one.coordinator.client_id


async def test_g_3_it_comes_back_when_something_fails_inside(story: Story) -> None:
    row = await story.agreement()
    with pytest.raises(ZeroDivisionError):
        async with story.mandate.as_other_party(row):
            raise ZeroDivisionError
    assert await story.tenant() == story.one.id
    found = await story.mandate.session.scalars(select(col(Client.organisation_id)))
    assert set(found) == {story.one.id}


@pytest.mark.parametrize("statement", ["SELECT 1/0", "SELECT * FROM nowhere"])
async def test_g_3_a_fault_of_the_database_inside_is_told_as_it_is_and_the_next_transaction_is_ours(
    story: Story, statement: str
) -> None:
    row = await story.agreement()
    with pytest.raises(DBAPIError) as fault:
        async with story.mandate.as_other_party(row):
            await story.mandate.session.execute(text(statement))
    assert fault.value.statement == statement
    assert story.mandate.organisation_id == story.one.id
    await story.mandate.session.rollback()
    assert await story.tenant() == story.one.id


async def test_a_fault_of_the_flush_inside_is_told_as_it_is(story: Story) -> None:
    row, stamps = await story.agreement(), story.mandate.stamps()
    impossible = Case(
        organisation_id=story.two.id, opened_on=stamps["created_at"], status="nowhere", **stamps
    )
    with pytest.raises(DBAPIError) as fault:
        async with story.mandate.as_other_party(row):
            story.mandate.session.add(impossible)
    assert getattr(fault.value.orig, "sqlstate", "").startswith("23")
    await story.mandate.session.rollback()
    assert await story.tenant() == story.one.id


async def test_a_client_revoked_meanwhile_does_not_come_back(house: House, story: Story) -> None:
    row = await story.agreement()
    with pytest.raises(DBAPIError) as fault:
        async with story.mandate.as_other_party(row):
            await house.owner_execute(
                "UPDATE clients SET revoked_at = now() WHERE id = :id", id=story.one.coordinator.client_id
            )
    assert isinstance(refusal_of(fault.value), Unauthenticated)


async def test_only_a_row_of_this_transaction_leads_to_its_other_party(house: House, story: Story) -> None:
    async with system_mandate(house.office, story.one.id, "test") as other:
        elsewhere = await other.session.scalar(select(Agreement).where(col(Agreement.id) == story.id))
        assert elsewhere is not None
        made_up = Agreement(
            from_organisation_id=story.one.id,
            to_organisation_id=uuid4(),
            kind="referral",
            minimum_class_size=5,
            valid_from=story.mandate.today(),
            **story.mandate.stamps(),
        )
        for row in (elsewhere, made_up):
            with pytest.raises(RuntimeError, match="only a row of this transaction"):
                async with story.mandate.as_other_party(row):
                    raise AssertionError
        story.mandate.session.add(made_up)
        with pytest.raises(RuntimeError, match="only a row of this transaction"):
            async with story.mandate.as_other_party(made_up):
                raise AssertionError
        story.mandate.session.expunge(made_up)
    assert await story.tenant() == story.one.id


async def test_the_keys_of_the_other_side_are_fetched_in_its_tenant(house: House, story: Story) -> None:
    house.office.keys._known.clear()
    keys = await story.mandate.keys(story.two.id)
    assert keys.organisation_id == story.two.id
    assert await story.tenant() == story.one.id
    assert await story.mandate.keys(story.two.id) is keys
    row = uuid4()
    sealed = keys.seal("x.y", row, "words")
    with pytest.raises(Unreadable):
        (await story.mandate.keys()).open("x.y", row, sealed)


async def test_an_organisation_without_a_key_is_unreadable_and_the_tenant_comes_back(
    house: House, story: Story
) -> None:
    house.office.keys._known.pop(story.two.id, None)
    await house.owner_execute("DELETE FROM organisation_keys WHERE organisation_id = :id", id=story.two.id)
    with pytest.raises(Unreadable):
        await story.mandate.keys(story.two.id)
    assert await story.tenant() == story.one.id


async def test_the_system_is_no_author(house: House) -> None:
    async with system_mandate(house.office, house.operator.id, "test") as mandate:
        assert mandate.actor.client_id is None
        with pytest.raises(RuntimeError, match="no author"):
            _ = mandate.author_id


async def test_g_3_after_a_transaction_nothing_of_the_tenant_stays_in_the_pool(house: House) -> None:
    centre = await house.party()
    for _ in range(5):
        await centre.coordinator.get("/v1/cases")
    async with house.office.database.engine.connect() as connection:
        left: Any = await connection.scalar(text("SELECT current_setting('app.organisation_id', true)"))
        assert not left
        assert await connection.scalar(text("SELECT count(*) FROM cases")) == 0
