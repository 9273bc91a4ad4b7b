"""Strict types: a wrong type is refused and never guessed, and no input crashes a validator."""

import uuid
from datetime import UTC, date, datetime, time
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ConfigDict, TypeAdapter, ValidationError

from trafficking_api.kit.wire import Day, Id, In, Instant, Line, Out, Text, changes

#: As in a body, which is strict.
DAY, INSTANT, ID, LINE, TEXT = (
    TypeAdapter[Any](kind, config=ConfigDict(strict=True)) for kind in (Day, Instant, Id, Line, Text)
)
ADAPTERS = {"day": DAY, "instant": INSTANT, "id": ID, "line": LINE, "text": TEXT}


class Form(In):
    name: Line
    age: int = 0
    here: bool = False
    on: Day | None = None


def test_a_hundred_unknown_members_are_named_and_more_are_one_fault() -> None:
    for many, faults in ((100, 100), (101, 101), (103, 103), (104, 1), (100_000, 1)):
        with pytest.raises(ValidationError) as refusal:
            Form.model_validate({"name": "x"} | {f"m{number}": 0 for number in range(many)})
        assert refusal.value.error_count() == faults, many


def refused(adapter: TypeAdapter[Any], value: Any) -> bool:
    try:
        adapter.validate_python(value)
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize(
    "value",
    [
        0,
        1.5,
        True,
        None,
        [],
        {},
        b"2026-11-22",
        "",
        "0",
        "2026",
        "2026-11",
        "20261122",
        "2026-W47-7",
        "2026-326",
        "2026-11-22T00:00:00Z",
        " 2026-11-22",
        "2026-11-22 ",
        "2026-11-22\n",
        "2026-02-30",
        "2026-13-01",
        "\u0662\u0660\u0662\u0666-\u0661\u0661-\u0662\u0662",
        "1899-12-31",
        "2201-01-01",
        "0000-01-01",
        date(2026, 11, 22),
    ],
)
def test_a_day_is_an_iso_date_and_nothing_else(value: Any) -> None:
    assert refused(DAY, value)


@pytest.mark.parametrize(
    "value",
    [
        0,
        1_700_000_000,
        False,
        None,
        "2026-11-22",
        "2026-11-22T09:00:00",
        "2026-11-22 09:00:00Z",
        "2026-11-22T09:00Z",
        "2026-11-22T09:00:00+0100",
        "2026-11-22T09:00:00+01",
        "2026-11-22T09:00:00.Z",
        "2026-11-22T09:00:00.1234567Z",
        "2026-11-22T25:00:00Z",
        "2026-11-22T24:00:00Z",
        "2026-11-22T09:00:60Z",
        "2026-02-30T09:00:00Z",
        "2026-11-22T09:00:00+99:00",
        "2026-11-22T09:00:00Z\n",
        "1899-12-31T23:59:59Z",
        "9999-12-31T23:59:59-23:59",
        "0001-01-01T00:00:00+23:59",
        datetime(2026, 11, 22, tzinfo=UTC),
    ],
)
def test_an_instant_has_an_offset_and_exists(value: Any) -> None:
    assert refused(INSTANT, value)


def test_g_15_an_instant_is_kept_in_utc_whatever_its_offset() -> None:
    same = ("2026-11-22T09:00:00Z", "2026-11-22t09:00:00z", "2026-11-22T16:00:00+07:00")
    found = {INSTANT.validate_python(value) for value in same}
    assert found == {datetime(2026, 11, 22, 9, tzinfo=UTC)}
    assert all(moment.tzinfo is UTC for moment in found)
    assert INSTANT.validate_python("2026-11-22T09:00:00.1Z").microsecond == 100_000
    assert INSTANT.validate_python("2026-11-22T09:00:00.123456-00:00").microsecond == 123_456


@pytest.mark.parametrize(
    "value",
    [
        0,
        None,
        "",
        "x",
        "6f1c8a523c1e4c3e9d660d6a3b1f2c11",
        "{6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11}",
        "urn:uuid:6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11",
        "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11\n",
        "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c1",
        "6f1c8a5-23c1e-4c3e-9d66-0d6a3b1f2c11",
        "6f1c8a52_3c1e_4c3e_9d66_0d6a3b1f2c11",
    ],
)
def test_an_id_is_written_one_way(value: Any) -> None:
    assert refused(ID, value)


def test_an_id_may_be_in_capitals() -> None:
    known = uuid.uuid4()
    assert ID.validate_python(str(known).upper()) == ID.validate_python(known) == known


@pytest.mark.parametrize(
    "value", ["a\x00", "\x00", "a\x1b[31m", "a\x7f", "a\ud800", "a\x0b", 1, None, True, "", b"a"]
)
def test_text_has_no_control_characters_and_no_halves_of_letters(value: Any) -> None:
    assert refused(LINE, value)
    assert refused(TEXT, value)


@pytest.mark.parametrize("value", [" a", "a ", "a\nb", "\t", " ", "a\n", "a\x85", "\x85a", "x" * 201])
def test_a_line_is_one_line_without_space_around_it_and_the_document_says_so(value: str) -> None:
    assert refused(LINE, value)
    assert not jsonschema_rs.is_valid(LINE.json_schema(), value)


def test_words_of_every_script_are_kept_as_they_are() -> None:
    for value in ("ສຸນິສາ", "Élodie d’Or", "x", "x" * 200, "🙂", "a  b"):
        assert LINE.validate_python(value) == value
    assert TEXT.validate_python("one\r\n\ttwo\n") == "one\r\n\ttwo\n"
    assert refused(TEXT, "x" * 8001)


@pytest.mark.parametrize(
    "body",
    [
        {"name": "a", "surname": "b"},
        {"name": "a", "age": "5"},
        {"name": "a", "age": False},
        {"name": "a", "age": 5.0},
        {"name": "a", "here": 1},
        {"name": "a", "here": "true"},
        {"name": "a", "here": None},
        {"name": "a", "on": 0},
        {"name": 1},
        {},
        [],
        None,
        "name",
    ],
)
def test_a_body_is_closed_and_never_coerced(body: Any) -> None:
    assert refused(TypeAdapter(Form), body)


def test_a_merge_patch_knows_what_was_sent() -> None:
    class Patch(In):
        name: Line = ""
        on: Day | None = None

    assert changes(Patch.model_validate({})) == {}
    assert changes(Patch.model_validate({"on": None})) == {"on": None}
    assert changes(Patch.model_validate({"name": "b", "on": "2026-11-22"})) == {
        "name": "b",
        "on": date(2026, 11, 22),
    }


def test_what_leaves_is_closed() -> None:
    class Answer(Out):
        id: int

    with pytest.raises(ValidationError):
        Answer.model_validate({"id": 1, "name": "Sunisa"})


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.characters().map(lambda sign: sign * 3)
    | st.binary()
    | st.from_regex(r"\d{4}-\d\d-\d\d([Tt]\d\d:\d\d:\d\d(\.\d{1,6})?([Zz]|[+-]\d\d:\d\d))?", fullmatch=True),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize("name", ADAPTERS)
@given(value=JSON)
def test_no_input_crashes_a_validator(name: str, value: Any) -> None:
    refused(ADAPTERS[name], value)


@given(value=JSON | st.fixed_dictionaries({"name": JSON, "age": JSON, "here": JSON, "on": JSON}))
def test_no_body_crashes_a_form_and_an_accepted_one_has_the_types_it_says(value: Any) -> None:
    if not refused(TypeAdapter(Form), value):
        form = Form.model_validate(value)
        assert [type(form.name), type(form.age), type(form.here)] == [str, int, bool]


DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(DAYS, st.times())
def test_what_is_well_written_is_accepted(day: date, moment: time) -> None:
    assert DAY.validate_python(day.isoformat()) == day
    written = f"{day.isoformat()}T{moment.isoformat()}Z"
    assert INSTANT.validate_python(written) == datetime.combine(day, moment, UTC)
