"""What the demo's centres plan and ask with: a template, a questionnaire, and projects that pay."""

import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from importlib import resources
from typing import Any, Final
from uuid import UUID

from trafficking_api.demo.past import Past, Step
from trafficking_api.demo.people import Partner
from trafficking_api.features.case_plans.models import PlanTemplate, Questionnaire
from trafficking_api.features.case_plans.schemas.form import NewPlanTemplate, NewQuestionnaire
from trafficking_api.features.case_plans.schemas.project import NewFundedProject
from trafficking_api.features.case_plans.service import form

#: By centre: its forms as a coordinator would send them, what costs what, who pays, and what is done most.
FORMS: Final[Mapping[str, Mapping[str, Any]]] = json.loads(
    resources.files(__package__).joinpath("forms.json").read_text(encoding="utf-8")
)


@dataclass(eq=False)
class Forms:
    """The forms of a centre, and the rows of them once they exist."""

    centre: Partner
    now: datetime
    projects: dict[str, UUID] = field(default_factory=dict)
    rows: dict[str, Any] = field(default_factory=dict)

    @property
    def plan(self) -> Mapping[str, Any]:
        return FORMS[self.centre.plan.slug]

    @property
    def template(self) -> PlanTemplate:
        found: PlanTemplate = self.rows["template"]
        return found

    @property
    def questionnaire(self) -> Questionnaire | None:
        return self.rows.get("questionnaire")

    @property
    def asks(self) -> bool:
        """Whether people are asked the questions of a questionnaire."""
        return bool(self.plan["questionnaires"])

    @property
    def goals(self) -> list[dict[str, Any]]:
        """The goals with which a plan begins, as they are known before there is a template."""
        found: list[dict[str, Any]] = self.plan["templates"][0]["goals"]
        return found

    def paying(self, service_type: str) -> dict[str, Any]:
        """What a service costs, and the project that pays."""
        project_id = self.projects.get(self.plan["paid_by"].get(service_type, ""))
        return {"cost": self.plan["costs"].get(service_type), "funded_project_id": project_id}

    def opening(self, at: datetime) -> Iterator[Step]:
        """A coordinator writes them down before there is any plan."""
        for sent in self.plan["questionnaires"]:
            yield self._step(at, "add_questionnaire", partial(self._add_questionnaire, sent))
        for sent in self.plan["templates"]:
            at += timedelta(minutes=25)
            yield self._step(at, "add_plan_template", partial(self._add_template, sent))
        for sent in self.plan["projects"]:
            at += timedelta(minutes=5)
            yield self._step(at, "add_funded_project", partial(self._add_project, sent))

    def _step(self, at: datetime, operation: str, do: Callable[[Past], Awaitable[None]]) -> Step:
        return Step(at, self.centre["coordinator"], operation, self, do)

    async def _add_questionnaire(self, sent: dict[str, Any], mandate: Past) -> None:
        id_ = await form.add_questionnaire(mandate, NewQuestionnaire.model_validate(sent))
        self.rows["questionnaire"] = await mandate.session.get_one(
            Questionnaire, (mandate.organisation_id, id_)
        )

    async def _add_template(self, sent: dict[str, Any], mandate: Past) -> None:
        id_ = await form.add_template(mandate, NewPlanTemplate.model_validate(sent))
        self.rows["template"] = await mandate.session.get_one(PlanTemplate, (mandate.organisation_id, id_))

    async def _add_project(self, sent: dict[str, Any], mandate: Past) -> None:
        body = {name: value for name, value in sent.items() if name not in {"began", "lasts"}}
        begins = (self.now - timedelta(days=sent["began"])).date()
        body["from_on"] = begins.isoformat()
        if sent["lasts"]:
            body["until_on"] = (begins + timedelta(days=sent["lasts"])).isoformat()
        self.projects[sent["kind"]] = await form.add_project(mandate, NewFundedProject.model_validate(body))
