from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.domain_progress import DomainProgress


T = TypeVar("T", bound="CaseProgress")


@_attrs_define
class CaseProgress:
    """How somebody's situation has changed, domain by domain.

    Attributes:
        case_id (UUID):
        domains (list[DomainProgress]):
    """

    case_id: UUID
    domains: list[DomainProgress]

    def to_dict(self) -> dict[str, Any]:
        case_id = str(self.case_id)

        domains = []
        for domains_item_data in self.domains:
            domains_item = domains_item_data.to_dict()
            domains.append(domains_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "case_id": case_id,
                "domains": domains,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.domain_progress import DomainProgress  # noqa: PLC0415

        d = dict(src_dict)
        case_id = UUID(d.pop("case_id"))

        domains = []
        _domains = d.pop("domains")
        for domains_item_data in _domains:
            domains_item = DomainProgress.from_dict(domains_item_data)

            domains.append(domains_item)

        case_progress = cls(
            case_id=case_id,
            domains=domains,
        )

        return case_progress
