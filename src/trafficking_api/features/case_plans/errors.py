"""The named ways in which plans, goals and visits say no."""

from typing import ClassVar

from trafficking_api.kit.errors import Conflict, Extension


class PlanBeingWritten(Conflict):
    code = "plan_being_written"
    title = "A plan of this case is being written already"
    explanation = "One version is written at a time. Go on with the draft, or discard it first."


class PlanInForce(Conflict):
    code = "plan_in_force"
    title = "This case has a plan in force"
    explanation = "One plan is in force at a time. Review it: its next version may say anything."


class PlanEmpty(Conflict):
    code = "plan_empty"
    title = "This plan has no goal"
    explanation = "A plan says at least one thing that the person wants to reach. Write it down first."


class GoalEnded(Conflict):
    code = "goal_ended"
    title = "This version says what is still to be done for a goal that has ended"
    explanation = "It ended while the version was written. Give the version back, and leave that out."


class PersonNotAsked(Conflict):
    code = "person_not_asked"
    title = "It is not written down what the person says to this plan"
    explanation = (
        "Talk the plan over with her, and record with `consult` that she agrees, or why she does not. "
        "What she said before the plan was changed holds no more."
    )


class RequirementsUnmet(Conflict):
    code = "requirements_unmet"
    title = "Something that this plan requires is not there"
    explanation = "`requirements` lists what. See to it, or have the case exempted from it for a time."
    extension: ClassVar[Extension] = {
        "requirements": {
            "type": "array",
            "items": {"type": "string", "maxLength": 40},
            "maxItems": 20,
            "description": "what is not there",
            "examples": [["BaselineAssessment"]],
        }
    }

    def __init__(self, requirements: list[str]) -> None:
        super().__init__(requirements=requirements)


class EditionTaken(Conflict):
    code = "edition_taken"
    title = "Somebody has just made an edition of this"
    explanation = "Read the edition that is in use now, and decide whether yours is still wanted."


class ProjectCodeTaken(Conflict):
    code = "project_code_taken"
    title = "There is a project of this code"
    explanation = "Each funded project of a centre has a code of its own."
