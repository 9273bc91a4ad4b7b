"""The funds of a centre, their loans, and what was booked for them."""

from trafficking_api.features.loans.routes import contribution, decision, entry, fund, loan, papers, statement
from trafficking_api.kit.route import together

router = together(*(room.router for room in (fund, contribution, statement, loan, decision, entry, papers)))
