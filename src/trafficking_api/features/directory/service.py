"""Keeps an organisation's entry, tells others what they may read of it, and finds who takes a person."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from trafficking_api.access.audit import note
from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.agreements.queries import partners
from trafficking_api.features.directory import queries, rules
from trafficking_api.features.directory.errors import BudgetSpent, FieldExists
from trafficking_api.features.directory.models import DirectoryField, DiscoveryBudget
from trafficking_api.features.directory.schemas import (
    CentreAnswer,
    ContactPublic,
    DirectoryFieldPatch,
    Discovery,
    DiscoveryQuestion,
    NewDirectoryField,
    OrganisationContacts,
    ServiceOfferPublic,
)
from trafficking_api.features.organisations.queries import listed
from trafficking_api.features.shelters import queries as shelters
from trafficking_api.features.shelters.schemas.availability import NetworkFilter
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Invalid, NotFound
from trafficking_api.kit.wire import changes

_VALUE = "directory_fields.value"


async def add(mandate: Mandate, body: NewDirectoryField) -> UUID:
    """Tell something more, to those whom its grade names. Raises Invalid, FieldExists."""
    await _refuse(mandate, body.name, body.value, body.offers, body.open_to)
    field = DirectoryField(
        organisation_id=mandate.organisation_id,
        name=body.name,
        grade=body.grade or rules.GRADES[body.name],
        open_to=body.open_to,
        offers=[offer.model_dump() for offer in body.offers],
        granularity=body.granularity,
        **mandate.stamps(),
    )
    field.value = await _sealed(mandate, field.id, body.value)
    mandate.session.add(field)
    try:
        await mandate.session.flush()
    except IntegrityError:
        raise FieldExists from None
    return field.id


async def change(mandate: Mandate, field_id: UUID, expected: Expected, body: DirectoryFieldPatch) -> None:
    """Tell otherwise, or others. Raises NotFound, Stale, Invalid."""
    field = await mandate.session.scalar(queries.field_held(mandate, field_id))
    if field is None:
        raise NotFound
    expected.check(field.version)
    sent = changes(body)
    await _refuse(mandate, field.name, sent.get("value"), sent.get("offers", []), sent.get("open_to", []))
    if "value" in sent:
        sent["value"] = await _sealed(mandate, field.id, sent["value"])
    if "offers" in sent:
        sent["offers"] = [offer.model_dump() for offer in sent["offers"]]
    field.sqlmodel_update(sent)
    mandate.touch(field)


async def _refuse(
    mandate: Mandate, name: str, value: str | None, offers: Collection[object], open_to: Collection[UUID]
) -> None:
    """Raise Invalid for what is not of this field, and for whom the directory does not have."""
    found = rules.faults(name, value, offers)
    if found:
        raise Invalid(errors=found)
    known = await listed(mandate, open_to) if open_to else set()
    references([(f"/open_to/{place}", id_ in known) for place, id_ in enumerate(open_to)])


async def _sealed(mandate: Mandate, field_id: UUID, value: str | None) -> bytes | None:
    return None if value is None else (await mandate.keys()).seal(_VALUE, field_id, value)


async def told(mandate: Mandate, organisation_id: UUID) -> OrganisationContacts:
    """What an organisation tells the caller of itself; that it was read is written down. Raises NotFound."""
    if not await listed(mandate, [organisation_id]):
        raise NotFound
    rows = (await mandate.session.execute(queries.told(mandate, organisation_id))).all()
    sealed = [row.value for row in rows if row.value is not None]
    contacts = []
    if sealed:
        keys = await mandate.keys(organisation_id, to_open=sealed)
        contacts = [
            ContactPublic(name=row.name, value=keys.open(_VALUE, row.id, row.value))
            for row in rows
            if row.value is not None
        ]
    offers = [ServiceOfferPublic.model_validate(offer) for row in rows for offer in row.offers]
    mandate.saw("organisation", [organisation_id])
    return OrganisationContacts(organisation_id=organisation_id, contacts=contacts, offers=offers)


async def discover(mandate: Mandate, asked: DiscoveryQuestion) -> Discovery:
    """Which centres take such a person, as exactly as each tells (XCH-6). Raises BudgetSpent.

    That it was asked is written down, and not what: the facts of a person are kept nowhere.
    """
    remaining = await _spend(mandate)
    note(mandate.session.sync_session, mandate.organisation_id, mandate.actor, kind="directory")
    rows = (await mandate.session.execute(queries.centres(mandate, asked.country))).all()
    showing = set(await partners(mandate, shelters.KIND))
    bands = await _bands(mandate)
    items = [_answer(row, asked, bands, shows_beds=row.id in showing) for row in rows[: rules.MOST_CENTRES]]
    is_complete = len(rows) <= rules.MOST_CENTRES
    return Discovery(remaining_today=remaining, is_complete=is_complete, items=items)


async def _spend(mandate: Mandate) -> int:
    """Count the question; returns how many are left today. Raises BudgetSpent."""
    query = queries.spend(mandate, mandate.today()).returning(col(DiscoveryBudget.asked))
    asked = await mandate.session.scalar(query)
    if asked is None:
        raise BudgetSpent(rules.until_tomorrow(mandate.now, mandate.tenant.zone))
    return rules.DAILY - int(asked)


_Bands = Mapping[UUID, Mapping[str, tuple[str, datetime]]]


async def _bands(mandate: Mandate) -> _Bands:
    """What the partners tell of their beds under an agreement on it: as of a tick, for all kinds at once."""
    found: defaultdict[UUID, dict[str, tuple[str, datetime]]] = defaultdict(dict)
    for row in await mandate.session.execute(shelters.network(mandate, NetworkFilter()).query):
        found[row.organisation_id][row.suitability] = (row.band, row.as_of)
    return found


def _answer(row: Any, asked: DiscoveryQuestion, bands: _Bands, *, shows_beds: bool) -> CentreAnswer:
    """What one centre answers. Of its beds it tells nothing to who has no agreement on it (XCH-1)."""
    facts = asked.model_dump()
    services = sorted({offer["service"] for offer in row.offers if rules.takes(offer, facts)})
    tells = shows_beds and not rules.HOUSED.isdisjoint(services)
    granularity = row.granularity if tells else "not_told"
    band, as_of = _free(bands.get(row.id, {}), asked) if granularity != "not_told" else ("unknown", None)
    return CentreAnswer(
        organisation_id=row.id,
        slug=row.slug,
        name=row.name,
        takes=bool(services),
        services=services,
        granularity=granularity,
        has_free=None if band == "unknown" else band != "0",
        band=band if granularity == "banded" else None,
        as_of=as_of,
    )


def _free(told: Mapping[str, tuple[str, datetime]], asked: DiscoveryQuestion) -> tuple[str, datetime | None]:
    one_of = rules.kinds_of_bed(asked.gender, asked.age_band, asked.children)
    band = rules.free({kind: band for kind, (band, _) in told.items()}, one_of, asked.needs)
    return band, min((as_of for _, as_of in told.values()), default=None)
