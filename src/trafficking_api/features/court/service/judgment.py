"""Writes down what courts have decided, and says it again where a day was wrong."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.service.supporting import refuse_future, reword, row_of, supported, tell
from trafficking_api.features.court.models import Judgment
from trafficking_api.features.court.queries import judgment as queries
from trafficking_api.features.court.rules import judgments as rules
from trafficking_api.features.court.schemas.judgment import JudgmentPatch, NewJudgment
from trafficking_api.features.court.service import timeliness
from trafficking_api.features.court.service.holding import hold_proceeding
from trafficking_api.features.court.service.moving import base_moved
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Invalid

_WORDS = frozenset({"note"})
#: By these it is worked out until when a party could go on.
_GOVERNING = {*rules.DAYS, "by_default"}


async def record(mandate: Mandate, body: NewJudgment) -> UUID:
    """Write down a judgment. Raises Invalid, CaseClosed, CaseMerged, Erased."""
    case_id = await mandate.session.scalar(queries.case_of_proceeding(mandate, body.proceeding_id))
    references([("/proceeding_id", case_id is not None)])
    case = await supported(mandate, case_id)  # type: ignore[arg-type] # it was refused above
    cases.refuse_closed(case)
    facts = body.model_dump(exclude=set(_WORDS))
    _check(mandate, facts)
    row = Judgment(organisation_id=mandate.organisation_id, case_id=case.case_id, **facts, **mandate.stamps())
    await tell(mandate, case, row, "details", body.model_dump(include=set(_WORDS)))
    mandate.started(row, "recorded", verb="recorded")
    return row.id


def _check(mandate: Mandate, facts: Mapping[str, Any]) -> None:
    """Raise Invalid for a day that has not come yet, or that lies before the judgment."""
    for name in rules.DAYS:
        refuse_future(mandate, f"/{name}", facts[name])
    found = rules.faults(facts)
    if found:
        raise Invalid(errors=found)


async def change(mandate: Mandate, judgment_id: UUID, expected: Expected, body: JudgmentPatch) -> None:
    """Say otherwise what was decided, and when; what runs from a day that moves is worked out anew (CRT-7).

    Raises NotFound, ReadOnly, Stale, CaseClosed, Invalid, Erased.
    """
    await hold_proceeding(mandate, Judgment, judgment_id)
    case, row = await row_of(mandate, Judgment, judgment_id, expected)
    cases.refuse_closed(case)
    sent = body.model_dump(include=body.model_fields_set)
    facts = {name: value for name, value in sent.items() if name not in _WORDS}
    _check(mandate, {**{name: getattr(row, name) for name in rules.DAYS}, **facts})
    await reword(mandate, case, row, _WORDS, sent)
    moved = {name for name in _GOVERNING & facts.keys() if facts[name] != getattr(row, name)}
    row.sqlmodel_update(facts)
    mandate.touch(row)
    if moved:
        await timeliness.judge_anew(mandate, row)
        await base_moved(mandate, "judgment", row.id)
