"""Who goes on against a judgment: both parties, one appeal case, and what came too late (CRT-3, 15, 16)."""

from tests.factories.house import House
from tests.features.case_plans.plans import id_of
from tests.features.court.judged import (
    judged,
)
from tests.features.stories import replayed

# --- CRT-15 -----------------------------------------------------------------------------------------


async def test_crt_15_the_first_opens_the_appeal_case_and_another_party_joins_it(house: House) -> None:
    there = await judged(house)
    hers, his = await there.party("CivilParty", is_her=True), await there.party("Accused")
    against = id_of(await there.judgment())
    first = await there.filed(hers, judgment_id=against, filed_at="2025-03-20T10:00:00Z")
    assert (first["status"], first["has_moved"], first["party_role"]) == ("filed", True, "CivilParty")
    assert (await there.stage(), (await there.moves())[-1]) == ("appeal", "appeal")
    second = await there.filed(his, judgment_id=against, remedy="CrossAppeal")
    assert (second["has_moved"], second["step_id"]) == (False, first["step_id"])
    assert (await there.moves()).count("appeal") == 1
    assert {row["id"] for row in await there.appeals("&status=filed")} == {first["id"], second["id"]}
    assert await replayed(house, there.desk.centre) > 0
