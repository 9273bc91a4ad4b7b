"""A person is written down once, sealed, read with a trace, and changed by merge patches."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from tests.factories.house import House
from tests.features.people.stories import REASON, contact, identity, read, written
from tests.features.stories import Clock, faults, refused


async def test_a_person_is_read_as_she_was_written_down(house: House) -> None:
    centre = await house.party()
    who, how = identity(), contact()
    made = await centre.coordinator.made("/v1/people", {"identity": who, "contact": how})
    assert made.headers["ETag"] == '"1"'
    found = await read(centre.coordinator, made.headers["Location"])
    assert (found["identity"], found["contact"]) == (who, how)
    assert found["made_by"] == str(centre.coordinator.member_id)


async def test_what_is_not_known_is_null_or_empty(house: House) -> None:
    centre = await house.party()
    found = await read(centre.coordinator, await written(centre.coordinator, {"identity": {}}))
    assert set(found["identity"]) == set(identity())
    assert all(value in (None, []) for value in found["identity"].values())
    assert found["contact"] == {"entries": [], "mailing": None}


async def test_neither_the_answer_of_adding_nor_the_list_says_who_she_is(house: House) -> None:
    centre = await house.party()
    made = await centre.coordinator.made("/v1/people", {"identity": identity()}, key=uuid4().hex)
    listed = (await centre.coordinator.get("/v1/people")).json()["items"]
    assert listed == [made.json()]
    assert "canary" not in made.text
    assert not {"identity", "contact"} & set(made.json())


async def test_it_changes_by_merge_patch_and_an_array_is_replaced_whole(house: House) -> None:
    worker = (await house.party()).coordinator
    who, how = identity(), contact()
    here = await written(worker, {"identity": who, "contact": how})
    patch: dict[str, Any] = {
        "identity": {"first_name": None, "aliases": ["Only this"], "languages": {"secondary": None}},
        "contact": {"mailing": {"city": "Elsewhere"}},
    }
    changed = await worker.patch(here, patch, etag='"1"')
    assert changed.status_code == 200, changed.text
    assert changed.headers["ETag"] == '"2"'
    expected = {**who, "first_name": None, "aliases": ["Only this"]}
    expected["languages"] = {"primary": "lo", "secondary": None}
    assert changed.json()["identity"] == expected
    assert changed.json()["contact"] == {**how, "mailing": {**how["mailing"], "city": "Elsewhere"}}
    assert await read(worker, here) == changed.json()
    gone = await worker.patch(here, {"identity": {"guardian": None}}, etag='"2"')
    assert gone.json()["identity"] == {**expected, "guardian": None}


async def test_g_9_a_stale_patch_changes_nothing(house: House) -> None:
    worker = (await house.party()).coordinator
    here = await written(worker)
    before = await read(worker, here)
    await refused(worker.patch(here, {"identity": {"deceased": True}}, etag='"7"'), 412, "stale")
    assert await read(worker, here) == before


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (
            {"identity": {"birth_date_precision": "Year"}},
            ("/identity/birth_date_precision", "without_birth_date"),
        ),
        ({"identity": {"birth_date": "2190-01-01"}}, ("/identity/birth_date", "in_the_future")),
        (
            {"identity": {"guardian": {"since_on": "2190-01-01"}}},
            ("/identity/guardian/since_on", "in_the_future"),
        ),
        (
            {
                "contact": {
                    "entries": [
                        {
                            "kind": "Email",
                            "value": "a@example.org",
                            "safe_to_contact": "unknown",
                            "safe_times": [{"days": ["Sunday"], "since": "10:00", "until": "10:00"}],
                        }
                    ]
                }
            },
            ("/contact/entries/0/safe_times/0/until", "same_as_from"),
        ),
    ],
)
async def test_what_contradicts_itself_is_refused_at_its_place(
    house: House, body: dict[str, Any], fault: tuple[str, str]
) -> None:
    worker = (await house.party()).coordinator
    problem = await refused(worker.post("/v1/people", {"identity": {}, **body}), 422, "invalid")
    assert faults(problem) == [fault]
    here = await written(worker, {"identity": {}})
    assert faults(await refused(worker.patch(here, body, etag="*"), 422, "invalid")) == [fault]


async def test_g_16_a_record_is_kept_five_years_after_its_last_change(house: House, clock: Clock) -> None:
    worker = (await house.party()).coordinator
    await clock.stop(datetime(2032, 2, 29, 12, tzinfo=UTC))
    here = await written(worker, {"identity": {}})
    assert (await read(worker, here))["retain_until"] == "2037-03-01"
    await clock.stop(datetime(2033, 6, 1, 12, tzinfo=UTC))
    changed = await worker.patch(here, {"identity": {"deceased": True}}, etag='"1"')
    assert changed.json()["retain_until"] == "2038-06-01"


async def test_a_reason_that_is_no_code_is_refused_and_not_repeated(house: House) -> None:
    worker = (await house.party()).coordinator
    here = await written(worker)
    answer = await worker.get(here, headers={"Access-Reason": "curiosity"})
    assert answer.status_code == 422, answer.text
    assert "curiosity" not in answer.text
    assert (await worker.get(here, headers=REASON)).status_code == 200
