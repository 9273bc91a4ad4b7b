"""Changes of plans, goals, visits and what else hangs on them, one story a file."""

from trafficking_api.features.case_plans.service import forgetting  # noqa: F401 - registers what goes with a case
