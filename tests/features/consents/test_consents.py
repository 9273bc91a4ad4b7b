"""What a person allows and refuses: one present word a purpose and recipient, informed, and hers to end."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from tests.factories.house import House, Party
from tests.features.stories import (
    Clock,
    at_once,
    case_of,
    code,
    etag,
    faults,
    journal,
    new_person,
    now_done,
    refused,
    replayed,
    statuses,
    stored_anywhere,
)
from trafficking_api.access.mandate import Mandate, system_mandate
from trafficking_api.features.consents import ending, queries, rules, service, tasks
from trafficking_api.features.consents.ending import Ended
from trafficking_api.features.consents.service import Covering
from trafficking_api.kit.crypto import Unreadable
from trafficking_api.vocabulary import code_list

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
LATE, LATER = "2098-01-01T00:00:00Z", "2099-01-01T00:00:00Z"
CHECKS = dict.fromkeys(rules.CHECKS, True)
PURPOSES = [value.code for value in code_list("consent_purpose").values]


def words(**changes: Any) -> dict[str, Any]:
    """The body of a consent to case management, but for these changes."""
    return {
        "purpose": "CaseManagement",
        "given": True,
        "checks": CHECKS,
        "form": "Written",
        "given_by": "Individual",
        **changes,
    }


def share(to: Party, *groups: str, **changes: Any) -> dict[str, Any]:
    """The body of a consent to share these groups with a partner."""
    about = {"recipient_organisation_id": str(to.id), "field_groups": list(groups or ("identity",))}
    return words(**{"purpose": "ReferralShare", **about, **changes})


@dataclass
class Desk:
    """A centre with a person, and a partner of it."""

    house: House
    centre: Party
    partner: Party
    person: str

    @property
    def consents(self) -> str:
        return f"/v1/people/{self.person}/consents"

    async def record(self, **changes: Any) -> dict[str, Any]:
        """Record the consent to case management, but for these changes."""
        made = await self.centre.coordinator.made(self.consents, words(**changes))
        body: dict[str, Any] = made.json()
        return body

    async def shares(self, *groups: str, **changes: Any) -> dict[str, Any]:
        """Record the consent to share these groups with the partner."""
        return await self.record(**share(self.partner, *groups, **changes))

    async def listed(self, query: str = "") -> list[dict[str, Any]]:
        answer = await self.centre.coordinator.get(self.consents + query)
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json()["items"]
        return items

    async def covering(self, purpose: str = "ReferralShare", to: UUID | None = None) -> Covering | None:
        async with self.mandate() as mandate:
            return await service.covering(mandate, UUID(self.person), purpose, to or self.partner.id)

    async def has_live(self, purpose: str = "CaseManagement") -> bool:
        async with self.mandate() as mandate:
            return await queries.has_live(mandate, UUID(self.person), purpose)

    async def sweep(self) -> int:
        async with self.mandate() as mandate:
            return await tasks.sweep(mandate)

    def mandate(self) -> Any:
        return system_mandate(self.house.office, self.centre.id, "test")


@pytest.fixture
async def desk(house: House) -> Desk:
    centre, partner = await house.party(), await house.party(country="LA", zone="Asia/Vientiane")
    return Desk(house, centre, partner, await new_person(centre))


@dataclass
class Heard:
    """What was told of consents that ended, and whether it could be looked at by then."""

    ended: list[Ended] = field(default_factory=list)
    covering: list[Covering | None] = field(default_factory=list)


@contextmanager
def _listening() -> Iterator[Heard]:
    heard = Heard()

    async def handler(mandate: Mandate, ended: Ended) -> None:
        heard.ended.append(ended)
        about = (ended.person_id, ended.purpose, ended.recipient_organisation_id)
        heard.covering.append(await service.covering(mandate, *about))

    ending.when_ended(handler)
    try:
        yield heard
    finally:
        ending._handlers.remove(handler)


@pytest.fixture
def heard() -> Iterator[Heard]:
    with _listening() as heard:
        yield heard


# --- what is recorded --------------------------------------------------------------------------------


async def test_a_consent_is_read_as_it_was_said(desk: Desk) -> None:
    member = desk.centre.callers["coordinator_2"].member_id
    said = share(
        desk.partner,
        "identity",
        "legal",
        form="OralWitnessed",
        witness_member_id=str(member),
        language="lo",
        interpreter_present=True,
        withheld_groups=["contact"],
        withhold_reason="FearOfHarm",
        withheld="Her brother must not learn the telephone number.",
        given_at="2026-11-20T10:00:00.000000Z",
        expires_at="2099-11-20T10:00:00.000000Z",
    )
    made = await desk.centre.coordinator.made(desk.consents, said)
    here = made.headers["Location"]
    assert here == f"/v1/consents/{made.json()['id']}"
    read = (await desk.centre.coordinator.get(here)).json()
    assert {name: value for name, value in read.items() if name != "withheld"} == made.json()
    assert {name: read[name] for name in said} == said
    assert (read["status"], read["is_live"], read["person_id"]) == ("given", True, desk.person)
    assert read["allowed_commands"] == ["withdraw"]
    assert await desk.listed() == [made.json()]


async def test_a_refusal_is_a_record_too(desk: Desk) -> None:
    said = await desk.record(given=False, checks=dict.fromkeys(rules.CHECKS, False))
    assert (said["status"], said["is_live"], said["allowed_commands"]) == ("refused", False, [])
    assert not await desk.has_live()
    await refused(
        desk.centre.coordinator.post(f"/v1/consents/{said['id']}/withdraw", {}, etag='"1"'),
        409,
        "wrong_state",
    )


@pytest.mark.parametrize("missing", rules.CHECKS)
async def test_each_of_the_seven_checks_is_needed_to_consent(desk: Desk, missing: str) -> None:
    answer = desk.centre.coordinator.post(desk.consents, words(checks={**CHECKS, missing: False}))
    assert faults(await refused(answer, 422, "invalid")) == [(f"/checks/{missing}", "not_checked")]
    del (six := dict(CHECKS))[missing]
    answer = desk.centre.coordinator.post(desk.consents, words(checks=six))
    assert faults(await refused(answer, 422, "invalid")) == [(f"/checks/{missing}", "missing")]
    assert await desk.listed() == []


@pytest.mark.parametrize(
    ("changes", "pointer", "why"),
    [
        ({"purpose": "ReferralShare"}, "/recipient_organisation_id", "needed_here"),
        ({"purpose": "AuthorityShare"}, "/recipient_organisation_id", "needed_here"),
        ({"purpose": "ReferralShare", "given": False}, "/recipient_organisation_id", "needed_here"),
        ({"purpose": "ReferralShare"}, "/field_groups", "needed_here"),
        ({"field_groups": ["legal"], "withheld_groups": ["legal"]}, "/withheld_groups", "also_shared"),
        ({"form": "OralWitnessed"}, "/witness_member_id", "needed_here"),
        ({"expires_at": "2026-01-01T00:00:00Z"}, "/expires_at", "before_given_at"),
        ({"given_at": "2199-01-01T00:00:00Z"}, "/given_at", "in_the_future"),
        ({"recipient_organisation_id": str(uuid4())}, "/recipient_organisation_id", "unknown_reference"),
    ],
)
async def test_what_is_missing_or_contradicts_itself_is_refused(
    desk: Desk, changes: dict[str, Any], pointer: str, why: str
) -> None:
    problem = await refused(desk.centre.coordinator.post(desk.consents, words(**changes)), 422, "invalid")
    assert (pointer, why) in faults(problem)
    assert await desk.listed() == []


async def test_the_recipient_is_another_organisation_of_the_directory(desk: Desk) -> None:
    for nobody in (desk.centre, desk.house.operator):
        problem = await refused(desk.centre.coordinator.post(desk.consents, share(nobody)), 422, "invalid")
        assert faults(problem) == [("/recipient_organisation_id", "unknown_reference")]


async def test_a_witness_is_another_member_than_the_one_who_acts(desk: Desk) -> None:
    worker = desk.centre.coordinator
    oral = words(form="OralWitnessed")
    for witness, why in (
        (worker.member_id, "same_member"),
        (desk.partner.coordinator.member_id, "unknown_reference"),
        (uuid4(), "unknown_reference"),
    ):
        answer = worker.post(desk.consents, {**oral, "witness_member_id": str(witness)})
        assert faults(await refused(answer, 422, "invalid")) == [("/witness_member_id", why)]


@pytest.mark.parametrize("last", ["withdrawn", "refused", "narrowed"])
async def test_an_older_paper_found_late_revives_nothing(desk: Desk, clock: Clock, last: str) -> None:
    await clock.stop(NOON)
    consent = await desk.shares("identity", "contact", given_at=NOON.isoformat())
    await clock.stop(NOON + timedelta(days=2))
    if last == "withdrawn":
        here = f"/v1/consents/{consent['id']}"
        await now_done(desk.centre.coordinator, here, "withdraw", {"reason": "ChangedMind"})
    elif last == "refused":
        await desk.shares(given=False)
    else:
        await desk.shares("identity")
    await clock.stop(NOON + timedelta(days=3))
    before = await desk.covering()
    old = {**words(**share(desk.partner, "identity", "contact"))}
    paper = {**old, "given_at": (NOON + timedelta(days=1)).isoformat()}
    problem = await refused(desk.centre.coordinator.post(desk.consents, paper), 422, "invalid")
    assert faults(problem) == [("/given_at", "before_her_last_word")]
    assert await desk.covering() == before
    # What she says afterwards counts, and so does what she says to another.
    await desk.shares("identity", given_at=(NOON + timedelta(days=2, hours=1)).isoformat())
    assert (await desk.covering()) is not None
    await desk.record(given_at=NOON.isoformat())


async def test_a_consent_may_be_claimed_five_minutes_ahead_of_our_clock(desk: Desk, clock: Clock) -> None:
    await clock.stop(NOON)
    ahead = NOON + timedelta(minutes=5)
    await desk.record(given_at=ahead.isoformat())
    answer = desk.centre.coordinator.post(desk.consents, words(given_at=(ahead + SECOND).isoformat()))
    assert faults(await refused(answer, 422, "invalid")) == [("/given_at", "in_the_future")]


# --- one present word --------------------------------------------------------------------------------


async def test_a_new_word_supersedes_the_one_before(desk: Desk) -> None:
    first = await desk.record()
    second = await desk.record(given=False)
    third = await desk.record(form="Audio")
    told = {item["id"]: item for item in await desk.listed()}
    assert [told[said["id"]]["status"] for said in (first, second, third)] == [
        "superseded",
        "superseded",
        "given",
    ]
    assert told[first["id"]]["given"] is True
    assert told[second["id"]]["given"] is False
    assert await desk.has_live()
    assert await replayed(desk.house, desk.centre) > 0


async def test_purposes_and_recipients_stand_side_by_side(desk: Desk) -> None:
    other = await desk.house.party()
    await desk.shares("identity", "contact")
    await desk.record(**share(other, "identity"))
    await desk.record()
    await desk.record(purpose="Research", given=False)
    assert {item["status"] for item in await desk.listed()} == {"given", "refused"}
    await desk.shares(given=False)
    assert await desk.covering() is None
    covering = await desk.covering(to=other.id)
    assert covering is not None
    assert covering.field_groups == ("identity",)


@pytest.mark.race
@pytest.mark.parametrize("before", [0, 1])
async def test_of_twenty_recorded_at_once_one_counts(desk: Desk, before: int) -> None:
    for _ in range(before):
        await desk.record()
    worker = desk.centre.coordinator
    answers = await at_once([worker.post(desk.consents, words(given=n % 2 == 0)) for n in range(20)])
    assert statuses(answers) == {201: 20}
    kept = [item["status"] for item in await desk.listed("?limit=200")]
    assert len(kept) == 20 + before
    assert sorted(kept)[:1] in (["given"], ["refused"])
    assert sum(status != "superseded" for status in kept) == 1
    assert await replayed(desk.house, desk.centre) > 0


@pytest.mark.race
async def test_of_twenty_withdrawals_at_once_one_ends_it(desk: Desk, heard: Heard) -> None:
    said = await desk.record()
    worker = desk.centre.coordinator
    answers = await at_once(
        [worker.post(f"/v1/consents/{said['id']}/withdraw", {}, etag='"1"') for _ in range(20)]
    )
    assert statuses(answers) == {200: 1, 412: 19}
    assert len(heard.ended) == 1


@asynccontextmanager
async def _held_open(desk: Desk, consent: str) -> AsyncIterator[asyncio.Task[httpx.Response]]:
    """Withdraw it: what rests on it has ended, and nothing of that is committed yet."""
    ended, committing = asyncio.Event(), asyncio.Event()

    async def hold(_mandate: Mandate, _ended: Ended) -> None:
        ended.set()
        await committing.wait()

    ending.when_ended(hold)
    withdrawing = asyncio.create_task(
        desk.centre.coordinator.post(f"/v1/consents/{consent}/withdraw", {}, etag="*")
    )
    try:
        await asyncio.wait_for(ended.wait(), 60)
        yield withdrawing
    finally:
        ending._handlers.remove(hold)
        committing.set()
        await withdrawing


async def _until_one_waits(house: House) -> None:
    waits = (
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE wait_event_type = 'Lock' AND datname = current_database()"
    )
    async with asyncio.timeout(60):
        while not (await house.owner_execute(waits)).scalar_one():  # noqa: ASYNC110 - nothing tells of a lock
            await asyncio.sleep(0.01)


@pytest.mark.race
async def test_ref_10_an_older_paper_revives_nothing_that_is_just_being_withdrawn(
    desk: Desk, clock: Clock
) -> None:
    await clock.stop(NOON)
    consent = await desk.shares("identity", given_at=NOON.isoformat())
    await clock.stop(NOON + timedelta(days=2))
    paper = share(desk.partner, "identity", given_at=(NOON + timedelta(days=1)).isoformat())
    async with _held_open(desk, consent["id"]) as withdrawing:
        recording = asyncio.create_task(desk.centre.coordinator.post(desk.consents, paper))
        await _until_one_waits(desk.house)
    assert withdrawing.result().status_code == 200
    assert faults(await refused(recording, 422, "invalid")) == [("/given_at", "before_her_last_word")]
    assert await desk.covering() is None
    assert [item["status"] for item in await desk.listed()] == ["withdrawn"]


# --- when it counts ----------------------------------------------------------------------------------


async def test_a_consent_that_ends_at_t_counts_a_second_before_and_not_a_second_after(
    desk: Desk, clock: Clock
) -> None:
    await clock.stop(NOON - timedelta(hours=1))
    said = await desk.shares("identity", expires_at=NOON.isoformat())
    await desk.record(expires_at=NOON.isoformat())
    for moment, counts in ((NOON - SECOND, True), (NOON, False), (NOON + SECOND, False)):
        await clock.stop(moment)
        assert await desk.has_live() is counts
        assert (await desk.covering() is not None) is counts
        read = (await desk.centre.coordinator.get(f"/v1/consents/{said['id']}")).json()
        assert (read["is_live"], read["status"]) == (counts, "given")


async def test_what_covers_names_its_groups_version_and_end(desk: Desk) -> None:
    assert await desk.covering() is None
    end = datetime(2099, 1, 1, tzinfo=UTC)
    said = await desk.shares("identity", "documents", expires_at=end.isoformat())
    covering = await desk.covering()
    assert covering == Covering(
        UUID(said["id"]), UUID(said["person_id"]), 1, ("identity", "documents"), end, "Individual"
    )
    assert await desk.covering("AuthorityShare") is None
    assert await desk.covering(to=desk.centre.id) is None
    await now_done(desk.centre.coordinator, f"/v1/consents/{said['id']}", "withdraw")
    assert await desk.covering() is None


async def test_what_covers_is_held_until_the_work_is_done(desk: Desk) -> None:
    """A withdrawal waits for who relies on the consent, and then finds what was made of it."""
    said = await desk.shares()
    async with desk.mandate() as mandate:
        assert await service.covering(mandate, UUID(desk.person), "ReferralShare", desk.partner.id)
        withdrawing = asyncio.ensure_future(
            desk.centre.coordinator.post(f"/v1/consents/{said['id']}/withdraw", {}, etag='"1"')
        )
        done, _ = await asyncio.wait({withdrawing}, timeout=0.5)
        assert not done
    assert (await withdrawing).status_code == 200


# --- how it ends -------------------------------------------------------------------------------------


async def test_g_17_a_consent_can_always_be_withdrawn_without_a_reason(desk: Desk, heard: Heard) -> None:
    for purpose in PURPOSES:
        said = await desk.record(**share(desk.partner, purpose=purpose))
        ended = await now_done(desk.centre.coordinator, f"/v1/consents/{said['id']}", "withdraw")
        assert (ended.json()["status"], ended.json()["is_live"]) == ("withdrawn", False)
        assert ended.json()["withdrawal_reason"] is None
        assert heard.ended[-1] == Ended(
            UUID(desk.person), purpose, desk.partner.id, UUID(said["id"]), field_groups_left=()
        )
    assert heard.covering == [None] * len(PURPOSES)


async def test_a_withdrawal_may_tell_why_and_when(desk: Desk) -> None:
    said = await desk.record()
    body = {"reason": "FearOfHarm", "occurred_at": "2026-11-26T08:00:00Z"}
    ended = await now_done(desk.centre.coordinator, f"/v1/consents/{said['id']}", "withdraw", body)
    assert ended.json()["withdrawal_reason"] == "FearOfHarm"
    told = await journal(desk.house, desk.centre, said["id"])
    assert [line.type for line in told] == ["consent.recorded", "consent.withdrawn"]
    assert told[-1].occurred_at == datetime(2026, 11, 26, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ({}, {"given": False}, ()),
        ({}, {"field_groups": ["identity"]}, ("identity",)),
        ({}, {"field_groups": ["contact", "legal"]}, ("contact",)),
        ({}, {"expires_at": LATE}, ("identity", "contact")),
        ({"expires_at": LATER}, {"expires_at": LATE}, ("identity", "contact")),
        ({}, {}, None),
        ({}, {"field_groups": ["identity", "contact", "legal"]}, None),
        ({"expires_at": LATE}, {"expires_at": LATER}, None),
        ({"expires_at": LATE}, {}, None),
        ({"given": False}, {}, None),
        ({"given": False}, {"given": False}, None),
    ],
)
async def test_who_must_hear_that_less_is_left(
    desk: Desk,
    heard: Heard,
    before: dict[str, Any],
    after: dict[str, Any],
    left: tuple[str, ...] | None,
) -> None:
    first = await desk.shares("identity", "contact", **before)
    await desk.shares("identity", "contact", **after)
    if left is None:
        assert heard.ended == []
        return
    (ended,) = heard.ended
    assert (ended.consent_id, ended.field_groups_left) == (UUID(first["id"]), left)
    # Who hears it sees what holds from now on.
    covering = heard.covering[0]
    assert (covering is not None) == after.get("given", True)


async def test_the_sweep_tells_of_each_expired_consent_once(desk: Desk, clock: Clock, heard: Heard) -> None:
    await clock.stop(NOON - timedelta(hours=1))
    ends = await desk.shares(expires_at=NOON.isoformat())
    withdrawn = await desk.record(expires_at=NOON.isoformat())
    await now_done(desk.centre.coordinator, f"/v1/consents/{withdrawn['id']}", "withdraw")
    await desk.record(purpose="Research", given=False, expires_at=NOON.isoformat())
    await desk.record(purpose="Interview", expires_at=(NOON + timedelta(days=1)).isoformat())
    heard.ended.clear()
    await clock.stop(NOON - SECOND)
    assert await desk.sweep() == 0
    await clock.stop(NOON)
    assert await desk.sweep() == 1
    assert await desk.sweep() == 0
    assert [ended.consent_id for ended in heard.ended] == [UUID(ends["id"])]
    told = await journal(desk.house, desk.centre, ends["id"])
    assert [line.type for line in told] == ["consent.recorded", "consent.expired"]
    # What was told once is not told again, whatever she says of it later.
    await now_done(desk.centre.coordinator, f"/v1/consents/{ends['id']}", "withdraw")
    assert len(heard.ended) == 1


async def test_an_expired_consent_that_nobody_told_of_is_told_when_she_says_it_anew(
    desk: Desk, clock: Clock, heard: Heard
) -> None:
    """What was released under the old one ended with it; the new one revives nothing by itself."""
    await clock.stop(NOON - timedelta(hours=1))
    old = await desk.shares("identity", expires_at=NOON.isoformat())
    await clock.stop(NOON + SECOND)
    await desk.shares("identity")
    assert [(ended.consent_id, ended.field_groups_left) for ended in heard.ended] == [(UUID(old["id"]), ())]


async def test_when_it_cannot_be_told_the_consent_has_not_ended(desk: Desk) -> None:
    said = await desk.record()

    async def broken(_mandate: Mandate, _ended: Ended) -> None:
        raise RuntimeError

    ending.when_ended(broken)
    try:
        await refused(
            desk.centre.coordinator.post(f"/v1/consents/{said['id']}/withdraw", {}, etag='"1"'),
            500,
            "internal_error",
        )
    finally:
        ending._handlers.remove(broken)
    assert await desk.has_live()


# --- free: whoever says no loses nothing by it ---------------------------------------------------------


@pytest.mark.parametrize("purpose", PURPOSES)
async def test_g_17_who_refuses_everything_else_may_consent_to_this(desk: Desk, purpose: str) -> None:
    for other in set(PURPOSES) - {purpose}:
        await desk.record(**share(desk.partner, purpose=other, given=False))
    said = await desk.record(**share(desk.partner, purpose=purpose))
    assert said["is_live"]


async def test_g_17_a_case_is_opened_and_changed_for_who_refuses_all(desk: Desk) -> None:
    for purpose in PURPOSES:
        await desk.record(**share(desk.partner, purpose=purpose, given=False))
    worker = desk.centre.coordinator
    here = f"/v1/cases/{await case_of(desk.house, desk.centre, desk.person)}"
    changed = await worker.patch(here, {"primary_need": "Health"}, etag=await etag(worker, here))
    assert changed.status_code == 200, changed.text
    await now_done(worker, here, "close", {"reason": "Autonomy"})


# --- a minor -----------------------------------------------------------------------------------------


async def test_a_minor_agrees_with_a_guardian_and_refuses_alone(desk: Desk, clock: Clock) -> None:
    await clock.stop(NOON)
    today = NOON.date()
    for born, precision, minor in (
        (today.replace(year=2008) + timedelta(days=1), "Day", True),
        (today.replace(year=2008), "Day", False),
        (datetime(2008, 1, 1, tzinfo=UTC).date(), "Year", True),
        (datetime(2007, 12, 31, tzinfo=UTC).date(), "Year", False),
        (datetime(2008, 11, 1, tzinfo=UTC).date(), "Month", True),
        (datetime(2008, 10, 31, tzinfo=UTC).date(), "Month", False),
    ):
        identity = {"birth_date": born.isoformat(), "birth_date_precision": precision}
        person = await new_person(desk.centre, **identity)
        here, worker = f"/v1/people/{person}/consents", desk.centre.coordinator
        await worker.made(here, words(given=False))
        answer = await worker.post(here, words())
        assert answer.status_code == (422 if minor else 201), (born, precision)
        if minor:
            assert code(answer) == "guardian_needed"
            assert [item["status"] for item in (await worker.get(here)).json()["items"]] == ["refused"]
        for guardian in rules.GUARDIANS:
            await worker.made(here, words(given_by=guardian))


async def test_whoever_looks_like_a_minor_is_asked_for_a_guardian_though_no_birth_date_is_known(
    desk: Desk,
) -> None:
    for given_by in ("Individual", "Other"):
        answer = desk.centre.coordinator.post(desk.consents, words(is_minor=True, given_by=given_by))
        await refused(answer, 422, "guardian_needed")
    await desk.record(is_minor=True, given_by="LegalGuardian")
    await desk.record(is_minor=True, given=False)


@pytest.mark.parametrize("state", ["intake", "active", "closed"])
async def test_ref_19_a_minor_by_her_case_alone_does_not_agree_for_herself(
    house: House, desk: Desk, state: str
) -> None:
    boss = desk.centre.coordinator
    case = f"/v1/cases/{await case_of(house, desk.centre, desk.person)}"
    if state == "active":
        await desk.record()
        await now_done(boss, case, "activate")
    assert (await boss.patch(case, {"minor": "yes"}, etag="*")).status_code == 200
    if state == "closed":
        await now_done(boss, case, "close", {"reason": "Autonomy"})
    for words_ in (words(), share(desk.partner, "identity")):
        await refused(boss.post(desk.consents, words_), 422, "guardian_needed")
    # To refuse she is free, and with her guardian she agrees.
    await desk.record(given=False)
    await desk.record(given_by="LegalGuardian")
    # A case that is open says what is so now, whatever the birth date is.
    here, adult = f"/v1/people/{desk.person}", {"birth_date": "1994-05-02", "birth_date_precision": "Day"}
    known = await desk.centre.caseworker.patch(here, {"identity": adult}, etag="*")
    assert known.status_code == 200, known.text
    answer = await boss.post(desk.consents, words())
    assert answer.status_code == (201 if state == "closed" else 422), answer.text


async def test_ref_19_her_present_case_says_whether_she_is_a_minor(house: House, desk: Desk) -> None:
    boss = desk.centre.coordinator
    old = f"/v1/cases/{await case_of(house, desk.centre, desk.person)}"
    assert (await boss.patch(old, {"minor": "yes"}, etag="*")).status_code == 200
    await now_done(boss, old, "close", {"reason": "Autonomy"})
    await case_of(house, desk.centre, desk.person)  # she came back, and is none any more
    await desk.record()


async def test_eighteen_is_counted_in_the_centres_zone(house: House, clock: Clock) -> None:
    """It is her birthday in Vientiane, and still the day before in Brussels."""
    await clock.stop(datetime(2026, 11, 27, 20, tzinfo=UTC))
    for zone, minor in (("Asia/Vientiane", False), ("Europe/Brussels", True)):
        centre = await house.party(zone=zone)
        person = await new_person(centre, birth_date="2008-11-28", birth_date_precision="Day")
        answer = await centre.coordinator.post(f"/v1/people/{person}/consents", words())
        assert (answer.status_code == 422) is minor


# --- what nobody else learns ---------------------------------------------------------------------------


async def test_what_she_wants_kept_back_is_sealed_and_only_in_the_single_read(desk: Desk) -> None:
    note = f"canary-{uuid4().hex}"
    said = await desk.record(withheld=note)
    assert await stored_anywhere(desk.house, note) == []
    worker = desk.centre.coordinator
    assert note not in (await worker.get(desk.consents)).text
    assert (await worker.get(f"/v1/consents/{said['id']}")).json()["withheld"] == note
    reads = await desk.house.owner_execute(
        "SELECT operation, member_id FROM audit_events WHERE object_kind = 'consent' AND object_id = :id "
        "AND operation = 'read_consent'",
        id=UUID(said["id"]),
    )
    assert [tuple(row) for row in reads] == [("read_consent", worker.member_id)]
    sealed = await desk.house.owner_execute(
        "SELECT withheld FROM consents WHERE id = :id", id=UUID(said["id"])
    )
    async with desk.mandate() as mandate:
        keys = await mandate.keys()
        with pytest.raises(Unreadable):  # the organisation's key alone does not open it
            keys.open("consents.withheld", UUID(said["id"]), sealed.scalar())


async def test_reading_a_consent_without_such_words_is_no_reading_of_who_she_is(desk: Desk) -> None:
    said = await desk.record()
    assert (await desk.centre.legal.get(f"/v1/consents/{said['id']}")).json()["withheld"] is None
    reads = await desk.house.owner_execute(
        "SELECT count(*) FROM audit_events WHERE object_id = :id AND operation = 'read_consent'",
        id=UUID(said["id"]),
    )
    assert reads.scalar() == 0


async def test_a_repeated_recording_is_one_record(desk: Desk) -> None:
    body, key = words(), uuid4().hex
    first = await desk.centre.coordinator.made(desk.consents, body, key=key)
    again = await desk.centre.coordinator.post(desk.consents, body, key=key)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert again.json() == first.json()
    assert len(await desk.listed()) == 1


async def test_forgetting_a_person_empties_what_she_wanted_kept_back(desk: Desk) -> None:
    said = await desk.record(withheld="Not the brother.")
    async with desk.mandate() as mandate:
        await service.erase_of_person(mandate, UUID(desk.person))
    rows = await desk.house.owner_execute(
        "SELECT withheld, status FROM consents WHERE id = :id", id=UUID(said["id"])
    )
    assert tuple(rows.one()) == (None, "withdrawn")


async def test_g_1_a_stranger_finds_neither_the_person_nor_the_consent(desk: Desk) -> None:
    said = await desk.record()
    other = (await desk.house.party()).coordinator
    for answer in (
        other.get(desk.consents),
        other.post(desk.consents, words()),
        other.get(f"/v1/consents/{said['id']}"),
        other.post(f"/v1/consents/{said['id']}/withdraw", {}, etag="*"),
    ):
        await refused(answer, 404, "not_found")
    assert await desk.has_live()
