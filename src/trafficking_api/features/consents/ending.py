"""Who must hear, in the same breath, that a consent is over: what rested on it ends with it (REF-10)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from trafficking_api.access.mandate import Mandate


@dataclass(frozen=True)
class Ended:
    """A consent that is over, or that leaves less than before."""

    person_id: UUID
    purpose: str
    recipient_organisation_id: UUID | None
    consent_id: UUID
    #: What the same recipient may still get for the same purpose, by the consent that came after it.
    field_groups_left: tuple[str, ...] = ()


Handler = Callable[[Mandate, Ended], Awaitable[None]]

_handlers: list[Handler] = []


def when_ended(handler: Handler) -> Handler:
    """Register what happens when a consent ends; use it as a decorator in a feature's service.

    It runs in the transaction that ends the consent: by withdrawal, by a narrower consent or a refusal, or by
    the sweep that finds it expired. When it fails, the consent has not ended.
    """
    _handlers.append(handler)
    return handler


async def tell(mandate: Mandate, ended: Ended) -> None:
    """Tell everybody who asked to know."""
    for handler in _handlers:
        await handler(mandate, ended)
