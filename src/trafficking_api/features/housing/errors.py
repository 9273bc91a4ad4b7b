"""The named ways in which searches, applications and leases say no."""

from typing import ClassVar

from trafficking_api.kit.errors import Conflict, Extension, WrongState


class SearchUnderWay(Conflict):
    code = "search_under_way"
    title = "A home is searched in this case already"
    explanation = "One search is under way at a time. Go on with that one, or end it first."


class SearchEnded(WrongState):
    code = "search_ended"
    title = "This search has ended"
    explanation = "Nothing new is applied for in a search that has ended. Begin another one first."


class ChecksMissing(Conflict):
    code = "checks_missing"
    title = "This lease was not read to its end"
    explanation = (
        "`checks` lists what nobody has answered yet. Read the lease for each; `unknown` is an answer too."
    )
    extension: ClassVar[Extension] = {
        "checks": {
            "type": "array",
            "items": {"type": "string", "maxLength": 40},
            "maxItems": 20,
            "description": "what is not answered",
            "examples": [["DepositWithinLimit"]],
        }
    }

    def __init__(self, checks: list[str]) -> None:
        super().__init__(checks=checks)
