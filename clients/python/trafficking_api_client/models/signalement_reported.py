from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)
from uuid import UUID

from attrs import define as _attrs_define

from ..models.country_code import CountryCode
from ..models.exploitation_type import ExploitationType
from ..models.ilo_indicator import IloIndicator
from ..models.industry import Industry
from ..models.report_channel import ReportChannel
from ..models.report_context import ReportContext
from ..models.report_source import ReportSource
from ..models.reporter_state import ReporterState
from ..models.signalement_reported_allowed_commands_item import (
    SignalementReportedAllowedCommandsItem,
)
from ..models.urgency import Urgency

T = TypeVar("T", bound="SignalementReported")


@_attrs_define
class SignalementReported:
    """A signalement as its reporter sees it: never the case, a bed, a person, or a note of the centre.

    Attributes:
        id (UUID):
        version (int):
        from_organisation_id (UUID):
        to_organisation_id (UUID):
        official_reference (None | str):
        channel (ReportChannel): A code of the list `report_channel`.
        source (ReportSource): A code of the list `report_source`.
        context (None | ReportContext):
        urgency (Urgency): A code of the list `urgency`.
        persons_count (int):
        minors_count (int | None):
        country (CountryCode): A code of the list `country`.
        exploitation_suspected (list[ExploitationType]):
        industry_suspected (list[Industry]):
        indicators (list[IloIndicator]):
        interpreter_needed (bool | None):
        shelter_needed (bool | None):
        summary (None | str):
        summary_author_id (None | UUID): the client that wrote it, if it is of your organisation
        not_verbatim (bool): a summary, never the words of a statement: those could be used in court
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        view (Literal['reporter']):
        status (ReporterState): What the reporter learns of it.
        redirected_to_organisation_id (None | UUID): the centre that it was redirected to
        redirected_to (None | UUID): the signalement there, which is yours as this one was
        redirected_from (None | UUID): the signalement that was redirected and became this one
        allowed_commands (list[SignalementReportedAllowedCommandsItem]):
    """

    id: UUID
    version: int
    from_organisation_id: UUID
    to_organisation_id: UUID
    official_reference: None | str
    channel: ReportChannel
    source: ReportSource
    context: None | ReportContext
    urgency: Urgency
    persons_count: int
    minors_count: int | None
    country: CountryCode
    exploitation_suspected: list[ExploitationType]
    industry_suspected: list[Industry]
    indicators: list[IloIndicator]
    interpreter_needed: bool | None
    shelter_needed: bool | None
    summary: None | str
    summary_author_id: None | UUID
    not_verbatim: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    view: Literal["reporter"]
    status: ReporterState
    redirected_to_organisation_id: None | UUID
    redirected_to: None | UUID
    redirected_from: None | UUID
    allowed_commands: list[SignalementReportedAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        from_organisation_id = str(self.from_organisation_id)

        to_organisation_id = str(self.to_organisation_id)

        official_reference: None | str
        official_reference = self.official_reference

        channel = self.channel.value

        source = self.source.value

        context: None | str
        if isinstance(self.context, ReportContext):
            context = self.context.value
        else:
            context = self.context

        urgency = self.urgency.value

        persons_count = self.persons_count

        minors_count: int | None
        minors_count = self.minors_count

        country = self.country.value

        exploitation_suspected = []
        for exploitation_suspected_item_data in self.exploitation_suspected:
            exploitation_suspected_item = exploitation_suspected_item_data.value
            exploitation_suspected.append(exploitation_suspected_item)

        industry_suspected = []
        for industry_suspected_item_data in self.industry_suspected:
            industry_suspected_item = industry_suspected_item_data.value
            industry_suspected.append(industry_suspected_item)

        indicators = []
        for indicators_item_data in self.indicators:
            indicators_item = indicators_item_data.value
            indicators.append(indicators_item)

        interpreter_needed: bool | None
        interpreter_needed = self.interpreter_needed

        shelter_needed: bool | None
        shelter_needed = self.shelter_needed

        summary: None | str
        summary = self.summary

        summary_author_id: None | str
        if isinstance(self.summary_author_id, UUID):
            summary_author_id = str(self.summary_author_id)
        else:
            summary_author_id = self.summary_author_id

        not_verbatim = self.not_verbatim

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        view = self.view

        status = self.status.value

        redirected_to_organisation_id: None | str
        if isinstance(self.redirected_to_organisation_id, UUID):
            redirected_to_organisation_id = str(self.redirected_to_organisation_id)
        else:
            redirected_to_organisation_id = self.redirected_to_organisation_id

        redirected_to: None | str
        if isinstance(self.redirected_to, UUID):
            redirected_to = str(self.redirected_to)
        else:
            redirected_to = self.redirected_to

        redirected_from: None | str
        if isinstance(self.redirected_from, UUID):
            redirected_from = str(self.redirected_from)
        else:
            redirected_from = self.redirected_from

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "from_organisation_id": from_organisation_id,
                "to_organisation_id": to_organisation_id,
                "official_reference": official_reference,
                "channel": channel,
                "source": source,
                "context": context,
                "urgency": urgency,
                "persons_count": persons_count,
                "minors_count": minors_count,
                "country": country,
                "exploitation_suspected": exploitation_suspected,
                "industry_suspected": industry_suspected,
                "indicators": indicators,
                "interpreter_needed": interpreter_needed,
                "shelter_needed": shelter_needed,
                "summary": summary,
                "summary_author_id": summary_author_id,
                "not_verbatim": not_verbatim,
                "created_at": created_at,
                "updated_at": updated_at,
                "view": view,
                "status": status,
                "redirected_to_organisation_id": redirected_to_organisation_id,
                "redirected_to": redirected_to,
                "redirected_from": redirected_from,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        from_organisation_id = UUID(d.pop("from_organisation_id"))

        to_organisation_id = UUID(d.pop("to_organisation_id"))

        def _parse_official_reference(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        official_reference = _parse_official_reference(d.pop("official_reference"))

        channel = ReportChannel(d.pop("channel"))

        source = ReportSource(d.pop("source"))

        def _parse_context(data: object) -> None | ReportContext:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                context_type_0 = ReportContext(data)

                return context_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReportContext, data)

        context = _parse_context(d.pop("context"))

        urgency = Urgency(d.pop("urgency"))

        persons_count = d.pop("persons_count")

        def _parse_minors_count(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        minors_count = _parse_minors_count(d.pop("minors_count"))

        country = CountryCode(d.pop("country"))

        exploitation_suspected = []
        _exploitation_suspected = d.pop("exploitation_suspected")
        for exploitation_suspected_item_data in _exploitation_suspected:
            exploitation_suspected_item = ExploitationType(exploitation_suspected_item_data)

            exploitation_suspected.append(exploitation_suspected_item)

        industry_suspected = []
        _industry_suspected = d.pop("industry_suspected")
        for industry_suspected_item_data in _industry_suspected:
            industry_suspected_item = Industry(industry_suspected_item_data)

            industry_suspected.append(industry_suspected_item)

        indicators = []
        _indicators = d.pop("indicators")
        for indicators_item_data in _indicators:
            indicators_item = IloIndicator(indicators_item_data)

            indicators.append(indicators_item)

        def _parse_interpreter_needed(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        interpreter_needed = _parse_interpreter_needed(d.pop("interpreter_needed"))

        def _parse_shelter_needed(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        shelter_needed = _parse_shelter_needed(d.pop("shelter_needed"))

        def _parse_summary(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        summary = _parse_summary(d.pop("summary"))

        def _parse_summary_author_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                summary_author_id_type_0 = UUID(data)

                return summary_author_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        summary_author_id = _parse_summary_author_id(d.pop("summary_author_id"))

        not_verbatim = d.pop("not_verbatim")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        view = cast(Literal["reporter"], d.pop("view"))
        if view != "reporter":
            raise ValueError(f"view must match const 'reporter', got '{view}'")

        status = ReporterState(d.pop("status"))

        def _parse_redirected_to_organisation_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                redirected_to_organisation_id_type_0 = UUID(data)

                return redirected_to_organisation_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        redirected_to_organisation_id = _parse_redirected_to_organisation_id(
            d.pop("redirected_to_organisation_id")
        )

        def _parse_redirected_to(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                redirected_to_type_0 = UUID(data)

                return redirected_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        redirected_to = _parse_redirected_to(d.pop("redirected_to"))

        def _parse_redirected_from(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                redirected_from_type_0 = UUID(data)

                return redirected_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        redirected_from = _parse_redirected_from(d.pop("redirected_from"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = SignalementReportedAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        signalement_reported = cls(
            id=id,
            version=version,
            from_organisation_id=from_organisation_id,
            to_organisation_id=to_organisation_id,
            official_reference=official_reference,
            channel=channel,
            source=source,
            context=context,
            urgency=urgency,
            persons_count=persons_count,
            minors_count=minors_count,
            country=country,
            exploitation_suspected=exploitation_suspected,
            industry_suspected=industry_suspected,
            indicators=indicators,
            interpreter_needed=interpreter_needed,
            shelter_needed=shelter_needed,
            summary=summary,
            summary_author_id=summary_author_id,
            not_verbatim=not_verbatim,
            created_at=created_at,
            updated_at=updated_at,
            view=view,
            status=status,
            redirected_to_organisation_id=redirected_to_organisation_id,
            redirected_to=redirected_to,
            redirected_from=redirected_from,
            allowed_commands=allowed_commands,
        )

        return signalement_reported
