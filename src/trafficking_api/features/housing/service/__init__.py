"""Changes of searches, applications and leases, one story a file."""

from trafficking_api.features.housing.service import forgetting, papers

__all__ = ["forgetting", "papers"]
