"""What an import knows of what is destroyed: that it came in, so that no file from before brings it back."""

from collections.abc import Sequence
from uuid import UUID

from trafficking_api.access.keeping import when_buried
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.exchange.queries import imports as queries


@when_buried
async def forget(mandate: Mandate, gone: Sequence[UUID]) -> list[UUID]:
    """Forget what stood in the rows of all that is destroyed."""
    for thing in await mandate.session.scalars(queries.came_as(mandate, gone)):
        thing.content = None
    return []
