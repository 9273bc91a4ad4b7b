"""The code lists with their labels, in the language that the caller asks for."""

import hashlib
from functools import cache
from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from pydantic import BaseModel

from trafficking_api.access.doors import Allow, Door
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.countries import country_labels
from trafficking_api.features.code_lists.schemas import CodeLabel, CodeListPublic, CodeLists
from trafficking_api.kit.errors import NotFound
from trafficking_api.kit.language import negotiate
from trafficking_api.vocabulary import CODE_LISTS

router = APIRouter(prefix="/v1/code-lists", tags=["code lists"], route_class=Door)

CanRead = Annotated[Mandate, Allow(Permission.CODE_LISTS_READ)]
Language = Annotated[str | None, Header(alias="Accept-Language", max_length=1000, description="en or fr")]


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
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    headers = {"Content-Language": language, "Vary": "Accept-Language", "ETag": tag}
    if tag in request.headers.get("if-none-match", ""):
        return Response(None, 304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")


@router.get("", response_model=CodeLists)
async def list_code_lists(_mandate: CanRead, request: Request, accept_language: Language = None) -> Response:
    """Every code list, with labels in English or French."""
    language = negotiate(accept_language)
    return _answer(request, CodeLists(items=list(_lists(language).values())), language)


@router.get("/{name}", response_model=CodeListPublic)
async def read_code_list(
    _mandate: CanRead, request: Request, name: str, accept_language: Language = None
) -> Response:
    """One code list, with labels in English or French."""
    language = negotiate(accept_language)
    found = _lists(language).get(name)
    if found is None:
        raise NotFound
    return _answer(request, found, language)
