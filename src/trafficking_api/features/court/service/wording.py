"""How the words of a row are told anew, sealed as one."""

from collections.abc import Mapping
from typing import Any

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.queries import Guest
from trafficking_api.features.cases.service.supporting import retell


async def reword(
    mandate: Mandate, case: Guest, row: Any, names: frozenset[str], sent: Mapping[str, Any]
) -> None:
    """Tell those of the words of a row anew that were sent; the others stay. Raises Erased."""
    said = {name: sent[name] for name in names if name in sent}
    if said:
        untold = dict.fromkeys(names) if row.details is None else {}
        await retell(mandate, case, row, {**untold, **said})
