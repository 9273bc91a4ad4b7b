"""The named ways in which court follow-up says no."""

from collections.abc import Iterable
from typing import ClassVar

from trafficking_api.features.court.rules.appeals import Obstacle, Reason
from trafficking_api.kit.errors import Conflict, Extension


class CourtFileExists(Conflict):
    code = "court_file_exists"
    title = "This case has a court file already"
    explanation = "There is one court file in a case, with as many proceedings as there are. Go on with it."


class CorrectionBlocked(Conflict):
    code = "correction_blocked"
    title = "Something stands on this step"
    explanation = (
        "`obstacles` lists each step or appeal that would not hold any more. A later step is corrected "
        "first; an appeal that was filed elsewhere, or that the court has gone on with, stays."
    )
    extension: ClassVar[Extension] = {
        "obstacles": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "id": {"type": "string", "format": "uuid"},
                    "reason": {"type": "string", "enum": [reason.value for reason in Reason]},
                },
                "required": ["id", "reason"],
                "additionalProperties": False,
            },
            "maxItems": 200,
            "description": "the id of what is in the way, and why it is",
            "examples": [[{"id": "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11", "reason": "later_stage"}]],
        }
    }

    def __init__(self, obstacles: Iterable[Obstacle]) -> None:
        found = [{"id": each.id, "reason": each.reason.value} for each in obstacles]
        super().__init__(obstacles=found)


class StepTakenBack(Conflict):
    code = "step_taken_back"
    title = "This step does not stand"
    explanation = (
        "It was taken back before, or it is itself a correction. Only a step that stands is corrected."
    )
