from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.new_court_appeal_remedy import NewCourtAppealRemedy
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewCourtAppeal")


@_attrs_define
class NewCourtAppeal:
    """What a party does against a judgment.

    Attributes:
        proceeding_id (UUID):
        party_id (UUID): the party of this proceeding that files it
        remedy (NewCourtAppealRemedy):
        filed_at (datetime.datetime): when it was filed; at most 5 minutes ahead. Too late is no reason to refuse it: it
            is said
        judgment_id (None | Unset | UUID): the judgment of this proceeding, if it is known
        is_filed_elsewhere (bool | Unset): somebody else has filed it; then no correction makes it vanish Default:
            False.
    """

    proceeding_id: UUID
    party_id: UUID
    remedy: NewCourtAppealRemedy
    filed_at: datetime.datetime
    judgment_id: None | Unset | UUID = UNSET
    is_filed_elsewhere: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        proceeding_id = str(self.proceeding_id)

        party_id = str(self.party_id)

        remedy = self.remedy.value

        filed_at = self.filed_at.isoformat()

        judgment_id: None | str | Unset
        if isinstance(self.judgment_id, Unset):
            judgment_id = UNSET
        elif isinstance(self.judgment_id, UUID):
            judgment_id = str(self.judgment_id)
        else:
            judgment_id = self.judgment_id

        is_filed_elsewhere = self.is_filed_elsewhere

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "proceeding_id": proceeding_id,
                "party_id": party_id,
                "remedy": remedy,
                "filed_at": filed_at,
            }
        )
        if judgment_id is not UNSET:
            field_dict["judgment_id"] = judgment_id
        if is_filed_elsewhere is not UNSET:
            field_dict["is_filed_elsewhere"] = is_filed_elsewhere

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        proceeding_id = UUID(d.pop("proceeding_id"))

        party_id = UUID(d.pop("party_id"))

        remedy = NewCourtAppealRemedy(d.pop("remedy"))

        filed_at = datetime.datetime.fromisoformat(d.pop("filed_at"))

        def _parse_judgment_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                judgment_id_type_0 = UUID(data)

                return judgment_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        judgment_id = _parse_judgment_id(d.pop("judgment_id", UNSET))

        is_filed_elsewhere = d.pop("is_filed_elsewhere", UNSET)

        new_court_appeal = cls(
            proceeding_id=proceeding_id,
            party_id=party_id,
            remedy=remedy,
            filed_at=filed_at,
            judgment_id=judgment_id,
            is_filed_elsewhere=is_filed_elsewhere,
        )

        return new_court_appeal
