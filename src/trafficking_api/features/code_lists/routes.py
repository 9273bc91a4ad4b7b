"""The code lists with their labels, in the language that the caller asks for."""

import hashlib
from functools import cache
from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Request, Response
from pydantic import BaseModel

from trafficking_api.access.doors import Allow, Door
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.countries import country_labels
from trafficking_api.features.code_lists.schemas import CodeLabel, CodeListPublic, CodeLists
from trafficking_api.kit.conditions import etag, not_modified
from trafficking_api.kit.errors import NotFound
from trafficking_api.kit.language import negotiate
from trafficking_api.vocabulary import CODE_LISTS

#: It has an ETag, though it lies in no table and has no version.
CACHED: dict[int | str, dict[str, Any]] = {304: {"description": "Not changed since you read it"}}

router = APIRouter(prefix="/v1/code-lists", tags=["code lists"], route_class=Door)

CanRead = Annotated[Mandate, Allow(Permission.CODE_LISTS_READ)]
Language = Annotated[str | None, Header(alias="Accept-Language", max_length=1000, description="en or fr")]
Name = Annotated[
    str,
    Path(
        max_length=60,
        description="of a list",
        json_schema_extra={"enum": sorted([*CODE_LISTS, "country"])},
    ),
]


@cache
def _lists(language: str) -> dict[str, CodeListPublic]:
    lists = {
        name: CodeListPublic(
            name=name,
            source=listed.source,
            values=[
                CodeLabel(code=value.code, label=value.labels[language], htcds=value.htcds)
                for value in listed.values
            ],
        )
        for name, listed in CODE_LISTS.items()
    }
    countries = sorted(country_labels(language).items())
    lists["country"] = CodeListPublic(
        name="country",
        source="ISO 3166-1 alpha-2",
        values=[CodeLabel(code=code, label=label, htcds=code) for code, label in countries],
    )
    return lists


def _answer(request: Request, found: BaseModel, language: str) -> Response:
    body = found.model_dump_json().encode()
    digest = hashlib.sha256(body).hexdigest()[:16]
    headers = {"Content-Language": language, "Vary": "Accept-Language", "ETag": etag(digest)}
    if not_modified(request.headers, digest):
        return Response(None, 304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")


@router.get("", response_model=CodeLists, responses=CACHED)
async def list_code_lists(_mandate: CanRead, request: Request, accept_language: Language = None) -> Response:
    """Every code list, with labels in English or French."""
    language = negotiate(accept_language)
    return _answer(request, CodeLists(items=list(_lists(language).values())), language)


@router.get("/{name}", response_model=CodeListPublic, responses=CACHED)
async def read_code_list(
    _mandate: CanRead, request: Request, name: Name, accept_language: Language = None
) -> Response:
    """One code list, with labels in English or French."""
    language = negotiate(accept_language)
    found = _lists(language).get(name)
    if found is None:
        raise NotFound
    return _answer(request, found, language)
