from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    cast,
)
from uuid import UUID

from attrs import define as _attrs_define

from ..models.asked_field import AskedField
from ..models.declined_by import DeclinedBy
from ..models.referral_decline_reason import ReferralDeclineReason
from ..models.referral_outcome import ReferralOutcome
from ..models.referral_received_allowed_commands_item import (
    ReferralReceivedAllowedCommandsItem,
)
from ..models.referral_received_kind_type_0 import ReferralReceivedKindType0
from ..models.referral_return_reason import ReferralReturnReason
from ..models.referral_status import ReferralStatus

if TYPE_CHECKING:
    from ..models.card import Card


T = TypeVar("T", bound="ReferralReceived")


@_attrs_define
class ReferralReceived:
    """A referral as its receiver sees it: the card and days; placed elsewhere, only id, state and day.

    Attributes:
        view (Literal['receiver']):
        id (UUID):
        version (int):
        kind (None | ReferralReceivedKindType0):
        status (ReferralStatus): Where a referral stands.
        from_organisation_id (None | UUID):
        respond_by_on (datetime.date | None):
        card (Card | None):
        sent_on (datetime.date | None):
        answered_on (datetime.date | None):
        updated_on (datetime.date):
        declined_by (DeclinedBy | None):
        decline_code (None | ReferralDeclineReason):
        asked_field (AskedField | None):
        released_on (datetime.date | None):
        arrived_on (datetime.date | None):
        ended_on (datetime.date | None):
        outcome (None | ReferralOutcome):
        return_code (None | ReferralReturnReason):
        transfer_asked_on (datetime.date | None):
        allowed_commands (list[ReferralReceivedAllowedCommandsItem]):
    """

    view: Literal["receiver"]
    id: UUID
    version: int
    kind: None | ReferralReceivedKindType0
    status: ReferralStatus
    from_organisation_id: None | UUID
    respond_by_on: datetime.date | None
    card: Card | None
    sent_on: datetime.date | None
    answered_on: datetime.date | None
    updated_on: datetime.date
    declined_by: DeclinedBy | None
    decline_code: None | ReferralDeclineReason
    asked_field: AskedField | None
    released_on: datetime.date | None
    arrived_on: datetime.date | None
    ended_on: datetime.date | None
    outcome: None | ReferralOutcome
    return_code: None | ReferralReturnReason
    transfer_asked_on: datetime.date | None
    allowed_commands: list[ReferralReceivedAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        from ..models.card import Card  # noqa: PLC0415

        view = self.view

        id = str(self.id)

        version = self.version

        kind: None | str
        if isinstance(self.kind, ReferralReceivedKindType0):
            kind = self.kind.value
        else:
            kind = self.kind

        status = self.status.value

        from_organisation_id: None | str
        if isinstance(self.from_organisation_id, UUID):
            from_organisation_id = str(self.from_organisation_id)
        else:
            from_organisation_id = self.from_organisation_id

        respond_by_on: None | str
        if isinstance(self.respond_by_on, datetime.date):
            respond_by_on = self.respond_by_on.isoformat()
        else:
            respond_by_on = self.respond_by_on

        card: dict[str, Any] | None
        if isinstance(self.card, Card):
            card = self.card.to_dict()
        else:
            card = self.card

        sent_on: None | str
        if isinstance(self.sent_on, datetime.date):
            sent_on = self.sent_on.isoformat()
        else:
            sent_on = self.sent_on

        answered_on: None | str
        if isinstance(self.answered_on, datetime.date):
            answered_on = self.answered_on.isoformat()
        else:
            answered_on = self.answered_on

        updated_on = self.updated_on.isoformat()

        declined_by: None | str
        if isinstance(self.declined_by, DeclinedBy):
            declined_by = self.declined_by.value
        else:
            declined_by = self.declined_by

        decline_code: None | str
        if isinstance(self.decline_code, ReferralDeclineReason):
            decline_code = self.decline_code.value
        else:
            decline_code = self.decline_code

        asked_field: None | str
        if isinstance(self.asked_field, AskedField):
            asked_field = self.asked_field.value
        else:
            asked_field = self.asked_field

        released_on: None | str
        if isinstance(self.released_on, datetime.date):
            released_on = self.released_on.isoformat()
        else:
            released_on = self.released_on

        arrived_on: None | str
        if isinstance(self.arrived_on, datetime.date):
            arrived_on = self.arrived_on.isoformat()
        else:
            arrived_on = self.arrived_on

        ended_on: None | str
        if isinstance(self.ended_on, datetime.date):
            ended_on = self.ended_on.isoformat()
        else:
            ended_on = self.ended_on

        outcome: None | str
        if isinstance(self.outcome, ReferralOutcome):
            outcome = self.outcome.value
        else:
            outcome = self.outcome

        return_code: None | str
        if isinstance(self.return_code, ReferralReturnReason):
            return_code = self.return_code.value
        else:
            return_code = self.return_code

        transfer_asked_on: None | str
        if isinstance(self.transfer_asked_on, datetime.date):
            transfer_asked_on = self.transfer_asked_on.isoformat()
        else:
            transfer_asked_on = self.transfer_asked_on

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "view": view,
                "id": id,
                "version": version,
                "kind": kind,
                "status": status,
                "from_organisation_id": from_organisation_id,
                "respond_by_on": respond_by_on,
                "card": card,
                "sent_on": sent_on,
                "answered_on": answered_on,
                "updated_on": updated_on,
                "declined_by": declined_by,
                "decline_code": decline_code,
                "asked_field": asked_field,
                "released_on": released_on,
                "arrived_on": arrived_on,
                "ended_on": ended_on,
                "outcome": outcome,
                "return_code": return_code,
                "transfer_asked_on": transfer_asked_on,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.card import Card  # noqa: PLC0415

        d = dict(src_dict)
        view = cast(Literal["receiver"], d.pop("view"))
        if view != "receiver":
            raise ValueError(f"view must match const 'receiver', got '{view}'")

        id = UUID(d.pop("id"))

        version = d.pop("version")

        def _parse_kind(data: object) -> None | ReferralReceivedKindType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                kind_type_0 = ReferralReceivedKindType0(data)

                return kind_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReferralReceivedKindType0, data)

        kind = _parse_kind(d.pop("kind"))

        status = ReferralStatus(d.pop("status"))

        def _parse_from_organisation_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                from_organisation_id_type_0 = UUID(data)

                return from_organisation_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        from_organisation_id = _parse_from_organisation_id(d.pop("from_organisation_id"))

        def _parse_respond_by_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                respond_by_on_type_0 = datetime.date.fromisoformat(data)

                return respond_by_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        respond_by_on = _parse_respond_by_on(d.pop("respond_by_on"))

        def _parse_card(data: object) -> Card | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                card_type_0 = Card.from_dict(data)

                return card_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Card | None, data)

        card = _parse_card(d.pop("card"))

        def _parse_sent_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                sent_on_type_0 = datetime.date.fromisoformat(data)

                return sent_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        sent_on = _parse_sent_on(d.pop("sent_on"))

        def _parse_answered_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                answered_on_type_0 = datetime.date.fromisoformat(data)

                return answered_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        answered_on = _parse_answered_on(d.pop("answered_on"))

        updated_on = datetime.date.fromisoformat(d.pop("updated_on"))

        def _parse_declined_by(data: object) -> DeclinedBy | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                declined_by_type_0 = DeclinedBy(data)

                return declined_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DeclinedBy | None, data)

        declined_by = _parse_declined_by(d.pop("declined_by"))

        def _parse_decline_code(data: object) -> None | ReferralDeclineReason:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decline_code_type_0 = ReferralDeclineReason(data)

                return decline_code_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReferralDeclineReason, data)

        decline_code = _parse_decline_code(d.pop("decline_code"))

        def _parse_asked_field(data: object) -> AskedField | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                asked_field_type_0 = AskedField(data)

                return asked_field_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AskedField | None, data)

        asked_field = _parse_asked_field(d.pop("asked_field"))

        def _parse_released_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                released_on_type_0 = datetime.date.fromisoformat(data)

                return released_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        released_on = _parse_released_on(d.pop("released_on"))

        def _parse_arrived_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                arrived_on_type_0 = datetime.date.fromisoformat(data)

                return arrived_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        arrived_on = _parse_arrived_on(d.pop("arrived_on"))

        def _parse_ended_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_on_type_0 = datetime.date.fromisoformat(data)

                return ended_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        ended_on = _parse_ended_on(d.pop("ended_on"))

        def _parse_outcome(data: object) -> None | ReferralOutcome:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                outcome_type_0 = ReferralOutcome(data)

                return outcome_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReferralOutcome, data)

        outcome = _parse_outcome(d.pop("outcome"))

        def _parse_return_code(data: object) -> None | ReferralReturnReason:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                return_code_type_0 = ReferralReturnReason(data)

                return return_code_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReferralReturnReason, data)

        return_code = _parse_return_code(d.pop("return_code"))

        def _parse_transfer_asked_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                transfer_asked_on_type_0 = datetime.date.fromisoformat(data)

                return transfer_asked_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        transfer_asked_on = _parse_transfer_asked_on(d.pop("transfer_asked_on"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = ReferralReceivedAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        referral_received = cls(
            view=view,
            id=id,
            version=version,
            kind=kind,
            status=status,
            from_organisation_id=from_organisation_id,
            respond_by_on=respond_by_on,
            card=card,
            sent_on=sent_on,
            answered_on=answered_on,
            updated_on=updated_on,
            declined_by=declined_by,
            decline_code=decline_code,
            asked_field=asked_field,
            released_on=released_on,
            arrived_on=arrived_on,
            ended_on=ended_on,
            outcome=outcome,
            return_code=return_code,
            transfer_asked_on=transfer_asked_on,
            allowed_commands=allowed_commands,
        )

        return referral_received
