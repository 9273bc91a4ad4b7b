"""The named ways in which court follow-up says no."""

from typing import ClassVar

from trafficking_api.kit.errors import Conflict, Extension, Problem


class ResidenceTrackOpen(Conflict):
    code = "residence_track_open"
    title = "The papers of her stay are followed in this case already"
    explanation = "One track is open at a time. Go on with that one, or end it first."


class StepImpossible(Conflict):
    code = "step_impossible"
    title = "This cannot follow where her stay stands"
    explanation = (
        "The law of the country knows no such step then: `next_steps` of the track has those that it knows. "
        "If something before it was wrong, or was never written down, put that right first."
    )


class StepStandsOnIt(Conflict):
    code = "step_stands_on_it"
    title = "What came after it stands on it"
    explanation = "`event_ids` could not have followed without it. Take those back first, the latest before."
    extension: ClassVar[Extension] = {
        "event_ids": {
            "type": "array",
            "items": {"type": "string", "format": "uuid"},
            "maxItems": 200,
            "description": "what could not have followed without it",
            "examples": [["6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"]],
        }
    }

    def __init__(self, event_ids: list[str]) -> None:
        super().__init__(event_ids=event_ids)


class TakenBack(Conflict):
    code = "taken_back"
    title = "This does not stand any more"
    explanation = "It was taken back already, or it is what takes another one back."


class RequestUnanswered(Conflict):
    code = "request_unanswered"
    title = "The authority has not answered the last request yet"
    explanation = "One request is under way at a time. Write down its answer, or withdraw it first."


class ExceedsOwed(Problem):
    status = 422
    code = "exceeds_owed"
    title = "This is more than was awarded, with interest"
    explanation = (
        "No more can be received than was awarded and the interest up to that day. Look whether the interest "
        "is complete, and whether a payment was entered twice."
    )


class CompensationBuiltOn(Conflict):
    code = "compensation_built_on"
    title = "Other entries rest on this one"
    explanation = (
        "`entry_ids` lists those that could not have been made without it. Take them back first, the last "
        "one before the others."
    )
    extension: ClassVar[Extension] = {
        "entry_ids": {
            "type": "array",
            "items": {"type": "string", "format": "uuid"},
            "maxItems": 1000,
            "description": "what rests on it, in the order in which it was entered",
            "examples": [["6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"]],
        }
    }

    def __init__(self, entry_ids: list[str]) -> None:
        super().__init__(entry_ids=entry_ids)
