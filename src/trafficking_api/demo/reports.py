"""Two years of signalements to the Belgian centre: who reported what, and what came of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any, Final
from zoneinfo import ZoneInfo

from trafficking_api.demo import words
from trafficking_api.demo.handling import Report
from trafficking_api.demo.pace import at_work, later, pick, spread
from trafficking_api.demo.past import Past, Step, system_of
from trafficking_api.demo.people import Partner
from trafficking_api.demo.profiles import PROFILES, indicators, industries
from trafficking_api.demo.supports import YEAR, Support, desk, support
from trafficking_api.features.signalements.queries import PATIENCE
from trafficking_api.features.signalements.schemas import NewSignalement

A_YEAR: Final = 600
#: A single control can concern this many people; of a large one, about one in nine takes support.
_LARGEST: Final = 174
_FEW: Final = 6
#: Where the one report belongs that another centre takes on.
_ELSEWHERE: Final = "congolese_coordination"

#: Who reports, in hundredths; the centre itself writes down what reaches it by telephone, mail or in person.
_REPORTERS: Final = {"federal_police": 44, "labour_inspection": 24, "belgian_centre": 32}
_SOURCES: Final = {
    "federal_police": {"FederalPolice": 1},
    "labour_inspection": {"LabourInspection": 1},
    "belgian_centre": {
        "SocialService": 16,
        "LocalPolice": 14,
        "Lawyer": 12,
        "NGO": 12,
        "HealthService": 10,
        "SelfReport": 10,
        "AsylumReception": 9,
        "Helpline": 6,
        "Public": 5,
        "YouthGuardianship": 4,
        "Embassy": 2,
    },
}
_CONTEXTS: Final = {
    "federal_police": {"PoliceOperation": 7, "BorderControl": 2, "Other": 1},
    "labour_inspection": {"WorkplaceInspection": 1},
    "belgian_centre": {"HelplineCall": 4, "HealthEncounter": 2, "OutreachContact": 2, "Other": 3},
}
_CHANNELS: Final = {
    "federal_police": {"PartnerApi": 1},
    "labour_inspection": {"PartnerApi": 1},
    "belgian_centre": {"Phone": 6, "Email": 4, "InPerson": 2, "Letter": 1},
}
_PROFILE: Final = PROFILES["belgian_centre"]
_PERSONS: Final = {1: 74, 2: 12, 3: 6, 4: 3, 5: 2, 8: 1.5, 14: 1}
_URGENCIES: Final = {"Immediate": 6, "Within24h": 20, "Within7d": 44, "Planned": 30}
#: Hours until somebody acknowledges, by urgency; whoever waits longer than its clock allows is escalated.
_WAITS: Final = {"Immediate": (0.1, 1.2), "Within24h": (0.5, 25), "Within7d": (1, 50), "Planned": (2, 90)}

SUPPORT: Final = ("actionable", "AccompanimentStarted")
#: Assessment and outcome, in thousandths: most signalements give no support.
_FATES: Final = {
    SUPPORT: 205,
    ("actionable", "DeclinedByPerson"): 130,
    ("actionable", "NoContact"): 90,
    ("actionable", "ReferredPartner"): 50,
    ("actionable", "NoCapacity"): 20,
    ("actionable", "VoluntaryReturn"): 15,
    ("insufficient", "NoTraffickingIndicators"): 225,
    ("insufficient", "NoContact"): 75,
    ("out_of_scope", "OutOfMandate"): 85,
    ("out_of_scope", "ReferredMainstream"): 60,
    ("duplicate_of", "Duplicate"): 45,
}


#: Some of the last ones, counted from the end, wait at a certain point, so that each state can be seen.
_UNDER_WAY: Final = {
    -3: "escalated",
    -9: "asked",
    -13: "asked",
    -17: "assessed",
    -20: "asked",
    -45: "converted",
    -50: "redirected",
}


@dataclass
class Story:
    """All that is told of the signalements: the steps, and the cases that came of them."""

    steps: list[Step]
    supports: list[Support]


def reports(seed: str, partners: dict[str, Partner], now: datetime) -> Story:
    """Two years of signalements, each with its life as far as it has come by now."""
    rng = Random(seed)
    fates = [fate for fate, share in _FATES.items() for _ in range(round(2 * A_YEAR * share / 1000))]
    rng.shuffle(fates)
    created = [
        at
        for start in (now - 2 * YEAR, now - YEAR)
        for at in spread(rng, A_YEAR, start, start + YEAR - timedelta(minutes=30))
    ]
    told: list[Report] = []
    story = Story([], [])
    for number, (at, fate) in enumerate(zip(created, fates, strict=True)):
        # Chances of its own: what becomes of one signalement does not change the next.
        chances = Random(f"{seed}, signalement {number}")
        report = _report(chances, partners, number, at)
        life = Life(chances, report, at, now)
        until = _UNDER_WAY.get(number - 2 * A_YEAR)
        life.lead(fate, told, until)
        if until == "redirected":
            life.go_on_at(partners[_ELSEWHERE])
        story.steps += life.steps
        story.supports += life.supports
        told.append(report)
    return story


def _report(rng: Random, partners: dict[str, Partner], number: int, at: datetime) -> Report:
    slug, centre = pick(rng, _REPORTERS), partners["belgian_centre"]
    handler, persons, urgency = desk(rng, centre), pick(rng, _PERSONS), pick(rng, _URGENCIES)
    if number == A_YEAR // 2:
        slug, persons = "labour_inspection", _LARGEST
    elif number - 2 * A_YEAR in _UNDER_WAY:
        slug, urgency = "federal_police", "Within24h"
    form = pick(rng, {"ForcedLabour": 1} if slug == "labour_inspection" else _PROFILE["exploitation"])
    context = pick(rng, _CONTEXTS[slug])
    sent = {
        "to_organisation_id": centre.id,
        "official_reference": _reference(slug, number, at),
        "context": context,
        "urgency": urgency,
        "persons_count": persons,
        "exploitation_suspected": [form],
        "summary": words.summary(rng, context, form, persons),
        **_circumstances(rng, slug, form),
    }
    reporter = partners[slug]
    author = handler if reporter is centre else reporter["liaison"]
    return Report(reporter, centre, author, handler, NewSignalement.model_validate(sent))


def _circumstances(rng: Random, slug: str, form: str) -> dict[str, Any]:
    return {
        "channel": pick(rng, _CHANNELS[slug]),
        "source": pick(rng, _SOURCES[slug]),
        "minors_count": pick(rng, {0: 9, 1: 1}),
        "country": "BE",
        "industry_suspected": industries(rng, _PROFILE, form),
        "indicators": indicators(rng),
        "interpreter_needed": rng.random() < _PROFILE["interpreter"],
        "shelter_needed": pick(rng, {True: 3, False: 7}),
    }


def _reference(slug: str, number: int, at: datetime) -> str | None:
    patterns = {"federal_police": "BR.43.L1.{:06d}/{}", "labour_inspection": "TSW/{:05d}/{}"}
    return patterns[slug].format(4100 + 7 * number, at.year) if slug in patterns else None


class Life:
    """Plans what happens to one signalement, in the order of time, and stops at the present."""

    def __init__(self, rng: Random, report: Report, created: datetime, now: datetime) -> None:
        self.rng, self.report, self.at, self.now = rng, report, created, now
        self.zone = ZoneInfo(report.centre.plan.zone)
        self.steps: list[Step] = []
        self.supports: list[Support] = []

    def lead(self, fate: tuple[str, str], earlier: list[Report], until: str | None) -> None:
        """Lead it from its submission to its outcome, or until the point at which it waits."""
        report, rng = self.report, self.rng
        self._add(report.author, report.submit, "submit_signalement")
        self._add(report.author, report.receive, "submit_signalement", inside=True)
        if until == "escalated":
            return
        self._begin()
        if until == "asked" or (not report.is_own and rng.random() < 0.14):  # noqa: PLR2004 - one in seven
            question, answer = words.question(rng)
            self._then(partial(report.ask, text=question), "ask_signalement", 1, 30)
            if until == "asked":
                return
            self._by_reporter(partial(report.reply, text=answer), "reply_signalement", 2, 60)
        if rng.random() < 0.3:  # noqa: PLR2004 - some need a note
            self._then(partial(report.note, text=words.note(rng)), "write_signalement_message", 1, 40)
        self._decide(SUPPORT if until == "converted" else fate, earlier)
        if until == "converted":
            self._convert()
        elif until is None:
            self._conclude(fate)

    def go_on_at(self, other: Partner) -> None:
        """Redirect it to another centre, whose it is from then on."""
        self.at = at_work(self.rng, later(self.rng, self.at, 1, 30), self.zone)
        report, do = self.report, partial(self.report.redirect, to=other)
        step = Step(self.at, report.handler, "redirect_signalement", report, do, alone=True, sees_all=True)
        self.steps.append(step)

    def _decide(self, fate: tuple[str, str], earlier: list[Report]) -> None:
        result, _ = fate
        original = self.rng.choice(earlier[-60:]) if result == "duplicate_of" and earlier else None
        result = "insufficient" if result == "duplicate_of" and original is None else result
        assess = partial(self.report.assess, result=result, original=original)
        self._then(assess, "assess_signalement", 5, 150)

    def _conclude(self, fate: tuple[str, str]) -> None:
        report, rng = self.report, self.rng
        if fate == SUPPORT:
            self._convert()
        elif not report.is_own and rng.random() < 0.08:  # noqa: PLR2004 - some reporters add something
            text = words.further(rng)
            self._by_reporter(partial(report.add, text=text), "write_signalement_message", 5, 90)
        self._then(partial(report.close, outcome=fate[1]), "close_signalement", 10, 500)
        if rng.random() < 0.02:  # noqa: PLR2004 - a few come back
            self._come_back()

    def _begin(self) -> None:
        report, urgency = self.report, self.report.body.urgency
        answered = later(self.rng, self.at, *_WAITS[urgency])
        if urgency not in PATIENCE:  # somebody is on call for the others
            answered = at_work(self.rng, answered, self.zone)
        patience = PATIENCE.get(urgency)
        if patience is not None and answered > self.at + patience:
            answered = max(answered, self.at + patience + timedelta(minutes=10))
            self.at += patience + timedelta(seconds=3)
            self._add(system_of(report.centre.id), report.escalate, "escalate_signalements")
        self.at = answered
        self._add(report.handler, report.acknowledge, "acknowledge_signalement")

    def _convert(self) -> None:
        persons = self.report.body.persons_count
        left = persons if persons < _FEW else max(2, persons // 9)
        form = self.report.body.exploitation_suspected[0]
        while left > 0:
            together = min(left, 4)
            left -= together
            self.at = at_work(self.rng, later(self.rng, self.at, 8, 240), self.zone)
            centre, handler = self.report.centre, self.report.handler
            opened = [support(self.rng, centre, handler, self.at, form) for _ in range(together)]
            for one in opened:
                one.origin = self.report
            if self.at <= self.now:
                self.supports += opened
            self._add(handler, partial(self.report.convert, supports=opened), "convert_signalement")

    def _come_back(self) -> None:
        report = self.report
        self._then(partial(report.reopen, reason="NewInformation"), "reopen_signalement", 200, 1500)
        self._then(partial(report.assess, result="insufficient"), "assess_signalement", 5, 100)
        self._then(partial(report.close, outcome="NoTraffickingIndicators"), "close_signalement", 5, 200)

    def _then(self, do: Callable[[Past], Awaitable[None]], operation: str, least: float, most: float) -> None:
        self.at = at_work(self.rng, later(self.rng, self.at, least, most), self.zone)
        self._add(self.report.handler, do, operation)

    def _by_reporter(
        self, do: Callable[[Past], Awaitable[None]], operation: str, least: float, most: float
    ) -> None:
        self.at = later(self.rng, self.at, least, most)
        self._add(self.report.author, do, operation, inside=True)

    def _add(
        self, clerk: Any, do: Callable[[Past], Awaitable[None]], operation: str, *, inside: bool = False
    ) -> None:
        if self.at <= self.now:
            where = self.report.centre.id if inside else None
            self.steps.append(Step(self.at, clerk, operation, self.report, do, where))
