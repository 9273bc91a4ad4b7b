"""The feed in a calendar program that is not ours: khal, which is told what a member would tell it."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from tests.features.court.feeds import CHAIN, HOUR, KEYS, QUIET, hearing
from trafficking_api.features.court.rules.appointment import FeedHearing, entry
from trafficking_api.features.court.rules.chain import HearingStatus
from trafficking_api.features.court.rules.feed import FILE_NAME, calendar, uid

KHAL = Path(sys.executable).with_name("khal")
#: All that khal says about an event. It leaves a blank after a status.
FORMAT = (
    "{uid}|{status}|{title}|{start-long}|{end-long}|{location}|{description}|{organizer}|{url}|{categories}"
)
SETTINGS = """
[calendars]
[[feed]]
path = {folder}/vdir
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = {zone}
default_timezone = Pacific/Auckland
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = feed
"""


class Khal:
    """A member's calendar program, in a folder of its own, set to the clock of where they are."""

    def __init__(self, folder: Path, zone: str = "Europe/Brussels") -> None:
        self._folder = folder
        (folder / "vdir").mkdir()
        (folder / "settings").write_text(SETTINGS.format(folder=folder, zone=zone))

    def _run(self, *words: str) -> str:
        told = subprocess.run(
            [KHAL, "-c", str(self._folder / "settings"), *words],
            env={"HOME": str(self._folder), "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"], "TZ": "UTC"},
            capture_output=True,
            check=True,
            encoding="utf-8",
            timeout=60,
        )
        assert told.stderr == ""
        return told.stdout

    def read(self, *chains: list[FeedHearing], language: str = "fr") -> None:
        """Import the feed of these chains, as a member has it who asked for nothing more."""
        entries = [found for chain in chains if (found := entry(chain, QUIET))]
        self.imports(calendar(entries, language, KEYS))

    def imports(self, feed: bytes) -> None:
        """Import a feed as it is served."""
        path = self._folder / FILE_NAME
        path.write_bytes(feed)
        self._run("import", "--batch", str(path))

    def listed(self, since: str = "2026-01-01", until: str = "2028-12-31") -> list[str]:
        """Each event of these days, as khal tells it."""
        told = self._run("list", "--format", FORMAT, "--day-format", "", since, until)
        return [line for line in told.splitlines() if line]


def told(status: str, start: str, end: str, *, title: str = "Rendez-vous", chain: UUID = CHAIN) -> str:
    """What khal says of an event that has nothing but a title and its times."""
    return f"{uid(chain, KEYS)}|{status} |{title}|{start}|{end}|||||"


@pytest.mark.slow
def test_crt_9_read_twice_moved_and_cancelled_it_is_one_event(tmp_path: Path) -> None:
    khal = Khal(tmp_path)
    khal.read([hearing()])
    khal.read([hearing()])
    assert khal.listed() == [told("CONFIRMED", "2027-01-18 14:00", "2027-01-18 15:00")]

    left = hearing(status=HearingStatus.POSTPONED, version=2)
    summer = datetime(2027, 6, 1, 7, 30, tzinfo=UTC)
    moved = hearing(id=UUID(int=2), starts_at=summer, ends_at=summer + HOUR)
    khal.read([left, moved])
    assert khal.listed() == [told("CONFIRMED", "2027-06-01 09:30", "2027-06-01 10:30")]

    # khal keeps what was cancelled, and says so.
    khal.read([left, replace(moved, status=HearingStatus.CANCELLED, version=2)])
    assert khal.listed() == [told("CANCELLED", "2027-06-01 09:30", "2027-06-01 10:30")]


def test_crt_9_khal_shows_the_right_hour_in_each_zone_and_at_each_clock_change(tmp_path: Path) -> None:
    seen_in_vientiane = [
        # When clocks go back in Brussels, half past two comes twice.
        ("Europe/Brussels", "2026-10-25T00:30Z", "2026-10-25 07:30", "2026-10-25 08:30"),
        ("Europe/Brussels", "2026-10-25T01:30Z", "2026-10-25 08:30", "2026-10-25 09:30"),
        ("Europe/Brussels", "2027-03-28T00:30Z", "2027-03-28 07:30", "2027-03-28 08:30"),
        ("Europe/Brussels", "2027-03-28T01:30Z", "2027-03-28 08:30", "2027-03-28 09:30"),
        ("Africa/Kinshasa", "2027-04-01T01:00Z", "2027-04-01 08:00", "2027-04-01 09:00"),
        ("Africa/Lubumbashi", "2027-04-02T01:00Z", "2027-04-02 08:00", "2027-04-02 09:00"),
        ("Asia/Vientiane", "2027-04-03T01:00Z", "2027-04-03 08:00", "2027-04-03 09:00"),
    ]
    chains, lines = [], []
    for number, (zone, start, shown, shown_end) in enumerate(seen_in_vientiane):
        starts_at = datetime.fromisoformat(start)
        chain_id, ends_at = UUID(int=number), starts_at + HOUR
        chains.append([hearing(id=chain_id, zone=zone, starts_at=starts_at, ends_at=ends_at)])
        lines.append(told("CONFIRMED", shown, shown_end, title="Rendez-vous", chain=chain_id))
    khal = Khal(tmp_path, "Asia/Vientiane")
    khal.read(*chains, language="fr")
    assert khal.listed() == lines
