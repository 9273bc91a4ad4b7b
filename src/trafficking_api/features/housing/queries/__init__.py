"""SELECTs about searches, applications and leases."""

from trafficking_api.features.housing.queries.facts import LeaseFacts, lease_facts

__all__ = ["LeaseFacts", "lease_facts"]
