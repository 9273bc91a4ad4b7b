"""Through which papers a person's stay goes, by country: phases, conditions and periods, with their sources.

A country is added by its file in `residence`, and by nothing else. Most countries have none: then there is no
such track.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Self

from dateutil.relativedelta import relativedelta
from pydantic import Field, model_validator

from trafficking_api.countries.court.files import Country, read
from trafficking_api.countries.court.procedures import CODE, Labels, Row, Sourced


class Holder(StrEnum):
    """Whose stay it is; for a minor, other steps may be possible."""

    ADULT = "adult"
    MINOR = "minor"


class Duration(Row):
    """A period in days or in months, and never in both."""

    days: int | None = Field(default=None, gt=0)
    months: int | None = Field(default=None, gt=0)

    @model_validator(mode="after")
    def _one_unit(self) -> Self:
        if (self.days is None) == (self.months is None):
            raise ValueError("a duration is in days or in months")
        return self

    def last_day(self, begins_on: date) -> date:
        """The last day of a period; the day on which it begins is not counted.

        Months end on the day of the same number, or on the last day of a month that is shorter.
        """
        last: date = begins_on + relativedelta(days=self.days or 0, months=self.months or 0)
        return last


class AskWithin(Row):
    """When the next paper is to be asked for: from so many days before the last day, until so many."""

    from_days: int = Field(gt=0)
    until_days: int = Field(ge=0)
    source: str = Field(min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_days < self.until_days:
            raise ValueError("the period in which to ask ends before it begins")
        return self


class Work(Row):
    """Whether she may work in a phase, and the paper that says so, if it is another than that of her stay."""

    allowed: bool
    document: str | None = None
    source: str = Field(min_length=1)


class Condition(Row):
    """Something that must be so before a step."""

    code: str = Field(pattern=CODE)
    labels: Labels


class Phase(Row):
    """One phase of her stay: its paper, a code of `residence_document`, and how long it lasts.

    A phase without a duration is unlimited.
    """

    code: str = Field(pattern=CODE)
    labels: Labels
    document: str | None
    duration: Duration | None
    ask_within: AskWithin | None = None
    work: Work
    source: str = Field(min_length=1)


class Passage(Row):
    """A step to the phase `to`, from the phase `source_phase` (in the file: `from`), or from none.

    A step from a phase to itself is a renewal, possible `times_max` times; none is without a limit. With
    `magistrate`, the magistrate must have answered first that the stay may go on.
    """

    source_phase: str | None = Field(alias="from")
    to: str
    holders: tuple[Holder, ...] = Field(min_length=1)
    conditions: tuple[str, ...]
    magistrate: bool
    times_max: int | None = Field(default=None, gt=0)
    source: str = Field(min_length=1)

    @property
    def is_renewal(self) -> bool:
        return self.source_phase == self.to


class Track(Sourced):
    """The phases of a country, in the order of progress, and the steps between them.

    `earlier` has what held before, for those whose track was begun by it.
    """

    country: Country
    conditions: tuple[Condition, ...]
    phases: tuple[Phase, ...] = Field(min_length=1)
    steps: tuple[Passage, ...] = Field(min_length=1)
    earlier: tuple["Track", ...] = ()

    def phase(self, code: str) -> Phase:
        """The phase with a code; raises `KeyError` when there is none."""
        return {phase.code: phase for phase in self.phases}[code]

    def steps_from(self, phase: str | None, holder: Holder) -> tuple[Passage, ...]:
        """What can follow a phase for an adult or a minor, or what can come first."""
        return tuple(s for s in self.steps if s.source_phase == phase and holder in s.holders)

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if offence := next(self._offences(), None):
            raise ValueError(f"{self.country}: {offence}")
        return self

    def _offences(self) -> Iterator[str]:
        yield from self._anachronisms()
        order = {phase.code: place for place, phase in enumerate(self.phases)}
        conditions = {condition.code for condition in self.conditions}
        if len(order) < len(self.phases) or len(conditions) < len(self.conditions):
            yield "a phase or a condition stands there twice"
        seen: set[tuple[str | None, str, Holder]] = set()
        for step in self.steps:
            before = step.source_phase
            if unknown := {before or step.to, step.to} - set(order) | set(step.conditions) - conditions:
                yield f"no such phase or condition: {', '.join(sorted(unknown))}"
                return
            if before is not None and order[before] > order[step.to]:
                yield f"{before} to {step.to} leads back"
            if step.times_max is not None and not step.is_renewal:
                yield f"{before} to {step.to} is no renewal, and has times_max"
            if twice := seen & {(before, step.to, holder) for holder in step.holders}:
                yield f"a step stands there twice: {twice}"
            seen |= {(before, step.to, holder) for holder in step.holders}
        if lost := set(order) - {step.to for step in self.steps if not step.is_renewal}:
            yield f"never reached: {', '.join(sorted(lost))}"

    def _anachronisms(self) -> Iterator[str]:
        if any(each.earlier or each.country != self.country for each in self.earlier):
            yield "what held before is of the same country, and stands there by itself"
        if len({self.effective_from, *(each.effective_from for each in self.earlier)}) <= len(self.earlier):
            yield "two tracks begin on the same day"


@cache
def tracks() -> Mapping[str, Track]:
    """The track of every country that has a file; raises `ValueError` when a file is wrong."""
    return read(resources.files(__package__).joinpath("residence"), Track)


def track(country: str, on: date | None = None) -> Track | None:
    """The track of a country as it holds on a day, or as the file has it; none where it has none.

    Before all that is known, the first there was held.
    """
    newest = tracks().get(country)
    if newest is None or on is None:
        return newest
    rows = (newest, *newest.earlier)
    begun = [row for row in rows if row.effective_from <= on]
    if begun:
        return max(begun, key=lambda row: row.effective_from)
    return min(rows, key=lambda row: row.effective_from)
