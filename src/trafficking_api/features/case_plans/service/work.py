"""Refuses what a plan, an action or a service names, and nobody here knows."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.organisations import queries as organisations


async def refuse_unknown_providers(mandate: Mandate, named: list[tuple[str, UUID | None]]) -> None:
    """Raise Invalid at each place that names no entry of the directory."""
    wanted = [(pointer, id_) for pointer, id_ in named if id_ is not None]
    known = await organisations.listed(mandate, {id_ for _, id_ in wanted}) if wanted else set()
    references([(pointer, id_ in known) for pointer, id_ in wanted])
