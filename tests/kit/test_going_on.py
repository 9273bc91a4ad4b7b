"""What goes on for ever outlives failures, and ends when it is told to."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from structlog.testing import capture_logs

from trafficking_api.kit.going_on import go_on


async def _hides_it() -> None:
    """As a database driver does that is interrupted in the middle of a statement."""
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        raise ConnectionError from None


async def _swallows_it() -> None:
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        return


@pytest.mark.parametrize("step", [_hides_it, _swallows_it])
async def test_it_ends_though_the_step_hides_that_it_was_interrupted(
    step: Callable[[], Awaitable[None]],
) -> None:
    task = asyncio.create_task(go_on(step, 0, "it waits"))
    await asyncio.sleep(0)
    task.cancel()
    done, _ = await asyncio.wait({task}, timeout=5)
    assert done
    assert task.cancelled()


async def test_it_goes_on_after_a_failure_and_names_no_more_than_its_kind() -> None:
    steps = iter([ConnectionError("secret"), None, ConnectionError("secret")])
    is_over = asyncio.Event()

    async def step() -> None:
        found = next(steps, "over")
        if found == "over":
            is_over.set()
        if isinstance(found, Exception):
            raise found

    with capture_logs() as said:
        task = asyncio.create_task(go_on(step, 0, "it waits"))
        await asyncio.wait_for(is_over.wait(), 5)
        task.cancel()
        await asyncio.wait({task})
    assert said == [{"event": "it waits", "error": "ConnectionError", "log_level": "warning"}] * 2
