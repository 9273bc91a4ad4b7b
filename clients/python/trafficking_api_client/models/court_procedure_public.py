from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.country_code import CountryCode

if TYPE_CHECKING:
    from ..models.court_arrow import CourtArrow
    from ..models.court_labels import CourtLabels
    from ..models.court_stage import CourtStage


T = TypeVar("T", bound="CourtProcedurePublic")


@_attrs_define
class CourtProcedurePublic:
    """The stages of one procedure of a country, as they are since a day.

    Attributes:
        country (CountryCode): A code of the list `country`.
        code (str):
        effective_from (datetime.date):
        labels (CourtLabels): What something is called.
        advisory (bool): true until a lawyer has verified it
        source (str): the law that it comes from
        verified_by (None | str):
        verified_on (datetime.date | None):
        stages (list[CourtStage]): in the order of progress
        arrows (list[CourtArrow]):
    """

    country: CountryCode
    code: str
    effective_from: datetime.date
    labels: CourtLabels
    advisory: bool
    source: str
    verified_by: None | str
    verified_on: datetime.date | None
    stages: list[CourtStage]
    arrows: list[CourtArrow]

    def to_dict(self) -> dict[str, Any]:
        country = self.country.value

        code = self.code

        effective_from = self.effective_from.isoformat()

        labels = self.labels.to_dict()

        advisory = self.advisory

        source = self.source

        verified_by: None | str
        verified_by = self.verified_by

        verified_on: None | str
        if isinstance(self.verified_on, datetime.date):
            verified_on = self.verified_on.isoformat()
        else:
            verified_on = self.verified_on

        stages = []
        for stages_item_data in self.stages:
            stages_item = stages_item_data.to_dict()
            stages.append(stages_item)

        arrows = []
        for arrows_item_data in self.arrows:
            arrows_item = arrows_item_data.to_dict()
            arrows.append(arrows_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "country": country,
                "code": code,
                "effective_from": effective_from,
                "labels": labels,
                "advisory": advisory,
                "source": source,
                "verified_by": verified_by,
                "verified_on": verified_on,
                "stages": stages,
                "arrows": arrows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.court_arrow import CourtArrow  # noqa: PLC0415
        from ..models.court_labels import CourtLabels  # noqa: PLC0415
        from ..models.court_stage import CourtStage  # noqa: PLC0415

        d = dict(src_dict)
        country = CountryCode(d.pop("country"))

        code = d.pop("code")

        effective_from = datetime.date.fromisoformat(d.pop("effective_from"))

        labels = CourtLabels.from_dict(d.pop("labels"))

        advisory = d.pop("advisory")

        source = d.pop("source")

        def _parse_verified_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        verified_by = _parse_verified_by(d.pop("verified_by"))

        def _parse_verified_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                verified_on_type_0 = datetime.date.fromisoformat(data)

                return verified_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        verified_on = _parse_verified_on(d.pop("verified_on"))

        stages = []
        _stages = d.pop("stages")
        for stages_item_data in _stages:
            stages_item = CourtStage.from_dict(stages_item_data)

            stages.append(stages_item)

        arrows = []
        _arrows = d.pop("arrows")
        for arrows_item_data in _arrows:
            arrows_item = CourtArrow.from_dict(arrows_item_data)

            arrows.append(arrows_item)

        court_procedure_public = cls(
            country=country,
            code=code,
            effective_from=effective_from,
            labels=labels,
            advisory=advisory,
            source=source,
            verified_by=verified_by,
            verified_on=verified_on,
            stages=stages,
            arrows=arrows,
        )

        return court_procedure_public
