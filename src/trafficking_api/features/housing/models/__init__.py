"""The tables of searches, applications and leases."""

from trafficking_api.features.housing.models.lease import Lease
from trafficking_api.features.housing.models.search import HousingApplication, HousingSearch

__all__ = ["HousingApplication", "HousingSearch", "Lease"]
