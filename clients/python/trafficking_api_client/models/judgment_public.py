from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.court_level import CourtLevel
from ..models.judgment_outcome import JudgmentOutcome
from ..models.offence import Offence

if TYPE_CHECKING:
    from ..models.judgment_details import JudgmentDetails
    from ..models.sentences_public import SentencesPublic


T = TypeVar("T", bound="JudgmentPublic")


@_attrs_define
class JudgmentPublic:
    """What a court has decided, with what was noted of it.

    Attributes:
        id (UUID):
        version (int):
        case_id (UUID):
        proceeding_id (UUID):
        level (CourtLevel): A code of the list `court_level`.
        outcome (JudgmentOutcome): A code of the list `judgment_outcome`.
        pronounced_on (datetime.date):
        served_on (datetime.date | None):
        notified_on (datetime.date | None):
        became_final_on (datetime.date | None):
        by_default (bool):
        offences (list[Offence]):
        sentences (SentencesPublic): How many were convicted, acquitted, and sentenced to what.
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        details (JudgmentDetails | None): null when nothing is told, or when the person was erased
    """

    id: UUID
    version: int
    case_id: UUID
    proceeding_id: UUID
    level: CourtLevel
    outcome: JudgmentOutcome
    pronounced_on: datetime.date
    served_on: datetime.date | None
    notified_on: datetime.date | None
    became_final_on: datetime.date | None
    by_default: bool
    offences: list[Offence]
    sentences: SentencesPublic
    created_at: datetime.datetime
    updated_at: datetime.datetime
    details: JudgmentDetails | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.judgment_details import JudgmentDetails  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        case_id = str(self.case_id)

        proceeding_id = str(self.proceeding_id)

        level = self.level.value

        outcome = self.outcome.value

        pronounced_on = self.pronounced_on.isoformat()

        served_on: None | str
        if isinstance(self.served_on, datetime.date):
            served_on = self.served_on.isoformat()
        else:
            served_on = self.served_on

        notified_on: None | str
        if isinstance(self.notified_on, datetime.date):
            notified_on = self.notified_on.isoformat()
        else:
            notified_on = self.notified_on

        became_final_on: None | str
        if isinstance(self.became_final_on, datetime.date):
            became_final_on = self.became_final_on.isoformat()
        else:
            became_final_on = self.became_final_on

        by_default = self.by_default

        offences = []
        for offences_item_data in self.offences:
            offences_item = offences_item_data.value
            offences.append(offences_item)

        sentences = self.sentences.to_dict()

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        details: dict[str, Any] | None
        if isinstance(self.details, JudgmentDetails):
            details = self.details.to_dict()
        else:
            details = self.details

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "case_id": case_id,
                "proceeding_id": proceeding_id,
                "level": level,
                "outcome": outcome,
                "pronounced_on": pronounced_on,
                "served_on": served_on,
                "notified_on": notified_on,
                "became_final_on": became_final_on,
                "by_default": by_default,
                "offences": offences,
                "sentences": sentences,
                "created_at": created_at,
                "updated_at": updated_at,
                "details": details,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.judgment_details import JudgmentDetails  # noqa: PLC0415
        from ..models.sentences_public import SentencesPublic  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        case_id = UUID(d.pop("case_id"))

        proceeding_id = UUID(d.pop("proceeding_id"))

        level = CourtLevel(d.pop("level"))

        outcome = JudgmentOutcome(d.pop("outcome"))

        pronounced_on = datetime.date.fromisoformat(d.pop("pronounced_on"))

        def _parse_served_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                served_on_type_0 = datetime.date.fromisoformat(data)

                return served_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        served_on = _parse_served_on(d.pop("served_on"))

        def _parse_notified_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                notified_on_type_0 = datetime.date.fromisoformat(data)

                return notified_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        notified_on = _parse_notified_on(d.pop("notified_on"))

        def _parse_became_final_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                became_final_on_type_0 = datetime.date.fromisoformat(data)

                return became_final_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        became_final_on = _parse_became_final_on(d.pop("became_final_on"))

        by_default = d.pop("by_default")

        offences = []
        _offences = d.pop("offences")
        for offences_item_data in _offences:
            offences_item = Offence(offences_item_data)

            offences.append(offences_item)

        sentences = SentencesPublic.from_dict(d.pop("sentences"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        def _parse_details(data: object) -> JudgmentDetails | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                details_type_0 = JudgmentDetails.from_dict(data)

                return details_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(JudgmentDetails | None, data)

        details = _parse_details(d.pop("details"))

        judgment_public = cls(
            id=id,
            version=version,
            case_id=case_id,
            proceeding_id=proceeding_id,
            level=level,
            outcome=outcome,
            pronounced_on=pronounced_on,
            served_on=served_on,
            notified_on=notified_on,
            became_final_on=became_final_on,
            by_default=by_default,
            offences=offences,
            sentences=sentences,
            created_at=created_at,
            updated_at=updated_at,
            details=details,
        )

        return judgment_public
