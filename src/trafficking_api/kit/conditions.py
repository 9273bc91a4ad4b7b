"""Nobody overwrites a colleague's change: the version one read travels back with every change (RFC 9110)."""

import re
from collections.abc import Mapping
from typing import Annotated

from fastapi import Header
from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from trafficking_api.kit.errors import Malformed, Stale

#: The longest `If-None-Match` that is read.
LONGEST = 1000
_TAG = re.compile(r'(W/)?"([^"]*)"')


def etag(version: int | str) -> str:
    """The strong entity tag of a version."""
    return f'"{version}"'


class Expected:
    """The versions that an `If-Match` header accepts."""

    def __init__(self, header: str) -> None:
        self.any = header.strip() == "*"
        # If-Match compares strongly (RFC 9110, 13.1.1): a weak tag matches nothing.
        self.tags = {tag for weak, tag in _TAG.findall(header) if not weak}

    def check(self, version: int) -> None:
        """Raise `Stale` unless this version is one of those."""
        if not self.any and str(version) not in self.tags:
            raise Stale

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema(max_length=200))

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, object]:
        return {"type": "string", "maxLength": 200, "examples": ['"1"']}


IfMatch = Annotated[
    Expected,
    Header(alias="If-Match", description="the ETag of the version you read"),
]


def not_modified(headers: Mapping[str, str], version: int | str) -> bool:
    """True when `If-None-Match` holds this version; it compares weakly (RFC 9110, 13.1.2).

    Raises Malformed.
    """
    header = headers.get("if-none-match")
    if header is None:
        return False
    if len(header) > LONGEST:
        raise Malformed
    return header.strip() == "*" or any(tag == str(version) for _, tag in _TAG.findall(header))


class Versioned(BaseModel):
    """A representation that carries its version."""

    version: int
