"""SELECTs about searches, applications and leases."""

from trafficking_api.features.housing.queries import due
from trafficking_api.features.housing.queries.application import (
    application,
    application_of,
    applications,
    still_open,
)
from trafficking_api.features.housing.queries.facts import LeaseFacts, lease_facts
from trafficking_api.features.housing.queries.lease import in_words, lease, leases
from trafficking_api.features.housing.queries.search import case_of, locked, search, search_of, searches

__all__ = [
    "LeaseFacts",
    "application",
    "application_of",
    "applications",
    "case_of",
    "due",
    "in_words",
    "lease",
    "lease_facts",
    "leases",
    "locked",
    "search",
    "search_of",
    "searches",
    "still_open",
]
