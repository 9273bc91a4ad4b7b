from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.court_level import CourtLevel
from ..models.judgment_outcome import JudgmentOutcome
from ..models.offence import Offence
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.sentences import Sentences


T = TypeVar("T", bound="JudgmentPatch")


@_attrs_define
class JudgmentPatch:
    """A merge patch (RFC 7396). When a day changes, what runs from it is worked out anew.

    Attributes:
        level (CourtLevel | Unset): A code of the list `court_level`.
        outcome (JudgmentOutcome | Unset): A code of the list `judgment_outcome`.
        pronounced_on (datetime.date | Unset): when it was pronounced; never in the future
        served_on (datetime.date | None | Unset): when a bailiff served it; not before it was pronounced
        notified_on (datetime.date | None | Unset): when the court notified it; not before it was pronounced
        became_final_on (datetime.date | None | Unset): since when no ordinary remedy is left against it; not before it
            was pronounced
        by_default (bool | Unset): whom it was passed on was not there
        offences (list[Offence] | Unset):
        sentences (Sentences | Unset): How many were convicted, acquitted, and sentenced to what.
        note (None | str | Unset): in your own words; stored sealed
    """

    level: CourtLevel | Unset = UNSET
    outcome: JudgmentOutcome | Unset = UNSET
    pronounced_on: datetime.date | Unset = UNSET
    served_on: datetime.date | None | Unset = UNSET
    notified_on: datetime.date | None | Unset = UNSET
    became_final_on: datetime.date | None | Unset = UNSET
    by_default: bool | Unset = UNSET
    offences: list[Offence] | Unset = UNSET
    sentences: Sentences | Unset = UNSET
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        level: str | Unset = UNSET
        if not isinstance(self.level, Unset):
            level = self.level.value

        outcome: str | Unset = UNSET
        if not isinstance(self.outcome, Unset):
            outcome = self.outcome.value

        pronounced_on: str | Unset = UNSET
        if not isinstance(self.pronounced_on, Unset):
            pronounced_on = self.pronounced_on.isoformat()

        served_on: None | str | Unset
        if isinstance(self.served_on, Unset):
            served_on = UNSET
        elif isinstance(self.served_on, datetime.date):
            served_on = self.served_on.isoformat()
        else:
            served_on = self.served_on

        notified_on: None | str | Unset
        if isinstance(self.notified_on, Unset):
            notified_on = UNSET
        elif isinstance(self.notified_on, datetime.date):
            notified_on = self.notified_on.isoformat()
        else:
            notified_on = self.notified_on

        became_final_on: None | str | Unset
        if isinstance(self.became_final_on, Unset):
            became_final_on = UNSET
        elif isinstance(self.became_final_on, datetime.date):
            became_final_on = self.became_final_on.isoformat()
        else:
            became_final_on = self.became_final_on

        by_default = self.by_default

        offences: list[str] | Unset = UNSET
        if not isinstance(self.offences, Unset):
            offences = []
            for offences_item_data in self.offences:
                offences_item = offences_item_data.value
                offences.append(offences_item)

        sentences: dict[str, Any] | Unset = UNSET
        if not isinstance(self.sentences, Unset):
            sentences = self.sentences.to_dict()

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if level is not UNSET:
            field_dict["level"] = level
        if outcome is not UNSET:
            field_dict["outcome"] = outcome
        if pronounced_on is not UNSET:
            field_dict["pronounced_on"] = pronounced_on
        if served_on is not UNSET:
            field_dict["served_on"] = served_on
        if notified_on is not UNSET:
            field_dict["notified_on"] = notified_on
        if became_final_on is not UNSET:
            field_dict["became_final_on"] = became_final_on
        if by_default is not UNSET:
            field_dict["by_default"] = by_default
        if offences is not UNSET:
            field_dict["offences"] = offences
        if sentences is not UNSET:
            field_dict["sentences"] = sentences
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.sentences import Sentences  # noqa: PLC0415

        d = dict(src_dict)
        _level = d.pop("level", UNSET)
        level: CourtLevel | Unset
        if isinstance(_level, Unset):
            level = UNSET
        else:
            level = CourtLevel(_level)

        _outcome = d.pop("outcome", UNSET)
        outcome: JudgmentOutcome | Unset
        if isinstance(_outcome, Unset):
            outcome = UNSET
        else:
            outcome = JudgmentOutcome(_outcome)

        _pronounced_on = d.pop("pronounced_on", UNSET)
        pronounced_on: datetime.date | Unset
        if isinstance(_pronounced_on, Unset):
            pronounced_on = UNSET
        else:
            pronounced_on = datetime.date.fromisoformat(_pronounced_on)

        def _parse_served_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                served_on_type_0 = datetime.date.fromisoformat(data)

                return served_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        served_on = _parse_served_on(d.pop("served_on", UNSET))

        def _parse_notified_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                notified_on_type_0 = datetime.date.fromisoformat(data)

                return notified_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        notified_on = _parse_notified_on(d.pop("notified_on", UNSET))

        def _parse_became_final_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                became_final_on_type_0 = datetime.date.fromisoformat(data)

                return became_final_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        became_final_on = _parse_became_final_on(d.pop("became_final_on", UNSET))

        by_default = d.pop("by_default", UNSET)

        _offences = d.pop("offences", UNSET)
        offences: list[Offence] | Unset = UNSET
        if _offences is not UNSET:
            offences = []
            for offences_item_data in _offences:
                offences_item = Offence(offences_item_data)

                offences.append(offences_item)

        _sentences = d.pop("sentences", UNSET)
        sentences: Sentences | Unset
        if isinstance(_sentences, Unset):
            sentences = UNSET
        else:
            sentences = Sentences.from_dict(_sentences)

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        judgment_patch = cls(
            level=level,
            outcome=outcome,
            pronounced_on=pronounced_on,
            served_on=served_on,
            notified_on=notified_on,
            became_final_on=became_final_on,
            by_default=by_default,
            offences=offences,
            sentences=sentences,
            note=note,
        )

        return judgment_patch
