"""A person is erased when two members agree: for good, with all that tells of her, even after a restore."""

import asyncio
import base64
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from tests import servers
from tests.factories.house import House, Party
from tests.features.cases.work import case_in
from tests.features.people import stories as people
from tests.features.retention.keeping import id_of, tombstones
from tests.features.stories import (
    at_once,
    colleague,
    faults,
    journal,
    new_case,
    now_done,
    refused,
    replayed,
    rows_of,
    statuses,
)
from trafficking_api import replay as replaying
from trafficking_api.access import keeping
from trafficking_api.access.mandate import Mandate
from trafficking_api.app import create_app
from trafficking_api.features.people import erasing
from trafficking_api.features.retention.service import Completed, erase
from trafficking_api.kit import provision
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.kit.ledger import Ledger
from trafficking_api.settings import Settings

HOLD = {"reason": "Complaint"}


@pytest.fixture
def ledger(house: House) -> Iterator[Path]:
    """The shred ledger of the deployment, empty before and after."""
    path = house.office.ledger.path
    path.unlink(missing_ok=True)
    yield path
    path.unlink(missing_ok=True)


def _wish(person: str, reason: str = "PersonRequest") -> dict[str, str]:
    return {"person_id": id_of(person), "reason": reason}


async def _wished(centre: Party, person: str) -> str:
    made = await centre.coordinator.made("/v1/erasures", _wish(person))
    return str(made.headers["Location"])


async def _erased(centre: Party, person: str) -> str:
    here = await _wished(centre, person)
    answer = await now_done(centre.coordinator_2, here, "approve")
    assert answer.json()["status"] == "done"
    return here


@contextmanager
def _blocked(ledger: Path) -> Iterator[None]:
    """What is a folder takes no line, not even from root."""
    ledger.mkdir()
    try:
        yield
    finally:
        ledger.rmdir()


def _forge(ledger: Path, **line: str) -> None:
    ledger.write_text(json.dumps(line) + "\n")


def _tear(ledger: Path) -> None:
    ledger.write_bytes(ledger.read_bytes()[40:])


async def _lines(house: House) -> list[Any]:
    return [line.entry for line in house.office.ledger]


async def _replayed(house: House) -> Counter[Completed]:
    return Counter(told.outcome for told in await replaying.replay(house.office))


@contextmanager
def _dying(ledger: Ledger) -> Iterator[None]:
    """The process dies when it has written the line, before the commit."""
    append = type(ledger).append

    def dying(self: Ledger, entry: Any) -> None:
        append(self, entry)
        raise RuntimeError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(ledger), "append", dying)
        yield


@pytest.mark.usefixtures("ledger")
async def test_two_members_erase_a_person_for_good(house: House) -> None:
    centre = await house.party()
    body = {"identity": people.identity(), "contact": people.contact()}
    here = await people.written(centre.coordinator, body)
    wish = await _wished(centre, here)
    told = (await centre.coordinator.get(wish)).json()
    assert (told["status"], told["requested_by"]) == ("requested", str(centre.coordinator.member_id))
    assert (told["approved_by"], told["allowed_commands"]) == (None, ["approve", "withdraw"])
    assert (await centre.coordinator.get(here)).status_code == 200
    await now_done(centre.coordinator_2, wish, "approve")
    told = (await centre.coordinator.get(wish)).json()
    assert (told["approved_by"], told["allowed_commands"]) == (str(centre.coordinator_2.member_id), [])
    await refused(centre.coordinator.get(here), 410, "erased")
    assert await people.found(centre.coordinator, name=body["identity"]["family_name"]) == set()
    assert (await centre.coordinator.get("/v1/people")).json()["items"] == []
    rows = await house.owner_execute(
        "SELECT (SELECT count(*) FROM person_keys WHERE organisation_id = :id) + (SELECT count(*) FROM "
        "person_tokens WHERE organisation_id = :id) + (SELECT count(*) FROM people WHERE "
        "organisation_id = :id AND num_nonnulls(identity, contact) > 0)",
        id=centre.id,
    )
    assert rows.scalar() == 0
    stone = (await tombstones(centre.coordinator))[id_of(here)]
    assert (stone["kind"], stone["reason"]) == ("person", "PersonRequest")
    line = {
        "organisation_id": str(centre.id),
        "person_id": id_of(here),
        "erasure_id": id_of(wish),
        "erased_at": (await _lines(house))[0]["erased_at"],
        "reason": "PersonRequest",
    }
    assert await _lines(house) == [line, {**line, "committed": "yes"}]
    assert await replayed(house, centre) > 0


@pytest.mark.usefixtures("ledger")
async def test_what_was_written_about_her_cases_goes_with_her_and_the_coded_facts_stay(house: House) -> None:
    centre = await house.party()
    case = f"/v1/cases/{await case_in(centre, 'active')}"
    await centre.caseworker.made(f"{case}/comments", {"text": "CANARY about her"})
    person = f"/v1/people/{(await centre.coordinator.get(case)).json()['person_id']}"
    await now_done(centre.coordinator, case, "close", {"reason": "Autonomy"})
    await _erased(centre, person)
    left = await house.owner_execute(
        "SELECT (SELECT count(*) FROM case_comments WHERE organisation_id = :id) + "
        "(SELECT count(*) FROM trafficking_events WHERE organisation_id = :id)",
        id=centre.id,
    )
    assert left.scalar() == 0
    seen = (await centre.coordinator.get(case)).json()
    assert (seen["status"], seen["closure_reason"]) == ("closed", "Autonomy")
    assert (await centre.coordinator.get(f"{case}/comments")).json()["items"] == []


@pytest.mark.usefixtures("ledger")
async def test_why_somebody_looked_into_her_case_is_forgotten_with_her_and_that_they_did_stays(
    house: House,
) -> None:
    centre = await house.party()
    person = await people.written(centre.coordinator)
    lead = str(centre.coordinator.member_id)
    case = f"/v1/cases/{await new_case(centre, person_id=id_of(person), worker_id=lead)}"
    look = {"case_id": id_of(case), "reason": "CANARY is at the door, and bleeding.", "minutes": 60}
    glass = (await centre.caseworker.made("/v1/break-glass", look, key="one-look")).headers["Location"]
    told = (await centre.coordinator.get(glass)).json()
    assert told["reason"] == look["reason"]
    await now_done(centre.coordinator, case, "close", {"reason": "Autonomy"})
    await _erased(centre, person)
    left = (await centre.coordinator.get(glass)).json()
    assert (left["reason"], left["version"]) == (None, told["version"] + 1)
    assert (left["member_id"], left["until_at"]) == (told["member_id"], told["until_at"])
    remembered = await house.owner_execute(
        "SELECT count(*) FROM remembered_answers WHERE organisation_id = :id AND resource_id = :glass",
        id=centre.id,
        glass=UUID(id_of(glass)),
    )
    assert remembered.scalar() == 0
    assert await replayed(house, centre) > 0


@pytest.mark.usefixtures("ledger")
async def test_what_was_answered_about_her_household_is_forgotten_with_her(house: House) -> None:
    centre = await house.party()
    here, other = [await people.written(centre.coordinator) for _ in range(2)]
    link = {"other_id": id_of(other), "relation": "Child"}
    await centre.coordinator.made(f"{here}/household-links", link, key="a-link")
    await _erased(centre, other)
    again = centre.coordinator.post(f"{here}/household-links", link, key="a-link")
    problem = await refused(again, 422, "invalid")
    assert faults(problem) == [("/other_id", "unknown_reference")]


@pytest.mark.usefixtures("ledger")
async def test_what_was_written_while_the_case_was_said_to_be_hers_goes_with_her(house: House) -> None:
    centre = await house.party()
    here, other = [await people.written(centre.coordinator) for _ in range(2)]
    lead = centre.coordinator
    case = f"/v1/cases/{await new_case(centre, person_id=id_of(here), worker_id=str(lead.member_id))}"
    comment = {"text": "CANARY about her brother."}
    event = {"type": "Recruitment", "details": {"description": "CANARY shed."}}
    written: dict[str, dict[str, Any]] = {f"{case}/comments": comment, f"{case}/trafficking-events": event}
    for collection, body in written.items():
        await lead.made(collection, body, key=collection)
    assert (await lead.patch(case, {"person_id": id_of(other)}, etag="*")).status_code == 200
    for collection, body in written.items():
        await lead.made(collection, {**body, "text": "Of the other."} if "text" in body else body, key=None)
    await _erased(centre, here)
    for collection, body in written.items():
        items = (await lead.get(collection)).json()["items"]
        assert len(items) == 1, "what is the other's stays"
        again = await lead.post(collection, body, key=collection)
        assert "Idempotent-Replayed" not in again.headers
    assert await replayed(house, centre) > 0


@pytest.mark.usefixtures("ledger")
async def test_others_who_must_know_are_told_in_the_same_transaction(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = await house.party()
    here = await people.written(centre.coordinator)
    asked: list[UUID] = []

    async def handler(_mandate: Mandate, person_id: UUID) -> list[UUID]:
        asked.append(person_id)
        raise RuntimeError

    monkeypatch.setattr(erasing, "_handlers", [*erasing._handlers, handler])
    wish = await _wished(centre, here)
    await refused(centre.coordinator_2.post(f"{wish}/approve", {}, etag="*"), 500, "internal_error")
    assert asked == [UUID(id_of(here))]
    assert await _lines(house) == []
    assert (await centre.coordinator.get(here)).status_code == 200
    assert (await centre.coordinator.get(wish)).json()["status"] == "requested"


@pytest.mark.usefixtures("ledger")
async def test_it_takes_a_second_person_and_a_person_at_all(house: House) -> None:
    centre = await house.party()
    here = await people.written(centre.coordinator)
    wish = await _wished(centre, here)
    alone = centre.coordinator.post(f"{wish}/approve", {}, etag="*")
    await refused(alone, 409, "second_person_needed")
    script = (await centre.admin.made("/v1/clients", {"name": "Script", "role": "coordinator"})).json()
    robot = house.caller(centre.id, UUID(script["id"]), "coordinator")
    await refused(robot.post(f"{wish}/approve", {}, etag="*"), 403, "member_needed")
    await refused(robot.post("/v1/erasures", _wish(here)), 403, "member_needed")
    for caller in (centre.caseworker, centre.legal, centre.admin):
        await refused(caller.post("/v1/erasures", _wish(here)), 403, "forbidden")
    assert (await centre.coordinator.get(here)).status_code == 200
    assert await _lines(house) == []


@pytest.mark.usefixtures("ledger")
async def test_not_while_a_case_of_hers_is_open_or_anything_on_hold(house: House) -> None:
    centre = await house.party()
    case = f"/v1/cases/{await case_in(centre, 'active')}"
    person = f"/v1/people/{(await centre.coordinator.get(case)).json()['person_id']}"
    problem = await refused(centre.coordinator.post("/v1/erasures", _wish(person)), 409, "still_open")
    assert problem["open"] == [{"kind": "case", "id": id_of(case), "status": "active"}]
    await now_done(centre.coordinator, case, "close", {"reason": "Autonomy"})
    wish = await _wished(centre, person)
    approve = f"{wish}/approve"
    await now_done(centre.coordinator, case, "reopen", {"reason": "NewNeeds"})
    await refused(centre.coordinator_2.post(approve, {}, etag="*"), 409, "still_open")
    await now_done(centre.coordinator, case, "close", {"reason": "Autonomy"})
    for held in (case, person):
        version = (await centre.coordinator.get(f"{held}/retention")).headers["ETag"]
        await centre.coordinator.done(f"{held}/hold", HOLD, etag=version)
        await refused(centre.coordinator_2.post(approve, {}, etag="*"), 409, "on_legal_hold")
        version = (await centre.coordinator.get(f"{held}/retention")).headers["ETag"]
        await centre.coordinator.done(f"{held}/release-hold", etag=version)
    assert await _lines(house) == []
    await now_done(centre.coordinator_2, wish, "approve")
    await refused(centre.coordinator.get(person), 410, "erased")


@pytest.mark.usefixtures("ledger")
async def test_plan_10_who_is_barred_finds_no_erasure_to_decide_on(house: House) -> None:
    centre = await house.party()
    case = f"/v1/cases/{await case_in(centre, 'closed')}"
    person = f"/v1/people/{(await centre.coordinator.get(case)).json()['person_id']}"
    barred = await colleague(house, centre)
    bar = {"member_id": str(barred.member_id), "reason": "KnowsSuspect"}
    await centre.coordinator.made(f"{case}/exclusions", bar)
    wish = await _wished(centre, person)

    async def look() -> None:
        for here in (wish, f"/v1/erasures/{uuid4()}"):
            await refused(barred.get(here), 404, "not_found")
            for command in ("approve", "withdraw"):
                for version in ('"7"', "*"):
                    await refused(barred.post(f"{here}/{command}", {}, etag=version), 404, "not_found")

    await look()
    await now_done(centre.coordinator_2, wish, "approve")
    await look()


@pytest.mark.usefixtures("ledger")
async def test_g_4_only_the_arrows_there_are(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    here, other = await people.written(centre.coordinator), await people.written(centre.coordinator)
    wish = await _wished(centre, here)
    await refused(centre.coordinator.post("/v1/erasures", _wish(here)), 409, "conflict")
    await now_done(centre.coordinator, wish, "withdraw")
    done = await _erased(centre, other)
    for ended, state in ((wish, "withdrawn"), (done, "done")):
        for command in ("approve", "withdraw"):
            problem = await refused(
                centre.coordinator_2.post(f"{ended}/{command}", {}, etag="*"), 409, "wrong_state"
            )
            assert (problem["current_state"], problem["allowed"]) == (state, [])
            await refused(stranger.coordinator.post(f"{ended}/{command}", {}, etag="*"), 404, "not_found")
    # Withdrawn, it can be asked for again; erased, she is nobody any more.
    await _wished(centre, here)
    for nobody in (other, f"/v1/people/{uuid4()}"):
        problem = await refused(centre.coordinator.post("/v1/erasures", _wish(nobody)), 422, "invalid")
        assert faults(problem) == [("/person_id", "unknown_reference")]
    problem = await refused(stranger.coordinator.post("/v1/erasures", _wish(here)), 422, "invalid")
    assert faults(problem) == [("/person_id", "unknown_reference")]
    events = [e.type for e in await journal(house, centre, id_of(done), "erasure")]
    assert events == ["erasure.requested", "erasure.approved"]


async def test_when_the_ledger_cannot_be_written_nothing_is_changed(house: House, ledger: Path) -> None:
    centre = await house.party()
    here = await people.written(centre.coordinator)
    wish = await _wished(centre, here)
    before = (await centre.coordinator.get(here)).content
    with _blocked(ledger):
        await refused(centre.coordinator_2.post(f"{wish}/approve", {}, etag="*"), 503, "unavailable")
    assert (await centre.coordinator.get(here)).content == before
    assert (await centre.coordinator.get(wish)).json()["status"] == "requested"
    assert await tombstones(centre.coordinator) == {}
    await now_done(centre.coordinator_2, wish, "approve")


@pytest.mark.race
@pytest.mark.usefixtures("ledger")
async def test_approved_twelve_times_at_once_she_is_erased_once(house: House) -> None:
    centre = await house.party()
    here = await people.written(centre.coordinator)
    wish = await _wished(centre, here)
    answers = await at_once([centre.coordinator_2.post(f"{wish}/approve", {}, etag="*") for _ in range(12)])
    assert statuses(answers) == {200: 1, 409: 11}
    assert [line.get("committed") for line in await _lines(house)] == [None, "yes"]
    assert len(await tombstones(centre.coordinator)) == 1


@pytest.mark.race
@pytest.mark.usefixtures("ledger")
async def test_erasing_races_with_a_hold_and_exactly_one_wins(house: House) -> None:
    centre = await house.party()
    for _ in range(6):
        here = await people.written(centre.coordinator)
        wish = await _wished(centre, here)
        hold, approve = await asyncio.gather(
            centre.coordinator.post(f"{here}/hold", HOLD, etag="*"),
            centre.coordinator_2.post(f"{wish}/approve", {}, etag="*"),
        )
        assert (hold.status_code, approve.status_code) in {(200, 409), (404, 200)}
        gone = (await centre.coordinator.get(here)).status_code
        assert gone == (410 if approve.status_code == 200 else 200)


@pytest.mark.race
@pytest.mark.usefixtures("ledger")
@pytest.mark.parametrize(
    ("command", "body"), [("hold", {"reason": "CriminalProceedings"}), ("reopen", {"reason": "NewNeeds"})]
)
async def test_no_case_of_hers_is_held_or_opened_while_its_words_are_destroyed(
    house: House, monkeypatch: pytest.MonkeyPatch, command: str, body: dict[str, str]
) -> None:
    centre = await house.party()
    case = f"/v1/cases/{await case_in(centre, 'intake')}"
    person = f"/v1/people/{(await centre.coordinator.get(case)).json()['person_id']}"
    await now_done(centre.coordinator, case, "close", {"reason": "Autonomy"})
    wish = await _wished(centre, person)
    checked, go_on = asyncio.Event(), asyncio.Event()

    async def slow(*about: Any) -> None:
        checked.set()
        await go_on.wait()
        await keeping.bury(*about)

    monkeypatch.setattr(erase, "bury", slow)
    approving = asyncio.create_task(centre.coordinator_2.post(f"{wish}/approve", {}, etag="*"))
    await checked.wait()
    changing = asyncio.create_task(centre.coordinator.post(f"{case}/{command}", body, etag="*"))
    early, _ = await asyncio.wait({changing}, timeout=0.5)
    assert early == set()
    go_on.set()
    assert (await approving).status_code == 200
    await changing
    await refused(centre.coordinator.get(person), 410, "erased")


@pytest.mark.race
@pytest.mark.usefixtures("ledger")
async def test_erasing_her_and_linking_her_household_do_not_wait_crosswise(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = await house.party()
    other, here = sorted([await people.written(centre.coordinator) for _ in range(2)])
    link = {"other_id": id_of(other), "relation": "Partner"}
    await centre.coordinator.made(f"{here}/household-links", link)
    wish = await _wished(centre, here)
    checked, go_on = asyncio.Event(), asyncio.Event()

    async def slow(*about: Any) -> None:
        checked.set()
        await go_on.wait()
        await keeping.bury(*about)

    monkeypatch.setattr(erase, "bury", slow)
    approving = asyncio.create_task(centre.coordinator_2.post(f"{wish}/approve", {}, etag="*"))
    await checked.wait()  # she, whose id comes later, is locked
    linking = asyncio.create_task(centre.coordinator.post(f"{here}/household-links", link))
    await asyncio.wait({linking}, timeout=0.5)  # it locks the other before her, and waits
    go_on.set()
    answers = await at_once([approving, linking])
    assert statuses(answers) == {200: 1, 404: 1}


# --- crash and restore ------------------------------------------------------------------------------


@pytest.mark.usefixtures("ledger")
async def test_a_line_without_its_commit_is_completed_by_the_replay(
    house: House,
) -> None:
    """The process dies between the line and the commit: she is there; the replay only completes it."""
    centre = await house.party()
    here, spared = await people.written(centre.coordinator), await people.written(centre.coordinator)
    wishes = [await _wished(centre, person) for person in (here, spared)]
    with _dying(house.office.ledger):
        for wish in wishes:
            await refused(centre.coordinator_2.post(f"{wish}/approve", {}, etag="*"), 500, "internal_error")
    for person in (here, spared):
        assert (await centre.coordinator.get(person)).status_code == 200
    await now_done(centre.coordinator, wishes[1], "withdraw")
    assert await _replayed(house) == {Completed.ERASED: 1, Completed.WITHDRAWN: 1}
    assert await _replayed(house) == {Completed.GONE: 1, Completed.WITHDRAWN: 1}
    await refused(centre.coordinator.get(here), 410, "erased")
    assert (await centre.coordinator.get(spared)).status_code == 200
    done = (await centre.coordinator.get(wishes[0])).json()
    assert (done["status"], done["approved_by"], done["allowed_commands"]) == ("done", None, [])
    events = [e.type for e in await journal(house, centre, id_of(wishes[0]), "erasure")]
    assert events == ["erasure.requested", "erasure.completed"]
    assert await replayed(house, centre) > 0


async def _request_again(house: House, wish: str) -> None:
    """The erasure as it is in a backup from before it was decided on."""
    await house.owner_execute(
        "UPDATE erasures SET status = 'requested', approved_by = NULL WHERE id = :id", id=UUID(id_of(wish))
    )


@pytest.mark.usefixtures("ledger")
async def test_who_was_let_be_stays_though_a_backup_from_before_does_not_know_of_it(house: House) -> None:
    centre = await house.party()
    here = await people.written(centre.coordinator)
    wish = await _wished(centre, here)
    with _dying(house.office.ledger):
        await refused(centre.coordinator_2.post(f"{wish}/approve", {}, etag="*"), 500, "internal_error")
    await now_done(centre.coordinator, wish, "withdraw")
    await _request_again(house, wish)
    assert await _replayed(house) == {Completed.WITHDRAWN: 1}
    assert (await people.read(centre.coordinator, here))["identity"] is not None
    # On that backup two members may agree anew: then a line without its commit is completed again.
    with _dying(house.office.ledger):
        await refused(centre.coordinator_2.post(f"{wish}/approve", {}, etag="*"), 500, "internal_error")
    assert await _replayed(house) == {Completed.ERASED: 1}
    assert (await centre.coordinator.get(wish)).json()["status"] == "done"


@pytest.mark.usefixtures("ledger")
async def test_what_was_confirmed_is_obeyed_whatever_was_withdrawn_since(house: House) -> None:
    centre = await house.party()
    here = await people.written(centre.coordinator)
    line = {"organisation_id": str(centre.id), "person_id": id_of(here), "erasure_id": str(uuid4())}
    line["reason"] = "PersonRequest"
    for said in ({}, {"committed": "yes"}, {"withdrawn": "yes"}):
        house.office.ledger.append({**line, **said})
    assert await _replayed(house) == {Completed.ERASED: 1}


async def test_nobody_is_let_be_while_the_ledger_cannot_be_written(house: House, ledger: Path) -> None:
    centre = await house.party()
    wish = await _wished(centre, await people.written(centre.coordinator))
    with _blocked(ledger):
        await refused(centre.coordinator.post(f"{wish}/withdraw", {}, etag="*"), 503, "unavailable")
    assert (await centre.coordinator.get(wish)).json()["status"] == "requested"
    await now_done(centre.coordinator, wish, "withdraw")
    said = [line.get("withdrawn") for line in await _lines(house)]
    assert said == ["yes"]


@pytest.mark.parametrize("why", ["held", "case held", "case open"])
async def test_a_line_without_its_commit_destroys_nobody_who_is_kept_since(
    house: House, ledger: Path, database: tuple[str, str], keys: KeyFile, tmp_path: Path, *, why: str
) -> None:
    """She came back, or a court needs her record: nobody may lose it to a crash of long ago."""
    centre = await house.party()
    here = await people.written(centre.coordinator)
    wish = await _wished(centre, here)
    with _dying(house.office.ledger):
        await refused(centre.coordinator_2.post(f"{wish}/approve", {}, etag="*"), 500, "internal_error")
    lead = str(centre.coordinator.member_id)
    if why == "held":
        await centre.coordinator.done(f"{here}/hold", HOLD, etag="*")
    else:
        case = f"/v1/cases/{await new_case(centre, person_id=id_of(here), worker_id=lead)}"
        await centre.coordinator.made(f"{case}/comments", {"text": "Her new life."})
        if why == "case held":
            await now_done(centre.coordinator, case, "close", {"reason": "Autonomy"})
            await centre.coordinator.done(f"{case}/hold", HOLD, etag="*")
    kept = await rows_of(house, centre)
    done = await asyncio.to_thread(_replay, database[0], _key_file(keys, tmp_path / "keys.json"), ledger)
    assert done.returncode == 1
    assert "unconfirmed erasures" in done.stderr
    assert done.stdout.splitlines()[3:] == [
        "held: 1",
        "unreadable: 0",
        f"organisation_id={centre.id} person_id={id_of(here)} erasure_id={id_of(wish)}",
    ]
    assert await rows_of(house, centre) == kept
    assert (await people.read(centre.coordinator, here))["identity"] is not None
    await now_done(centre.coordinator, wish, "withdraw")
    assert await _replayed(house) == {Completed.WITHDRAWN: 1}


async def test_a_line_of_a_committed_erasure_is_obeyed_whatever_an_old_backup_says(
    house: House, ledger: Path
) -> None:
    """In the backup her case was still open, and the erasure not yet asked for."""
    centre = await house.party()
    here = await people.written(centre.coordinator)
    wish = str(uuid4())
    line = {"organisation_id": str(centre.id), "person_id": id_of(here), "erasure_id": wish}
    await new_case(centre, person_id=id_of(here))
    house.office.ledger.append({**line, "reason": "PersonRequest"})
    assert await _replayed(house) == {Completed.HELD: 1}
    house.office.ledger.append({**line, "reason": "PersonRequest", "committed": "yes"})
    # The confirmation says it all: the line before it may be torn.
    _tear(ledger)
    assert await _replayed(house) == {Completed.ERASED: 1, Completed.UNREADABLE: 1}
    await refused(centre.coordinator.get(here), 410, "erased")


async def test_an_erasure_that_cannot_be_confirmed_is_done_all_the_same(
    house: House, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = await house.party()
    here = await people.written(centre.coordinator)
    append = type(house.office.ledger).append

    def once(self: Ledger, entry: Any) -> None:
        if ledger.exists():
            raise OSError
        append(self, entry)

    monkeypatch.setattr(type(house.office.ledger), "append", once)
    await _erased(centre, here)
    assert [line.get("committed") for line in await _lines(house)] == [None]
    await refused(centre.coordinator.get(here), 410, "erased")
    assert await _replayed(house) == {Completed.GONE: 1}


async def test_the_replay_believes_no_line_that_is_not_its_own(house: House, ledger: Path) -> None:
    centre = await house.party()
    here = await people.written(centre.coordinator)
    _forge(ledger, organisation_id=str(centre.id), person_id=id_of(here), mac="x")
    assert await _replayed(house) == {Completed.UNREADABLE: 1}
    assert (await centre.coordinator.get(here)).status_code == 200


def _key_file(keys: KeyFile, path: Path) -> Path:
    """The keys of the deployment, as the operator has them."""
    masters = {str(v): base64.b64encode(key).decode() for v, key in keys.masters.items()}
    path.touch(0o600)
    secret = base64.b64encode(keys.server_secret).decode()
    path.write_text(
        json.dumps({"masters": masters, "signing_pem": keys.signing_pem.decode(), "server_secret": secret})
    )
    return path


def _replay(url: str, keys: Path, ledger: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("trafficking-api"), "replay-erasures"],
        env={**os.environ, "DATABASE_URL": url, "KEY_FILE": str(keys), "SHRED_LEDGER": str(ledger)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@asynccontextmanager
async def _yesterday(dump: Path, keys: KeyFile, ledger: Path) -> AsyncIterator[tuple[str, httpx.AsyncClient]]:
    """The deployment on a restored backup: its database, and the way to call it."""
    admin = servers.server_admin_url()
    name = await asyncio.to_thread(servers.restore, admin, dump)
    url = provision.url_as(admin, provision.RUNTIME, servers.RUNTIME_PASSWORD, name)
    app = create_app(Settings(database_url=url, shred_ledger=ledger), keys)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as http:
        yield url, http
    await app.state.office.database.close()
    servers.drop_database(admin, name)


@pytest.fixture
async def alone(settings: Settings, keys: KeyFile, tmp_path: Path) -> AsyncIterator[House]:
    """A deployment of its own: what other tests tampered with past all keys cannot be restored."""
    with servers.own_database() as (url, owner):
        own = {"database_url": url, "shred_ledger": tmp_path / "shred", "seal_ledger": tmp_path / "seals"}
        house = await House.open(create_app(settings.model_copy(update=own), keys), owner)
        yield house
        await house.close()


async def test_erased_she_stays_unreadable_when_yesterdays_backup_is_restored(
    alone: House, keys: KeyFile, tmp_path: Path
) -> None:
    centre, ledger = await alone.party(), alone.office.ledger.path
    body = {"identity": people.identity(), "contact": people.contact()}
    canaries = people.words(body)
    here = await people.written(centre.coordinator, body)
    kept = await people.written(centre.coordinator)
    dump = servers.fresh_folder(f"dump_{uuid4().hex}") / "dump"
    await asyncio.to_thread(servers.dump, servers.server_admin_url(), str(alone.owner.url.database), dump)
    assert [word for word in canaries if word.encode() in dump.read_bytes()] == []
    await _erased(centre, here)
    async with _yesterday(dump, keys, ledger) as (url, http):
        then = replace(centre.coordinator, http=http)
        # The backup brings her back: without the ledger she would be readable.
        assert people.words(await people.read(then, here)) == canaries
        assert await people.found(then, name=body["identity"]["family_name"]) == {id_of(here)}
        key_file = _key_file(keys, tmp_path / "keys.json")
        for again in (0, 1):
            done = await asyncio.to_thread(_replay, url, key_file, ledger)
            assert (done.returncode, done.stderr) == (0, "")
            assert done.stdout.splitlines() == [
                f"erased again: {1 - again}",
                f"gone already: {again}",
                "withdrawn since: 0",
                "held: 0",
                "unreadable: 0",
            ]
        gone = await then.get(here)
        assert (gone.status_code, gone.json()["code"]) == (410, "erased")
        assert await people.found(then, name=body["identity"]["family_name"]) == set()
        assert len(people.words(await people.read(then, kept))) == len(canaries)
        assert (await tombstones(then))[id_of(here)]["reason"] == "PersonRequest"
        with ledger.open("a") as file:
            file.write("torn")
        done = await asyncio.to_thread(_replay, url, key_file, ledger)
        assert done.returncode == 1
        assert "unreadable: 1" in done.stdout
