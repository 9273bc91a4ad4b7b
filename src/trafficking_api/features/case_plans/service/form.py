"""Makes editions of templates and questionnaires, and keeps the list of projects that pay."""

from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.case_plans.errors import EditionTaken, ProjectCodeTaken
from trafficking_api.features.case_plans.models import FundedProject, PlanTemplate, Questionnaire
from trafficking_api.features.case_plans.queries import form as queries
from trafficking_api.features.case_plans.schemas.form import NewPlanTemplate, NewQuestionnaire
from trafficking_api.features.case_plans.schemas.project import NewFundedProject
from trafficking_api.features.case_plans.states import CENTRE, FORM, PROJECT, FormStatus
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import NotFound, Problem
from trafficking_api.kit.states import SYSTEM, Machine
from trafficking_api.kit.wire import Command

Form = TypeVar("Form", Questionnaire, PlanTemplate)
Row = TypeVar("Row", Questionnaire, PlanTemplate, FundedProject)


async def add_questionnaire(mandate: Mandate, body: NewQuestionnaire) -> UUID:
    """Make a questionnaire, or the next edition of one. Raises EditionTaken."""
    return await _edition(mandate, Questionnaire, body.model_dump(mode="json"))


async def add_template(mandate: Mandate, body: NewPlanTemplate) -> UUID:
    """Make a template, or the next edition of one; no plan changes (PLAN-13). Raises EditionTaken."""
    return await _edition(mandate, PlanTemplate, body.model_dump(mode="json"))


async def _edition(mandate: Mandate, model: type[Form], says: dict[str, Any]) -> UUID:
    """A new edition in the place of the one that is in use."""
    own = col(model.organisation_id) == mandate.organisation_id
    in_use = select(model).where(own, col(model.code) == says["code"], col(model.status) == FormStatus.IN_USE)
    before = await mandate.session.scalar(in_use.with_for_update())
    if before is not None:
        mandate.command(FORM, before, "retire", sides=(SYSTEM,))
        await mandate.session.flush()
    last = await mandate.session.scalar(queries.last_edition(mandate, model, says["code"])) or 0
    row = model(organisation_id=mandate.organisation_id, edition=last + 1, **says, **mandate.stamps())
    mandate.started(row, row.status)
    await _flush(mandate, EditionTaken)
    return row.id


async def retire_questionnaire(mandate: Mandate, form_id: UUID, expected: Expected, body: Command) -> None:
    """Take a questionnaire out of use. Raises NotFound, Stale, WrongState."""
    row = await _row(mandate, Questionnaire, form_id)
    _command(mandate, FORM, row, "retire", expected, body)


async def retire_template(mandate: Mandate, form_id: UUID, expected: Expected, body: Command) -> None:
    """Take a template out of use. Raises NotFound, Stale, WrongState."""
    row = await _row(mandate, PlanTemplate, form_id)
    _command(mandate, FORM, row, "retire", expected, body)


async def add_project(mandate: Mandate, body: NewFundedProject) -> UUID:
    """Write down a project that pays. Raises ProjectCodeTaken."""
    row = FundedProject(organisation_id=mandate.organisation_id, **body.model_dump(), **mandate.stamps())
    mandate.started(row, row.status)
    await _flush(mandate, ProjectCodeTaken)
    return row.id


async def end_project(mandate: Mandate, project_id: UUID, expected: Expected, body: Command) -> None:
    """A project pays no more. Raises NotFound, Stale, WrongState."""
    row = await _row(mandate, FundedProject, project_id)
    _command(mandate, PROJECT, row, "end", expected, body)


async def _flush(mandate: Mandate, taken: type[Problem]) -> None:
    """Flush, where the only key that can be taken is that of the code."""
    try:
        await mandate.session.flush()
    except IntegrityError:
        raise taken from None


async def _row(mandate: Mandate, model: type[Row], row_id: UUID) -> Row:
    """One of the centre's own, held. Raises NotFound."""
    table: Any = model
    own = col(table.organisation_id) == mandate.organisation_id
    row = await mandate.session.scalar(select(model).where(own, col(table.id) == row_id).with_for_update())
    if row is None:
        raise NotFound
    return row


def _command(
    mandate: Mandate, machine: Machine, row: Any, command: str, expected: Expected, body: Command
) -> None:
    mandate.command(machine, row, command, sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)
