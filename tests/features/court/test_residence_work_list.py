"""Each paper and each request stands on the work list on its day, and what happened in the timeline."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE, Desk, desk, id_of
from tests.features.court.stays import DOCUMENTS, JOURNEY, begun, given, last_event, paper
from tests.features.stories import Clock, now_done

KINDS = "&kind=residence_paper&kind=residence_request"


async def due(there: Desk, query: str = KINDS) -> list[tuple[str, str, str]]:
    """What is due of her papers: kind, day, and id."""
    answer = await there.author.get(f"/v1/work-list?case_id={there.case}{query}")
    assert answer.status_code == 200, answer.text
    return [(item["kind"], item["due_on"], item["id"]) for item in answer.json()["items"]]


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00+00:00").astimezone(UTC)


async def test_on_the_way_to_unlimited_each_paper_is_due_on_its_day(house: House, clock: Clock) -> None:
    await clock.stop(at("2026-01-05"))
    there = await desk(house)
    here = await begun(there)
    assert await due(there) == []
    for phase, on, until, ask_from, _, _ in JOURNEY:
        await clock.stop(at(on))
        await given(there, here, phase, on, paper={"type": DOCUMENTS[phase]})
        if until is None or ask_from is None:
            break
        newest = (await there.rows("residence-papers"))[0]["id"]
        wanted = [("residence_request", ask_from, id_of(here)), ("residence_paper", until, newest)]
        assert await due(there) == wanted
        await clock.stop(at(ask_from))
        assert await due(there, f"{KINDS}&due_until={ask_from}") == wanted[:1]
        assert await due(there, f"{KINDS}&is_overdue=true") == []
        next_ = next(step["phase"] for step in (await there.read(here))["next_steps"])
        asked = await there.author.made(f"{here}/requests", {"phase": next_})
        assert await due(there) == wanted[1:]
        await now_done(there.author, asked.headers["Location"], "answer", {"answer": "Granted"})
        assert await due(there) == wanted[1:]
    assert await due(there) == []


async def test_a_request_that_is_withdrawn_is_due_again(house: House, clock: Clock) -> None:
    await clock.stop(at("2026-01-05"))
    there = await desk(house)
    here = await begun(there)
    await given(there, here, "reflection_45d", "2026-01-05")
    wanted = [("residence_request", "2026-02-04", id_of(here))]
    assert await due(there) == wanted
    asked = await there.author.made(f"{here}/requests", {"phase": "doc_3m"})
    assert await due(there) == []
    await now_done(there.author, asked.headers["Location"], "withdraw")
    assert await due(there) == wanted
    await now_done(there.author, here, "end", {"reason": "ChoseReturn"})
    assert await due(there) == []


@pytest.mark.parametrize("on", ["2026-02-10", "2026-02-08"])
@pytest.mark.parametrize("is_answered", [True, False])
async def test_what_was_asked_for_and_given_hides_no_renewal_whatever_the_days(
    house: House, clock: Clock, on: str, *, is_answered: bool
) -> None:
    await clock.stop(at("2026-02-10"))
    there = await desk(house)
    here = await begun(there)
    await given(there, here, "reflection_45d", "2026-01-05", paper={"type": "BE_ANNEX15"})
    asked = await there.author.made(f"{here}/requests", {"phase": "doc_3m"})
    if is_answered:
        await now_done(there.author, asked.headers["Location"], "answer", {"answer": "Granted"})
    assert [kind for kind, _, _ in await due(there)] == ["residence_paper"]
    # Given on the day of asking, or before it, as it is printed on the paper.
    await given(there, here, "doc_3m", on, paper={"type": "BE_AI"})
    ask_from = (await there.read(here))["ask_from"]
    wanted = ("residence_request", ask_from, id_of(here))
    assert wanted in await due(there)
    # What was asked for since is not asked for again.
    if is_answered:
        await there.author.made(f"{here}/requests", {"phase": "doc_3m"})
        assert wanted not in await due(there)


async def test_what_was_refused_can_be_asked_for_again(house: House, clock: Clock) -> None:
    await clock.stop(at("2026-02-04"))
    there = await desk(house)
    here = await begun(there)
    await given(there, here, "reflection_45d", "2026-01-05", paper={"type": "BE_ANNEX15"})
    asked = await there.author.made(f"{here}/requests", {"phase": "doc_3m"})
    wanted = ("residence_request", "2026-02-04", id_of(here))
    assert wanted not in await due(there)
    await now_done(there.author, asked.headers["Location"], "answer", {"answer": "Refused"})
    assert wanted in await due(there)


async def test_what_is_asked_for_stays_so_when_her_paper_is_written_down_late(
    house: House, clock: Clock
) -> None:
    await clock.stop(at("2026-02-05"))
    there = await desk(house)
    here = await begun(there)
    await there.author.made(f"{here}/requests", {"phase": "doc_3m"})
    await clock.stop(at("2026-02-06"))
    await given(there, here, "reflection_45d", "2026-01-05")
    assert await due(there) == []
    # Nor when the day of that paper was wrong.
    await there.author.done(
        f"{await last_event(there, here, 'granted')}/correct", {"reason": "wrong_day"}, etag="*"
    )
    await clock.stop(at("2026-02-07"))
    await given(there, here, "reflection_45d", "2026-01-06")
    assert await due(there) == []


async def test_without_a_paper_the_end_of_the_stay_is_due_itself(house: House, clock: Clock) -> None:
    await clock.stop(at("2026-02-18"))
    there = await desk(house)
    here = await begun(there)
    ends = ("residence_track", "2026-02-19", id_of(here))
    await given(there, here, "reflection_45d", "2026-01-05")
    assert await due(there, "&kind=residence_track") == [ends]
    assert (await there.read(here))["until"] == "2026-02-19"
    # A paper of hers that tells it takes its place, and gives it back.
    of_it = {"track_id": id_of(here), "type": "BE_ANNEX15"}
    work = await paper(there, **of_it, valid_from="2026-01-05", valid_to="2026-02-19", is_work_permit=True)
    assert await due(there, "&kind=residence_track") == [ends]
    hers = await paper(there, **of_it, valid_from="2026-01-05", valid_to="2026-02-19")
    assert [kind for kind, _, _ in await due(there, "")] == [
        "residence_request",
        *("residence_paper", "residence_paper"),
    ]
    for one in (work, hers):
        await there.patched(one, {"is_out_of_use": True})
    assert await due(there, "&kind=residence_track") == [ends]
    # An older paper says nothing of the next phase.
    await there.patched(hers, {"is_out_of_use": False})
    await given(there, here, "doc_3m", "2026-02-18")
    assert await due(there, "&kind=residence_track") == [("residence_track", "2026-05-18", id_of(here))]
    await clock.stop(at("2026-05-19"))
    assert await due(there, "&kind=residence_track&is_overdue=true&mine=false") == [
        ("residence_track", "2026-05-18", id_of(here))
    ]
    await now_done(there.author, here, "end", {"reason": "ChoseReturn"})
    assert await due(there, "") == []


async def test_in_france_the_end_of_the_reflection_period_comes_up(house: House, clock: Clock) -> None:
    await clock.stop(at("2026-01-10"))
    there = await desk(house)
    here = await begun(there, country="FR")
    await given(there, here, "reflection_30d", "2026-01-05")
    found = await there.read(here)
    assert found["ask_from"] is None
    assert await due(there, "") == [("residence_track", found["until"], id_of(here))]


async def test_a_paper_is_due_until_another_takes_its_place_or_it_is_out_of_use(house: House) -> None:
    there = await desk(house)
    here = await begun(there)
    visa = await paper(there, valid_to="2026-06-30")
    other = await paper(there, type="OTHER", valid_to="2026-07-31")
    of_track = await paper(there, type="BE_AI", valid_to="2026-05-31", track_id=id_of(here))
    permit = await paper(
        there, type="OTHER", valid_to="2026-04-30", track_id=id_of(here), is_work_permit=True
    )

    async def papers() -> list[str]:
        return [id_ for _, _, id_ in await due(there)]

    assert await papers() == [id_of(one) for one in (permit, of_track, visa, other)]
    longer = await paper(there, valid_to="2026-12-31")
    assert await papers() == [id_of(one) for one in (permit, of_track, other, longer)]
    twin = await paper(there, valid_to="2026-12-31")
    assert await papers() == [id_of(one) for one in (permit, of_track, other, twin)]
    for one in (twin, longer):
        await there.patched(one, {"is_out_of_use": True})
    assert await papers() == [id_of(one) for one in (permit, of_track, visa, other)]
    await paper(there, type="BE_CARD_B", track_id=id_of(here))
    assert await papers() == [id_of(one) for one in (permit, visa, other)]
    await now_done(there.author, here, "end", {"reason": "OtherStatus"})
    assert await papers() == [id_of(one) for one in (visa, other)]


async def test_what_is_due_of_her_papers_is_for_all_who_work_on_the_case(house: House) -> None:
    there = await desk(house)
    visa = await paper(there, valid_to="2026-01-31")

    async def seen(caller: Any, query: str) -> list[Any]:
        answer = await caller.get(f"/v1/work-list?{query}")
        items: list[Any] = answer.json()["items"]
        return items

    (item,) = await seen(there.centre.caseworker, "mine=true")
    assert (item["id"], item["kind"], item["status"]) == (id_of(visa), "residence_paper", "in_use")
    assert (item["worker_id"], item["is_overdue"], item["is_unassigned"]) == (None, True, False)
    assert len(await seen(there.centre.legal, "kind=residence_paper")) == 1
    assert await seen(there.centre.callers["housing"], "") == []
    assert await seen((await house.party()).coordinator, "") == []


async def test_the_timeline_tells_of_her_papers_to_who_may_read_of_them(house: House) -> None:
    there = await desk(house)
    here = await begun(there)
    await given(there, here, "reflection_45d", "2026-01-05", paper={"type": "BE_ANNEX15"})
    await there.author.made(f"{here}/requests", {"phase": "doc_3m"})

    async def kinds(caller: Any) -> set[str]:
        answer = await caller.get(f"/v1/cases/{there.case}/timeline?limit=200")
        return {entry["object_kind"] for entry in answer.json()["items"]}

    of_papers = {"residence_track", "residence_paper", "residence_request"}
    assert of_papers <= await kinds(there.author)
    assert of_papers <= await kinds(there.centre.legal)
    assert not of_papers & await kinds(there.centre.callers["housing"])


async def test_g_17_no_track_no_request_and_no_paper_keeps_a_case_open(house: House) -> None:
    there = await desk(house)
    here = await begun(there)
    await given(there, here, "reflection_45d", "2026-01-05", paper={"type": "BE_ANNEX15"})
    await there.author.made(f"{here}/requests", {"phase": "doc_3m"})
    case = f"/v1/cases/{there.case}"
    await now_done(there.author, case, "close", CLOSE)
    assert (await there.read(case))["status"] == "closed"
    assert (await there.read(here))["status"] == "open"
