from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ConsentChecks")


@_attrs_define
class ConsentChecks:
    """The seven checks of an informed consent (HTCDS, `con_Consent`).

    Attributes:
        agreed_to_interview (bool): agreed to the interview
        told_purpose (bool): told what the interview is for
        told_uses (bool): told the actual and the possible uses of the data
        told_research_use (bool): told of the use for research that identifies nobody
        told_access_right (bool): told of the right to ask for the data at any time
        told_retention (bool): told how long the data is kept
        told_withdrawal (bool): told how to withdraw the consent
    """

    agreed_to_interview: bool
    told_purpose: bool
    told_uses: bool
    told_research_use: bool
    told_access_right: bool
    told_retention: bool
    told_withdrawal: bool

    def to_dict(self) -> dict[str, Any]:
        agreed_to_interview = self.agreed_to_interview

        told_purpose = self.told_purpose

        told_uses = self.told_uses

        told_research_use = self.told_research_use

        told_access_right = self.told_access_right

        told_retention = self.told_retention

        told_withdrawal = self.told_withdrawal

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "agreed_to_interview": agreed_to_interview,
                "told_purpose": told_purpose,
                "told_uses": told_uses,
                "told_research_use": told_research_use,
                "told_access_right": told_access_right,
                "told_retention": told_retention,
                "told_withdrawal": told_withdrawal,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        agreed_to_interview = d.pop("agreed_to_interview")

        told_purpose = d.pop("told_purpose")

        told_uses = d.pop("told_uses")

        told_research_use = d.pop("told_research_use")

        told_access_right = d.pop("told_access_right")

        told_retention = d.pop("told_retention")

        told_withdrawal = d.pop("told_withdrawal")

        consent_checks = cls(
            agreed_to_interview=agreed_to_interview,
            told_purpose=told_purpose,
            told_uses=told_uses,
            told_research_use=told_research_use,
            told_access_right=told_access_right,
            told_retention=told_retention,
            told_withdrawal=told_withdrawal,
        )

        return consent_checks
