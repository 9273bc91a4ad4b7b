"""What is due in the cases that somebody sees: each feature says what of its own is, and until when."""

from collections.abc import Callable

from sqlalchemy import Select

from trafficking_api.access.mandate import Mandate
from trafficking_api.kit.read import Query

#: A SELECT of kind, id, case_id, due_on, worker_id and status, of what is open in cases in sight; None where
#: the caller may not read such things.
Due = Callable[[Mandate], Query | None]

_sources: list[Due] = []


def due(found: Due) -> Due:
    """Register what else is due; use it as a decorator in a feature's queries."""
    _sources.append(found)
    return found


def everything(mandate: Mandate) -> list[Select[*tuple[object, ...]]]:
    """What is due, one SELECT for each kind that the caller may read."""
    found = (source(mandate) for source in _sources)
    return [query for query in found if query is not None]
