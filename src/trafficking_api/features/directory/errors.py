"""The named ways in which an entry of the directory, or a question to it, says no."""

from trafficking_api.kit.errors import Conflict, Problem


class FieldExists(Conflict):
    code = "field_exists"
    title = "Your entry has this field already"
    explanation = "Change the one that is there: the list of your fields names it."


class BudgetSpent(Problem):
    status = 429
    code = "budget_spent"
    title = "Your organisation has asked as often as it may on one day"
    explanation = (
        "Each organisation can ask so many times a day who takes a person. Ask again tomorrow, when "
        "`Retry-After` is over; in an emergency, call a centre: the directory has its telephone."
    )

    def __init__(self, retry_after: int = 1) -> None:
        super().__init__(headers={"Retry-After": str(retry_after)})
