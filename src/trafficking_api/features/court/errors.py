"""The named ways in which court follow-up says no."""

from collections.abc import Iterable
from typing import ClassVar

from trafficking_api.features.court.rules.appeals import Obstacle, Reason
from trafficking_api.kit.errors import Conflict, Extension, Problem, WrongState


class NotItsAuthor(Problem):
    status = 403
    code = "not_its_author"
    title = "Somebody else wrote this note"
    explanation = "Only its author changes a privileged note. Write one of your own."


class FeedRevoked(WrongState):
    code = "feed_revoked"
    title = "This calendar feed was revoked"
    explanation = "Nobody reads it any more, and a revoked feed stays revoked. Make a new one."


class DateFixed(Conflict):
    code = "date_fixed"
    title = "The date of this hearing is not changed any more"
    explanation = (
        "`why` says it: its time has come, or somebody was told of it. Postpone the hearing instead."
    )
    extension: ClassVar[Extension] = {
        "why": {
            "type": "string",
            "enum": ["not_open", "notified", "past"],
            "description": "why it stands",
            "examples": ["notified"],
        }
    }

    def __init__(self, why: str) -> None:
        super().__init__(why=why)


class AlreadyOnStaff(Conflict):
    code = "already_on_staff"
    title = "This member goes to the hearing already"
    explanation = "Nothing needs to be done. `staff` of the hearing shows since when."


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


class AppealOpen(Conflict):
    code = "appeal_open"
    title = "An appeal of this party is open already"
    explanation = (
        "A party has one open appeal at a time; `appeal_id` is the one. Go on with it, or withdraw it first. "
        "Another party's act is written down beside it."
    )
    extension: ClassVar[Extension] = {
        "appeal_id": {
            "type": "string",
            "format": "uuid",
            "description": "the appeal that is open",
            "examples": ["6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"],
        }
    }

    def __init__(self, appeal_id: str) -> None:
        super().__init__(appeal_id=appeal_id)


class ExceedsOwed(Problem):
    status = 422
    code = "exceeds_owed"
    title = "This is more than was awarded, with interest"
    explanation = (
        "No more can be received than was awarded and the interest up to that day. Look whether the interest "
        "is complete, and whether a payment was entered twice."
    )


class TooManyEntries(Conflict):
    code = "too_many_entries"
    title = "This claim has as many entries as one can have"
    explanation = (
        "Enter what follows on another claim, and say so in the note of this one. What was entered wrongly "
        "can still be taken back."
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
