"""What is privileged is tagged, and whatever tells something of a case never touches it (CRT-20)."""

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import SQLModel

import trafficking_api
from tests.contract.operations import behind_the_door
from tests.factories.house import House
from tests.features.people.stories import canary
from tests.features.referrals.second_stage import ALL_GROUPS, sent_way, two_centres
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.timeline import tells
from trafficking_api.kit.tables import Disclosure, Recorded, Unrecorded
from trafficking_api.tables import METADATA

SOURCE = Path(trafficking_api.__file__).parent
#: Who may name a privileged table: its own rooms, and what destroys it with its case and its person.
OWN = {
    *("models/__init__.py", "models/note.py", "queries/note.py", "service/note.py"),
    "service/forgetting.py",
}


def models() -> list[Any]:
    """Every table's model; a test elsewhere may have made one of its own, whose metadata is not ours."""
    mappers = SQLModel._sa_registry.mappers
    return [each.class_ for each in mappers if each.local_table in METADATA.tables.values()]


def privileged() -> list[Any]:
    return [model for model in models() if getattr(model, "disclosure", None) is Disclosure.PRIVILEGED]


def test_crt_20_every_table_says_how_far_what_it_holds_may_travel() -> None:
    assert {model.__tablename__ for model in models()} == set(METADATA.tables)
    tagged = [model for model in models() if issubclass(model, (Recorded, Unrecorded))]
    assert {type(model.disclosure) for model in tagged} == {Disclosure}
    assert [model.__tablename__ for model in privileged()] == ["privileged_notes"]
    # What has no tag is the journal and its keys, and holds nobody's words.
    assert {model.__tablename__ for model in models()} - {model.__tablename__ for model in tagged} <= {
        *("events", "audit_events", "organisation_keys", "remembered_answers"),
    }


def named_in(tree: ast.AST, name: str, table: str) -> bool:
    """True when the module names the model, or its table as a text of SQL."""
    return any(
        (isinstance(node, ast.Name) and node.id == name)
        or (isinstance(node, ast.Attribute) and node.attr == name)
        or (isinstance(node, ast.alias) and node.name == name)
        or (isinstance(node, ast.Constant) and isinstance(node.value, str) and table in node.value.split('"'))
        for node in ast.walk(tree)
    )


def test_crt_20_no_module_but_its_own_names_a_privileged_table() -> None:
    for model in privileged():
        found = {
            path.relative_to(SOURCE).as_posix()
            for path in SOURCE.rglob("*.py")
            if named_in(ast.parse(path.read_text()), model.__name__, model.__tablename__)
        }
        assert found == {f"features/court/{name}" for name in OWN}, model.__name__


def test_crt_20_a_privileged_table_cannot_be_told_on_a_timeline() -> None:
    for model in privileged():
        with pytest.raises(TypeError, match="told on no timeline"):
            tells(Permission.PRIVILEGED_NOTES_READ, model)


@contextmanager
def statements(house: House) -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    heard: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        heard.append(statement)

    engine = house.office.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield heard
    finally:
        event.remove(engine, "before_cursor_execute", note)


async def test_crt_20_a_release_of_everything_holds_no_privileged_note(house: House) -> None:
    two = await two_centres(house)
    way = await sent_way(two)
    said = canary()
    note = {"case_id": way.case, "text": said}
    here = (await way.sender.legal.made("/v1/privileged-notes", note)).headers["Location"]
    with statements(house) as heard:
        await way.released(ALL_GROUPS)
        disclosed = await way.receiver.coordinator.get(f"{way.here}/disclosure")
        assert disclosed.status_code == 200
        await way.receive("arrive")
        told = [disclosed.text]
        for caller in (way.sender.coordinator, way.sender.legal):
            for path in (f"cases/{way.case}", f"cases/{way.case}/timeline", f"people/{way.person}"):
                told += [(await caller.get(f"/v1/{path}")).text]
        told += [str(await way.copy())]
    assert len(heard) > 10
    assert [one for one in heard if "privileged_notes" in one] == []
    assert [text for text in told if said in text or here[-36:] in text] == []
    # Neither did a note come along with her.
    assert (await way.receiver.legal.get("/v1/privileged-notes")).json()["items"] == []


async def test_crt_20_no_list_search_or_figure_asks_for_a_privileged_note(house: House) -> None:
    two = await two_centres(house)
    way = await sent_way(two)
    said = canary()
    await way.sender.legal.made("/v1/privileged-notes", {"case_id": way.case, "text": said})
    asked = 0
    with statements(house) as heard:
        for operation in behind_the_door():
            if operation.method != "GET" or "{" in operation.path or "privileged" in operation.path:
                continue
            for name in ("coordinator", "legal", "finance", "auditor", "admin"):
                caller = way.sender.callers[name]
                answer = await caller.get(operation.path, params=operation.needed_query)
                assert said not in answer.text, operation.name
                asked += answer.status_code == 200
        search = await way.sender.coordinator.post("/v1/people/search", {"name": "Phoutsavanh"})
        assert said not in search.text
    assert asked > 50
    assert [one for one in heard if "privileged_notes" in one] == []
