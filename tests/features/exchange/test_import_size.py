"""A file is read one row after the other, no further than it may be, and no two files at once."""

import asyncio
import json
import threading
import tracemalloc
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.exchange_imports import asked, lines, person
from tests.factories.filing import as_form
from tests.factories.house import House
from tests.features.stories import faults, refused
from trafficking_api.features.exchange.rules import rows as reading
from trafficking_api.features.exchange.rules.rows import ImportFormat, UnreadableTable, rows
from trafficking_api.features.exchange.service import imports
from trafficking_api.kit.errors import Invalid

MB = 1_000_000
#: A file of 1 MB that says as little as it can in as many places as it can, and what is wrong with it.
LITTLE = {
    "empty lines": (ImportFormat.NDJSON, "\n" * MB, "no_rows"),
    "short lines": (ImportFormat.NDJSON, "1\n" * (MB // 2), "too_many_rows"),
    "empty rows": (ImportFormat.CSV, "\n" * MB, "no_rows"),
    "short rows": (ImportFormat.CSV, "x\n" * (MB // 2), "too_many_rows"),
    "columns": (ImportFormat.CSV, "," * MB, "unreadable_table"),
    "cells": (ImportFormat.CSV, "a\n" + "," * MB, "unreadable_table"),
    "empty records in a table": (ImportFormat.HTCDS_CSV, "\n" * MB, "no_rows"),
    "short records in a table": (ImportFormat.HTCDS_CSV, "x\n" * (MB // 2), "too_many_rows"),
    "columns of records": (ImportFormat.HTCDS_CSV, "," * MB, "unreadable_table"),
    "records": (ImportFormat.HTCDS_JSON, "[" + ",".join(["{}"] * (MB // 3)) + "]", "too_many_rows"),
    "no array": (ImportFormat.HTCDS_JSON, "[" * MB, "unreadable_table"),
}


@pytest.mark.parametrize("name", LITTLE)
def test_a_file_of_many_small_parts_takes_little_memory(name: str) -> None:
    format_, said, code = LITTLE[name]
    content = said.encode()
    tracemalloc.start()
    try:
        with pytest.raises(Invalid) as caught:
            imports._looked_at(format_, content)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [fault.code for fault in caught.value.errors] == [code]
    assert peak < 30 * MB


def test_nothing_is_read_behind_the_last_row_that_may_be() -> None:
    for format_, part in (
        (ImportFormat.NDJSON, "1\n"),
        (ImportFormat.CSV, "x\n"),
        (ImportFormat.HTCDS_CSV, "x\n"),
    ):
        assert next(rows(format_, "a\n" + part * 3 + '"')).number == 1
    assert next(rows(ImportFormat.HTCDS_JSON, "[{},{")).number == 1


async def test_a_file_with_one_row_too_many_is_refused(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    centre = await house.party()
    monkeypatch.setattr(imports, "MOST_ROWS", 3)
    await asked(centre.coordinator, lines([person(f"P-{n}") for n in range(3)]))
    sent = as_form({"file": "rows", "format": "ndjson"}, lines([person(f"P-{n}") for n in range(4)]))
    answer = centre.coordinator.call("POST", "/v1/imports", headers={"Idempotency-Key": uuid4().hex}, **sent)
    assert faults(await refused(answer, 422, "invalid")) == [("/file", "too_many_rows")]


@pytest.mark.race
async def test_files_that_arrive_at_once_are_looked_at_one_after_the_other(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = await house.party()
    two, look, met = threading.Barrier(2), imports._looked_at, []

    def looked_at(format_: ImportFormat, content: bytes) -> tuple[str, int]:
        try:
            met.append(two.wait(timeout=0.5))
        except threading.BrokenBarrierError:
            two.reset()
        return look(format_, content)

    monkeypatch.setattr(imports, "_looked_at", looked_at)
    await asyncio.gather(*(asked(centre.coordinator, lines([person(f"P-{n}")])) for n in range(3)))
    assert met == []


RECORDS = st.recursive(st.none() | st.integers() | st.text(max_size=3), st.lists, max_leaves=4)


@given(
    st.lists(st.dictionaries(st.text(max_size=2), RECORDS, max_size=2), max_size=4),
    st.text(st.sampled_from('[]{},: \t1"'), max_size=2),
    st.sampled_from([None, 1]),
)
def test_an_array_is_read_as_json_is(
    records: list[dict[str, object]], around: str, indent: int | None
) -> None:
    written = json.dumps(records, indent=indent)
    for text in (written, written + around, around + written, written.replace(",", around, 1), around):
        try:
            expected = json.loads(text)
        except ValueError:
            expected = None
        if isinstance(expected, list) and all(isinstance(record, dict) for record in expected):
            assert list(reading._listed(text)) == expected
        else:
            with pytest.raises(UnreadableTable):
                list(reading._listed(text))
