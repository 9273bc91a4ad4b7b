"""The named ways in which a book says no."""

from trafficking_api.kit.errors import Conflict


class PeriodClosed(Conflict):
    code = "period_closed"
    title = "The books of this day are closed"
    explanation = (
        "Nothing can be booked on a day of a closed period. Book it on a later day; the book says until when "
        "it is closed."
    )


class AlreadyReversed(Conflict):
    code = "already_reversed"
    title = "This entry was reversed before"
    explanation = "An entry is reversed at most once. If it was right after all, book it anew."


class IsReversal(Conflict):
    code = "is_reversal"
    title = "A reversal cannot be reversed"
    explanation = "If the entry that it reversed was right after all, book that entry anew."
