"""Nobody reads in secret what was released: each reading is written down (G-12)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from trafficking_api.access.answers import Before
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.referrals.models import Disclosure


def reading(mandate: Mandate) -> Before:
    """Write down what is read of a disclosure; its sender reads only that there is one."""

    def before(found: Sequence[tuple[UUID, Mapping[str, Any]]]) -> None:
        mandate.saw(Disclosure.recorded_as, [id_ for id_, hidden in found if "_key" in hidden])

    return before
