"""The named ways in which plans, goals and visits say no."""

from trafficking_api.kit.errors import Conflict


class PlanBeingWritten(Conflict):
    code = "plan_being_written"
    title = "A plan of this case is being written already"
    explanation = "One version is written at a time. Go on with the draft, or discard it first."


class PlanInForce(Conflict):
    code = "plan_in_force"
    title = "This case has a plan in force"
    explanation = "One plan is in force at a time. Review it: its next version may say anything."
