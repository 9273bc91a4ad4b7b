"""SELECTs about houses, beds and stays."""

from trafficking_api.features.shelters.queries.availability import (
    KIND,
    RANKS,
    beds_by_state,
    houses,
    network,
)
from trafficking_api.features.shelters.queries.house import (
    bed,
    beds,
    name_of,
    shelter,
    shelters,
    unit,
    units,
)
from trafficking_api.features.shelters.queries.occupancy import bed_nights, board, stays_ended
from trafficking_api.features.shelters.queries.placing import (
    exclusion,
    exclusions,
    turn_away_totals,
    turn_aways,
    turned_away,
    waiting,
    waiting_entry,
)
from trafficking_api.features.shelters.queries.stay import (
    absence,
    absences,
    allocation,
    allocations,
    detail,
    is_stale,
)
from trafficking_api.features.shelters.queries.taking import (
    beds_of,
    excluded,
    group,
    next_in_bed,
    other_household,
    places,
    places_of_unit,
)

__all__ = [
    "KIND",
    "RANKS",
    "absence",
    "absences",
    "allocation",
    "allocations",
    "bed",
    "bed_nights",
    "beds",
    "beds_by_state",
    "beds_of",
    "board",
    "detail",
    "excluded",
    "exclusion",
    "exclusions",
    "group",
    "houses",
    "is_stale",
    "name_of",
    "network",
    "next_in_bed",
    "other_household",
    "places",
    "places_of_unit",
    "shelter",
    "shelters",
    "stays_ended",
    "turn_away_totals",
    "turn_aways",
    "turned_away",
    "unit",
    "units",
    "waiting",
    "waiting_entry",
]
