"""Comments: sealed, never changed, written on a closed case too, and then the case stays closed."""

from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from tests.factories.house import House
from tests.features.cases.work import case_in, hidden_case
from tests.features.stories import new_case, refused, stored_anywhere

WORDS = "She prefers to be called at noon; canary-of-a-comment."


@pytest.mark.parametrize("known", [True, False], ids=["under her own key", "under the centre's key"])
async def test_a_comment_is_read_as_it_was_written_and_lies_nowhere_readable(
    house: House, *, known: bool
) -> None:
    centre = await house.party()
    id_ = await case_in(centre, "active") if known else await new_case(centre)
    here = f"/v1/cases/{id_}/comments"
    made = await centre.coordinator.made(here, {"text": WORDS})
    assert (made.json()["text"], made.json()["not_verbatim"]) == (WORDS, True)
    assert made.json()["author_id"] == str(centre.coordinator.member_id)
    assert (await centre.coordinator.get(made.headers["Location"])).json() == made.json()
    assert (await centre.legal.get(here)).json()["items"] == [made.json()]
    assert await stored_anywhere(house, "canary-of-a-comment") == []
    rows = await house.owner_execute(
        "SELECT sealed_for IS NOT NULL FROM case_comments WHERE id = :id", id=UUID(made.json()["id"])
    )
    assert rows.scalar_one() is known


async def test_comments_stand_in_the_order_they_were_written(house: House) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await case_in(centre, 'intake')}/comments"
    for caller, words in ((centre.coordinator, "one"), (centre.caseworker, "two"), (centre.coordinator, "x")):
        await caller.made(here, {"text": words})
    first = (await centre.coordinator.get(f"{here}?limit=2")).json()
    rest = (await centre.coordinator.get(first["next"])).json()
    assert [item["text"] for item in first["items"] + rest["items"]] == ["one", "two", "x"]


async def test_plan_14_a_comment_on_a_closed_case_is_kept_and_the_case_stays_closed(house: House) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await case_in(centre, 'closed')}"
    before = (await centre.coordinator.get(here)).json()
    made = await centre.coordinator.made(f"{here}/comments", {"text": "She called to say thank you."})
    after = (await centre.coordinator.get(here)).json()
    assert (after["status"], after["closed_on"]) == ("closed", before["closed_on"])
    assert after["version"] == before["version"] + 1
    assert (await centre.coordinator.get(made.headers["Location"])).json() == made.json()


async def test_a_comment_is_changed_by_nobody(house: House, database: tuple[str, str]) -> None:
    centre = await house.party()
    made = await centre.coordinator.made(f"/v1/cases/{await new_case(centre)}/comments", {"text": "one"})
    address = made.headers["Location"]
    for method in ("PATCH", "PUT", "DELETE"):
        answer = await centre.coordinator.call(method, address, json={"text": "two"})
        assert answer.status_code == 405
    engine = create_async_engine(database[0], poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.execute(
            text("SELECT set_config('app.organisation_id', :id, true)"), {"id": str(centre.id)}
        )
        with pytest.raises(DBAPIError) as error:
            await connection.execute(text("UPDATE case_comments SET author_id = author_id"))
        assert getattr(error.value.orig, "sqlstate", None) == "42501"
    await engine.dispose()


async def test_sig_19_there_is_no_verbatim_comment_and_no_empty_one(house: House) -> None:
    centre = await house.party()
    here = f"/v1/cases/{await new_case(centre)}/comments"
    for body in ({"text": "x", "not_verbatim": False}, {"text": "x", "verbatim": True}, {"text": ""}, {}):
        await refused(centre.coordinator.post(here, body), 422, "invalid")
    await refused(centre.coordinator.post(here, {"text": "x" * 8001}), 422, "invalid")
    for role in ("legal", "housing", "finance"):
        await refused(getattr(centre, role).post(here, {"text": "x"}), 403, "forbidden")


async def test_plan_11_whoever_does_not_see_the_case_sees_none_of_its_comments(house: House) -> None:
    centre, stranger = await house.party(), await house.party()
    here = f"/v1/cases/{await hidden_case(centre)}/comments"
    made = await centre.coordinator.made(here, {"text": WORDS})
    for caller in (centre.caseworker, stranger.coordinator):
        await refused(caller.get(here), 404, "not_found")
        await refused(caller.get(made.headers["Location"]), 404, "not_found")
        await refused(caller.post(here, {"text": "x"}), 404, "not_found")
