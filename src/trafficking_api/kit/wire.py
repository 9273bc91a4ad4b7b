"""How values look on the wire: strict types, so that a wrong type is refused and never guessed."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,6})?([Zz]|[+-]\d{2}:\d{2})\Z", re.ASCII)
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z", re.ASCII)

#: Years outside this window are typing errors, and some of them no time zone can shift.
FIRST_YEAR, LAST_YEAR = 1900, 2200


def _day(value: object) -> object:
    if not isinstance(value, str) or not _DAY.match(value):
        raise PydanticCustomError("iso_date", "a date as YYYY-MM-DD")
    try:
        parsed = date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("iso_date", "a date that exists") from None
    if not FIRST_YEAR <= parsed.year <= LAST_YEAR:
        raise PydanticCustomError("date_range", "a date between 1900 and 2200")
    return parsed


def _instant(value: object) -> object:
    if not isinstance(value, str) or not _INSTANT.match(value):
        raise PydanticCustomError("rfc3339_time", "a time with its offset, such as 2026-11-22T09:00:00Z")
    try:
        parsed = datetime.fromisoformat(value.upper())
    except ValueError:
        raise PydanticCustomError("rfc3339_time", "a time that exists") from None
    # Outside the `try`: a PydanticCustomError is a ValueError.
    if not FIRST_YEAR <= parsed.year <= LAST_YEAR:
        raise PydanticCustomError("date_range", "a time between 1900 and 2200")
    return parsed.astimezone(UTC)


def _id(value: object) -> object:
    if isinstance(value, UUID):
        return value
    if not isinstance(value, str) or not _ID.match(value.lower()):
        raise PydanticCustomError("uuid", "an id such as 6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11")
    return UUID(value)


#: What `no_nul` lets through, for the document.
PRINTABLE = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
#: The same of one line. NEL (U+0085) is white space to us, though not to every reader of the document.
_PRINTABLE_LINE = r"^[^\s\x00-\x1f\x7f\x85]([^\x00-\x08\x0a-\x0c\x0e-\x1f\x7f]*[^\s\x00-\x1f\x7f\x85])?$"


def no_nul(value: str) -> str:
    """Refuse what PostgreSQL cannot store or no person types: NUL, lone surrogates, control characters."""
    if any((ord(sign) < 32 and sign not in "\n\r\t") or ord(sign) == 127 for sign in value):  # noqa: PLR2004 - ASCII
        raise PydanticCustomError("control_character", "text without control characters")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise PydanticCustomError("unicode", "text that is valid Unicode") from None
    return value


Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=date), Field(strict=False)]
Instant = Annotated[datetime, BeforeValidator(_instant, json_schema_input_type=datetime), Field(strict=False)]
Id = Annotated[UUID, BeforeValidator(_id, json_schema_input_type=UUID), Field(strict=False)]
#: One line, such as a name.
Line = Annotated[
    str,
    Field(
        min_length=1, max_length=200, pattern=r"^\S(.*\S)?$", json_schema_extra={"pattern": _PRINTABLE_LINE}
    ),
    AfterValidator(no_nul),
]
#: A language (BCP 47), such as `lo` or `fr-BE`.
Language = Annotated[str, Field(min_length=2, max_length=35, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
#: A time of day, at the place that it is about.
Time = Annotated[str, Field(min_length=5, max_length=5, pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
#: Running text of a caseworker.
Text = Annotated[
    str,
    Field(min_length=1, max_length=8000, json_schema_extra={"pattern": PRINTABLE}),
    AfterValidator(no_nul),
]


def _flag(value: object) -> object:
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


#: A filter that is `true` or `false`, and nothing that only looks like it.
Flag = Annotated[bool, BeforeValidator(_flag, json_schema_input_type=bool), Field(strict=True)]
_SENTENCE = r"^[^\s\x00-\x1f\x7f\x85][^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*[^\s\x00-\x1f\x7f\x85]$"
#: Why somebody does what needs a reason: a sentence, not a word.
Reason = Annotated[
    str,
    Field(min_length=20, max_length=2000, pattern=r"^\S[\s\S]*\S$", json_schema_extra={"pattern": _SENTENCE}),
    AfterValidator(no_nul),
]


#: So many unknown members are named one by one, as many as a refusal has room for.
_UNKNOWN = 100


class In(BaseModel):
    """What arrives: closed, strict, never coerced."""

    model_config = ConfigDict(extra="forbid", strict=True)

    @model_validator(mode="before")
    @classmethod
    def _not_many_unknown(cls, sent: Any) -> Any:
        """Refuse at once what has far more members than there are: each unknown one would be a fault."""
        if isinstance(sent, dict) and len(sent) > len(cls.model_fields) + _UNKNOWN:
            raise PydanticCustomError("too_many_members", "fewer members")
        return sent

    @field_validator("*")
    @classmethod
    def _each_once(cls, value: Any, info: ValidationInfo) -> Any:
        """Refuse a value that stands twice in a list that the document calls unique."""
        if type(value) is list and len(value) > 1:
            extra = cls.model_fields[info.field_name or ""].json_schema_extra
            if isinstance(extra, dict) and extra.get("uniqueItems") and len(set(value)) < len(value):
                raise PydanticCustomError("not_unique", "each value once")
        return value


class Out(BaseModel):
    """What leaves: closed. Its fields are the labels of the SELECT that answers it, in this order."""

    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)


class Money(In):
    """An amount in the minor units of its currency (ISO 4217): 1200 EUR are 120000."""

    amount_minor: int = Field(ge=0, le=1_000_000_000_000)
    currency: str = Field(min_length=3, max_length=3, pattern="^[A-Z]{3}$")


class MovedMoney(In):
    """An amount that moves, so at least one, in the minor units of its currency (ISO 4217)."""

    amount_minor: int = Field(ge=1, le=1_000_000_000_000)
    currency: str = Field(min_length=3, max_length=3, pattern="^[A-Z]{3}$")


class MoneyPublic(Out):
    """An amount in the minor units of its currency (ISO 4217)."""

    amount_minor: int = Field(ge=0, le=1_000_000_000_000)
    currency: str = Field(min_length=3, max_length=3, pattern="^[A-Z]{3}$")


#: Sums stay below what a program can write exactly in JSON.
MOST = 9_007_199_254_740_991


class TotalPublic(Out):
    """A sum in the minor units of its currency (ISO 4217): it can be more than one amount ever is."""

    amount_minor: int = Field(ge=0, le=MOST)
    currency: str = Field(min_length=3, max_length=3, pattern="^[A-Z]{3}$")


class Patch(In):
    """A merge patch (RFC 7396): what is absent stays as it is, so that no field has a default to tell."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        written = handler.resolve_ref_schema(handler(schema))
        for member in written["properties"].values():
            member.pop("default", None)
        return written


class Command(In):
    """The body of a command: when it happened, if not now."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"occurred_at": "2026-11-22T09:00:00Z"}]})

    occurred_at: Instant | None = Field(default=None, description="when it happened; at most 5 minutes ahead")


#: A command may be sent without a body.
NOTHING_MORE = Command()


def changes(patch: BaseModel) -> dict[str, Any]:
    """The members of a merge patch (RFC 7396) that were sent; an absent member stays as it is."""
    return {name: getattr(patch, name) for name in patch.model_fields_set}
