from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.row_outcome import RowOutcome
from ..models.row_type import RowType

if TYPE_CHECKING:
    from ..models.row_fault import RowFault


T = TypeVar("T", bound="ImportRowPublic")


@_attrs_define
class ImportRowPublic:
    """What became of one row; nothing of what stood in it.

    Attributes:
        id (UUID):
        row (int): counted from one, without heading and empty lines; a record of HTCDS is two rows, the person and her
            case, and a third where it says what was determined and when
        record (int | None): of HTCDS, which record of the file the row is of, counted from one; null for other formats,
            and in reports from before this was said
        type_ (None | RowType): null where the row cannot be read
        outcome (RowOutcome): What became of a row.
        object_id (None | UUID): what it is here
        code (None | str): of the refusal, as the API itself would give it
        errors (list[RowFault]): why it was refused; or, of a record of HTCDS, what was left out
    """

    id: UUID
    row: int
    record: int | None
    type_: None | RowType
    outcome: RowOutcome
    object_id: None | UUID
    code: None | str
    errors: list[RowFault]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        row = self.row

        record: int | None
        record = self.record

        type_: None | str
        if isinstance(self.type_, RowType):
            type_ = self.type_.value
        else:
            type_ = self.type_

        outcome = self.outcome.value

        object_id: None | str
        if isinstance(self.object_id, UUID):
            object_id = str(self.object_id)
        else:
            object_id = self.object_id

        code: None | str
        code = self.code

        errors = []
        for errors_item_data in self.errors:
            errors_item = errors_item_data.to_dict()
            errors.append(errors_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "row": row,
                "record": record,
                "type": type_,
                "outcome": outcome,
                "object_id": object_id,
                "code": code,
                "errors": errors,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.row_fault import RowFault  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        row = d.pop("row")

        def _parse_record(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        record = _parse_record(d.pop("record"))

        def _parse_type_(data: object) -> None | RowType:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                type_type_0 = RowType(data)

                return type_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RowType, data)

        type_ = _parse_type_(d.pop("type"))

        outcome = RowOutcome(d.pop("outcome"))

        def _parse_object_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                object_id_type_0 = UUID(data)

                return object_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        object_id = _parse_object_id(d.pop("object_id"))

        def _parse_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        code = _parse_code(d.pop("code"))

        errors = []
        _errors = d.pop("errors")
        for errors_item_data in _errors:
            errors_item = RowFault.from_dict(errors_item_data)

            errors.append(errors_item)

        import_row_public = cls(
            id=id,
            row=row,
            record=record,
            type_=type_,
            outcome=outcome,
            object_id=object_id,
            code=code,
            errors=errors,
        )

        return import_row_public
