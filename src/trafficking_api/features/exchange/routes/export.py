"""Files of what you may read, made for you to fetch."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.exchange.queries import export as queries
from trafficking_api.features.exchange.schemas.export import (
    NDJSON,
    ZIP,
    ExportBrief,
    ExportPublic,
    ExportsWanted,
    ExportWithPassphrase,
    NewExport,
)
from trafficking_api.features.exchange.service import export as service
from trafficking_api.features.exchange.states import EXPORT
from trafficking_api.kit.conditions import IfMatch, etag, not_modified
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/exports", tags=["exports"], route_class=Door)

commands = command_options(EXPORT)
CanRead = Annotated[Mandate, Allow(Permission.EXPORTS_READ)]
CanAsk = Annotated[Mandate, AllowOnce(Permission.EXPORTS_WRITE, sees=queries.export, key_required=True)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.EXPORTS_COMMAND, sees=queries.export)]
_ENDINGS = {NDJSON: "ndjson", ZIP: "zip"}
CONTENT: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file itself",
        "content": {
            kind: {"schema": {"type": "string", "format": "binary", "maxLength": 100_000_000}}
            for kind in _ENDINGS
        },
    },
    304: {"description": "It is still the version that you have"},
}


@router.get("", response_model=Page[ExportBrief], responses=raises(BadCursor))
async def list_exports(mandate: CanRead, wanted: Annotated[ExportsWanted, Query()]) -> Response:
    """The exports of your organisation, the latest first."""
    return await answers.page(mandate, queries.exports(mandate, wanted), wanted, ("created_at", "id"))


@router.post("", response_model=ExportWithPassphrase, status_code=202)
async def ask_for_export(mandate: CanAsk, body: NewExport) -> Response:
    """Have files made of what you may read, a line of JSON for each thing; the worker does it.

    Each line is what the list of that type shows you. People come with who they are, in a zip file that only
    the passphrase opens; it is in this answer and nowhere else. The files are there for 24 hours.
    """
    export_id, passphrase = await service.ask(mandate, body)
    return await answers.one(
        mandate,
        queries.export_with_passphrase(mandate, export_id),
        status=202,
        location=mandate.request.url.path,
        shown_once={"passphrase": passphrase},
    )


@router.get("/{export_id}", response_model=ExportPublic)
async def read_export(mandate: CanRead, export_id: UUID) -> Response:
    """One export, how far it is, and when it is completed the files there are: its manifest."""
    return await answers.one(mandate, queries.export(mandate, export_id))


@router.get("/{export_id}/files/{file_id}/content", response_class=Response, responses=CONTENT)
async def read_export_content(mandate: CanRead, export_id: UUID, file_id: UUID) -> Response:
    """One file of an export, under a name that tells nothing."""
    found, content = await service.content(mandate, export_id, file_id)
    headers = {"ETag": etag(found.sha256[:16])}
    if not_modified(mandate.request.headers, found.sha256[:16]):
        return Response(None, 304, headers=headers)
    name = f"export-{file_id.hex[-8:]}.{_ENDINGS[found.media_type]}"
    headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return Response(content, headers=headers, media_type=found.media_type)


@router.post("/{export_id}/cancel", **commands("cancel", ExportPublic))
async def cancel_export(
    mandate: CanCommand, export_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Call an export off. What was made of it is destroyed."""
    await service.cancel(mandate, export_id, expected, body)
    return await answers.one(mandate, queries.export(mandate, export_id))


@router.post("/{export_id}/discard", **commands("discard", ExportPublic))
async def discard_export(
    mandate: CanCommand, export_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Destroy the files of an export before their time, once you have them."""
    await service.discard(mandate, export_id, expected, body)
    return await answers.one(mandate, queries.export(mandate, export_id))
