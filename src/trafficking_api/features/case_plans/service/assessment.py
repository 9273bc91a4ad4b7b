"""Writes down what was found out about somebody's situation, and compares it over time."""

import json
from typing import Any
from uuid import UUID

from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.case_plans.models import Assessment, Questionnaire
from trafficking_api.features.case_plans.queries import assessment as queries
from trafficking_api.features.case_plans.rules import progress, scoring
from trafficking_api.features.case_plans.schemas.assessment import MOST_LOOKS, CaseProgress, NewAssessment
from trafficking_api.features.case_plans.states import CENTRE, ENTRY, FormStatus
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.service import Words, opened
from trafficking_api.features.cases.service.supporting import acting, refuse_future, row_of, supported, tell
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound
from trafficking_api.kit.wire import Command


async def record(mandate: Mandate, body: NewAssessment) -> UUID:
    """Record an assessment, of a closed case too, which stays closed.

    Raises MemberNeeded, Invalid, Erased.
    """
    assessor = acting(mandate)
    case = await supported(mandate, body.case_id)
    refuse_future(mandate, "/assessed_on", body.assessed_on)
    questions = await _questions(mandate, body.questionnaire_id)
    findings = _found(questions, body)
    row = Assessment(
        organisation_id=mandate.organisation_id,
        case_id=body.case_id,
        kind=body.kind,
        assessed_on=body.assessed_on,
        assessor_id=assessor,
        questionnaire_id=body.questionnaire_id,
        domains=_domains(findings),
        **mandate.stamps(),
    )
    await tell(mandate, case, row, "findings", findings)
    mandate.started(row, row.status, verb="recorded")
    return row.id


async def _questions(mandate: Mandate, questionnaire_id: UUID | None) -> list[dict[str, Any]]:
    """The questions of an edition that is in use. Raises Invalid."""
    if questionnaire_id is None:
        return []
    form: Questionnaire | None = await mandate.session.scalar(
        queries.questionnaire(mandate, questionnaire_id)
    )
    references([("/questionnaire_id", form is not None)])
    if form is None or form.status != FormStatus.IN_USE:
        raise Invalid(errors=[Fault("/questionnaire_id", "retired")])
    return form.questions


def _found(questions: list[dict[str, Any]], body: NewAssessment) -> dict[str, Any]:
    answers = [(answer.question, answer.option) for answer in body.answers]
    faults = list(scoring.faults(questions, answers))
    if faults:
        raise Invalid(errors=faults)
    said = body.model_dump(mode="json", include={"answers", "factors", "overall_risk", "summary"})
    return {**said, "scores": scoring.scores(questions, dict(answers)) if questions else []}


def _domains(findings: dict[str, Any]) -> list[str]:
    scored = {score["domain"] for score in findings["scores"] if score["answered"]} - {None}
    return sorted(scored | {factor["domain"] for factor in findings["factors"]})


async def void(mandate: Mandate, assessment_id: UUID, expected: Expected, body: Command) -> None:
    """Say that it was entered in error. Raises NotFound, ReadOnly, Stale, WrongState."""
    _, row = await row_of(mandate, Assessment, assessment_id, expected)
    mandate.command(ENTRY, row, "void", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)


async def compared(mandate: Mandate, case_id: UUID) -> CaseProgress:
    """How somebody's situation has changed; what nobody can open any more is left out. Raises NotFound."""
    person = (await mandate.session.execute(cases.person_of(mandate, case_id))).one_or_none()
    if person is None:
        raise NotFound
    latest = (await mandate.session.execute(queries.of_case(mandate, case_id, MOST_LOOKS))).all()
    rows = latest[::-1]
    mandate.saw("case", [case_id])
    seen = {person[0], *(row.sealed_for for row, _ in rows)} - {None}
    mandate.saw("person", sorted(seen))
    looks = [await _look(mandate, row, key) for row, key in rows if row.sealed_for is None or key]
    return CaseProgress.model_validate({"case_id": case_id, "domains": progress.series(looks)})


async def _look(mandate: Mandate, row: Assessment, key: bytes | None) -> progress.Look:
    place = "assessments.findings"
    if row.findings is None:
        raise NotFound
    if key is None or row.sealed_for is None:
        findings = await opened(mandate, place, row.id, Words(row.findings, None))
    else:
        keys = await mandate.keys(to_open=[key])
        findings = json.loads(keys.data_key(row.sealed_for, key).open(place, row.id, row.findings))
    return progress.Look(row.id, row.kind, row.assessed_on, row.questionnaire_id, findings)
