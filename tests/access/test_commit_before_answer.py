"""One request, one transaction, committed before the answer starts: spoken by hand, as no client sees it."""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from tests.factories.house import FACTS, House, Party
from tests.kit.spoken import Heard, speak

CANARY = "canary-of-a-commit-4711"


async def post_case(house: House, centre: Party, **options: Any) -> Heard:
    headers = {
        "Authorization": f"Bearer {centre.coordinator.token}",
        "Content-Type": "application/json",
        "Idempotency-Key": str(uuid4()),
    }
    body = [json.dumps(FACTS).encode()]
    return await speak(house.app, "POST", "/v1/cases", headers=headers, body=body, **options)


async def stored(house: House, centre: Party) -> dict[str, int]:
    counts = {}
    for table in ("cases", "case_workers", "events", "audit_events", "remembered_answers"):
        rows = await house.owner_execute(
            f"SELECT count(*) FROM {table} WHERE organisation_id = :id",  # noqa: S608 - fixed names
            id=centre.id,
        )
        counts[table] = rows.scalar_one()
    return counts


async def test_when_the_answer_starts_everything_is_stored(house: House) -> None:
    centre = await house.party()
    before = await stored(house, centre)
    seen: list[dict[str, int]] = []

    async def look() -> None:
        seen.append(await stored(house, centre))

    heard = await post_case(house, centre, on_start=look)
    assert heard.status == 201
    written = {"cases": 1, "case_workers": 1, "events": 2, "audit_events": 2, "remembered_answers": 1}
    assert seen == [{table: count + written[table] for table, count in before.items()}]


@pytest.fixture
async def deferred_refusal(house: House) -> AsyncIterator[None]:
    """Let every commit of a case fail, at the very commit."""
    make = (
        f"""CREATE FUNCTION app.refuse_commit() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '{CANARY}' USING ERRCODE = '23514', DETAIL = '{CANARY}'; END $$""",
        "GRANT EXECUTE ON FUNCTION app.refuse_commit() TO trafficking_app",
        """CREATE CONSTRAINT TRIGGER refuse_commit AFTER INSERT ON cases
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.refuse_commit()""",
    )
    async with house.owner.begin() as owner:
        for statement in make:
            await owner.execute(text(statement))
    yield
    async with house.owner.begin() as owner:
        await owner.execute(text("DROP FUNCTION app.refuse_commit() CASCADE"))


@pytest.fixture
def fault_before_commit() -> Iterator[None]:
    failed: list[Session] = []

    def fail(session: Session) -> None:
        if not failed:  # the refusal's own row is committed
            failed.append(session)
            raise RuntimeError(CANARY)

    event.listen(Session, "before_commit", fail)
    yield
    event.remove(Session, "before_commit", fail)


async def refused_and_nothing_stored(house: House, centre: Party, before: dict[str, int]) -> None:
    heard = await post_case(house, centre)
    starts = [message for message in heard.messages if message["type"] == "http.response.start"]
    assert [start["status"] for start in starts] == [500]
    assert heard.document["code"] == "internal_error"
    assert CANARY.encode() not in heard.body
    after = await stored(house, centre)
    assert after == {**before, "audit_events": before["audit_events"] + 1}


async def test_a_commit_that_fails_is_never_answered_with_201(house: House, deferred_refusal: None) -> None:
    centre = await house.party()
    await refused_and_nothing_stored(house, centre, await stored(house, centre))


async def test_a_fault_just_before_the_commit_leaves_nothing(
    house: House, request: pytest.FixtureRequest
) -> None:
    centre = await house.party()
    before = await stored(house, centre)
    request.getfixturevalue("fault_before_commit")
    await refused_and_nothing_stored(house, centre, before)


async def test_g_10_the_failed_request_leaves_one_audit_row_that_names_it(
    house: House, deferred_refusal: None
) -> None:
    centre = await house.party()
    heard = await post_case(house, centre)
    found = await centre.auditor.get("/v1/audit-events?outcome=refused")
    (row,) = found.json()["items"]
    assert (row["operation"], row["code"], row["object_id"]) == ("open_case", "internal_error", None)
    assert "urn:uuid:" + row["request_id"] == heard.document["instance"]


async def test_a_refusal_that_cannot_be_written_down_is_503(house: House) -> None:
    centre = await house.party()
    async with house.owner.begin() as owner:
        await owner.execute(text("ALTER TABLE audit_events ADD CONSTRAINT no_more CHECK (false) NOT VALID"))
    try:
        answer = await centre.coordinator.get(f"/v1/cases/{uuid4()}")
    finally:
        async with house.owner.begin() as owner:
            await owner.execute(text("ALTER TABLE audit_events DROP CONSTRAINT no_more"))
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert int(answer.headers["Retry-After"]) >= 1
