"""Lets somebody ask for files of what it may read, take them, and do away with them."""

import base64
import json
import secrets
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import ColumnElement, delete, select, true
from sqlmodel import col

from trafficking_api.access.keeping import when_buried
from trafficking_api.access.later import asking
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.hiding import alone, together, when_hidden
from trafficking_api.features.exchange.models import Export, ExportFile
from trafficking_api.features.exchange.queries import export as queries
from trafficking_api.features.exchange.queries.exportable import KINDS, Kind
from trafficking_api.features.exchange.schemas.export import IDENTIFYING, ZIP, ExportFilter, NewExport
from trafficking_api.features.exchange.states import ASKER, EXPORT, ExportStatus
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound
from trafficking_api.kit.states import SYSTEM
from trafficking_api.kit.wire import Command

PASSPHRASE, CONTENT = "exports.passphrase", "export_files.content"
#: How many bytes of chance are in a passphrase.
_CHANCE = 24
#: How many exports one sweep ends.
_AT_ONCE = 100


async def ask(mandate: Mandate, body: NewExport) -> tuple[UUID, str | None]:
    """Note what is wanted, for the worker to make; returns the passphrase, if people are. Raises Invalid."""
    _refuse_faults(mandate, body)
    behalf = asking(mandate)
    await mandate.session.execute(select(alone(mandate)))
    made = Export(
        organisation_id=mandate.organisation_id,
        types=[str(each) for each in body.types],
        since=body.since,
        filters=[each.model_dump(mode="json") for each in body.filters],
        reason=body.reason,
        client_id=behalf.client_id,
        epoch=behalf.epoch,
        on_behalf_of=behalf.on_behalf_of,
        member_id=mandate.member_id,
        role=behalf.role,
        permissions=sorted(behalf.permissions),
        **mandate.stamps(),
    )
    passphrase = None
    if IDENTIFYING & set(body.types):
        passphrase = secrets.token_urlsafe(_CHANCE)
        made.passphrase = (await mandate.keys()).seal(PASSPHRASE, made.id, passphrase)
    mandate.started(made, made.status, verb="asked_for")
    return made.id, passphrase


def sent(filters: Sequence[dict[str, Any]], type_: str, kind: Kind) -> dict[str, Any]:
    """The parameters that a list is asked with: more values of one in a list, where it takes more."""
    found: dict[str, list[str]] = {}
    for each in filters:
        if each["type"] == type_:
            found.setdefault(each["name"], []).append(each["value"])
    known = kind.filter.model_fields
    return {
        name: values if "list" in str(known[name].annotation) or len(values) > 1 else values[0]
        for name, values in found.items()
    }


async def content(mandate: Mandate, export_id: UUID, file_id: UUID) -> tuple[ExportFile, bytes]:
    """A file and what is in it; that it was taken is written down. Raises NotFound."""
    found = await mandate.session.scalar(queries.file(mandate, export_id, file_id))
    if found is None:
        raise NotFound
    mandate.saw("export_file", [found.id])
    text = (await mandate.keys(to_open=[found.content])).open(CONTENT, found.id, found.content)
    return found, base64.b64decode(text) if found.media_type == ZIP else text.encode()


async def cancel(mandate: Mandate, export_id: UUID, expected: Expected, body: Command) -> None:
    """Call off what is not made yet. Raises NotFound, Stale, WrongState, Invalid."""
    await _end(mandate, export_id, "cancel", expected, body)


async def discard(mandate: Mandate, export_id: UUID, expected: Expected, body: Command) -> None:
    """Destroy the files before their time. Raises NotFound, Stale, WrongState, Invalid."""
    await _end(mandate, export_id, "discard", expected, body)


async def expire(mandate: Mandate) -> int:
    """Destroy the files whose time is over."""
    found = (await mandate.session.scalars(queries.over(mandate, _AT_ONCE))).all()
    for export in found:
        mandate.command(EXPORT, export, "expire", sides=(SYSTEM,))
    await destroy(mandate, [export.id for export in found])
    return len(found)


@when_buried
async def forget(mandate: Mandate, _gone: Sequence[UUID]) -> list[UUID]:
    """Destroy all files of the organisation: what is destroyed now may stand in any of them.

    What is under way begins anew, without it.
    """
    await mandate.session.execute(select(together(mandate)))
    return await _close(mandate, true())


@when_hidden
async def hide(mandate: Mandate, case_id: UUID) -> None:
    """Destroy the files of those who may not see this case now; what is under way begins anew, without it.

    Who hides a case does so `together` with others from the beginning.
    """
    await _close(mandate, cases.hidden_from(mandate, case_id, col(Export.member_id)))


async def _close(mandate: Mandate, whose: ColumnElement[bool]) -> list[UUID]:
    """End the exports that are made, and begin those anew that are under way; returns which they were."""
    found = (await mandate.session.scalars(queries.there(mandate).where(whose))).all()
    for export in found:
        if export.status == ExportStatus.COMPLETED:
            mandate.command(EXPORT, export, "expire", sides=(SYSTEM,))
        else:
            export.attempt, export.types_done, export.as_of = export.attempt + 1, 0, None
            mandate.touch(export)
    ids = [export.id for export in found]
    await destroy(mandate, ids)
    return ids


async def _end(mandate: Mandate, export_id: UUID, command: str, expected: Expected, body: Command) -> None:
    found = await mandate.session.scalar(queries.held(mandate, export_id))
    if found is None:
        raise NotFound
    mandate.command(EXPORT, found, command, sides=(ASKER,), expected=expected, occurred_at=body.occurred_at)
    found.passphrase, found.ended_at = None, found.ended_at or mandate.now
    await destroy(mandate, [export_id])


async def destroy(mandate: Mandate, exports: Sequence[UUID]) -> None:
    """Remove the files of these: what they were is in the journal."""
    if exports:
        mine = col(ExportFile.organisation_id) == mandate.organisation_id
        await mandate.session.execute(delete(ExportFile).where(mine, col(ExportFile.export_id).in_(exports)))


def _refuse_faults(mandate: Mandate, body: NewExport) -> None:
    """Raise Invalid for types that the caller may not read, and for filters that their lists do not take."""
    faults = [
        Fault(f"/types/{place}", "not_permitted")
        for place, type_ in enumerate(body.types)
        if not KINDS[type_].needs <= mandate.permissions
    ]
    if IDENTIFYING & set(body.types) and body.reason is None:
        faults.append(Fault("/reason", "needed_here"))
    for place, each in enumerate(body.filters):
        faults += [Fault(f"/filters/{place}{where}", code) for where, code in _faults(body, each)]
    if faults:
        raise Invalid(errors=faults)


def _faults(body: NewExport, each: ExportFilter) -> list[tuple[str, str]]:
    """What is wrong with one filter, and where."""
    kind = KINDS[each.type]
    if each.type not in body.types:
        return [("/type", "not_exported")]
    if each.name in {"limit", "cursor", "updated_since", *kind.always} or (
        each.name not in kind.filter.model_fields
    ):
        return [("/name", "unknown_parameter")]
    try:
        kind.filter.model_validate(
            {**kind.always, **sent([json.loads(f.model_dump_json()) for f in body.filters], each.type, kind)}
        )
    except ValidationError as error:
        wrong = [found["type"] for found in error.errors(include_input=False) if found["loc"][0] == each.name]
        return [("/value", wrong[0])] if wrong else []
    return []
