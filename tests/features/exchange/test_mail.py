"""Reminders and alerts come by mail: each once, to who may know it, when the server has taken it (CRT-12)."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tests.factories.exchange_mail import SETTINGS, at, dead
from tests.factories.house import FACTS, House
from tests.factories.second_stage import proposal
from tests.features.case_plans.plans import LOOK, Desk, desk
from tests.features.court.dates import dated
from tests.features.court.hearings import MONDAY, after, heard, postponed
from tests.features.court.hearings import swept as hearings_swept
from tests.features.exchange.post import Post, opened, post
from tests.features.loans.lending import active
from tests.features.loans.test_pace import TEN, noon, reminded
from tests.features.referrals.second_stage import sent_way, two_centres
from tests.features.retention.keeping import closed_case, warned
from tests.features.stories import Clock, caseload, colleague, now_done, pair, refused, reported, sent, sweep
from tests.postbox import Postbox, serving
from tests.vault import certificate
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.court import tasks
from trafficking_api.features.exchange.service import mailing, postman
from trafficking_api.features.ledger.service.alarm import out_of_balance
from trafficking_api.kit.mail import Letter, MailFailure, Untaken

__all__ = ["post"]

NOON = datetime(2027, 1, 4, 11, tzinfo=UTC)
DUE = {"due_on": "2027-01-20"}
WEEK_BEFORE = datetime(2027, 1, 13, 23, tzinfo=UTC)


async def due(post: Post, clock: Clock, *callers: str, **more: str) -> tuple[Desk, str]:
    """A deadline of which these are reminded now; it is nobody's own."""
    await clock.stop(NOON)
    there = await desk(post.house)
    for name in callers or ("caseworker",):
        await post.wants(there.centre.callers[name], "deadlines", **more)
    here = await dated(there, **DUE)
    await clock.stop(WEEK_BEFORE)
    await remind(there)
    return there, here


async def remind(there: Desk) -> None:
    async with system_mandate(there.house.office, there.centre.id, "test") as mandate:
        await tasks.remind_of_deadlines(mandate)


async def test_crt_12_a_reminder_comes_by_mail_once_and_is_sent_when_the_server_took_it(
    post: Post, clock: Clock
) -> None:
    there, _ = await due(post, clock, language="fr")
    await post.fails(there.centre)
    (mail,) = await post.found(there.centre)
    assert (mail["status"], mail["attempts"], mail["last_failure"]) == ("pending", 1, "no_connection")
    # It waits for its time, also when the server is back.
    assert await post.round(there.centre) == []
    await clock.stop(WEEK_BEFORE + timedelta(minutes=1))
    assert await post.round(there.centre) == ["caseworker@example.org"]
    (mail,) = await post.found(there.centre)
    assert (mail["status"], mail["attempts"], mail["next_attempt_at"]) == ("sent", 2, None)
    assert mail["member_id"] == str(there.centre.caseworker.member_id)
    await clock.stop(WEEK_BEFORE + timedelta(hours=5))
    await remind(there)
    assert await post.round(there.centre) == []
    (letter,) = post.box.mails
    assert (letter["To"], letter["Auto-Submitted"]) == ("caseworker@example.org", "auto-generated")
    assert (letter["Subject"], letter["Content-Language"]) == ("Quelque chose vous attend", "fr")
    assert letter.get_content().startswith("Une échéance approche.\r\n\r\n")


async def test_crt_12_each_reminder_of_a_hearing_and_none_of_a_date_that_was_put_off(
    post: Post, clock: Clock
) -> None:
    await clock.stop(MONDAY - timedelta(days=30))
    there = await desk(post.house)
    await post.wants(there.centre.legal, "hearings")
    first = await heard(there, after(0), there.centre.legal)
    await clock.stop(MONDAY - timedelta(days=7))
    assert await hearings_swept(post.house, there.centre) == 1
    assert await post.round(there.centre) == ["legal@example.org"]
    await clock.stop(MONDAY - timedelta(days=1))
    assert await hearings_swept(post.house, there.centre) == 1
    await post.fails(there.centre)
    await postponed(there, first, after(24 * 30))
    await clock.stop(MONDAY - timedelta(hours=12))
    assert await post.round(there.centre) == []
    assert [mail["status"] for mail in await post.found(there.centre)] == ["sent", "dropped"]


async def test_sig_17_an_escalated_signalement_comes_by_mail_once(post: Post, clock: Clock) -> None:
    await clock.stop(NOON)
    centre, police = await post.house.party(), await post.house.party("authority")
    for caller in (centre.coordinator, centre.housing, centre.finance):
        await post.wants(caller)
    await post.wants(police.liaison)
    here = await reported(police, centre, urgency="Immediate")
    await clock.stop(NOON + timedelta(hours=1))
    assert await sweep(post.house, centre) == 1
    # Who may not take it up is not told, and the reporter never learns that it waited.
    assert await post.round(centre) == ["coordinator@example.org"]
    assert await post.round(police) == []
    assert await sweep(post.house, centre) == 0
    assert await post.round(centre) == []
    await reported(police, centre, urgency="Immediate")
    await clock.stop(NOON + timedelta(hours=2))
    assert await sweep(post.house, centre) == 1
    await post.fails(centre)
    assert here
    listed = (await centre.coordinator.get("/v1/signalements?escalated=true")).json()["items"]
    for item in listed:
        await now_done(centre.coordinator, f"/v1/signalements/{item['id']}", "acknowledge")
    await clock.stop(NOON + timedelta(hours=3))
    # It was taken up meanwhile: nobody is called for it.
    assert await post.round(centre) == []


async def test_loan_18_a_part_that_is_due_comes_by_mail_once_to_whose_work_it_is(alone: House) -> None:
    clock = Clock(alone)
    async for office in opened(alone):
        lent = await active(alone, **TEN)
        centre = lent.desk.centre
        for caller in (centre.caseworker, centre.finance, centre.legal, centre.coordinator_2):
            await office.wants(caller, "loans", email=f"{caller.client_id}@example.org")
        await clock.stop(noon(40))
        assert await reminded(lent) == 1
        told = {f"{caller.client_id}@example.org" for caller in (centre.caseworker, centre.finance)}
        arrived = await office.round(centre)
        assert (set(arrived), len(arrived)) == (told, 2)
        assert (await reminded(lent), await office.round(centre)) == (0, [])


async def test_g_16_a_warning_before_a_purge_comes_by_mail_once(alone: House) -> None:
    clock = Clock(alone)
    async for office in opened(alone):
        await clock.stop(NOON)
        centre = await alone.party()
        barred = await colleague(alone, centre)
        await office.wants(centre.coordinator)
        await office.wants(centre.caseworker)
        await office.wants(barred, email="barred@example.org")
        here = await closed_case(centre, "NotVictim")
        bar = {"member_id": str(barred.member_id), "reason": "KnowsSuspect"}
        await centre.coordinator.made(f"{here}/exclusions", bar)
        until = (await centre.coordinator.get(f"{here}/retention")).json()
        await clock.stop(datetime.fromisoformat(f"{until['retain_until']}T12:00:00Z") - timedelta(days=29))
        assert await warned(alone, centre) == 1
        assert await office.round(centre) == ["coordinator@example.org"]
        assert (await warned(alone, centre), await office.round(centre)) == (0, [])


async def test_a_referral_that_waits_and_a_broken_glass_come_by_mail(post: Post) -> None:
    two = await pair(post.house)
    await post.wants(two.receiver.coordinator)
    await post.wants(two.sender.coordinator)
    await sent(two.sender, two.receiver)
    assert await post.round(two.receiver) == ["coordinator@example.org"]
    assert await post.round(two.sender) == []
    there = await desk(post.house)
    other = await colleague(post.house, there.centre, "caseworker")
    await post.wants(there.centre.caseworker, "break_glass")
    await post.wants(other, "break_glass", email="other@example.org")
    await other.made("/v1/break-glass", {**LOOK, "case_id": there.case})
    assert await post.round(there.centre) == ["caseworker@example.org"]


async def test_ref_9_who_answers_for_data_protection_is_told_by_mail(post: Post) -> None:
    two = await two_centres(post.house)
    await caseload(two.sender, [FACTS] * 5)
    way = await sent_way(two, "identity")
    await way.receive("accept")
    centre = two.sender
    here = f"/v1/members/{centre.caseworker.member_id}"
    named = await centre.admin.patch(here, {"is_data_protection_contact": True}, etag="*")
    assert named.status_code == 200
    for caller in (centre.caseworker, centre.coordinator):
        await post.wants(caller, "data_protection")
    await way.send("propose_release", proposal("She was threatened and must be moved tonight."))
    await now_done(centre.coordinator_2, way.here, "approve_release")
    assert await post.round(centre) == ["caseworker@example.org"]


async def test_who_keeps_the_books_is_told_by_mail_when_they_do_not_agree(post: Post) -> None:
    lent = await active(post.house)
    centre = lent.desk.centre
    for caller in (centre.caseworker, centre.finance):
        await post.wants(caller, "books")
    books = (await centre.finance.get("/v1/books")).json()["items"]
    async with system_mandate(post.house.office, centre.id, "test") as mandate:
        await out_of_balance(mandate, [UUID(book["id"]) for book in books])
    assert set(await post.round(centre)) == {"finance@example.org"}


async def test_crt_12_killed_between_sending_and_writing_it_down(post: Post, clock: Clock) -> None:
    there, _ = await due(post, clock)
    with serving(post.box):
        office = post.house.office
        async with system_mandate(office, there.centre.id, "test") as mandate:
            assert await mailing.queue(mandate) is False
        async with system_mandate(office, there.centre.id, "test") as mandate:
            (parcel,) = await mailing.take(mandate)
        await post.server.send(parcel.letter)
        # Here it dies. Nobody else touches the mail while it may be alive.
        await post.postman.serve(there.centre.id)
        assert len(post.box.raw) == 1
        await clock.stop(WEEK_BEFORE + mailing.LEASE)
        await post.postman.serve(there.centre.id)
        async with system_mandate(office, there.centre.id, "test") as mandate:
            # The dead one comes back: it is not its mail any more.
            await mailing.note(mandate, post.server, parcel, None)
    assert len(post.box.raw) == 2
    assert len(post.box.keys) == 1
    assert [(mail["status"], mail["attempts"]) for mail in await post.found(there.centre)] == [("sent", 1)]


@pytest.mark.race
async def test_crt_12_two_postmen_bring_one_mail(post: Post, clock: Clock) -> None:
    there, _ = await due(post, clock)
    with serving(post.box):
        await asyncio.gather(*(post.postman.serve(there.centre.id) for _ in range(4)), return_exceptions=True)
        await post.postman.serve(there.centre.id)
    assert len(post.box.raw) == 1


@pytest.mark.parametrize("why", ["turned_off", "barred", "left", "not_its_work"])
async def test_who_turned_it_off_is_barred_or_has_left_gets_nothing(
    post: Post, clock: Clock, why: str
) -> None:
    await clock.stop(NOON)
    there = await desk(post.house)
    centre, member = there.centre, await colleague(post.house, there.centre, "caseworker")
    case = f"/v1/cases/{there.case}"
    await centre.coordinator.made(f"{case}/workers", {"member_id": str(member.member_id)})
    await post.wants(member, "deadlines")
    await dated(there, **DUE)
    await clock.stop(WEEK_BEFORE)
    await remind(there)
    # It is queued, and nobody takes it.
    await post.fails(centre)
    assert [mail["status"] for mail in await post.found(centre)] == ["pending"]
    if why == "turned_off":
        wishes = {"kinds": ["hearings"]}
        assert (await member.patch(SETTINGS, wishes, etag="*")).status_code == 200
    elif why == "barred":
        bar = {"member_id": str(member.member_id), "reason": "KnowsSuspect"}
        await centre.coordinator.made(f"{case}/exclusions", bar)
    elif why == "left":
        await now_done(centre.admin, f"/v1/members/{member.member_id}", "leave")
    else:
        workers = (await centre.coordinator.get(f"{case}/workers")).json()["items"]
        (hers,) = [row["id"] for row in workers if row["member_id"] == str(member.member_id)]
        await now_done(centre.coordinator, f"{case}/workers/{hers}", "remove")
    await clock.stop(WEEK_BEFORE + timedelta(minutes=1))
    assert await post.round(centre) == []
    assert [mail["status"] for mail in await post.found(centre)] == ["dropped"]


async def test_what_happened_before_somebody_wanted_mail_is_not_told(post: Post, clock: Clock) -> None:
    there, _ = await due(post, clock, "legal")
    await clock.stop(WEEK_BEFORE + timedelta(minutes=1))
    await post.wants(there.centre.caseworker)
    assert await post.round(there.centre) == []
    assert await post.found(there.centre) == []


async def test_what_is_too_old_to_be_told_is_passed_over_at_once(
    post: Post, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailing, "BATCH", 2)
    there, _ = await due(post, clock)
    assert await post.round(there.centre) == ["caseworker@example.org"]
    for _ in range(4):
        await there.centre.coordinator.made("/v1/cases", FACTS)

    async def looked() -> bool:
        async with system_mandate(post.house.office, there.centre.id, "test") as mandate:
            return await mailing.queue(mandate)

    await clock.stop(WEEK_BEFORE + timedelta(days=2, hours=23))
    assert await looked()
    await clock.stop(WEEK_BEFORE + timedelta(days=4))
    assert not await looked()


async def test_who_has_much_to_be_told_lets_the_others_have_their_turn(
    post: Post, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postman, "TURNS", 1)
    monkeypatch.setattr(mailing, "AT_ONCE", 1)
    await clock.stop(NOON)
    there = await desk(post.house)
    await post.wants(there.centre.caseworker, "deadlines")
    for _ in range(2):
        await dated(there, **DUE)
    await clock.stop(WEEK_BEFORE)
    await remind(there)
    assert [len(await post.round(there.centre)) for _ in range(3)] == [1, 1, 0]


async def test_after_three_days_it_is_dead_and_can_be_sent_again(post: Post, clock: Clock) -> None:
    there, _ = await due(post, clock)
    tried = [WEEK_BEFORE]
    await post.fails(there.centre)
    while (await post.found(there.centre))[0]["status"] == "pending":
        tried.append(datetime.fromisoformat((await post.found(there.centre))[0]["next_attempt_at"]))
        await clock.stop(tried[-1])
        await post.fails(there.centre)
    (mail,) = await post.found(there.centre, "&status=dead")
    assert (mail["attempts"], mail["next_attempt_at"]) == (len(tried), None)
    assert timedelta(days=2) < tried[-1] - WEEK_BEFORE <= timedelta(days=3)
    here = f"/v1/mail-deliveries/{mail['id']}"
    await refused(there.author.post(f"{here}/resend", {}, etag="*"), 403, "forbidden")
    await now_done(there.centre.admin, here, "resend")
    assert await post.round(there.centre) == ["caseworker@example.org"]
    answer = there.centre.admin.post(f"{here}/resend", {}, etag="*")
    await refused(answer, 409, "wrong_state")


async def test_an_address_that_does_not_exist_is_given_up_at_once(post: Post, clock: Clock) -> None:
    there, _ = await due(post, clock)
    post.box.recipient_answer = "451 later"
    assert await post.round(there.centre) == []
    (mail,) = await post.found(there.centre)
    assert (mail["status"], mail["last_failure"]) == ("pending", "refused")
    post.box.recipient_answer = "550 nobody of this name"
    await clock.stop(WEEK_BEFORE + timedelta(minutes=1))
    assert await post.round(there.centre) == []
    (mail,) = await post.found(there.centre)
    assert (mail["status"], mail["last_failure"]) == ("dead", "unknown_address")


async def test_after_a_month_a_mail_is_forgotten(post: Post, clock: Clock) -> None:
    centre = await post.house.party()
    here = await dead(post.house, centre.legal)

    async def forget() -> tuple[int, int]:
        async with system_mandate(post.house.office, centre.id, "test") as mandate:
            gone = await mailing.forget(mandate)
        return gone, len(await post.found(centre))

    assert here
    now = datetime.now(UTC)
    await clock.stop(now + timedelta(days=29))
    assert await forget() == (0, 1)
    await clock.stop(now + timedelta(days=31))
    assert await forget() == (1, 0)


async def test_a_letter_that_would_begin_another_header_is_never_handed_over(post: Post) -> None:
    letter = Letter("key", "a@example.org\r\nBcc: b@example.org", "en", "x", "x")
    with serving(post.box), pytest.raises(Untaken) as refusal:
        await post.server.send(letter)
    assert refusal.value.failure is MailFailure.UNKNOWN_ADDRESS
    assert post.box.raw == []


async def test_a_letter_goes_over_tls_to_who_can_show_who_it_is(tmp_path: Path) -> None:
    box, (public, secret) = Postbox(), certificate(tmp_path)
    letter = Letter("key", "a@example.org", "en", "x", "x")
    known = ssl.create_default_context(cafile=str(public))
    shown = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    shown.load_cert_chain(public, secret)
    with serving(box), pytest.raises(Untaken) as refusal:
        await at(box, security="starttls", tls=known).send(letter)
    assert refusal.value.failure is MailFailure.NO_TLS
    with serving(box, tls_context=shown, require_starttls=True):
        for server in (at(box), at(box, security="starttls")):
            with pytest.raises(Untaken):
                await server.send(letter)
        assert box.raw == []
        await at(box, security="starttls", tls=known).send(letter)
    assert len(box.raw) == 1
