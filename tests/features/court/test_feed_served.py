"""The calendar as a program gets it: one event for a chain, at the right time, and nothing of whom or why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from icalendar import Calendar

from tests.factories.court_calendar import subscribed
from tests.factories.court_hearings import CANCEL, at, hearing
from tests.factories.house import Caller, House
from tests.features.case_plans.plans import Desk, day, desk, id_of
from tests.features.case_plans.test_out_of_sight import BAR, hidden
from tests.features.court.dates import dated
from tests.features.people.stories import canary
from tests.features.stories import colleague, now_done

HEARINGS = "/v1/hearings"
#: What an event may say at all.
SAYS = {"UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "CLASS", "TRANSP"}


@dataclass
class Agenda:
    """A case, a member who goes along, and the address that the member's calendar reads."""

    there: Desk
    member: Caller
    feed: str
    address: str

    async def sets(self, hours: float = 400, *others: Caller, **more: Any) -> str:
        """Set a hearing to which the member goes, and others; returns its address."""
        ids = [str(caller.member_id) for caller in (self.member, *others)]
        body = hearing(self.there.case, hours, member_ids=ids, **more)
        return str((await self.there.author.made(HEARINGS, body)).headers["Location"])

    async def postponed(self, here: str, hours: float | None) -> str:
        """Postpone a hearing; returns the address of its successor."""
        times = {"starts_at": hours and at(hours), "ends_at": hours and at(hours + 1)}
        answer = await now_done(self.there.author, here, "postpone", times)
        return f"{HEARINGS}/{answer.json()['id']}"

    async def served(self) -> bytes:
        """What a program gets."""
        answer = await self.there.house.http.get(self.address)
        assert answer.status_code == 200, answer.text
        return answer.content

    async def events(self) -> list[Any]:
        """The events that it reads there."""
        read = Calendar.from_ical(await self.served())
        assert [part.errors for part in read.walk() if part.errors] == []
        return list(read.walk("VEVENT"))

    async def event(self) -> Any:
        (found,) = await self.events()
        return found


async def agenda(house: House, there: Desk | None = None, **wishes: Any) -> Agenda:
    """Somebody of the legal staff who goes along to the hearings of a new case."""
    there = there or await desk(house)
    member = there.centre.legal
    feed, address = await subscribed(member, **{"language": "fr", "shows_location": False, **wishes})
    return Agenda(there, member, feed, address)


def facts(event: Any) -> tuple[str, int, str, datetime]:
    return (
        str(event["UID"]),
        int(event["SEQUENCE"]),
        str(event["STATUS"]),
        event["DTSTART"].dt.astimezone(UTC),
    )


async def test_crt_9_a_chain_is_one_event_that_moves_and_is_cancelled(house: House) -> None:
    mine = await agenda(house)
    first = await mine.sets(400)
    uid, sequence, status, start = facts(await mine.event())
    assert (status, start) == (
        "CONFIRMED",
        datetime.fromisoformat((await mine.there.read(first))["starts_at"]),
    )
    # A postponement without a new date: the old one does not stand.
    second = await mine.postponed(first, None)
    moved = facts(await mine.event())
    assert (moved[0], moved[2], moved[3]) == (uid, "CANCELLED", start)
    assert moved[1] > sequence
    await mine.there.patched(second, {"starts_at": at(500), "ends_at": at(501)})
    dated_ = facts(await mine.event())
    assert (dated_[0], dated_[2]) == (uid, "CONFIRMED")
    assert dated_[1] > moved[1]
    assert dated_[3] > start
    third = await mine.postponed(second, 600)
    again = facts(await mine.event())
    assert (again[0], again[2]) == (uid, "CONFIRMED")
    await now_done(mine.there.author, third, "cancel", CANCEL)
    gone = facts(await mine.event())
    assert (gone[0], gone[2], gone[3]) == (uid, "CANCELLED", again[3])
    assert gone[1] > again[1] > dated_[1]


async def test_crt_9_every_wish_that_shows_makes_the_sequence_rise(house: House) -> None:
    mine = await agenda(house)
    await mine.sets(location="Room of the second floor")
    before = await mine.event()
    assert "LOCATION" not in before
    await mine.member.patch(mine.feed, {"shows_location": True}, etag="*")
    after = await mine.event()
    assert after["LOCATION"] == "Room of the second floor"
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    await mine.member.patch(mine.feed, {"language": "nl"}, etag="*")
    last = await mine.event()
    assert (str(before["SUMMARY"]), str(last["SUMMARY"])) == ("Rendez-vous", "Afspraak")
    assert int(last["SEQUENCE"]) > int(after["SEQUENCE"])
    # Through a new address too: the old one is no step back.
    await now_done(mine.member, mine.feed, "revoke")
    _, mine.address = await subscribed(mine.member, language="fr", shows_location=False)
    new = await mine.event()
    assert int(new["SEQUENCE"]) > int(last["SEQUENCE"])
    assert "LOCATION" not in new


async def test_crt_9_the_same_is_served_twice(house: House) -> None:
    mine = await agenda(house)
    await mine.sets()
    assert await mine.served() == await mine.served()


async def test_each_member_sees_where_it_goes_and_nothing_else(house: House) -> None:
    mine = await agenda(house)
    other = await colleague(house, mine.there.centre, "legal")
    _, address = await subscribed(other)
    his = Agenda(mine.there, other, "", address)
    here = await mine.sets(300)
    await his.sets(500)
    assert len(await mine.events()) == len(await his.events()) == 1
    assert (await mine.event())["UID"] != (await his.event())["UID"]
    # Who is added later has it from the next reading on, and who is taken off has it no more (CRT-14).
    added = await mine.there.author.post(f"{here}/staff", {"member_id": str(other.member_id)}, etag="*")
    assert added.status_code in {200, 201}, added.text
    assert len(await his.events()) == 2
    removed = await mine.there.author.post(f"{here}/staff/{mine.member.member_id}/remove", {}, etag="*")
    assert removed.status_code == 200, removed.text
    assert await mine.events() == []
    assert len(await his.events()) == 2


async def test_crt_11_what_goes_out_of_sight_goes_out_of_the_calendar(house: House) -> None:
    centre = await house.party()
    boss = centre.coordinator
    sealed, barred = [await agenda(house, await hidden(house, centre, boss)) for _ in range(2)]
    for mine in (sealed, barred):
        await mine.sets()
        due = await dated(mine.there, base_on=day(-8), assigned_member_id=str(mine.member.member_id))
        assert (await mine.there.read(due))["assigned_member_id"] == str(mine.member.member_id)
    assert len(await sealed.events()) == 4
    await now_done(boss, f"/v1/cases/{sealed.there.case}", "seal")
    assert len(await sealed.events()) == 2
    bar = {**BAR, "member_id": str(barred.member.member_id)}
    await boss.made(f"/v1/cases/{barred.there.case}/exclusions", bar)
    assert await barred.events() == []


async def test_crt_1_a_deadline_stands_on_its_last_day_up_to_its_last_instant(house: House) -> None:
    mine = await agenda(house)
    here = await dated(mine.there, base_on=day(-8), assigned_member_id=str(mine.member.member_id))
    found, event = await mine.there.read(here), await mine.event()
    due = datetime.fromisoformat(found["due_at"]).astimezone(UTC)
    assert event["DTEND"].dt.astimezone(UTC) == due.replace(microsecond=0)
    assert event["DTSTART"].dt.date() == event["DTEND"].dt.date()
    assert event["DTSTART"].dt.strftime("%H:%M") == "00:00"
    assert (str(event["SUMMARY"]), str(event["TRANSP"])) == ("Échéance", "TRANSPARENT")
    await now_done(mine.there.author, here, "meet")
    after = await mine.event()
    assert (after["UID"], str(after["STATUS"])) == (event["UID"], "CANCELLED")
    assert int(after["SEQUENCE"]) > int(event["SEQUENCE"])


async def test_crt_7_a_deadline_that_was_worked_out_anew_is_the_same_event_on_another_day(
    house: House,
) -> None:
    mine = await agenda(house)
    given = {"assigned_member_id": str(mine.member.member_id)}
    first = await dated(mine.there, base_on=day(-8))
    then = {"act": "CrossAppeal", "party_role": "Accused", "base_event": "Expires"}
    await dated(mine.there, **then, after_deadline_id=id_of(first), base_on=None, **given)
    before = await mine.event()
    await mine.there.patched(first, {"due_on": day(90)})
    after = await mine.event()
    assert after["UID"] == before["UID"]
    assert after["DTSTART"].dt > before["DTSTART"].dt
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert str(after["STATUS"]) == "CONFIRMED"


async def test_what_is_long_over_is_not_in_the_calendar_any_more(house: House) -> None:
    mine = await agenda(house)
    await mine.sets(-24 * 30)
    old = await mine.sets(-24 * 100)
    assert len(await mine.events()) == 1
    # As soon as it moves, all of its chain counts.
    await mine.postponed(old, 100)
    assert len(await mine.events()) == 2


def said_in(event: Any) -> set[str]:
    return set(event.keys())


async def words(mine: Agenda, told: list[str]) -> None:
    """Fill every field of this part that takes words or numbers of hers."""
    there, legal = mine.there, mine.there.centre.legal

    def word() -> str:
        told.append(canary())
        return told[-1]

    async def made(path: str, **body: Any) -> str:
        answer = await legal.made(path, {"case_id": there.case, **body})
        return str(answer.headers["Location"])

    file = await made("/v1/court-files", lawyer_name=word(), lawyer_contact=word(), note=word())
    proceeding = await legal.made(
        "/v1/proceedings",
        {
            "court_file_id": id_of(file),
            "procedure": "Criminal",
            "file_number": word(),
            "court": word(),
            "note": word(),
        },
    )
    here = str(proceeding.headers["Location"])
    await legal.made(f"{here}/parties", {"role": "Accused", "label": word()})
    named = {"proceeding_id": id_of(here)}
    await legal.made("/v1/judgments", {**JUDGMENT, **named, "note": word()})
    await made("/v1/compensation-claims", **CLAIM, note=word(), **named)
    await made("/v1/residence-papers", **PAPER, number=word())
    await made("/v1/privileged-notes", text=word(), **named)
    await mine.sets(300, location=word(), room=word(), note=word(), **named)
    await dated(there, note=word(), assigned_member_id=str(mine.member.member_id), base_on=day(-8))


JUDGMENT = {"level": "FirstInstance", "outcome": "ConvictedTrafficking", "pronounced_on": day(-8)}
CLAIM = {
    "source": "Offender",
    "claimed": {"amount_minor": 120000, "currency": "EUR"},
    "claimed_on": day(-8),
}
PAPER = {"type": "VISA", "valid_from": day(-8), "valid_to": day(84)}


async def hidden_facts(house: House, mine: Agenda) -> Iterable[str]:
    """Who and where everybody is: ids, names and codes that no calendar may hold."""
    person = (await mine.there.read(f"/v1/cases/{mine.there.case}"))["person_id"]
    centre = mine.there.centre
    rows = await house.owner_execute(
        "SELECT id::text FROM hearings WHERE case_id = :id", id=UUID(mine.there.case)
    )
    codes = (
        "Trial",
        "Criminal",
        "Accused",
        "SeparateEntrance",
        "Video",
        "OrangeCard",
        "Audience",
        "Tribunal",
    )
    ids = (person, mine.there.case, str(centre.id), centre.slug, str(mine.member.member_id), *rows.scalars())
    return (*ids, *codes)


async def test_crt_10_no_word_of_any_field_is_in_what_is_served(house: House) -> None:
    mine = await agenda(house)
    told: list[str] = []
    await words(mine, told)
    assert len(told) == 15
    for language in ("fr", "nl", "en"):
        answer = await mine.member.patch(mine.feed, {"language": language}, etag="*")
        assert answer.status_code == 200
        served = (await mine.served()).replace(b"\r\n ", b"").decode()
        for hint in (*told, *await hidden_facts(house, mine), "canary"):
            assert hint.lower() not in served.lower(), (language, hint)
        for event in await mine.events():
            assert said_in(event) <= SAYS
            assert str(event["SUMMARY"]) in {"Rendez-vous", "Échéance", "Afspraak", "Deadline", "Appointment"}
            assert str(event["CLASS"]) == "PRIVATE"


async def test_crt_10_who_opted_in_sees_where_and_no_more(house: House) -> None:
    mine = await agenda(house, shows_location=True)
    told: list[str] = []
    await words(mine, told)
    served = (await mine.served()).replace(b"\r\n ", b"").decode()
    shown = [word for word in told if word in served]
    locations = [str(event["LOCATION"]) for event in await mine.events() if "LOCATION" in event]
    assert shown == locations
    assert len(shown) == 1
    assert all(said_in(event) <= SAYS | {"LOCATION"} for event in await mine.events())
