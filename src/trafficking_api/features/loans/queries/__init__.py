"""SELECTs about funds, their loans, and what was booked for them."""

from trafficking_api.features.loans.queries import due  # noqa: F401 - registers what is due
