"""What a centre plans and asks with: templates, questionnaires, funded projects."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.case_plans.errors import EditionTaken, ProjectCodeTaken
from trafficking_api.features.case_plans.queries import form as queries
from trafficking_api.features.case_plans.schemas.form import (
    FormFilter,
    NewPlanTemplate,
    NewQuestionnaire,
    PlanTemplatePublic,
    QuestionnairePublic,
)
from trafficking_api.features.case_plans.schemas.project import (
    FundedProjectPublic,
    NewFundedProject,
    ProjectFilter,
)
from trafficking_api.features.case_plans.service import form
from trafficking_api.features.case_plans.states import FORM, PROJECT
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1", tags=["case plans"], route_class=Door)

forms = command_options(FORM)
projects = command_options(PROJECT)
CanRead = Annotated[Mandate, Allow(Permission.PLAN_TEMPLATES_READ)]
CanAddQuestionnaire = Annotated[
    Mandate, AllowOnce(Permission.PLAN_TEMPLATES_WRITE, sees=queries.questionnaire)
]
CanCommandQuestionnaire = Annotated[
    Mandate, AllowOnce(Permission.PLAN_TEMPLATES_COMMAND, sees=queries.questionnaire)
]
CanAddPlanTemplate = Annotated[Mandate, AllowOnce(Permission.PLAN_TEMPLATES_WRITE, sees=queries.template)]
CanCommandPlanTemplate = Annotated[
    Mandate, AllowOnce(Permission.PLAN_TEMPLATES_COMMAND, sees=queries.template)
]
CanAddFundedProject = Annotated[Mandate, AllowOnce(Permission.PLAN_TEMPLATES_WRITE, sees=queries.project)]
CanCommandFundedProject = Annotated[
    Mandate, AllowOnce(Permission.PLAN_TEMPLATES_COMMAND, sees=queries.project)
]


@router.get("/questionnaires", response_model=Page[QuestionnairePublic], responses=raises(BadCursor))
async def list_questionnaires(mandate: CanRead, wanted: Annotated[FormFilter, Query()]) -> Response:
    """The questionnaires of your centre, the newest edition first."""
    return await answers.page(mandate, queries.questionnaires(mandate, wanted), wanted, ("created_at", "id"))


@router.post(
    "/questionnaires", response_model=QuestionnairePublic, status_code=201, responses=raises(EditionTaken)
)
async def add_questionnaire(mandate: CanAddQuestionnaire, body: NewQuestionnaire) -> Response:
    """Make a questionnaire, or the next edition of one, which takes its place."""
    id_ = await form.add_questionnaire(mandate, body)
    return await answers.created(mandate, queries.questionnaire(mandate, id_))


@router.get("/questionnaires/{questionnaire_id}", response_model=QuestionnairePublic)
async def read_questionnaire(mandate: CanRead, questionnaire_id: UUID) -> Response:
    """One edition of a questionnaire."""
    return await answers.one(mandate, queries.questionnaire(mandate, questionnaire_id))


@router.post("/questionnaires/{questionnaire_id}/retire", **forms("retire", QuestionnairePublic))
async def retire_questionnaire(
    mandate: CanCommandQuestionnaire, questionnaire_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Take it out of use. What was asked by it stays as it is."""
    await form.retire_questionnaire(mandate, questionnaire_id, expected, body)
    return await answers.one(mandate, queries.questionnaire(mandate, questionnaire_id))


@router.get("/plan-templates", response_model=Page[PlanTemplatePublic], responses=raises(BadCursor))
async def list_plan_templates(mandate: CanRead, wanted: Annotated[FormFilter, Query()]) -> Response:
    """The templates of your centre, the newest edition first."""
    return await answers.page(mandate, queries.templates(mandate, wanted), wanted, ("created_at", "id"))


@router.post(
    "/plan-templates", response_model=PlanTemplatePublic, status_code=201, responses=raises(EditionTaken)
)
async def add_plan_template(mandate: CanAddPlanTemplate, body: NewPlanTemplate) -> Response:
    """Make a template, or the next edition of one, which takes its place. No plan changes."""
    id_ = await form.add_template(mandate, body)
    return await answers.created(mandate, queries.template(mandate, id_))


@router.get("/plan-templates/{plan_template_id}", response_model=PlanTemplatePublic)
async def read_plan_template(mandate: CanRead, plan_template_id: UUID) -> Response:
    """One edition of a template."""
    return await answers.one(mandate, queries.template(mandate, plan_template_id))


@router.post("/plan-templates/{plan_template_id}/retire", **forms("retire", PlanTemplatePublic))
async def retire_plan_template(
    mandate: CanCommandPlanTemplate, plan_template_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Take it out of use. Plans that began from it stay as they are."""
    await form.retire_template(mandate, plan_template_id, expected, body)
    return await answers.one(mandate, queries.template(mandate, plan_template_id))


@router.get("/funded-projects", response_model=Page[FundedProjectPublic], responses=raises(BadCursor))
async def list_funded_projects(mandate: CanRead, wanted: Annotated[ProjectFilter, Query()]) -> Response:
    """The projects that pay, or paid, the newest first."""
    return await answers.page(mandate, queries.projects(mandate, wanted), wanted, ("created_at", "id"))


@router.post(
    "/funded-projects",
    response_model=FundedProjectPublic,
    status_code=201,
    responses=raises(ProjectCodeTaken),
)
async def add_funded_project(mandate: CanAddFundedProject, body: NewFundedProject) -> Response:
    """Write down a project that pays for something."""
    id_ = await form.add_project(mandate, body)
    return await answers.created(mandate, queries.project(mandate, id_))


@router.get("/funded-projects/{funded_project_id}", response_model=FundedProjectPublic)
async def read_funded_project(mandate: CanRead, funded_project_id: UUID) -> Response:
    """One project."""
    return await answers.one(mandate, queries.project(mandate, funded_project_id))


@router.post("/funded-projects/{funded_project_id}/end", **projects("end", FundedProjectPublic))
async def end_funded_project(
    mandate: CanCommandFundedProject, funded_project_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """It pays no more."""
    await form.end_project(mandate, funded_project_id, expected, body)
    return await answers.one(mandate, queries.project(mandate, funded_project_id))
