"""A ledger keeps what was written before a crash, and believes nothing that it did not write."""

import json
import stat
import threading
from pathlib import Path

import pytest

from trafficking_api.kit.ledger import Ledger

KEY = b"k" * 32
ENTRY = {"organisation_id": "o", "person_id": "p"}


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.jsonl", KEY)


def test_without_a_file_there_are_no_lines(ledger: Ledger) -> None:
    assert list(ledger) == []
    assert not ledger.path.exists()


def test_what_was_appended_is_read_in_its_order_by_its_owner_only(ledger: Ledger) -> None:
    for number in range(3):
        ledger.append({**ENTRY, "number": str(number)})
    assert [(line.number, line.entry) for line in ledger] == [
        (number + 1, {**ENTRY, "number": str(number)}) for number in range(3)
    ]
    assert stat.S_IMODE(ledger.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("tear", range(1, 60, 7))
def test_half_a_line_is_lost_alone(ledger: Ledger, tear: int) -> None:
    ledger.append({**ENTRY, "number": "0"})
    ledger.append({**ENTRY, "number": "1"})
    whole = ledger.path.read_bytes()
    ledger.path.write_bytes(whole[:-tear])
    ledger.append({**ENTRY, "number": "2"})
    read = [line.entry and line.entry["number"] for line in ledger]
    # Without its line feed alone, a line is whole.
    assert read == (["0", "1", "2"] if tear == 1 else ["0", None, "2"])


def test_a_changed_or_foreign_line_is_not_believed(ledger: Ledger) -> None:
    ledger.append(ENTRY)
    line = json.loads(ledger.path.read_text())
    forged = {**line, "person_id": "another"}
    unsigned = dict(ENTRY)
    strange: list[object] = [forged, unsigned, [], 7, {"mac": 7}, {"mac": "é"}, None]
    with ledger.path.open("a") as file:
        file.writelines(json.dumps(each) + "\n" for each in strange)
    Ledger(ledger.path, b"x" * 32).append(ENTRY)
    assert [line.entry for line in ledger] == [ENTRY, *[None] * (len(strange) + 1)]


def test_many_writers_lose_no_line(ledger: Ledger) -> None:
    def write(writer: int) -> None:
        for number in range(25):
            ledger.append({**ENTRY, "by": f"{writer}.{number}"})

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {line.entry["by"] for line in ledger if line.entry} == {
        f"{writer}.{number}" for writer in range(8) for number in range(25)
    }


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        Ledger(tmp_path / "nowhere" / "ledger.jsonl", KEY).append(ENTRY)
