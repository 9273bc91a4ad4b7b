"""What says who somebody is stands nowhere in the clear, and in no other organisation's answers."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
import structlog
from sqlalchemy import text

from tests.factories.house import House, Party
from tests.features.people.stories import (
    REASON,
    contact,
    id_of,
    identity,
    read,
    search,
    words,
    written,
)
from tests.features.stories import stored_anywhere
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.people import service
from trafficking_api.features.people.rules import normalised
from trafficking_api.kit.crypto import Unreadable


async def test_no_word_of_an_identity_or_a_contact_is_stored_in_the_clear(house: House) -> None:
    worker = (await house.party()).coordinator
    mark = f"mark{uuid4().hex}"

    def marked() -> dict[str, Any]:
        body = json.dumps({"identity": identity(), "contact": contact()})
        assert body.count("canary") == 14
        found: dict[str, Any] = json.loads(body.replace("canary", mark))
        return found

    here = (await worker.made("/v1/people", marked(), key=uuid4().hex)).headers["Location"]
    patch = marked()
    assert (await worker.patch(here, patch, etag="*")).text.count(mark) == 14
    assert (await search(worker, name=patch["identity"]["family_name"])).text.count(mark) == 9
    # Whatever is done with a word before it is stored, its beginning would be found.
    assert await stored_anywhere(house, normalised(mark)) == []
    # The scan would find one: her id is in the clear.
    assert "people" in await stored_anywhere(house, id_of(here))


async def test_no_word_of_an_identity_is_in_a_log_or_a_refusal(
    house: House, capfd: pytest.CaptureFixture[str]
) -> None:
    worker = (await house.party()).coordinator
    who, how = identity(), contact()
    wrong = {**who, "birth_date": "2190-01-01", "birth_date_precision": who["first_name"]}
    with structlog.testing.capture_logs() as logs:
        here = await written(worker, {"identity": who, "contact": how})
        await read(worker, here)
        answers = [
            await worker.post("/v1/people", {"identity": wrong, "contact": how}),
            await worker.post("/v1/people", {"identity": {**who, "birth_date": "2190-01-01"}}),
            await worker.patch(here, {"identity": {f"{who['aliases'][0]} is her name": 1}}, etag="*"),
            await worker.patch(here, {"identity": {**who, "first_name": who["first_name"] * 9}}, etag="*"),
            await worker.patch(here, {"identity": who}, etag='"0"'),
            await search(worker, name=who["first_name"], document_number="--"),
            await worker.call("POST", "/v1/people/search", json={"names": who["first_name"]}),
        ]
    assert {answer.status_code for answer in answers} == {412, 422}
    said = json.dumps(logs, default=str) + "".join(capfd.readouterr())
    told = "".join(answer.text + str(answer.headers) for answer in answers)
    assert logs
    assert not [word for word in words([who, how]) if word in said or word in told]


async def test_another_organisation_reads_no_word_wherever_it_looks(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    who = identity()
    here = await written(centre.coordinator, {"identity": who})
    told = ""
    for caller in stranger.callers.values():
        for method, path, body in (
            ("GET", "/v1/people", None),
            ("GET", here, None),
            ("GET", f"{here}/accesses", None),
            ("GET", f"{here}/household-links", None),
            ("PATCH", here, {"identity": {"deceased": True}}),
            ("POST", "/v1/people/search", {"name": who["family_name"]}),
            ("POST", "/v1/people/search", {"document_number": who["identity_documents"][0]["number"]}),
        ):
            answer = await caller.call(method, path, json=body, headers={"If-Match": "*", **REASON})
            assert answer.status_code in {200, 403, 404}
            told += answer.text
    assert not [word for word in [*words(who), id_of(here)] if word in told]


async def test_neither_events_nor_audit_rows_name_more_than_fields(house: House) -> None:
    centre = await house.party()
    who = identity()
    here = await written(centre.coordinator, {"identity": who})
    await centre.coordinator.patch(here, {"identity": {"first_name": "Other"}}, etag="*")
    rows = await house.owner_execute(
        "SELECT to_jsonb(e)::text FROM events e WHERE organisation_id = :id "
        "UNION ALL SELECT to_jsonb(a)::text FROM audit_events a WHERE organisation_id = :id",
        id=centre.id,
    )
    said = "".join(rows.scalars())
    assert '"identity"' in said
    assert not [word for word in words(who) if word in said]


async def _people(house: House) -> tuple[Party, list[str]]:
    centre = await house.party()
    return centre, [await written(centre.coordinator) for _ in range(2)]


async def _unreadable(house: House, centre: Party, here: str) -> bool:
    """True when her documents cannot be opened; the answer then is a fault of ours that tells nothing."""
    answer = await centre.coordinator.get(here)
    async with system_mandate(house.office, centre.id, "test") as mandate:
        try:
            await service.opened(mandate, UUID(id_of(here)))
        except Unreadable:
            assert answer.status_code == 500
            assert "canary" not in answer.text
            return True
    assert answer.status_code == 200
    return False


@pytest.mark.parametrize(
    "moved",
    [
        "identity = (SELECT identity FROM people WHERE id = :other)",
        "contact = (SELECT contact FROM people WHERE id = :other)",
        "identity = contact",
        "sealed_version = sealed_version + 1",
    ],
)
async def test_a_sealed_document_opens_for_its_own_person_column_and_sealing_only(
    house: House, moved: str
) -> None:
    centre, (here, other) = await _people(house)
    assert not await _unreadable(house, centre, here)
    ids = {"id": UUID(id_of(here))} | ({"other": UUID(id_of(other))} if ":other" in moved else {})
    await house.owner_execute(f"UPDATE people SET {moved} WHERE id = :id", **ids)  # noqa: S608
    assert await _unreadable(house, centre, here)
    assert not await _unreadable(house, centre, other)


async def test_an_old_document_cannot_be_put_back_beside_a_new_one(house: House) -> None:
    centre, (here, _) = await _people(house)
    id_ = UUID(id_of(here))
    old = (await house.owner_execute("SELECT contact FROM people WHERE id = :id", id=id_)).scalar()
    await centre.coordinator.patch(here, {"identity": {"deceased": True}}, etag="*")
    assert not await _unreadable(house, centre, here)
    await house.owner_execute("UPDATE people SET contact = :old WHERE id = :id", old=old, id=id_)
    assert await _unreadable(house, centre, here)


async def test_the_key_of_one_person_opens_no_other(house: House) -> None:
    centre, (here, other) = await _people(house)
    async with house.owner.begin() as connection:
        await connection.execute(
            text(
                "UPDATE person_keys SET wrapped = (SELECT wrapped FROM person_keys WHERE person_id = :other) "
                "WHERE person_id = :id"
            ),
            {"id": UUID(id_of(here)), "other": UUID(id_of(other))},
        )
    assert await _unreadable(house, centre, here)
