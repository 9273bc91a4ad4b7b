"""The named ways in which cases say no."""

from typing import ClassVar, TypedDict

from trafficking_api.kit.errors import Conflict, Extension, WrongState

EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"


class Open(TypedDict):
    """Something of a case that is still open."""

    kind: str
    id: str
    status: str


class StillOpen(Conflict):
    code = "still_open"
    title = "Something of this case is still open"
    explanation = "`open` lists it. End each of these first, then close the case."
    extension: ClassVar[Extension] = {
        "open": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "kind": {"type": "string", "maxLength": 40},
                    "id": {"type": "string", "format": "uuid"},
                    "status": {"type": "string", "maxLength": 40},
                },
                "required": ["kind", "id", "status"],
                "additionalProperties": False,
            },
            "maxItems": 1000,
            "description": "what is still open",
            "examples": [[{"kind": "referral", "id": EXAMPLE, "status": "sent"}]],
        }
    }

    def __init__(self, open_: list[Open]) -> None:
        super().__init__(open=open_)


class CaseClosed(WrongState):
    code = "case_closed"
    title = "This case is closed"
    explanation = "Nothing changes in a closed case. Reopen it first."
