"""The way to a home of her own."""

from trafficking_api.features.housing.routes import applications, leases, searches
from trafficking_api.kit.route import together

router = together(*(room.router for room in (searches, applications, leases)))
