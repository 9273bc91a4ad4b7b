"""Files are made, fetched and compared with the manifest; a command that was stopped goes on."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.remote.conftest import Shell
from tests.factories.house import FACTS
from tests.factories.served import Served
from trafficking_api.cli.remote import jobs
from trafficking_api.cli.remote.exits import Exit, stop

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
