"""Opens houses, gives beds, and sees to it that nobody loses one."""

from trafficking_api.features.shelters.service.apart import add_absence, exclude, lift
from trafficking_api.features.shelters.service.availability import available, publish
from trafficking_api.features.shelters.service.awaited import (
    free_for_referral,
    give_to_arrived,
    hold_for_referral,
)
from trafficking_api.features.shelters.service.course import (
    cancel,
    check_in,
    confirm,
    extend,
    no_show,
    renew,
)
from trafficking_api.features.shelters.service.forgetting import forget_case
from trafficking_api.features.shelters.service.group import reading_address
from trafficking_api.features.shelters.service.hold import hold
from trafficking_api.features.shelters.service.house import (
    add_bed,
    add_unit,
    change_bed,
    change_shelter,
    change_unit,
    close_shelter,
    confirm_availability,
    open_shelter,
    reopen_shelter,
)
from trafficking_api.features.shelters.service.leaving import check_out, reopen
from trafficking_api.features.shelters.service.move import block, move, unblock
from trafficking_api.features.shelters.service.occupancy import board, drawn, occupancy
from trafficking_api.features.shelters.service.overdue import expire, miss
from trafficking_api.features.shelters.service.waiting import turn_away, wait, withdraw

__all__ = [
    "add_absence",
    "add_bed",
    "add_unit",
    "available",
    "block",
    "board",
    "cancel",
    "change_bed",
    "change_shelter",
    "change_unit",
    "check_in",
    "check_out",
    "close_shelter",
    "confirm",
    "confirm_availability",
    "drawn",
    "exclude",
    "expire",
    "extend",
    "forget_case",
    "free_for_referral",
    "give_to_arrived",
    "hold",
    "hold_for_referral",
    "lift",
    "miss",
    "move",
    "no_show",
    "occupancy",
    "open_shelter",
    "publish",
    "reading_address",
    "renew",
    "reopen",
    "reopen_shelter",
    "turn_away",
    "unblock",
    "wait",
    "withdraw",
]
