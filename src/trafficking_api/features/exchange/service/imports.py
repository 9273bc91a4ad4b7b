"""Takes in the file of an import, sealed, for the worker; and lets an import be called off."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from uuid import UUID

from trafficking_api.access.later import asking
from trafficking_api.access.mandate import Mandate
from trafficking_api.features.exchange.models import Import, ImportWork
from trafficking_api.features.exchange.queries import imports as queries
from trafficking_api.features.exchange.rules.rows import ImportFormat, UnreadableTable, rows
from trafficking_api.features.exchange.schemas.imports import MOST_ROWS
from trafficking_api.features.exchange.states import ASKER, IMPORT
from trafficking_api.kit.body import LARGEST_FILE
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound, TooLarge
from trafficking_api.kit.wire import Command

CONTENT = "import_work.content"
#: One file at a time is looked at in each process, however many arrive: it takes many times its size.
_ONE_AT_A_TIME = ThreadPoolExecutor(1, thread_name_prefix="import")


async def ask(mandate: Mandate, format_: ImportFormat, content: bytes, *, validate_only: bool) -> UUID:
    """Keep a file for the worker to take in. Raises TooLarge, Invalid."""
    if len(content) > LARGEST_FILE:
        raise TooLarge
    looking = asyncio.get_running_loop().run_in_executor(_ONE_AT_A_TIME, _looked_at, format_, content)
    text, total = await looking
    behalf = asking(mandate)
    made = Import(
        organisation_id=mandate.organisation_id,
        format=format_,
        validate_only=validate_only,
        rows_total=total,
        client_id=behalf.client_id,
        epoch=behalf.epoch,
        on_behalf_of=behalf.on_behalf_of,
        member_id=mandate.member_id,
        role=behalf.role,
        permissions=sorted(behalf.permissions),
        **mandate.stamps(),
    )
    mandate.started(made, made.status, verb="asked_for")
    await mandate.session.flush()
    sealed = await asyncio.to_thread((await mandate.keys()).seal, CONTENT, made.id, text)
    mandate.session.add(
        ImportWork(organisation_id=mandate.organisation_id, import_id=made.id, content=sealed)
    )
    return made.id


def _looked_at(format_: ImportFormat, content: bytes) -> tuple[str, int]:
    """The text of a file, and how many rows it has, of which it reads no more than may be. Raises Invalid."""
    try:
        text = content.decode("utf-8-sig")
        total = sum(1 for _ in islice(rows(format_, text), MOST_ROWS + 1))
    except UnicodeDecodeError:
        raise Invalid(errors=[Fault("/file", "not_utf8")]) from None
    except UnreadableTable as table:
        raise Invalid(errors=[Fault("/file", "unreadable_table", {"line": table.line})]) from None
    if not 0 < total <= MOST_ROWS:
        raise Invalid(errors=[Fault("/file", "too_many_rows" if total else "no_rows")])
    return text, total


async def cancel(mandate: Mandate, import_id: UUID, expected: Expected, body: Command) -> None:
    """Call off what has not been taken in yet. Raises NotFound, Stale, WrongState, Invalid."""
    # The worker holds these two in the same order.
    work = await mandate.session.scalar(queries.work_held(mandate, import_id))
    found = await mandate.session.scalar(queries.held(mandate, import_id))
    if found is None or work is None:
        raise NotFound
    mandate.command(IMPORT, found, "cancel", sides=(ASKER,), expected=expected, occurred_at=body.occurred_at)
    found.ended_at, work.content = mandate.now, None
