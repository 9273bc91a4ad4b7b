"""Lets what goes on for ever pause, go on after a failure, and end when it is told to."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog


async def go_on(step: Callable[[], Awaitable[object]], seconds: float, waits: str) -> None:
    """Do a step, pause for so many seconds, and go on; what failed is tried again, and `waits` is logged."""
    while True:
        try:
            await step()
        except Exception as error:  # noqa: BLE001 - a database or a server that is away will be back
            structlog.get_logger().warning(waits, error=type(error).__name__)
        refuse_to_go_on_when_stopped()
        await asyncio.sleep(seconds)


def refuse_to_go_on_when_stopped() -> None:
    """Raise CancelledError when this task was told to stop.

    What is interrupted in the middle of a statement can fail for that in a way of its own, and the failure
    then hides the interruption.
    """
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError
