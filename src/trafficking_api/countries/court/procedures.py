"""Through which stages a procedure goes in a country: one file of data for each country, with its sources.

A country is added by its file in `procedures`, and by nothing else. The order of the stages is the order of
progress: the first is where a proceeding begins, and only a reopening leads back.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from trafficking_api.countries.court.files import Country, read

#: A code of a stage, a command, a phase or a condition.
CODE = r"^[a-z]+(_[a-z0-9]+)*$"


class Row(BaseModel):
    """A row of law: it cannot be changed, and has no member that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)


class Labels(Row):
    """What something is called."""

    en: str = Field(min_length=1)
    fr: str = Field(min_length=1)


class Sourced(Row):
    """Where a rule comes from, since when it holds, and who has verified it.

    It is advisory until somebody who knows the law has verified it, and says so with a name and a day.
    """

    advisory: bool
    source: str = Field(min_length=1)
    effective_from: date
    verified_by: str | None = None
    verified_on: date | None = None

    @model_validator(mode="after")
    def _verified_by_somebody(self) -> Self:
        verified = {self.verified_by is not None, self.verified_on is not None, not self.advisory}
        if len(verified) != 1:
            raise ValueError("a rule is advisory until it has both verified_by and verified_on")
        return self


class Stage(Row):
    """Where a proceeding can stand; from a terminal stage, only a reopening leads on."""

    code: str = Field(pattern=CODE)
    is_terminal: bool = False
    labels: Labels


class Arrow(Row):
    """From each of the stages `sources` (in the file: `from`), by `command`, to the stage `to`."""

    sources: tuple[str, ...] = Field(alias="from", min_length=1)
    command: str = Field(pattern=CODE)
    to: str
    is_reopening: bool = False


class Procedure(Sourced):
    """The stages of one procedure, and what leads from one to another."""

    code: str = Field(pattern=r"^([A-Z][a-z]+)+$")
    labels: Labels
    stages: tuple[Stage, ...] = Field(min_length=2)
    arrows: tuple[Arrow, ...] = Field(min_length=1)

    @property
    def first(self) -> Stage:
        """Where a proceeding begins."""
        return self.stages[0]

    def stage(self, code: str) -> Stage:
        """The stage with a code; raises `KeyError` when there is none."""
        return {stage.code: stage for stage in self.stages}[code]

    def leaving(self, stage: str) -> tuple[Arrow, ...]:
        """The arrows that leave a stage, in the order of the file."""
        return tuple(arrow for arrow in self.arrows if stage in arrow.sources)

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if offence := next(self._offences(), None):
            raise ValueError(f"{self.code}: {offence}")
        return self

    def _offences(self) -> Iterator[str]:
        order = {stage.code: place for place, stage in enumerate(self.stages)}
        if len(order) < len(self.stages):
            yield "a stage stands there twice"
        seen: set[tuple[str, str]] = set()
        for arrow in self.arrows:
            if unknown := {*arrow.sources, arrow.to} - set(order):
                yield f"no such stage: {', '.join(sorted(unknown))}"
                return
            for source in arrow.sources:
                if (source, arrow.command) in seen:
                    yield f"two arrows from {source} by {arrow.command}"
                seen.add((source, arrow.command))
                if (order[arrow.to] <= order[source]) != arrow.is_reopening:
                    yield f"{source} to {arrow.to}: what leads back is a reopening, and nothing else is"
        yield from self._dead_ends(order)

    def _dead_ends(self, order: dict[str, int]) -> Iterator[str]:
        onward = {source for arrow in self.arrows if not arrow.is_reopening for source in arrow.sources}
        for stage in self.stages:
            if (stage.code in onward) == stage.is_terminal:
                yield f"{stage.code}: terminal is what nothing but a reopening leaves"
        reached, found = {self.first.code}, {self.first.code}
        while found:
            found = {arrow.to for arrow in self.arrows if found & set(arrow.sources)} - reached
            reached |= found
        if lost := set(order) - reached:
            yield f"never reached: {', '.join(sorted(lost))}"


class Procedures(Row):
    """The file of one country."""

    country: Country
    procedures: tuple[Procedure, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _once_a_day(self) -> Self:
        rows = [(each.code, each.effective_from) for each in self.procedures]
        if len(set(rows)) < len(rows):
            raise ValueError("two procedures with the same code begin on the same day")
        return self


@cache
def procedures() -> Mapping[str, Procedures]:
    """The procedures of every country that has a file; raises `ValueError` when a file is wrong."""
    return read(resources.files(__package__).joinpath("procedures"), Procedures)


def procedure(country: str, code: str, on: date) -> Procedure | None:
    """A procedure as it is on a day, before all rows the first there was; none where the country has none."""
    profile = procedures().get(country)
    rows = [row for row in profile.procedures if row.code == code] if profile else []
    begun = [row for row in rows if row.effective_from <= on]
    if begun:
        return max(begun, key=lambda row: row.effective_from)
    return min(rows, key=lambda row: row.effective_from, default=None)
