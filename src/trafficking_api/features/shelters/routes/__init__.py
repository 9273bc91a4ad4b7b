"""Houses, beds and stays over HTTP."""

from trafficking_api.features.shelters.routes import (
    allocations,
    apart,
    availability,
    occupancy,
    shelters,
    turn_aways,
    waiting,
)
from trafficking_api.kit.route import together

router = together(
    *(part.router for part in (shelters, allocations, apart, waiting, turn_aways, availability, occupancy))
)
