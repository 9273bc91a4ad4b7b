"""The demo's cases: when each was opened, by whom, what changed, and when and why it ended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from trafficking_api.access.keeping import after, keep_until
from trafficking_api.demo.pace import at_work, pick, spread
from trafficking_api.demo.past import Clerk, Past, Step
from trafficking_api.demo.people import Partner
from trafficking_api.demo.profiles import PROFILES, facts
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.models import Case
from trafficking_api.features.cases.schemas.case import NewCase
from trafficking_api.features.cases.states import CENTRE, KIND, MACHINE

YEAR = timedelta(days=365)

#: Who does the centre's daily work.
_DESK = {"caseworker": 6, "coordinator": 3, "coordinator_2": 1}


@dataclass(frozen=True)
class Pace:
    """How much of a centre's work ends, after how many days, and why."""

    a_year: int
    ending: float
    days: tuple[int, int]
    reasons: dict[str, int]


#: A Lao programme follows each girl for three years: few cases of the last two have ended.
PACES: Final = {
    "belgian_centre": Pace(
        210,
        0.55,
        (60, 620),
        {
            "Autonomy": 38,
            "LegalProceedingsEnded": 18,
            "PersonWithdrew": 16,
            "ContactLost": 14,
            "NotVictim": 6,
            "VoluntaryReturn": 5,
            "Transferred": 2,
            "RulesBreach": 1,
        },
    ),
    "lao_centre": Pace(
        60,
        0.2,
        (150, 900),
        {"Autonomy": 5, "ContactLost": 3, "PersonWithdrew": 2, "ReturnedToExploitation": 1, "Transferred": 1},
    ),
    "congolese_coordination": Pace(
        100,
        0.5,
        (50, 700),
        {"Autonomy": 5, "ContactLost": 4, "Transferred": 2, "PersonWithdrew": 2, "ReturnedToExploitation": 1},
    ),
}

#: Whom a centre has followed for longer than two years, and when it is done with every third of them.
PIONEERS: Final = {"lao_centre": 24}
_FOLLOWED_DAYS: Final = (650, 1000)


@dataclass(eq=False)
class Support:
    """One person whom a centre supports."""

    centre: Partner
    clerk: Clerk
    body: NewCase
    opened_at: datetime
    changes_at: datetime | None = None
    ends_at: datetime | None = None
    reason: str = ""
    #: When the person agreed to be supported, if she did.
    begun_at: datetime | None = None
    is_offered: bool = False
    #: The signalement it came of, if it came of one: what happens to both happens in one order.
    origin: object = None
    rows: dict[str, Any] = field(default_factory=dict)

    @property
    def case(self) -> Case:
        found: Case = self.rows["case"]
        return found

    async def open(self, mandate: Past) -> None:
        adopt(mandate, [self], await cases.open_cases(mandate, [self.body]))

    async def calm(self, mandate: Past) -> None:
        self.case.urgency = "Planned"
        mandate.touch(self.case)

    async def close(self, mandate: Past) -> None:
        mandate.command(MACHINE, self.case, "close", sides=(CENTRE,))
        self.case.closed_on, self.case.closure_reason = mandate.today(), self.reason
        keep_until(mandate, KIND, self.case, after(mandate, KIND, self.reason))

    def life(self) -> Iterator[Step]:
        """What happens to the case after it was opened."""
        about = self.origin or self
        if self.changes_at is not None:
            yield Step(self.changes_at, self.clerk, "change_case", about, self.calm)
        if self.ends_at is not None:
            yield Step(self.ends_at, self.clerk, "close_case", about, self.close)

    def beginning(self) -> Step:
        """A case that its centre opens without a signalement."""
        return Step(self.opened_at, self.clerk, "open_case", self, self.open)


def adopt(mandate: Past, supports: Sequence[Support], case_ids: Sequence[UUID]) -> None:
    """Keep the rows of cases that were just opened, so that what follows needs no look-up."""
    new = {row.id: row for row in mandate.session.new if isinstance(row, Case)}
    for support_, case_id in zip(supports, case_ids, strict=True):
        support_.rows["case"] = new[case_id]


def desk(rng: Random, centre: Partner) -> Clerk:
    """One of those who do the centre's daily work."""
    return centre[pick(rng, _DESK)]


def support(
    rng: Random, centre: Partner, clerk: Clerk, opened_at: datetime, exploitation: str | None = None
) -> Support:
    """The support of one synthetic person, planned to its end."""
    pace, zone = PACES[centre.plan.slug], ZoneInfo(centre.plan.zone)
    planned = Support(
        centre,
        clerk,
        facts(rng, PROFILES[centre.plan.slug], exploitation),
        opened_at,
        reason=pick(rng, pace.reasons),
    )
    if rng.random() < 0.3 and planned.body.urgency not in (None, "Planned"):  # noqa: PLR2004 - some calm down
        planned.changes_at = at_work(rng, opened_at + timedelta(days=rng.randint(9, 45)), zone)
    if rng.random() < pace.ending:
        planned.ends_at = at_work(rng, opened_at + timedelta(days=rng.randint(*pace.days)), zone)
    return planned


def opened_directly(rng: Random, centre: Partner, known: list[Support], now: datetime) -> list[Support]:
    """As many further cases as the centre opens in each of two years, beside those that are known."""
    zone, more = ZoneInfo(centre.plan.zone), []
    for start in (now - 2 * YEAR, now - YEAR):
        have = sum(start <= one.opened_at < start + YEAR for one in known)
        missing = max(0, PACES[centre.plan.slug].a_year - have)
        times = spread(rng, missing, start, start + YEAR - timedelta(days=4))
        more += [support(rng, centre, desk(rng, centre), at_work(rng, at, zone)) for at in times]
    return more


def pioneers(rng: Random, centre: Partner, now: datetime) -> list[Support]:
    """The first whom a centre has followed, of the year before the two that are told whole."""
    zone, first = ZoneInfo(centre.plan.zone), []
    times = spread(
        rng, PIONEERS.get(centre.plan.slug, 0), now - 3 * YEAR, now - 2 * YEAR - timedelta(days=40)
    )
    for number, at in enumerate(times):
        one = support(rng, centre, desk(rng, centre), at_work(rng, at, zone))
        if number % 3 == 0:
            one.reason = "Autonomy"
            days = timedelta(days=rng.randint(*_FOLLOWED_DAYS))
            one.ends_at = at_work(rng, one.opened_at + days, zone)
        first.append(one)
    return first
