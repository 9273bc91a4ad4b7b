"""Who reads the words of a report leaves a trace: they may name somebody."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from trafficking_api.access.answers import Before
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.signalements.models import Signalement


def note_reading(mandate: Mandate, signalement_id: UUID) -> None:
    """Write with this transaction that a signalement, or what was written about it, is read (G-12)."""
    mandate.saw(Signalement.recorded_as, [signalement_id])


def reading(mandate: Mandate) -> Before:
    """The same of each that a list shows, for its rows have the words."""

    def before(found: Sequence[tuple[UUID, Mapping[str, Any]]]) -> None:
        mandate.saw(Signalement.recorded_as, [id_ for id_, _ in found])

    return before
