"""The named ways in which cases say no."""

from typing import TypedDict

from trafficking_api.kit.errors import Conflict, WrongState


class Open(TypedDict):
    """Something of a case that is still open."""

    kind: str
    id: str
    status: str


class StillOpen(Conflict):
    code = "still_open"
    title = "Something of this case is still open"
    explanation = "`open` lists it. End each of these first, then close the case."

    def __init__(self, open_: list[Open]) -> None:
        super().__init__(open=open_)


class CaseClosed(WrongState):
    code = "case_closed"
    title = "This case is closed"
    explanation = "Nothing changes in a closed case. Reopen it first."
