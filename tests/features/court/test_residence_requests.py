"""What the authority is asked for, one thing at a time, and the papers that she has."""

from uuid import uuid4

import pytest

from tests.factories.court_residence import PAPERS
from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE, Desk, day, desk, id_of
from tests.features.court.stays import begun, given, paper
from tests.features.stories import at_once, code, faults, now_done, refused, replayed, statuses


async def asked(there: Desk, here: str, phase: str = "doc_3m", **more: str) -> str:
    """The address of a request."""
    made = await there.author.made(f"{here}/requests", {"phase": phase, **more})
    return str(made.headers["Location"])


async def test_a_request_is_asked_and_answered(house: House) -> None:
    there = await desk(house)
    here = await begun(there)
    await given(there, here, "reflection_45d", day(-40))
    before = (await there.read(here))["version"]
    request = await asked(there, here, asked_on=day(-9))
    assert (await there.read(here))["version"] == before + 1
    found = await there.read(request)
    assert (found["status"], found["phase"], found["is_renewal"]) == ("asked", "doc_3m", False)
    early = {"answer": "Granted", "on": day(-10)}
    problem = await refused(there.author.post(f"{request}/answer", early, etag="*"), 422, "invalid")
    assert faults(problem) == [("/on", "before_asked_on")]
    answer = (await now_done(there.author, request, "answer", {"answer": "Granted", "on": day(-1)})).json()
    assert (answer["status"], answer["answer"], answer["answered_on"]) == ("answered", "Granted", day(-1))
    assert (await there.read(here))["version"] == before + 2
    problem = await refused(there.author.post(f"{request}/withdraw", {}, etag="*"), 409, "wrong_state")
    assert (problem["current_state"], problem["allowed"]) == ("answered", [])
    # What was granted is written down by itself.
    assert (await there.read(here))["phase"] == "reflection_45d"
    await given(there, here, "doc_3m", day(-1))
    again = await asked(there, here)
    assert (await there.read(again))["is_renewal"] is True
    listed = await there.author.get(f"{here}/requests")
    assert [row["id"] for row in listed.json()["items"]] == [id_of(again), id_of(request)]
    assert await replayed(house, there.centre) > 0


async def test_one_request_is_under_way_at_a_time(house: House) -> None:
    there = await desk(house)
    here = await begun(there)
    request = await asked(there, here)
    await refused(there.author.post(f"{here}/requests", {"phase": "doc_3m"}), 409, "request_unanswered")
    await now_done(there.author, request, "withdraw")
    await asked(there, here, "reflection_45d")


@pytest.mark.race
async def test_twenty_requests_at_once_are_one(house: House) -> None:
    there = await desk(house)
    here = await begun(there)
    asking = [there.author.post(f"{here}/requests", {"phase": "doc_3m"}) for _ in range(20)]
    answers = await at_once(asking)
    assert statuses(answers) == {201: 1, 409: 19}
    assert {code(a) for a in answers if a.status_code == 409} == {"request_unanswered"}


async def test_only_what_can_follow_is_asked_for(house: House) -> None:
    there = await desk(house)
    here = await begun(there)
    await refused(there.author.post(f"{here}/requests", {"phase": "indefinite"}), 409, "step_impossible")
    for body, fault in (
        ({"phase": "moon"}, ("/phase", "unknown_reference")),
        ({"phase": "doc_3m", "asked_on": day(1)}, ("/asked_on", "in_the_future")),
    ):
        problem = await refused(there.author.post(f"{here}/requests", body), 422, "invalid")
        assert faults(problem) == [fault]
    await now_done(there.author, here, "end", {"reason": "ChoseReturn"})
    await refused(there.author.post(f"{here}/requests", {"phase": "doc_3m"}), 409, "wrong_state")


async def test_a_paper_says_until_when_it_is_valid(house: House) -> None:
    there = await desk(house)
    track = await begun(there)
    here = await paper(there, valid_to="2026-12-31", number="B 123", track_id=id_of(track))
    found = await there.read(here)
    assert (found["type"], found["details"], found["is_work_permit"]) == ("VISA", {"number": "B 123"}, False)
    (row,) = await there.rows("residence-papers")
    assert "details" not in row
    await there.patched(here, {"type": "OTHER", "valid_to": None, "is_out_of_use": True, "number": None})
    found = await there.read(here)
    assert (found["type"], found["valid_to"], found["is_out_of_use"]) == ("OTHER", None, True)
    assert found["details"] is None
    await there.patched(here, {"number": "B 124"})
    assert (await there.read(here))["details"] == {"number": "B 124"}
    before = {"valid_to": "2025-12-31"}
    problem = await refused(there.author.patch(here, before, etag="*"), 422, "invalid")
    assert faults(problem) == [("/valid_to", "before_valid_from")]
    body = {"case_id": there.case, "type": "VISA", "valid_from": "2026-01-01"}
    problem = await refused(there.author.post(PAPERS, {**body, **before}), 422, "invalid")
    assert faults(problem) == [("/valid_to", "before_valid_from")]
    other = await begun(await desk(house, there.centre))
    for unknown in (id_of(other), str(uuid4())):
        problem = await refused(there.author.post(PAPERS, {**body, "track_id": unknown}), 422, "invalid")
        assert faults(problem) == [("/track_id", "unknown_reference")]


async def test_in_a_closed_case_a_paper_goes_out_of_use_and_changes_no_more(house: House) -> None:
    there = await desk(house)
    here = await paper(there, valid_to="2026-12-31")
    await now_done(there.author, f"/v1/cases/{there.case}", "close", CLOSE)
    await there.patched(here, {"is_out_of_use": True})
    for body in ({"is_out_of_use": False, "valid_to": None}, {"number": "B 1"}):
        await refused(there.author.patch(here, body, etag="*"), 409, "case_closed")
    body = {"case_id": there.case, "type": "VISA", "valid_from": "2026-01-01"}
    await refused(there.author.post(PAPERS, body), 409, "case_closed")


async def test_papers_are_asked_for_by_their_last_day(house: House) -> None:
    there = await desk(house)
    one, two = await paper(there, valid_to="2026-12-31"), await paper(there)
    await there.patched(two, {"is_out_of_use": True})
    for query, wanted in (
        ("&valid_to_until=2026-12-31", [id_of(one)]),
        ("&valid_to_until=2026-12-30", []),
        ("&is_out_of_use=true", [id_of(two)]),
        ("", [id_of(two), id_of(one)]),
    ):
        assert [row["id"] for row in await there.rows("residence-papers", query)] == wanted, query


async def test_crt_7_when_the_last_day_of_a_paper_moves_what_runs_from_it_follows(house: House) -> None:
    there = await desk(house)
    here = await paper(there, type="BE_CARD_A", valid_to="2027-02-17")
    body = {
        "case_id": there.case,
        "procedure": "Residence",
        "country": "BE",
        "act": "ResidenceRenewalRequest",
        "party_role": "Applicant",
        "base_event": "Expires",
        "paper_id": id_of(here),
    }
    first = (await there.author.made("/v1/deadlines", body)).json()
    assert first["due_at"].startswith("2027-01-18T")
    await there.patched(here, {"number": "B 1"})
    assert await there.states("deadlines") == ["open"]
    await there.patched(here, {"valid_to": "2027-03-17"})
    rows = {row["status"]: row for row in await there.rows("deadlines")}
    assert set(rows) == {"open", "superseded"}
    assert rows["superseded"]["id"] == first["id"]
    assert rows["open"]["due_at"] > first["due_at"]
