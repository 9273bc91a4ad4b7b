"""An odd row is refused and told without its words; what can never go on ends the import."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.factories.exchange_imports import asked, at, case, counts, lines, person, report, taken_in
from tests.factories.house import House
from tests.features.stories import faults, refused
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.exchange import tasks
from trafficking_api.features.exchange.service import running
from trafficking_api.features.exchange.states import ImportStatus
from trafficking_api.kit.problems import from_validation

CANARY = "Marie Dupont, Rue X 5"
#: How a place in a list can be said in the heading of a table, and cannot.
TOO_LONG, NOT_ASCII, NEGATIVE = "9" * 5000, "\u0663", "-1"


async def _file(house: House, found: dict[str, Any]) -> bytes | None:
    """What is kept of the file of an import."""
    query = "SELECT content FROM import_work WHERE import_id = :id"
    kept: bytes | None = (await house.owner_execute(query, id=found["id"])).scalar()
    return kept


def _referring(key: str, value: object) -> dict[str, Any]:
    return {**person("X"), "refers": {key: value}}


ODD: dict[str, Any] = {
    "a NUL in a name": _referring("x\x00y", 5),
    "half a character in a name": _referring("x\ud800y", 5),
    "half a character in a reference": person("x\ud800y"),
    "a NUL in a value": person("X", "x\x00y"),
    "half a character in a value": person("X", "x\ud800y"),
    "half a character in an unknown field": person("X", "Example", **{"x\ud800": "y"}),
    "an unknown field deep inside": person("X", languages=json.loads('{"a":' * 300 + "1" + "}" * 300)),
}


@pytest.mark.parametrize("validate_only", ["true", "false"])
@pytest.mark.parametrize("name", ODD)
async def test_an_odd_row_is_refused_and_the_import_ends(name: str, validate_only: str, house: House) -> None:
    centre = await house.party()
    content = lines([person("P-1"), ODD[name], person("P-2")])
    found = await taken_in(house, centre.coordinator, content, validate_only=validate_only)
    assert found["status"] == "completed"
    good = "valid" if validate_only == "true" else "stored"
    assert counts(found) == {good: 2, "refused": 1}
    assert await _file(house, found) is None


@pytest.mark.parametrize("place", [TOO_LONG, NOT_ASCII, NEGATIVE])
async def test_an_odd_heading_is_refused_and_the_import_ends(place: str, house: House) -> None:
    centre = await house.party()
    number = f"identity.identity_documents.{place}.number"
    content = f"type,reference,identity.first_name,{number}\nperson,P-1,A,\nperson,P-2,B,1\n".encode()
    found = await taken_in(house, centre.coordinator, content, format="csv")
    assert (found["status"], counts(found)) == ("completed", {"stored": 1, "refused": 1})
    (row,) = await report(centre.coordinator, found, "&outcome=refused")
    assert [(fault["pointer"], fault["code"]) for fault in row["errors"]] == [
        ("/data/identity/identity_documents", "list_type")
    ]
    assert await _file(house, found) is None


async def test_the_report_never_repeats_a_name_that_the_sender_chose(house: House) -> None:
    centre = await house.party()
    names = (CANARY, f"{CANARY}/member_id", "member_id\n")
    rows = [_referring(name, value) for name in names for value in (5, "x" * 3000)]
    rows += [
        case("X", "nobody", **{CANARY: 1}),
        person("X", "Example", **{CANARY: 1}),
        {**person("X"), CANARY: 1},
    ]
    found = await taken_in(house, centre.coordinator, lines(rows))
    table = f'type,reference,"refers.{CANARY}","{CANARY}"\nperson,P-1,{"x" * 3000},\nperson,P-2,,1\n'
    other = await taken_in(house, centre.coordinator, table.encode(), format="csv")
    told = [row for each in (found, other) for row in await report(centre.coordinator, each)]
    assert {row["outcome"] for row in told} == {"refused"}
    assert "Marie" not in json.dumps(told)
    pointers = {fault["pointer"] for row in told for fault in row["errors"]}
    assert pointers <= {"", "/refers", "/data", "/data/identity", "/refers/person_id"}
    kept = "SELECT errors::text FROM import_rows WHERE organisation_id = :mine"
    stored = [row.errors for row in await house.owner_execute(kept, mine=centre.id)]
    assert len(stored) == len(rows) + 2
    assert "Marie" not in "".join(stored)


class _Inner(BaseModel):
    count: int


class _WithMap(BaseModel):
    named: dict[str, _Inner]


@pytest.mark.parametrize("key", [CANARY, "marie@example.org", "0471 12 34 56", "0471", "A", "a" * 50, ""])
def test_a_refusal_of_a_request_never_repeats_the_key_of_a_map(key: str) -> None:
    with pytest.raises(ValidationError) as caught:
        _WithMap.model_validate({"named": {key: {"count": "many"}}})
    located = [{**fault, "loc": ("body", *fault["loc"])} for fault in caught.value.errors()]
    (fault,) = from_validation(RequestValidationError(located)).errors
    assert fault.pointer == "/named"


async def test_a_refusal_of_a_request_never_repeats_an_odd_member(house: House) -> None:
    centre = await house.party()
    body = {"identity": {"languages": {CANARY: {"deeper": 1}}}}
    problem = await refused(centre.coordinator.post("/v1/people", body), 422, "invalid")
    assert faults(problem) == [("/identity/languages", "extra_forbidden")]
    assert "Marie" not in json.dumps(problem)


Done = Callable[..., Awaitable[int]]


def _raised(error: Exception) -> Done:
    async def done(_mandate: Mandate, *_rest: object) -> int:
        raise error

    return done


def _raised_by_database(state: str) -> Done:
    async def done(mandate: Mandate, *_rest: object) -> int:
        await mandate.session.execute(text(f"DO $$ BEGIN RAISE 'x' USING ERRCODE = '{state}'; END $$"))
        raise AssertionError

    return done


@pytest.mark.parametrize(
    "done",
    [
        _raised(ValueError("x")),
        _raised(RecursionError()),
        *map(_raised_by_database, ["22P05", "22021", "23514"]),
    ],
)
async def test_what_can_never_be_written_ends_the_import_and_its_file_is_gone(
    done: Done, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = await house.party()
    address = await asked(centre.coordinator, lines([person("P-1")]))
    after = await asked(centre.coordinator, lines([person("P-2")]))
    with monkeypatch.context() as broken:
        broken.setattr(running, "_done", done)
        assert await tasks.take_in_rows(house.office, centre.id) == 0
    found = await at(centre.coordinator, address)
    assert (found["status"], found["failure"]) == (ImportStatus.FAILED, "internal_error")
    assert await _file(house, found) is None
    await tasks.take_in_rows(house.office, centre.id)
    assert counts(await at(centre.coordinator, after)) == {"stored": 1}


@pytest.mark.parametrize(
    "done",
    [
        *map(_raised, [OSError(), TimeoutError(), MemoryError()]),
        # Serialization, deadlock, a lock, timeouts, no room, a server that stops, a migration to come.
        *map(
            _raised_by_database,
            ["40001", "40P01", "55P03", "57014", "25P03", "53300", "57P01", "08006", "42703", "0A000"],
        ),
    ],
)
async def test_what_passes_ends_no_import(done: Done, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    centre = await house.party()
    address = await asked(centre.coordinator, lines([person("P-1")]))
    with monkeypatch.context() as broken:
        broken.setattr(running, "_done", done)
        with pytest.raises((DBAPIError, OSError, MemoryError)):
            await tasks.take_in_rows(house.office, centre.id)
    found = await at(centre.coordinator, address)
    assert found["status"] == ImportStatus.UNDER_WAY
    assert await _file(house, found) is not None
    await tasks.take_in_rows(house.office, centre.id)
    assert counts(await at(centre.coordinator, address)) == {"stored": 1}
