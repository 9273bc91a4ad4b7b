"""On which days courts and offices of a country are closed: weekends and public holidays."""

from collections.abc import Container
from datetime import date
from functools import cache

from holidays import HolidayBase, country_holidays


class _FreeDays(Container[date]):
    """The free days of a country, without end in either direction."""

    def __init__(self, calendar: HolidayBase) -> None:
        self._calendar = calendar

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and not self._calendar.is_working_day(day)


@cache
def free_days(holidays: str | None) -> Container[date]:
    """The days that are no working days, by the country code of the library `holidays`.

    None has Saturdays and Sundays only. Raises `NotImplementedError` for a country the library does not know.
    """
    return _FreeDays(HolidayBase() if holidays is None else country_holidays(holidays))
