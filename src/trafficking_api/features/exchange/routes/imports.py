"""Files whose rows are taken in, and what became of each row."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.exchange.queries import imports as queries
from trafficking_api.features.exchange.schemas.imports import (
    ImportFilter,
    ImportPublic,
    ImportRowFilter,
    ImportRowPublic,
    NewImport,
)
from trafficking_api.features.exchange.service import imports as service
from trafficking_api.features.exchange.states import IMPORT
from trafficking_api.kit.body import FILES
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/imports", tags=["imports"], route_class=Door)

commands = command_options(IMPORT)
CanRead = Annotated[Mandate, Allow(Permission.IMPORTS_READ)]
CanAsk = Annotated[Mandate, AllowOnce(Permission.IMPORTS_WRITE, sees=queries.import_, key_required=True)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.IMPORTS_COMMAND, sees=queries.import_)]


@router.get("", response_model=Page[ImportPublic], responses=raises(BadCursor))
async def list_imports(mandate: CanRead, wanted: Annotated[ImportFilter, Query()]) -> Response:
    """The imports that you asked for, the latest first."""
    return await answers.page(mandate, queries.imports(mandate, wanted), wanted, ("created_at", "id"))


@router.post(
    "",
    response_model=ImportPublic,
    status_code=202,
    form_limits={"max_files": 1, "max_fields": 5, "max_part_size": 1000},
)
async def ask_for_import(mandate: CanAsk, form: Annotated[NewImport, Form(media_type=FILES)]) -> Response:
    """Have the rows of a file taken in, each as if you had sent it by itself; the worker does it.

    A line of JSON is `{"type": "case", "reference": "C-17", "refers": {"person_id": "P-9"}, "data": {...}}`:
    `data` is the body of the request that would make it, and `refers` are members of it that are ids, each by
    the reference of a row of this file or of an earlier one. A table is parted by commas. It has the columns
    `type`, `reference` and `refers.person_id`, and those of the data: a dot leads inside
    (`identity.first_name`), a number counts items (`identity.identity_documents.0.number`), and a semicolon
    parts codes.

    A row that is refused changes nothing for the others. The same row again, under the same reference,
    changes nothing.
    """
    content = await form.file.read()
    import_id = await service.ask(mandate, form.format, content, validate_only=form.validate_only)
    location = mandate.request.url.path
    return await answers.one(mandate, queries.import_(mandate, import_id), status=202, location=location)


@router.get("/{import_id}", response_model=ImportPublic)
async def read_import(mandate: CanRead, import_id: UUID) -> Response:
    """One import that you asked for, and how far it is."""
    return await answers.one(mandate, queries.import_(mandate, import_id))


@router.get("/{import_id}/rows", response_model=Page[ImportRowPublic], responses=raises(BadCursor))
async def list_import_rows(
    mandate: CanRead, import_id: UUID, wanted: Annotated[ImportRowFilter, Query()]
) -> Response:
    """What became of each row that was looked at, in the order of the file."""
    found, parent = queries.rows(mandate, import_id, wanted), queries.import_(mandate, import_id)
    return await answers.page(mandate, found, wanted, ("row",), descending=False, parent=parent)


@router.post("/{import_id}/cancel", **commands("cancel", ImportPublic))
async def cancel_import(
    mandate: CanCommand, import_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Call an import off. The rows that were taken in before stay."""
    await service.cancel(mandate, import_id, expected, body)
    return await answers.one(mandate, queries.import_(mandate, import_id))
