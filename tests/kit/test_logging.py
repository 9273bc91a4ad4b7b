"""What the server writes about itself: structured lines, and nothing of anybody in them."""

import io
import json
import logging as standard
import sys
from collections.abc import Iterator
from uuid import uuid4

import pytest
import structlog
from sqlalchemy import event
from sqlalchemy.orm import Session

from tests.factories.house import FACTS, House
from trafficking_api.kit import logging

CANARY = "canary-sunisa-4711"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    handlers, level = standard.root.handlers[:], standard.root.level
    # What pytest itself hangs there would be closed by `force`.
    standard.root.handlers[:] = []
    logging.configure("DEBUG")
    yield written
    structlog.reset_defaults()
    standard.root.handlers[:] = handlers
    standard.root.setLevel(level)


@pytest.fixture
def failing_commit() -> Iterator[None]:
    failed: list[Session] = []

    def fail(session: Session) -> None:
        if not failed:  # the refusal's own row is committed
            failed.append(session)
            raise RuntimeError(CANARY)

    event.listen(Session, "before_commit", fail)
    yield
    event.remove(Session, "before_commit", fail)


KNOWN = {"event", "level", "timestamp", "method", "status", "milliseconds", "request_id", "operation"}


async def test_a_line_holds_no_id_of_a_path_no_token_no_query_and_no_body(
    house: House, lines: io.StringIO
) -> None:
    centre = await house.party()
    made = await centre.coordinator.made("/v1/cases", FACTS)
    stranger, query = str(uuid4()), {"status": CANARY}
    calls = [
        await centre.coordinator.get(made.headers["Location"]),
        await centre.coordinator.get(f"/v1/cases/{stranger}"),
        await centre.coordinator.get("/v1/cases", params=query),
        await centre.coordinator.get("/v1/cases", params={CANARY: "x"}),
        await centre.coordinator.post("/v1/cases", {**FACTS, CANARY: CANARY}),
        await centre.coordinator.post("/v1/cases", FACTS, key=CANARY),
        await centre.auditor.get(made.headers["Location"]),
        await house.http.get(f"/v1/cases/{stranger}", headers={"Authorization": f"Bearer {CANARY}"}),
        await house.http.get(f"/{CANARY}/{stranger}"),
        await house.http.post(
            "/oauth/token",
            data={"grant_type": "client_credentials", "client_id": CANARY, "client_secret": CANARY},
        ),
    ]
    assert [call.status_code for call in calls] == [200, 404, 422, 400, 422, 201, 403, 401, 404, 401]
    written = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert [line["status"] for line in written if line["event"] == "request"][-10:] == [
        c.status_code for c in calls
    ]
    assert {line["request_id"] for line in written} >= {call.headers["Request-Id"] for call in calls}
    assert set().union(*written) <= KNOWN
    nothing_of = [CANARY, stranger, made.json()["id"], centre.coordinator.token, str(centre.id), centre.slug]
    nothing_of += [str(centre.coordinator.client_id), "/v1/"]
    for told in nothing_of:
        assert told not in lines.getvalue()


async def test_a_fault_is_told_by_its_kind_and_place_and_not_by_its_words(
    house: House, lines: io.StringIO, failing_commit: None
) -> None:
    answer = await house.operator.operator.get("/v1/me")
    assert answer.status_code == 500
    written = [json.loads(line) for line in lines.getvalue().splitlines()]
    faults = [line for line in written if line["event"] == "fault"]
    assert {line["error"] for line in faults} == {"RuntimeError"}
    assert faults[0]["operation"] == "read_me"
    assert CANARY not in lines.getvalue()


def test_a_level_keeps_quiet_what_is_below_it(lines: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", lines)
    logging.configure("WARNING")
    log = structlog.get_logger()
    log.info("quiet")
    log.warning("loud")
    standard.getLogger("some.library").info("quiet")
    standard.getLogger("some.library").warning("loud too")
    standard.getLogger("sqlalchemy.engine").error("SELECT %s", CANARY)
    told = lines.getvalue()
    assert "loud" in told
    assert "loud too" in told
    assert "quiet" not in told
    assert CANARY not in told
