"""What happened is appended to a file, each event once; and what is gone leaves the copy of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.remote.conftest import Shell
from tests.factories.house import FACTS, Party
from tests.factories.served import Served
from tests.features.referrals.second_stage import sent_way, two_centres
from trafficking_api.cli.remote.events import last_position
from trafficking_api.cli.remote.exits import Ended

pytestmark = pytest.mark.slow


def positions(file: Path) -> list[int]:
    return [json.loads(line)["position"] for line in file.read_text().splitlines()]


async def opened(party: Party) -> str:
    return str((await party.coordinator.made("/v1/cases", FACTS)).json()["id"])


async def test_xch_7_a_file_of_events_has_each_once_also_after_a_crash(
    here: Served, shell: Shell, tmp_path: Path
) -> None:
    centre = await here.house.party()
    cases = [await opened(centre) for _ in range(3)]
    await shell.signs_in(here, centre)
    file = tmp_path / "events.ndjson"
    first = await shell.run("events", "pull", file)
    assert first.code == 0, first
    seen = positions(file)
    assert seen == list(range(1, len(seen) + 1))
    assert first.out == f"{len(seen)} events, up to {len(seen)}\n"
    assert file.stat().st_mode & 0o777 == 0o600

    with file.open("a") as torn:
        torn.write('{"position": 99')
    cases.append(await opened(centre))
    again = await shell.run("events", "pull", file)
    assert again.code == 0, again
    assert positions(file) == list(range(1, len(positions(file)) + 1))
    assert len(positions(file)) > len(seen)
    events = [json.loads(line) for line in file.read_text().splitlines()]
    made = [event["object_id"] for event in events if event["type"] == "case.created"]
    assert made == cases
    assert (await shell.run("events", "pull", file)).out.startswith("0 events")


async def test_what_is_gone_leaves_the_copy(here: Served, shell: Shell, tmp_path: Path) -> None:
    way = await sent_way(await two_centres(here.house))
    await shell.signs_in(here, way.receiver)
    folder = tmp_path / "copy"
    assert (await shell.run("sync", "pull", folder, "--type", "referrals")).code == 0
    file = folder / f"referrals/{way.here.rsplit('/', 1)[1]}.json"
    assert json.loads(file.read_text())["view"] == "receiver"

    await way.send("withdraw", {"code": "NoLongerNeeded"})
    pulled = await shell.run("sync", "pull", folder, "--type", "referrals")
    assert (pulled.code, pulled.err.strip()) == (0, "")
    assert "1 gone" in pulled.out
    assert list(folder.rglob(file.name)) == []


async def test_a_file_that_goes_further_than_the_feed_is_told_to_begin_anew(
    here: Served, shell: Shell, tmp_path: Path
) -> None:
    """As after the server was restored from a backup: events that are in the file are there no more."""
    await shell.signs_in(here, await here.house.party())
    file = tmp_path / "events.ndjson"
    file.write_text('{"position": 999999}\n')
    for _ in range(2):
        pulled = await shell.run("events", "pull", file)
        assert (pulled.code, pulled.out) == (5, "")
        assert "bad_cursor: " in pulled.err
        assert "begin another file" in pulled.err
    assert positions(file) == [999_999]


@pytest.mark.parametrize(
    ("content", "position"),
    [("", 0), ('{"position": 1}\n{"position": 2}\n', 2), ('{"position": 7}\n{"posi', 7), ('{"posi', 0)],
)
def test_a_file_goes_on_after_its_last_whole_line(tmp_path: Path, content: str, position: int) -> None:
    file = tmp_path / "events.ndjson"
    file.write_text(content)
    assert last_position(file) == position
    assert file.read_text() == content[: content.rfind("\n") + 1]


@pytest.mark.parametrize("content", ["a diary\n", '{"pos": 1}\n', "[]\n", "x" * 70_000])
def test_another_file_is_not_appended_to_and_not_changed(tmp_path: Path, content: Any) -> None:
    file = tmp_path / "diary.txt"
    file.write_text(content)
    with pytest.raises(Ended, match="not a file of events"):
        last_position(file)
    assert file.read_text() == content
