"""Files are made, fetched and compared with the manifest; a command that was stopped goes on."""

import hashlib
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
import pyzipper

from tests.cli.remote.conftest import Shell
from tests.factories.house import FACTS
from tests.factories.served import Served
from trafficking_api.cli.remote import jobs
from trafficking_api.cli.remote.exits import Exit, stop
from trafficking_api.cli.remote.session import Session

pytestmark = pytest.mark.slow


async def test_an_export_that_was_stopped_goes_on_and_is_what_the_manifest_says(
    here: Served, shell: Shell, tmp_path: Path
) -> None:
    centre = await here.house.party()
    cases = {(await centre.coordinator.made("/v1/cases", FACTS)).json()["id"] for _ in range(3)}
    await shell.signs_in(here, centre)
    folder = tmp_path / "export"
    nothing = await shell.run("export", folder)
    assert (nothing.code, "--type cases" in nothing.err) == (2, True)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jobs, "ended", lambda *_: stop(Exit.SILENT, "killed"))
        assert (await shell.run("export", folder, "--type", "cases")).code == 3
    begun = json.loads((folder / "export.json").read_text())
    done = await shell.run("export", folder)
    assert done.code == 0, done
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["id"] == begun["id"]
    assert f"--since {manifest['as_of']}" in done.out
    (file,) = folder.glob("cases-*.ndjson")
    (said,) = [each for each in manifest["files"] if each["type"] == "cases"]
    assert said["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert {json.loads(line)["id"] for line in file.read_text().splitlines()} == cases
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert not (folder / "export.json").exists()


async def test_what_was_refused_is_not_asked_for_again(here: Served, shell: Shell, tmp_path: Path) -> None:
    centre = await here.house.party()
    await shell.signs_in(here, centre)
    folder = tmp_path / "export"
    assert (await shell.run("export", folder, "--type", "nothings")).code == 5
    assert not (folder / "export.json").exists()
    assert (await shell.run("export", folder, "--type", "cases")).code == 0


async def test_an_export_that_leads_nowhere_makes_place_for_another(
    here: Served, shell: Shell, tmp_path: Path
) -> None:
    centre = await here.house.party()
    await shell.signs_in(here, centre)
    folder = tmp_path / "export"

    def _called_off(session: Session, path: str, _done: object) -> dict[str, Any]:
        session.change("POST", f"{path}/cancel", headers={"If-Match": "*"}, expect=frozenset({409}))
        session.change("POST", f"{path}/discard", headers={"If-Match": "*"}, expect=frozenset({409}))
        return dict(session.get(path).json())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jobs, "ended", _called_off)
        assert (await shell.run("export", folder, "--type", "cases")).code == 5
    done = await shell.run("export", folder, "--type", "cases")
    assert done.code == 0, done


async def test_an_export_that_is_over_does_not_stand_in_the_way_of_another_wish(
    here: Served, shell: Shell, tmp_path: Path
) -> None:
    centre = await here.house.party()
    await shell.signs_in(here, centre)
    folder = tmp_path / "export"

    def _called_off_and_killed(session: Session, path: str, _done: object) -> dict[str, Any]:
        for command in ("cancel", "discard"):
            session.change("POST", f"{path}/{command}", headers={"If-Match": "*"}, expect=frozenset({409}))
        stop(Exit.SILENT, "killed")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jobs, "ended", _called_off_and_killed)
        assert (await shell.run("export", folder, "--type", "cases")).code == 3
    done = await shell.run("export", folder, "--type", "visits")
    assert done.code == 0, done


async def test_a_folder_goes_on_with_its_own_export_alone(here: Served, shell: Shell, tmp_path: Path) -> None:
    centre = await here.house.party()
    await shell.signs_in(here, centre)
    folder = tmp_path / "export"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jobs, "ended", lambda *_: stop(Exit.SILENT, "killed"))
        assert (await shell.run("export", folder, "--type", "cases")).code == 3
    other = await shell.run("export", folder, "--type", "visits")
    assert (other.code, "is of another export" in other.err) == (1, True)
    assert (await shell.run("export", folder, "--type", "cases")).code == 0
    for torn in ("{", "[]", '{"key": 1, "body": {}}', '{"key": "x"}'):
        (folder / "export.json").write_text(torn)
        said = await shell.run("export", folder, "--type", "cases")
        assert (said.code, "says nothing of an export" in said.err) == (1, True), said


async def test_who_never_saw_the_passphrase_has_another_export_made(
    here: Served, shell: Shell, tmp_path: Path
) -> None:
    """The answer with the passphrase was lost: nobody could ever open what was made."""
    centre = await here.house.party()
    await shell.signs_in(here, centre)
    folder, asked = tmp_path / "export", ("--type", "people", "--reason", "Supervision")
    change = Session.change

    def _lost(self: Session, *arguments: Any, **options: Any) -> httpx.Response:
        change(self, *arguments, **options)
        stop(Exit.SILENT, "the answer did not arrive")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Session, "change", _lost)
        assert (await shell.run("export", folder, *asked)).code == 3
    done = await shell.run("export", folder, *asked)
    assert (done.code, done.err.count("passphrase, shown once: ")) == (0, 1), done
    word = done.err.partition("passphrase, shown once: ")[2].splitlines()[0]
    rows = await here.house.owner_execute(
        "SELECT status FROM exports WHERE organisation_id = :id ORDER BY id", id=centre.id
    )
    first, second = rows.scalars()
    assert (first in {"cancelled", "discarded"}, second) == (True, "completed")
    (file,) = folder.glob("people-*.zip")
    with pyzipper.AESZipFile(file) as archive:
        archive.setpassword(word.encode())
        assert archive.namelist() == ["people.ndjson"]
        archive.read("people.ndjson")
