from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.exploitation_type import ExploitationType
from ..models.ilo_indicator import IloIndicator
from ..models.industry import Industry
from ..models.report_channel import ReportChannel
from ..models.report_context import ReportContext
from ..models.report_source import ReportSource
from ..models.urgency import Urgency
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewSignalement")


@_attrs_define
class NewSignalement:
    """A report to a centre that one or more persons may be victims. It may name nobody.

    Attributes:
        to_organisation_id (UUID): a centre; your own, when your centre writes a call down
        channel (ReportChannel): A code of the list `report_channel`.
        source (ReportSource): A code of the list `report_source`.
        urgency (Urgency): A code of the list `urgency`.
        persons_count (int):
        country (CountryCode): A code of the list `country`.
        official_reference (None | str | Unset): the same reference again gives the same signalement
        context (None | ReportContext | Unset):
        minors_count (int | None | Unset):
        exploitation_suspected (list[ExploitationType] | Unset):
        industry_suspected (list[Industry] | Unset):
        indicators (list[IloIndicator] | Unset):
        interpreter_needed (bool | None | Unset):
        shelter_needed (bool | None | Unset):
        summary (None | str | Unset):
    """

    to_organisation_id: UUID
    channel: ReportChannel
    source: ReportSource
    urgency: Urgency
    persons_count: int
    country: CountryCode
    official_reference: None | str | Unset = UNSET
    context: None | ReportContext | Unset = UNSET
    minors_count: int | None | Unset = UNSET
    exploitation_suspected: list[ExploitationType] | Unset = UNSET
    industry_suspected: list[Industry] | Unset = UNSET
    indicators: list[IloIndicator] | Unset = UNSET
    interpreter_needed: bool | None | Unset = UNSET
    shelter_needed: bool | None | Unset = UNSET
    summary: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        to_organisation_id = str(self.to_organisation_id)

        channel = self.channel.value

        source = self.source.value

        urgency = self.urgency.value

        persons_count = self.persons_count

        country = self.country.value

        official_reference: None | str | Unset
        if isinstance(self.official_reference, Unset):
            official_reference = UNSET
        else:
            official_reference = self.official_reference

        context: None | str | Unset
        if isinstance(self.context, Unset):
            context = UNSET
        elif isinstance(self.context, ReportContext):
            context = self.context.value
        else:
            context = self.context

        minors_count: int | None | Unset
        if isinstance(self.minors_count, Unset):
            minors_count = UNSET
        else:
            minors_count = self.minors_count

        exploitation_suspected: list[str] | Unset = UNSET
        if not isinstance(self.exploitation_suspected, Unset):
            exploitation_suspected = []
            for exploitation_suspected_item_data in self.exploitation_suspected:
                exploitation_suspected_item = exploitation_suspected_item_data.value
                exploitation_suspected.append(exploitation_suspected_item)

        industry_suspected: list[str] | Unset = UNSET
        if not isinstance(self.industry_suspected, Unset):
            industry_suspected = []
            for industry_suspected_item_data in self.industry_suspected:
                industry_suspected_item = industry_suspected_item_data.value
                industry_suspected.append(industry_suspected_item)

        indicators: list[str] | Unset = UNSET
        if not isinstance(self.indicators, Unset):
            indicators = []
            for indicators_item_data in self.indicators:
                indicators_item = indicators_item_data.value
                indicators.append(indicators_item)

        interpreter_needed: bool | None | Unset
        if isinstance(self.interpreter_needed, Unset):
            interpreter_needed = UNSET
        else:
            interpreter_needed = self.interpreter_needed

        shelter_needed: bool | None | Unset
        if isinstance(self.shelter_needed, Unset):
            shelter_needed = UNSET
        else:
            shelter_needed = self.shelter_needed

        summary: None | str | Unset
        if isinstance(self.summary, Unset):
            summary = UNSET
        else:
            summary = self.summary

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "to_organisation_id": to_organisation_id,
                "channel": channel,
                "source": source,
                "urgency": urgency,
                "persons_count": persons_count,
                "country": country,
            }
        )
        if official_reference is not UNSET:
            field_dict["official_reference"] = official_reference
        if context is not UNSET:
            field_dict["context"] = context
        if minors_count is not UNSET:
            field_dict["minors_count"] = minors_count
        if exploitation_suspected is not UNSET:
            field_dict["exploitation_suspected"] = exploitation_suspected
        if industry_suspected is not UNSET:
            field_dict["industry_suspected"] = industry_suspected
        if indicators is not UNSET:
            field_dict["indicators"] = indicators
        if interpreter_needed is not UNSET:
            field_dict["interpreter_needed"] = interpreter_needed
        if shelter_needed is not UNSET:
            field_dict["shelter_needed"] = shelter_needed
        if summary is not UNSET:
            field_dict["summary"] = summary

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        to_organisation_id = UUID(d.pop("to_organisation_id"))

        channel = ReportChannel(d.pop("channel"))

        source = ReportSource(d.pop("source"))

        urgency = Urgency(d.pop("urgency"))

        persons_count = d.pop("persons_count")

        country = CountryCode(d.pop("country"))

        def _parse_official_reference(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        official_reference = _parse_official_reference(d.pop("official_reference", UNSET))

        def _parse_context(data: object) -> None | ReportContext | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                context_type_0 = ReportContext(data)

                return context_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReportContext | Unset, data)

        context = _parse_context(d.pop("context", UNSET))

        def _parse_minors_count(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        minors_count = _parse_minors_count(d.pop("minors_count", UNSET))

        _exploitation_suspected = d.pop("exploitation_suspected", UNSET)
        exploitation_suspected: list[ExploitationType] | Unset = UNSET
        if _exploitation_suspected is not UNSET:
            exploitation_suspected = []
            for exploitation_suspected_item_data in _exploitation_suspected:
                exploitation_suspected_item = ExploitationType(exploitation_suspected_item_data)

                exploitation_suspected.append(exploitation_suspected_item)

        _industry_suspected = d.pop("industry_suspected", UNSET)
        industry_suspected: list[Industry] | Unset = UNSET
        if _industry_suspected is not UNSET:
            industry_suspected = []
            for industry_suspected_item_data in _industry_suspected:
                industry_suspected_item = Industry(industry_suspected_item_data)

                industry_suspected.append(industry_suspected_item)

        _indicators = d.pop("indicators", UNSET)
        indicators: list[IloIndicator] | Unset = UNSET
        if _indicators is not UNSET:
            indicators = []
            for indicators_item_data in _indicators:
                indicators_item = IloIndicator(indicators_item_data)

                indicators.append(indicators_item)

        def _parse_interpreter_needed(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        interpreter_needed = _parse_interpreter_needed(d.pop("interpreter_needed", UNSET))

        def _parse_shelter_needed(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        shelter_needed = _parse_shelter_needed(d.pop("shelter_needed", UNSET))

        def _parse_summary(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        summary = _parse_summary(d.pop("summary", UNSET))

        new_signalement = cls(
            to_organisation_id=to_organisation_id,
            channel=channel,
            source=source,
            urgency=urgency,
            persons_count=persons_count,
            country=country,
            official_reference=official_reference,
            context=context,
            minors_count=minors_count,
            exploitation_suspected=exploitation_suspected,
            industry_suspected=industry_suspected,
            indicators=indicators,
            interpreter_needed=interpreter_needed,
            shelter_needed=shelter_needed,
            summary=summary,
        )

        return new_signalement
