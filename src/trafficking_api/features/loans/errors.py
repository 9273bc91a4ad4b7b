"""The named ways in which funds and loans say no."""

from trafficking_api.kit.errors import Conflict


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
