from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.court_party_role import CourtPartyRole
from ..models.party_standing import PartyStanding

if TYPE_CHECKING:
    from ..models.party_details import PartyDetails


T = TypeVar("T", bound="PartyPublic")


@_attrs_define
class PartyPublic:
    """A party, with what tells it from the others.

    Attributes:
        id (UUID):
        version (int):
        proceeding_id (UUID):
        case_id (UUID):
        role (CourtPartyRole): A code of the list `court_party_role`.
        is_her (bool): true for the person of the case herself
        standing (PartyStanding): A code of the list `party_standing`.
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        details (None | PartyDetails): null when nothing is told, or when the person was erased
    """

    id: UUID
    version: int
    proceeding_id: UUID
    case_id: UUID
    role: CourtPartyRole
    is_her: bool
    standing: PartyStanding
    created_at: datetime.datetime
    updated_at: datetime.datetime
    details: None | PartyDetails

    def to_dict(self) -> dict[str, Any]:
        from ..models.party_details import PartyDetails  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        proceeding_id = str(self.proceeding_id)

        case_id = str(self.case_id)

        role = self.role.value

        is_her = self.is_her

        standing = self.standing.value

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        details: dict[str, Any] | None
        if isinstance(self.details, PartyDetails):
            details = self.details.to_dict()
        else:
            details = self.details

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "proceeding_id": proceeding_id,
                "case_id": case_id,
                "role": role,
                "is_her": is_her,
                "standing": standing,
                "created_at": created_at,
                "updated_at": updated_at,
                "details": details,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.party_details import PartyDetails  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        proceeding_id = UUID(d.pop("proceeding_id"))

        case_id = UUID(d.pop("case_id"))

        role = CourtPartyRole(d.pop("role"))

        is_her = d.pop("is_her")

        standing = PartyStanding(d.pop("standing"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        def _parse_details(data: object) -> None | PartyDetails:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                details_type_0 = PartyDetails.from_dict(data)

                return details_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PartyDetails, data)

        details = _parse_details(d.pop("details"))

        party_public = cls(
            id=id,
            version=version,
            proceeding_id=proceeding_id,
            case_id=case_id,
            role=role,
            is_her=is_her,
            standing=standing,
            created_at=created_at,
            updated_at=updated_at,
            details=details,
        )

        return party_public
