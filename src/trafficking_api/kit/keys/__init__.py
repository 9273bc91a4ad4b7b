"""Who holds the keys that lock the organisations' keys: a file beside the server, or a key server."""

from typing import ClassVar, Protocol
from uuid import UUID

from trafficking_api.kit.errors import Unavailable


class KeyServiceError(Exception):
    """A key service that cannot be used as it is set up; its text is one line for a human."""


class KeyServerSilent(Unavailable):
    """The key server does not help. The caller gets a plain 503; `why` is for who runs the server."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why


class KeyService(Protocol):
    """Locks and unlocks the organisations' keys. What it has locked tells by its form whose work it is."""

    #: Whether another server does it, which may be slow.
    is_elsewhere: ClassVar[bool]

    def knows(self, wrapped: bytes) -> bool:
        """Whether this service wrapped it."""
        ...

    async def wrap(self, organisation_id: UUID, key: bytes) -> bytes:
        """The key, locked for this organisation with the newest master. Raises Unavailable."""
        ...

    async def unwrap(self, organisation_id: UUID, wrapped: bytes) -> bytes:
        """The key. Raises Unavailable, and Unreadable when it was locked for another or elsewhere."""
        ...

    async def rewrap(self, organisation_id: UUID, wrapped: bytes) -> bytes:
        """The same key under the newest master. Raises Unavailable, Unreadable."""
        ...
