"""Long lists come in pages that neither skip nor repeat anybody while others write."""

import base64
import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_args
from urllib.parse import urlencode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import BaseModel, ConfigDict, Field

from trafficking_api.kit.errors import BadCursor
from trafficking_api.kit.tables import Disclosure

Item = TypeVar("Item")


class PageParams(BaseModel):
    """What every list takes."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(default=50, ge=1, le=200, description="how many items at most")
    cursor: str | None = Field(default=None, max_length=1000, description="from `next`, as it was given")


def _absent_or_there(schema: dict[str, Any]) -> None:
    del schema["default"]
    schema["format"] = "uri-reference"


class Page(BaseModel, Generic[Item]):
    """A page; `next` is absent on the last one."""

    model_config = ConfigDict(extra="forbid")

    items: list[Item] = Field(max_length=200)
    next: str = Field(
        default="",
        max_length=16_384,
        description="path and query of the next page; absent on the last one",
        json_schema_extra=_absent_or_there,
    )

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:
        """`CasePage` for a page of `CasePublic`."""
        return f"{params[0].__name__.removesuffix('Public')}Page"


def is_table(answer: Any) -> bool:
    """True for a list that people can have as a table too: of what is privileged there is none (CRT-20)."""
    if not (isinstance(answer, type) and issubclass(answer, Page)):
        return False
    (item,) = get_args(answer.model_fields["items"].annotation)
    return getattr(item, "disclosure", None) is not Disclosure.PRIVILEGED


@dataclass(frozen=True)
class PageRequest:
    """The page asked for, with the cursor opened."""

    path: str
    parameters: tuple[tuple[str, str], ...]
    limit: int
    after: list[Any] | None
    key: bytes
    bound_to: bytes
    #: The limit as a link names it: not at all where the caller named none and gets a longer page.
    told: tuple[tuple[str, int], ...]

    @classmethod
    def open(
        cls,
        key: bytes,
        tenant: str,
        path: str,
        parameters: Iterable[tuple[str, str]],
        wanted: PageParams,
        longer: int | None = None,
    ) -> "PageRequest":
        """Raises BadCursor for a link that was changed, or made for other filters or another organisation.

        A `longer` page takes the place of the one that is meant where no limit is named.
        """
        kept = tuple(sorted((n, v) for n, v in parameters if n not in {"cursor", "limit"}))
        bound = hashlib.sha256(json.dumps([tenant, path, kept]).encode()).digest()
        after = None if wanted.cursor is None else _unseal(key, wanted.cursor, bound)
        told = (("limit", wanted.limit),) if longer is None else ()
        return cls(path, kept, longer or wanted.limit, after, key, bound, told)

    def next_link(self, last: Sequence[Any]) -> str:
        """The link of the page after this row. The sort values in it are encrypted: a link tells nothing."""
        nonce = secrets.token_bytes(12)
        body = AESGCM(self.key).encrypt(nonce, json.dumps(last).encode(), self.bound_to)
        cursor = base64.urlsafe_b64encode(nonce + body).rstrip(b"=").decode()
        return f"{self.path}?{urlencode([*self.parameters, *self.told, ('cursor', cursor)])}"


def _unseal(key: bytes, cursor: str, bound: bytes) -> list[Any]:
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        opened: list[Any] = json.loads(AESGCM(key).decrypt(raw[:12], raw[12:], bound))
    except (ValueError, InvalidTag):
        raise BadCursor from None
    return opened
