"""While a record goes, nothing new comes to hang on it: one of the two is first, the other learns of it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import Text, cast, func, text

from tests.factories.house import FACTS, House, Party
from tests.features.cases.work import case_in
from tests.features.documents.files import PDF
from tests.features.people import stories as people
from tests.features.retention.keeping import id_of, purged
from tests.features.stories import faults, refused
from trafficking_api.features.retention import queries

pytestmark = pytest.mark.race
HOW = ("erasure", "sweep")


@asynccontextmanager
async def _held_up(house: House, table: str) -> AsyncIterator[None]:
    """Nobody stores a new row here meanwhile: what was checked is checked, and the row is still to come."""
    async with house.owner.connect() as connection:
        held = await connection.begin()
        await connection.execute(text(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE"))
        yield
        await held.rollback()


async def _over_since_yesterday(house: House, person: str) -> None:
    await house.owner_execute(
        "UPDATE people SET retain_until = current_date - 1 WHERE id = :id", id=UUID(id_of(person))
    )


async def _wish(centre: Party, person: str) -> str:
    body = {"person_id": id_of(person), "reason": "PersonRequest"}
    return str((await centre.coordinator.made("/v1/erasures", body)).headers["Location"])


async def _ending(
    house: House, centre: Party, person: str, how: str
) -> Callable[[], Coroutine[Any, Any, Any]]:
    """How she is to go."""
    if how == "sweep":
        await _over_since_yesterday(house, person)
        return lambda: purged(house, centre)
    wish = await _wish(centre, person)
    return lambda: centre.coordinator_2.post(f"{wish}/approve", {}, etag="*")


def _opening(centre: Party, person: str) -> Coroutine[Any, Any, httpx.Response]:
    worker = str(centre.coordinator.member_id)
    return centre.coordinator.post("/v1/cases", {**FACTS, "person_id": id_of(person), "worker_id": worker})


def _filing(centre: Party, **about: str) -> Coroutine[Any, Any, httpx.Response]:
    return centre.coordinator.call(
        "POST", "/v1/documents", files={"file": ("scan.pdf", PDF)}, data={"kind": "Other", **about}
    )


@pytest.mark.parametrize("how", HOW)
async def test_whose_case_is_just_being_opened_does_not_go(house: House, how: str) -> None:
    centre = await house.party()
    person = await people.written(centre.coordinator)
    end = await _ending(house, centre, person, how)
    async with _held_up(house, "cases"):
        opening = asyncio.create_task(_opening(centre, person))
        await asyncio.sleep(0.5)
        ending = asyncio.create_task(end())
        await asyncio.sleep(0.5)
    opened, ended = await opening, await ending
    assert opened.status_code == 201
    assert ended == 0 if how == "sweep" else ended.json()["code"] == "still_open"
    assert (await people.read(centre.coordinator, person))["identity"] is not None


async def test_the_sweep_spares_whose_case_was_opened_while_it_looked(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = await house.party()
    person = await people.written(centre.coordinator)
    await _over_since_yesterday(house, person)
    over = queries.over

    def slow(*about: Any) -> Any:
        return over(*about).where(cast(func.pg_sleep(1.5), Text) == "")

    # The same statement, only slow: what it knows is older than the case.
    monkeypatch.setattr(queries, "over", slow)
    sweeping = asyncio.create_task(purged(house, centre))
    await asyncio.sleep(0.5)
    opened = await _opening(centre, person)
    assert (opened.status_code, sweeping.done()) == (201, False)
    assert await sweeping == 0
    assert (await people.read(centre.coordinator, person))["identity"] is not None


@pytest.mark.parametrize("how", HOW)
async def test_of_whom_a_file_is_just_being_stored_goes_with_it_or_after_it(house: House, how: str) -> None:
    centre = await house.party()
    person = await people.written(centre.coordinator)
    end = await _ending(house, centre, person, how)
    async with _held_up(house, "documents"):
        filing = asyncio.create_task(_filing(centre, person_id=id_of(person)))
        await asyncio.sleep(0.5)
        ending = asyncio.create_task(end())
        await asyncio.sleep(0.5)
    filed, ended = await filing, await ending
    assert filed.status_code == 201
    if how == "sweep":  # it left her alone; the next one takes both
        assert ended == 0
        assert await purged(house, centre) == 1
    else:
        assert ended.status_code == 200, ended.text
    await refused(centre.coordinator.get(person), 410, "erased")
    left = await house.owner_execute(
        "SELECT count(*) FROM document_contents WHERE organisation_id = :id", id=centre.id
    )
    assert left.scalar() == 0


async def test_a_file_about_a_case_is_not_stored_once_its_person_is_erased(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The erasure is first: what is filed meanwhile waits for it, and is refused."""
    centre = await house.party()
    case = await case_in(centre, "closed")
    person = f"/v1/people/{(await centre.coordinator.get(f'/v1/cases/{case}')).json()['person_id']}"
    wish = await _wish(centre, person)
    ledger = type(house.office.ledger)
    append = ledger.append
    filed: list[Any] = []

    def meanwhile(self: Any, entry: Any) -> None:
        if not filed:
            work = _filed({"case_id": case}), _filed({"person_id": id_of(person)}), _opened()
            filed.extend(asyncio.run_coroutine_threadsafe(one, loop) for one in work)
            asyncio.run_coroutine_threadsafe(asyncio.sleep(0.7), loop).result()
            assert not any(one.done() for one in filed)
        append(self, entry)

    async def _filed(about: dict[str, str]) -> httpx.Response:
        return await _filing(centre, **about)

    async def _opened() -> httpx.Response:
        return await _opening(centre, person)

    loop = asyncio.get_running_loop()
    monkeypatch.setattr(ledger, "append", meanwhile)
    approved = await centre.coordinator_2.post(f"{wish}/approve", {}, etag="*")
    assert approved.status_code == 200, approved.text
    on_case, on_person, opened = [await asyncio.wrap_future(one) for one in filed]
    assert (on_case.status_code, on_case.json()["code"]) == (410, "erased")
    for answer in (on_person, opened):
        assert answer.status_code == 422, answer.text
        assert faults(answer.json()) == [("/person_id", "unknown_reference")]
