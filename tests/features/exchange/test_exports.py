"""What leaves in bulk is what its asker may read, sealed, for a day, and written down."""

import asyncio
import io
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import pyzipper
from sqlalchemy import func, select
from sqlmodel import col

from tests.factories.exchange_exports import (
    EXPORTS,
    exported,
    fetched,
    finished,
    let_expire,
    named,
    wished,
)
from tests.factories.house import FACTS, Caller, House, Party
from tests.factories.shelters import HOUSE
from tests.factories.world import command, etag, identifier, made
from tests.features.people.stories import canary
from tests.features.referrals.second_stage import two_centres
from tests.features.referrals.test_ending import TOLD, refined
from tests.features.stories import address, caseload, colleague, faults, now_done, pair, refused, sent
from trafficking_api.access.credentials import public_id
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.exchange import tasks
from trafficking_api.features.exchange.models import ExportFile
from trafficking_api.features.exchange.queries.exportable import KINDS
from trafficking_api.features.exchange.schemas.export import ExportType
from trafficking_api.features.exchange.service import exporting
from trafficking_api.kit.tables import Disclosure

LONG_AGO = "2026-01-01T00:00:00Z"


async def somebody(centre: Party, **identity: Any) -> tuple[str, str]:
    """A person and a case of hers."""
    person = await made(centre.coordinator, "/v1/people", {"identity": identity})
    case = await made(centre.coordinator, "/v1/cases", {**FACTS, "person_id": str(identifier(person))})
    return person, case


async def listed(caller: Any, path: str) -> dict[str, Any]:
    items = (await caller.get(f"{path}{'&' if '?' in path else '?'}limit=200")).json()["items"]
    return {item["id"]: item for item in items}


async def test_each_line_is_what_the_list_shows(house: House) -> None:
    centre, worker = (party := await house.party()), party.coordinator
    for _ in range(3):
        await somebody(centre)
    await made(centre.housing, "/v1/shelters", {**HOUSE, "code_name": "House Ash"})
    found = await exported(house, worker, "cases", "shelters", "members", "hearings")
    assert [file["type"] for file in found["files"]] == ["cases", "shelters", "members", "hearings"]
    for type_ in ("cases", "shelters", "members"):
        rows = await fetched(worker, named(found, type_))
        assert {row["id"]: row for row in rows} == await listed(worker, f"/v1/{type_}")
    assert await fetched(worker, named(found, "hearings")) == []
    assert named(found, "cases")["rows"] == 3


@pytest.mark.parametrize("type_", ExportType)
async def test_every_type_can_be_exported_whole_and_by_what_changed(house: House, type_: ExportType) -> None:
    centre = await house.party()
    for since in ({}, {"since": LONG_AGO}):
        found = await exported(house, centre.coordinator, type_.value, **since)
        told = [type_.value, *(["deletions"] if since else [])]
        assert [file["type"] for file in found["files"]] == told


def test_crt_20_no_type_is_privileged() -> None:
    assert set(KINDS) == set(ExportType)
    for kind in KINDS.values():
        assert "privileged" not in kind.permission
        assert getattr(kind.list_, "disclosure", None) is not Disclosure.PRIVILEGED


async def test_only_what_changed_since_and_what_is_gone_since(house: House) -> None:
    centre, worker = (party := await house.party()), party.coordinator
    _, old = await somebody(centre)
    first = await exported(house, worker, "cases")
    await house.owner_execute(
        "UPDATE cases SET updated_at = updated_at - interval '1 hour' WHERE organisation_id = :id",
        id=centre.id,
    )
    _, new = await somebody(centre)
    second = await exported(house, worker, "cases", since=first["as_of"])
    assert [row["id"] for row in await fetched(worker, named(second, "cases"))] == [str(identifier(new))]
    assert await fetched(worker, named(second, "deletions")) == []
    third = await exported(house, worker, "cases")
    rows = [row["id"] for row in await fetched(worker, named(third, "cases"))]
    assert rows == [str(identifier(each)) for each in (old, new)]


async def test_g_16_what_was_destroyed_is_told_by_its_tombstone(house: House) -> None:
    centre, worker = (party := await house.party()), party.coordinator
    person = await made(worker, "/v1/people", {"identity": {"first_name": canary()}})
    asked = await made(
        worker, "/v1/erasures", {"person_id": str(identifier(person)), "reason": "PersonRequest"}
    )
    other = await colleague(house, centre)
    await command(other, asked, "approve")
    found = await exported(house, worker, "people", since=LONG_AGO)
    (gone,) = await fetched(worker, named(found, "deletions"))
    assert (gone["kind"], gone["id"]) == ("person", str(identifier(person)))
    assert named(found, "people")["rows"] == 0


async def test_people_leave_only_in_a_file_that_the_passphrase_opens(house: House) -> None:
    centre, worker = (party := await house.party()), party.coordinator
    said = canary()
    person, _ = await somebody(centre, first_name=said)
    address, passphrase = await wished(worker, "people", "cases")
    await finished(house, worker)
    found = (await worker.get(address)).json()
    assert passphrase is not None
    assert len(passphrase) >= 32
    file = named(found, "people")
    assert file["media_type"] == "application/zip"
    (row,) = await fetched(worker, file, passphrase)
    assert (row["id"], row["identity"]["first_name"]) == (str(identifier(person)), said)
    content = (await worker.get(file["url"])).content
    assert said.encode() not in content
    with pyzipper.AESZipFile(io.BytesIO(content)) as archive:
        archive.setpassword(b"another")
        with pytest.raises(RuntimeError, match="Bad password"):
            archive.read("people.ndjson")
    # Each who was read can ask who did so, and why (G-12).
    seen = (await worker.get(f"{person}/accesses")).json()["items"]
    assert ("make_export", "Supervision") in {(each["operation"], each["reason"]) for each in seen}


async def test_the_passphrase_is_shown_once_and_kept_until_the_file_is_made(house: House) -> None:
    worker = (await house.party()).coordinator
    key, body = uuid4().hex, {"types": ["people"], "reason": "Supervision"}
    first = await worker.post(EXPORTS, body, key=key)
    again = await worker.post(EXPORTS, body, key=key)
    assert (again.status_code, again.headers["Idempotent-Replayed"]) == (202, "true")
    assert again.json()["id"] == first.json()["id"]
    assert (first.json()["passphrase"] is None, again.json().get("passphrase")) == (False, None)
    kept = "SELECT passphrase FROM exports WHERE id = :id"
    before = (await house.owner_execute(kept, id=first.json()["id"])).scalar_one()
    assert first.json()["passphrase"].encode() not in before
    await finished(house, worker)
    assert (await house.owner_execute(kept, id=first.json()["id"])).scalar_one() is None
    assert "passphrase" not in (await worker.get(first.headers["Location"])).json()


async def test_files_lie_sealed_and_are_gone_after_a_day(house: House) -> None:
    centre, worker = (party := await house.party()), party.coordinator
    _, case = await somebody(centre)
    address, _ = await wished(worker, "cases")
    await finished(house, worker)
    found = (await worker.get(address)).json()
    span = datetime.fromisoformat(found["expires_at"]) - datetime.fromisoformat(found["ended_at"])
    assert span == timedelta(hours=24)
    rows = await house.owner_execute("SELECT content FROM export_files WHERE export_id = :id", id=found["id"])
    (sealed,) = rows.scalars().all()
    assert str(identifier(case)).encode() not in sealed
    await let_expire(house, worker, address)
    over = (await worker.get(address)).json()
    assert (over["status"], over["files"]) == ("expired", [])
    await refused(worker.get(named(found, "cases")["url"]), 404, "not_found")
    rows = await house.owner_execute(
        "SELECT count(*) FROM export_files WHERE export_id = :id", id=found["id"]
    )
    assert rows.scalar_one() == 0


async def test_a_long_list_comes_in_several_files(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "LONGEST", 3)
    centre, worker = (party := await house.party()), party.coordinator
    for _ in range(7):
        await made(worker, "/v1/cases", FACTS)
    found = await exported(house, worker, "cases")
    assert [file["rows"] for file in found["files"]] == [3, 3, 1]
    rows = [row["id"] for file in found["files"] for row in await fetched(worker, file)]
    assert rows == sorted(await listed(centre.coordinator, "/v1/cases"))


async def test_a_file_that_is_made_is_not_kept_in_memory_beside_the_next(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "LONGEST", 2)
    worker = (await house.party()).coordinator
    for _ in range(5):
        await made(worker, "/v1/cases", FACTS)
    keep, told = exporting._keep, []

    async def looked(mandate: Any, export: Any, type_: str, found: Any, keys: Any) -> None:
        await keep(mandate, export, type_, found, keys)
        session = mandate.session
        held = [row for row in (*session.new, *session.identity_map.values()) if isinstance(row, ExportFile)]
        stored = select(func.count()).where(col(ExportFile.export_id) == export.id)
        told.append((len(held), await session.scalar(stored)))

    monkeypatch.setattr(exporting, "_keep", looked)
    found = await exported(house, worker, "cases")
    assert told == [(0, 1), (0, 2), (0, 3)]
    rows = [row["id"] for file in found["files"] for row in await fetched(worker, file)]
    assert rows == sorted(await listed(worker, "/v1/cases"))


async def test_plan_10_who_is_barred_finds_nothing_of_the_case_in_a_file(house: House) -> None:
    centre = await house.party()
    _, shown = await somebody(centre)
    _, hidden = await somebody(centre)
    other = await colleague(house, centre)
    before = await exported(house, other, "cases", "people")
    bar = {"member_id": str(other.member_id), "reason": "Other"}
    await made(centre.coordinator, f"{hidden}/exclusions", bar)
    # What it had made before is closed too.
    for file in before["files"]:
        await refused(other.get(file["url"]), 404, "not_found")
    after = await exported(house, other, "cases")
    assert [row["id"] for row in await fetched(other, named(after, "cases"))] == [str(identifier(shown))]


async def test_nobody_reads_what_another_asked_for(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    found = await exported(house, centre.coordinator, "cases")
    other = await colleague(house, centre)
    for caller in (other, stranger.coordinator):
        assert (await caller.get(EXPORTS)).json()["items"] == []
        await refused(caller.get(f"{EXPORTS}/{found['id']}"), 404, "not_found")
        await refused(caller.get(named(found, "cases")["url"]), 404, "not_found")
        tag = await etag(centre.coordinator, f"{EXPORTS}/{found['id']}")
        await refused(caller.post(f"{EXPORTS}/{found['id']}/discard", {}, etag=tag), 404, "not_found")
    tag = await etag(centre.coordinator, f"{EXPORTS}/{found['id']}")
    swapped = named(found, "cases")["url"].replace(found["id"], str(uuid4()))
    await refused(centre.coordinator.get(swapped), 404, "not_found")


async def test_bed_19_no_address_is_in_an_export(house: House) -> None:
    centre, street = await house.party(), canary()
    await made(centre.housing, "/v1/shelters", {**HOUSE, "code_name": "House Elm", "address": street})
    found = await exported(house, centre.coordinator, *(t.value for t in ExportType if t != "people"))
    for file in found["files"]:
        assert street not in (await centre.coordinator.get(file["url"])).text
    (shelter,) = await fetched(centre.coordinator, named(found, "shelters"))
    assert shelter["has_address"] is True


async def test_what_is_wrong_is_told_at_its_place(house: House) -> None:
    centre = await house.party()
    worker = centre.coordinator
    for body, wrong in (
        ({"types": ["people"]}, [("/reason", "needed_here")]),
        (
            {"types": ["cases"], "filters": [{"type": "visits", "name": "status", "value": "done"}]},
            [("/filters/0/type", "not_exported")],
        ),
        (
            {"types": ["cases"], "filters": [{"type": "cases", "name": "limit", "value": "1"}]},
            [("/filters/0/name", "unknown_parameter")],
        ),
        (
            {"types": ["cases"], "filters": [{"type": "cases", "name": "colour", "value": "red"}]},
            [("/filters/0/name", "unknown_parameter")],
        ),
        (
            {
                "types": ["referrals_sent"],
                "filters": [{"type": "referrals_sent", "name": "direction", "value": "in"}],
            },
            [("/filters/0/name", "unknown_parameter")],
        ),
    ):
        problem = await refused(worker.post(EXPORTS, body, key=uuid4().hex), 422, "invalid")
        assert faults(problem) == wrong
    body = {"types": ["cases"], "filters": [{"type": "cases", "name": "status", "value": "nowhere"}]}
    problem = await refused(worker.post(EXPORTS, body, key=uuid4().hex), 422, "invalid")
    assert [place for place, _ in faults(problem)] == ["/filters/0/value"]
    narrow = await centre.admin.made(
        "/v1/clients", {"name": "Narrow", "role": "coordinator", "scopes": ["exports:write"]}
    )
    client = UUID(narrow.json()["id"])
    token = house.app.state.signer.issue(public_id(centre.id, client), "coordinator", ["exports:write"], 1)
    script = Caller(house.http, centre.id, client, "coordinator", token)
    problem = await refused(script.post(EXPORTS, {"types": ["cases"]}, key=uuid4().hex), 422, "invalid")
    assert faults(problem) == [("/types/0", "not_permitted")]


async def test_filters_are_those_of_the_list(house: House) -> None:
    centre, worker = (party := await house.party()), party.coordinator
    _, one = await somebody(centre)
    person, two = await somebody(centre)
    by_person = {"type": "cases", "name": "person_id", "value": str(identifier(person))}
    found = await exported(house, worker, "cases", filters=[by_person])
    assert [row["id"] for row in await fetched(worker, named(found, "cases"))] == [str(identifier(two))]
    states = [{"type": "cases", "name": "status", "value": state} for state in ("intake", "active")]
    found = await exported(house, worker, "cases", filters=states)
    rows = {row["id"] for row in await fetched(worker, named(found, "cases"))}
    assert rows == set(await listed(worker, "/v1/cases?status=intake&status=active"))
    assert str(identifier(one)) in rows


async def test_who_was_revoked_gets_no_files(house: House) -> None:
    centre = await house.party()
    asker = await colleague(house, centre)
    address, _ = await wished(asker, "cases", "people")
    await command(centre.admin, f"/v1/clients/{asker.client_id}", "revoke")
    await finished(house, asker)
    query = "SELECT status, failure, passphrase FROM exports WHERE id = :id"
    row = (await house.owner_execute(query, id=address.rpartition("/")[2])).one()
    assert (row.status, row.failure, row.passphrase) == ("failed", "unauthenticated", None)


async def test_g_16_who_is_forgotten_is_in_no_file_that_lies_here(house: House) -> None:
    centre, worker = (party := await house.party()), party.coordinator
    person = await made(worker, "/v1/people", {"identity": {"first_name": canary()}})
    whole = await exported(house, worker, "people")
    address, passphrase = await wished(worker, "people", "cases")
    office = house.office
    assert await exporting.make(office, centre.id, 0) == 1
    asked = await made(
        worker, "/v1/erasures", {"person_id": str(identifier(person)), "reason": "PersonRequest"}
    )
    await command(await colleague(house, centre), asked, "approve")
    await refused(worker.get(named(whole, "people")["url"]), 404, "not_found")
    assert (await worker.get(f"{EXPORTS}/{whole['id']}")).json()["status"] == "expired"
    await finished(house, worker)
    found = (await worker.get(address)).json()
    assert found["status"] == "completed"
    assert await fetched(worker, named(found, "people"), passphrase) == []


@pytest.mark.parametrize("how", ["withdraw", "void"])
async def test_a_card_that_its_sender_takes_back_is_in_no_file_that_lies_here(house: House, how: str) -> None:
    two = await pair(house)
    reader = two.receiver.coordinator
    here, kept = [address(await sent(two.sender, two.receiver)) for _ in range(2)]
    with_cards = await exported(house, reader, "referrals_received", "cases")
    without = await exported(house, reader, "cases")
    rows = await fetched(reader, named(with_cards, "referrals_received"))
    assert {row["id"] for row in rows} == {here[-36:], kept[-36:]}

    async def swept() -> int:
        async with system_mandate(house.office, two.receiver.id, "test") as mandate:
            return await tasks.expire_exports(mandate)

    await now_done(two.receiver.coordinator, kept, "decline", {"by": "centre", "code": "NoCapacity"})
    await caseload(two.receiver, [FACTS] * 5)
    onward = address(await sent(two.receiver, two.sender))  # what it sends itself is in no such file
    await now_done(two.receiver.coordinator, onward, "withdraw", {"code": "NoLongerNeeded"})
    assert await swept() == 0
    await now_done(two.sender.coordinator, here, how, {"code": "NoLongerNeeded"} if how == "withdraw" else {})
    await refused(reader.get(named(with_cards, "referrals_received")["url"]), 404, "not_found")
    assert (await reader.get(named(with_cards, "cases")["url"])).status_code == 200
    assert await swept() == 1
    statuses = [
        (await reader.get(f"{EXPORTS}/{export['id']}")).json()["status"] for export in (with_cards, without)
    ]
    assert statuses == ["expired", "completed"]
    left = await house.owner_execute(
        "SELECT count(*) FROM export_files WHERE export_id = :id", id=UUID(with_cards["id"])
    )
    assert left.scalar_one() == 0
    again = await exported(house, reader, "referrals_received")
    rows = await fetched(reader, named(again, "referrals_received"))
    assert [row["id"] for row in rows] == [kept[-36:]]


async def test_what_she_let_be_added_to_a_card_leaves_the_files_with_her_consent(house: House) -> None:
    two = await two_centres(house)
    await caseload(two.sender, [{**FACTS, "household_size": n % 3 + 1} for n in range(6)])
    _, here, agreed = await refined(two)
    reader = two.receiver.coordinator
    file = named(await exported(house, reader, "referrals_received"), "referrals_received")
    (row,) = await fetched(reader, file)
    assert (row["id"], row["card"]["household"]) == (here[-36:], TOLD)
    await now_done(two.sender.coordinator, agreed, "withdraw", {"reason": "ChangedMind"})
    await refused(reader.get(file["url"]), 404, "not_found")


@pytest.mark.race
async def test_two_workers_make_each_file_once(house: House) -> None:
    centre, worker = (party := await house.party()), party.coordinator
    for _ in range(5):
        await somebody(centre)
    types = ["cases", "members", "shelters", "visits", "goals", "actions"]
    address, _ = await wished(worker, *types)
    done = await asyncio.gather(*(exporting.make(house.office, centre.id, 10) for _ in range(4)))
    found = (await worker.get(address)).json()
    assert (found["status"], sum(done)) == ("completed", len(types))
    assert [file["type"] for file in found["files"]] == types
    assert len(await fetched(worker, named(found, "cases"))) == 5


async def test_a_worker_that_dies_leaves_what_was_made_and_the_next_goes_on(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre, worker = (party := await house.party()), party.coordinator
    await somebody(centre)
    address, _ = await wished(worker, "members", "cases", "visits")
    kept = exporting._keep

    async def dies(mandate: Any, export: Any, type_: str, found: Any, keys: Any) -> None:
        await kept(mandate, export, type_, found, keys)
        if type_ == "cases":
            raise RuntimeError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(exporting, "_keep", dies)
        with pytest.raises(RuntimeError, match="killed"):
            await exporting.make(house.office, centre.id, 10)
    half = (await worker.get(address)).json()
    assert (half["status"], half["types_done"], half["files"]) == ("under_way", 1, [])
    await finished(house, worker)
    found = (await worker.get(address)).json()
    assert [file["type"] for file in found["files"]] == ["members", "cases", "visits"]


async def test_what_was_asked_made_and_taken_is_written_down(house: House) -> None:
    centre, worker = (party := await house.party()), party.coordinator
    await somebody(centre)
    found = await exported(house, worker, "cases")
    file = named(found, "cases")
    await fetched(worker, file)
    rows = (await centre.auditor.get("/v1/audit-events?limit=200")).json()["items"]
    done = {(row["operation"], row["object_kind"], row["object_id"]) for row in rows}
    assert {
        ("ask_for_export", "export", found["id"]),
        ("make_export", "export", found["id"]),
        ("read_export_content", "export_file", file["id"]),
    } <= done


async def test_an_export_is_called_off_or_discarded(house: House) -> None:
    centre, worker = (party := await house.party()), party.coordinator
    await somebody(centre)
    address, _ = await wished(worker, "cases", "people")
    await command(worker, address, "cancel")
    await finished(house, worker)
    assert (await worker.get(address)).json()["status"] == "cancelled"
    found = await exported(house, worker, "cases")
    here = f"{EXPORTS}/{found['id']}"
    gone = await command(worker, here, "discard")
    assert (gone["status"], gone["files"], gone["allowed_commands"]) == ("discarded", [], [])
    await refused(worker.get(named(found, "cases")["url"]), 404, "not_found")
    rows = await house.owner_execute(
        "SELECT count(*) FROM export_files WHERE export_id = :id", id=found["id"]
    )
    assert rows.scalar_one() == 0
