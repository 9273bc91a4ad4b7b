"""The named ways in which court follow-up says no."""

from typing import ClassVar

from trafficking_api.kit.errors import Conflict, Extension, Problem


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
        "`entries` lists those that could not have been made without it. Take them back first, the last one "
        "before the others."
    )
    extension: ClassVar[Extension] = {
        "entries": {
            "type": "array",
            "items": {"type": "string", "format": "uuid"},
            "maxItems": 1000,
            "description": "what rests on it, in the order in which it was entered",
            "examples": [["6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"]],
        }
    }
