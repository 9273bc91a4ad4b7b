"""What tests of deadlines share: a rule that is made up, and the days and zones they try."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from trafficking_api.countries.court.deadlines import (
    Act,
    BaseEvent,
    GovernedBy,
    PartyRole,
    Procedure,
    RollOver,
    Rule,
    Unit,
)
from trafficking_api.countries.court.free_days import free_days
from trafficking_api.features.court.rules.deadlines import due

DAY = timedelta(days=1)
BRUSSELS = ZoneInfo("Europe/Brussels")
DAYS = st.dates(date(1950, 1, 1), date(2060, 12, 31))
LENGTHS = st.integers(1, 400)
NEVER = frozenset[date]()
BELGIUM = free_days("BE")


def rule(length: int = 10, unit: Unit = Unit.DAYS, **more: object) -> Rule:
    """A rule about an appeal of the civil party, of ten days, unless something else is said."""
    return Rule.model_validate(
        {
            "code": "made_up",
            "procedure": Procedure.CRIMINAL,
            "act": Act.APPEAL,
            "party_roles": (PartyRole.CIVIL_PARTY,),
            "base_event": BaseEvent.PRONOUNCED,
            "length": length,
            "unit": unit,
            "roll_over": RollOver.NONE,
            "holidays": None,
            "governed_by": GovernedBy.JUDGMENT_DATE,
            "effective_from": date(1900, 1, 1),
            "effective_to": None,
            "source": "Made up for a test.",
            "verified_by": None,
            "verified_at": None,
            **more,
        }
    )


def last_day(of: Rule, base: date | datetime) -> date:
    """The last day, as a calendar in Brussels shows it."""
    return due(of, base, BRUSSELS, free_days(of.holidays)).astimezone(BRUSSELS).date()
