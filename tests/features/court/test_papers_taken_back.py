"""A paper that never was, or that she has no more, sets no time going; what ran from it is flagged."""

from datetime import UTC, datetime
from typing import Any

from tests.factories.house import House
from tests.features.case_plans.plans import Desk, desk, id_of
from tests.features.court.dates import dated, listed
from tests.features.court.stays import begun, given, last_event, paper
from tests.features.stories import Clock, faults, now_done, refused, replayed

WRONG = {"reason": "wrong_day"}
RENEWAL = {
    "procedure": "Residence",
    "act": "ResidenceRenewalRequest",
    "party_role": "Applicant",
    "base_event": "Expires",
}
NOTE = "Ask the authority in time."


async def stay(house: House, clock: Clock) -> tuple[Desk, str]:
    """A track with the paper of three months, whose day was written down a month too late."""
    await clock.stop(datetime(2026, 3, 20, 12, tzinfo=UTC))
    there = await desk(house)
    here = await begun(there, holder="minor")
    await given(there, here, "doc_3m", "2026-03-18", paper={"type": "BE_AI"})
    return there, here


async def newest(there: Desk) -> str:
    """The address of the paper that was written down last."""
    return f"/v1/residence-papers/{(await there.rows('residence-papers'))[0]['id']}"


async def renewal(there: Desk, hers: str, **more: Any) -> str:
    """The address of the deadline to ask for the next, thirty days before a paper ends."""
    return await dated(there, paper_id=id_of(hers), **RENEWAL, **more)


async def taken_back(there: Desk, here: str) -> None:
    """Say that the last paper was not given on that day."""
    wrong = await last_event(there, here, "granted")
    await there.author.done(f"{wrong}/correct", WRONG, etag="*")


async def test_crt_7_a_paper_taken_back_flags_what_runs_from_it(house: House, clock: Clock) -> None:
    there, here = await stay(house, clock)
    wrong = await newest(there)
    first = await renewal(there, wrong, note=NOTE)
    later = await dated(there, after_deadline_id=id_of(first), **RENEWAL)
    by_hand = await renewal(there, wrong, due_on="2026-05-01")
    assert (await there.read(first))["due_on"] == "2026-05-19"
    await taken_back(there, here)
    found = await there.read(first)
    assert (found["status"], found["due_on"], found["base_on"]) == ("open", "2026-05-19", None)
    assert (found["diverges"], found["is_manual"], found["manual_reason"]) == (True, True, "date_unknown")
    assert (await there.read(by_hand))["diverges"] is True
    # The right day: what the law dates runs from the new paper, and so does what runs from its end.
    await given(there, here, "doc_3m", "2026-02-18", paper={"type": "BE_AI"})
    right = await newest(there)
    rows = {row["supersedes_id"]: row for row in await listed(there)}
    heir, next_ = rows[id_of(first)], rows[id_of(later)]
    assert (heir["due_on"], heir["base_on"], heir["paper_id"]) == ("2026-04-17", "2026-05-18", id_of(right))
    assert (heir["status"], heir["is_manual"], heir["diverges"]) == ("open", False, False)
    assert (await there.read(f"/v1/deadlines/{heir['id']}"))["details"] == {"note": NOTE}
    assert (next_["after_deadline_id"], next_["due_on"]) == (heir["id"], "2026-03-18")
    assert (await there.read(first))["status"] == "superseded"
    # What was set by hand stays where it is, and says so.
    found = await there.read(by_hand)
    assert (found["status"], found["due_on"], found["diverges"]) == ("open", "2026-05-01", True)
    assert found["paper_id"] == id_of(wrong)
    # From here on it follows the new paper.
    await there.patched(right, {"valid_to": "2026-06-18"})
    assert {row["due_on"] for row in await listed(there) if row["paper_id"] == id_of(right)} == {
        "2026-04-17",
        "2026-05-19",
    }
    assert await replayed(house, there.centre) > 0


async def test_crt_7_another_paper_than_the_one_taken_back_moves_nothing(house: House, clock: Clock) -> None:
    there, here = await stay(house, clock)
    first = await renewal(there, await newest(there))
    await taken_back(there, here)
    flagged = await there.read(first)
    # Neither one of another track, nor one of another phase, nor one of which nothing is written down.
    other = await desk(house, there.centre)
    await given(other, await begun(other, holder="minor"), "doc_3m", "2026-02-18", paper={"type": "BE_AI"})
    assert await there.read(first) == flagged
    await given(there, here, "doc_3m", "2026-02-18")
    assert await there.read(first) == flagged
    await given(there, here, "permit_6m", "2026-03-01", paper={"type": "BE_CARD_A"})
    assert await there.read(first) == flagged
    assert len(await listed(there)) == 1


async def test_crt_7_what_is_met_stays_so_when_its_paper_is_taken_back(house: House, clock: Clock) -> None:
    there, here = await stay(house, clock)
    first = await renewal(there, await newest(there))
    await now_done(there.author, first, "meet")
    met = await there.read(first)
    await taken_back(there, here)
    await given(there, here, "doc_3m", "2026-02-18", paper={"type": "BE_AI"})
    assert await there.read(first) == met
    assert len(await listed(there)) == 1


async def test_crt_7_a_paper_out_of_use_flags_what_runs_from_it_until_it_is_in_use_again(
    house: House,
) -> None:
    there = await desk(house)
    hers = await paper(there, valid_to="2027-03-31")
    here = await renewal(there, hers)
    await there.patched(hers, {"is_out_of_use": True})
    found = await there.read(here)
    assert (found["due_on"], found["diverges"], found["manual_reason"]) == (
        "2027-03-01",
        True,
        "date_unknown",
    )
    await there.patched(hers, {"is_out_of_use": False})
    found = await there.read(here)
    assert (found["due_on"], found["diverges"], found["is_manual"]) == ("2027-03-01", False, False)


async def test_nothing_new_runs_from_a_paper_that_is_out_of_use(house: House) -> None:
    there = await desk(house)
    hers = await paper(there, valid_to="2027-03-31")
    await there.patched(hers, {"is_out_of_use": True})
    body = {"case_id": there.case, "country": "BE", **RENEWAL, "paper_id": id_of(hers)}
    problem = await refused(there.author.post("/v1/deadlines", body), 422, "invalid")
    assert faults(problem) == [("/paper_id", "out_of_use")]
