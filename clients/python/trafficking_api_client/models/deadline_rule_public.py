from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.counting import Counting
from ..models.country_code import CountryCode
from ..models.court_act import CourtAct
from ..models.court_base_event import CourtBaseEvent
from ..models.court_party_role import CourtPartyRole
from ..models.court_procedure import CourtProcedure
from ..models.direction import Direction
from ..models.governed_by import GovernedBy
from ..models.roll_over import RollOver
from ..models.unit import Unit

T = TypeVar("T", bound="DeadlineRulePublic")


@_attrs_define
class DeadlineRulePublic:
    """The time that one version of a country's law gives to a party for an act.

    Attributes:
        code (str):
        source (str): article, law, and how it was read
        advisory (bool): no lawyer has verified it yet: look it up before you rely on it
        verified_by (None | str): the lawyer who read it against the law
        verified_at (datetime.date | None):
        country (CountryCode): A code of the list `country`.
        procedure (CourtProcedure): A code of the list `court_procedure`.
        act (CourtAct): A code of the list `court_act`.
        party_roles (list[CourtPartyRole]):
        base_event (CourtBaseEvent): A code of the list `court_base_event`.
        length (int):
        unit (Unit): In what the length is counted. The day of the base event is never counted.
        counting (Counting): How months and years are counted.
        direction (Direction): Whether the time runs after the base event, or ends before it, as before a document
            expires.
        roll_over (RollOver): Where the last day goes when it is a Saturday, a Sunday or a holiday.
        holidays (CountryCode | None): whose holidays are free days; null: only weekends
        governed_by (GovernedBy): Which date says which version of the law holds.
        effective_from (datetime.date):
        effective_to (datetime.date | None): the first day on which it holds no longer
    """

    code: str
    source: str
    advisory: bool
    verified_by: None | str
    verified_at: datetime.date | None
    country: CountryCode
    procedure: CourtProcedure
    act: CourtAct
    party_roles: list[CourtPartyRole]
    base_event: CourtBaseEvent
    length: int
    unit: Unit
    counting: Counting
    direction: Direction
    roll_over: RollOver
    holidays: CountryCode | None
    governed_by: GovernedBy
    effective_from: datetime.date
    effective_to: datetime.date | None

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        source = self.source

        advisory = self.advisory

        verified_by: None | str
        verified_by = self.verified_by

        verified_at: None | str
        if isinstance(self.verified_at, datetime.date):
            verified_at = self.verified_at.isoformat()
        else:
            verified_at = self.verified_at

        country = self.country.value

        procedure = self.procedure.value

        act = self.act.value

        party_roles = []
        for party_roles_item_data in self.party_roles:
            party_roles_item = party_roles_item_data.value
            party_roles.append(party_roles_item)

        base_event = self.base_event.value

        length = self.length

        unit = self.unit.value

        counting = self.counting.value

        direction = self.direction.value

        roll_over = self.roll_over.value

        holidays: None | str
        if isinstance(self.holidays, CountryCode):
            holidays = self.holidays.value
        else:
            holidays = self.holidays

        governed_by = self.governed_by.value

        effective_from = self.effective_from.isoformat()

        effective_to: None | str
        if isinstance(self.effective_to, datetime.date):
            effective_to = self.effective_to.isoformat()
        else:
            effective_to = self.effective_to

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "source": source,
                "advisory": advisory,
                "verified_by": verified_by,
                "verified_at": verified_at,
                "country": country,
                "procedure": procedure,
                "act": act,
                "party_roles": party_roles,
                "base_event": base_event,
                "length": length,
                "unit": unit,
                "counting": counting,
                "direction": direction,
                "roll_over": roll_over,
                "holidays": holidays,
                "governed_by": governed_by,
                "effective_from": effective_from,
                "effective_to": effective_to,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        source = d.pop("source")

        advisory = d.pop("advisory")

        def _parse_verified_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        verified_by = _parse_verified_by(d.pop("verified_by"))

        def _parse_verified_at(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                verified_at_type_0 = datetime.date.fromisoformat(data)

                return verified_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        verified_at = _parse_verified_at(d.pop("verified_at"))

        country = CountryCode(d.pop("country"))

        procedure = CourtProcedure(d.pop("procedure"))

        act = CourtAct(d.pop("act"))

        party_roles = []
        _party_roles = d.pop("party_roles")
        for party_roles_item_data in _party_roles:
            party_roles_item = CourtPartyRole(party_roles_item_data)

            party_roles.append(party_roles_item)

        base_event = CourtBaseEvent(d.pop("base_event"))

        length = d.pop("length")

        unit = Unit(d.pop("unit"))

        counting = Counting(d.pop("counting"))

        direction = Direction(d.pop("direction"))

        roll_over = RollOver(d.pop("roll_over"))

        def _parse_holidays(data: object) -> CountryCode | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                holidays_type_0 = CountryCode(data)

                return holidays_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CountryCode | None, data)

        holidays = _parse_holidays(d.pop("holidays"))

        governed_by = GovernedBy(d.pop("governed_by"))

        effective_from = datetime.date.fromisoformat(d.pop("effective_from"))

        def _parse_effective_to(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                effective_to_type_0 = datetime.date.fromisoformat(data)

                return effective_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        effective_to = _parse_effective_to(d.pop("effective_to"))

        deadline_rule_public = cls(
            code=code,
            source=source,
            advisory=advisory,
            verified_by=verified_by,
            verified_at=verified_at,
            country=country,
            procedure=procedure,
            act=act,
            party_roles=party_roles,
            base_event=base_event,
            length=length,
            unit=unit,
            counting=counting,
            direction=direction,
            roll_over=roll_over,
            holidays=holidays,
            governed_by=governed_by,
            effective_from=effective_from,
            effective_to=effective_to,
        )

        return deadline_rule_public
