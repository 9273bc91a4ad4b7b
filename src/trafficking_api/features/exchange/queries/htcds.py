"""SELECTs for records of HTCDS 2.0: cases with the people whose they are."""

from sqlalchemy import or_, select

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.schemas.case import CaseFilter
from trafficking_api.features.consents import queries as consents
from trafficking_api.features.exchange.schemas.export import CaseOfPerson
from trafficking_api.features.people import queries as people
from trafficking_api.features.people.schemas import PersonFilter
from trafficking_api.kit.read import Query, Shape

_HIDDEN = ("_key", "_key_of", "_sealed_version", "_needs_reason")


def records(mandate: Mandate, wanted: CaseFilter) -> Shape:
    """The cases in sight, and whose they are where she is in sight too; either of them may have changed."""
    everything = wanted.model_copy(update={"updated_since": None})
    case = cases.with_decision(mandate, everything).subquery("of_case")
    person = people.identified(mandate, PersonFilter()).query.subquery("of_person")
    agreed = consents.agreed(mandate, case.c.person_id, "CaseManagement").label("agreed")
    query: Query = select(
        *case.c, agreed, person.c.identity, person.c.contact, *(person.c[name] for name in _HIDDEN)
    ).outerjoin(person, person.c.id == case.c.person_id)
    if wanted.updated_since is not None:
        since = wanted.updated_since
        query = query.where(or_(case.c.updated_at >= since, person.c.updated_at >= since))
    return Shape(query, CaseOfPerson, {"identity": "person_id", "contact": "person_id"})
