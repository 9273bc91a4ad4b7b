"""Files about people: sealed, named by nobody outside, and given only to whom may see what they are about."""

import asyncio
import tempfile
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from tests.factories.house import FACTS, Caller, House, Party
from tests.features.documents.files import DOCX, PDF, REFUSED, TAKEN, TEXT, WORD
from tests.features.stories import (
    case_of,
    code,
    faults,
    journal,
    new_case,
    new_person,
    now_done,
    refused,
    replayed,
    stored_anywhere,
)
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.documents import queries, rules, service
from trafficking_api.features.documents.errors import ContentGone
from trafficking_api.kit.body import LARGE, LARGEST_FILE, Place
from trafficking_api.kit.crypto import DataKey, Unreadable

DOCUMENTS = "/v1/documents"


@dataclass
class Desk:
    """A centre with a person and a case, and somebody who files."""

    house: House
    centre: Party
    person: str
    case: str

    @property
    def worker(self) -> Caller:
        return self.centre.coordinator

    async def post(
        self, content: bytes, name: str = "scan.pdf", *, key: str | None = None, said: str = "", **form: str
    ) -> httpx.Response:
        """File it, on the person if nothing else is said."""
        about = {"kind": "Other", **({} if "case_id" in form else {"person_id": self.person}), **form}
        file = (name, content, said) if said else (name, content)
        headers = {"Idempotency-Key": key} if key else {}
        return await self.worker.call("POST", DOCUMENTS, data=about, files={"file": file}, headers=headers)

    async def file(self, content: bytes = PDF, name: str = "scan.pdf", **form: str) -> str:
        """File it, and insist; returns its address."""
        answer = await self.post(content, name, **form)
        assert answer.status_code == 201, answer.text
        return str(answer.headers["Location"])

    async def content(self, here: str) -> httpx.Response:
        return await self.worker.get(f"{here}/content")

    def mandate(self) -> Any:
        return system_mandate(self.house.office, self.centre.id, "test")


@pytest.fixture
async def desk(house: House) -> Desk:
    centre = await house.party()
    return Desk(house, centre, await new_person(centre), await new_case(centre))


# --- what is filed -----------------------------------------------------------------------------------


async def test_a_large_file_holds_up_nobody_else(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is looked at and sealed beside the loop on which everybody else is served."""
    loop, elsewhere = threading.get_ident(), []
    detected, seal = rules.detected, DataKey.seal

    def look(content: bytes) -> str | None:
        elsewhere.append(threading.get_ident() != loop)
        return detected(content)

    def sealed(key: DataKey, column: str, *what: Any) -> bytes:
        if column == "document_contents.sealed":
            elsewhere.append(threading.get_ident() != loop)
        return seal(key, column, *what)

    monkeypatch.setattr(rules, "detected", look)
    monkeypatch.setattr(DataKey, "seal", sealed)
    await desk.file()
    assert elsewhere == [True, True]


async def test_slow_senders_of_large_files_fill_no_memory_and_keep_no_other_from_sending(desk: Desk) -> None:
    """Two of an organisation send at once; for a third there is room when one of them is through."""
    through, sent = asyncio.Event(), asyncio.Semaphore(0)
    largest = PDF + bytes(LARGEST_FILE - len(PDF))
    form = httpx.Request(
        "POST", "http://test", data={"kind": "Other", "person_id": desk.person}, files={"file": largest}
    )
    whole, headers = form.read(), {"Content-Type": form.headers["Content-Type"]}

    async def slowly() -> AsyncIterator[bytes]:
        yield whole[: LARGE + 1]
        sent.release()  # the server asks for more, so it has taken in what it was given
        await through.wait()
        yield whole[LARGE + 1 :]

    async def post() -> httpx.Response:
        return await desk.worker.call("POST", DOCUMENTS, content=slowly(), headers=headers)

    slow = [asyncio.create_task(post()) for _ in range(2)]
    for _ in slow:
        await sent.acquire()
    answer = await desk.post(largest)
    assert (answer.status_code, code(answer), answer.headers["Retry-After"]) == (503, "unavailable", "10")
    assert (await desk.post(PDF)).status_code == 201
    other = await desk.house.party()
    elsewhere = Desk(desk.house, other, await new_person(other), await new_case(other))
    assert (await elsewhere.post(largest)).status_code == 201
    through.set()
    assert [answer.status_code for answer in await asyncio.gather(*slow)] == [201, 201]
    assert (await desk.post(largest)).status_code == 201


async def test_who_may_send_no_file_takes_no_room_from_those_who_may(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = 0

    def take(_place: Place) -> None:
        nonlocal taken
        taken += 1

    monkeypatch.setattr(Place, "take", take)
    large = PDF + bytes(2 * LARGE)
    form, files = {"kind": "Other", "person_id": desk.person}, {"file": large}
    answer = await desk.centre.auditor.call("POST", DOCUMENTS, data=form, files=files)
    assert (answer.status_code, code(answer), taken) == (403, "forbidden", 0)
    assert (await desk.post(large)).status_code == 201
    assert taken > 0


@pytest.mark.parametrize("ending", TAKEN)
@pytest.mark.parametrize("about", ["person", "case"])
async def test_a_file_comes_out_as_it_went_in(desk: Desk, ending: str, about: str) -> None:
    media_type, content = TAKEN[ending]
    form = {f"{about}_id": getattr(desk, about), "kind": "MedicalReport", "language": "lo"}
    made = await desk.post(content, f"x.{ending}", received_on="2026-11-02", **form)
    assert made.status_code == 201, made.text
    here, told = made.headers["Location"], made.json()
    assert {name: told[name] for name in form} == form
    assert (told["media_type"], told["size"], told["received_on"]) == (media_type, len(content), "2026-11-02")
    assert (told["status"], told["allowed_commands"]) == ("kept", ["void"])
    assert (await desk.worker.get(here)).json() == {**told, "name": f"x.{ending}"}
    (listed,) = (await desk.worker.get(f"{DOCUMENTS}?{about}_id={form[f'{about}_id']}")).json()["items"]
    assert listed == told
    answer = await desk.content(here)
    assert answer.content == content
    assert answer.headers["Content-Type"].split(";")[0] == media_type
    short = told["id"].replace("-", "")[-8:]
    assert answer.headers["Content-Disposition"] == f'attachment; filename="document-{short}.{ending}"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["ETag"] == made.headers["ETag"] == '"1"'


async def test_what_the_sender_says_of_the_type_is_not_believed(desk: Desk) -> None:
    for name, said in (("holiday.jpg", "image/jpeg"), ("x.exe", "text/html"), ("x", "")):
        here = await desk.file(PDF, name, **({"said": said} if said else {}))
        answer = await desk.content(here)
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["Content-Disposition"].endswith('.pdf"')


@pytest.mark.parametrize("kind", REFUSED)
async def test_a_file_of_another_kind_is_refused(desk: Desk, kind: str) -> None:
    answer = await desk.post(REFUSED[kind], "report.pdf", said="application/pdf")
    assert (answer.status_code, code(answer)) == (415, "unsupported_content")
    assert (await desk.worker.get(DOCUMENTS)).json()["items"] == []


async def test_twenty_mebibytes_are_taken_and_one_byte_more_is_not(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def on_disk(*_: object, **__: object) -> None:
        raise AssertionError("a file of a victim would lie on the disk, in the clear")

    monkeypatch.setattr(tempfile, "TemporaryFile", on_disk)
    largest = PDF + bytes(LARGEST_FILE - len(PDF))
    answer = await desk.content(await desk.file(largest))
    assert answer.content == largest
    for more in (1, 2 * 1024 * 1024):
        answer = await desk.post(largest + bytes(more))
        assert (answer.status_code, code(answer)) == (413, "too_large")


async def test_another_body_is_refused(desk: Desk) -> None:
    post = desk.worker.call
    about = {"kind": "Other", "person_id": desk.person}
    answer = await post("POST", DOCUMENTS, json=about)
    assert (answer.status_code, code(answer)) == (415, "unsupported_media_type")
    answer = await post("POST", DOCUMENTS, data=about)
    assert (answer.status_code, code(answer)) == (415, "unsupported_media_type")
    headers = {"Content-Type": "multipart/form-data"}
    answer = await post("POST", DOCUMENTS, content=b"no line parts this", headers=headers)
    assert (answer.status_code, code(answer)) == (400, "malformed")
    two = [("file", ("a.pdf", PDF)), ("file", ("b.pdf", PDF))]
    answer = await post("POST", DOCUMENTS, data=about, files=two)
    assert (answer.status_code, code(answer)) == (400, "malformed")


@pytest.mark.parametrize(
    ("form", "pointer", "why"),
    [
        ({"case_id": str(uuid4())}, "/case_id", "unknown_reference"),
        ({"person_id": str(uuid4())}, "/person_id", "unknown_reference"),
        ({"received_on": "2199-01-01"}, "/received_on", "in_the_future"),
        ({"received_on": "yesterday"}, "/received_on", "iso_date"),
        ({"kind": "Passport"}, "/kind", "unknown_code"),
        ({"title": "x"}, "/title", "extra_forbidden"),
    ],
)
async def test_what_is_said_of_a_file_must_be_right(
    desk: Desk, form: dict[str, str], pointer: str, why: str
) -> None:
    answer = await desk.post(PDF, **form)
    assert answer.status_code == 422
    assert faults(answer.json()) == [(pointer, why)]


async def test_a_file_is_about_a_person_or_about_a_case(desk: Desk) -> None:
    both = await desk.post(PDF, person_id=desk.person, case_id=desk.case)
    none = await desk.worker.call("POST", DOCUMENTS, data={"kind": "Other"}, files={"file": ("a", PDF)})
    for answer in (both, none):
        assert answer.status_code == 422
        assert faults(answer.json()) == [("/case_id", "person_or_case")]


async def test_a_name_is_kept_without_the_senders_folders_and_within_reason(desk: Desk) -> None:
    for sent, kept in (
        ("C:\\Users\\worker\\Desktop\\scan.pdf", "scan.pdf"),
        ("../../etc/passwd", "passwd"),
        ("ປຶ້ມ é.pdf", "ປຶ້ມ é.pdf"),
        ("x" * 255, "x" * 255),
    ):
        assert (await desk.worker.get(await desk.file(name=sent))).json()["name"] == kept
    for bad in ("x" * 256, " "):
        answer = await desk.post(PDF, bad)
        assert answer.status_code == 422
        assert faults(answer.json()) == [("/file", "file_name")]


async def test_the_same_file_sent_again_is_one_document(desk: Desk) -> None:
    """Each sending draws another line to part its form."""
    key = uuid4().hex
    first, again = [await desk.post(TEXT, "note.txt", key=key) for _ in range(2)]
    assert first.request.headers["Content-Type"] != again.request.headers["Content-Type"]
    assert (first.status_code, again.headers.get("Idempotent-Replayed")) == (201, "true")
    assert again.json() == first.json()
    other = await desk.post(TEXT + b".", "note.txt", key=key)
    assert (other.status_code, code(other)) == (422, "idempotency_key_reused")
    assert len((await desk.worker.get(DOCUMENTS)).json()["items"]) == 1


# --- what changes ------------------------------------------------------------------------------------


async def test_a_document_is_taken_for_another_kind_and_its_content_stays(desk: Desk) -> None:
    here = await desk.file()
    changed = await desk.worker.patch(here, {"kind": "CourtDocument"}, etag='"1"')
    assert (changed.json()["kind"], changed.headers["ETag"]) == ("CourtDocument", '"2"')
    assert (await desk.content(here)).content == PDF
    await refused(desk.worker.patch(here, {"kind": "Other"}, etag='"1"'), 412, "stale")
    for member in ("name", "media_type", "content", "person_id"):
        await refused(desk.worker.patch(here, {member: "x"}, etag='"2"'), 422, "invalid")


async def test_a_document_that_was_put_here_by_mistake_is_read_by_nobody(desk: Desk) -> None:
    here = await desk.file(case_id=desk.case)
    voided = await now_done(desk.worker, here, "void")
    assert (voided.json()["status"], voided.json()["allowed_commands"]) == ("voided", [])
    await refused(desk.content(here), 410, "content_gone")
    await refused(desk.worker.patch(here, {"kind": "Other"}, etag='"2"'), 409, "wrong_state")
    await refused(desk.worker.post(f"{here}/void", {}, etag='"2"'), 409, "wrong_state")
    async with desk.mandate() as mandate:
        assert await queries.of_case(mandate, UUID(desk.case)) == []
    assert [line.type for line in await journal(desk.house, desk.centre, here[-36:])] == [
        "document.created",
        "document.voided",
    ]
    assert await replayed(desk.house, desk.centre) > 0


async def test_documents_are_found_by_what_they_are_about(desk: Desk) -> None:
    about = {
        await desk.file(kind="PoliceReport"): "person_id=" + desk.person,
        await desk.file(kind="PoliceReport", case_id=desk.case): "case_id=" + desk.case,
        await desk.file(kind="Photograph"): "kind=Photograph",
    }
    police, _, photograph = about
    for query, found in (
        ("kind=PoliceReport", {*about} - {photograph}),
        ("kind=PoliceReport&kind=Photograph", {*about}),
        ("person_id=" + desk.person, {police, photograph}),
        ("case_id=" + desk.case, {*about} - {police, photograph}),
        (f"case_id={uuid4()}", set()),
        ("status=voided", set()),
    ):
        items = (await desk.worker.get(f"{DOCUMENTS}?{query}")).json()["items"]
        assert {f"{DOCUMENTS}/{item['id']}" for item in items} == found, query


# --- who sees it -------------------------------------------------------------------------------------


async def test_g_1_a_stranger_finds_nothing(desk: Desk, house: House) -> None:
    here = await desk.file()
    stranger = (await house.party()).coordinator
    for answer in (
        stranger.get(here),
        stranger.get(f"{here}/content"),
        stranger.patch(here, {"kind": "Other"}, etag="*"),
        stranger.post(f"{here}/void", {}, etag="*"),
    ):
        await refused(answer, 404, "not_found")
    theirs = await stranger.get(f"{DOCUMENTS}?person_id={desk.person}")
    assert theirs.json() == {"items": []}
    form = {"kind": "Other", "person_id": desk.person}
    foreign = await stranger.call("POST", DOCUMENTS, data=form, files={"file": ("a.pdf", PDF)})
    assert faults(foreign.json()) == [("/person_id", "unknown_reference")]


async def test_plan_11_who_does_not_see_the_case_does_not_see_its_documents(desk: Desk) -> None:
    colleague = desk.centre.caseworker
    worker = {"worker_id": str(desk.centre.coordinator.member_id)}
    theirs = (await desk.worker.made("/v1/cases", {**FACTS, **worker})).json()["id"]
    here = await desk.file(case_id=theirs)
    assert (await colleague.get(DOCUMENTS)).json()["items"] == []
    await refused(colleague.get(here), 404, "not_found")
    await refused(colleague.get(f"{here}/content"), 404, "not_found")
    own = await colleague.made("/v1/cases", FACTS)
    form = {"kind": "Other", "case_id": own.json()["id"]}
    made = await colleague.call("POST", DOCUMENTS, data=form, files={"file": ("a.pdf", PDF)})
    assert made.status_code == 201
    assert [item["id"] for item in (await colleague.get(DOCUMENTS)).json()["items"]] == [made.json()["id"]]


async def test_g_12_every_reading_of_a_name_or_a_content_is_written_down(desk: Desk) -> None:
    here = await desk.file()
    reason = {"Access-Reason": "LegalDuty"}
    await desk.worker.get(here, headers=reason)
    await desk.worker.get(f"{here}/content", headers=reason)
    await desk.worker.get(DOCUMENTS)
    await refused(desk.worker.get(here, headers={"Access-Reason": "Curiosity"}), 422, "invalid")
    for kind, id_ in (("document", here[-36:]), ("person", desk.person)):
        rows = await desk.house.owner_execute(
            "SELECT operation, member_id, reason FROM audit_events WHERE object_kind = :kind "
            "AND object_id = :id AND operation LIKE 'read_document%' AND outcome = 'done' ORDER BY operation",
            kind=kind,
            id=UUID(id_),
        )
        member = desk.worker.member_id
        assert [tuple(row) for row in rows] == [
            ("read_document", member, "LegalDuty"),
            ("read_document_content", member, "LegalDuty"),
        ]


# --- sealed ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("about", ["person", "case"])
async def test_neither_name_nor_content_is_readable_anywhere(
    desk: Desk, about: str, capfd: pytest.CaptureFixture[str]
) -> None:
    name, words = f"canary-{uuid4().hex}.txt", f"canary-{uuid4().hex}"
    form = {f"{about}_id": getattr(desk, about)}
    made = await desk.post(words.encode(), name, key=uuid4().hex, **form)
    here = made.headers["Location"]
    answers = [
        made,
        await desk.worker.get(DOCUMENTS),
        await desk.worker.patch(here, {"kind": "Photograph"}, etag='"1"'),
        await desk.post(words.encode(), "x" * 200 + name, **form, received_on="2199-01-01"),
        await desk.post(b"<html>" + words.encode(), name, **form),
        await desk.worker.get(here, headers={"Accept": "text/csv"}),
    ]
    for answer in answers:
        assert name not in answer.text + str(answer.headers)
        assert words not in answer.text + str(answer.headers)
    content = await desk.content(here)
    assert content.text == words
    assert name not in str(content.headers)
    for secret in (name, words):
        assert await stored_anywhere(desk.house, secret) == []
    logged = capfd.readouterr()
    assert name not in logged.out + logged.err
    assert words not in logged.out + logged.err
    assert (await desk.worker.get(here)).json()["name"] == name


async def test_a_content_that_was_changed_cut_or_swapped_is_never_given_out(desk: Desk) -> None:
    one, other = UUID((await desk.file(PDF))[-36:]), UUID((await desk.file(TEXT))[-36:])
    swapped = "(SELECT sealed FROM document_contents WHERE document_id = :other)"
    named = "(SELECT name FROM documents WHERE id = :id)"
    for sealed in (
        "substring(sealed FROM 1 FOR length(sealed) - 1)",
        "substring(sealed FROM 1 FOR 40)",
        "sealed || '\\x00'",
        "set_byte(sealed, 30, get_byte(sealed, 30) # 1)",
        swapped,
        named,
    ):
        whole = (
            await desk.house.owner_execute(
                "SELECT sealed FROM document_contents WHERE document_id = :id", id=one
            )
        ).scalar()
        await desk.house.owner_execute(
            f"UPDATE document_contents SET sealed = {sealed} WHERE document_id = :id",  # noqa: S608 - of this test
            **{"id": one, **({"other": other} if sealed == swapped else {})},
        )
        await refused(desk.content(f"{DOCUMENTS}/{one}"), 500, "internal_error")
        async with desk.mandate() as mandate:
            with pytest.raises(Unreadable):
                await service.opened(mandate, one)
        await desk.house.owner_execute(
            "UPDATE document_contents SET sealed = :whole WHERE document_id = :id", whole=whole, id=one
        )
    assert (await desk.content(f"{DOCUMENTS}/{one}")).content == PDF


async def test_a_document_lies_under_the_key_of_its_person_or_under_its_own(desk: Desk) -> None:
    hers = UUID((await desk.file())[-36:])
    nobodys = UUID((await desk.file(case_id=desk.case))[-36:])
    keys = await desk.house.owner_execute(
        "SELECT document_id FROM document_keys WHERE organisation_id = :id", id=desk.centre.id
    )
    assert [row.document_id for row in keys] == [nobodys]
    await desk.house.owner_execute("DELETE FROM person_keys WHERE person_id = :id", id=UUID(desk.person))
    async with desk.mandate() as mandate:
        assert (await service.opened(mandate, nobodys))[1] == PDF
        row = (await mandate.session.execute(queries.sealed(mandate, hers))).one_or_none()
        assert row is None or row.key is None


# --- for who comes later in the story ------------------------------------------------------------------


async def test_a_case_gives_its_documents_and_those_of_its_person(desk: Desk) -> None:
    case = await case_of(desk.house, desk.centre, desk.person)
    on_person = UUID((await desk.file(DOCX))[-36:])
    on_case = UUID((await desk.file(TEXT, case_id=case))[-36:])
    await desk.file(PDF, case_id=desk.case)
    async with desk.mandate() as mandate:
        assert [id_ for id_, _ in await queries.of_case(mandate, UUID(case))] == [on_person, on_case]
        assert await service.opened(mandate, on_person) == (WORD, DOCX)


async def test_g_16_erasing_a_person_removes_every_content_about_her(desk: Desk) -> None:
    case = await case_of(desk.house, desk.centre, desk.person)
    hers = [await desk.file(), await desk.file(case_id=case)]
    others = await desk.file(case_id=desk.case)
    async with desk.mandate() as mandate:
        assert len(list(await service.erase_of_person(mandate, UUID(desk.person)))) == 2
        assert await service.erase_of_person(mandate, UUID(desk.person)) == []
    for here in hers:
        document = (await desk.worker.get(here)).json()
        assert (document["name"], document["erased_at"] is None) == (None, False)
        await refused(desk.content(here), 410, "content_gone")
        told = await journal(desk.house, desk.centre, here[-36:])
        assert [line.type for line in told] == ["document.created", "document.erased"]
        async with desk.mandate() as mandate:
            with pytest.raises(ContentGone):
                await service.opened(mandate, UUID(here[-36:]))
    rows = await desk.house.owner_execute(
        "SELECT document_id FROM document_contents WHERE organisation_id = :id", id=desk.centre.id
    )
    assert [str(row.document_id) for row in rows] == [others[-36:]]
    async with desk.mandate() as mandate:
        assert len(list(await service.erase_of_case(mandate, UUID(desk.case)))) == 1
    left = await desk.house.owner_execute(
        "SELECT count(*) FROM document_keys WHERE organisation_id = :id", id=desk.centre.id
    )
    assert left.scalar() == 0
