"""The named ways in which signalements say no."""

from typing import ClassVar
from uuid import UUID

from trafficking_api.kit.errors import Conflict, Extension


class NoReporter(Conflict):
    code = "no_reporter"
    title = "There is nobody to ask"
    explanation = (
        "Your centre wrote this signalement down itself: it has no reporter in another organisation."
    )


class RedirectedBefore(Conflict):
    code = "redirected_before"
    title = "That centre has passed this report on before"
    explanation = (
        "It has had a report with this official reference, and redirected it. Redirect to another centre, or "
        "close it here."
    )


class MovedOn(Conflict):
    code = "moved_on"
    title = "This report went to another centre"
    explanation = "`redirected_to` is your report there. Write to that one: here nobody works on it any more."
    extension: ClassVar[Extension] = {
        "redirected_to": {
            "type": "string",
            "format": "uuid",
            "examples": ["6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"],
        }
    }

    def __init__(self, redirected_to: UUID) -> None:
        super().__init__(redirected_to=str(redirected_to))


class NotActionable(Conflict):
    code = "not_actionable"
    title = "It was not assessed as actionable"
    explanation = (
        "Only an actionable signalement becomes cases. If that was wrong: close, reopen, assess it again."
    )


class PersonsExceeded(Conflict):
    code = "persons_exceeded"
    title = "More cases than persons"
    explanation = "`persons_left` says how many more cases this signalement can give."
    extension: ClassVar[Extension] = {
        "persons_left": {"type": "integer", "minimum": 0, "maximum": 10_000, "examples": [1]}
    }

    def __init__(self, persons_left: int) -> None:
        super().__init__(persons_left=persons_left)
