"""Who considers a complaint, or does not wish one, is supported like everybody else (CRT-19, G-17)."""

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE, Desk, day, desk
from tests.features.court.files import led, proceeding, stage
from tests.features.housing.homes import searching
from tests.features.loans.lending import requested
from tests.features.shelters.beds import home
from tests.features.stories import now_done
from trafficking_api.countries.court.procedures import procedures
from trafficking_api.features.court.rules import stages


async def supported(house: House, there: Desk) -> None:
    """Give her a bed, a plan, a service, a search for a home, and a loan for its deposit."""
    lodging = await home(house, 1, there.centre)
    await lodging.occupied(lodging.beds[0], there.case)
    await there.in_force()
    service = {"case_id": there.case, "type": "Coaching", "delivered_on": day()}
    await there.author.made("/v1/services", service)
    await searching(there)
    await (await (await requested(house, there=there)).approved()).disbursed()


@pytest.mark.parametrize("standing", ["", "considering", "no_complaint", "dismissed"])
async def test_crt_19_no_support_depends_on_a_proceeding(house: House, standing: str) -> None:
    there = await desk(house)
    here = await proceeding(there, standing) if standing else ""
    await supported(house, there)
    if here:
        assert await stage(there, here) == standing


@pytest.mark.parametrize("country", sorted(procedures()))
def test_crt_19_to_consider_and_to_decline_last_in_every_country(country: str) -> None:
    criminal = next(row for row in procedures()[country].procedures if row.code == "Criminal")
    assert (criminal.first.code, criminal.first.is_terminal) == ("considering", False)
    assert "decline" in stages.allowed(criminal, "considering")
    assert not criminal.stage("no_complaint").is_terminal
    assert "file_complaint" in stages.allowed(criminal, "no_complaint")


@pytest.mark.parametrize("standing", ["considering", "no_complaint", "trial"])
async def test_crt_19_no_proceeding_keeps_a_case_open(house: House, standing: str) -> None:
    there = await desk(house)
    here = await proceeding(there, standing)
    await now_done(there.author, f"/v1/cases/{there.case}", "close", CLOSE)
    assert (await there.read(here))["stage"] == standing
    if standing == "no_complaint":
        await led(there, here, "file_complaint")
