"""The named ways in which referrals say no."""

from trafficking_api.kit.errors import Conflict, Problem


class NotMinimisable(Problem):
    status = 422
    code = "not_minimisable"
    title = "No card is coarse enough for this person"
    explanation = (
        "Too few of your cases look alike. Speak to a named worker there, and share only with consent."
    )


class AlreadyOpen(Conflict):
    code = "already_open"
    title = "There is already an open referral of this case to this organisation"
    explanation = (
        "One open referral per case, receiver and need. Withdraw or void it before you make another."
    )


class AlreadyPlaced(Conflict):
    code = "already_placed"
    title = "Another organisation has already accepted"
    explanation = (
        "A round ends with the first acceptance. Withdraw the accepted referral before you send others."
    )


class AnswerDatePassed(Conflict):
    code = "answer_date_passed"
    title = "The answer date has passed"
    explanation = (
        "`respond_by_on` ends at 24:00 in the sender's time zone. The sender can make a new referral."
    )
