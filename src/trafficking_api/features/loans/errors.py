"""The named ways in which funds and loans say no."""

from trafficking_api.kit.errors import Conflict, Problem


class FundNameTaken(Conflict):
    code = "fund_name_taken"
    title = "There is a fund of this name"
    explanation = "Each fund of a centre has a name of its own, so that nobody takes one for another."


class FundClosed(Conflict):
    code = "fund_closed"
    title = "This fund is closed"
    explanation = "It lends and takes nothing more. What is owed to it is paid back as ever."


class FundInUse(Conflict):
    code = "fund_in_use"
    title = "Loans of this fund wait for a decision, or for their money"
    explanation = "Decide on what is asked for, pay out or cancel what is approved, then close the fund."


class FundOverdrawn(Conflict):
    code = "fund_overdrawn"
    title = "The fund has too little left for this"
    explanation = (
        "What can be lent is what is in the fund, less what is approved already and what is owed to "
        "borrowers. Its balance tells how much that is."
    )


class LeaseOver(Conflict):
    code = "lease_over"
    title = "This lease has ended, or was discarded"
    explanation = "A deposit is lent for a home that she moves into. Name the lease of that home."


class LeaseNotSigned(Conflict):
    code = "lease_not_signed"
    title = "This lease is not signed"
    explanation = "Nothing is paid out for a draft. Have the lease checked and signed, then pay it out."


class LeaseChanged(Conflict):
    code = "lease_changed"
    title = "This lease says something else than when the loan was approved"
    explanation = (
        "Who approved it looked at another landlord, account, home or sum. Take the approval back with "
        "`unapprove`, and have it approved as it is now."
    )


class LeaseHasLoan(Conflict):
    code = "lease_has_loan"
    title = "There is a guarantee for this lease"
    explanation = (
        "One is given for each lease. One that is paid back stands for it too, as a payment may still bounce."
    )


class LetterIncomplete(Conflict):
    code = "letter_incomplete"
    title = "The lease does not say who lets the home, or where it is"
    explanation = (
        "A letter needs the name of the landlord and the address of the home. If they were told once, "
        "they were destroyed with what else was known of her."
    )


class LetterWouldTell(Conflict):
    code = "letter_would_tell"
    title = "A word in this lease would tell the landlord who the tenant is"
    explanation = (
        "The letter has the names and addresses of the lease as they were typed. One of them has a word of "
        "those that a landlord must not read. Write the letter by hand, or have the address written "
        "otherwise."
    )


class LoanPaused(Conflict):
    code = "loan_paused"
    title = "This loan is paused already"
    explanation = "Nothing falls due. To let it go on, use `resume`."


class LoanNotPaused(Conflict):
    code = "loan_not_paused"
    title = "This loan is not paused"
    explanation = "There is nothing to resume: what is due, and when, stands in its schedule."


class EntryBuiltOn(Conflict):
    code = "entry_built_on"
    title = "A later entry rests on this one"
    explanation = "Without it, more would have been paid back than was owed. Reverse the later entry first."


class ExceedsOutstanding(Problem):
    status = 422
    code = "exceeds_outstanding"
    title = "This is more than is owed"
    explanation = (
        "Book what is owed, or say `allow_credit` for a payment: what is too much is then owed to her until "
        "it is refunded."
    )


class ExceedsCredit(Problem):
    status = 422
    code = "exceeds_credit"
    title = "This is more than she paid too much"
    explanation = "No more can be refunded than the credit of the loan."


class ExceedsWrittenOff(Problem):
    status = 422
    code = "exceeds_written_off"
    title = "This is more than was written off"
    explanation = (
        "What is recovered is part of what was written off. Whatever is still owed is booked as a repayment."
    )


class LoanNotApproved(Conflict):
    code = "loan_not_approved"
    title = "Nothing is approved yet"
    explanation = "This paper says how much is lent. It can be printed once another member has approved it."
