"""The named ways in which houses and beds say no."""

from typing import ClassVar

from trafficking_api.kit.errors import Conflict, Extension, WrongState


class BedUnavailable(Conflict):
    code = "bed_unavailable"
    title = "This bed cannot be had for these days"
    explanation = "Look for another one: the availability of your house shows what is free."


class HoldAlreadyConfirmed(WrongState):
    code = "hold_already_confirmed"
    title = "This hold was confirmed before"
    explanation = "Nothing was changed. A hold is decided once; read the allocation to see how it stands."


class HoldAlreadyCancelled(WrongState):
    code = "hold_already_cancelled"
    title = "This hold was cancelled before"
    explanation = "Nothing was changed. Hold the bed again, if it is still free."


class HoldAlreadyExpired(WrongState):
    code = "hold_already_expired"
    title = "The time of this hold is over"
    explanation = "Nothing was changed. Hold the bed again, if it is still free."


class RenewedTooOften(Conflict):
    code = "renewed_too_often"
    title = "This hold cannot be renewed again"
    explanation = "Confirm it, or let it go: somebody else may need the bed."


class PlacementUnsafe(Conflict):
    code = "placement_unsafe"
    title = "A safety rule speaks against this bed"
    explanation = (
        "`rules` names what speaks against it. Take another bed; a coordinator may place her all the same "
        "with `override_reason`."
    )
    extension: ClassVar[Extension] = {
        "rules": {
            "type": "array",
            "items": {"type": "string", "maxLength": 40},
            "maxItems": 10,
            "description": "which rules speak against it",
            "examples": [["Area"]],
        }
    }

    def __init__(self, rules: list[str]) -> None:
        super().__init__(rules=rules)


class AlreadyHoused(Conflict):
    code = "already_housed"
    title = "This person has a bed for these days"
    explanation = "A person sleeps in one bed at a time. Move her, or end her other stay first."


class LetAsUnit(Conflict):
    code = "let_as_unit"
    title = "This unit is given as a whole"
    explanation = "Name the unit instead of the bed; all its beds are taken together."


class GuestNeeded(Conflict):
    code = "guest_needed"
    title = "Nobody is to be in this bed yet"
    explanation = "It waits for somebody from another centre, or lies empty in a flat."


class NotDue(Conflict):
    code = "not_due"
    title = "The first day has not come yet"
    explanation = "Nobody was to come before then. To let the bed go, cancel it."


class HouseholdTooLarge(Conflict):
    code = "household_too_large"
    title = "This unit has too few free beds for the household"
    explanation = "A household is placed together or not at all. Look for a larger unit."


class BedsTaken(Conflict):
    code = "beds_taken"
    title = "Somebody has a bed in this house"
    explanation = "A house closes when nobody sleeps in it and no bed is held. End or move these first."


class TooManyBeds(Conflict):
    code = "too_many_beds"
    title = "This house has as many beds as one can have"
    explanation = "Open another house for them, or retire a bed that is gone."


class MaxStayExceeded(Conflict):
    code = "max_stay_exceeded"
    title = "This would be longer than a stay may last here"
    explanation = "Choose an earlier last day, or another kind of house."


class CodeTaken(Conflict):
    code = "code_taken"
    title = "Another one has this code"
    explanation = "Choose another code."


class AlreadyWaiting(Conflict):
    code = "already_waiting"
    title = "This case waits already"
    explanation = "Nothing needs to be done. The waiting list shows since when."


class AbsenceOverlaps(Conflict):
    code = "absence_overlaps"
    title = "An absence from that day is written down already"
    explanation = "Nothing needs to be done. The list of her absences shows it."
