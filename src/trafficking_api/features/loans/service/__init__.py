"""Lends from funds, and gets it back at a pace that people can keep."""

from trafficking_api.features.loans.service import forgetting  # noqa: F401 - registers what goes with a case
