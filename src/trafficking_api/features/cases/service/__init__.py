"""Changes of cases, one story a file."""

from trafficking_api.features.cases.service import exclusions, glass, sensitivity, workers
from trafficking_api.features.cases.service.arrival import Provenance, open_for_arrival
from trafficking_api.features.cases.service.case import (
    assign,
    change,
    in_sight,
    keep_open,
    locked,
    open_cases,
    placeable,
    refuse_closed,
    working,
)
from trafficking_api.features.cases.service.comment import write_comment
from trafficking_api.features.cases.service.course import activate, close, follow_up, reopen, resume, suspend
from trafficking_api.features.cases.service.determination import add_determination, void_determination
from trafficking_api.features.cases.service.event import add_event, change_event, void_event
from trafficking_api.features.cases.service.household import link_case, remove_case
from trafficking_api.features.cases.service.merging import merge
from trafficking_api.features.cases.service.ownership import own
from trafficking_api.features.cases.service.reading import note_reading
from trafficking_api.features.cases.service.sealing import Sealer, Supported, Words, opened, seal, sealer
from trafficking_api.features.cases.service.standing_in import stand_in

__all__ = [
    "Provenance",
    "Sealer",
    "Supported",
    "Words",
    "activate",
    "add_determination",
    "add_event",
    "assign",
    "change",
    "change_event",
    "close",
    "exclusions",
    "follow_up",
    "glass",
    "in_sight",
    "keep_open",
    "link_case",
    "locked",
    "merge",
    "note_reading",
    "open_cases",
    "open_for_arrival",
    "opened",
    "own",
    "placeable",
    "refuse_closed",
    "remove_case",
    "reopen",
    "resume",
    "seal",
    "sealer",
    "sensitivity",
    "stand_in",
    "suspend",
    "void_determination",
    "void_event",
    "workers",
    "working",
    "write_comment",
]
