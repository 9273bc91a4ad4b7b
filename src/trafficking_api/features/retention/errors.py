"""The named ways in which retention says no."""

from trafficking_api.kit.errors import Conflict


class OnLegalHold(Conflict):
    code = "on_legal_hold"
    title = "This is on legal hold"
    explanation = "Something forbids its destruction. Release the hold first, if its reason is over."


class NoDateYet(Conflict):
    code = "no_date_yet"
    title = "This has no date yet"
    explanation = "Until when it is kept is counted from its end. Close it first."
