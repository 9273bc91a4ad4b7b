"""Files about a person or a case of your centre."""

from functools import partial
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Form, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import Erased, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.access.reasons import ReasonGiven
from trafficking_api.features.documents import queries, service
from trafficking_api.features.documents.errors import ContentGone, UnsupportedContent
from trafficking_api.features.documents.rules import ENDINGS
from trafficking_api.features.documents.schemas import (
    DocumentFilter,
    DocumentPatch,
    DocumentPublic,
    DocumentRead,
    NewDocument,
)
from trafficking_api.features.documents.states import MACHINE
from trafficking_api.kit.body import FILES, LARGEST_FILE
from trafficking_api.kit.conditions import IfMatch, etag, not_modified
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, WrongState, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/documents", tags=["documents"], route_class=Door)

commands = command_options(MACHINE)
CanRead = Annotated[Mandate, Allow(Permission.DOCUMENTS_READ)]
CanChange = Annotated[Mandate, Allow(Permission.DOCUMENTS_WRITE)]
CanAdd = Annotated[Mandate, AllowOnce(Permission.DOCUMENTS_WRITE, sees=queries.document)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.DOCUMENTS_COMMAND, sees=queries.document)]
CONTENT: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file itself",
        "content": {
            kind: {"schema": {"type": "string", "format": "binary", "maxLength": LARGEST_FILE}}
            for kind in ENDINGS
        },
    },
    304: {"description": "It is still the version that you have"},
}


@router.get("", response_model=Page[DocumentPublic], responses=raises(BadCursor))
async def list_documents(mandate: CanRead, wanted: Annotated[DocumentFilter, Query()]) -> Response:
    """The documents that you may see, the newest first."""
    return await answers.page(mandate, queries.documents(mandate, wanted), wanted, ("created_at", "id"))


@router.post(
    "",
    response_model=DocumentPublic,
    status_code=201,
    responses=raises(ReadOnly, UnsupportedContent, Erased),
    form_limits={"max_files": 1, "max_fields": 20, "max_part_size": 1000},
)
async def add_document(mandate: CanAdd, form: Annotated[NewDocument, Form(media_type=FILES)]) -> Response:
    """Keep a file about a person or a case. It is encrypted, and its type told by its content."""
    filing = service.Filing(name=form.file.filename or "", **form.model_dump(exclude={"file"}))
    document_id = await service.add(mandate, filing, await form.file.read())
    return await answers.created(mandate, queries.document(mandate, document_id))


@router.get("/{document_id}", response_model=DocumentRead)
async def read_document(mandate: CanRead, document_id: UUID, reason: ReasonGiven = None) -> Response:
    """One document, with what it was called."""
    noted = partial(service.note_reading, mandate, reason)
    return await answers.one(mandate, queries.document_by_name(mandate, document_id), before=noted)


@router.get("/{document_id}/content", response_class=Response, responses={**CONTENT, **raises(ContentGone)})
async def read_document_content(mandate: CanRead, document_id: UUID, reason: ReasonGiven = None) -> Response:
    """The file itself, under a name that tells nothing."""
    found = await service.read(mandate, document_id, reason)
    headers = {"ETag": etag(found.version)}
    if not_modified(mandate.request.headers, found.version):
        return Response(None, 304, headers=headers)
    name = f"document-{document_id.hex[-8:]}.{ENDINGS[found.media_type]}"
    headers["Content-Disposition"] = f'attachment; filename="{name}"'
    headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return Response(found.content, headers=headers, media_type=found.media_type)


@router.patch(
    "/{document_id}",
    response_model=DocumentPublic,
    responses=raises(ReadOnly, Stale, WrongState, IfMatchRequired),
)
async def change_document(
    mandate: CanChange, document_id: UUID, expected: IfMatch, body: DocumentPatch
) -> Response:
    """Say that a document is of another kind. Its content never changes: add another document."""
    await service.change(mandate, document_id, expected, body)
    return await answers.one(mandate, queries.document(mandate, document_id))


@router.post("/{document_id}/void", **commands("void", DocumentPublic, ReadOnly))
async def void_document(
    mandate: CanCommand, document_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Say that a document was put here by mistake. From now on nobody reads its content."""
    await service.void(mandate, document_id, expected, body)
    return await answers.one(mandate, queries.document(mandate, document_id))
