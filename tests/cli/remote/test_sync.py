"""A copy in a folder: pulled, changed on both sides, pushed; killed, it goes on; never of identities."""

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.cli.remote.conftest import Shell
from tests.factories.house import FACTS, Party, soon
from tests.factories.served import Served
from trafficking_api.cli.remote.copying import Came, Copy
from trafficking_api.cli.remote.mirror import Entry, Mirror
from trafficking_api.cli.remote.profiles import load
from trafficking_api.cli.remote.session import Session, session
from trafficking_api.cli.remote.sync import COPIED

pytestmark = pytest.mark.slow


async def opened(party: Party, number: int) -> list[dict[str, Any]]:
    return [(await party.coordinator.made("/v1/cases", FACTS)).json() for _ in range(number)]


def copied(folder: Path, type_: str) -> dict[str, dict[str, Any]]:
    return {path.stem: json.loads(path.read_text()) for path in (folder / type_).glob("*.json")}


def edit(folder: Path, case_id: str, **members: Any) -> None:
    path = folder / f"cases/{case_id}.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | members))


async def changes(party: Party, case_id: str, household_size: int) -> None:
    """Change it there, as somebody else."""
    seen = await party.coordinator.get(f"/v1/cases/{case_id}")
    answer = await party.coordinator.patch(
        f"/v1/cases/{case_id}", {"household_size": household_size}, etag=seen.headers["ETag"]
    )
    assert answer.status_code == 200, answer.text


async def read(party: Party, case_id: str) -> dict[str, Any]:
    return dict((await party.coordinator.get(f"/v1/cases/{case_id}")).json())


async def test_a_copy_is_what_the_server_says_and_is_asked_for_once(
    here: Served, shell: Shell, tmp_path: Path
) -> None:
    centre, other = await here.house.party(), await here.house.party()
    cases = await opened(centre, 5)
    await opened(other, 1)
    await here.house.agree(centre, other)
    offer = {"case_id": cases[0]["id"], "kind": "referral", "to_organisation_id": str(other.id)}
    referral = (await centre.coordinator.made("/v1/referrals", offer | {"respond_by_on": soon()})).json()
    await shell.signs_in(here, centre)
    folder = tmp_path / "copy"

    first = await shell.run("sync", "pull", folder)
    assert (first.code, first.out.startswith("6 new")) == (0, True), first
    for case in cases:
        assert copied(folder, "cases")[case["id"]] == await read(centre, case["id"])
    assert set(copied(folder, "cases")) == {case["id"] for case in cases}
    assert set(copied(folder, "referrals")) == {referral["id"]}
    modes = {path.stat().st_mode & 0o777 for path in folder.rglob("*.json")}
    assert modes == {0o600}

    again = await shell.run("sync", "pull", folder)
    assert "0 new, 0 changed" in again.out
    await changes(centre, cases[1]["id"], 4)
    third = await shell.run("sync", "pull", folder)
    assert "0 new, 1 changed" in third.out
    assert copied(folder, "cases")[cases[1]["id"]]["household_size"] == 4


async def test_what_is_changed_here_is_sent_and_nobody_is_overwritten(
    here: Served, shell: Shell, tmp_path: Path
) -> None:
    centre = await here.house.party()
    mine, theirs, wrong = (case["id"] for case in await opened(centre, 3))
    await shell.signs_in(here, centre)
    folder = tmp_path / "copy"
    await shell.run("sync", "pull", folder, "--type", "cases")
    assert (await shell.run("sync", "diff", folder, "--type", "cases")).code == 0

    edit(folder, mine, household_size=7)
    edit(folder, theirs, household_size=8)
    edit(folder, wrong, household_size="geheim")
    await changes(centre, theirs, 2)
    told = await shell.run("sync", "diff", folder, "--type", "cases")
    assert told.code == 6
    assert f"here   cases/{mine}.json: household_size" in told.out
    assert f"there  cases/{theirs}.json" in told.out
    assert f"there  cases/{mine}.json" not in told.out

    dry = await shell.run("sync", "push", folder, "--dry-run")
    assert (dry.code, dry.out.count("household_size")) == (0, 3)
    assert (await read(centre, mine))["household_size"] == 1
    pushed = await shell.run("sync", "push", folder)
    assert pushed.code == 6
    assert f"sent: cases/{mine}.json" in pushed.out
    assert f"changed there meanwhile: cases/{theirs}.json" in pushed.err
    assert f"refused: cases/{wrong}.json: invalid: " in pushed.err
    assert "/household_size" in pushed.err
    assert "geheim" not in pushed.out + pushed.err
    sizes = [(await read(centre, case))["household_size"] for case in (mine, theirs, wrong)]
    assert sizes == [7, 2, 1]
    assert copied(folder, "cases")[mine] == await read(centre, mine)

    pulled = await shell.run("sync", "pull", folder, "--type", "cases")
    assert pulled.code == 6
    assert f"changed here and there, left as it is: cases/{theirs}.json" in pulled.err
    assert copied(folder, "cases")[theirs]["household_size"] == 8


async def test_a_change_whose_answer_was_lost_is_found_to_be_there(
    here: Served, shell: Shell, tmp_path: Path
) -> None:
    centre = await here.house.party()
    (case,) = (case["id"] for case in await opened(centre, 1))
    await shell.signs_in(here, centre)
    folder = tmp_path / "copy"
    await shell.run("sync", "pull", folder, "--type", "cases")
    edit(folder, case, household_size=7)
    await changes(centre, case, 7)
    pushed = await shell.run("sync", "push", folder)
    assert (pushed.code, pushed.out) == (0, f"already there: cases/{case}.json\n")
    assert (await shell.run("sync", "push", folder)).out == ""


async def test_a_pull_that_is_killed_goes_on_where_it_was(here: Served, shell: Shell, tmp_path: Path) -> None:
    centre = await here.house.party()
    cases = {case["id"] for case in await opened(centre, 8)}
    await shell.signs_in(here, centre)
    mirror = Mirror(tmp_path / "copy")
    pulled: list[str] = []

    def one_pull(most: int) -> None:
        """Pull in pages of three, and die at this thing."""

        def tell(entry: Entry, came: Came) -> None:
            assert len(pulled) < most, "killed"
            pulled.append(f"{came} {entry.id}")

        with session(load("default")) as opened:
            copy = Copy(opened, mirror, mirror.open(here.address, str(centre.id)), page=3)
            copy.pull("cases", tell)

    with pytest.raises(AssertionError, match="killed"):
        await asyncio.to_thread(one_pull, 5)
    # One page is done; what was read of the second is there, and is not asked for again.
    assert list(mirror.open(here.address, str(centre.id)).link) == ["cases"]
    assert len(copied(mirror.folder, "cases")) == 6
    await asyncio.to_thread(one_pull, 100)
    assert [line.split()[0] for line in pulled] == ["new"] * 5 + ["same"] * 3 + ["new"] * 2
    assert set(copied(mirror.folder, "cases")) == cases
    done = mirror.open(here.address, str(centre.id))
    assert (done.link, done.begun, list(done.since)) == ({}, {}, ["cases"])


async def test_identities_and_foreign_folders_are_refused(here: Served, shell: Shell, tmp_path: Path) -> None:
    centre, other = await here.house.party(), await here.house.party()
    await shell.signs_in(here, centre)
    await shell.signs_in(here, other, profile="other")
    folder = tmp_path / "copy"
    never_copied = ("people", "privileged-notes", "documents", "clients", "audit-events", "assessments")
    where_she_is = ("allocations", "leases", "housing-applications", "hearings", "visits", "residence-papers")
    for never in (*never_copied, *where_she_is, "events", "nothings"):
        refused = await shell.run("sync", "pull", folder, "--type", never)
        assert (refused.code, "never copied" in refused.err) == (2, True)
    assert (await shell.run("sync", "pull", folder, "--type", "../me")).code == 2
    for each in COPIED:
        pulled = await shell.run("sync", "pull", folder, "--type", each)
        assert pulled.code == 0 or "forbidden" in pulled.err, (each, pulled)  # some are for other roles
    assert (await shell.run("sync", "pull", folder, "--type", "cases")).code == 0
    foreign = await shell.run("sync", "pull", folder, "--type", "cases", "--profile", "other")
    assert (foreign.code, "another server or organisation" in foreign.err) == (1, True)
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine.txt").write_text("mine")
    assert (await shell.run("sync", "pull", tmp_path / "full")).code == 1
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["mine.txt"]


async def test_nothing_is_sent_from_a_folder_that_is_no_copy(
    here: Served, shell: Shell, tmp_path: Path
) -> None:
    """A misspelt folder must not look as if nothing had been changed in it."""
    await shell.signs_in(here, await here.house.party())
    folder = tmp_path / "copy"
    for option in ([], ["--dry-run"]):
        said = await shell.run("sync", "push", folder, *option)
        assert (said.code, said.err) == (1, f"trafficking-api: {folder} is no copy: sync pull makes one\n")
    assert not folder.exists()
    assert (await shell.run("sync", "pull", folder, "--type", "cases")).code == 0
    (folder / ".sync/state.json").write_text('{"something": "else"}')
    broken = await shell.run("sync", "pull", folder)
    assert (broken.code, "says nothing of a copy" in broken.err) == (1, True)


async def test_a_new_copy_reads_no_feed_of_before_and_hears_what_goes_meanwhile(
    here: Served, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = await here.house.party()
    await opened(centre, 2)
    await shell.signs_in(here, centre)
    asked: list[str] = []
    get = Session.get

    def heard(self: Session, path: str, **options: Any) -> httpx.Response:
        asked.append(path)
        return get(self, path, **options)

    monkeypatch.setattr(Session, "get", heard)
    folder = tmp_path / "copy"
    assert (await shell.run("sync", "pull", folder, "--type", "cases")).code == 0
    feed = [path for path in asked if path.startswith("/v1/events")]
    assert feed[0] == "/v1/events?after=end&limit=200"
    assert "/v1/events?after=0&limit=200" not in feed
    # The feed was marked before the list was read: what goes between them is heard of.
    assert asked.index(feed[0]) < next(
        place for place, path in enumerate(asked) if path.startswith("/v1/cases")
    )
    state = folder / ".sync/state.json"
    before = json.loads(state.read_text())
    state.write_text(json.dumps({**before, "feed": "", "position": 1}))
    assert (await shell.run("sync", "pull", folder, "--type", "cases")).code == 0
    assert "/v1/events?after=1&limit=200" in asked


async def test_a_copy_that_is_ahead_of_its_server_is_told_to_begin_anew(
    here: Served, shell: Shell, tmp_path: Path
) -> None:
    """As after the server was restored from a backup: what is in the folder may be there no more."""
    centre = await here.house.party()
    await opened(centre, 1)
    await shell.signs_in(here, centre)
    folder = tmp_path / "copy"
    assert (await shell.run("sync", "pull", folder, "--type", "cases")).code == 0
    state = folder / ".sync/state.json"
    ahead = json.loads(state.read_text()) | {"feed": "/v1/events?after=999999&limit=200"}
    state.write_text(json.dumps(ahead))
    for _ in range(2):
        pulled = await shell.run("sync", "pull", folder, "--type", "cases")
        assert (pulled.code, pulled.out) == (5, "")
        assert "bad_cursor: " in pulled.err
        assert "pull into an empty folder" in pulled.err
    anew = await shell.run("sync", "pull", tmp_path / "anew", "--type", "cases")
    assert (anew.code, anew.out.startswith("1 new")) == (0, True)


async def test_a_page_that_the_server_knows_no_more_begins_its_list_anew(
    here: Served, shell: Shell, tmp_path: Path
) -> None:
    centre = await here.house.party()
    cases = {case["id"] for case in await opened(centre, 2)}
    await shell.signs_in(here, centre)
    folder = tmp_path / "copy"
    assert (await shell.run("sync", "pull", folder, "--type", "cases")).code == 0
    state = folder / ".sync/state.json"
    before = json.loads(state.read_text())
    stopped = {"link": {"cases": "/v1/cases?limit=200&cursor=x"}, "begun": before["since"], "since": {}}
    state.write_text(json.dumps(before | stopped))
    pulled = await shell.run("sync", "pull", folder, "--type", "cases")
    assert pulled.code == 5, pulled
    assert "bad_cursor: " in pulled.err
    assert "same command begins that list anew" in pulled.err
    again = await shell.run("sync", "pull", folder, "--type", "cases")
    assert (again.code, again.out.startswith("0 new, 0 changed, 2 same")) == (0, True), again
    assert set(copied(folder, "cases")) == cases
