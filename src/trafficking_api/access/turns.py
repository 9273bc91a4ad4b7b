"""Lets twins of one request wait for each other."""

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from trafficking_api.kit.errors import InProgress

#: How many seconds a twin waits for the first of its kind.
PATIENCE = 5.0


class Turns:
    """Lets one of several twins go on; the others wait here, where they hold no connection."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[Hashable, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def turn(self, name: Hashable) -> AsyncIterator[None]:
        """Wait for one's turn, 5 seconds at most; raises InProgress."""
        lock = self._locks.get(name)
        if lock is None:
            lock = self._locks[name] = asyncio.Lock()
        try:
            async with asyncio.timeout(PATIENCE):
                await lock.acquire()
        except TimeoutError:
            raise InProgress from None
        try:
            yield
        finally:
            lock.release()
