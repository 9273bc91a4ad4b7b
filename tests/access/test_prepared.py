"""A statement that is put together once asks each time for who asks, and only by the rights of that one."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import Date, Select, func, literal, select
from sqlmodel import col

from tests.factories.house import FACTS, House, Party
from trafficking_api.access.mandate import Mandate, system_mandate
from trafficking_api.access.permissions import Permission, Role
from trafficking_api.access.prepared import Outline, prepared
from trafficking_api.features.cases.models import Case


def a_case_of(mandate: Mandate, case_id: UUID) -> Select[UUID, object]:
    """A case of the organisation, and which day it is there."""
    own = col(Case.organisation_id) == mandate.organisation_id
    # Brussels is never behind UTC, so its day is the later one at any hour.
    today = func.greatest(mandate.today(), mandate.now.cast(Date))  # type: ignore[attr-defined] # a parameter
    return select(col(Case.id), today).where(own, col(Case.id) == case_id)


mine = prepared(a_case_of)


async def a_case(centre: Party) -> UUID:
    return UUID((await centre.coordinator.made("/v1/cases", FACTS)).json()["id"])


async def test_a_statement_is_put_together_once_and_asks_for_who_asks(house: House) -> None:
    centres = [await house.party() for _ in range(3)]
    cases = [await a_case(centre) for centre in centres[:2]]
    built = []

    @prepared
    def counted(mandate: Mandate, case_id: UUID) -> Select[UUID, object]:
        built.append(mandate)
        return a_case_of(mandate, case_id)

    for _ in range(2):
        for centre, own in zip(centres, [*cases, None], strict=True):
            async with system_mandate(house.office, centre.id, "test") as mandate:
                for case_id in cases:
                    found = (await mandate.session.execute(*counted(mandate, case_id))).all()
                    assert found == ([(case_id, mandate.today())] if case_id == own else [])
    assert len(built) == 1


async def test_who_may_other_things_is_asked_another_statement(house: House) -> None:
    centre = await house.party()
    async with system_mandate(house.office, centre.id, "test") as mandate:
        outline = Outline.of(mandate)
        assert (outline.is_system, outline.member_id, outline.is_narrowed) == (True, None, False)
        mandate.permissions = frozenset({Permission.CASES_READ})
        assert Outline.of(mandate) != outline
        assert Outline.of(mandate).may(Permission.CASES_READ)
        assert not Outline.of(mandate).may(Permission.CASES_WRITE)
        mandate.roles = frozenset({Role.CASEWORKER})
        narrowed = Outline.of(mandate)
        assert narrowed.is_narrowed
        assert narrowed != outline


async def test_a_mandate_that_enters_the_other_party_asks_there(house: House) -> None:
    here, there = [await house.party() for _ in range(2)]
    case_id = await a_case(there)
    async with system_mandate(house.office, here.id, "test") as mandate:
        assert (await mandate.session.execute(*mine(mandate, case_id))).all() == []
        async with mandate._inside(there.id):
            assert len((await mandate.session.execute(*mine(mandate, case_id))).all()) == 1


def test_what_no_parameter_can_stand_for_is_refused() -> None:
    def words(_mandate: Mandate, text: str) -> Select[str]:
        return select(literal(text))

    with pytest.raises(KeyError):
        prepared(words)


async def test_arguments_are_all_named(house: House) -> None:
    centre = await house.party()
    async with system_mandate(house.office, centre.id, "test") as mandate:
        with pytest.raises(ValueError, match="shorter"):
            mine(mandate)  # type: ignore[call-arg] # that is what is refused
        assert mine(mandate, uuid4()).values["mandate_organisation_id"] == centre.id
