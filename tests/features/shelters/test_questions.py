"""Odd questions about beds are answered or refused by name, never with a fault of ours."""

from xml.etree import ElementTree as ET

from tests.factories.house import House
from tests.features.shelters.beds import day, home

#: What is asked, below the address of a house where it begins with a point, and what is answered.
ASKED = {
    "/v1/allocations?status=nonsense": (422, "invalid"),
    "/v1/allocations?x=1": (400, "unknown_parameter"),
    "/v1/allocations?updated_since=2026-01-01": (422, "invalid"),
    "/v1/waiting-list?updated_since=2026-01-01T00:00:00Z": (200, None),
    "/v1/turn-aways?updated_since=2026-01-01T00:00:00Z": (200, None),
    "/v1/network-availability?limit=0": (422, "invalid"),
    "/v1/availability?from=2200-12-31": (200, None),
    "/v1/availability?from=2200-12-31&to=2200-12-31": (422, "invalid"),
    "./beds?status=x": (400, "unknown_parameter"),
    "./board": (422, "invalid"),
    "./board?from=2026-01-01&to=2026-01-02&x=1": (400, "unknown_parameter"),
    "./occupancy?from=2200-12-01&to=2200-12-31": (200, None),
    "./occupancy?from=1900-01-01&to=1900-01-02": (200, None),
}


async def test_an_odd_question_is_answered_or_refused_by_name(house: House) -> None:
    there = await home(house)
    said = {}
    for path in ASKED:
        answer = await there.staff.get(path.replace(".", there.shelter) if path[0] == "." else path)
        said[path] = (answer.status_code, answer.json().get("code"))
    assert said == ASKED


async def test_a_bed_is_held_in_the_last_days_that_can_be_said(house: House) -> None:
    there = await home(house)
    wish = {"bed_id": there.beds[0], "case_id": await there.case(), "from_on": "2200-12-31"}
    here = (await there.staff.made("/v1/allocations", wish)).headers["Location"]
    assert (await there.staff.get(here)).json()["ends_at"] > "2201"
    far = {"unit_id": there.units[0], "code": "Last", "since_on": "2200-01-01"}
    overflow = {"overflow_reason": "SevereWeather", "overflow_until": "2200-12-31"}
    bed = (await there.staff.made(f"{there.shelter}/beds", {**far, **overflow})).json()["id"]
    again = {**wish, "bed_id": bed, "case_id": await there.case()}
    here = (await there.staff.made("/v1/allocations", again)).headers["Location"]
    assert (await there.staff.get(here)).json()["ends_at"][:10] == "2201-01-01"


async def test_a_name_that_no_xml_can_hold_makes_a_picture(house: House) -> None:
    there = await home(house, beds=1, code_name="House \ufffe x")
    picture = await there.staff.call(
        "GET",
        f"{there.shelter}/occupancy.svg?from={day()}&to={day(3)}",
        headers={"Accept": "image/svg+xml"},
    )
    assert picture.status_code == 200
    root = ET.fromstring(picture.content)  # noqa: S314 - our own picture
    assert (root[0].text or "").startswith("House  x")
