"""SELECTs about what a centre plans and asks with."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.case_plans.models import FundedProject, PlanTemplate, Questionnaire
from trafficking_api.features.case_plans.schemas.form import (
    FormFilter,
    PlanTemplatePublic,
    QuestionnairePublic,
)
from trafficking_api.features.case_plans.schemas.project import FundedProjectPublic, ProjectFilter
from trafficking_api.features.case_plans.states import FORM, PROJECT
from trafficking_api.features.cases.queries import reach
from trafficking_api.kit.read import Query, Shape
from trafficking_api.kit.states import Machine


def _own(mandate: Mandate, model: Any, wire: Any, machine: Machine) -> Query:
    sides = reach.sides(mandate, Permission.PLAN_TEMPLATES_COMMAND)
    derived = {"allowed_commands": machine.allowed_sql(col(model.status), sides)}
    query = select(*reach.columns(model, wire.model_fields, derived))
    return query.where(col(model.organisation_id) == mandate.organisation_id)


def questionnaires(mandate: Mandate, wanted: FormFilter) -> Shape:
    """The centre's questionnaires, edition by edition."""
    query = _own(mandate, Questionnaire, QuestionnairePublic, FORM)
    return Shape(reach.filtered(query, Questionnaire, wanted, "status", "code"), QuestionnairePublic)


def questionnaire(mandate: Mandate, questionnaire_id: UUID) -> list[Shape]:
    """One edition of a questionnaire."""
    query = _own(mandate, Questionnaire, QuestionnairePublic, FORM)
    return [Shape(query.where(col(Questionnaire.id) == questionnaire_id), QuestionnairePublic)]


def templates(mandate: Mandate, wanted: FormFilter) -> Shape:
    """The centre's templates, edition by edition."""
    query = _own(mandate, PlanTemplate, PlanTemplatePublic, FORM)
    return Shape(reach.filtered(query, PlanTemplate, wanted, "status", "code"), PlanTemplatePublic)


def template(mandate: Mandate, template_id: UUID) -> list[Shape]:
    """One edition of a template."""
    query = _own(mandate, PlanTemplate, PlanTemplatePublic, FORM)
    return [Shape(query.where(col(PlanTemplate.id) == template_id), PlanTemplatePublic)]


def projects(mandate: Mandate, wanted: ProjectFilter) -> Shape:
    """The projects that pay, or paid."""
    query = _own(mandate, FundedProject, FundedProjectPublic, PROJECT)
    return Shape(reach.filtered(query, FundedProject, wanted, "status", "kind"), FundedProjectPublic)


def project(mandate: Mandate, project_id: UUID) -> list[Shape]:
    """One project."""
    query = _own(mandate, FundedProject, FundedProjectPublic, PROJECT)
    return [Shape(query.where(col(FundedProject.id) == project_id), FundedProjectPublic)]


def last_edition(mandate: Mandate, model: Any, code: str) -> Select[int | None]:
    """The number of the last edition of a form of this code."""
    return select(func.max(col(model.edition))).where(
        col(model.organisation_id) == mandate.organisation_id, col(model.code) == code
    )
