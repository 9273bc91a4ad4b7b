"""Whoever builds a receiver tries it from a shell, and has sent again what it lost."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import pytest

from tests import servers
from tests.cli.remote.conftest import Shell
from tests.factories.house import FACTS, Party
from tests.factories.served import Served
from tests.factories.world import identifier
from tests.features.exchange.hooks import ENDPOINTS
from tests.features.exchange.receiver import Receiver, receiving
from trafficking_api.cli.remote.webhooks import TRIAL_SECRET

pytestmark = pytest.mark.slow
#: Tests that run in the background were told to overlook Ctrl-C, and so would be what they start.
_PROGRAM = """
import signal
from trafficking_api.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""


async def endpoint_of(party: Party, url: str) -> tuple[str, str]:
    """The id of a new endpoint, and its secret."""
    made = await party.admin.made(ENDPOINTS, {"url": url, "kinds": ["case"]})
    return str(identifier(made.headers["Location"])), made.json()["secret"]


async def opened(party: Party) -> str:
    return str((await party.coordinator.made("/v1/cases", FACTS)).json()["id"])


async def test_a_test_event_is_sent_and_its_answer_told(here: Served, shell: Shell) -> None:
    centre = await here.house.party()
    await shell.signs_in(here, centre, role="admin")
    async with receiving() as receiver:
        endpoint, secret = await endpoint_of(centre, receiver.url)
        said = await shell.run("webhooks", "trigger", endpoint)
        assert said.code == 0, said
        assert ": 204 after " in said.out
        assert [got.opened(secret)["type"] for got in receiver.got] == ["webhook_endpoint.tested"]


async def test_what_was_not_taken_ends_with_6_and_goes_on_by_itself(here: Served, shell: Shell) -> None:
    centre = await here.house.party()
    await shell.signs_in(here, centre, role="admin")
    async with receiving(lambda _: 503) as receiver:
        endpoint, _ = await endpoint_of(centre, receiver.url)
        refused = await shell.run("webhooks", "trigger", endpoint)
        assert refused.code == 6, refused
        assert "has not arrived: refused" in refused.err
        again = await shell.run("webhooks", "resend", receiver.got[0].headers["webhook-id"])
        assert again.code == 5, again
        assert "wrong_state" in again.err


async def test_what_arrived_is_sent_again_with_the_same_id(here: Served, shell: Shell) -> None:
    centre = await here.house.party()
    await shell.signs_in(here, centre, role="admin")
    async with receiving() as receiver:
        endpoint, secret = await endpoint_of(centre, receiver.url)
        assert (await shell.run("webhooks", "trigger", endpoint)).code == 0
        first = receiver.got[0].headers["webhook-id"]
        said = await shell.run("webhooks", "resend", first)
        assert said.code == 0, said
        assert said.out.startswith(f"{first}: 204 after ")
        assert [got.headers["webhook-id"] for got in receiver.got] == [first, first]
        assert receiver.got[-1].opened(secret)["type"] == "webhook_endpoint.tested"


async def test_an_endpoint_of_somebody_else_is_not_there(here: Served, shell: Shell) -> None:
    centre, other = await here.house.party(), await here.house.party()
    await shell.signs_in(here, other, role="admin")
    async with receiving() as receiver:
        endpoint, _ = await endpoint_of(centre, receiver.url)
        for id_ in (endpoint, str(uuid4())):
            said = await shell.run("webhooks", "trigger", id_)
            assert said.code == 5, said
            assert "unknown_reference" in said.err
        assert receiver.got == []


@asynccontextmanager
async def listening(shell: Shell, *more: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The command in a process of its own, until it is interrupted as by Ctrl-C."""
    command = ["-c", _PROGRAM, "webhooks", "listen", *more]
    environment = {**servers.plain_environment(), "XDG_CONFIG_HOME": os.environ["XDG_CONFIG_HOME"]}
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, stdout=asyncio.subprocess.PIPE, env={**environment, "PYTHONUNBUFFERED": "1"}
    )
    try:
        assert process.stdout is not None
        assert (await process.stdout.readline()).decode() == f"secret: {TRIAL_SECRET}\n"
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        assert await asyncio.wait_for(process.wait(), 30) == 130


def cases(receiver: Receiver) -> list[str]:
    events = [got.opened(TRIAL_SECRET) for got in receiver.got]
    return [event["object_id"] for event in events if event["type"] == "case.created"]


async def test_events_are_passed_on_signed_from_now_or_from_a_position(here: Served, shell: Shell) -> None:
    centre = await here.house.party()
    old = await opened(centre)
    await shell.signs_in(here, centre)
    async with receiving() as receiver:
        async with listening(shell, receiver.url) as process:
            assert process.stdout is not None
            assert await process.stdout.readline() == b"listening from now on\n"
            new = await opened(centre)
            await asyncio.wait_for(receiver.until(lambda: cases(receiver) == [new]), 30)
        receiver.got.clear()
        async with listening(shell, receiver.url, "--after", "0"):
            await asyncio.wait_for(receiver.until(lambda: cases(receiver) == [old, new]), 30)


async def test_a_receiver_that_is_not_there_is_told_of_and_nothing_else_stops(
    here: Served, shell: Shell
) -> None:
    centre = await here.house.party()
    await opened(centre)
    await shell.signs_in(here, centre)
    async with listening(shell, "http://127.0.0.1:9/hooks", "--after", "0") as process:
        assert process.stdout is not None
        await process.stdout.readline()
        assert b": ConnectError" in await asyncio.wait_for(process.stdout.readline(), 30)
