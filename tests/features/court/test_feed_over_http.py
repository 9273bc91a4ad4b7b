"""A calendar program and a server that runs: read over HTTP, one event, and its address in no log."""

import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from signal import SIGTERM

import pytest

from tests.factories.court_hearings import CANCEL
from tests.faults.deployment import Deployment
from tests.features.case_plans.plans import day, desk
from tests.features.court.test_feed_read_by_khal import Khal
from tests.features.court.test_feed_served import Agenda, agenda
from tests.features.stories import now_done

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
async def deployment(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Deployment]:
    opened = await Deployment.open(tmp_path_factory.mktemp("served"))
    # The most that it can be made to say.
    opened.environment["LOG_LEVEL"] = logging.getLevelName(logging.DEBUG)
    yield opened
    await opened.close()


def at_noon(days: int) -> float:
    """The hours until noon of a day to come."""
    now = datetime.now(UTC)
    noon = now.replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=days)
    return (noon - now) / timedelta(hours=1)


async def read(deployment: Deployment, mine: Agenda, khal: Khal) -> list[list[str]]:
    """What khal tells of each event, after it has imported what the server serves."""
    answer = await (await deployment.server()).http.get(mine.address)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    khal.imports(answer.content)
    return [[part.strip() for part in line.split("|")] for line in khal.listed(day(-30), day(90))]


async def test_crt_9_khal_reads_what_is_served_twice_moved_and_cancelled_as_one_event(
    deployment: Deployment, tmp_path: Path
) -> None:
    mine, khal = await agenda(deployment.house, await desk(deployment.house)), Khal(tmp_path)
    # At noon: khal lists an event on each of its days, and two hours may reach over midnight.
    first = await mine.sets(at_noon(16))
    (one,) = await read(deployment, mine, khal)
    assert await read(deployment, mine, khal) == [one]
    second = await mine.postponed(first, at_noon(29))
    (two,) = await read(deployment, mine, khal)
    await now_done(mine.there.author, second, "cancel", CANCEL)
    (three,) = await read(deployment, mine, khal)
    told = [one, two, three]
    assert len({line[0] for line in told}) == 1
    assert [line[1] for line in told] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert {line[2] for line in told} == {"Rendez-vous"}
    assert one[3] < two[3] == three[3]
    # No place, no description, no organiser, no address, no category.
    assert {tuple(line[5:]) for line in told} == {("",) * 5}


async def test_crt_11_the_log_of_a_server_that_runs_has_no_token_in_it(deployment: Deployment) -> None:
    mine = await agenda(deployment.house, await desk(deployment.house))
    server = await deployment.server()
    asked = [mine.address, f"{mine.address}x", f"{mine.address}&x=1", f"/nowhere{mine.address}"]
    answers = [await server.http.get(address) for address in asked]
    assert [answer.status_code for answer in answers] == [200, 404, 400, 404]
    # A line is written after its answer has left.
    server.send(SIGTERM)
    await server.ended()
    written = server.log.read_text()
    assert {answer.headers["Request-Id"] in written for answer in answers} == {True}
    assert mine.address.partition("token=")[2] not in written
    assert "token" not in written
