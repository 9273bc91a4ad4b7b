"""Deadlines as a caller writes them down, moves and meets them."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.features.case_plans.plans import Desk, id_of

DEADLINES = "/v1/deadlines"
BRUSSELS = ZoneInfo("Europe/Brussels")
DAY = timedelta(days=1)
#: An appeal of the civil party in Belgium: thirty days since 2016, fifteen before.
APPEAL: dict[str, Any] = {
    "procedure": "Criminal",
    "country": "BE",
    "act": "Appeal",
    "party_role": "CivilParty",
    "base_event": "Pronounced",
}


async def dated(there: Desk, **more: Any) -> str:
    """The address of a deadline in the case, for an appeal unless something else is said."""
    body = {"case_id": there.case, **APPEAL, **more}
    return str((await there.author.made(DEADLINES, body)).headers["Location"])


def cross_appeal(after: str, **more: Any) -> dict[str, Any]:
    """The cross-appeal of the accused, ten days after the time of the other side (since 2022)."""
    return {
        "act": "CrossAppeal",
        "party_role": "Accused",
        "base_event": "Expires",
        "after_deadline_id": id_of(after),
        **more,
    }


def last_moment(day: date, zone: ZoneInfo = BRUSSELS) -> str:
    """The last instant of a day on the wire, found by the calendar alone."""
    midnight = datetime.combine(day + DAY, datetime.min.time(), zone)
    return instant(midnight - timedelta(microseconds=1))


def instant(moment: datetime) -> str:
    """An instant as it travels."""
    return moment.astimezone(ZoneInfo("UTC")).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


async def listed(there: Desk, query: str = "") -> list[dict[str, Any]]:
    """The deadlines of the case, the oldest first."""
    answer = await there.author.get(f"{DEADLINES}?case_id={there.case}&limit=200{query}")
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items[::-1]
