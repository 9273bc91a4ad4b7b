"""A file whose filing the database undid for another's sake is filed once more, with all that is in it."""

from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from tests.features.documents.files import PDF
from tests.features.documents.test_documents import Desk, desk  # noqa: F401 - a fixture
from trafficking_api.features.documents import service


class Undone(Exception):
    """What PostgreSQL says to one of two who wait for each other."""

    sqlstate = "40P01"


async def test_bed_10_a_file_is_read_again_where_its_filing_was_undone(
    desk: Desk,  # noqa: F811 - the fixture
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add, tries = service.add, []

    async def undone_once(*arguments: Any, **more: Any) -> Any:
        tries.append(1)
        if len(tries) == 1:
            raise DBAPIError("", None, Undone())
        return await add(*arguments, **more)

    monkeypatch.setattr(service, "add", undone_once)
    answer = await desk.post(PDF, key="undone-once")
    assert (answer.status_code, len(tries)) == (201, 2), answer.text
    assert (await desk.content(answer.headers["Location"])).content == PDF
