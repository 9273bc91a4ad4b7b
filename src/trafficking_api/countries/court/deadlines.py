"""How long the law gives for an act, by country: dated rows, each with its source.

A row is advisory until a lawyer has verified it. A country is a file in the folder `deadlines`; its name is
the country's code. A row holds from `effective_from` on, and no longer on `effective_to`: the day on which
one version ends is the day on which the next begins.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from trafficking_api.countries.court.files import Country, read


class Procedure(StrEnum):
    """Before which kind of court or authority."""

    CRIMINAL = "Criminal"
    LABOUR = "Labour"
    CIVIL_COMPENSATION = "CivilCompensation"
    ADMINISTRATIVE = "Administrative"
    RESIDENCE = "Residence"


class Act(StrEnum):
    """What must be done in time."""

    APPEAL = "Appeal"
    CROSS_APPEAL = "CrossAppeal"
    OPPOSITION = "Opposition"
    CASSATION = "Cassation"
    CIVIL_PARTY_CLAIM = "CivilPartyClaim"
    STATE_FUND_CLAIM = "StateFundClaim"
    RESIDENCE_RENEWAL_REQUEST = "ResidenceRenewalRequest"


class PartyRole(StrEnum):
    """Who has this time; the same judgment may give others more or less."""

    VICTIM = "Victim"
    CIVIL_PARTY = "CivilParty"
    ACCUSED = "Accused"
    CIVILLY_LIABLE = "CivillyLiable"
    PROSECUTOR = "Prosecutor"
    WORKER = "Worker"
    EMPLOYER = "Employer"
    APPLICANT = "Applicant"


class BaseEvent(StrEnum):
    """What the time is counted from."""

    PRONOUNCED = "Pronounced"
    SERVED = "Served"
    NOTIFIED = "Notified"
    GRANTED = "Granted"
    #: Of a document, or of the time that another party had.
    EXPIRES = "Expires"
    #: The appeal of another party was filed.
    FILED = "Filed"
    #: No ordinary remedy is left against the decision.
    BECAME_FINAL = "BecameFinal"
    #: The offence was committed.
    COMMITTED = "Committed"


class Unit(StrEnum):
    """In what the length is counted. The day of the base event is never counted."""

    HOURS = "Hours"
    DAYS = "Days"
    #: "Jours francs": the act is still in time on the day after the last one.
    CLEAR_DAYS = "ClearDays"
    WORKING_DAYS = "WorkingDays"
    WEEKS = "Weeks"
    MONTHS = "Months"
    YEARS = "Years"


class Counting(StrEnum):
    """How months and years are counted."""

    #: To the same day of the month, or the last where it has none: France, code de procédure civile,
    #: art. 641.
    SAME_DAY = "SameDay"
    #: From the day after the event to the eve of the same day ("de quantième à veille de quantième"), or to
    #: the end of the month where it has none: Belgium, Code judiciaire, art. 52 to 54. One month from
    #: 28 February ends on 31 March.
    EVE = "Eve"


class Direction(StrEnum):
    """Whether the time runs after the base event, or ends before it, as before a document expires."""

    AFTER = "After"
    BEFORE = "Before"


class RollOver(StrEnum):
    """Where the last day goes when it is a Saturday, a Sunday or a holiday."""

    NONE = "None"
    NEXT_WORKING_DAY = "NextWorkingDay"
    PREVIOUS_WORKING_DAY = "PreviousWorkingDay"


class GovernedBy(StrEnum):
    """Which date says which version of the law holds."""

    JUDGMENT_DATE = "JudgmentDate"
    BASE_EVENT_DATE = "BaseEventDate"
    FILING_DATE = "FilingDate"


_CLOSED = ConfigDict(frozen=True, extra="forbid", strict=True)


class Rule(BaseModel):
    """One row: the time that one version of the law gives to a party for an act."""

    model_config = _CLOSED

    code: Annotated[str, Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$")]
    procedure: Procedure
    act: Act
    party_roles: Annotated[tuple[PartyRole, ...], Field(min_length=1)]
    base_event: BaseEvent
    length: Annotated[int, Field(ge=1)]
    unit: Unit
    counting: Counting = Counting.SAME_DAY
    direction: Direction = Direction.AFTER
    roll_over: RollOver
    #: Whose holidays are free, as the library `holidays` knows the country; none has only weekends.
    holidays: Country | None
    governed_by: GovernedBy
    effective_from: date
    #: The first day on which it holds no longer.
    effective_to: date | None
    #: Article, law, and how it was read.
    source: Annotated[str, Field(min_length=10)]
    #: The lawyer who has read the row against the law, and when.
    verified_by: Annotated[str, Field(min_length=1)] | None
    verified_at: date | None

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        """A row says what can be counted, and a verification has a name and a day."""
        if (self.verified_by is None) != (self.verified_at is None):
            raise ValueError("verified_by and verified_at belong together")
        if self.effective_to is not None and self.effective_to <= self.effective_from:
            raise ValueError("effective_to comes after effective_from")
        if self.unit is Unit.HOURS and self.roll_over is not RollOver.NONE:
            raise ValueError("a period in hours has no last day to move")
        is_eve = self.counting is Counting.EVE
        if is_eve and (self.unit not in {Unit.MONTHS, Unit.YEARS} or self.direction is Direction.BEFORE):
            raise ValueError("only months and years after an event are counted to the eve")
        return self

    @property
    def is_advisory(self) -> bool:
        """Whether no lawyer has verified it yet; it follows from the row and is nowhere stored (CRT-6)."""
        return self.verified_by is None

    def is_in_force(self, on: date) -> bool:
        """Whether it holds on the day that governs."""
        return self.effective_from <= on and (self.effective_to is None or on < self.effective_to)


class Profile(BaseModel):
    """What one country's law gives time for."""

    model_config = _CLOSED

    country: Country
    deadlines: tuple[Rule, ...]


@cache
def profiles() -> Mapping[str, Profile]:
    """The profile of every country that has one."""
    return read(resources.files(__package__).joinpath("deadlines"), Profile)


def rules(country: str) -> tuple[Rule, ...]:
    """Every row of a country; none where nobody has written a profile."""
    profile = profiles().get(country)
    return profile.deadlines if profile else ()
