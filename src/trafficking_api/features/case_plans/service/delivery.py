"""Writes down what was done for somebody, and counts it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.case_plans.models import DeliveredService
from trafficking_api.features.case_plans.queries import service as queries
from trafficking_api.features.case_plans.schemas.service import (
    NewService,
    ServiceCount,
    ServiceCounts,
    ServiceCountsWanted,
    ServiceTotals,
)
from trafficking_api.features.case_plans.service.work import refuse_unknown_providers
from trafficking_api.features.case_plans.states import CENTRE, ENTRY
from trafficking_api.features.cases.service.supporting import acting, refuse_future, row_of, supported, tell
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid
from trafficking_api.kit.wire import Command
from trafficking_api.vocabulary import code_list

#: Three years, one of them a leap year.
_LONGEST = 1096
_WORDS = {"note", "result"}


async def record(mandate: Mandate, body: NewService) -> UUID:
    """Write a service down, in a closed case too, which stays closed (PLAN-14).

    Raises MemberNeeded, Invalid, Erased.
    """
    worker_id = acting(mandate)
    case = await supported(mandate, body.case_id)
    refuse_future(mandate, "/delivered_on", body.delivered_on)
    await _refuse_unknown(mandate, body)
    row = DeliveredService(
        organisation_id=mandate.organisation_id,
        worker_id=worker_id,
        **body.model_dump(exclude=_WORDS),
        **mandate.stamps(),
    )
    await tell(mandate, case, row, "details", body.model_dump(include=_WORDS))
    mandate.started(row, row.status, verb="recorded")
    return row.id


async def _refuse_unknown(mandate: Mandate, body: NewService) -> None:
    """Raise Invalid for a provider, an action of this case, or a project that is not there."""
    await refuse_unknown_providers(mandate, [("/provider_id", body.provider_id)])
    named: list[tuple[str, Any]] = []
    if body.action_id is not None:
        named.append(("/action_id", queries.action_of(mandate, body.case_id, body.action_id)))
    if body.funded_project_id is not None:
        named.append(("/funded_project_id", queries.project(mandate, body.funded_project_id)))
    references([(at, await mandate.session.scalar(query) is not None) for at, query in named])


async def void(mandate: Mandate, service_id: UUID, expected: Expected, body: Command) -> None:
    """Say that it was entered in error. Raises NotFound, ReadOnly, Stale, WrongState, Invalid."""
    _, row = await row_of(mandate, DeliveredService, service_id, expected)
    mandate.command(ENTRY, row, "void", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)


async def counts(mandate: Mandate, wanted: ServiceCountsWanted, language: str) -> ServiceCounts:
    """How much was done from a day to a day, labelled in this language. Raises Invalid."""
    _refuse_span(wanted)
    rows = (await mandate.session.execute(queries.counts(mandate, wanted))).all()
    (total,) = [_totals(row[3:]) for row in rows if row.is_total]
    types, checks = _labels("service_type", language), _labels("medical_check_kind", language)
    items = [
        ServiceCount(
            type=type_,
            type_label=types[type_],
            check_kind=check,
            check_kind_label=check and checks[check],
            **_totals(numbers).model_dump(),
        )
        for is_total, type_, check, *numbers in rows
        if not is_total
    ]
    in_order = list(types), [None, *checks]
    items.sort(key=lambda item: (in_order[0].index(item.type), in_order[1].index(item.check_kind)))
    return ServiceCounts(from_on=wanted.from_on, until_on=wanted.until_on, items=items, total=total)


def _totals(numbers: Iterable[int]) -> ServiceTotals:
    return ServiceTotals(**dict(zip(("services", "sessions", "cases"), numbers, strict=True)))


def _labels(name: str, language: str) -> dict[str, str]:
    """The labels of a code list, in the order in which people should see them."""
    return {value.code: value.labels[language] for value in code_list(name).values}


def _refuse_span(wanted: ServiceCountsWanted) -> None:
    days = (wanted.until_on - wanted.from_on).days
    if not 0 <= days <= _LONGEST:
        code = "before_from_on" if days < 0 else "too_far_apart"
        raise Invalid(errors=[Fault("?until_on", code, {"days": _LONGEST})])
