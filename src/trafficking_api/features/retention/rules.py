"""How far the day may be moved until which something is kept (SIG-11)."""

from datetime import date, timedelta

from trafficking_api.countries.retention import Period, years_after

SOONEST, LATEST = timedelta(days=90), timedelta(days=365)


def clamped(wanted: date, current: date, today: date, period: Period) -> date:
    """The wanted day, within [min(current, 90 days from now), max(365 days, twice the period) from now]."""
    soonest = min(current, today + SOONEST)
    latest = max(today + LATEST, years_after(today, 2 * period.years))
    return max(soonest, min(wanted, latest))
