"""What was written down wrongly is corrected in sight of all, and nothing that stands on it vanishes."""

from typing import Any
from uuid import uuid4

from tests.factories.house import House
from tests.features.case_plans.plans import desk, id_of
from tests.features.court.files import (
    BEFORE,
    correct,
    dated,
    filed,
    folded,
    led,
    on,
    opened,
    stage,
    steps_of,
)
from tests.features.stories import faults, journal, refused, rows_of


async def test_crt_16_a_correction_names_each_step_that_stands_on_it(house: House) -> None:
    there = await desk(house)
    here = await opened(there, await filed(there))
    one, two, three = await dated(there, here, "file_complaint", "investigate", "dismiss")
    before = await rows_of(house, there.centre)
    problem = await refused(correct(there, here, one), 409, "correction_blocked")
    assert problem["obstacles"] == [{"id": id_, "reason": "later_stage"} for id_ in (two, three)]
    problem = await refused(correct(there, here, two, on(4)), 409, "correction_blocked")
    assert problem["obstacles"] == [{"id": three, "reason": "out_of_order"}]
    problem = await refused(correct(there, here, two, "2026-02-28T12:00:00Z"), 409, "correction_blocked")
    assert problem["obstacles"] == [{"id": one, "reason": "out_of_order"}]
    assert await rows_of(house, there.centre) == before
    # From the last one on, everything can be taken back; and each stays in sight.
    for id_ in (three, two, one):
        assert (await correct(there, here, id_)).status_code == 200
        await refused(correct(there, here, id_), 409, "taken_back")
    assert (await there.read(here))["stage"] == "considering"
    told = await steps_of(there, here)
    assert [(row["place"], row["corrects_id"]) for row in told[3:]] == [(4, three), (5, two), (6, one)]
    await refused(correct(there, here, told[3]["id"]), 409, "taken_back")
    await refused(correct(there, here, str(uuid4())), 404, "not_found")
    await led(there, here, "decline")
    assert [line.type for line in await journal(house, there.centre, id_of(here))][-2:] == [
        "proceeding.corrected",
        "proceeding.moved",
    ]
    await folded(house, there)


async def test_crt_16_a_correction_keeps_to_the_time_of_the_proceeding(house: House) -> None:
    there = await desk(house)
    here = await opened(there, await filed(there))
    (one,) = await dated(there, here, "file_complaint")
    for at, why in ((BEFORE, "before_opened"), ("2199-01-01T00:00:00Z", "in_the_future")):
        problem = await refused(correct(there, here, one, at), 422, "invalid")
        assert faults(problem) == [("/occurred_at", why)]
    answer = await correct(there, here, one, "2026-02-01T00:00:00Z", "wrong_time")
    found: dict[str, Any] = answer.json()
    assert (found["corrects_id"], found["command"], found["reason"]) == (one, None, "wrong_time")
    assert found["occurred_at"] == "2026-02-01T00:00:00.000000Z"
    assert await stage(there, here, at="2026-02-02T00:00:00Z") == "complaint_filed"


async def test_crt_17_the_stage_is_told_as_it_was_known_then(house: House) -> None:
    there = await desk(house)
    here = await opened(there, await filed(there))
    _, investigated = await dated(there, here, "file_complaint", "investigate")
    first, second = await steps_of(there, here)
    # Late by days, and then found to be wrong.
    assert (await correct(there, here, investigated, "2026-03-20T12:00:00Z", "wrong_time")).status_code == 200
    corrected = (await steps_of(there, here))[-1]
    assert (await correct(there, here, investigated)).status_code == 200
    assert await stage(there, here, at=on(2), known_at=first["recorded_at"]) == "complaint_filed"
    assert await stage(there, here, at=on(2), known_at=second["recorded_at"]) == "investigation"
    assert await stage(there, here, at=on(2), known_at=corrected["recorded_at"]) == "complaint_filed"
    assert await stage(there, here, at=on(20), known_at=corrected["recorded_at"]) == "investigation"
    assert await stage(there, here, at=on(20)) == "complaint_filed"
    assert (await there.read(here))["stage"] == "complaint_filed"
    await folded(house, there)
