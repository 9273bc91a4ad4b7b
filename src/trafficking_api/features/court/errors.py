"""The named ways in which court follow-up says no."""

from typing import ClassVar

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
