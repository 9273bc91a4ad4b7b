from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.card_exploitation import CardExploitation
from ..models.card_household import CardHousehold
from ..models.card_kind import CardKind
from ..models.card_level import CardLevel
from ..models.card_need import CardNeed
from ..models.card_region import CardRegion
from ..models.card_sex import CardSex
from ..models.card_urgency import CardUrgency
from ..models.country_code import CountryCode
from ..models.yes_no_unknown import YesNoUnknown

T = TypeVar("T", bound="Card")


@_attrs_define
class Card:
    """All that a receiver can read before it accepts: codes, an answer date and a pairwise reference.

    Attributes:
        reference (str): stable for one person between these two organisations
        level (CardLevel):
        kind (CardKind):
        country (CountryCode): A code of the list `country`.
        minor (YesNoUnknown): A code of the list `yes_no_unknown`.
        sex (CardSex): A code of the list `card_sex`.
        exploitation (CardExploitation): A code of the list `card_exploitation`.
        region (CardRegion): A code of the list `card_region`.
        primary_need (CardNeed): A code of the list `support_domain`.
        urgency (CardUrgency): A code of the list `urgency`.
        household (CardHousehold): A code of the list `card_household`.
        interpreter (YesNoUnknown): A code of the list `yes_no_unknown`.
        step_free (YesNoUnknown): A code of the list `yes_no_unknown`.
        respond_by_on (datetime.date):
    """

    reference: str
    level: CardLevel
    kind: CardKind
    country: CountryCode
    minor: YesNoUnknown
    sex: CardSex
    exploitation: CardExploitation
    region: CardRegion
    primary_need: CardNeed
    urgency: CardUrgency
    household: CardHousehold
    interpreter: YesNoUnknown
    step_free: YesNoUnknown
    respond_by_on: datetime.date

    def to_dict(self) -> dict[str, Any]:
        reference = self.reference

        level = self.level.value

        kind = self.kind.value

        country = self.country.value

        minor = self.minor.value

        sex = self.sex.value

        exploitation = self.exploitation.value

        region = self.region.value

        primary_need = self.primary_need.value

        urgency = self.urgency.value

        household = self.household.value

        interpreter = self.interpreter.value

        step_free = self.step_free.value

        respond_by_on = self.respond_by_on.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reference": reference,
                "level": level,
                "kind": kind,
                "country": country,
                "minor": minor,
                "sex": sex,
                "exploitation": exploitation,
                "region": region,
                "primary_need": primary_need,
                "urgency": urgency,
                "household": household,
                "interpreter": interpreter,
                "step_free": step_free,
                "respond_by_on": respond_by_on,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reference = d.pop("reference")

        level = CardLevel(d.pop("level"))

        kind = CardKind(d.pop("kind"))

        country = CountryCode(d.pop("country"))

        minor = YesNoUnknown(d.pop("minor"))

        sex = CardSex(d.pop("sex"))

        exploitation = CardExploitation(d.pop("exploitation"))

        region = CardRegion(d.pop("region"))

        primary_need = CardNeed(d.pop("primary_need"))

        urgency = CardUrgency(d.pop("urgency"))

        household = CardHousehold(d.pop("household"))

        interpreter = YesNoUnknown(d.pop("interpreter"))

        step_free = YesNoUnknown(d.pop("step_free"))

        respond_by_on = datetime.date.fromisoformat(d.pop("respond_by_on"))

        card = cls(
            reference=reference,
            level=level,
            kind=kind,
            country=country,
            minor=minor,
            sex=sex,
            exploitation=exploitation,
            region=region,
            primary_need=primary_need,
            urgency=urgency,
            household=household,
            interpreter=interpreter,
            step_free=step_free,
            respond_by_on=respond_by_on,
        )

        return card
