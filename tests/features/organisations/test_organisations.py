"""The directory: everybody reads it, the operator adds to it."""

from typing import Any
from uuid import uuid4

import pytest

from tests.factories.house import House
from tests.features.stories import at_once, code, faults, refused, statuses


def _body(**changed: Any) -> dict[str, Any]:
    return {
        "slug": f"centre_{uuid4().hex[:12]}",
        "name": "A centre",
        "kind": "centre",
        "type": "SpecialisedReceptionCentre",
        "country": "CD",
        "time_zone": "Africa/Lubumbashi",
        **changed,
    }


async def test_everybody_reads_the_directory_and_the_operator_is_not_in_it(house: House) -> None:
    centre, police = await house.party(country="LA"), await house.party("authority")
    for caller in (centre.finance, police.liaison, house.operator.operator):
        entry = await caller.get(f"/v1/organisations/{centre.id}")
        assert (entry.json()["slug"], entry.json()["country"]) == (centre.slug, "LA")
        assert set(entry.json()) == {
            *("id", "version", "slug", "name", "kind", "type", "country", "time_zone"),
            *("home_url", "created_at", "updated_at"),
        }
        assert entry.json()["home_url"] is None
        assert (await caller.get(f"/v1/organisations/{house.operator.id}")).status_code == 404
        slugs = f"/v1/organisations?slug={centre.slug}&slug={police.slug}&slug=operator"
        assert [item["slug"] for item in (await caller.get(slugs)).json()["items"]] == sorted(
            [centre.slug, police.slug]
        )
        assert (await caller.get("/v1/organisations?kind=operator")).json()["items"] == []
    query = f"/v1/organisations?kind=authority&slug={centre.slug}&slug={police.slug}"
    assert [item["id"] for item in (await centre.finance.get(query)).json()["items"]] == [str(police.id)]
    query = f"/v1/organisations?country=LA&slug={centre.slug}&slug={police.slug}"
    assert [item["id"] for item in (await centre.finance.get(query)).json()["items"]] == [str(centre.id)]


async def test_only_the_operator_adds_an_organisation(house: House) -> None:
    centre, police = await house.party(), await house.party("authority")
    for caller in (*centre.callers.values(), *police.callers.values()):
        await refused(caller.post("/v1/organisations", _body()), 403, "forbidden")
    made = await house.operator.operator.made("/v1/organisations", _body())
    assert (await centre.admin.get(made.headers["Location"])).json()["name"] == "A centre"


async def test_a_slug_is_taken_once_whoever_asks_at_the_same_time(house: House) -> None:
    body = _body()
    answers = await at_once([house.operator.operator.post("/v1/organisations", body) for _ in range(5)])
    assert statuses(answers) == {201: 1, 409: 4}
    assert {code(answer) for answer in answers if answer.status_code == 409} <= {"slug_taken", "conflict"}
    problem = await refused(house.operator.operator.post("/v1/organisations", body), 409, "slug_taken")
    assert body["slug"] not in str(problem)


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"kind": "operator"}, "/kind"),
        ({"time_zone": "Europe/Atlantis"}, "/time_zone"),
        ({"country": "be"}, "/country"),
        ({"slug": "A centre"}, "/slug"),
        ({"name": " "}, "/name"),
        ({"minimum_class_size": 4}, "/minimum_class_size"),
    ],
)
async def test_an_entry_that_cannot_be_is_refused_at_its_place(
    house: House, changed: dict[str, Any], pointer: str
) -> None:
    answer = house.operator.operator.post("/v1/organisations", _body(**changed))
    assert [where for where, _ in faults(await refused(answer, 422, "invalid"))] == [pointer]


async def test_g_8_the_first_clients_secret_is_shown_once(house: House) -> None:
    body = _body()
    made = await house.operator.operator.made("/v1/organisations", body, key=body["slug"])
    assert made.json()["first_client"]["client_secret"]
    again = await house.operator.operator.post("/v1/organisations", body, key=body["slug"])
    assert (again.status_code, again.headers["Idempotent-Replayed"]) == (201, "true")
    assert again.json()["first_client"] is None
    assert made.json()["first_client"]["client_secret"] not in again.text
    without = {**made.json(), "first_client": None}
    assert again.json() == without
