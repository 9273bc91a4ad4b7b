"""The named ways in which court follow-up says no."""

from typing import ClassVar

from trafficking_api.kit.errors import Conflict, Extension


class DateFixed(Conflict):
    code = "date_fixed"
    title = "The date of this hearing is not changed any more"
    explanation = "`why` says it: its time has come, or somebody was told of it. Postpone the hearing instead."
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
