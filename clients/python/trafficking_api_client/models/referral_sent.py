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
from ..models.referral_return_reason import ReferralReturnReason
from ..models.referral_sent_allowed_commands_item import ReferralSentAllowedCommandsItem
from ..models.referral_sent_kind import ReferralSentKind
from ..models.referral_sent_level_type_0 import ReferralSentLevelType0
from ..models.referral_status import ReferralStatus
from ..models.referral_withdraw_code import ReferralWithdrawCode

if TYPE_CHECKING:
    from ..models.card import Card


T = TypeVar("T", bound="ReferralSent")


@_attrs_define
class ReferralSent:
    """A referral as its sender sees it.

    Attributes:
        view (Literal['sender']):
        id (UUID):
        version (int):
        kind (ReferralSentKind):
        status (ReferralStatus): Where a referral stands.
        case_id (UUID):
        to_organisation_id (UUID):
        respond_by_on (datetime.date): in your time zone; it ends at 24:00
        card (Card | None): frozen at the sending, with what was added since; null in a draft
        level (None | ReferralSentLevelType0):
        class_size (int | None): how many of your cases look alike at this level
        k (int | None):
        declined_by (DeclinedBy | None):
        decline_code (None | ReferralDeclineReason):
        asked_field (AskedField | None): what the receiver asks for beyond the card
        released_on (datetime.date | None):
        arrived_on (datetime.date | None):
        ended_on (datetime.date | None):
        outcome (None | ReferralOutcome):
        return_code (None | ReferralReturnReason):
        transfer_asked_on (datetime.date | None): when the receiver asked for the transfer
        release_proposed (bool): a release without consent waits for a second member
        withdraw_code (None | ReferralWithdrawCode):
        created_at (datetime.datetime):
        sent_at (datetime.datetime | None):
        answered_at (datetime.datetime | None):
        updated_at (datetime.datetime):
        allowed_commands (list[ReferralSentAllowedCommandsItem]):
    """

    view: Literal["sender"]
    id: UUID
    version: int
    kind: ReferralSentKind
    status: ReferralStatus
    case_id: UUID
    to_organisation_id: UUID
    respond_by_on: datetime.date
    card: Card | None
    level: None | ReferralSentLevelType0
    class_size: int | None
    k: int | None
    declined_by: DeclinedBy | None
    decline_code: None | ReferralDeclineReason
    asked_field: AskedField | None
    released_on: datetime.date | None
    arrived_on: datetime.date | None
    ended_on: datetime.date | None
    outcome: None | ReferralOutcome
    return_code: None | ReferralReturnReason
    transfer_asked_on: datetime.date | None
    release_proposed: bool
    withdraw_code: None | ReferralWithdrawCode
    created_at: datetime.datetime
    sent_at: datetime.datetime | None
    answered_at: datetime.datetime | None
    updated_at: datetime.datetime
    allowed_commands: list[ReferralSentAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        from ..models.card import Card  # noqa: PLC0415

        view = self.view

        id = str(self.id)

        version = self.version

        kind = self.kind.value

        status = self.status.value

        case_id = str(self.case_id)

        to_organisation_id = str(self.to_organisation_id)

        respond_by_on = self.respond_by_on.isoformat()

        card: dict[str, Any] | None
        if isinstance(self.card, Card):
            card = self.card.to_dict()
        else:
            card = self.card

        level: None | str
        if isinstance(self.level, ReferralSentLevelType0):
            level = self.level.value
        else:
            level = self.level

        class_size: int | None
        class_size = self.class_size

        k: int | None
        k = self.k

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

        release_proposed = self.release_proposed

        withdraw_code: None | str
        if isinstance(self.withdraw_code, ReferralWithdrawCode):
            withdraw_code = self.withdraw_code.value
        else:
            withdraw_code = self.withdraw_code

        created_at = self.created_at.isoformat()

        sent_at: None | str
        if isinstance(self.sent_at, datetime.datetime):
            sent_at = self.sent_at.isoformat()
        else:
            sent_at = self.sent_at

        answered_at: None | str
        if isinstance(self.answered_at, datetime.datetime):
            answered_at = self.answered_at.isoformat()
        else:
            answered_at = self.answered_at

        updated_at = self.updated_at.isoformat()

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
                "case_id": case_id,
                "to_organisation_id": to_organisation_id,
                "respond_by_on": respond_by_on,
                "card": card,
                "level": level,
                "class_size": class_size,
                "k": k,
                "declined_by": declined_by,
                "decline_code": decline_code,
                "asked_field": asked_field,
                "released_on": released_on,
                "arrived_on": arrived_on,
                "ended_on": ended_on,
                "outcome": outcome,
                "return_code": return_code,
                "transfer_asked_on": transfer_asked_on,
                "release_proposed": release_proposed,
                "withdraw_code": withdraw_code,
                "created_at": created_at,
                "sent_at": sent_at,
                "answered_at": answered_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.card import Card  # noqa: PLC0415

        d = dict(src_dict)
        view = cast(Literal["sender"], d.pop("view"))
        if view != "sender":
            raise ValueError(f"view must match const 'sender', got '{view}'")

        id = UUID(d.pop("id"))

        version = d.pop("version")

        kind = ReferralSentKind(d.pop("kind"))

        status = ReferralStatus(d.pop("status"))

        case_id = UUID(d.pop("case_id"))

        to_organisation_id = UUID(d.pop("to_organisation_id"))

        respond_by_on = datetime.date.fromisoformat(d.pop("respond_by_on"))

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

        def _parse_level(data: object) -> None | ReferralSentLevelType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                level_type_0 = ReferralSentLevelType0(data)

                return level_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReferralSentLevelType0, data)

        level = _parse_level(d.pop("level"))

        def _parse_class_size(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        class_size = _parse_class_size(d.pop("class_size"))

        def _parse_k(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        k = _parse_k(d.pop("k"))

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

        release_proposed = d.pop("release_proposed")

        def _parse_withdraw_code(data: object) -> None | ReferralWithdrawCode:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withdraw_code_type_0 = ReferralWithdrawCode(data)

                return withdraw_code_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReferralWithdrawCode, data)

        withdraw_code = _parse_withdraw_code(d.pop("withdraw_code"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_sent_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                sent_at_type_0 = datetime.datetime.fromisoformat(data)

                return sent_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        sent_at = _parse_sent_at(d.pop("sent_at"))

        def _parse_answered_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                answered_at_type_0 = datetime.datetime.fromisoformat(data)

                return answered_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        answered_at = _parse_answered_at(d.pop("answered_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = ReferralSentAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        referral_sent = cls(
            view=view,
            id=id,
            version=version,
            kind=kind,
            status=status,
            case_id=case_id,
            to_organisation_id=to_organisation_id,
            respond_by_on=respond_by_on,
            card=card,
            level=level,
            class_size=class_size,
            k=k,
            declined_by=declined_by,
            decline_code=decline_code,
            asked_field=asked_field,
            released_on=released_on,
            arrived_on=arrived_on,
            ended_on=ended_on,
            outcome=outcome,
            return_code=return_code,
            transfer_asked_on=transfer_asked_on,
            release_proposed=release_proposed,
            withdraw_code=withdraw_code,
            created_at=created_at,
            sent_at=sent_at,
            answered_at=answered_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return referral_sent
