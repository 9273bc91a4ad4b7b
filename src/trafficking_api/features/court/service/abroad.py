"""Where a court is: in the country of the centre, or in another, whose day ends at another time."""

from sqlalchemy import select

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.organisations import queries as organisations
from trafficking_api.kit.errors import Fault, Invalid


async def own_country(mandate: Mandate) -> str:
    """The country that the organisation works in."""
    found = await mandate.session.scalar(select(organisations.country(mandate.organisation_id)))
    return str(found)


async def zone_of(mandate: Mandate, country: str, said: str | None) -> str:
    """Where the day of a court ends, as a request says it, or where the centre is.

    Raises Invalid where it is not said, and the court is not in the centre's own country: its day may end
    before ours does.
    """
    if said is None and country != await own_country(mandate):
        raise Invalid(errors=[Fault("/zone", "needed_abroad")])
    return said or mandate.tenant.zone.key
