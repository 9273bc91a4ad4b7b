"""The rows of a file are taken in; what is wrong is named by row, and the same file again changes nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.remote.conftest import Shell
from tests.factories.house import FACTS, Party
from tests.factories.served import Served
from trafficking_api.cli.remote import jobs
from trafficking_api.cli.remote.session import Session

pytestmark = pytest.mark.slow


def rows(file: Path, *data: dict[str, Any]) -> Path:
    lines = [
        json.dumps({"type": "case", "reference": f"R-{number}", "data": each})
        for number, each in enumerate(data, 1)
    ]
    file.write_text("\n".join(lines) + "\n")
    return file


async def count(party: Party) -> int:
    return len((await party.coordinator.get("/v1/cases?limit=200")).json()["items"])


async def test_a_file_is_tried_taken_in_and_known_again(here: Served, shell: Shell, tmp_path: Path) -> None:
    centre = await here.house.party()
    await shell.signs_in(here, centre)
    worker = str(centre.coordinator.member_id)
    good, bad = FACTS | {"worker_id": worker}, FACTS | {"worker_id": worker, "household_size": "geheim"}
    file = rows(tmp_path / "cases.ndjson", good, bad, good)

    tried = await shell.run("import", file, "--validate-only")
    assert tried.code == 6, tried
    assert tried.out.splitlines()[-1] == "0 stored, 2 valid, 0 unchanged, 1 refused"
    assert tried.out.startswith("row 2: ")
    assert "household_size" in tried.out
    assert "geheim" not in tried.out + tried.err
    assert await count(centre) == 0

    taken = await shell.run("import", file)
    assert (taken.code, taken.out.splitlines()[-1]) == (6, "2 stored, 0 valid, 0 unchanged, 1 refused")
    assert await count(centre) == 2
    # The same file is the same import; another one with the same references changes nothing.
    again = await shell.run("import", file)
    assert (again.code, again.out) == (6, taken.out)
    other = rows(tmp_path / "others.ndjson", good, FACTS | {"worker_id": worker}, good)
    more = await shell.run("import", other)
    assert (more.code, more.out) == (0, "1 stored, 0 valid, 2 unchanged, 0 refused\n")
    assert await count(centre) == 3


async def test_of_htcds_the_record_of_a_row_is_named(here: Served, shell: Shell, tmp_path: Path) -> None:
    centre = await here.house.party()
    await shell.signs_in(here, centre)
    file = tmp_path / "records.csv"
    file.write_text("prs_FirstName,vic_AgeWhenTrafficked\nOne,19\nTwo,geheim\n")
    tried = await shell.run("import", file, "--format", "htcds_csv", "--validate-only")
    assert tried.code == 6, tried
    assert "row 4 of record 2: " in tried.out
    assert "geheim" not in tried.out + tried.err


async def test_what_a_file_is_must_be_known(here: Served, shell: Shell, tmp_path: Path) -> None:
    await shell.signs_in(here, await here.house.party())
    file = rows(tmp_path / "cases.txt", FACTS)
    unknown = await shell.run("import", file)
    assert (unknown.code, "--format" in unknown.err) == (2, True)
    assert (await shell.run("import", file, "--format", "nothing")).code == 5
    assert (await shell.run("import", tmp_path / "missing.csv")).code == 2


async def test_a_file_whose_import_was_called_off_is_taken_in_by_another(
    here: Served, shell: Shell, tmp_path: Path
) -> None:
    centre = await here.house.party()
    await shell.signs_in(here, centre)
    worker = str(centre.coordinator.member_id)
    file = rows(tmp_path / "CASES.NDJSON", FACTS | {"worker_id": worker}, FACTS | {"worker_id": worker})
    called_off: list[str] = []

    def _called_off(session: Session, path: str, _done: object) -> dict[str, Any]:
        """The import, once somebody has called it off."""
        answer = session.change("POST", f"{path}/cancel", headers={"If-Match": "*"}, expect=frozenset({409}))
        called_off.append(path)
        assert answer.is_success, answer.text
        return dict(session.get(path).json())

    for _ in range(2):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(jobs, "ended", _called_off)
            assert (await shell.run("import", file)).code == 5
    assert len(set(called_off)) == 2
    taken = await shell.run("import", file)
    assert (taken.code, taken.out) == (0, "2 stored, 0 valid, 0 unchanged, 0 refused\n")
    again = await shell.run("import", file)
    assert (again.code, again.out) == (0, taken.out)
