"""A person who is erased, or a case whose time is over, ends what was disclosed; who has a copy answers."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.factories.house import House
from tests.features.referrals.second_stage import PHONE, Way, sent_way, two_centres
from tests.features.stories import now_done, refused, stored_anywhere
from trafficking_api.access.keeping import bury
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.cases.service.keep import CASES
from trafficking_api.features.retention import queries as retention


def danger() -> dict[str, Any]:
    """A release without consent, for three days."""
    return {
        "basis": "ImminentDanger",
        "reason": "Her life is in danger where she is now.",
        "field_groups": ["identity", "contact"],
        "expires_at": (datetime.now(UTC) + timedelta(days=3)).isoformat(),
    }


async def closed_way(house: House, proposal: dict[str, Any] | None = None) -> Way:
    """A person who arrived, and whose cases are closed on both sides."""
    two = await two_centres(house)
    way = await sent_way(two)
    await way.receive("accept")
    if proposal is None:
        await way.send("release")
    else:
        await way.send("propose_release", proposal)
        await now_done(two.sender.coordinator_2, way.here, "approve_release")
    await way.receive("arrive")
    await way.receive("complete", {"outcome": "PersonLeft"})
    await now_done(two.sender.coordinator, f"/v1/cases/{way.case}", "close", {"reason": "Autonomy"})
    return way


async def erase(way: Way) -> None:
    wish = {"person_id": way.person, "reason": "PersonRequest"}
    made = await way.sender.coordinator.made("/v1/erasures", wish)
    await now_done(way.sender.coordinator_2, made.headers["Location"], "approve")


async def purge(way: Way, house: House) -> None:
    """The case's time is over."""
    async with system_mandate(house.office, way.sender.id, "test") as mandate:
        (row,) = await mandate.session.scalars(retention.kept(mandate, CASES, UUID(way.case)))
        await bury(mandate, CASES, row, "RetentionEnded")


async def proposed(house: House, way: Way) -> tuple[str, bytes | None]:
    """On what basis a release was proposed, and the sealed words why."""
    rows = await house.owner_execute(
        "SELECT basis, reason FROM release_requests WHERE organisation_id = :id", id=way.sender.id
    )
    return tuple(rows.one())


@pytest.mark.parametrize("how", ["erased", "purged"])
async def test_g_16_why_a_release_was_proposed_goes_with_her_and_on_what_basis_stays(
    house: House, how: str
) -> None:
    way = await closed_way(house, danger())
    basis, reason = await proposed(house, way)
    assert (basis, reason is None) == ("ImminentDanger", False)
    await (erase(way) if how == "erased" else purge(way, house))
    assert await proposed(house, way) == ("ImminentDanger", None)


@pytest.mark.parametrize("how", ["consent", "danger"])
async def test_g_16_erasure_ends_what_was_disclosed_and_asks_the_receiver_once(
    house: House, how: str
) -> None:
    way = await closed_way(house, danger() if how == "danger" else None)
    assert (await way.receiver.coordinator.get(f"{way.here}/disclosure")).status_code == 200
    await erase(way)
    await refused(way.receiver.coordinator.get(f"{way.here}/disclosure"), 404, "not_found")
    open_ = (await way.receiver.coordinator.get("/v1/erasure-requests?status=open")).json()["items"]
    assert [item["referral_id"] for item in open_] == [way.here.rsplit("/", 1)[1]]
    # The receiver's own copy is for the receiver to answer for.
    assert (await way.copy())["status"] == "intake"
    assert await stored_anywhere(house, PHONE) == []


async def test_g_16_a_purged_case_takes_what_it_disclosed_with_it(house: House) -> None:
    way = await closed_way(house)
    await purge(way, house)
    await refused(way.receiver.coordinator.get(f"{way.here}/disclosure"), 404, "not_found")
