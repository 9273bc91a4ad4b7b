"""Opens proceedings by the data of their country, and says which authority has them."""

from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.countries.court.procedures import Procedure, procedure
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.queries import Guest
from trafficking_api.features.cases.service.supporting import reword, row_of, supported, tell
from trafficking_api.features.court.models import Proceeding
from trafficking_api.features.court.queries import court_file as queries
from trafficking_api.features.court.queries.proceeding import proceeding_of
from trafficking_api.features.court.queries.step import first_step
from trafficking_api.features.court.schemas.proceeding import NewProceeding, ProceedingPatch
from trafficking_api.features.court.service.abroad import zone_of
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid

_WORDS = frozenset({"file_number", "court", "note"})
#: What hangs on a proceeding is made whatever version of it was read.
ANY_VERSION = Expected("*")


async def open_proceeding(mandate: Mandate, body: NewProceeding) -> UUID:
    """Open a proceeding; it goes by the stages that its country has on that day, whatever follows.

    Raises Invalid, CaseClosed, CaseMerged, Erased.
    """
    case, country = await _file_of(mandate, body.court_file_id)
    cases.refuse_closed(case)
    opened_on = body.opened_on or _today(mandate, body.zone or mandate.tenant.zone.key)
    opened_at = _morning_of(mandate, opened_on, body.zone or mandate.tenant.zone.key)
    country = body.country or country
    template = _template(country, body.procedure, opened_on)
    zone = await zone_of(mandate, country, body.zone)
    row = Proceeding(
        organisation_id=mandate.organisation_id,
        case_id=case.case_id,
        court_file_id=body.court_file_id,
        country=country,
        procedure=template.code,
        template_from=template.effective_from,
        zone=zone,
        opened_at=opened_at,
        stage=template.first.code,
        lead_authority=body.lead_authority,
        prosecution_sought_trafficking=body.prosecution_sought_trafficking,
        **mandate.stamps(),
    )
    await tell(mandate, case, row, "details", body.model_dump(include=set(_WORDS)))
    mandate.started(row, row.stage, row.opened_at, verb="opened")
    await mandate.session.flush()
    return row.id


def _today(mandate: Mandate, zone: str) -> date:
    """The day that it is where a court is."""
    return mandate.now.astimezone(ZoneInfo(zone)).date()


def _morning_of(mandate: Mandate, day: date, zone: str) -> datetime:
    """When a day begins where the court is. Raises Invalid for one that has not come yet there (G-15)."""
    if day > _today(mandate, zone):
        raise Invalid(errors=[Fault("/opened_on", "in_the_future")])
    return datetime.combine(day, time.min, ZoneInfo(zone))


async def _file_of(mandate: Mandate, court_file_id: UUID) -> tuple[Guest, str]:
    """The case of a court file, held, and the country of the file. Raises Invalid, CaseMerged."""
    found = (await mandate.session.execute(queries.file_of(mandate, court_file_id))).one_or_none()
    references([("/court_file_id", found is not None)])
    case_id, country = found  # type: ignore[misc] # it was refused above
    return await supported(mandate, case_id), country


def _template(country: str, code: str, on: date) -> Procedure:
    """The procedure as the country has it on a day. Raises Invalid where it has none."""
    found = procedure(country, code, on)
    if found is None:
        raise Invalid(errors=[Fault("/procedure", "unknown_procedure")])
    return found


async def change(mandate: Mandate, proceeding_id: UUID, expected: Expected, body: ProceedingPatch) -> None:
    """Say otherwise which authority has it, what is sought, and since when it exists.

    Raises NotFound, ReadOnly, Stale, CaseClosed, Invalid, Erased.
    """
    case, row = await row_of(mandate, Proceeding, proceeding_id, expected)
    cases.refuse_closed(case)
    sent = body.model_dump(include=body.model_fields_set)
    opened_on = sent.pop("opened_on", None)
    if opened_on is not None:
        await _exists_since(mandate, row, opened_on)
    await reword(mandate, case, row, _WORDS, sent)
    row.sqlmodel_update({name: value for name, value in sent.items() if name not in _WORDS})
    mandate.touch(row)


async def _exists_since(mandate: Mandate, row: Proceeding, opened_on: date) -> None:
    """Say since when a proceeding exists that goes on by the same stages.

    Raises Invalid where it would go by others, or not exist yet when a step was taken, or be said to.
    """
    opened_at = _morning_of(mandate, opened_on, row.zone)
    template = procedure(row.country, row.procedure, opened_on)
    if template is None or template.effective_from != row.template_from:
        raise Invalid(errors=[Fault("/opened_on", "other_stages")])
    first = await mandate.session.scalar(first_step(mandate, row.id))
    if first is not None and first < opened_at:
        raise Invalid(errors=[Fault("/opened_on", "after_first_step")])
    row.opened_at = opened_at


async def open_in(mandate: Mandate, proceeding_id: UUID) -> tuple[Guest, Proceeding]:
    """A proceeding in whose open case something new may be written down, both held.

    Raises NotFound, ReadOnly, CaseClosed.
    """
    case, row = await row_of(mandate, Proceeding, proceeding_id, ANY_VERSION)
    cases.refuse_closed(case)
    return case, row


async def refuse_foreign(mandate: Mandate, case_id: UUID, proceeding_id: UUID | None) -> None:
    """Raise Invalid for a proceeding that is not one of this case."""
    if proceeding_id is not None:
        found = await mandate.session.scalar(proceeding_of(mandate, case_id, proceeding_id))
        references([("/proceeding_id", found is not None)])
