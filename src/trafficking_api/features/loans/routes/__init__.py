"""The funds of a centre, their loans, and what was booked for them."""

from fastapi import APIRouter

from trafficking_api.features.loans.routes import contribution, decision, entry, fund, loan, papers, statement

router = APIRouter()
for room in (fund, contribution, statement, loan, decision, entry, papers):
    router.include_router(room.router)
